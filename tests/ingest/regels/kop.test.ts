import { describe, expect, it } from 'vitest';
import type { Kop } from '../../../src/domain/verantwoording.ts';
import { jaarkop, kop, kort, lees, prestatie, traject } from '../bouw.ts';

const gevonden = async (hoofd: Kop) => kort(await lees({ ...hoofd, prestaties: [prestatie(1), prestatie(2)] }));
const SHA = 'a'.repeat(64);
const bestand = { bestandsnaam: 'a.pdf', mediatype: 'application/pdf', sha256: SHA };

describe('dates of the kop', () => {
  it.each<[string, Kop, string[]]>([
    ['TR135: signed today', kop({ dagtekening: '2026-05-20' }), []],
    ['TR135: signed tomorrow', kop({ dagtekening: '2026-05-21' }), ['TR135 /dagtekening']],
    ['TR137: signed on the last day', kop({ dagtekening: '2026-04-30' }), []],
    ['the concept of a declaratie', kop({ stadium: 'concept' }), ['CONCEPT_DECLARATIE /stadium']],
  ])('%s', async (_, hoofd, verwacht) => {
    expect(await gevonden(hoofd)).toEqual(verwacht);
  });

  const periode = async (begindatum: string, einddatum: string, anders: Partial<Kop> = {}) =>
    kort(
      await lees({
        ...kop({ periode: { begindatum, einddatum }, ...anders }),
        prestaties: [prestatie(1, { productperiode: { begindatum: '2022-01-01', einddatum: '2022-01-31' } })],
      }),
    );

  it('CS340: a declaratie is about one whole month', async () => {
    expect(await periode('2026-02-01', '2026-02-28')).toEqual([]);
    expect(await periode('2024-02-01', '2024-02-28')).toEqual(['CS340 /periode']);
    expect(await periode('2026-01-01', '2026-02-28')).toEqual(['CS340 /periode']);
    expect(await periode('2026-04-02', '2026-04-30')).toEqual(['CS340 /periode']);
    expect(await periode('2022-01-01', '2022-12-31', { soorten: ['productieverantwoording'] })).toEqual([]);
  });

  it('CS100, TR134, TR137: not before 2021, not after the dagtekening', async () => {
    const jaar: Partial<Kop> = { soorten: ['productieverantwoording'] };
    expect(await periode('2020-12-01', '2022-12-31', jaar)).toEqual(['CS100 /periode/begindatum']);
    expect(await periode('2022-01-01', '2026-12-31', jaar)).toEqual(['TR137 /periode/einddatum']);
    expect(await periode('2022-01-01', '2026-12-31', { ...jaar, stadium: 'concept' })).toEqual([]);
    expect(await periode('2022-01-01', '2026-12-31', { soorten: ['jaarprognose'] })).toEqual([]);
    expect(await periode('2022-02-01', '2022-01-31', jaar)).toEqual([
      'PRESTATIE_BUITEN_PERIODE /prestaties/0/productperiode',
      'PERIODE_OMGEKEERD /periode/einddatum',
    ]);
    const mei = await periode('2026-05-05', '2026-05-31', jaar);
    expect(mei).toContain('TR134 /periode/begindatum');
  });
});

describe('totals', () => {
  it.each<[string, Partial<Kop>, string[]]>([
    [
      'a controletotaal that is right',
      { controletotaal: { aantalPrestaties: 2, totaalCenten: 150_000, debetCredit: 'D' } },
      [],
    ],
    [
      'another number of lines',
      { controletotaal: { aantalPrestaties: 3, totaalCenten: 150_000, debetCredit: 'D' } },
      ['CONTROLETOTAAL_AANTAL /controletotaal/aantalPrestaties'],
    ],
    [
      'another amount',
      { controletotaal: { aantalPrestaties: 2, totaalCenten: 150_001, debetCredit: 'D' } },
      ['CONTROLETOTAAL_BEDRAG /controletotaal/totaalCenten'],
    ],
    [
      'another sign',
      { controletotaal: { aantalPrestaties: 2, totaalCenten: 150_000, debetCredit: 'C' } },
      ['CONTROLETOTAAL_BEDRAG /controletotaal/totaalCenten'],
    ],
    [
      'TR358: right',
      { declaraties: [{ gemeentecode: '0855', wet: 'jw', totaalCenten: 150_000, debetCredit: 'D' }] },
      [],
    ],
    [
      'TR358: wrong',
      { declaraties: [{ gemeentecode: '0855', wet: 'jw', totaalCenten: 75_000, debetCredit: 'D' }] },
      ['TR358 /declaraties/0/totaalCenten'],
    ],
    [
      'a declaratie without lines',
      { declaraties: [{ gemeentecode: '0384', wet: 'wmo' }] },
      ['?DECLARATIE_ZONDER_PRESTATIES /declaraties/0'],
    ],
    [
      'TR101: a declaratie twice',
      {
        declaraties: [
          { gemeentecode: '0855', wet: 'jw' },
          { gemeentecode: '0855', wet: 'jw' },
        ],
      },
      ['DECLARATIE_DUBBEL /declaraties/1'],
    ],
    [
      'TR333, TR056: numbers twice',
      {
        declaraties: [
          { gemeentecode: '0855', wet: 'jw', declaratienummer: 'D1', berichtidentificatie: 'B1' },
          { gemeentecode: '0384', wet: 'jw', declaratienummer: 'D1', berichtidentificatie: 'B1' },
          { gemeentecode: '0384', wet: 'wmo', declaratienummer: 'D1', berichtidentificatie: 'B1' },
        ],
      },
      [
        'TR333 /declaraties/1/declaratienummer',
        'TR056 /declaraties/1/berichtidentificatie',
        '?DECLARATIE_ZONDER_PRESTATIES /declaraties/1',
        '?DECLARATIE_ZONDER_PRESTATIES /declaraties/2',
      ],
    ],
    [
      'CS325: zero as credit',
      { declaraties: [{ gemeentecode: '0384', wet: 'jw', totaalCenten: 0, debetCredit: 'C' }] },
      ['CS325 /declaraties/0/debetCredit', '?DECLARATIE_ZONDER_PRESTATIES /declaraties/0'],
    ],
    [
      'declaraties without that soort',
      { soorten: ['productieverantwoording'], declaraties: [{ gemeentecode: '0855', wet: 'jw' }] },
      ['?DECLARATIES_ZONDER_SOORT /declaraties'],
    ],
  ])('%s', async (_, anders, verwacht) => {
    expect(await gevonden(kop(anders))).toEqual(verwacht);
  });

  it('credit counts down, and only declared lines count for TR358', async () => {
    const prestaties = [
      prestatie(1),
      prestatie(2, { debetCredit: 'C', vorigReferentienummer: 'X', volume: 20, bedragCenten: 150_000 }),
      prestatie(3, { declaratiestand: 'nog-te-declareren' }),
    ];
    const hoofd = kop({
      controletotaal: { aantalPrestaties: 3, totaalCenten: 0, debetCredit: 'D' },
      declaraties: [{ gemeentecode: '0855', wet: 'jw', totaalCenten: 75_000, debetCredit: 'C' }],
    });
    expect(kort(await lees({ ...hoofd, prestaties }))).toEqual([]);
  });

  it('are not judged when a line could not be read: that would be a second finding on the same mistake', async () => {
    const hoofd = kop({ controletotaal: { aantalPrestaties: 1, totaalCenten: 75_000, debetCredit: 'D' } });
    expect(kort(await lees({ ...hoofd, prestaties: [{ ...prestatie(1), volume: 'x' }] }))).toEqual([
      'SCHEMA_TYPE /prestaties/0/volume',
    ]);
  });
});

describe('a soort that is asked while nothing is delivered for it', () => {
  const jaar = (soorten: Kop['soorten'], anders: Partial<Kop> = {}): Kop => jaarkop({ soorten, ...anders });
  const leeg = async (hoofd: Kop, erbij: object = {}) => kort(await lees({ ...hoofd, ...erbij }));

  it.each<[Kop['soorten'][number], boolean]>([
    ['productieverantwoording', true],
    ['kwartaalrapportage', true],
    ['klachtenrapportage', true],
    ['integriteitsdossier', true],
    ['jaarprognose', true],
    ['beleidsinformatie', false],
  ])('%s', async (soort, isFout) => {
    expect(await leeg(jaar([soort]))).toEqual([`${isFout ? '' : '?'}SOORT_ZONDER_INHOUD /soorten/0`]);
  });

  it.each<[string, Kop, object]>([
    [
      'kwartaalrapportage',
      jaar(['kwartaalrapportage'], { gegevensPerGemeente: [{ gemeentecode: '0855', aantalClienten: 1 }] }),
      {},
    ],
    [
      'klachtenrapportage',
      jaar(['klachtenrapportage'], { gegevensPerGemeente: [{ gemeentecode: '0855', klachten: { aantal: 0 } }] }),
      {},
    ],
    [
      'integriteitsdossier',
      jaar(['integriteitsdossier'], { bijlagen: [{ bijlagesoort: 'jaarrekening', ...bestand }] }),
      {},
    ],
    ['jaarprognose', jaar(['jaarprognose'], { gegevensAanbieder: { aantalClienten: 4 } }), {}],
    ['beleidsinformatie', jaar(['beleidsinformatie']), { trajecten: [traject(1, { begindatum: '2025-02-01' })] }],
  ])('%s, with something', async (_, hoofd, erbij) => {
    expect(await leeg(hoofd, erbij)).toEqual([]);
  });

  it('declaratie: lines that are not declared do not count', async () => {
    const prestaties = [prestatie(1, { declaratiestand: 'toegekend' })];
    expect(kort(await lees({ ...kop(), prestaties }))).toEqual(['SOORT_ZONDER_INHOUD /soorten/0']);
  });
});

describe('the rest of the kop', () => {
  it.each<[string, Partial<Kop>, string[]]>([
    ['replaces itself', { vervangt: 'K-2026-04' }, ['VERVANGT_ZICHZELF /vervangt']],
    ['a kenmerk with a bsn', { kenmerk: 'zorg-999900006' }, ['KENMERK_MET_BSN /kenmerk']],
    ['a kenmerk with other numbers', { kenmerk: '2026-04-999900007' }, []],
    ['replaces another', { vervangt: 'K-2026-03' }, []],
    [
      'a gemeente twice',
      { gegevensPerGemeente: [{ gemeentecode: '0855' }, { gemeentecode: '0855' }] },
      ['GEGEVENS_GEMEENTE_DUBBEL /gegevensPerGemeente/1/gemeentecode'],
    ],
    [
      'an unknown gemeente',
      { gegevensPerGemeente: [{ gemeentecode: '9999' }] },
      ['TR378_ONBEKEND /gegevensPerGemeente/0/gemeentecode'],
    ],
    [
      'a wet twice',
      {
        gegevensAanbieder: {
          omzet: [
            { wet: 'jw', omzetCenten: 1 },
            { wet: 'jw', omzetCenten: 2 },
          ],
        },
      },
      ['WET_DUBBEL /gegevensAanbieder/omzet/1/wet'],
    ],
    [
      'a wet twice in a gemeente',
      {
        gegevensPerGemeente: [
          {
            gemeentecode: '0855',
            omzet: [
              { wet: 'jw', omzetCenten: 1 },
              { wet: 'jw', omzetCenten: 2 },
            ],
          },
        ],
      },
      ['WET_DUBBEL /gegevensPerGemeente/0/omzet/1/wet'],
    ],
    [
      'a verklaring signed tomorrow',
      { verklaringen: [{ verklaringsoort: 'bestuursverklaring', ondertekendOpDatum: '2026-05-21', ...bestand }] },
      ['ONDERTEKEND_IN_TOEKOMST /verklaringen/0/ondertekendOpDatum'],
    ],
    [
      'a verklaring for an unknown gemeente',
      { verklaringen: [{ verklaringsoort: 'bestuursverklaring', gemeentecode: '9999', ...bestand }] },
      ['TR378_ONBEKEND /verklaringen/0/gemeentecode'],
    ],
    [
      'a bijlage that ends before it begins',
      { bijlagen: [{ bijlagesoort: 'vog-rp', geldigVanaf: '2026-01-02', geldigTot: '2026-01-01', ...bestand }] },
      ['PERIODE_OMGEKEERD /bijlagen/0/geldigTot'],
    ],
    [
      'a bijlage for an unknown gemeente',
      { bijlagen: [{ bijlagesoort: 'overig', gemeentecode: '9999', ...bestand }] },
      ['TR378_ONBEKEND /bijlagen/0/gemeentecode'],
    ],
  ])('%s', async (_, anders, verwacht) => {
    expect(await gevonden(kop(anders))).toEqual(verwacht);
  });
});
