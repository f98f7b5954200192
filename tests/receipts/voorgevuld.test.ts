/**
 * Lines are never counted twice: the same observations in any order, any number of times, by any memory budget, give the same year. What it
 * must be is said by the one story each line has, not by the code that finds it back.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { Sortering } from '../../src/pipeline/voorgevuld-sortering.ts';
import { isVanJaar, Jaartelling, toVerantwoordingregel } from '../../src/receipts/voorgevuld.ts';
import {
  type Jaarstand,
  Regelverzameling,
  regelIdentiteit,
  type Waargenomenstand,
  type Waarneming,
} from '../../src/receipts/voorgevuld-regel.ts';
import { GeheugenBlobs } from '../../src/storage/geheugen/blobs.ts';
import { testBsn } from '../helpers/bsn.ts';

const prestatie = (nr: number, anders: Partial<Prestatie> = {}): Prestatie => ({
  referentienummer: `R${nr}`,
  gemeentecode: nr % 2 === 0 ? '0855' : '0363',
  wet: 'jw',
  bsn: testBsn(nr % 10),
  toewijzingnummer: nr,
  productcategorie: '45',
  productcode: `45A0${nr % 3}`,
  productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  volume: 10,
  eenheid: '01',
  tariefCenten: 100,
  bedragCenten: 1000,
  debetCredit: 'D',
  declaratiestand: 'ingediend',
  ...anders,
});

const see = (een: Prestatie, bericht: string, stand: Waargenomenstand): Waarneming => ({
  prestatie: een,
  bericht,
  stand,
  retourcodes: stand === 'afgewezen' ? ['9321'] : [],
});

/** What became of a line, with everything that a gateway may see of it. */
const verhalen: readonly (readonly [Jaarstand, (een: Prestatie) => readonly Waarneming[]])[] = [
  ['toegekend', (een) => [see(een, 'A', 'onbeantwoord'), see(een, 'A', 'toegekend')]],
  ['onbeantwoord', (een) => [see(een, 'A', 'onbeantwoord'), see(een, 'mei', 'nog-te-declareren')]],
  ['afgewezen', (een) => [see(een, 'A', 'onbeantwoord'), see(een, 'A', 'afgewezen')]],
  // Rejected, sent again under its own number, accepted.
  ['toegekend', (een) => [see(een, 'A', 'afgewezen'), see(een, 'B', 'onbeantwoord'), see(een, 'B', 'toegekend')]],
  ['onbeantwoord', (een) => [see(een, 'A', 'afgewezen'), see(een, 'B', 'onbeantwoord')]],
  ['betwist', (een) => [see(een, 'A', 'toegekend'), see(een, 'A', 'afgewezen'), see(een, 'A', 'onbeantwoord')]],
  ['nog-te-declareren', (een) => [see(een, 'jaar', 'nog-te-declareren')]],
];

interface Geval {
  readonly prestatie: Prestatie;
  readonly stand: Jaarstand;
  readonly waarnemingen: readonly Waarneming[];
}

const regel = fc.record({
  verhaal: fc.nat({ max: verhalen.length - 1 }),
  centen: fc.nat({ max: 99_999 }),
  volume: fc.nat({ max: 500 }),
  credit: fc.boolean(),
  jaar: fc.constantFrom('2025', '2026', '2027'),
});

const gevallen: fc.Arbitrary<readonly Geval[]> = fc.array(regel, { minLength: 1, maxLength: 25 }).map((regels) =>
  regels.flatMap(({ verhaal, centen, volume, credit, jaar }, nr): readonly Geval[] => {
    const [stand, tell] = verhalen[verhaal] ?? [];
    if (stand === undefined || tell === undefined) return [];
    const een = prestatie(nr, {
      bedragCenten: centen,
      volume,
      productperiode: { begindatum: `${jaar}-04-01`, einddatum: `${jaar}-04-30` },
      ...(credit ? { debetCredit: 'C', vorigReferentienummer: `V${nr}` } : {}),
    });
    return [{ prestatie: een, stand, waarnemingen: tell(een) }];
  }),
);

async function tel(waarnemingen: readonly Waarneming[], budget: number, jaar = '2026') {
  const sortering = new Sortering<Waarneming>(new GeheugenBlobs(), 'map', async () => undefined, budget);
  for (const waarneming of waarnemingen) await sortering.add(regelIdentiteit(waarneming.prestatie), waarneming);
  const telling = new Jaartelling();
  for await (const groep of sortering.groepen()) {
    const verzameling = new Regelverzameling();
    for await (const waarneming of groep) verzameling.add(waarneming);
    const gevonden = verzameling.regel();
    if (isVanJaar(gevonden.prestatie, jaar)) telling.add(gevonden);
  }
  return { gemeenten: telling.gemeenten(), geschreven: sortering.isGeschreven };
}

const saldo = ({ bedragCenten, debetCredit }: Prestatie): number => (debetCredit === 'C' ? -1 : 1) * bedragCenten;

describe('lines of a year', () => {
  it('are counted once, whatever the order, however often they are seen, and with however little memory', async () => {
    const gezien = gevallen.chain((lijst) =>
      fc.record({
        lijst: fc.constant(lijst),
        // Everything at least once, in any order, and any part of it again.
        rest: fc.array(fc.constantFrom(...lijst.flatMap(({ waarnemingen }) => waarnemingen)), { maxLength: 40 }),
        budget: fc.constantFrom(1, 700, 3000, 1_000_000),
        zaad: fc.integer(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(gezien, async ({ lijst, rest, budget, zaad }) => {
        const alles = [...lijst.flatMap(({ waarnemingen }) => waarnemingen), ...rest];
        const [door = alles] = fc.sample(fc.shuffledSubarray(alles, { minLength: alles.length }), {
          seed: zaad,
          numRuns: 1,
        });
        const { gemeenten } = await tel(door, budget);
        const van2026 = lijst.filter((geval) => geval.prestatie.productperiode.begindatum.startsWith('2026'));
        for (const [veld, stand] of [
          ['toegekend', 'toegekend'],
          ['onbeantwoord', 'onbeantwoord'],
          ['afgewezen', 'afgewezen'],
          ['betwist', 'betwist'],
          ['nogTeDeclareren', 'nog-te-declareren'],
        ] as const) {
          const zo = van2026.filter((geval) => geval.stand === stand);
          const aantal = gemeenten.reduce((som, { totaal }) => som + totaal[veld].aantal, 0);
          const centen = gemeenten.reduce((som, { totaal }) => som + totaal[veld].saldoCenten, 0);
          expect([veld, aantal, centen]).toEqual([
            veld,
            zo.length,
            zo.reduce((som, een) => som + saldo(een.prestatie), 0),
          ]);
        }
        expect((await tel(alles, 1_000_000)).gemeenten).toEqual(gemeenten);
      }),
      { numRuns: 60 },
    );
  });

  it('are sorted outside memory when they are many', async () => {
    const veel = Array.from({ length: 300 }, (_, nr) => see(prestatie(nr % 100), 'A', 'toegekend'));
    const klein = await tel(veel, 2000);
    expect(klein.geschreven).toBe(true);
    expect(klein.gemeenten).toEqual((await tel(veel, 1_000_000)).gemeenten);
    expect(klein.gemeenten.reduce((som, { totaal }) => som + totaal.toegekend.aantal, 0)).toBe(100);
  });

  it('hold what says most, and the state they have', () => {
    const verzameling = new Regelverzameling();
    const vol = prestatie(1, { toewijzingIngangsdatum: '2026-01-01' });
    for (const een of [prestatie(1), vol, prestatie(1)]) verzameling.add(see(een, 'A', 'toegekend'));
    expect(verzameling.regel()).toEqual({ prestatie: vol, stand: 'toegekend', retourcodes: [] });
    expect(toVerantwoordingregel(verzameling.regel()).declaratiestand).toBe('toegekend');
  });

  it('that were rejected say why', () => {
    const verzameling = new Regelverzameling();
    verzameling.add(see(prestatie(1), 'A', 'afgewezen'));
    verzameling.add({ ...see(prestatie(1), 'B', 'afgewezen'), retourcodes: ['0233'] });
    expect(verzameling.regel()).toMatchObject({ stand: 'afgewezen', retourcodes: ['0233', '9321'] });
  });
});
