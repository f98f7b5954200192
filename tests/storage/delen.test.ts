import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrestatieRegel } from '../../src/domain/deel.ts';
import type { Prestatie, Wet } from '../../src/domain/verantwoording.ts';
import { leesInhoud } from '../../src/storage/delen/inhoud.ts';
import { prestatieBron } from '../../src/storage/delen/lezer.ts';
import { DelenSchrijver } from '../../src/storage/delen/schrijver.ts';
import { readAhead } from '../../src/storage/delen/vooruit.ts';
import { GeheugenBlobs } from '../../src/storage/geheugen/blobs.ts';
import { testBsn } from '../helpers/bsn.ts';

const prestatie = (gemeentecode: string, wet: Wet, client: number, bedragCenten: number, nr: number): Prestatie => ({
  referentienummer: `R${nr}\n"é"`,
  gemeentecode,
  wet,
  bsn: testBsn(client),
  toewijzingnummer: nr,
  productcategorie: '45',
  productcode: '45A03',
  productperiode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  volume: 1,
  eenheid: '04',
  tariefCenten: bedragCenten,
  bedragCenten,
  debetCredit: nr % 3 === 0 ? 'C' : 'D',
  declaratiestand: 'ingediend',
});

const regels = fc
  .array(
    fc.tuple(fc.constantFrom('0855', '0384', '0363'), fc.constantFrom<Wet>('wmo', 'jw'), fc.nat(6), fc.nat(99_999_999)),
    { maxLength: 60 },
  )
  .map((lijst) =>
    lijst.map(([gemeente, wet, client, bedrag], nr) => ({
      nr,
      prestatie: prestatie(gemeente, wet, client, bedrag, nr),
    })),
  );

async function readDeel(bron: { open: () => AsyncIterable<readonly PrestatieRegel[]> }): Promise<PrestatieRegel[]> {
  const gelezen: PrestatieRegel[] = [];
  for await (const batch of bron.open()) gelezen.push(...batch);
  return gelezen;
}

describe('delen', () => {
  it('hold a run of one gemeente that is written in several pieces', async () => {
    const lijst = Array.from({ length: 3_001 }, (_, nr) => ({
      nr,
      prestatie: prestatie('0855', 'jw', nr % 7, nr, nr),
    }));
    const blobs = new GeheugenBlobs();
    const schrijver = new DelenSchrijver(blobs, 'map');
    await schrijver.schrijfPrestaties(lijst);
    await schrijver.schrijfPrestaties([{ nr: 3_001, prestatie: prestatie('0384', 'jw', 1, 5, 3_001) }]);
    const inhoud = await schrijver.sluit();
    const [diemen, tilburg] = inhoud.delen;
    if (diemen === undefined || tilburg === undefined) throw new Error('not two delen');
    expect(inhoud.runs).toHaveLength(2);
    expect((await readDeel(prestatieBron(blobs, 'map', inhoud, tilburg))).map(({ nr }) => nr)).toEqual(
      lijst.map(({ nr }) => nr).toSorted((a, b) => testBsn(a % 7).localeCompare(testBsn(b % 7)) || a - b),
    );
    expect((await readDeel(prestatieBron(blobs, 'map', inhoud, diemen))).map(({ nr }) => nr)).toEqual([3_001]);
  });

  it('give back every regel once, in order of client and place, however many segments were needed', async () => {
    await fc.assert(
      fc.asyncProperty(
        regels,
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 7 }),
        async (lijst, budget, per) => {
          const blobs = new GeheugenBlobs();
          const schrijver = new DelenSchrijver(blobs, 'map', budget);
          for (let van = 0; van < lijst.length; van += per)
            await schrijver.schrijfPrestaties(lijst.slice(van, van + per));
          await schrijver.sluit();
          const inhoud = await leesInhoud(blobs, 'map');
          if (inhoud === undefined) throw new Error('no index');

          const terug: PrestatieRegel[] = [];
          for (const deel of inhoud.delen) {
            const bron = prestatieBron(blobs, 'map', inhoud, deel);
            const eerste = await readDeel(bron);
            expect(await readDeel(bron)).toEqual(eerste);
            const vooruit = readAhead(blobs, 'map', inhoud, inhoud.delen);
            expect(await readDeel(prestatieBron(vooruit, 'map', inhoud, deel))).toEqual(eerste);
            expect(eerste.length).toBe(deel.aantalPrestaties);
            expect(
              eerste.reduce(
                (som, { prestatie: p }) => som + (p.debetCredit === 'C' ? -p.bedragCenten : p.bedragCenten),
                0,
              ),
            ).toBe(deel.saldoCenten);
            const volgorde = eerste.map(({ nr, prestatie: p }) => `${p.bsn} ${String(nr).padStart(9, '0')}`);
            expect(volgorde).toEqual([...volgorde].sort());
            terug.push(...eerste);
          }
          expect(terug.sort((a, b) => a.nr - b.nr)).toEqual(lijst);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep no more in memory for one zending than its share, however many delen it has', async () => {
    const blobs = new GeheugenBlobs();
    const schrijver = new DelenSchrijver(blobs, 'map');
    const lijst = Array.from({ length: 40 }, (_, nr) => ({
      nr,
      prestatie: prestatie(nr < 20 ? '0855' : '0384', 'jw', nr, nr, nr),
    }));
    await schrijver.schrijfPrestaties(lijst);
    const inhoud = await schrijver.sluit();
    const gelezen: string[] = [];
    const teller = {
      get: (sleutel: string, deel?: { offset: number; lengte: number }) => {
        gelezen.push(sleutel);
        return blobs.get(sleutel, deel);
      },
    };
    const [eerste] = inhoud.runs;
    const ruimte = { bytes: eerste?.bytes ?? 0 };
    const bronnen = inhoud.delen.map((deel) => prestatieBron(teller, 'map', inhoud, deel, ruimte));
    for (const bron of bronnen) expect(await readDeel(bron)).toEqual(await readDeel(bron));
    // Of two delen of one size, the first was kept after one reading and the second was read twice.
    expect(ruimte.bytes).toBeLessThan(eerste?.bytes ?? 0);
    expect(gelezen).toHaveLength(3);
  });

  it('read again from storage what was not read to its end', async () => {
    const blobs = new GeheugenBlobs();
    const schrijver = new DelenSchrijver(blobs, 'map');
    // More than is parsed at a time.
    const lijst = Array.from({ length: 400 }, (_, nr) => ({ nr, prestatie: prestatie('0855', 'jw', nr, nr, nr) }));
    await schrijver.schrijfPrestaties(lijst);
    const inhoud = await schrijver.sluit();
    const bron = prestatieBron(blobs, 'map', inhoud, { gemeentecode: '0855', wet: 'jw' });
    for await (const batch of bron.open()) {
      expect(batch.length).toBeLessThan(400);
      break;
    }
    expect(await readDeel(bron)).toHaveLength(400);
    expect(await readDeel(bron)).toHaveLength(400);
  });
});
