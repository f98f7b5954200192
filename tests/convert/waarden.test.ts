import { describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { blad, csvBestand, delenVan, formaat, inhoudVan, kolom, omzet, prestatie, REF, regels, xml } from './bouw.ts';

const TARIEF = 'prestatie.tariefCenten';

describe('a value that is absent', () => {
  const metTarief = (ontbreekt: unknown): Formaat =>
    formaat({ velden: [REF, TARIEF], bestanden: [xml(regels(blad('R', REF), blad('T', TARIEF, { ontbreekt })))] });
  const { tariefCenten: _, ...zonder } = prestatie({ eenheid: '83' });

  it('is left out, left empty or filled with the default, as the formaat says', async () => {
    const kern = async (ontbreekt: unknown): Promise<string> => inhoudVan(await omzet(metTarief(ontbreekt), [zonder]));
    expect(await kern('weglaten')).toContain('<Uit><R>R-1</R></Uit>');
    expect(await kern('leeg')).toContain('<Uit><R>R-1</R><T/></Uit>');
    expect(await kern({ standaard: 'geen' })).toContain('<Uit><R>R-1</R><T>geen</T></Uit>');
  });

  it('holds the zending when it is required, and says where: the regel, the element, the rule', async () => {
    const uitkomst = await omzet(metTarief('verplicht'), [prestatie(), zonder]);
    expect(uitkomst.uitkomst).toBe('vastgehouden');
    expect(uitkomst.bevindingen.bevindingen).toEqual([
      {
        code: 'WAARDE_ONTBREEKT',
        ernst: 'fout',
        plaats: { pointer: '/prestaties/1', gemeentecode: '0384', uitvoerveld: 'T' },
        parameters: { formaat: 'proef@1.0.0', regel: '/bestanden/0/boom/inhoud/0/inhoud/1', expressie: TARIEF },
      },
    ]);
  });

  it('leaves an empty cell in a table', async () => {
    const uitkomst = await omzet(
      formaat({
        velden: [REF, TARIEF],
        bestanden: [csvBestand([kolom('t', TARIEF, { ontbreekt: 'leeg' }), kolom('r', REF)])],
      }),
      [zonder],
    );
    expect(inhoudVan(uitkomst)).toBe('t;r\r\n;R-1\r\n');
  });
});

describe('a value that does not fit', () => {
  const een = (
    waarde: string,
    anders: object,
    velden: string[],
    csv: object = {},
    document: Partial<Formaat> = {},
  ): Formaat => formaat({ velden, bestanden: [csvBestand([kolom('k', waarde, anders)], {}, csv)], ...document });

  it.each([
    ['too long', een(REF, { maxLengte: 2 }, [REF]), 'WAARDE_TE_LANG'],
    ['too short', een(REF, { minLengte: 9 }, [REF]), 'WAARDE_TE_KORT'],
    ['other characters', een(REF, { toegestaneTekens: 'cijfers' }, [REF]), 'WAARDE_TEKENS'],
    [
      'no code',
      een(
        'prestatie.productcode',
        { codetabel: 'p' },
        ['prestatie.productcode'],
        {},
        { codetabellen: { p: { x: 'y' } } },
      ),
      'CODE_ONBEKEND',
    ],
    ['no whole cents', een('euro(prestatie.volume / 3)', {}, ['prestatie.volume']), 'EXPRESSIE_FOUT'],
    [
      'a number beyond all numbers',
      een('prestatie.volume * 1e308 * 1e308', {}, ['prestatie.volume']),
      'EXPRESSIE_FOUT',
    ],
  ])('%s', async (_, document, code) => {
    const uitkomst = await omzet(document, [prestatie()]);
    expect(uitkomst.codes).toEqual([code]);
    expect(uitkomst.uitkomst).toBe('vastgehouden');
  });

  it('is never shown when it is personal', async () => {
    const geheim = 'GEHEIM-77';
    const document = een(REF, { codetabel: 'p' }, [REF], {}, { codetabellen: { p: { x: 'y' } } });
    const uitkomst = await omzet(document, [prestatie({ referentienummer: geheim })]);
    const [bevinding] = uitkomst.bevindingen.bevindingen;
    if (bevinding === undefined) throw new Error('no finding');
    expect(JSON.stringify([bevinding, leesbaar(bevinding)])).not.toContain(geheim);
  });

  it('is shown when it is not', async () => {
    const document = een(
      'kop.stadium + "x"',
      { codetabel: 'p' },
      ['kop.stadium'],
      {},
      { codetabellen: { p: { x: 'y' } } },
    );
    expect((await omzet(document, [prestatie()])).bevindingen.bevindingen[0]?.parameters).toMatchObject({
      code: 'definitiefx',
    });
  });

  it.each([
    ['windows-1252', een('prestatie.productcode', {}, ['prestatie.productcode'], { tekenset: 'windows-1252' }), 'łx'],
    ['utf-8', een('prestatie.productcode', {}, ['prestatie.productcode']), 'a\ud800'],
    [
      'xml',
      formaat({ velden: ['prestatie.productcode'], bestanden: [xml(regels(blad('P', 'prestatie.productcode')))] }),
      'a\u0001',
    ],
  ])('cannot be held by %s', async (tekenset, document, productcode) => {
    const uitkomst = await omzet(document, [prestatie({ productcode })]);
    expect(uitkomst.bevindingen.bevindingen).toMatchObject([{ code: 'WAARDE_TEKENSET', parameters: { tekenset } }]);
  });

  it('is translated by a codetabel', async () => {
    const document = een(
      'prestatie.wet',
      { codetabel: 'w' },
      ['prestatie.wet'],
      {},
      { codetabellen: { w: { wmo: 'Wmo', jw: 'Jeugdwet' } } },
    );
    expect(inhoudVan(await omzet(document, [prestatie({ wet: 'jw' })]))).toBe('k\r\nJeugdwet\r\n');
  });
});

describe('findings', () => {
  const kapot = formaat({ bestanden: [csvBestand([kolom('r', REF, { maxLengte: 1 })])] });
  const veel = Array.from({ length: 2500 }, (_, nr) => prestatie({ referentienummer: `R-${nr}` }));

  it('are capped at a thousand and all counted', async () => {
    const { bevindingen } = await omzet(kapot, veel);
    expect(bevindingen.bevindingen).toHaveLength(1000);
    expect(bevindingen).toMatchObject({ aantal: 2500, aantalFouten: 2500 });
  });

  it('stop what is given out: nothing after the batch of the first', async () => {
    const regels = Array.from({ length: 6 }, (_, nr) =>
      prestatie({ referentienummer: nr === 2 ? 'TE-LANG' : `R-${nr}` }),
    );
    const document = formaat({ bestanden: [csvBestand([kolom('r', REF, { maxLengte: 3 })])] });
    const uitkomst = await omzet(document, delenVan(regels, 2));
    expect(inhoudVan(uitkomst)).toBe('r\r\nR-0\r\nR-1\r\n');
  });

  it('after a repetition are about the whole file again, not about its last regel', async () => {
    const document = formaat({
      velden: [REF, 'kop.kenmerk'],
      bestanden: [xml(regels(blad('R', REF)), blad('K', 'kop.kenmerk', { minLengte: 9 }))],
    });
    const uitkomst = await omzet(document, [prestatie()]);
    expect(uitkomst.bevindingen.bevindingen.map((bevinding) => bevinding.plaats)).toEqual([{ uitvoerveld: 'K' }]);
  });

  it('come together from all files, though nothing is given out after the first', async () => {
    const document = formaat({
      velden: [REF, 'prestatie.productcode'],
      bestanden: [
        csvBestand([kolom('r', REF, { maxLengte: 1 })], { bestandsnaam: '"a.csv"' }),
        csvBestand([kolom('p', 'prestatie.productcode', { minLengte: 9 })], { bestandsnaam: '"b.csv"' }),
      ],
    });
    const uitkomst = await omzet(document, [prestatie()]);
    expect(uitkomst.codes).toEqual(['WAARDE_TE_LANG', 'WAARDE_TE_KORT']);
    expect([...uitkomst.bestanden.keys()]).toEqual(['a.csv']);
  });
});

describe('code tables of the aansluiting', () => {
  const document = formaat({
    velden: ['prestatie.productcode'],
    codetabellen: { producten: { A: 'formaat-A', B: 'formaat-B' }, eigen: {} },
    bestanden: [
      csvBestand([
        kolom('p', 'prestatie.productcode', { codetabel: 'producten' }),
        kolom('e', 'prestatie.productcode', { codetabel: 'eigen' }),
      ]),
    ],
  });
  const invoer = ['A', 'B'].map((productcode) => prestatie({ productcode }));

  it('go before those of the formaat, code by code', async () => {
    const codetabellen = { producten: { B: 'eigen-B', C: 'eigen-C' }, eigen: { A: '1', B: '2' } };
    const uitkomst = await omzet(document, invoer, { codetabellen });
    expect(inhoudVan(uitkomst).split('\r\n')).toEqual(['p;e', 'formaat-A;1', 'eigen-B;2', '']);
  });

  it('leave no code without a translation unnoticed', async () => {
    const uitkomst = await omzet(document, invoer, { codetabellen: { eigen: { A: '1' } } });
    expect(uitkomst.bevindingen.bevindingen).toMatchObject([
      { code: 'CODE_ONBEKEND', plaats: { pointer: '/prestaties/1' }, parameters: { codetabel: 'eigen' } },
    ]);
  });
});
