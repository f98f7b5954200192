/** A zending: one verantwoording × one ontvanger × one formaat on its way, and the states it can be in. */
import type { Antwoordsoort } from './declaratiebericht.ts';
import type { DeelSleutel } from './deel.ts';
import type { Ontvanger } from './register.ts';
import type { Soort } from './verantwoording.ts';

/**
 * gepland → omgezet → bezorgd → bevestigd → geaccepteerd | afgewezen | deels-afgewezen. Aside: `vastgehouden` (with bevindingen;
 * nothing left), `gefilterd` (no regel was for this ontvanger; the reasons are kept), `wacht-op-antwoord` (a correction of what the
 * ontvanger has not answered; goes back to `gepland` by itself), `ongewijzigd` (the ontvanger has this already), `bewaard` (a concept that
 * this ontvanger does not ask for), `ingetrokken` (never left, and never will).
 */
export type ZendingToestand =
  | 'gepland'
  | 'omgezet'
  | 'bezorgd'
  | 'bevestigd'
  | 'geaccepteerd'
  | 'afgewezen'
  | 'deels-afgewezen'
  | 'vastgehouden'
  | 'gefilterd'
  | 'wacht-op-antwoord'
  | 'ongewijzigd'
  | 'bewaard'
  | 'ingetrokken';

/** States in which the ontvanger has the files. */
export const BEZORGDE_TOESTANDEN: readonly ZendingToestand[] = [
  'bezorgd',
  'bevestigd',
  'geaccepteerd',
  'afgewezen',
  'deels-afgewezen',
];

/** On their way: something of theirs still has to happen. */
export const LOPENDE_TOESTANDEN: readonly ZendingToestand[] = ['gepland', 'wacht-op-antwoord', 'omgezet'];

/** What a zending is for. `intrekken`: it takes back what its verantwoording, and those it replaced, sent. */
export type Zendingdoel = 'verantwoorden' | 'intrekken';

export interface GeplandeZending {
  readonly id: string;
  readonly verantwoordingId: string;
  readonly ontvanger: Ontvanger;
  readonly soort: Soort;
  readonly aansluiting: { readonly id: string; readonly versie: string };
  readonly formaat: { readonly naam: string; readonly versie: string };
  /** None when a later version, or a withdrawal, only takes back. */
  readonly delen: readonly DeelSleutel[];
  /** Absent: `verantwoorden`. */
  readonly doel?: Zendingdoel;
  /** What its ontvanger asks beside the file and the aanbieder named. Absent: nothing. */
  readonly documenten?: readonly GevraagdDocument[];
}

/** A document that an ontvanger asks and may see. Its name is left out: that is known of what stands in the dossier only. */
export interface GevraagdDocument {
  /** Bijlagesoort or verklaringsoort. */
  readonly soort: string;
  readonly sha256: string;
}

/** What an output says of itself when it takes the place of an earlier one. */
export interface Zendingkenmerk {
  /** Counts what was delivered to this ontvanger of the same, from 1. */
  readonly versie: number;
  /** Id of the zending whose place it takes. */
  readonly vervangt?: string;
}

/** By what an answer finds the file it is about. */
export interface Retourkenmerk {
  readonly soort: Antwoordsoort;
  readonly kenmerk: string;
}

export interface BestandBewijs {
  readonly volgnummer: number;
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly sha256: string;
  readonly bytes: number;
  /** The message that will answer this file, and by what it names it. */
  readonly retour?: Retourkenmerk;
}

/** Regels left out for one reason; `centen` is their debet minus credit, so that in = out can be shown to the cent. */
export interface Gefilterd {
  readonly reden: string;
  readonly aantal: number;
  readonly centen: number;
}

/** Regels of one product that were written. */
export interface Productaantal {
  /** Empty when the formaat does not give it. */
  readonly productcategorie: string;
  /** Empty for a regel without one, and for what comes after the first few hundred products. */
  readonly productcode: string;
  readonly aantal: number;
  /** Debet minus credit, in cents. */
  readonly centen: number;
}

/** How many regels of one deel were written, and how many were left out for which reason. */
export interface DeelUitkomst extends DeelSleutel {
  readonly aantal: number;
  readonly verwerkt: number;
  readonly gefilterd: readonly Gefilterd[];
  /** Debet minus credit of the regels that were written, in cents. */
  readonly verwerktCenten: number;
  /** Regels that the ontvanger has already, from an earlier zending; absent: none. */
  readonly ongewijzigd?: number;
  readonly ongewijzigdCenten?: number;
  /** What was written, per product; absent when the formaat does not give products and amounts. */
  readonly producten?: readonly Productaantal[];
}
