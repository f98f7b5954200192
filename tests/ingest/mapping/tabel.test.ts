/** How cells are read through a mapping, and which mappings can work. */
import { describe, expect, it } from 'vitest';
import type { Celwaarde } from '../../../src/domain/werkmapcel.ts';
import { keurInvoermapping } from '../../../src/ingest/mapping/keur.ts';
import { type Eigenkolom, readEigenCel } from '../../../src/ingest/mapping/tabel.ts';

describe('a cell through a mapping', () => {
  const kolom = (anders: Partial<Eigenkolom>): Eigenkolom => ({
    kop: 'x',
    veld: 'prestatie.volume',
    pad: ['volume'],
    soort: 'geheel',
    verplicht: true,
    ...anders,
  });
  const lees = (eigen: Eigenkolom, waarde: string | number) => {
    const cel: Celwaarde =
      typeof waarde === 'number' ? { soort: 'getal', getal: waarde } : { soort: 'tekst', tekst: waarde };
    const uit = readEigenCel(eigen, cel, { decimaalteken: ',', vanaf1904: false });
    return uit?.ok ? uit.waarde : uit?.fout;
  };

  it.each([
    [380, 6],
    [389, 6],
    [390, 7],
    [10, 1],
    [0, 0],
    [29, 1],
    [1.5, 'geen-geheel-getal'],
  ])('rounds %s minutes to hours by IV079', (minuten, uren) => {
    expect(lees(kolom({ maat: 'minuten-naar-uren' }), minuten)).toBe(uren);
  });

  it.each([
    ['1,5', 90],
    [0.1, 6],
    [8.35, 501],
    ['0,33', 'geen-hele-minuten'],
    ['x', 'geen-getal'],
  ])('makes %s hours whole minutes, or says that it cannot', (uren, minuten) => {
    expect(lees(kolom({ maat: 'uren-naar-minuten' }), uren)).toBe(minuten);
  });

  it('takes cents as cents and euros as euros', () => {
    const bedrag = { veld: 'prestatie.bedragCenten', soort: 'euro' } as const;
    expect(lees(kolom({ ...bedrag, maat: 'cent' }), '1250')).toBe(1250);
    expect(lees(kolom({ ...bedrag, maat: 'cent' }), '12,50')).toBe('geen-geheel-getal');
    expect(lees(kolom({ ...bedrag, maat: 'cent' }), -5)).toBe('negatief-bedrag');
    expect(lees(kolom({ ...bedrag, maat: 'euro' }), '12,50')).toBe(1250);
  });

  it('translates own codes, and only those that are known', () => {
    const eigen = kolom({ veld: 'prestatie.wet', soort: 'tekst', vertaling: new Map([['jeugd', 'jw']]) });
    expect([lees(eigen, ' Jeugd '), lees(eigen, 'wlz'), lees(eigen, ' ')]).toEqual([
      'jw',
      'zonder-vertaling',
      undefined,
    ]);
  });
});

describe('a mapping', () => {
  it('converts hours only to an eenheid that is fixed', () => {
    const codes = (vast: readonly { veld: string; waarde: string }[]) =>
      keurInvoermapping({
        lijst: 'prestaties',
        kolommen: [
          { kop: 'Uren', veld: 'prestatie.volume', maat: 'uren-naar-minuten' },
          { kop: 'BSN', veld: 'prestatie.bsn', maat: 'cent' },
        ],
        vast,
      })
        .map(({ code }) => code)
        .filter((code) => code !== 'MAPPING_VELD_ONTBREEKT');
    expect(codes([])).toEqual(['MAPPING_MAAT_EENHEID', 'MAPPING_MAAT']);
    expect(codes([{ veld: 'prestatie.eenheid', waarde: '04' }])).toEqual(['MAPPING_MAAT_EENHEID', 'MAPPING_MAAT']);
    expect(codes([{ veld: 'prestatie.eenheid', waarde: '01' }])).toEqual(['MAPPING_MAAT']);
  });
});
