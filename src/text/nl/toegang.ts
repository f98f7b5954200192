/** Who may do what, in plain words. */
import type { Houdersoort, Rol } from '../../domain/toegang.ts';

export const HOUDERSOORTNAMEN: Readonly<Record<Houdersoort, string>> = {
  aanbieder: 'Aanbieder',
  ontvanger: 'Gemeente of regio',
  beheerder: 'Beheer',
};

export const ROLNAMEN: Readonly<Record<Rol, string>> = {
  indienen: 'Indienen',
  inzien: 'Inzien',
  ontvangen: 'Ontvangen',
  beantwoorden: 'Beantwoorden',
  'formaten-beheren': 'Formaten en storingen beheren',
  'organisaties-beheren': 'Organisaties beheren',
  auditen: 'Logboeken lezen',
  'persoonsgegevens-inzien': 'Persoonsgegevens inzien',
};

export const rollenTekst = (rollen: readonly Rol[]): string =>
  rollen.length === 0 ? 'geen rechten' : rollen.map((rol) => ROLNAMEN[rol]).join(', ');
