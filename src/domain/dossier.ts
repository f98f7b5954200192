/**
 * The dossier of an aanbieder (contractstandaard 3.10, 3.15, 1.8, 1.9): documents and verklaringen that are about the aanbieder, given once and
 * used for every ontvanger that asks.
 */
import type { Bijlage, Verklaring, Wet } from './verantwoording.ts';

export type Dossiersoort =
  | { readonly documentsoort: 'bijlage'; readonly soort: Bijlage['bijlagesoort'] }
  | { readonly documentsoort: 'verklaring'; readonly soort: Verklaring['verklaringsoort'] };

export type Dossierdocument = Dossiersoort & {
  readonly id: string;
  /** Absent: both. */
  readonly wet?: Wet;
  /** Absent: all. */
  readonly gemeentecode?: string;
  /** First day, and last day; the latter absent: until it is withdrawn. */
  readonly geldigVanaf: string;
  readonly geldigTot?: string;
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly sha256: string;
  readonly ontvangenOp: string;
};

export const BIJLAGESOORTEN = [
  'klachtenrapportage',
  'arrangementenverantwoording',
  'jaarrekening',
  'ubo-uittreksel',
  'bibob-antwoorden',
  'vog-rp',
  'overzicht-onderaannemers',
  'sroi-verklaring',
  'meerkosten',
  'overig',
] as const satisfies readonly Bijlage['bijlagesoort'][];

export const VERKLARINGSOORTEN = [
  'controleverklaring',
  'bestuursverklaring',
  'verklaring-totaalomzet',
] as const satisfies readonly Verklaring['verklaringsoort'][];

/** What a dossier can hold for one aanbieder at a time. */
export const MAXIMUM_DOSSIERDOCUMENTEN = 500;
