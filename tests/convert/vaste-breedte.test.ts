import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bestand, Formaat, RecordKnoop, VastVeldOpgave } from '../../src/domain/formaat.ts';
import { testBsn } from '../helpers/bsn.ts';
import { bezwaren, formaat, inhoudVan, omzet, prestatie, REF } from './bouw.ts';

const veld = (naam: string, waarde: string, lengte: number, anders: object = {}): VastVeldOpgave =>
  ({
    naam,
    waarde,
    lengte,
    uitlijning: 'links',
    vulteken: ' ',
    ontbreekt: 'verplicht',
    ...anders,
  }) as VastVeldOpgave;

const getal = (naam: string, waarde: string, lengte: number, anders: object = {}): VastVeldOpgave =>
  veld(naam, waarde, lengte, { uitlijning: 'rechts', vulteken: '0', ...anders });

const vast = (records: readonly RecordKnoop[], opmaak: object = {}, anders: object = {}): Bestand =>
  ({
    bestandssoort: 'vaste-breedte',
    bestandsnaam: '"uit.txt"',
    vasteBreedte: { tekenset: 'ascii', regeleinde: 'crlf', records, ...opmaak },
    ...anders,
  }) as Bestand;

const record = (naam: string, ...velden: VastVeldOpgave[]): RecordKnoop => ({ record: naam, velden });

/** Laid out as the old EI files: 01 voorloop, 02 client, 04 prestatie, 99 sluit with its counts. */
const EI = formaat({
  velden: ['prestatie.bsn', REF, 'prestatie.bedragCenten', 'prestatie.debetCredit', 'aanbieder.agbcode'],
  totalen: {
    saldo: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' },
    clienten: { functie: 'aantalUniek', van: 'prestatie.bsn' },
  },
  bestanden: [
    vast([
      record('voorloop', veld('soort', '"01"', 2), veld('agb', 'aanbieder.agbcode', 8), veld('vrij', '""', 8)),
      {
        herhaal: 'clienten',
        inhoud: [
          record('client', veld('soort', '"02"', 2), veld('bsn', 'client.bsn', 16)),
          {
            herhaal: 'regels',
            inhoud: [
              record(
                'prestatie',
                veld('soort', '"04"', 2),
                veld('ref', REF, 8),
                getal('bedrag', 'euro(saldo(prestatie.bedragCenten, prestatie.debetCredit))', 8, {
                  decimalen: 2,
                  teken: 'achter',
                }),
              ),
            ],
          },
        ],
      },
      record(
        'sluit',
        veld('soort', '"99"', 2),
        getal('clienten', 'geschreven.client', 3),
        getal('prestaties', 'geschreven.prestatie', 3),
        getal('records', 'geschreven.records + 1', 3),
        getal('saldo', 'totaal.saldo', 7, { teken: 'voorloop' }),
      ),
    ]),
  ],
});

describe('records of fixed width', () => {
  it('stand in their order, padded, with counts and sums at the end', async () => {
    const uitkomst = await omzet(EI, [
      prestatie({ bsn: testBsn(1), referentienummer: 'B', bedragCenten: 1250 }),
      prestatie({ bsn: testBsn(0), referentienummer: 'A', bedragCenten: 5 }),
      prestatie({ bsn: testBsn(1), referentienummer: 'C', bedragCenten: 2000, debetCredit: 'C' }),
    ]);
    expect(uitkomst.codes).toEqual([]);
    expect(inhoudVan(uitkomst).split('\r\n')).toEqual([
      '0165656055        ',
      `02${testBsn(0)}       `,
      '04A       0000005+',
      `02${testBsn(1)}       `,
      '04B       0001250+',
      '04C       0002000-',
      '99002003007-000745',
      '',
    ]);
  });

  it.each([
    ['WAARDE_TE_LANG', { referentienummer: '123456789' }],
    ['WAARDE_TE_LANG', { bedragCenten: 10_000_000 }],
    ['WAARDE_TEKENSET', { referentienummer: 'é' }],
    ['WAARDE_TEKENSET', { referentienummer: 'a\nb' }],
  ])('hold the zending with %s for what does not fit', async (code, anders) => {
    const uitkomst = await omzet(EI, [prestatie(anders)]);
    expect(uitkomst.codes).toContain(code);
    expect(uitkomst.uitkomst).toBe('vastgehouden');
  });

  const een = (opgave: VastVeldOpgave, velden = [REF, 'prestatie.volume']): Formaat =>
    formaat({
      velden: [...velden],
      bestanden: [
        vast([
          { herhaal: 'regels', inhoud: [record('r', veld('ref', REF, 1, { waarde: `begin(${REF}, 1)` }), opgave)] },
        ]),
      ],
    });

  it.each([
    ['0012', getal('v', 'prestatie.volume', 4), 12],
    ['-012', getal('v', '0 - prestatie.volume', 4), 12],
    ['1200', getal('v', 'prestatie.volume', 4, { decimalen: 2 }), 12],
    ['  12', getal('v', 'prestatie.volume', 4, { vulteken: ' ' }), 12],
    ['0125', getal('v', 'metDecimalen(prestatie.volume / 8, 2)', 4, { decimalen: 2 }), 10],
    ['1.25', getal('v', 'metDecimalen(prestatie.volume / 8, 2)', 4), 10],
  ])('writes %s', async (verwacht, opgave, volume) => {
    const uitkomst = await omzet(een(opgave), [prestatie({ volume })]);
    expect(uitkomst.codes).toEqual([]);
    expect(inhoudVan(uitkomst)).toBe(`R${verwacht}\r\n`);
  });

  it.each([
    ['a fraction that is not exact', getal('v', 'prestatie.volume / 8', 4, { decimalen: 2 }), 1],
    ['more decimals than the field has', getal('v', 'metDecimalen(prestatie.volume / 8, 3)', 6, { decimalen: 2 }), 1],
  ])('refuses %s', async (_, opgave, volume) => {
    expect((await omzet(een(opgave), [prestatie({ volume })])).codes).toEqual(['WAARDE_DECIMALEN']);
  });

  it('takes decimals that are zero beyond those of the field', async () => {
    const opgave = getal('v', 'metDecimalen(prestatie.volume / 8, 3)', 6, { decimalen: 2 });
    expect(inhoudVan(await omzet(een(opgave), [prestatie({ volume: 4 })]))).toBe('R000050\r\n');
  });

  it('says of a number that does not fit how wide the field has to be, and in that width it fits', async () => {
    const vorm = fc.record({
      volume: fc.nat(100_000),
      heeft: fc.nat(4),
      decimalen: fc.constantFrom({}, { decimalen: 0 }, { decimalen: 2 }, { decimalen: 5 }),
      teken: fc.constantFrom({}, { teken: 'voorloop' }, { teken: 'achter' }),
      credit: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(vorm, async ({ volume, heeft, decimalen, teken, credit }) => {
        const waarde = `metDecimalen(prestatie.volume / 8${credit ? ' * -1.0' : ''}, ${heeft})`;
        const inWidth = (lengte: number) =>
          omzet(een(getal('v', waarde, lengte, { ...decimalen, ...teken, vulteken: ' ' })), [prestatie({ volume })]);
        const ruim = await inWidth(20);
        if (ruim.codes.length > 0) {
          expect(ruim.codes).toEqual(['WAARDE_DECIMALEN']);
          return;
        }
        const nodig = inhoudVan(ruim).slice(1).replaceAll(' ', '').trimEnd().length;
        expect(inhoudVan(await inWidth(nodig))).toHaveLength(nodig + 3);
        if (nodig === 1) return;
        const krap = await inWidth(nodig - 1);
        expect(krap.codes).toEqual(['WAARDE_TE_LANG']);
        expect(krap.bevindingen.bevindingen[0]?.parameters).toMatchObject({ lengte: nodig, maxLengte: nodig - 1 });
      }),
      { numRuns: 60 },
    );
  });

  it('writes a record only when its condition is true', async () => {
    const document = formaat({
      velden: [REF, 'prestatie.debetCredit'],
      bestanden: [
        vast([
          {
            herhaal: 'regels',
            inhoud: [
              record('regel', veld('ref', REF, 3)),
              { ...record('credit', veld('c', '"CRE"', 3)), als: 'prestatie.debetCredit == "C"' } as RecordKnoop,
            ],
          },
        ]),
      ],
    });
    const uitkomst = await omzet(document, [prestatie(), prestatie({ debetCredit: 'C', referentienummer: 'R-2' })]);
    expect(inhoudVan(uitkomst)).toBe('R-1\r\nR-2\r\nCRE\r\n');
  });

  it.each([
    ['zeroes behind a number', veld('v', 'prestatie.volume', 4, { vulteken: '0' }), 'FORMAAT_VAST_VELD', 'vulteken'],
    ['decimals of a text', veld('v', REF, 4, { decimalen: 2 }), 'FORMAAT_VAST_VELD', 'decimalen'],
    ['the sign of a text', veld('v', REF, 4, { teken: 'achter' }), 'FORMAAT_VAST_VELD', 'teken'],
    ['leaving a field out', veld('v', REF, 4, { ontbreekt: 'weglaten' }), 'FORMAAT_WEGLATEN_IN_KOLOM', 'ontbreekt'],
    ['a field too narrow for its codes', veld('v', 'prestatie.declaratiestand', 5), 'FORMAAT_VAST_VELD', 'lengte'],
  ])('is refused for %s', (_, opgave, code, plek) => {
    expect(
      bezwaren(een(opgave, [REF, 'prestatie.volume', 'prestatie.declaratiestand'])).map((b) => [
        b.code,
        b.plaats.pointer,
      ]),
    ).toContainEqual([code, `/bestanden/0/vasteBreedte/records/0/inhoud/0/velden/1/${plek}`]);
  });
});
