import { describe, expect, it } from 'vitest';
import { Decimaal } from '../../src/domain/output.ts';
import { formaat, kolom, prestatie, REF } from './bouw.ts';
import { INVOER, perGemeente, werkmappen, xlsx } from './bouw-werkmap.ts';

describe('a workbook', () => {
  it('has an overview and one sheet for every gemeente, each with its own totals', async () => {
    const { werkmappen: gemaakt, codes } = await werkmappen(perGemeente(), INVOER);
    expect(codes).toEqual([]);
    expect(gemaakt).toHaveLength(1);
    const [overzicht, ...rest] = gemaakt[0]?.bladen ?? [];
    expect(overzicht).toEqual({
      naam: 'Overzicht gemeenten',
      cellen: {},
      kolommen: ['Gemeente:tekst', 'Product:tekst', 'Bedrag:bedrag'],
      rijen: [
        ["'s-Gravenhage", 'B', new Decimaal(701, 2)],
        ['Diemen', 'A', new Decimaal(-100, 2)],
        ['Diemen', 'B', new Decimaal(300, 2)],
        ['Totaal', 3, new Decimaal(901, 2)],
      ],
    });
    expect(rest.map((blad) => [blad.naam, blad.rijen])).toEqual([
      [
        'Diemen',
        [
          ['A', -100, 200, 'Zorg & Zo'],
          ['B', 300, 200, 'Zorg & Zo'],
        ],
      ],
      ['s-Gravenhage', [['B', 701, 701, 'Zorg & Zo']]],
    ]);
  });

  it('can be one for every gemeente', async () => {
    const { werkmappen: gemaakt } = await werkmappen(
      perGemeente({ bestandPer: 'gemeente', bestandsnaam: 'gemeente.code + ".xlsx"' }),
      INVOER,
    );
    expect(gemaakt.map((map) => [map.naam, map.bladen.map((blad) => [blad.naam, blad.rijen.length])])).toEqual([
      [
        '0384.xlsx',
        [
          ['Overzicht gemeenten', 3],
          ['Diemen', 2],
        ],
      ],
      [
        '0518.xlsx',
        [
          ['Overzicht gemeenten', 2],
          ['s-Gravenhage', 1],
        ],
      ],
    ]);
  });

  it('has one sheet for every value of a key', async () => {
    const { werkmappen: gemaakt } = await werkmappen(
      perGemeente({}, {}, { bladPer: 'product', naam: '"Product " + per.product' }),
      INVOER,
    );
    expect(gemaakt[0]?.bladen.slice(1).map((blad) => [blad.naam, blad.rijen.map((rij) => rij.slice(0, 3))])).toEqual([
      ['Product A', [['A', -100, -100]]],
      [
        'Product B',
        [
          ['B', 701, 1001],
          ['B', 300, 1001],
        ],
      ],
    ]);
  });

  it('writes the regels of a sheet and no others', async () => {
    const document = formaat({
      velden: [REF, 'prestatie.productcode'],
      groepering: { sleutels: { product: 'prestatie.productcode' }, aggregaten: {} },
      bestanden: [
        xlsx([{ naam: 'per.product', bladPer: 'product', rijen: { herhaal: 'regels', kolommen: [kolom('R', REF)] } }]),
      ],
    });
    const { werkmappen: gemaakt } = await werkmappen(
      document,
      ['B', 'A', 'B'].map((productcode, nr) => prestatie({ productcode, referentienummer: `R${nr}` })),
    );
    expect(gemaakt[0]?.bladen.map((blad) => [blad.naam, blad.rijen])).toEqual([
      ['A', [['R1']]],
      ['B', [['R0'], ['R2']]],
    ]);
  });

  it.each([
    ['BLADNAAM_ONGELDIG', { naam: 'gemeente.naam' }],
    ['BLADNAAM_DUBBEL', { naam: '"Overzicht GEMEENTEN"' }],
  ])('is held by %s', async (code, per) => {
    const { codes, werkmappen: gemaakt } = await werkmappen(perGemeente({}, {}, per), INVOER);
    expect(codes).toContain(code);
    expect(gemaakt).toEqual([]);
  });

  it('shows a date only where there is one', async () => {
    const document = formaat({
      velden: [REF],
      bestanden: [
        xlsx([{ naam: '"A"', rijen: { herhaal: 'regels', kolommen: [kolom('D', REF, { notatie: 'datum' })] } }]),
      ],
    });
    expect((await werkmappen(document, [prestatie({ referentienummer: '2026-02-28' })])).codes).toEqual([]);
    expect((await werkmappen(document, [prestatie({ referentienummer: '2026-02-30' })])).codes).toEqual([
      'WAARDE_GEEN_DATUM',
    ]);
  });
});
