import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert/index.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import { render } from '../../src/render/index.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { testBsn } from '../helpers/bsn.ts';
import {
  blad,
  csvBestand,
  delenVan,
  formaat,
  gecompileerd,
  inhoudVan,
  KOP,
  kolom,
  omzet,
  prestatie,
  REF,
  regels,
  xml,
} from './bouw.ts';

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
      for await (const { document: uit } of omzetting.bestanden) for await (const _ of render(uit));
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
