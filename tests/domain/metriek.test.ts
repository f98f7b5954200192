import { describe, expect, it } from 'vitest';
import { toPrometheus } from '../../src/domain/metriek.ts';

describe('figures as Prometheus reads them', () => {
  it('have the name, the unit and the ending that OpenTelemetry gives them', () => {
    const tekst = toPrometheus([
      {
        naam: 'enkelvoud.gebeurtenissen',
        soort: 'teller',
        eenheid: '1',
        uitleg: 'Alles.',
        waarden: [{ kenmerken: {}, waarde: 7 }],
      },
      {
        naam: 'enkelvoud.zendingen.onderweg',
        soort: 'stand',
        eenheid: '1',
        uitleg: 'Nu.',
        waarden: [
          { kenmerken: { toestand: 'gepland' }, waarde: 1 },
          { kenmerken: { toestand: 'omgezet' }, waarde: 0 },
        ],
      },
      { naam: 'a.b', soort: 'stand', eenheid: 'By', uitleg: 'x', waarden: [] },
    ]);
    expect(tekst).toBe(`# HELP enkelvoud_gebeurtenissen_total Alles.
# TYPE enkelvoud_gebeurtenissen_total counter
enkelvoud_gebeurtenissen_total 7
# HELP enkelvoud_zendingen_onderweg Nu.
# TYPE enkelvoud_zendingen_onderweg gauge
enkelvoud_zendingen_onderweg{toestand="gepland"} 1
enkelvoud_zendingen_onderweg{toestand="omgezet"} 0
# HELP a_b_bytes x
# TYPE a_b_bytes gauge
`);
  });

  it('cannot be broken by what stands in a label', () => {
    const tekst = toPrometheus([
      {
        naam: 'a',
        soort: 'stand',
        eenheid: 's',
        uitleg: 'regel\nregel',
        waarden: [{ kenmerken: { x: 'a"b\\c\nd' }, waarde: 1 }],
      },
    ]);
    expect(tekst).toContain(String.raw`a_seconds{x="a\"b\\c\nd"} 1`);
    expect(tekst.split('\n')).toHaveLength(4);
  });
});
