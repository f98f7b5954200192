/** What the outbox costs: which rows a question reads, and that no index is there for nothing. */
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Bindingen } from '../../src/services.ts';
import { gebeurtenisVraag } from '../../src/storage/d1/gebeurtenissen.ts';

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
