import { describe, expect, it } from 'vitest';
import { parseRegisterbestand, type Registerbestand } from '../../src/register/parse.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { aansluiting, gemeente, herindeling, regio } from './bouw.ts';

type Soort = Registerbestand['documentsoort'];

/** `pointer: sentence` of every finding. */
function fouten(soort: Soort, document: unknown): string[] {
  const gelezen = parseRegisterbestand(soort, document);
  if (gelezen.ok) return [];
  return gelezen.error.map((bevinding) => `${bevinding.plaats.pointer}: ${leesbaar(bevinding).melding}`);
}

const kop = { versie: '1.0.0', toelichting: 'test' };
const geldig = aansluiting('a', {
  drempel: {
    bedragCenten: 12_500_000,
    basis: 'domein',
    vergelijking: '>',
    erboven: 'controleverklaring',
    bijOntbreken: 'waarschuwing',
    bron: { naam: 'test' },
  },
  termijnen: [
    { wat: 'verantwoording', betreft: 'verantwoording', grens: 'voor', maand: 3, dag: 1, jaarOffset: 1 },
    { wat: 'declaratie', betreft: 'verantwoording', grens: 'uiterlijk', maandenErna: 1 },
    { wat: 'halfjaar', betreft: 'verantwoording', grens: 'uiterlijk', wekenErna: 3 },
    { wat: 'melding', betreft: 'nagekomen', grens: 'uiterlijk', dagenErna: 10 },
  ],
});

describe('parsing a document of the register', () => {
  it('reads each kind of document, and leaves the name of the schema out', () => {
    const lijsten: readonly (readonly [Soort, unknown])[] = [
      ['gemeenten', [gemeente('0001', { geldigTot: '2021-12-31' })]],
      ['herindelingen', [herindeling('0001', '0002', '2022-01-01')]],
      ['inkoopregios', [regio('noord', ['0001'])]],
    ];
    for (const [soort, inhoud] of lijsten) {
      const gelezen = parseRegisterbestand(soort, { ...kop, [soort]: inhoud });
      expect(gelezen).toEqual({ ok: true, value: { documentsoort: soort, versie: '1.0.0', inhoud } });
    }
    const $schema = 'https://enkelvoud.nl/schemas/aansluiting/1.0.0.json';
    const gelezen = parseRegisterbestand('aansluiting', { $schema, ...geldig });
    expect(gelezen).toEqual({ ok: true, value: { documentsoort: 'aansluiting', versie: '1.0.0', inhoud: geldig } });
  });

  it('reports everything at once, each at its place', () => {
    const { formaat: _, ...zonder } = geldig;
    const document = { ...zonder, soort: 'dagrapport', kleur: 'rood', geldigVanaf: '2023-02-30', wetten: [] };
    expect(fouten('aansluiting', document).sort()).toEqual([
      '/formaat: Dit veld ontbreekt.',
      '/geldigVanaf: Dit is geen geldige waarde van de soort date.',
      '/kleur: Dit veld bestaat niet in het schema.',
      '/soort: Deze waarde mag niet; kies uit: declaratie, productieverantwoording, kwartaalrapportage, beleidsinformatie, klachtenrapportage, integriteitsdossier, jaarprognose.',
      '/wetten: Deze lijst is te kort; ten minste 1.',
    ]);
  });

  it.each([
    [
      'a gemeente with a code of its own',
      { ontvanger: { soort: 'gemeente', code: '0001' } },
      '/ontvanger/code: Dit veld mag hier niet staan.',
    ],
    ['a desk without code', { ontvanger: { soort: 'inkoopregio' } }, '/ontvanger/code: Dit veld ontbreekt.'],
    [
      'a national body without name',
      { ontvanger: { soort: 'landelijk', code: 'cbs' } },
      '/ontvanger/naam: Dit veld ontbreekt.',
    ],
    [
      'two kinds of dekking',
      { dekking: { alle: true, regio: 'noord' } },
      '/dekking: Hier staat te veel; ten hoogste 1 veld.',
    ],
    ['no dekking', { dekking: {} }, '/dekking: Hier ontbreekt een keuze; ten minste 1 veld.'],
    [
      'an amount in euros',
      { drempel: { ...geldig.drempel, bedragCenten: 125_000.5 } },
      '/drempel/bedragCenten: Deze waarde heeft de verkeerde soort; verwacht: integer.',
    ],
    [
      'a deadline of no kind',
      { termijnen: [{ wat: 'x', betreft: 'verklaring', grens: 'voor', maand: 3, dag: 1 }] },
      '/termijnen/0/jaarOffset: Dit veld ontbreekt.',
    ],
    [
      'a deadline of both kinds',
      { termijnen: [{ wat: 'x', betreft: 'verklaring', grens: 'voor', dag: 1, maandenErna: 1 }] },
      '/termijnen/0/dag: Dit veld mag hier niet staan.',
    ],
    [
      'a deadline in weeks and in days',
      { termijnen: [{ wat: 'x', betreft: 'verklaring', grens: 'voor', wekenErna: 6, dagenErna: 42 }] },
      '/termijnen/0/dagenErna: Dit veld mag hier niet staan.',
    ],
    [
      'a deadline in weeks and in months',
      { termijnen: [{ wat: 'x', betreft: 'verklaring', grens: 'voor', wekenErna: 6, maandenErna: 1 }] },
      '/termijnen/0/wekenErna: Dit veld mag hier niet staan.',
    ],
    [
      'a parameter that is no text',
      { parameters: { loket: 3 } },
      '/parameters/loket: Deze waarde heeft de verkeerde soort; verwacht: string.',
    ],
  ])('refuses %s', (_, afwijking, melding) => {
    expect(fouten('aansluiting', { ...geldig, ...afwijking })).toEqual([melding]);
  });

  it('refuses a regio that looks like a gemeentecode, and a list under another name', () => {
    expect(fouten('inkoopregios', { ...kop, inkoopregios: [regio('0855', ['0001'])] })).toEqual([
      '/inkoopregios/0/code: Deze tekst heeft niet de juiste vorm ([a-z]).',
    ]);
    expect(fouten('gemeenten', { ...kop, herindelingen: [] })).toEqual([
      ': De lijst gemeenten ontbreekt in dit document.',
    ]);
    expect(fouten('gemeenten', 'geen document')).toEqual([': Deze waarde heeft de verkeerde soort; verwacht: object.']);
  });
});
