/** What somebody types in a form, read as values; what is wrong is told per field, all at once. */
import { describe, expect, it } from 'vitest';
import type { Invulling } from '../../src/domain/invulling.ts';
import { readBedrag, readBegin, readProduct, readRegel } from '../../src/web/aanbieder/indienen/invullen-velden.ts';

const GOED_BEGIN = { maand: '2026-04', kenmerk: '2026-04-1', stadium: 'definitief', soorten: 'declaratie' };
const GOED_PRODUCT = { gemeente: '0384', categorie: 'jw:45', productcode: '45A04', eenheid: '04', tarief: '62,50' };
const INVULLING: Invulling = {
  kenmerk: 'a',
  stadium: 'definitief',
  periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  soorten: ['declaratie'],
  producten: [
    {
      gemeentecode: '0384',
      wet: 'jw',
      productcategorie: '45',
      productcode: '45A04',
      eenheid: '04',
      tariefCenten: 6250,
    },
  ],
  regels: [],
};
const GOED_REGEL = {
  product: '0',
  bsn: '999900006',
  toewijzingnummer: '20072',
  begindatum: '2026-04-01',
  einddatum: '2026-04-30',
  volume: '4',
};

describe('an amount', () => {
  it.each([
    ['62,50', 6250],
    ['62.5', 6250],
    ['62', 6200],
    ['1.250,00', 125_000],
    ['1.250', 125_000],
    ['€ 12,05', 1205],
    ['0,01', 1],
    ['', undefined],
    ['-1', undefined],
    ['1,234', undefined],
    ['12 50', 125_000],
    ['tien', undefined],
    ['1e3', undefined],
  ])('%s', (tekst, centen) => {
    expect(readBedrag(tekst)).toBe(centen);
  });
});

describe('the period', () => {
  it('is a whole month that is over', () => {
    expect(readBegin({ ...GOED_BEGIN, maand: '2024-02' }, '2026-05-06')).toEqual({
      ok: true,
      value: {
        kenmerk: '2026-04-1',
        stadium: 'definitief',
        periode: { begindatum: '2024-02-01', einddatum: '2024-02-29' },
        soorten: ['declaratie'],
      },
    });
    expect(readBegin({ ...GOED_BEGIN, maand: '2026-05' }, '2026-05-30').ok).toBe(false);
    expect(readBegin({ ...GOED_BEGIN, maand: '2026-05' }, '2026-05-31').ok).toBe(true);
  });

  it('tells all that is wrong', () => {
    const gelezen = readBegin({ maand: 'mei', kenmerk: 'a b', stadium: 'x' }, '2026-05-06');
    expect(gelezen.ok ? [] : Object.keys(gelezen.error).sort()).toEqual(['kenmerk', 'maand', 'soorten', 'stadium']);
  });
});

describe('a product', () => {
  it('is read with its wet and tariff', () => {
    expect(readProduct(GOED_PRODUCT, ['0384'])).toEqual({ ok: true, value: INVULLING.producten[0] });
  });

  it.each([
    ['gemeente', '9999'],
    ['categorie', 'jw:01'],
    ['categorie', '45'],
    ['productcode', '45A045'],
    ['eenheid', '83'],
    ['tarief', '0'],
  ])('with %s %s is refused for just that', (naam, waarde) => {
    const gelezen = readProduct({ ...GOED_PRODUCT, [naam]: waarde }, ['0384']);
    expect(gelezen.ok ? [] : Object.keys(gelezen.error)).toEqual([naam]);
  });
});

describe('a line', () => {
  it('is read', () => {
    expect(readRegel(GOED_REGEL, INVULLING)).toEqual({
      ok: true,
      value: { ...GOED_REGEL, product: 0, toewijzingnummer: 20072, volume: 4 },
    });
  });

  it.each([
    ['product', '1'],
    ['bsn', '123456789'],
    ['bsn', '99990000'],
    ['toewijzingnummer', '1.5'],
    ['begindatum', '2026-03-31'],
    ['begindatum', '2026-04-31'],
    ['einddatum', '2026-05-01'],
    ['volume', '0'],
    ['volume', '1,5'],
  ])('with %s %s is refused for just that', (naam, waarde) => {
    const gelezen = readRegel({ ...GOED_REGEL, [naam]: waarde }, INVULLING);
    expect(gelezen.ok ? [] : Object.keys(gelezen.error)).toContain(naam);
  });

  it('does not end before it begins', () => {
    const gelezen = readRegel({ ...GOED_REGEL, begindatum: '2026-04-10', einddatum: '2026-04-09' }, INVULLING);
    expect(gelezen.ok ? [] : Object.keys(gelezen.error)).toEqual(['einddatum']);
  });
});
