/** Turns to be converted: everybody gets one in turn, everything is taken once, and none of it costs more as more waits. */
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bindingen } from '../../src/services.ts';
import { D1Omzetbeurten } from '../../src/storage/d1/omzetbeurten.ts';
import { planStatements } from '../../src/storage/d1/planning.ts';
import { D1Zendingen } from '../../src/storage/d1/zendingen.ts';
import { maakLeeg } from '../helpers/leeg.ts';
import { meeluisteraar, planOf } from '../helpers/meeluisteraar.ts';

const { DB } = env as unknown as Bindingen;
const OP = '2026-05-06T10:00:00.000Z';
/** Zendingen of one verantwoording that share a turn. */
const BEURT = 8;

const beurten = new D1Omzetbeurten(DB);
let volgnummer = 0;

beforeEach(maakLeeg);

/** Plans a verantwoording of so many zendingen, as accepting does. @returns their ids: aanbieder, verantwoording, place */
async function plan(agbcode: string, aantal: number, beurtVanWie?: string): Promise<readonly string[]> {
  const verantwoording = `${agbcode}/${String(++volgnummer).padStart(5, '0')}`;
  const zendingen = Array.from({ length: aantal }, (_, nr) => ({
    id: `${verantwoording}/${String(nr).padStart(3, '0')}`,
    ontvanger: { soort: 'gemeente' as const, code: '0855', naam: 'Tilburg' },
    verantwoordingId: verantwoording,
    soort: 'declaratie' as const,
    aansluiting: { id: 'a', versie: '1.0.0' },
    formaat: { naam: 'f', versie: '1.0.0' },
    delen: [],
  }));
  await DB.batch([
    DB.prepare(
      `INSERT INTO verantwoordingen (id, agbcode, kenmerk, sha256, bytes, stadium, periode_begin, periode_eind, soorten,
         aantal_prestaties, aantal_trajecten, saldo_centen, ontvangen_op)
       VALUES (?1, ?2, ?1, '', 0, 'definitief', '2026-04-01', '2026-04-30', '[]', 0, 0, 0, ?3)`,
    ).bind(verantwoording, agbcode, OP),
    ...planStatements(
      DB,
      verantwoording,
      agbcode,
      { zendingen, vastgehouden: new Set(), zonderOntvanger: [], bevindingen: [] },
      OP,
      beurtVanWie,
    ),
  ]);
  return zendingen.map(({ id }) => id);
}

let berichten = 0;
const neem = async (aantal: number): Promise<readonly string[]> => {
  const namen = Array.from({ length: aantal }, () => `bericht-${++berichten}`);
  const genomen = await beurten.neem(namen, OP);
  return [...genomen]
    .sort((a, b) => namen.indexOf(a.bericht) - namen.indexOf(b.bericht))
    .map(({ zendingId }) => zendingId);
};

const aanbiederVan = (zendingId: string): string => zendingId.split('/')[0] ?? '';

describe('turns', () => {
  it('go to one that submits little before all that another has waiting', async () => {
    for (let keer = 0; keer < 200; keer++) await plan('A', 4);
    await neem(16);
    const vanB = await plan('B', 4);
    const genomen = await neem(16);
    expect(genomen.filter((id) => vanB.includes(id))).toEqual(vanB);
  });

  it('come between the pieces of one large verantwoording', async () => {
    await plan('A', 700);
    await neem(16);
    const vanB = await plan('B', 20);
    const volgorde: string[] = [];
    while (!volgorde.includes(vanB.at(-1) ?? '')) volgorde.push(...(await neem(16)));
    expect(volgorde.filter((id) => aanbiederVan(id) === 'A').length).toBeLessThanOrEqual(3 * BEURT + 16);
    expect(volgorde.filter((id) => aanbiederVan(id) === 'B')).toEqual(vanB);
  });

  it('are not lost by having asked for much before, nor saved up by having asked for nothing', async () => {
    await plan('A', 400);
    while ((await neem(16)).length > 0);
    // A stands where B stands, which comes for the first time: at the most one turn behind.
    await plan('B', 400);
    const [eerste = ''] = await plan('A', 1);
    expect(await neem(3 * BEURT)).toContain(eerste);
    // And C, which never asked, does not go before all of B for as long as B did.
    await plan('C', 400);
    const genomen = (await Promise.all([neem(16), neem(16), neem(16), neem(16)])).flat();
    const van = (wie: string): number => genomen.filter((id) => aanbiederVan(id) === wie).length;
    expect(Math.abs(van('B') - van('C'))).toBeLessThanOrEqual(2 * BEURT);
  });

  it('of an aanbieder are not used for what an ontvanger asks to have again', async () => {
    await plan('A', 400, 'ontvanger 0855');
    await plan('B', 400);
    const [eerste = ''] = await plan('A', 1);
    expect(await neem(3 * BEURT)).toContain(eerste);
  });

  it('keep what was planned before there were turns in front', async () => {
    const [oud = ''] = await plan('A', 1);
    await DB.prepare('UPDATE zendingen SET beurt = 0').run();
    await DB.prepare('UPDATE omzetbeurten SET volgende = 50').run();
    await plan('B', 1);
    expect((await neem(2))[0]).toBe(oud);
  });

  it('take everything once and keep everybody even, whatever is planned and taken in between', async () => {
    const stap = fc.oneof(
      fc.record({
        soort: fc.constant('plan' as const),
        wie: fc.constantFrom('A', 'B', 'C', 'D'),
        aantal: fc.integer({ min: 1, max: 40 }),
      }),
      fc.record({ soort: fc.constant('neem' as const), aantal: fc.integer({ min: 1, max: 20 }) }),
    );
    let evenGoed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(stap, { minLength: 5, maxLength: 30 }), async (stappen) => {
        await maakLeeg();
        const wachtend = new Map<string, number>();
        const gepland: string[] = [];
        const genomen: string[] = [];
        /** Zendingen taken of each for as long as these two both had something waiting. */
        const samen = new Map<string, [number, number]>();
        const take = async (aantal: number): Promise<number> => {
          const nu = await neem(aantal);
          for (const id of nu) {
            const wie = aanbiederVan(id);
            for (const ander of ['A', 'B', 'C', 'D'].filter((een) => een !== wie)) {
              const paar = [wie, ander].sort().join('');
              if ((wachtend.get(ander) ?? 0) === 0) {
                samen.delete(paar);
                continue;
              }
              const stand = samen.get(paar) ?? [0, 0];
              stand[wie < ander ? 0 : 1]++;
              samen.set(paar, stand);
              // Two turns begun, and two under way.
              expect([paar, Math.abs(stand[0] - stand[1]) <= 4 * BEURT]).toEqual([paar, true]);
              evenGoed++;
            }
            wachtend.set(wie, (wachtend.get(wie) ?? 0) - 1);
            if (wachtend.get(wie) === 0) for (const paar of samen.keys()) if (paar.includes(wie)) samen.delete(paar);
          }
          genomen.push(...nu);
          return nu.length;
        };
        for (const een of stappen) {
          if (een.soort === 'neem') await take(een.aantal);
          else {
            // Whole turns, so that a turn is as much for one as for another.
            gepland.push(...(await plan(een.wie, een.aantal * BEURT)));
            wachtend.set(een.wie, (wachtend.get(een.wie) ?? 0) + een.aantal * BEURT);
          }
        }
        while ((await take(50)) > 0);
        expect([...genomen].sort()).toEqual([...gepland].sort());
      }),
      { numRuns: 15 },
    );
    expect(evenGoed).toBeGreaterThan(500);
  }, 120_000);
});

describe('what was taken', () => {
  it('is not taken by another message, and found again by its own', async () => {
    await plan('A', 3);
    const [een] = await beurten.neem(['m1'], OP);
    await beurten.neem(['m2', 'm3', 'm4'], OP);
    expect(await beurten.neem(['m5'], OP)).toEqual([]);
    expect(await beurten.listGenomen(['m1', 'm5'])).toEqual([een]);
  });

  it('by consumers at the same moment goes to one of them', async () => {
    await plan('A', 30);
    const genomen = (await Promise.all(Array.from({ length: 5 }, () => neem(10)))).flat();
    expect(new Set(genomen).size).toBe(30);
    expect(genomen).toHaveLength(30);
  });

  it('has its turn back after a while, and no sooner', async () => {
    const [id = ''] = await plan('A', 1);
    await neem(1);
    expect(await beurten.geefTerug(OP)).toBe(0);
    expect(await new D1Zendingen(DB).listGepland('2026-05-06T11:00:00.000Z', 10)).toEqual([]);
    expect(await beurten.geefTerug('2026-05-06T10:00:00.001Z')).toBe(1);
    expect((await new D1Zendingen(DB).listGepland('2026-05-06T11:00:00.000Z', 10)).map((rij) => rij.id)).toEqual([id]);
    expect(await neem(1)).toEqual([id]);
  });
});

it('is found without reading what waits behind it, and without sorting', async () => {
  const { db, vragen } = meeluisteraar(DB);
  const deze = new D1Omzetbeurten(db);
  await deze.neem(['m'], OP);
  await deze.listGenomen(['m']);
  await deze.geefTerug(OP);
  expect(vragen).toHaveLength(4);
  for (const { sql, waarden } of vragen) {
    const stappen = await planOf(DB, sql, waarden);
    expect(stappen.join('\n')).not.toMatch(/TEMP B-TREE|SCAN zendingen(?! USING (COVERING )?INDEX zendingen_beurt)/);
    expect(stappen.join('\n')).toMatch(/USING (COVERING )?INDEX zendingen_(beurt|onderweg)/);
  }
});
