/**
 * The circuit breaker of one receiver. Closed: everything goes. Open: nothing goes until a moment. After that moment it is half open: one
 * attempt may go as a probe, and its outcome closes or opens it again. Half open is no state of its own, so that a probe that was lost
 * in a crash cannot keep it waiting.
 */
import type { Zekering } from '../domain/postbus.ts';

/** Failures in a row over as many different zendingen; one zending that fails again and again says nothing of its receiver. */
export const ZEKERING_NA = 5;

const EERSTE_MS = 60_000;
const LANGSTE_MS = 30 * 60_000;

export const DICHT: Zekering = { stand: 'dicht', mislukt: [] };

export const openDuur = (keer: number): number => Math.min(EERSTE_MS * 2 ** (keer - 1), LANGSTE_MS);

export const isHalfOpen = (zekering: Zekering, nu: number): boolean => zekering.stand === 'open' && zekering.tot <= nu;

/** The receiver answered: it lives, whatever it said. */
export const naAntwoord = (zekering: Zekering): Zekering =>
  zekering.stand === 'dicht' && zekering.mislukt.length === 0 ? zekering : DICHT;

export function naMislukking(zekering: Zekering, id: string, nu: number): Zekering {
  if (zekering.stand === 'open') {
    // One that was under way when it opened tells nothing new.
    if (zekering.tot > nu) return zekering;
    const keer = zekering.keer + 1;
    return { stand: 'open', tot: nu + openDuur(keer), keer, sinds: zekering.sinds };
  }
  if (zekering.mislukt.includes(id)) return zekering;
  const mislukt = [...zekering.mislukt, id];
  return mislukt.length < ZEKERING_NA
    ? { stand: 'dicht', mislukt }
    : { stand: 'open', tot: nu + openDuur(1), keer: 1, sinds: nu };
}
