/** Following what happens: a question that waits for the first gebeurtenis, and a stream of them. */
import type { GebeurtenisRij, Gebeurtenisvraag, Volger } from '../domain/gebeurtenis.ts';
import type { Diensten } from './diensten.ts';

export type { GebeurtenisRij, Volger } from '../domain/gebeurtenis.ts';

type Nodig = Pick<Diensten, 'staat' | 'klok' | 'pauzeer'>;

/** Between two looks: soon after something happened, more seldom as longer nothing does. */
const KORTSTE_PAUZE_MS = 1_000;
const LANGSTE_PAUZE_MS = 5_000;
const TRAGER = 1.5;
/** A line that says nothing keeps proxies from closing a silent connection. */
const HARTSLAG_MS = 15_000;
/** A stream ends of its own accord, so that a connection that nobody reads any more does not last. The reader comes back. */
const LANGSTE_STROOM_MS = 5 * 60_000;
const PER_KEER = 200;
/** What a stream that hears nothing asks of the database until it ends; a question that waits asks each second. */
export const VRAGEN_VAN_EEN_STROOM = LANGSTE_STROOM_MS / LANGSTE_PAUZE_MS;

/**
 * @param wachtMs how long to wait when there is nothing yet; 0: not at all
 * @returns empty when nothing happened in that time
 */
export async function awaitGebeurtenissen(
  diensten: Nodig,
  van: Volger,
  vraag: Gebeurtenisvraag,
  wachtMs: number,
): Promise<readonly GebeurtenisRij[]> {
  const tot = diensten.klok().getTime() + wachtMs;
  for (;;) {
    const rijen = await diensten.staat.gebeurtenissen.listGebeurtenissen(van, vraag);
    const over = tot - diensten.klok().getTime();
    if (rijen.length > 0 || over <= 0) return rijen;
    await diensten.pauzeer(Math.min(over, KORTSTE_PAUZE_MS));
  }
}

/** What a stream tells: gebeurtenissen, or that it is still there. */
export type Bericht = { readonly soort: 'gebeurtenis'; readonly rij: GebeurtenisRij } | { readonly soort: 'hartslag' };

export async function* followGebeurtenissen(
  diensten: Nodig,
  van: Volger,
  vraag: Omit<Gebeurtenisvraag, 'aantal'>,
): AsyncGenerator<Bericht> {
  const begin = diensten.klok().getTime();
  let gehoord = begin;
  let na = vraag.na;
  let pauze = KORTSTE_PAUZE_MS;
  for (;;) {
    const rijen = await diensten.staat.gebeurtenissen.listGebeurtenissen(van, { ...vraag, na, aantal: PER_KEER });
    for (const rij of rijen) {
      yield { soort: 'gebeurtenis', rij };
      na = rij.volgnummer;
    }
    const nu = diensten.klok().getTime();
    if (nu - begin >= LANGSTE_STROOM_MS) return;
    if (rijen.length > 0) {
      gehoord = nu;
      pauze = KORTSTE_PAUZE_MS;
      if (rijen.length === PER_KEER) continue;
    } else if (nu - gehoord >= HARTSLAG_MS) {
      gehoord = nu;
      yield { soort: 'hartslag' };
    }
    await diensten.pauzeer(pauze);
    pauze = Math.min(LANGSTE_PAUZE_MS, pauze * TRAGER);
  }
}
