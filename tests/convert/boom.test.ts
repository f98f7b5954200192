import { describe, expect, it } from 'vitest';
import type { Bestand, Formaat, Knoop } from '../../src/domain/formaat.ts';
import { bezwaren, blad, formaat, inhoudVan, omzet, prestatie, REF, regels, xml } from './bouw.ts';

const attribuut = (naam: string, waarde: string, anders: object = {}): object => ({
  naam,
  waarde,
  ontbreekt: 'verplicht',
  ...anders,
});

const eerste = async (document: Formaat, invoer = [prestatie()]): Promise<string | undefined> => {
  const uitkomst = await omzet(document, invoer);
  expect(uitkomst.codes).toEqual([]);
  return inhoudVan(uitkomst).split('\n')[1];
};

const json = (...inhoud: Knoop[]): Bestand => ({
  bestandssoort: 'json',
  bestandsnaam: '"uit.json"',
  boom: { element: 'x', inhoud },
});

describe('attributes', () => {
  it('stand on elements with a value and with content, and stay away when absent', async () => {
    const document = formaat({
      velden: [REF, 'prestatie.bedragCenten', 'prestatie.uitvoeringsvariant'],
      bestanden: [
        xml(
          regels({
            element: 'P',
            attributen: [
              attribuut('ref', REF),
              attribuut('variant', 'prestatie.uitvoeringsvariant', { ontbreekt: 'weglaten' }),
            ] as never,
            inhoud: [blad('Bedrag', 'euro(prestatie.bedragCenten)', { attributen: [attribuut('valuta', '"EUR"')] })],
          }),
        ),
      ],
    });
    expect(await eerste(document, [prestatie({ referentienummer: 'a"<&' })])).toBe(
      '<Uit><P ref="a&quot;&lt;&amp;"><Bedrag valuta="EUR">50.00</Bedrag></P></Uit>',
    );
  });

  it('are held to their rules like any value', async () => {
    const document = formaat({
      bestanden: [
        xml(
          regels({
            element: 'P',
            attributen: [attribuut('r', REF, { maxLengte: 2 })] as never,
            inhoud: [blad('R', REF)],
          }),
        ),
      ],
    });
    const uitkomst = await omzet(document, [prestatie()]);
    expect(uitkomst.bevindingen.bevindingen).toMatchObject([
      {
        code: 'WAARDE_TE_LANG',
        plaats: { pointer: '/prestaties/0', uitvoerveld: '@r' },
        parameters: { regel: '/bestanden/0/boom/inhoud/0/inhoud/0/attributen/0' },
      },
    ]);
  });

  it.each([
    [
      'in JSON',
      json({ ...blad('R', 'ontvanger.code'), attributen: [attribuut('a', '"b"')] } as Knoop),
      'attribuut',
      '/attributen',
    ],
    [
      'twice',
      xml({ ...blad('R', '"a"'), attributen: [attribuut('a', '"b"'), attribuut('a', '"b"')] } as Knoop),
      'dubbel',
      '/attributen/1/naam',
    ],
    [
      'that declare a namespace',
      xml({ ...blad('R', '"a"'), attributen: [attribuut('xmlns', '"b"')] } as Knoop),
      'vorm',
      '/attributen/0/naam',
    ],
    [
      'with an unknown prefix',
      xml({ ...blad('R', '"a"'), attributen: [attribuut('x:a', '"b"')] } as Knoop),
      'naamruimte',
      '/attributen/0/naam',
    ],
  ])('are refused %s', (_, bestand, reden, plek) => {
    const gevonden = bezwaren(formaat({ velden: [], bestanden: [bestand] }));
    expect(gevonden.map((b) => [b.code, b.plaats.pointer, (b.parameters as { reden?: string }).reden])).toContainEqual([
      'FORMAAT_ELEMENTNAAM',
      `/bestanden/0/boom/inhoud/0${plek}`,
      reden,
    ]);
  });
});

describe('elements with a condition', () => {
  const keuze: Knoop = {
    herhaal: 'regels',
    inhoud: [
      { element: 'Credit', als: 'prestatie.debetCredit == "C"', inhoud: [blad('R', REF)] },
      { ...blad('Debet', REF), als: 'prestatie.debetCredit == "D"' } as Knoop,
    ],
  };
  const invoer = ['D', 'C', 'D'].map((debetCredit, nr) =>
    prestatie({ debetCredit: debetCredit as 'D', referentienummer: `R${nr}` }),
  );
  const velden = [REF, 'prestatie.debetCredit'];

  it('stand in the order of the regels, each in its own form', async () => {
    expect(await eerste(formaat({ velden, bestanden: [xml(keuze)] }), invoer)).toBe(
      '<Uit><Debet>R0</Debet><Credit><R>R1</R></Credit><Debet>R2</Debet></Uit>',
    );
  });

  it('can hold a repetition', async () => {
    const document = formaat({
      velden,
      totalen: { n: { functie: 'aantal' } },
      bestanden: [xml({ element: 'Lijst', als: 'totaal.n > 2', inhoud: [keuze] })],
    });
    expect(await eerste(document, invoer)).toContain('<Lijst><Debet>R0</Debet>');
    expect(await eerste(document, invoer.slice(0, 1))).toBe('<Uit></Uit>');
  });

  it('mix groups, regels and fixed elements in any order', async () => {
    const document = formaat({
      velden: [...velden, 'prestatie.productcode'],
      groepering: { sleutels: { p: 'prestatie.productcode' }, aggregaten: { n: { functie: 'aantal' } } },
      bestanden: [
        xml(blad('A', '"begin"'), keuze, { herhaal: 'groepen', inhoud: [blad('G', 'groep.n')] }, blad('Z', '"eind"')),
      ],
    });
    expect(await eerste(document, invoer.slice(0, 2))).toBe(
      '<Uit><A>begin</A><Debet>R0</Debet><Credit><R>R1</R></Credit><G>2</G><Z>eind</Z></Uit>',
    );
  });

  it.each([
    [
      'on the root',
      xml(),
      { boom: { element: 'A', als: 'kop.stadium == "concept"', inhoud: [keuze] } },
      'FORMAAT_HERHALING',
      '/boom/als',
    ],
    [
      'that asks nothing',
      xml({ ...blad('A', REF), als: '1 == 1' } as Knoop),
      {},
      'FORMAAT_VOORWAARDE_VAST',
      '/boom/inhoud/0/als',
    ],
    [
      'around the regels of a client',
      xml({
        herhaal: 'clienten',
        inhoud: [{ element: 'L', als: 'client.bsn != "x"', inhoud: [regels(blad('R', REF))] }],
      }),
      {},
      'FORMAAT_HERHALING',
      '/boom/inhoud/0/inhoud',
    ],
  ])('are refused %s', (_, bestand, anders, code, plek) => {
    const gevonden = bezwaren(formaat({ bestanden: [{ ...bestand, ...anders } as Bestand] }));
    expect(gevonden.map((b) => [b.code, b.plaats.pointer])).toContainEqual([code, `/bestanden/0${plek}`]);
  });

  it('show the answer, so they may not ask about one person in an aggregated formaat', () => {
    const document = formaat({
      niveau: 'geaggregeerd',
      velden: ['prestatie.bsn'],
      totalen: { eerste: { functie: 'eerste', van: 'prestatie.bsn' } },
      bestanden: [xml({ ...blad('A', '"x"'), als: 'totaal.eerste == "999900006"' } as Knoop)],
    });
    expect(bezwaren(document).map((b) => [b.code, b.plaats.pointer])).toEqual([
      ['FORMAAT_PERSOONSGEGEVEN', '/bestanden/0/boom/inhoud/0/als'],
    ]);
  });
});
