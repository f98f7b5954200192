/** Verantwoordingen of several aanbieders through the front door, and waiting until everything of them is delivered. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '../../scripts/lib/client.ts';
import { createSleutel } from '../../scripts/lib/verwerk.ts';
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';
import { generate } from '../genereer.ts';
import type { Opstelling } from './opstelling.ts';

export interface Indiening {
  readonly aanbieder: Client;
  readonly body: string;
}

export interface Vorm {
  readonly verantwoordingen: number;
  readonly prestaties: number;
  readonly gemeentecodes: readonly string[];
  /** Order is kept per aanbieder and soort, so that one alone would be waited for zending by zending. */
  readonly aanbieders: number;
}

/** Nothing was delivered for this long: something is wrong. */
const STILSTAND_MS = 120_000;
const PAUZE_MS = 20;
const EERSTE_AGBCODE = 98_000_200;

/** @param naam makes them others than those of an earlier round */
export async function prepare(beheer: Client, naam: string, vorm: Vorm): Promise<readonly Indiening[]> {
  const agbcodes = Array.from({ length: vorm.aanbieders }, (_, nr) => String(EERSTE_AGBCODE + nr));
  const aanbieders = await Promise.all(
    agbcodes.map(async (agbcode) => beheer.withSleutel(await createSleutel(beheer, 'aanbieder', agbcode, naam))),
  );
  return Array.from({ length: vorm.verantwoordingen }, (_, nr) => {
    const wie = nr % vorm.aanbieders;
    const aanbieder = aanbieders[wie];
    if (aanbieder === undefined) throw new RangeError('no aanbieder');
    const { prestaties, gemeentecodes } = vorm;
    const kenmerk = `${naam}-${nr}`;
    const stukken = generate({ prestaties, gemeentecodes, kenmerk, agbcode: agbcodes[wie] ?? '' });
    return { aanbieder, body: [...stukken].join('') };
  });
}

/** Does all of `werk`, so many at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  tegelijk: number,
  werk: (item: Item) => Promise<void>,
): Promise<void> {
  const wachtend = [...items];
  const arbeider = async (): Promise<void> => {
    for (let item = wachtend.shift(); item !== undefined; item = wachtend.shift()) await werk(item);
  };
  await Promise.all(Array.from({ length: tegelijk }, arbeider));
}

export type Zendinglijst = Ontvangstbewijs['zendingen'];

/** @returns what was planned */
export async function submitList({ aanbieder, body }: Indiening): Promise<Zendinglijst> {
  const headers = { 'Content-Type': 'application/json' };
  const pad = '/aanbieder/v1/verantwoordingen';
  return (await aanbieder.ask<Ontvangstbewijs>('POST', pad, { headers, body }, [201])).inhoud.zendingen;
}

/** @returns the number of zendingen that were planned */
export async function submitAll(indieningen: readonly Indiening[], tegelijk: number): Promise<number> {
  let zendingen = 0;
  await inParallel(indieningen, tegelijk, async (indiening) => {
    // First the answer, then the sum: the others add to it meanwhile.
    const { length } = await submitList(indiening);
    zendingen += length;
  });
  return zendingen;
}

/** Until nothing is on its way any more. Throws when it stands still. */
export async function untilDelivered({ onderweg }: Pick<Opstelling, 'onderweg'>): Promise<void> {
  let minste = Number.POSITIVE_INFINITY;
  let gewijzigdOp = performance.now();
  for (;;) {
    const aantal = await onderweg();
    if (aantal === 0) return;
    if (aantal < minste) {
      minste = aantal;
      gewijzigdOp = performance.now();
    } else if (performance.now() - gewijzigdOp > STILSTAND_MS) throw new Error(`${aantal} zendingen stand still`);
    await wait(PAUZE_MS);
  }
}
