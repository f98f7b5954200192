/** Findings of routing: who receives, under which agreement, and what that agreement asks beside the file. */
import type { DrempelBasis, VerklaringSoort } from '../register.ts';

interface Gevraagd {
  readonly gemeente: string;
  readonly wet: string;
  readonly soort: string;
}

interface Drempelregel {
  readonly ontvanger: string;
  readonly drempelCenten: number;
  readonly vergelijking: '>' | '>=';
  readonly basis: DrempelBasis;
  readonly wetten: string;
  /** Name of the agreement or protocol that sets the threshold. */
  readonly bron: string;
}

export interface BevindingenRoute {
  GEEN_AANSLUITING: Gevraagd;
  GEMEENTE_NIET_IN_REGISTER: Gevraagd;
  /** The code went to several gemeenten: only a person can say to which. */
  HERINDELING_GESPLITST: Gevraagd & { readonly ingangsdatum: string; readonly nieuweCodes: string };
  GEMEENTE_ZONDER_OPVOLGER: Gevraagd & { readonly geldigTot: string };
  HERINDELING_NIET_VASTGESTELD: {
    readonly gemeente: string;
    readonly nieuweCode: string;
    readonly ingangsdatum: string;
  };
  FORMAAT_NIET_BRUIKBAAR: Gevraagd & {
    readonly ontvanger: string;
    readonly formaat: string;
    readonly reden: 'not-found' | 'not-yet-in-force' | 'ended';
    readonly peildatum: string;
  };

  DREMPEL_VERKLARING_ONTBREEKT: Drempelregel & {
    readonly kant: 'erboven' | 'eronder';
    /** Turnover that was compared: as declared, or counted from the prestaties. */
    readonly omzetCenten: number;
    readonly verklaring: VerklaringSoort;
    readonly gemeente?: string;
    readonly uiterlijk?: string;
  };
  /** Above or below cannot be decided from this verantwoording. */
  DREMPEL_ONBEPAALD: Drempelregel & {
    readonly reden: 'omzet-niet-opgegeven' | 'geen-heel-jaar';
    readonly ondergrensCenten: number;
    readonly verklaring: VerklaringSoort;
    readonly gemeente?: string;
  };
  /** Not in the verantwoording, and found in the dossier of the aanbieder. */
  UIT_DOSSIER: {
    readonly ontvanger: string;
    readonly document: string;
    readonly sha256: string;
    readonly geldigVanaf: string;
  };
  DOSSIER_VERLOPEN: {
    readonly ontvanger: string;
    readonly document: string;
    readonly geldigTot: string;
    readonly opDatum: string;
  };
  BIJLAGE_ONTBREEKT: { readonly ontvanger: string; readonly aansluiting: string; readonly bijlage: string };
  TERMIJN_VERSTREKEN: {
    readonly ontvanger: string;
    readonly aansluiting: string;
    readonly wat: string;
    readonly grens: 'voor' | 'uiterlijk';
    readonly datum: string;
  };
}
