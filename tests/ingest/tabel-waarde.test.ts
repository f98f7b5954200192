import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Celwaarde } from '../../src/domain/werkmapcel.ts';
import { type Decimaalteken, detectDecimaalteken, readCel } from '../../src/ingest/tabel/waarde.ts';
import { INVULBLADEN, type Invulkolom, type Invulsoort } from '../../src/standaard/bladen.ts';

function kolom(soort: Invulsoort, veld = 'prestatie.referentienummer'): Invulkolom {
  return { kop: 'Kolom', veld, pad: ['x'], soort, verplicht: false };
}

function lees(
  soort: Invulsoort,
  cel: string | number | boolean,
  veld?: string,
  decimaalteken: Decimaalteken = ',',
): unknown {
  const waarde: Celwaarde =
    typeof cel === 'string'
      ? { soort: 'tekst', tekst: cel }
      : typeof cel === 'number'
        ? { soort: 'getal', getal: cel }
        : { soort: 'waarheid', waarheid: cel };
  const gelezen = readCel(kolom(soort, veld), waarde, { decimaalteken, vanaf1904: false });
  return gelezen?.ok ? gelezen.waarde : gelezen?.fout;
}

describe('a cell', () => {
  it('of any length costs no more than its length: a run of spaces is looked at once', () => {
    const spaties = ' '.repeat(2_000_000);
    expect(lees('tekst', `04${spaties}- uur${spaties}x`, 'prestatie.eenheid')).toBe('04');
    expect(lees('tekst', `04${spaties}uur`, 'prestatie.eenheid')).toBe(`04${spaties}uur`);
    expect(lees('euro', `1${spaties}2`)).toBe('geen-bedrag');
    expect(lees('euro', `12,50${spaties}EUR`)).toBe(1250);
  });

  it.each<[string | number, Decimaalteken, unknown]>([
    ['12,5', ',', 1250],
    ['1.234,56', ',', 123456],
    ['€ 1.234.567,00', ',', 123456700],
    ['12,50 EUR', ',', 1250],
    ['50,-', ',', 5000],
    ['1.234', ',', 123400],
    ['1234', ',', 123400],
    ['1,234.56', '.', 123456],
    ['12.5', '.', 1250],
    [12.5, ',', 1250],
    [0.1 + 0.2, ',', 30],
    [1.005, ',', 'geen-bedrag'],
    ['12.5', ',', 'geen-bedrag'],
    ['1.23,45', ',', 'geen-bedrag'],
    ['12,345', ',', 'geen-bedrag'],
    ['1,2,3', ',', 'geen-bedrag'],
    ['twaalf', ',', 'geen-bedrag'],
    ['-5,00', ',', 'negatief-bedrag'],
    [-5, ',', 'negatief-bedrag'],
    ['-0', ',', 0],
    ['', ',', undefined],
    ['  ', ',', undefined],
  ])('amount %j with %s is %j cents', (cel, teken, centen) => {
    expect(lees('euro', cel, undefined, teken)).toBe(centen);
  });

  it.each<[string | number, unknown]>([
    ['2026-04-01', '2026-04-01'],
    ['1-4-2026', '2026-04-01'],
    ['01/04/2026', '2026-04-01'],
    ['2026-04-01T00:00:00', '2026-04-01'],
    ['2010-02-00', '2010-02-00'],
    [46113, '2026-04-01'],
    ['1 april 2026', 'geen-datum'],
    ['04-26', 'geen-datum'],
    [-3, 'geen-datum'],
  ])('day %j is %j', (cel, datum) => {
    expect(lees('datum', cel)).toBe(datum);
  });

  it.each<[string, string | number | boolean, unknown]>([
    ['prestatie.gemeentecode', 384, '0384'],
    ['prestatie.gemeentecode', '384', '0384'],
    ['prestatie.bsn', 12345672, '012345672'],
    ['prestatie.eenheid', '04 - uur', '04'],
    ['prestatie.eenheid', 4, '04'],
    ['prestatie.productcode', '01A03', '01A03'],
    ['prestatie.productcode', 'A - B', 'A - B'],
    ['prestatie.productcode', true, 'geen-tekst'],
    ['prestatie.referentienummer', ' R 1 ', 'R 1'],
  ])('text of %s from %j is %j', (veld, cel, tekst) => {
    expect(lees('tekst', cel, veld)).toBe(tekst);
  });

  it.each<[Invulsoort, string | number | boolean, unknown]>([
    ['geheel', '12', 12],
    ['geheel', '1.234', 1234],
    ['geheel', 12.5, 'geen-geheel-getal'],
    ['geheel', '12,5', 'geen-geheel-getal'],
    ['getal', '12,5', 12.5],
    ['getal', 'x', 'geen-getal'],
    ['janee', 'Ja', true],
    ['janee', false, false],
    ['janee', 0, false],
    ['janee', 'misschien', 'geen-ja-nee'],
  ])('%s from %j is %j', (soort, cel, waarde) => {
    expect(lees(soort, cel)).toBe(waarde);
  });

  it('reads back every amount that is written the Dutch way', () => {
    const dutch = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (centen) => {
        expect(lees('euro', dutch.format(centen / 100))).toBe(centen);
        expect(lees('euro', centen / 100)).toBe(centen);
      }),
    );
  });

  it('sees which sign the decimals have', () => {
    expect(
      [['1.234', '5,5'], ['1,234', '12.50'], ['1.234'], []].map((waarden) => detectDecimaalteken(waarden)),
    ).toEqual([',', '.', ',', ',']);
  });
});

describe('the sheets', () => {
  it('have no heading twice', () => {
    for (const { kolommen } of INVULBLADEN) expect(new Set(kolommen.map(({ kop }) => kop)).size).toBe(kolommen.length);
  });
});
