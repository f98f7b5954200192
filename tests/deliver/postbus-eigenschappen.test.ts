/** Whatever the receiver does and wherever the worker stops: nothing is lost, nothing overtakes, never too many at a time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostbusStap } from '../../src/deliver/postbus-diensten.ts';
import type { Bezorguitkomst } from '../../src/domain/bezorging.ts';
import { BEZORGD, type Bus, druk, GESTOPT, GEWEIGERD, metBus, STUK, UUR } from './bus.ts';

const STAPPEN: readonly PostbusStap[] = [
  'postbus-genummerd',
  'postbus-geplaatst',
  'poging-begonnen',
  'poging-gedaan',
  'poging-besloten',
  'bezorgd',
];

class Uitval extends Error {}

const uitkomst: fc.Arbitrary<Bezorguitkomst> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(BEZORGD) },
  { weight: 6, arbitrary: fc.constant(STUK) },
  { weight: 2, arbitrary: fc.constant(druk()) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 200_000 }).map(druk) },
  { weight: 1, arbitrary: fc.constant(GEWEIGERD) },
  { weight: 1, arbitrary: fc.constant(GESTOPT) },
);

const opgave = fc.record({
  tegelijk: fc.integer({ min: 1, max: 6 }),
  /** Per item: its volgorde, and what comes of its attempts; the last one goes on for ever. */
  items: fc.array(
    fc.record({
      volgorde: fc.constantFrom('u', 'v', 'w'),
      antwoorden: fc.array(uitkomst, { minLength: 1, maxLength: 14 }),
    }),
    { minLength: 1, maxLength: 25 },
  ),
  /** At the how-manieth step of which kind the worker stops. */
  uitval: fc.array(fc.record({ stap: fc.constantFrom(...STAPPEN), na: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 6,
  }),
  toeval: fc.infiniteStream(fc.double({ min: 0, max: 1 - Number.EPSILON, noNaN: true })),
});

/** Does it, and again after every stop, as queue and alarm do. @returns times it stopped */
async function houdVol(bus: Bus, doe: () => Promise<void>): Promise<number> {
  for (let keren = 0; ; keren++) {
    try {
      await doe();
      return keren;
    } catch (fout) {
      if (!(fout instanceof Uitval)) throw fout;
      bus.herstart();
    }
  }
}

describe('the postbus', () => {
  it('brings or holds everything, in order, under any behaviour and any stop', async () => {
    let bezorgd = 0;
    let vast = 0;
    let gestopt = 0;
    await fc.assert(
      fc.asyncProperty(opgave, async ({ tegelijk, items, uitval, toeval }) => {
        const aanbod = items.map(({ volgorde }, i) => ({ id: `z${i}`, volgorde }));
        const tellers = new Map<PostbusStap, number>();
        await metBus(
          {
            tegelijk,
            toeval: () => toeval.next().value ?? 0,
            antwoord: (id, poging) => {
              const { antwoorden } = items[Number(id.slice(1))] ?? { antwoorden: [] };
              return antwoorden[poging - 1] ?? antwoorden.at(-1) ?? BEZORGD;
            },
            tussenstap: (stap) => {
              const keer = (tellers.get(stap) ?? 0) + 1;
              tellers.set(stap, keer);
              if (uitval.some((een) => een.stap === stap && een.na === keer)) throw new Uitval(stap);
            },
          },
          async (bus) => {
            for (let van = 0; van < aanbod.length; van += 7) {
              gestopt += await houdVol(bus, () => bus.bied(...aanbod.slice(van, van + 7)));
              gestopt += await houdVol(bus, () => bus.loop(bus.nu() + UUR));
            }
            // A person resumes the channel now and then; in the end it must come to rest by itself.
            gestopt += await houdVol(bus, () => bus.loop());
            for (let keer = 0; keer < 30 && bus.kern().beeld().stand.belet !== undefined; keer++) {
              gestopt += await houdVol(bus, () => bus.kern().hervat());
              gestopt += await houdVol(bus, () => bus.loop());
            }
            expectOrde(bus, aanbod, tegelijk);
            bezorgd += bus.boek.bezorgd.length;
            vast += bus.boek.vast.size;
          },
        );
      }),
      { numRuns: 60 },
    );
    // The generator reached every end, so that the property says something.
    expect([bezorgd > 50, vast > 30, gestopt > 20]).toEqual([true, true, true]);
  });
});

function expectOrde(
  { kern, draad, boek }: Bus,
  aanbod: readonly { readonly id: string; readonly volgorde: string }[],
  tegelijk: number,
): void {
  expect(draad.hoogsteTegelijk).toBeLessThanOrEqual(tegelijk);
  const open = kern().listOpen(0, 1000);
  const { belet } = kern().beeld().stand;
  const overgedragen = new Map<string, number>();
  draad.pogingen.forEach(({ id, uitkomst: soort }, i) => {
    if (soort === 'bezorgd' && !overgedragen.has(id)) overgedragen.set(id, i);
  });
  for (const [i, { id, volgorde }] of aanbod.entries()) {
    const stand = open.find((een) => een.id === id);
    const isBezorgd = boek.bezorgd.includes(id);
    // Exactly one end, and it is the one the bookkeeping knows.
    expect([id, isBezorgd, boek.vast.has(id) && stand?.toestand === 'vast', stand?.toestand === 'wacht']).toEqual([
      id,
      stand === undefined,
      stand?.toestand === 'vast',
      stand !== undefined && stand.toestand !== 'vast',
    ]);
    if (isBezorgd) expect(overgedragen.has(id)).toBe(true);
    // What still waits has a reason that was told: the channel, or a held one before it.
    if (stand?.toestand === 'wacht') {
      const erachter = aanbod.slice(0, i).some((een) => een.volgorde === volgorde && boek.vast.has(een.id));
      expect([id, belet !== undefined || erachter]).toEqual([id, true]);
      expect(boek.wacht.get(id)).toBe(belet?.soort ?? 'eerdere-vastgehouden');
    }
    // Nothing of its volgorde went out before everything ahead of it was handed over.
    const eersteVan = draad.pogingen.findIndex((poging) => poging.id === id);
    if (eersteVan < 0) continue;
    for (const eerder of aanbod.slice(0, i).filter((een) => een.volgorde === volgorde)) {
      const over = overgedragen.get(eerder.id);
      expect([eerder.id, id, over !== undefined && over < eersteVan]).toEqual([eerder.id, id, true]);
    }
  }
}
