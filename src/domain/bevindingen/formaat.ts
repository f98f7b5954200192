import type { BevindingenFormaatUitvoer } from './formaat-uitvoer.ts';

/** Findings on a formaat that is offered for registration. Each but the advice refuses it; `plaats` points into the formaat document. */
export interface BevindingenFormaat extends BevindingenFormaatUitvoer {
  FORMAAT_VORM: { readonly trefwoord: string; readonly verwacht: string };
  FORMAAT_EXPRESSIE_ONGELDIG: { readonly uitleg: string };
  FORMAAT_EXPRESSIE_TE_GROOT: Record<never, never>;
  FORMAAT_NAAM_ONBEKEND: { readonly naam: string; readonly bekend: string };
  FORMAAT_OBJECT_ALS_WAARDE: { readonly naam: string };
  FORMAAT_FUNCTIE_ONBEKEND: { readonly functie: string };
  FORMAAT_FUNCTIE_VERBODEN: { readonly functie: string };
  FORMAAT_FUNCTIE_ARGUMENTEN: { readonly functie: string; readonly verwacht: string; readonly gevonden: string };
  FORMAAT_LUS_IN_LUS: Record<never, never>;
  /** An element of a list by its number, while nothing says which one that is. */
  FORMAAT_LIJST_OP_NUMMER: { readonly lijst: string };
  FORMAAT_HAS_GEEN_VELD: { readonly gevraagd: string };
  FORMAAT_WAARDE_BUITEN_LIJST: { readonly veld: string; readonly waarde: string; readonly toegestaan: string };
  FORMAAT_TYPE: { readonly verwacht: string; readonly gevonden: string; readonly uitleg: string };
  FORMAAT_MAG_ONTBREKEN: { readonly veld: string };
  FORMAAT_TAK_ONBEREIKBAAR: { readonly tak: 'dan' | 'anders' };
  FORMAAT_DELEN_DOOR_NUL: { readonly deler: string };
  /** Together with the conditions before it: never true, or never false. */
  FORMAAT_SELECTIE_SAMEN: { readonly uitkomst: boolean };
  /** A text of the formaat itself (a default, a literal, a translation) that its own rules refuse. */
  FORMAAT_WAARDE_PAST_NIET: {
    readonly waarde: string;
    readonly reden: 'te-kort' | 'te-lang' | 'tekens' | 'tekenset' | 'leeg';
  };
  FORMAAT_TE_GROOT: { readonly bytes: number; readonly maximum: number };
  FORMAAT_VOORWAARDE_VAST: { readonly uitkomst: boolean };
  FORMAAT_VELD_ONBEKEND: { readonly veld: string };
  FORMAAT_VELD_NIET_TOEGESTAAN: { readonly veld: string };
  FORMAAT_VELD_ONGEBRUIKT: { readonly veld: string };
  /** Advice: the ontvanger has this field already, or can get it. `bron` is the source of the field in the standard. */
  FORMAAT_AL_BEKEND: { readonly veld: string; readonly bekend: 'berichtenverkeer' | 'cbs'; readonly bron: string };
  FORMAAT_PERSOONSGEGEVEN: { readonly veld: string; readonly plek: 'uitvoer' | 'bestandsnaam' };
  FORMAAT_PERSOONSNIVEAU: { readonly herhaal: string };
  FORMAAT_HERHALING: { readonly herhaal: string; readonly binnen: string };
  FORMAAT_GROEPERING_ONTBREEKT: Record<never, never>;
  FORMAAT_GROEPERING_ONGEBRUIKT: Record<never, never>;
  FORMAAT_CODETABEL_ONBEKEND: { readonly codetabel: string; readonly bekend: string };
  FORMAAT_CODETABEL_ONVOLLEDIG: { readonly codetabel: string; readonly codes: string };
  FORMAAT_WEGLATEN_IN_KOLOM: { readonly kolom: string };
  FORMAAT_BESTANDSNAAM_NIET_UNIEK: { readonly reden: 'per-gemeente' | 'per-sleutel' | 'per-deel' | 'gelijk' };
  FORMAAT_ELEMENTNAAM: {
    readonly naam: string;
    readonly reden: 'vorm' | 'naamruimte' | 'dubbel' | 'lijst' | 'attribuut';
  };
  FORMAAT_TEKENSET: { readonly tekenset: string; readonly kolom: string };
  FORMAAT_LENGTEN: { readonly minLengte: number; readonly maxLengte: number };
  FORMAAT_DATUMS: { readonly geldigVanaf: string; readonly geldigTot: string };
  FORMAAT_PARAMETER_ONGEBRUIKT: { readonly parameter: string };
}
