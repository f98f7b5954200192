/**
 * When the next attempt is. Elapsed time only: a schedule that thinks in local hours would stretch or shrink on the days the clock
 * changes. Chance and the moment are parameters.
 */

const SECONDE = 1_000;
const MINUUT = 60 * SECONDE;
const UUR = 60 * MINUUT;

/** Wait before each attempt, in milliseconds, counted from the one before: 75.6 hours in all (Digipoort keeps on for 72). */
export const ROOSTER_MS: readonly number[] = [
  0,
  5 * SECONDE,
  5 * MINUUT,
  30 * MINUUT,
  2 * UUR,
  5 * UUR,
  10 * UUR,
  14 * UUR,
  20 * UUR,
  24 * UUR,
];

export const POGINGEN = ROOSTER_MS.length;

/** From the first attempt to the last, without jitter. */
export const ROOSTER_DUUR_MS = ROOSTER_MS.reduce((som, wachten) => som + wachten, 0);

/** Each wait is at most this part shorter or longer. With all of them at their shortest the span is still above 72 hours. */
export const JITTER = 0.04;

/** What a receiver asks with Retry-After is honoured up to this; a longer wait would be a refusal in disguise. */
export const RETRY_AFTER_MAX_MS = 24 * UUR;

/** @returns milliseconds that a receiver asked us to stay away, within bounds; 0 when it did not ask. */
export const retryAfterMs = (seconden: number | undefined): number =>
  seconden === undefined || !Number.isFinite(seconden)
    ? 0
    : Math.min(Math.max(seconden, 0) * SECONDE, RETRY_AFTER_MAX_MS);

/**
 * The moment of the next attempt in milliseconds, or undefined when this was the last one. Never sooner than the schedule says, also when
 * the receiver asks for less: its Retry-After can only put it off.
 *
 * @param gedaan attempts made, from 1
 * @param toeval from 0 up to 1, anew for each call
 */
export function volgendePoging(
  gedaan: number,
  nu: number,
  toeval: number,
  retryAfterSeconds?: number,
): number | undefined {
  const wachten = ROOSTER_MS[gedaan];
  if (wachten === undefined) return undefined;
  const metJitter = Math.round(wachten * (1 + JITTER * (2 * toeval - 1)));
  return nu + Math.max(metJitter, retryAfterMs(retryAfterSeconds));
}
