/** When a request is sent again, and how long to wait before it (RFC 9110 §10.2.3, Retry-After). */

/** Statuses that say nothing about the request: sent again it may well succeed. Every operation of the API may be sent twice. */
const VOORBIJGAAND: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

const EERSTE_PAUZE_MS = 500;
const LANGSTE_PAUZE_MS = 30_000;
/** A server that asks for more is not waited for: the caller decides. */
const LANGSTE_VERZOEK_MS = 10 * 60_000;

export const isTemporary = (status: number): boolean => VOORBIJGAAND.has(status);

/**
 * @param poging how many were made, from 1
 * @param toeval in [0, 1): spreads senders that failed together
 * @returns milliseconds; undefined when the server asks for longer than anybody should wait
 */
export function pauseAfter(poging: number, retryAfter: string | null, nu: number, toeval: number): number | undefined {
  const gevraagd = readRetryAfter(retryAfter, nu);
  if (gevraagd !== undefined) return gevraagd <= LANGSTE_VERZOEK_MS ? gevraagd : undefined;
  return Math.min(LANGSTE_PAUZE_MS, EERSTE_PAUZE_MS * 2 ** (poging - 1)) * (0.5 + toeval / 2);
}

function readRetryAfter(header: string | null, nu: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - nu);
}
