import { describe, expect, it } from 'vitest';
import { article3101, describeDataflow } from '../../src/convert/index.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { csvBestand, formaat, gecompileerd, kolom } from './bouw.ts';

const document = formaat({
  niveau: 'geaggregeerd',
  velden: [
    'kop.kenmerk',
    'kop.dagtekening',
    'prestatie.declaratiestand',
    'prestatie.productcode',
    'prestatie.bedragCenten',
    'prestatie.debetCredit',
    'prestatie.bsn',
    'prestatie.volume',
  ],
  selectie: [{ als: 'prestatie.declaratiestand == "ingediend"', andersReden: 'x' }],
  totalen: { volume: { functie: 'som', van: 'prestatie.volume' } },
  groepering: {
    sleutels: { product: 'prestatie.productcode' },
    aggregaten: {
      saldo: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' },
      clienten: { functie: 'aantalUniek', van: 'prestatie.bsn' },
    },
  },
  bestanden: [
    csvBestand(
      [kolom('p', 'groep.product'), kolom('b', 'euro(groep.saldo)'), kolom('d', 'kop.dagtekening')],
      { bestandsnaam: 'kop.kenmerk' },
      { herhaal: 'groepen' },
    ),
  ],
  controles: [{ code: 'VOL', als: 'totaal.volume >= 0', melding: 'm', oplossing: 'o' }],
});

const flow = new Map(describeDataflow(gecompileerd(document)).map((veld) => [veld.veld, veld]));

describe('the flow of data', () => {
  it('names every field that is read, once, with its privacy class', () => {
    expect([...flow.keys()]).toEqual(document.velden.toSorted());
    expect(flow.get('prestatie.bsn')?.privacy).toBe('persoonsgegeven');
    expect(flow.get('prestatie.productcode')?.privacy).toBe('bijzonder');
  });

  it('tells what a field is used for and whether it is of one person there', () => {
    expect(flow.get('prestatie.bedragCenten')?.gebruik).toEqual([
      { pointer: '/groepering/aggregaten/saldo/van', plek: 'telling', individueel: true },
      { pointer: '/bestanden/0/csv/kolommen/1/waarde', plek: 'uitvoer', individueel: false },
    ]);
    expect(flow.get('prestatie.productcode')?.gebruik.map(({ plek }) => plek)).toEqual(['sleutel', 'uitvoer']);
    expect(flow.get('kop.kenmerk')?.gebruik.map(({ plek }) => plek)).toEqual(['bestandsnaam']);
  });

  it('tells which fields can reach whoever receives', () => {
    const bereikt = [...flow.values()].filter(({ bereiktUitvoer }) => bereiktUitvoer).map(({ veld }) => veld);
    expect(bereikt).toEqual([
      'kop.dagtekening',
      'kop.kenmerk',
      'prestatie.bedragCenten',
      'prestatie.debetCredit',
      'prestatie.productcode',
    ]);
  });
});

describe('article 3.10.1', () => {
  it('advises on every field of a regel that the ontvanger has from berichtenverkeer', () => {
    const adviezen = article3101(gecompileerd(document));
    expect(adviezen.map(({ ernst, plaats, parameters }) => [ernst, plaats.pointer, parameters])).toEqual([
      ['advies', '/velden/4', expect.objectContaining({ veld: 'prestatie.bedragCenten', bekend: 'berichtenverkeer' })],
      ['advies', '/velden/5', expect.objectContaining({ veld: 'prestatie.debetCredit', bekend: 'berichtenverkeer' })],
      ['advies', '/velden/3', expect.objectContaining({ veld: 'prestatie.productcode', bekend: 'berichtenverkeer' })],
    ]);
    for (const advies of adviezen) expect(leesbaar(advies).melding).toMatch(/iStandaard 323/);
  });

  it('points at CBS for what only the statistics know', () => {
    const traject: Formaat = formaat({
      invoer: 'trajecten',
      velden: ['traject.hulpvorm', 'traject.referentienummer'],
      bestanden: [
        csvBestand([kolom('h', 'traject.hulpvorm', { ontbreekt: 'leeg' }), kolom('r', 'traject.referentienummer')]),
      ],
    });
    expect(article3101(gecompileerd(traject))).toMatchObject([
      { parameters: { veld: 'traject.hulpvorm', bekend: 'cbs' } },
    ]);
    expect(article3101(gecompileerd(traject), 'beleidsinformatie')).toEqual([]);
  });

  it('has nothing to say about the message itself', () => {
    expect(article3101(gecompileerd(document), 'declaratie')).toEqual([]);
  });
});
