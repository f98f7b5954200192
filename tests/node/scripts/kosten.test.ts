import { describe, expect, it } from 'vitest';
import { leeg, type Telling } from '../../../bench/bezorging/tellers.ts';
import type { Verbruik } from '../../../bench/bezorging/verbruik.ts';
import { renderKosten } from '../../../scripts/kosten.ts';
import {
  fillIn,
  type Gebruik,
  monthly,
  type Post,
  type Prijslijst,
  priceOf,
  useOf,
} from '../../../scripts/lib/kosten.ts';

const tarief = { naam: 'x', inbegrepen: 1_000_000, per: 1_000_000, prijs: 0.4, bron: 'https://x.nl/', versie: '1' };

describe('docs/kosten.md', () => {
  it('is what the measurements and the price list give (node scripts/kosten.ts --schrijf)', async () => {
    const { nu, goed } = await renderKosten();
    expect(nu).toBe(goed);
    expect(nu).toMatch(/Samen per maand/);
  });
});

describe('priceOf', () => {
  it.each([
    [0, 0],
    [1_000_000, 0],
    [1_000_001, 0.000_000_4],
    [90_000_000, 35.6],
  ])('charges %i operations as %f', (aantal, prijs) => {
    expect(priceOf(tarief, aantal)).toBeCloseTo(prijs, 9);
  });

  it('charges what is begun of a unit as a whole one, where the list says so', () => {
    expect(priceOf({ ...tarief, perHeleEenheid: true }, 1_000_001)).toBe(0.4);
    expect(priceOf({ ...tarief, perHeleEenheid: true }, 1_000_000)).toBe(0);
  });
});

const telling = (waarden: Partial<Telling>): Telling => ({ ...leeg(), ...waarden });

const verbruik: Verbruik = {
  perVerantwoording: telling({ d1Geschreven: 10, r2KlasseA: 4, doVerzoeken: -3 }),
  perZending: telling({ d1Geschreven: 20, d1Bytes: 1_000_000, doMilliseconden: 1_000 }),
  perLegeRonde: telling({ verzoeken: 1 }),
  perBladzijde: telling({ verzoeken: 1 }),
  perBestand: telling({ verzoeken: 1 }),
  perOntvangstmelding: telling({ verzoeken: 1, d1Geschreven: 100 }),
};

const gebruik: Gebruik = {
  naam: 'x',
  ontvangers: 2,
  aanbieders: 10,
  zendingenPerAanbieder: 10,
  rondenPerOntvanger: 30,
  bewaarmaanden: 12,
};

describe('useOf', () => {
  it('adds what everyone does in a month, and lets no noise make it cheaper', () => {
    const gebruikt = useOf(verbruik, gebruik);
    // 10 verantwoordingen, 100 zendingen, 2 pages and ontvangstmeldingen of 50, 60 rounds without news.
    expect(gebruikt).toMatchObject({
      verzoeken: 100 + 2 + 2 + 60,
      d1Geschreven: 100 + 2_000 + 200,
      r2KlasseA: 40,
      doVerzoeken: 0,
      d1OpslagGB: 1.2,
      doGBSeconden: 12.8,
    });
  });
});

describe('monthly', () => {
  it('is the subscription and what goes over the included amounts', () => {
    const gratis = { ...tarief, inbegrepen: 1e12 };
    const tarieven = Object.fromEntries(Object.keys(useOf(verbruik, gebruik)).map((post) => [post, gratis])) as Record<
      Post,
      typeof tarief
    >;
    const prijzen: Prijslijst = {
      munt: 'USD',
      opgezochtOp: '2026-01-01',
      hoe: '',
      abonnement: { perMaand: 5, bron: '', versie: '' },
      tarieven: { ...tarieven, d1Geschreven: { ...tarief, inbegrepen: 300, per: 1_000, prijs: 1 } },
    };
    expect(monthly(prijzen, verbruik, gebruik)).toMatchObject({ totaal: 7, zendingen: 100 });
  });
});

describe('fillIn', () => {
  it('replaces what stands between the marks, and can be done again', () => {
    const eerste = fillIn('a\n<!-- kosten:x -->\noud\n<!-- /kosten:x -->\nb', { x: 'nieuw' });
    expect(eerste).toBe('a\n<!-- kosten:x -->\n\nnieuw\n\n<!-- /kosten:x -->\nb');
    expect(fillIn(eerste, { x: 'nieuw' })).toBe(eerste);
  });

  it('misses no mark', () => {
    expect(() => fillIn('a', { x: 'nieuw' })).toThrow('no place for x');
  });
});
