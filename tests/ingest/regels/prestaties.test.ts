import { describe, expect, it } from 'vitest';
import type { Kop, Prestatie } from '../../../src/domain/verantwoording.ts';
import { jaarkop, kop, kort, lees, prestatie, without } from '../bouw.ts';

type Regels = readonly (Partial<Prestatie> | Prestatie)[];
const MAART = { begindatum: '2026-03-01', einddatum: '2026-03-31' };
const VORIG_JAAR = { begindatum: '2025-11-01', einddatum: '2025-11-30' };

const regels = (delen: Regels): Prestatie[] => delen.map((anders, nr) => ({ ...prestatie(nr), ...anders }));
const gevonden = async (delen: Regels, hoofd: Kop = kop(), zonder: (keyof Prestatie)[] = []) =>
  kort(await lees({ ...hoofd, prestaties: regels(delen).map((regel) => without(regel, ...zonder)) }));

describe('one prestatie', () => {
  it.each<[string, Partial<Prestatie>, string[]]>([
    ['CS002: a test BSN', { bsn: '999990019' }, []],
    ['CS002: two digits changed places', { bsn: '999990091' }, ['CS002 /prestaties/0/bsn']],
    ['CS002: nine zeroes', { bsn: '000000000' }, ['CS002 /prestaties/0/bsn']],
    ['CS002: unknown is for CBS only', { bsn: '999999999' }, ['CS002 /prestaties/0/bsn']],
    ['RS009: of the other wet', { wet: 'wmo' }, ['RS009 /prestaties/0/productcategorie']],
    ['RS009: of this wet', { wet: 'wmo', productcategorie: '18' }, []],
    ['RS009: between the lists', { productcategorie: '39' }, ['RS009 /prestaties/0/productcategorie']],
    [
      'CS325: zero as credit',
      { bedragCenten: 0, volume: 0, debetCredit: 'C', vorigReferentienummer: 'X' },
      ['CS325 /prestaties/0/debetCredit'],
    ],
    ['CS325: zero as debet', { bedragCenten: 0, volume: 0 }, []],
    ['CD060: credit without its original', { debetCredit: 'C' }, ['CD060_CREDIT /prestaties/0/vorigReferentienummer']],
    ['CD060: credit with its original', { debetCredit: 'C', vorigReferentienummer: 'X' }, []],
    [
      'CD060: debet with an original',
      { vorigReferentienummer: 'X' },
      ['CD060_DEBET /prestaties/0/vorigReferentienummer'],
    ],
    ['CD087: tariff with unit 83', { eenheid: '83', volume: 75_000 }, ['CD087_TEVEEL /prestaties/0/tariefCenten']],
    ['TR346: amount is volume × tariff', { volume: 3, tariefCenten: 7_333, bedragCenten: 21_999 }, []],
    ['TR346: one cent off', { bedragCenten: 75_001 }, ['TR346 /prestaties/0/bedragCenten']],
    ['TR346: minutes, rounded tariff', { eenheid: '01', volume: 20, tariefCenten: 146, bedragCenten: 2_910 }, []],
    [
      'TR346: minutes, the largest difference',
      { eenheid: '01', volume: 20, tariefCenten: 146, bedragCenten: 2_930 },
      [],
    ],
    [
      'TR346: minutes, beyond it',
      { eenheid: '01', volume: 20, tariefCenten: 146, bedragCenten: 2_931 },
      ['TR346_MINUUT /prestaties/0/bedragCenten'],
    ],
    [
      'TR346: minutes, hourly tariff known',
      { eenheid: '01', volume: 20, tariefCenten: 146, uurtariefCenten: 8_730, bedragCenten: 2_910 },
      [],
    ],
    [
      'TR346: half a cent goes up',
      { eenheid: '01', volume: 1, tariefCenten: 146, uurtariefCenten: 8_730, bedragCenten: 146 },
      [],
    ],
    [
      'TR346: hourly tariff known, one cent off',
      { eenheid: '01', volume: 20, tariefCenten: 146, uurtariefCenten: 8_730, bedragCenten: 2_911 },
      ['TR346 /prestaties/0/bedragCenten'],
    ],
    [
      'IV081: tariff of a minute',
      { eenheid: '01', volume: 20, tariefCenten: 145, uurtariefCenten: 8_730, bedragCenten: 2_910 },
      ['?IV081_TARIEF /prestaties/0/tariefCenten'],
    ],
    [
      'UURTARIEF_EENHEID: hourly tariff with hours',
      { uurtariefCenten: 7_500 },
      ['UURTARIEF_EENHEID /prestaties/0/uurtariefCenten'],
    ],
  ])('%s', async (_, anders, verwacht) => {
    expect(await gevonden([anders])).toEqual(verwacht);
  });

  it('CS339: with unit 83 amount and volume are the same cents, without a tariff', async () => {
    const zonder: (keyof Prestatie)[] = ['tariefCenten'];
    expect(await gevonden([{ eenheid: '83', volume: 75_000 }], kop(), zonder)).toEqual([]);
    expect(await gevonden([{ eenheid: '83', volume: 75_001 }], kop(), zonder)).toEqual([
      'CS339 /prestaties/0/bedragCenten',
    ]);
  });

  it('CD087: every other unit needs a tariff', async () => {
    expect(await gevonden([{}], kop(), ['tariefCenten'])).toEqual(['CD087_ONTBREEKT /prestaties/0/tariefCenten']);
  });

  it.each<[string, Partial<Prestatie>, string[]]>([
    ['unknown', { gemeentecode: '9999' }, ['TR378_ONBEKEND /prestaties/0/gemeentecode']],
    ['abolished', { gemeentecode: '0457' }, ['?TR378_AFGESCHAFT /prestaties/0/gemeentecode']],
    ['abolished, toewijzing of before', { gemeentecode: '0457', toewijzingIngangsdatum: '2022-03-23' }, []],
    ['abolished, toewijzing of long before', { gemeentecode: '0457', toewijzingIngangsdatum: '2018-01-01' }, []],
    [
      'abolished, toewijzing of after',
      { gemeentecode: '0457', toewijzingIngangsdatum: '2022-03-24' },
      ['TR378_ONGELDIG_OP /prestaties/0/gemeentecode'],
    ],
    [
      'not yet in force at the toewijzing',
      { gemeentecode: '1982', toewijzingIngangsdatum: '2021-12-31' },
      ['TR378_ONGELDIG_OP /prestaties/0/gemeentecode'],
    ],
    ['in force at the toewijzing', { gemeentecode: '1982', toewijzingIngangsdatum: '2022-01-01' }, []],
  ])('TR378: a gemeentecode that is %s', async (_, anders, verwacht) => {
    expect(await gevonden([anders])).toEqual(verwacht);
  });

  it('TR378: an abolished code is mentioned once, an unknown one every time', async () => {
    const weesp = { gemeentecode: '0457' };
    expect(await gevonden([weesp, weesp, weesp])).toEqual(['?TR378_AFGESCHAFT /prestaties/0/gemeentecode']);
    const onbekend = { gemeentecode: '9999' };
    expect(await gevonden([onbekend, onbekend])).toHaveLength(2);
  });
});

describe('the productperiode', () => {
  const periode = (begindatum: string, einddatum: string): Partial<Prestatie> => ({
    productperiode: { begindatum, einddatum },
  });
  const pointer = '/prestaties/0/productperiode';

  it.each<[string, Partial<Prestatie>, string[]]>([
    ['the month itself', {}, []],
    ['TR319: an earlier month', { productperiode: MAART }, []],
    [
      'TR319: a later month',
      periode('2026-05-01', '2026-05-03'),
      [`TR319 ${pointer}/einddatum`, `?TR388 ${pointer}/einddatum`],
    ],
    ['end before begin', periode('2026-04-02', '2026-04-01'), [`PERIODE_OMGEKEERD ${pointer}/einddatum`]],
    ['CS337: two months', periode('2026-03-01', '2026-04-30'), [`CS337 ${pointer}`]],
    ['CS337: the same month of another year', periode('2025-04-01', '2026-04-30'), [`CS337 ${pointer}`]],
    [
      'TR134, TR137: after the dagtekening',
      periode('2026-05-05', '2026-05-31'),
      [
        `TR134 ${pointer}/begindatum`,
        `TR137 ${pointer}/einddatum`,
        `TR319 ${pointer}/einddatum`,
        `?TR387 ${pointer}/begindatum`,
      ],
    ],
    [
      'CS100: before 2021',
      periode('2020-12-01', '2020-12-31'),
      [`CS100 ${pointer}/begindatum`, `CS100 ${pointer}/einddatum`, `TR335 ${pointer}/einddatum`],
    ],
    ['TR335: five years ago to the day', periode('2021-05-01', '2021-05-31'), []],
    ['TR335: longer ago', periode('2021-04-01', '2021-04-30'), [`TR335 ${pointer}/einddatum`]],
    ['TR387: not from the first', periode('2026-04-02', '2026-04-30'), [`?TR387 ${pointer}/begindatum`]],
    [
      'TR387: the toewijzing starts then',
      { ...periode('2026-04-02', '2026-04-30'), toewijzingIngangsdatum: '2026-04-02' },
      [],
    ],
    [
      'TR387: the toewijzing started before',
      { ...periode('2026-04-02', '2026-04-30'), toewijzingIngangsdatum: '2026-03-15' },
      [`?TR387 ${pointer}/begindatum`],
    ],
    ['TR388: not to the last', periode('2026-04-01', '2026-04-29'), [`?TR388 ${pointer}/einddatum`]],
    [
      'TR388: the toewijzing ends then',
      { ...periode('2026-04-01', '2026-04-29'), toewijzingEinddatum: '2026-04-29' },
      [],
    ],
    [
      'TR388: the toewijzing ends later',
      { ...periode('2026-04-01', '2026-04-29'), toewijzingEinddatum: '2026-12-31' },
      [`?TR388 ${pointer}/einddatum`],
    ],
    ['TR307: before the toewijzing', { toewijzingIngangsdatum: '2026-04-02' }, [`TR307 ${pointer}/begindatum`]],
    ['TR308: after the toewijzing', { toewijzingEinddatum: '2026-04-29' }, [`TR308 ${pointer}/einddatum`]],
    [
      'a toewijzing that ends before it starts',
      { toewijzingIngangsdatum: '2026-01-02', toewijzingEinddatum: '2026-01-01' },
      ['TOEWIJZING_OMGEKEERD /prestaties/0/toewijzingEinddatum'],
    ],
    [
      'TR387, TR388: not for a line that is not declared',
      { ...periode('2026-04-02', '2026-04-29'), declaratiestand: 'nog-te-declareren' },
      [],
    ],
  ])('%s', async (_, anders, verwacht) => {
    const hoofd = kop({ soorten: ['declaratie', 'productieverantwoording'] });
    // A second line, so that a declaratie has something to declare.
    expect(await gevonden([anders, {}], hoofd)).toEqual(verwacht);
  });

  it('February: the last day is known in leap years and others', async () => {
    const februari = (einddatum: string) => gevonden([periode(`${einddatum.slice(0, 7)}-01`, einddatum)]);
    expect(await februari('2024-02-29')).toEqual([]);
    expect(await februari('2024-02-28')).toEqual([`?TR388 ${pointer}/einddatum`]);
    expect(await februari('2026-02-28')).toEqual([]);
  });

  it('without a declaratie a line lies in the period that is accounted for', async () => {
    const hoofd = jaarkop({ dagtekening: '2026-02-20' });
    expect(await gevonden([{ productperiode: VORIG_JAAR }], hoofd)).toEqual([]);
    expect(await gevonden([periode('2024-12-01', '2024-12-31')], hoofd)).toEqual([
      `PRESTATIE_BUITEN_PERIODE ${pointer}`,
    ]);
    expect(await gevonden([periode('2026-01-01', '2026-01-31')], hoofd)).toEqual([
      `PRESTATIE_BUITEN_PERIODE ${pointer}`,
    ]);
  });

  it('a concept may look ahead of its dagtekening, a definitive report may not', async () => {
    const vooruit = jaarkop({ dagtekening: '2025-12-15' });
    const december = periode('2025-12-01', '2025-12-31');
    expect(await gevonden([december], { ...vooruit, stadium: 'concept' })).toEqual([]);
    expect(await gevonden([december], vooruit)).toEqual([`TR137 ${pointer}/einddatum`, 'TR137 /periode/einddatum']);
  });
});

describe('prestaties together', () => {
  const credit = (vorig: string, anders: Partial<Prestatie> = {}): Partial<Prestatie> => ({
    debetCredit: 'C',
    vorigReferentienummer: vorig,
    ...anders,
  });
  const zelfde = { toewijzingnummer: 7 };

  it.each<[string, Regels, string[]]>([
    [
      'TR314: a reference twice',
      [{ referentienummer: 'A' }, { referentienummer: 'A' }],
      ['TR314 /prestaties/1/referentienummer'],
    ],
    [
      'TR314: the same reference under the other wet',
      [{ referentienummer: 'A' }, { referentienummer: 'A', wet: 'wmo', productcategorie: '02' }],
      [],
    ],
    [
      'TR315: a line credited twice',
      [credit('X'), credit('X', { gemeentecode: '0384' })],
      ['TR315 /prestaties/1/vorigReferentienummer'],
    ],
    [
      'TR316: credit after its debet',
      [{ referentienummer: 'A' }, credit('A')],
      ['TR316 /prestaties/1/vorigReferentienummer'],
    ],
    [
      'TR316: credit before its debet',
      [credit('A'), { referentienummer: 'A' }],
      ['TR316 /prestaties/1/referentienummer'],
    ],
    [
      'TR316: a credit of itself',
      [credit('A', { referentienummer: 'A' })],
      ['TR316 /prestaties/0/vorigReferentienummer'],
    ],
    [
      'TR316: the debet is not declared here',
      [{ referentienummer: 'A', declaratiestand: 'toegekend' }, credit('A')],
      [],
    ],
    ['TR416: two debet lines for one key', [zelfde, zelfde], ['TR416 /prestaties/1']],
    ['TR416: a credit beside it', [zelfde, credit('X', zelfde)], []],
    ['TR416: another product', [zelfde, { ...zelfde, productcode: '45B01' }], []],
    ['TR416: another month', [zelfde, { ...zelfde, productperiode: MAART }], []],
    ['TR416: another gemeente', [zelfde, { ...zelfde, gemeentecode: '0384' }], []],
    ['TR416: one of the two is not declared', [zelfde, { ...zelfde, declaratiestand: 'toegekend' }], []],
  ])('%s', async (_, delen, verwacht) => {
    expect(await gevonden(delen)).toEqual(verwacht);
  });

  it('a yearly report rightly holds debet, credit and debet over one key', async () => {
    const delen: Regels = [
      { ...zelfde, referentienummer: 'A', productperiode: VORIG_JAAR },
      credit('A', { ...zelfde, productperiode: VORIG_JAAR }),
      { ...zelfde, productperiode: VORIG_JAAR },
    ];
    expect(await gevonden(delen, jaarkop())).toEqual([]);
  });
});
