/** A zending: one verantwoording × one ontvanger × one formaat on its way, and the states it can be in. */
import type { DeelSleutel } from './deel.ts';
import type { Ontvanger } from './register.ts';
import type { Soort } from './verantwoording.ts';

/**
 * gepland → omgezet → bezorgd → bevestigd → geaccepteerd | afgewezen | deels-afgewezen. Aside: `vastgehouden` (with bevindingen;
 * nothing left), `gefilterd` (no regel was for this ontvanger; the reasons are kept).
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
  | 'gefilterd';

/** States in which the ontvanger has the files. */
export const BEZORGDE_TOESTANDEN: readonly ZendingToestand[] = [
  'bezorgd',
  'bevestigd',
  'geaccepteerd',
  'afgewezen',
  'deels-afgewezen',
];

export interface GeplandeZending {
  readonly id: string;
  readonly verantwoordingId: string;
  readonly ontvanger: Ontvanger;
  readonly soort: Soort;
  readonly aansluiting: { readonly id: string; readonly versie: string };
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly delen: readonly DeelSleutel[];
}

/** What an output says of itself when it takes the place of an earlier one. */
export interface Zendingkenmerk {
  /** Counts what was delivered to this ontvanger of the same, from 1. */
  readonly versie: number;
  /** Id of the zending whose place it takes. */
  readonly vervangt?: string;
}

export interface BestandBewijs {
  readonly volgnummer: number;
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Regels left out for one reason; `centen` is their debet minus credit, so that in = out can be shown to the cent. */
export interface Gefilterd {
  readonly reden: string;
  readonly aantal: number;
  readonly centen: number;
}

/** How many regels of one deel were written, and how many were left out for which reason. */
export interface DeelUitkomst extends DeelSleutel {
  readonly aantal: number;
  readonly verwerkt: number;
  readonly gefilterd: readonly Gefilterd[];
  /** Debet minus credit of the regels that were written, in cents. */
  readonly verwerktCenten: number;
}
