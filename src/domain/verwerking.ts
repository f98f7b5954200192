/** The words of the verwerkingenlogboek (Logboek Dataverwerkingen, Logius), and the trace that holds the actions together. */
import type { Activiteitnaam } from './verwerkingsactiviteit.ts';

/** Where we are in a trace (W3C Trace Context): hex, 32 and 16 digits. */
export interface Spoor {
  readonly traceId: string;
  readonly spanId: string;
  /** The action of another organisation that asked for this one. */
  readonly vreemd?: VreemdeActie;
}

/** `foreign_operation` of the standard. */
export interface VreemdeActie {
  readonly traceId: string;
  readonly spanId: string;
  /** URI of who asked. */
  readonly entiteit: string;
}

/** `STATUS_CODE_UNSET` (no fault of ours) and `STATUS_CODE_ERROR`. */
export type Verwerkingsstatus = 0 | 2;

/**
 * Whose data it was about. `alle`: everyone in the list; `zending`: who is in the delen of this zending; `een`: this one person; `geen`: of
 * nobody, or of somebody of whom nothing was kept.
 */
export type Betrokkenen = 'alle' | 'zending' | 'een' | 'geen';

/** One action, with the betrokkenen it has in common: kept once, and told as one logregel for each of them. */
export interface Verwerking {
  readonly nummer: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly vreemd?: VreemdeActie;
  /** `zending.omzetten` */
  readonly naam: string;
  readonly activiteit: Activiteitnaam;
  readonly status: Verwerkingsstatus;
  /** ISO UTC. */
  readonly begonnenOp: string;
  readonly geeindigdOp: string;
  /** Who asked; absent for what the gateway does by itself. */
  readonly door?: { readonly houdersoort: string; readonly houdercode: string };
  readonly verantwoordingId?: string;
  readonly zendingId?: string;
  /** Under which id the list of betrokkenen was kept when the data came in. */
  readonly lijstId?: string;
  readonly betrokkenen: Betrokkenen;
  /** With `een`: who, as a keyed hash. */
  readonly betrokkene?: string;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const NULLEN = /^0+$/;

/** Reads a `traceparent` header (W3C Trace Context §3.2). What is not one is as good as absent. */
export function readTraceparent(header: string | undefined): Pick<Spoor, 'traceId' | 'spanId'> | undefined {
  const [, versie, traceId, spanId, , meer] = TRACEPARENT.exec(header?.trim() ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || versie === 'ff') return undefined;
  // Version 00 has nothing after its flags; a later version may.
  if (versie === '00' && meer !== undefined) return undefined;
  return NULLEN.test(traceId) || NULLEN.test(spanId) ? undefined : { traceId, spanId };
}

/** Always sampled: nothing is left out of this logboek. */
export const toTraceparent = ({ traceId, spanId }: Pick<Spoor, 'traceId' | 'spanId'>): string =>
  `00-${traceId}-${spanId}-01`;

/** @param nieuwId gives a UUID version 4 */
export function createSpoor(nieuwId: () => string, vreemd?: VreemdeActie): Spoor {
  const traceId = nieuwId().replaceAll('-', '');
  const spanId = nieuwId().replaceAll('-', '').slice(16);
  return { traceId, spanId, ...(vreemd && { vreemd }) };
}

/**
 * The action of bringing a zending: known before it is done, so that its ontvanger can name it, and found again by the database when it is
 * (migrations/0016_logboeken.sql).
 */
export const bezorgSpan = (zendingId: string): string => zendingId.replaceAll('-', '').slice(16);
