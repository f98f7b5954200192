/** What the outbox costs: which rows a question reads, and that no index is there for nothing. */
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Bindingen } from '../../src/services.ts';
import { D1Gebeurtenissen, gebeurtenisVraag } from '../../src/storage/d1/gebeurtenissen.ts';

const { DB } = env as unknown as Bindingen;

async function plan(houdersoort: 'aanbieder' | 'ontvanger', perVerantwoording: boolean): Promise<string> {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${gebeurtenisVraag(houdersoort, perVerantwoording)}`)
    .bind('65656055', 0, 50, ...(perVerantwoording ? ['v'] : []))
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail).join('\n');
}

describe('a question to the outbox', () => {
  it.each([
    ['aanbieder', 'gebeurtenissen_van_aanbieder (agbcode=? AND rowid>?)'],
    ['ontvanger', 'gebeurtenissen_voor_ontvanger (ontvangercode=? AND rowid>?)'],
  ] as const)('of an %s begins in its own index at the volgnummer, and sorts nothing', async (wie, index) => {
    const gevraagd = await plan(wie, false);
    expect(gevraagd).toContain(`USING INDEX ${index}`);
    expect(gevraagd).not.toMatch(/TEMP B-TREE|SCAN/);
  });

  it('about one verantwoording begins where that verantwoording begins', async () => {
    const gevraagd = await plan('aanbieder', true);
    expect(gevraagd).toContain('USING INDEX gebeurtenissen_van_aanbieder (agbcode=? AND rowid>?)');
    expect(gevraagd).toContain('INDEX gebeurtenissen_van_verantwoording (verantwoording_id=?)');
    expect(gevraagd).not.toMatch(/TEMP B-TREE|SCAN/);
  });
});

describe('an answer to one file', () => {
  const OP = '2026-05-06T10:00:00.000Z';
  const van = { houdersoort: 'ontvanger', houdercode: '0855' } as const;

  /** A delivered zending of so many files, and an answer to one of them (0: to all of it). @returns the toestanden that were told */
  async function answered(id: string, bestanden: number, bestand: number): Promise<readonly string[]> {
    const verantwoording = `v-${id}`;
    await DB.batch([
      DB.prepare(
        `INSERT INTO verantwoordingen (id, agbcode, kenmerk, sha256, bytes, stadium, periode_begin, periode_eind, soorten,
           aantal_prestaties, aantal_trajecten, saldo_centen, ontvangen_op)
         VALUES (?1, '65656055', ?1, '', 0, 'definitief', '2026-04-01', '2026-04-30', '[]', 0, 0, 0, ?2)`,
      ).bind(verantwoording, OP),
      DB.prepare(
        `INSERT INTO zendingen (id, verantwoording_id, agbcode, ontvangersoort, ontvangercode, ontvangernaam, soort, aansluiting_id,
           aansluiting_versie, formaat_naam, formaat_versie, toestand, gepland_op, gewijzigd_op, postvaknummer)
         VALUES (?1, ?2, '65656055', 'gemeente', '0855', 'X', 'declaratie', 'a', '1', 'f', '1', 'bezorgd', ?3, ?3, 1)`,
      ).bind(id, verantwoording, OP),
      ...Array.from({ length: bestanden }, (_, nr) =>
        DB.prepare(
          `INSERT INTO zending_bestanden (zending_id, volgnummer, bestandsnaam, mediatype, sha256, bytes) VALUES (?, ?, 'x', 'x', '', 0)`,
        ).bind(id, nr + 1),
      ),
      DB.prepare(
        `INSERT INTO retourberichten (id, zending_id, bestand, ontvangercode, vorm, oordeel, retourcodes, aantal_regels,
           aantal_afgewezen, sha256, ontvangen_op) VALUES (?1, ?1, ?2, '0855', 'jw325', 'geaccepteerd', '[]', 0, 0, ?1, ?3)`,
      ).bind(id, bestand, OP),
    ]);
    const rijen = await new D1Gebeurtenissen(DB).listGebeurtenissen(van, { na: 0, aantal: 100 });
    return rijen.flatMap((rij) => (rij.onderwerp === 'zending' && rij.zendingId === id ? [rij.toestand] : []));
  }

  it('of several is told; of the only one, its toestand tells enough', async () => {
    expect(await answered('een', 1, 1)).toEqual(['bezorgd']);
    expect(await answered('geheel', 2, 0)).toEqual(['bezorgd']);
    expect(await answered('deel', 2, 2)).toEqual(['bezorgd', 'deels-beantwoord']);
  });
});
