/**
 * The dossier of an aanbieder (contractstandaard 3.10, 3.15, 1.8, 1.9): documents and verklaringen that are about the aanbieder, given once and
 * used for every ontvanger that asks.
 */
import { LIMIETEN } from './limieten.ts';
import type { Bijlage, Verklaring, Wet } from './verantwoording.ts';
import type { Scanstand } from './virusscan.ts';
import type { GevraagdDocument } from './zending.ts';

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
  /** Size of its content; absent as long as the aanbieder did not send that. */
  readonly bytes?: number;
  /** Where the look for viruses stands; absent as long as there is no content. */
  readonly virusscan?: Scanstand;
  /** What was found in it; the content is gone then. */
  readonly virus?: string;
};

/** A document of a zending, as its ontvanger sees it. */
export interface Zendingdocument extends GevraagdDocument {
  /** From 1, within its zending. */
  readonly nummer: number;
  /** Absent when it is not in the dossier: named in the verantwoording only, or withdrawn before its content was sent. */
  readonly bestand?: {
    /** Of the dossierdocument. */
    readonly id: string;
    readonly bestandsnaam: string;
    readonly mediatype: string;
    /** Absent as long as there is no content to fetch. */
    readonly bytes?: number;
    readonly virusscan?: Scanstand;
  };
}

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

/** The content of one document. */
export const MAXIMUM_DOCUMENTBYTES = LIMIETEN.documentBytes.waarde;
