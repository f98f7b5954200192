/** What is wrong with an expression, as the parameters of the bevinding that will carry it. */
import type { BevindingenFormaat } from '../../domain/bevindingen/formaat.ts';

type Code =
  | 'FORMAAT_EXPRESSIE_ONGELDIG'
  | 'FORMAAT_EXPRESSIE_TE_GROOT'
  | 'FORMAAT_NAAM_ONBEKEND'
  | 'FORMAAT_FUNCTIE_ONBEKEND'
  | 'FORMAAT_FUNCTIE_ARGUMENTEN'
  | 'FORMAAT_FUNCTIE_VERBODEN'
  | 'FORMAAT_LUS_IN_LUS'
  | 'FORMAAT_LIJST_OP_NUMMER'
  | 'FORMAAT_HAS_GEEN_VELD'
  | 'FORMAAT_OBJECT_ALS_WAARDE'
  | 'FORMAAT_WAARDE_BUITEN_LIJST'
  | 'FORMAAT_TAK_ONBEREIKBAAR'
  | 'FORMAAT_DELEN_DOOR_NUL'
  | 'FORMAAT_TYPE';

export type Expressiefout = {
  [C in Code]: { readonly code: C; readonly parameters: BevindingenFormaat[C]; readonly positie: number };
}[Code];
