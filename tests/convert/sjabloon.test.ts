import { describe, expect, it } from 'vitest';
import { sjabloonvragen } from '../../src/convert/index.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import { bezwaren, formaat, gecompileerd, kolom, prestatie, REF } from './bouw.ts';
import { INVOER, perGemeente, werkmappen, xlsx } from './bouw-werkmap.ts';

describe('a workbook of the receiver', () => {
  const SJABLOON = btoa('PK werkmap');
  const vol = (blad: object = {}): Formaat => ({
    ...perGemeente(
      {},
      { sjabloon: 'model' },
      {
        sjabloonblad: 'Gemeente',
        tabel: 'Productie',
        cellen: {
          Naam: { waarde: 'gemeente.naam', ontbreekt: 'verplicht' },
          KvK: { waarde: 'aanbieder.kvkNummer', ontbreekt: 'weglaten' },
        },
        ...blad,
      },
    ),
    velden: [
      'prestatie.productcode',
      'prestatie.bedragCenten',
      'prestatie.debetCredit',
      'aanbieder.naam',
      'aanbieder.kvkNummer',
    ],
    sjablonen: { model: SJABLOON },
  });

  it('is told beforehand how many rows every sheet gets', async () => {
    const { werkmappen: gemaakt, codes } = await werkmappen(vol(), INVOER);
    expect(codes).toEqual([]);
    expect(gemaakt[0]?.omvang).toEqual([
      { naam: 'Overzicht gemeenten', aantalRijen: 4 },
      { naam: 'Diemen', sjabloonblad: 'Gemeente', tabel: 'Productie', aantalRijen: 2 },
      { naam: 's-Gravenhage', sjabloonblad: 'Gemeente', tabel: 'Productie', aantalRijen: 1 },
    ]);
    for (const [nr, blad] of gemaakt[0]?.bladen.entries() ?? []) {
      expect(blad.rijen).toHaveLength(gemaakt[0]?.omvang?.[nr]?.aantalRijen ?? -1);
    }
    // A cell that is left out is not touched.
    expect(gemaakt[0]?.bladen[1]?.cellen).toEqual({ Naam: 'Diemen' });
  });

  it('gets as many rows as were told when a value is refused halfway: the renderer counts on it', async () => {
    const document = formaat({
      sjablonen: { model: SJABLOON },
      bestanden: [
        xlsx(
          [
            {
              naam: '"A"',
              sjabloonblad: 'A',
              tabel: 'T',
              rijen: { herhaal: 'regels', kolommen: [kolom('R', REF, { maxLengte: 3 })] },
            },
          ],
          {},
          { sjabloon: 'model' },
        ),
      ],
    });
    const invoer = Array.from({ length: 1200 }, (_, nr) =>
      prestatie({ referentienummer: nr === 600 ? 'te lang' : 'R' }),
    );
    const { werkmappen: gemaakt, codes } = await werkmappen(document, invoer);
    expect(codes).toEqual(['WAARDE_TE_LANG']);
    expect(gemaakt[0]?.bladen[0]?.rijen).toHaveLength(1200);
    expect(gemaakt[0]?.bladen[0]?.rijen.at(-1)).toEqual([null]);
  });

  it('is asked for what it must offer', () => {
    expect(sjabloonvragen(gecompileerd(vol()))).toEqual([
      {
        sjabloon: new TextEncoder().encode('PK werkmap'),
        pointer: '/bestanden/0/xlsx/sjabloon',
        bladen: [
          {
            pointer: '/bestanden/0/xlsx/bladen/1',
            gebruik: {
              sjabloonblad: 'Gemeente',
              meerBladen: true,
              cellen: ['Naam', 'KvK'],
              tabel: 'Productie',
              koppen: ['Product', 'Bedrag', 'Deel', 'Aanbieder'],
            },
          },
        ],
      },
    ]);
  });

  const blad = (anders: object): Formaat => vol(anders);
  it.each([
    ['a table without a sheet of the template', blad({ sjabloonblad: undefined }), 'FORMAAT_BLAD', '/bladen/1/tabel'],
    ['rows without a table', blad({ tabel: undefined }), 'FORMAAT_BLAD', '/bladen/1/rijen'],
    ['a table without rows', blad({ rijen: undefined }), 'FORMAAT_BLAD', '/bladen/1/tabel'],
    [
      'a template that is not there',
      { ...vol(), sjablonen: { ander: SJABLOON } },
      'FORMAAT_SJABLOON_ONBEKEND',
      '/sjabloon',
    ],
    ['a sheet by an unknown key', blad({ bladPer: 'wijk' }), 'FORMAAT_SLEUTEL_ONBEKEND', '/bladen/1/bladPer'],
  ])('is refused for %s', (_, document, code, plek) => {
    const gevonden = bezwaren(JSON.parse(JSON.stringify(document)));
    expect(gevonden.map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, `/bestanden/0/xlsx${plek}`]);
  });

  it.each([
    [
      'a template that nobody fills',
      { model: SJABLOON, over: SJABLOON },
      'FORMAAT_SJABLOON_ONGEBRUIKT',
      '/sjablonen/over',
    ],
    ['a template that is cut off', { model: SJABLOON.slice(0, -2) }, 'FORMAAT_SJABLOON_ONLEESBAAR', '/sjablonen/model'],
  ])('is refused for %s', (_, sjablonen, code, pointer) => {
    expect(bezwaren({ ...vol(), sjablonen }).map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, pointer]);
  });

  it('is refused for a notation that does not fit', () => {
    const met = (notatie: string): Formaat =>
      formaat({
        bestanden: [xlsx([{ naam: '"A"', rijen: { herhaal: 'regels', kolommen: [kolom('R', REF, { notatie })] } }])],
      });
    expect(bezwaren(met('datum'))).toEqual([]);
    expect(bezwaren(met('bedrag')).map((b) => [b.code, b.plaats.pointer])).toEqual([
      ['FORMAAT_NOTATIE', '/bestanden/0/xlsx/bladen/0/rijen/kolommen/0/notatie'],
    ]);
  });
});
