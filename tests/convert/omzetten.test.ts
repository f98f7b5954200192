import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/index.ts';
import type { Bestand, Formaat, Knoop } from '../../src/domain/formaat.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { testBsn } from '../helpers/bsn.ts';
import { blad, csvBestand, delenVan, formaat, gecompileerd, KOP, kolom, omzet, prestatie } from './bouw.ts';

const REF = 'prestatie.referentienummer';
const TARIEF = 'prestatie.tariefCenten';

const xml = (...inhoud: Knoop[]): Bestand => ({
  bestandssoort: 'xml',
  bestandsnaam: '"uit.xml"',
  naamruimten: {},
  boom: { element: 'Uit', inhoud },
});
const regels = (...inhoud: Knoop[]): Knoop => ({ herhaal: 'regels', inhoud });
const inhoudVan = (uitkomst: { readonly bestanden: ReadonlyMap<string, string> }): string =>
  [...uitkomst.bestanden.values()].join('\n---\n');

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
    ['division by zero', een('prestatie.volume / (prestatie.volume - 4)', {}, ['prestatie.volume']), 'EXPRESSIE_FOUT'],
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

describe('selection', () => {
  const document = formaat({
    velden: [REF, 'prestatie.wet', 'prestatie.declaratiestand'],
    selectie: [
      { als: 'prestatie.wet == "wmo"', andersReden: 'niet Wmo' },
      { als: 'prestatie.declaratiestand == "ingediend"', andersReden: 'niet ingediend' },
    ],
  });

  it('counts every regel once: written, or left out for the first reason', async () => {
    const uitkomst = await omzet(document, [
      prestatie(),
      prestatie({ declaratiestand: 'toegekend', bedragCenten: 700 }),
      prestatie({ wet: 'jw', declaratiestand: 'toegekend', bedragCenten: 30, debetCredit: 'C' }),
    ]);
    expect(uitkomst.delen).toEqual([
      {
        gemeentecode: '0384',
        wet: 'wmo',
        aantal: 2,
        verwerkt: 1,
        gefilterd: [{ reden: 'niet ingediend', aantal: 1, centen: 700 }],
        verwerktCenten: 5000,
      },
      {
        gemeentecode: '0384',
        wet: 'jw',
        aantal: 1,
        verwerkt: 0,
        gefilterd: [{ reden: 'niet Wmo', aantal: 1, centen: -30 }],
        verwerktCenten: 0,
      },
    ]);
  });

  it('writes no file when nothing is left', async () => {
    const uitkomst = await omzet(document, [prestatie({ wet: 'jw' })]);
    expect(uitkomst.uitkomst).toBe('gefilterd');
    expect(uitkomst.bestanden.size).toBe(0);
  });

  it('writes nothing for a gemeente of which nothing is left', async () => {
    const perGemeente = {
      ...document,
      verdeling: 'gemeente',
      bestanden: [csvBestand([kolom('r', REF)], { bestandsnaam: 'gemeente.code' })],
    } as Formaat;
    const uitkomst = await omzet(perGemeente, [prestatie(), prestatie({ gemeentecode: '0855', wet: 'jw' })]);
    expect([...uitkomst.bestanden.keys()]).toEqual(['0384']);
  });
});

describe('totals and groups', () => {
  const document = formaat({
    niveau: 'geaggregeerd',
    velden: [
      'prestatie.productcode',
      'prestatie.bedragCenten',
      'prestatie.debetCredit',
      'prestatie.bsn',
      'prestatie.productperiode.begindatum',
    ],
    totalen: { saldo: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' } },
    groepering: {
      sleutels: {
        gemeente: 'gemeente.naam',
        product: 'prestatie.productcode',
        jaar: 'jaar(prestatie.productperiode.begindatum)',
      },
      aggregaten: {
        saldo: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' },
        clienten: { functie: 'aantalUniek', van: 'prestatie.bsn' },
        regels: { functie: 'aantal' },
      },
    },
    bestanden: [
      csvBestand(
        [
          kolom('gemeente', 'groep.gemeente'),
          kolom('product', 'groep.product'),
          kolom('jaar', 'groep.jaar'),
          kolom('bedrag', 'euro(groep.saldo)'),
          kolom('clienten', 'groep.clienten'),
          kolom('regels', 'groep.regels'),
          kolom('deel', 'metDecimalen(100 * groep.saldo / totaal.saldo, 1)'),
        ],
        {},
        { herhaal: 'groepen' },
      ),
    ],
  });
  const invoer = [
    prestatie({ productcode: 'B', bedragCenten: 1000 }),
    prestatie({ productcode: 'A', bedragCenten: 150, bsn: testBsn(1) }),
    prestatie({ productcode: 'A', bedragCenten: 50, debetCredit: 'C', bsn: testBsn(1) }),
    prestatie({ productcode: 'A', bedragCenten: 100, bsn: testBsn(2) }),
    prestatie({ productcode: 'A', bedragCenten: 5, gemeentecode: '0014', wet: 'jw' }),
    prestatie({
      productcode: 'A',
      bedragCenten: 1,
      productperiode: { begindatum: '2025-12-01', einddatum: '2025-12-31' },
    }),
  ];

  it('come out sorted by key, credits taken off, clients counted once', async () => {
    const uitkomst = await omzet(document, invoer);
    expect(uitkomst.codes).toEqual([]);
    expect(inhoudVan(uitkomst).split('\r\n')).toEqual([
      'gemeente;product;jaar;bedrag;clienten;regels;deel',
      'Gemeente 0014;A;2026;0,05;1;1;0,4',
      'Gemeente 0384;A;2025;0,01;1;1;0,1',
      'Gemeente 0384;A;2026;2,00;2;3;16,6',
      'Gemeente 0384;B;2026;10,00;1;1;82,9',
      '',
    ]);
    expect(uitkomst.totalen).toEqual([{ waarden: { saldo: 1206 } }]);
  });

  it('are kept apart per gemeente when the formaat divides so', async () => {
    const perGemeente = {
      ...document,
      verdeling: 'gemeente',
      bestanden: document.bestanden.map((bestand) => ({ ...bestand, bestandsnaam: 'gemeente.code + ".csv"' })),
    } as Formaat;
    const uitkomst = await omzet(perGemeente, invoer);
    expect(uitkomst.totalen).toEqual([
      { gemeentecode: '0014', waarden: { saldo: 5 } },
      { gemeentecode: '0384', waarden: { saldo: 1201 } },
    ]);
    expect(uitkomst.bestanden.get('0014.csv')).toContain('Gemeente 0014;A;2026;0,05;1;1;100,0');
    expect(uitkomst.bestanden.get('0384.csv')).not.toContain('0014');
  });

  it('keep keys apart that would read the same when glued together', async () => {
    const glued = formaat({
      velden: ['prestatie.productcode', 'prestatie.productcategorie'],
      groepering: {
        sleutels: { a: 'prestatie.productcode', b: 'prestatie.productcategorie' },
        aggregaten: { n: { functie: 'aantal' } },
      },
      bestanden: [
        csvBestand([kolom('a', 'groep.a'), kolom('b', 'groep.b'), kolom('n', 'groep.n')], {}, { herhaal: 'groepen' }),
      ],
    });
    const uitkomst = await omzet(glued, [
      prestatie({ productcode: '1:', productcategorie: '21' }),
      prestatie({ productcode: '1:2', productcategorie: '1' }),
    ]);
    expect(inhoudVan(uitkomst).split('\r\n')).toEqual(['a;b;n', '1:;21;1', '1:2;1;1', '']);
  });

  it('know the smallest, largest and first', async () => {
    const uiterst = formaat({
      velden: ['prestatie.volume', REF],
      totalen: {
        laag: { functie: 'minimum', van: 'prestatie.volume' },
        hoog: { functie: 'maximum', van: 'prestatie.volume' },
        eerste: { functie: 'eerste', van: REF },
      },
      bestanden: [xml(blad('L', 'totaal.laag'), blad('H', 'totaal.hoog'), blad('E', 'totaal.eerste'))],
    });
    const uitkomst = await omzet(
      uiterst,
      [7, 3, 9].map((volume) => prestatie({ volume, referentienummer: `V${volume}` })),
    );
    expect(inhoudVan(uitkomst)).toContain('<Uit><L>3</L><H>9</H><E>V7</E></Uit>');
  });
});

describe('clients', () => {
  const document = formaat({
    velden: ['prestatie.bsn', REF],
    bestanden: [
      xml({
        herhaal: 'clienten',
        inhoud: [{ element: 'C', inhoud: [blad('B', 'client.bsn'), regels(blad('R', REF)), blad('N', 'client.bsn')] }],
      }),
    ],
  });
  const [een, twee] = [testBsn(0), testBsn(1)];

  it('stand together, though their regels come from several delen', async () => {
    const uitkomst = await omzet(document, [
      prestatie({ bsn: twee, referentienummer: 'd' }),
      prestatie({ bsn: een, referentienummer: 'a' }),
      prestatie({ bsn: een, referentienummer: 'b', gemeentecode: '0014', wet: 'jw' }),
      prestatie({ bsn: een, referentienummer: 'c' }),
    ]);
    expect(inhoudVan(uitkomst)).toContain(
      `<Uit><C><B>${een}</B><R>a</R><R>b</R><R>c</R><N>${een}</N></C><C><B>${twee}</B><R>d</R><N>${twee}</N></C></Uit>`,
    );
  });

  it('are not written when nothing of them goes along', async () => {
    const gefilterd = {
      ...document,
      velden: [...document.velden, 'prestatie.wet'],
      selectie: [{ als: 'prestatie.wet == "wmo"', andersReden: 'x' }],
    };
    const uitkomst = await omzet(gefilterd, [prestatie({ bsn: een, wet: 'jw' }), prestatie({ bsn: twee })]);
    expect(inhoudVan(uitkomst)).not.toContain(een);
  });

  it('must come in order: a deel that is not sorted is a bug and stops everything', async () => {
    const [deel] = delenVan([prestatie({ bsn: een }), prestatie({ bsn: twee })]);
    if (deel === undefined) throw new Error('no deel');
    const verkeerd = {
      ...deel,
      open: async function* () {
        for await (const batch of deel.open()) yield batch.toReversed();
      },
    };
    await expect(omzet(document, [verkeerd])).rejects.toThrow('not sorted');
  });
});

describe('the zending as a whole', () => {
  it('is held by a controle of the formaat, in its own words', async () => {
    const document = formaat({
      velden: [REF, 'prestatie.bedragCenten'],
      totalen: { som: { functie: 'som', van: 'prestatie.bedragCenten' } },
      controles: [{ code: 'MAX', als: 'totaal.som <= 4999', melding: 'Te veel.', oplossing: 'Minder.' }],
    });
    const uitkomst = await omzet(document, [prestatie()]);
    const [bevinding] = uitkomst.bevindingen.bevindingen;
    expect(bevinding && leesbaar(bevinding)).toMatchObject({
      melding: 'Te veel.',
      oplossing: 'Minder.',
      code: 'CONTROLE_NIET_GEHAALD',
    });
    expect(uitkomst.bestanden.size).toBe(0);
    expect((await omzet(document, [prestatie({ bedragCenten: 4999 })])).uitkomst).toBe('omgezet');
  });

  it('takes a parameter from the aansluiting, else its standaard, else it is held', async () => {
    const met = (standaard?: string): Formaat =>
      formaat({
        velden: [REF],
        parameters: { contract: { omschrijving: 'x', ...(standaard !== undefined && { standaard }) } },
        bestanden: [csvBestand([kolom('c', 'parameters.contract')])],
        selectie: [{ als: `${REF} != ""`, andersReden: 'leeg' }],
      });
    expect(inhoudVan(await omzet(met('std'), [prestatie()], { parameters: { contract: 'eigen' } }))).toBe(
      'c\r\neigen\r\n',
    );
    expect(inhoudVan(await omzet(met('std'), [prestatie()]))).toBe('c\r\nstd\r\n');
    expect((await omzet(met(), [prestatie()])).codes).toEqual(['PARAMETER_ONTBREEKT']);
  });

  it.each([
    ['a path', '"../uit.csv"', 'BESTANDSNAAM_ONGELDIG'],
    ['nothing', '""', 'BESTANDSNAAM_ONGELDIG'],
    ['a line end', '"a\\nb.csv"', 'BESTANDSNAAM_ONGELDIG'],
  ])('is held for a file name that is %s', async (_, bestandsnaam, code) => {
    expect(
      (await omzet(formaat({ bestanden: [csvBestand([kolom('r', REF)], { bestandsnaam })] }), [prestatie()])).codes,
    ).toEqual([code]);
  });

  it.each([
    ['"A.csv"', '"a.csv"'],
    ['"a.csv"', '"A.csv"'],
  ])('is held for two files whose names differ only in capitals: %s, %s', async (...namen) => {
    const document = formaat({
      bestanden: namen.map((bestandsnaam) => csvBestand([kolom('r', REF)], { bestandsnaam })),
    });
    expect((await omzet(document, [prestatie()])).codes).toEqual(['BESTANDSNAAM_DUBBEL']);
  });

  it('gives no resultaat before the files were read, and no next file before the last', async () => {
    const document = formaat({
      bestanden: ['"a"', '"b"'].map((bestandsnaam) => csvBestand([kolom('r', REF)], { bestandsnaam })),
    });
    const omzetting = convert(gecompileerd(document), {
      kop: KOP,
      ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
      parameters: {},
      gemeenteNaam: (code) => code,
      delen: delenVan([prestatie()]),
    });
    expect(() => omzetting.resultaat()).toThrow('before all bestanden');
    const bestanden = omzetting.bestanden[Symbol.asyncIterator]();
    await bestanden.next();
    await expect(bestanden.next()).rejects.toThrow('read to its end');
  });

  it('knows the bsn of its input only when the output may hold none', async () => {
    const kent = async (document: Formaat): Promise<boolean> => {
      const omzetting = convert(gecompileerd(document), {
        kop: KOP,
        ontvanger: { soort: 'gemeente', code: '0384', naam: 'Diemen' },
        parameters: {},
        gemeenteNaam: (code) => code,
        delen: delenVan([prestatie()]),
      });
      for await (const { document: uit } of omzetting.bestanden)
        for await (const _ of uit.vorm === 'boom' ? uit.stappen : uit.rijen);
      return omzetting.kentBsn(Number(testBsn(0)));
    };
    expect(await kent(formaat())).toBe(false);
    expect(
      await kent(
        formaat({
          niveau: 'geaggregeerd',
          velden: ['prestatie.productcode'],
          groepering: { sleutels: { p: 'prestatie.productcode' }, aggregaten: {} },
          bestanden: [csvBestand([kolom('p', 'groep.p')], {}, { herhaal: 'groepen' })],
        }),
      ),
    ).toBe(true);
  });
});
