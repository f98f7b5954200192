/** The postvak over a real D1: what a walk shows while it changes, and how much of a large one it reads. */
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bindingen } from '../../src/services.ts';
import { D1Postvak } from '../../src/storage/d1/postvak.ts';
import type { PostvakFilter, PostvakRij } from '../../src/storage/ports/postvak.ts';
import { meeluisteraar, planOf } from '../helpers/meeluisteraar.ts';

const { DB } = env as unknown as Bindingen;
const postvak = new D1Postvak(DB);
const CODE = '0855';
const OP = '2026-05-06T10:00:00.000Z';

const idVan = (nr: number): string => `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`;

interface Vulling {
  readonly van: number;
  readonly tot: number;
  readonly ontvangercode?: string;
}

/** Zendingen with these numbers in the postvak, of ten aanbieders and two soorten in turn, over two periodes. */
async function vul({ van, tot, ontvangercode = CODE }: Vulling): Promise<void> {
  await DB.batch([
    ...['01', '02'].map((maand) =>
      DB.prepare(
        `INSERT OR IGNORE INTO verantwoordingen (id, agbcode, kenmerk, sha256, bytes, stadium, periode_begin, periode_eind, soorten,
           aantal_prestaties, aantal_trajecten, saldo_centen, ontvangen_op)
         VALUES (?1, '00000000', ?1, '', 0, 'definitief', ?2, ?3, '[]', 0, 0, 0, ?4)`,
      ).bind(`v${maand}`, `2026-${maand}-01`, `2026-${maand}-28`, OP),
    ),
    DB.prepare(
      `WITH RECURSIVE n (nr) AS (SELECT ?1 UNION ALL SELECT nr + 1 FROM n WHERE nr < ?2)
       INSERT INTO zendingen (id, verantwoording_id, agbcode, ontvangersoort, ontvangercode, ontvangernaam, soort, aansluiting_id,
         aansluiting_versie, formaat_naam, formaat_versie, toestand, gepland_op, gewijzigd_op, omgezet_op, bezorgd_op, postvaknummer)
       SELECT printf('%s%012d', CASE ?3 WHEN '0855' THEN '00000000-0000-4000-8000-' ELSE '00000000-0000-4000-9000-' END, nr),
         CASE nr % 3 WHEN 0 THEN 'v02' ELSE 'v01' END, printf('%08d', nr % 10), 'gemeente', ?3, 'X',
         CASE nr % 2 WHEN 0 THEN 'declaratie' ELSE 'productieverantwoording' END, 'a', '1', 'f', '1', 'bezorgd', ?4, ?4, ?4, ?4, nr
       FROM n`,
    ).bind(van, tot, ontvangercode, OP),
  ]);
}

afterEach(() =>
  DB.batch(
    ['bevindingen', 'zending_bestanden', 'zendingen', 'verantwoordingen'].map((tabel) =>
      DB.prepare(`DELETE FROM ${tabel}`),
    ),
  ),
);

const bevestig = (nummers: readonly number[]) => postvak.bevestig(CODE, nummers.map(idVan), OP);

/** All pages; `tussendoor` happens after each. */
async function walk(
  aantal: number,
  filter: PostvakFilter = {},
  tussendoor: (blad: number) => Promise<unknown> = async () => undefined,
): Promise<PostvakRij[]> {
  const gezien: PostvakRij[] = [];
  let vanaf: string | undefined;
  let blad = 0;
  do {
    const { rijen, volgende }: { rijen: readonly PostvakRij[]; volgende?: string } = await postvak.listPostvak(
      CODE,
      filter,
      { aantal, ...(vanaf === undefined ? {} : { vanaf }) },
    );
    expect(rijen.length).toBeLessThanOrEqual(aantal);
    if (volgende !== undefined) expect(rijen).toHaveLength(aantal);
    gezien.push(...rijen);
    vanaf = volgende;
    await tussendoor(++blad);
  } while (vanaf !== undefined);
  return gezien;
}

const nummers = (rijen: readonly PostvakRij[]): (number | undefined)[] => rijen.map((rij) => rij.postvaknummer);

describe('a walk through the postvak', () => {
  it('shows what was not acknowledged in order of arrival, then the last acknowledged first', async () => {
    await vul({ van: 1, tot: 6 });
    await vul({ van: 1, tot: 3, ontvangercode: '0363' });
    await bevestig([2]);
    await bevestig([5, 1]);
    expect(nummers(await walk(4))).toEqual([3, 4, 6, 5, 1, 2]);
    expect(nummers(await walk(2, { bevestigd: false }))).toEqual([3, 4, 6]);
    expect(nummers(await walk(2, { bevestigd: true }))).toEqual([5, 1, 2]);
  });

  it('never skips and never repeats, whatever arrives and is acknowledged between its pages', async () => {
    const handeling = fc.record({
      erbij: fc.nat({ max: 4 }),
      // Places in the postvak as it then is, from its beginning.
      bevestigd: fc.array(fc.nat({ max: 30 }), { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 20 }),
        fc.array(fc.nat({ max: 20 }), { maxLength: 10 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(handeling, { maxLength: 8 }),
        async (begin, vooraf, aantal, handelingen) => {
          await DB.batch([DB.prepare('DELETE FROM zendingen'), DB.prepare('DELETE FROM verantwoordingen')]);
          let tot = begin;
          if (tot > 0) await vul({ van: 1, tot });
          const al = new Set(vooraf.filter((nr) => nr >= 1 && nr <= tot));
          await bevestig([...al]);
          const gezien = nummers(
            await walk(aantal, {}, async (blad) => {
              const { erbij, bevestigd } = handelingen[blad - 1] ?? { erbij: 0, bevestigd: [] };
              if (erbij > 0) await vul({ van: tot + 1, tot: tot + erbij });
              tot += erbij;
              await bevestig(bevestigd.filter((nr) => nr >= 1 && nr <= tot));
            }),
          );
          expect(new Set(gezien).size).toBe(gezien.length);
          for (let nr = 1; nr <= begin; nr++) expect(gezien).toContain(nr);
          // What was acknowledged at the beginning comes after everything that was not.
          const eersteBevestigd = gezien.findIndex((nr) => al.has(nr ?? 0));
          if (eersteBevestigd >= 0) expect(gezien.slice(eersteBevestigd).filter((nr) => !al.has(nr ?? 0))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps to its filter', async () => {
    await vul({ van: 1, tot: 60 });
    await bevestig([10, 20, 21]);
    const voldoet = async (filter: PostvakFilter, verwacht: (nr: number) => boolean) => {
      const alle = Array.from({ length: 60 }, (_, i) => i + 1).filter(verwacht);
      expect(nummers(await walk(7, filter)).sort((a = 0, b = 0) => a - b)).toEqual(alle);
    };
    await voldoet({ soort: 'declaratie' }, (nr) => nr % 2 === 0);
    await voldoet({ agbcode: '00000001' }, (nr) => nr % 10 === 1);
    await voldoet({ agbcode: '00000001', bevestigd: true }, (nr) => nr === 21);
    await voldoet({ toestand: 'bevestigd' }, (nr) => [10, 20, 21].includes(nr));
    await voldoet({ periodeVanaf: '2026-02-01' }, (nr) => nr % 3 === 0);
    await voldoet({ periodeTotEnMet: '2026-01-28', soort: 'declaratie' }, (nr) => nr % 3 !== 0 && nr % 2 === 0);
    await voldoet({ bezorgdVanaf: OP }, () => true);
    await voldoet({ bezorgdVanaf: '2026-05-06T10:00:00.001Z' }, () => false);
    expect((await walk(5))[0]?.periode).toEqual({ begindatum: '2026-01-01', einddatum: '2026-01-28' });
  });
});

describe('acknowledging many at once', () => {
  it('answers for each by itself, in order, and a second time that it was done', async () => {
    await vul({ van: 1, tot: 3 });
    await vul({ van: 7, tot: 7, ontvangercode: '0363' });
    const vanAnder = '00000000-0000-4000-9000-000000000007';
    expect(await postvak.bevestig(CODE, [idVan(2), vanAnder, idVan(9), idVan(2)], OP)).toEqual([
      { zendingId: idVan(2), uitkomst: 'bevestigd', bevestigdOp: OP, zelfOpgehaald: false },
      { zendingId: vanAnder, uitkomst: 'onbekend' },
      { zendingId: idVan(9), uitkomst: 'onbekend' },
      { zendingId: idVan(2), uitkomst: 'bevestigd', bevestigdOp: OP, zelfOpgehaald: false },
    ]);
    const later = '2026-05-07T10:00:00.000Z';
    expect(await postvak.bevestig(CODE, [idVan(2), idVan(3)], later)).toEqual([
      { zendingId: idVan(2), uitkomst: 'al-bevestigd', bevestigdOp: OP },
      { zendingId: idVan(3), uitkomst: 'bevestigd', bevestigdOp: later, zelfOpgehaald: false },
    ]);
    const [ander] = await postvak.findInPostvak('0363', [vanAnder]);
    expect(ander?.toestand).toBe('bezorgd');
  });

  it('of what could not be brought ends the trouble, and says that it need not be brought', async () => {
    await vul({ van: 1, tot: 3 });
    const zet = (nr: number, toestand: string) =>
      DB.prepare(`UPDATE zendingen SET toestand = ?1, bezorgd_op = NULL WHERE postvaknummer = ?2`)
        .bind(toestand, nr)
        .run();
    await zet(1, 'omgezet');
    await zet(2, 'vastgehouden');
    await DB.batch(
      ['bezorging', 'omzetting'].map((fase) =>
        DB.prepare(
          `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
           VALUES ('v01', ?1, ?2, 'X', 'fout', '{}', '{}', ?3)`,
        ).bind(idVan(2), fase, OP),
      ),
    );
    const later = '2026-05-07T10:00:00.000Z';
    const uitkomsten = await postvak.bevestig(CODE, [1, 2, 3].map(idVan), later);
    expect(uitkomsten.map((een) => een.uitkomst === 'bevestigd' && een.zelfOpgehaald)).toEqual([true, true, false]);
    expect((await postvak.findInPostvak(CODE, [idVan(1)]))[0]).toMatchObject({
      toestand: 'bevestigd',
      bezorgdOp: later,
    });
    const { results } = await DB.prepare('SELECT fase FROM bevindingen').all();
    expect(results).toEqual([{ fase: 'omzetting' }]);
  });

  it('of what was withdrawn takes it out of what waits, and leaves it withdrawn', async () => {
    await vul({ van: 1, tot: 2 });
    await DB.batch([
      DB.prepare(`UPDATE zendingen SET toestand = 'ingetrokken', bezorgd_op = NULL WHERE postvaknummer = 1`),
      DB.prepare(
        `INSERT INTO zending_bestanden (zending_id, volgnummer, bestandsnaam, mediatype, sha256, bytes)
         VALUES (?1, 1, 'a.xml', 'application/xml', '', 1)`,
      ).bind(idVan(1)),
    ]);
    expect((await walk(5)).map(({ toestand, bestanden }) => [toestand, bestanden])).toEqual([
      ['ingetrokken', []],
      ['bezorgd', []],
    ]);
    expect(await bevestig([1])).toEqual([
      { zendingId: idVan(1), uitkomst: 'bevestigd', bevestigdOp: OP, zelfOpgehaald: false },
    ]);
    expect(nummers(await walk(5, { bevestigd: false }))).toEqual([2]);
    const [rij] = await postvak.findInPostvak(CODE, [idVan(1)]);
    expect([rij?.toestand, rij?.bezorgdOp, rij?.bevestigdOp]).toEqual(['ingetrokken', undefined, OP]);
  });

  it('numbers them one after the other, each once', async () => {
    await vul({ van: 1, tot: 50 });
    const alle = Array.from({ length: 50 }, (_, i) => i + 1);
    await Promise.all([bevestig(alle.slice(0, 30)), bevestig(alle.slice(20)), bevestig(alle)]);
    const { results } = await DB.prepare('SELECT bevestigingsnummer AS nr FROM zendingen ORDER BY 1').all<{
      nr: number;
    }>();
    expect(results.map(({ nr }) => nr)).toEqual(alle);
  });
});

describe('a postvak of 100,000 zendingen', () => {
  it('is paged along an index: nothing is scanned, nothing is sorted', async () => {
    await vul({ van: 1, tot: 100_000 });
    await DB.prepare(
      `UPDATE zendingen SET toestand = 'bevestigd', bevestigd_op = ?1 WHERE postvaknummer <= 60000 OR postvaknummer % 4 = 0`,
    )
      .bind(OP)
      .run();
    const { db, vragen } = meeluisteraar(DB);
    const geluisterd = new D1Postvak(db);
    const filters: PostvakFilter[] = [
      {},
      { bevestigd: false },
      { bevestigd: true },
      { soort: 'declaratie' },
      { agbcode: '00000003' },
      { agbcode: '00000003', soort: 'productieverantwoording' },
    ];
    for (const filter of filters)
      for (const vanaf of [undefined, '0|69000|69900|60010', '1|69990', '1|5'])
        await geluisterd.listPostvak(CODE, filter, { aantal: 50, ...(vanaf === undefined ? {} : { vanaf }) });
    // Counted no further than asked.
    expect(await geluisterd.countOnbevestigd(CODE, 500)).toBe(500);
    expect(vragen.length).toBeGreaterThan(filters.length * 4);
    for (const { sql, waarden } of vragen) {
      const regels = await planOf(DB, sql, waarden);
      expect(regels.filter((detail) => /SCAN (?!json_each|\(subquery)|TEMP B-TREE FOR ORDER BY/.test(detail))).toEqual(
        [],
      );
      const { meta } = await DB.prepare(sql)
        .bind(...waarden)
        .run();
      expect([sql, meta.rows_read < 1_000 ? 'few' : meta.rows_read]).toEqual([sql, 'few']);
    }
  });
});
