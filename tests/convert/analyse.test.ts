/**
 * What is seen in a formaat before it ever meets a verantwoording: conditions, branches, divisions, texts of its own.
 * Longer than 300 lines because the table is one thing.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBereik } from '../../src/convert/expressie/bereik.ts';
import { createCompiler } from '../../src/convert/expressie/compileer.ts';
import { createOmgeving } from '../../src/convert/expressie/omgeving.ts';
import { possibleAnswers } from '../../src/convert/expressie/oordeel.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { bezwaren, csvBestand, formaat, kolom, REF } from './bouw.ts';

const VELDEN = [
  REF,
  'prestatie.wet',
  'prestatie.volume',
  'prestatie.productcode',
  'prestatie.productcategorie',
  'prestatie.debetCredit',
  'prestatie.eenheid',
  'prestatie.uitvoeringsvariant',
  'prestatie.tariefCenten',
  'prestatie.productperiode',
];

/** The allow-list is not what these are about: only what is read is on it. */
function met(anders: Partial<Formaat>): Formaat {
  const tekst = JSON.stringify(anders);
  return formaat({ ...anders, velden: VELDEN.filter((veld) => veld === REF || tekst.includes(veld)) });
}

const selectie = (...voorwaarden: string[]): Formaat =>
  met({ selectie: voorwaarden.map((als) => ({ als, andersReden: 'x' })) });
const waarde = (bron: string, anders: object = {}, formaatdeel: Partial<Formaat> = {}): Formaat =>
  met({ bestanden: [csvBestand([kolom('ref', REF), kolom('x', bron, anders)])], ...formaatdeel });

const IN_SELECTIE = '/selectie/0/als';
const IN_KOLOM = '/bestanden/0/csv/kolommen/1';

/** What is wrong, the document, and the finding: code, pointer, and position where there is one. */
const GEVALLEN: readonly (readonly [string, Formaat, string, string, number?])[] = [
  // Conditions that have one answer.
  [
    'two texts at once',
    selectie('prestatie.productcode == "a" && prestatie.productcode == "b"'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  [
    'not this and not that',
    selectie('prestatie.productcode != "a" || prestatie.productcode != "b"'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  [
    'more than five and less than three',
    selectie('prestatie.volume > 5 && prestatie.volume < 3'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  [
    'at most five or at least three',
    selectie('prestatie.volume <= 5 || prestatie.volume >= 3'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  [
    'after this day and before an earlier one',
    selectie(
      'prestatie.productperiode.begindatum > "2026-05-01" && prestatie.productperiode.begindatum < "2026-04-01"',
    ),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  ['a field against itself', selectie('prestatie.volume == prestatie.volume'), 'FORMAAT_VOORWAARDE_VAST', IN_SELECTIE],
  [
    'a calculation against two numbers',
    selectie('lengte(prestatie.productcode) > 4 && lengte(prestatie.productcode) <= 4'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  [
    'a question and its denial',
    selectie('prestatie.productcode.startsWith("01") && !prestatie.productcode.startsWith("01")'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  [
    'in a list and not one of it',
    selectie('prestatie.productcode in ["a", "b"] && prestatie.productcode == "c"'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  [
    'there or not there',
    selectie('has(prestatie.tariefCenten) || !has(prestatie.tariefCenten)'),
    'FORMAAT_VOORWAARDE_VAST',
    IN_SELECTIE,
  ],
  ['has() of what is always there', selectie('has(prestatie.volume)'), 'FORMAAT_VOORWAARDE_VAST', IN_SELECTIE],
  // Conditions that have one answer together.
  [
    'a second filter against the first',
    selectie('prestatie.wet == "wmo"', 'prestatie.wet == "jw"'),
    'FORMAAT_SELECTIE_SAMEN',
    '/selectie/1/als',
  ],
  [
    'a second filter that holds nothing back',
    selectie('prestatie.volume > 5', 'prestatie.volume > 3'),
    'FORMAAT_SELECTIE_SAMEN',
    '/selectie/1/als',
  ],
  [
    'a filter against the wetten',
    { ...selectie('prestatie.wet == "jw"'), wetten: ['wmo'] },
    'FORMAAT_SELECTIE_SAMEN',
    IN_SELECTIE,
  ],
  // Codes outside their list.
  [
    'a productcategorie that is none',
    selectie('prestatie.productcategorie == "99"'),
    'FORMAAT_WAARDE_BUITEN_LIJST',
    IN_SELECTIE,
    30,
  ],
  [
    'a productcategorie of the other wet',
    { ...selectie('prestatie.productcategorie == "45"'), wetten: ['wmo'] },
    'FORMAAT_WAARDE_BUITEN_LIJST',
    IN_SELECTIE,
    30,
  ],
  [
    'an eenheid in a list that is none',
    selectie('prestatie.eenheid in ["01", "99"]'),
    'FORMAAT_WAARDE_BUITEN_LIJST',
    IN_SELECTIE,
    28,
  ],
  // Branches that are never taken.
  [
    'a choice that always goes one way',
    waarde('prestatie.volume > 5 || prestatie.volume < 6 ? "a" : "b"'),
    'FORMAAT_TAK_ONBEREIKBAAR',
    `${IN_KOLOM}/waarde`,
    0,
  ],
  [
    'the same question twice',
    waarde('prestatie.wet == "wmo" ? "a" : (prestatie.wet == "wmo" ? "b" : "c")'),
    'FORMAAT_TAK_ONBEREIKBAAR',
    `${IN_KOLOM}/waarde`,
    32,
  ],
  [
    'a last branch after all codes',
    waarde('prestatie.debetCredit == "D" ? "a" : prestatie.debetCredit == "C" ? "b" : "c"'),
    'FORMAAT_TAK_ONBEREIKBAAR',
    `${IN_KOLOM}/waarde`,
    37,
  ],
  [
    'a smaller range inside a larger',
    waarde('prestatie.volume > 10 ? (prestatie.volume > 5 ? "a" : "b") : "c"'),
    'FORMAAT_TAK_ONBEREIKBAAR',
    `${IN_KOLOM}/waarde`,
    25,
  ],
  // Divisions that can be by zero.
  ['dividing by a field', waarde('100 / prestatie.volume'), 'FORMAAT_DELEN_DOOR_NUL', `${IN_KOLOM}/waarde`, 6],
  ['dividing by zero itself', waarde('prestatie.volume / 0'), 'FORMAAT_DELEN_DOOR_NUL', `${IN_KOLOM}/waarde`, 19],
  [
    'dividing where the guard is about another field',
    waarde('prestatie.volume != 0 ? 1 / prestatie.tariefCenten : 0.0'),
    'FORMAAT_DELEN_DOOR_NUL',
    `${IN_KOLOM}/waarde`,
    28,
  ],
  [
    'dividing in the wrong branch',
    waarde('prestatie.volume == 0 ? 1 / prestatie.volume : 0.0'),
    'FORMAAT_DELEN_DOOR_NUL',
    `${IN_KOLOM}/waarde`,
    28,
  ],
  [
    'dividing by a difference',
    waarde('prestatie.volume > 0 ? 1 / (prestatie.volume - 1) : 0.0'),
    'FORMAAT_DELEN_DOOR_NUL',
    `${IN_KOLOM}/waarde`,
    28,
  ],
  [
    'dividing by a total',
    waarde(
      'totaal.n / totaal.s',
      {},
      {
        totalen: { n: { functie: 'aantal' }, s: { functie: 'som', van: 'prestatie.volume' } },
        bestanden: [csvBestand([kolom('ref', REF), kolom('x', 'totaal.n / totaal.s')])],
      },
    ),
    'FORMAAT_DELEN_DOOR_NUL',
    `${IN_KOLOM}/waarde`,
    11,
  ],
  // Texts of the formaat itself.
  [
    'a default that is too long',
    waarde('prestatie.tariefCenten', { ontbreekt: { standaard: 'onbekend' }, maxLengte: 3 }),
    'FORMAAT_WAARDE_PAST_NIET',
    `${IN_KOLOM}/ontbreekt/standaard`,
  ],
  [
    'a default with other characters',
    waarde('prestatie.tariefCenten', { ontbreekt: { standaard: 'n.v.t.' }, toegestaneTekens: 'cijfers' }),
    'FORMAAT_WAARDE_PAST_NIET',
    `${IN_KOLOM}/ontbreekt/standaard`,
  ],
  ['a literal that is too short', waarde('"a"', { minLengte: 2 }), 'FORMAAT_WAARDE_PAST_NIET', `${IN_KOLOM}/waarde`],
  [
    'an empty value where something must stand',
    waarde('prestatie.tariefCenten', { ontbreekt: 'leeg', minLengte: 1 }),
    'FORMAAT_WAARDE_PAST_NIET',
    `${IN_KOLOM}/ontbreekt`,
  ],
  [
    'a code that is too long',
    waarde('prestatie.eenheid', { maxLengte: 1 }),
    'FORMAAT_WAARDE_PAST_NIET',
    `${IN_KOLOM}/waarde`,
  ],
  [
    'a translation that is too long',
    waarde('prestatie.wet', { codetabel: 'w', maxLengte: 4 }, { codetabellen: { w: { wmo: 'Wmo', jw: 'Jeugdwet' } } }),
    'FORMAAT_WAARDE_PAST_NIET',
    `${IN_KOLOM}/codetabel`,
  ],
  [
    'a codetabel without all categories of the wetten',
    {
      ...waarde('prestatie.productcategorie', { codetabel: 'c' }, { codetabellen: { c: { '01': 'x' } } }),
      wetten: ['wmo'],
    },
    'FORMAAT_CODETABEL_ONVOLLEDIG',
    `${IN_KOLOM}/codetabel`,
  ],
  [
    'a loop in a loop',
    {
      ...waarde('traject.outcomemetingen.exists(m, traject.outcomemetingen.exists(n, n == m))'),
      invoer: 'trajecten',
      velden: [],
    },
    'FORMAAT_LUS_IN_LUS',
    `${IN_KOLOM}/waarde`,
    34,
  ],
  [
    'an unbounded pattern',
    selectie('prestatie.productcode.matches("(a+)+")'),
    'FORMAAT_FUNCTIE_VERBODEN',
    IN_SELECTIE,
    0,
  ],
  [
    'an expression that is a programme',
    waarde(`prestatie.volume${' + 1.0'.repeat(200)}`),
    'FORMAAT_EXPRESSIE_TE_GROOT',
    `${IN_KOLOM}/waarde`,
    763,
  ],
];

describe('is refused for', () => {
  it.each(GEVALLEN)('%s', (_, document, code, pointer, positie) => {
    const gevonden = bezwaren(JSON.parse(JSON.stringify(document))).filter((bevinding) => bevinding.code === code);
    expect(gevonden.map((bevinding) => bevinding.plaats.pointer)).toContain(pointer);
    const dit = gevonden.find((bevinding) => bevinding.plaats.pointer === pointer);
    if (dit === undefined) throw new Error('no finding');
    if (positie !== undefined) expect(dit.plaats.positie).toBe(positie);
    const { melding, regel, oplossing } = leesbaar(dit);
    for (const zin of [melding, regel, oplossing]) expect(zin).toMatch(/\S{2}/);
    expect(`${melding} ${oplossing}`).not.toMatch(/undefined|\[object/);
  });

  it('more than thirty reasons', () => {
    expect(GEVALLEN.length).toBeGreaterThan(30);
  });

  it('a document that fits in no row of the register', () => {
    const codetabellen = {
      t: Object.fromEntries(Array.from({ length: 9000 }, (_, nr) => [`code${nr}`, 'x'.repeat(300)])),
    };
    const document = waarde('prestatie.productcode', { codetabel: 't' }, { codetabellen });
    expect(bezwaren(document).map((b) => b.code)).toEqual(['FORMAAT_TE_GROOT']);
  });
});

describe('is not refused', () => {
  it.each([
    ['a condition that depends on two fields', selectie('prestatie.volume > 5 || prestatie.wet == "wmo"')],
    ['a range', selectie('prestatie.volume > 3 && prestatie.volume < 5')],
    ['one value', selectie('prestatie.volume >= 3 && prestatie.volume <= 3')],
    ['a field that can be absent', selectie('has(prestatie.tariefCenten) && prestatie.tariefCenten > 0')],
    ['a text between two texts', selectie('prestatie.productcode > "a" && prestatie.productcode < "b"')],
    [
      'two questions that only look alike',
      selectie('prestatie.productcode.startsWith("01") && !prestatie.productcode.startsWith("0")'),
    ],
    [
      'a filter by the only wet, which another formaat leaves to others',
      { ...selectie('prestatie.wet == "wmo"'), wetten: ['wmo'] as const },
    ],
    ['a guarded division', waarde('prestatie.volume != 0 ? 100 / prestatie.volume : 0.0')],
    ['a division guarded from the other side', waarde('0 == prestatie.volume ? 0.0 : 100 / prestatie.volume')],
    [
      'a division where only positive numbers come',
      waarde('prestatie.volume > 0 && 100 / prestatie.volume > 5 ? "a" : "b"'),
    ],
    ['a division by a constant', waarde('prestatie.volume / 60')],
    [
      'a choice over codes with a last branch that is taken',
      waarde('prestatie.eenheid == "01" ? "minuut" : prestatie.eenheid == "04" ? "uur" : "anders"'),
    ],
    [
      'a table that knows every code that can arrive',
      {
        ...waarde('prestatie.productcategorie', { codetabel: 'c' }, { codetabellen: { c: { '01': 'x', '02': 'y' } } }),
        wetten: ['wmo'] as const,
        selectie: [{ als: 'prestatie.productcategorie in ["01", "02"]', andersReden: 'x' }],
      },
    ],
  ])('%s', (_, document) => {
    expect(bezwaren(document)).toEqual([]);
  });
});

describe('what is called impossible is impossible', () => {
  const bereik = createBereik(formaat(), 'regel');
  const compiler = createCompiler(bereik);
  const atoom = fc.oneof(
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), fc.integer({ min: 0, max: 3 }))
      .map(([t, n]) => `prestatie.volume ${t} ${n}`),
    fc
      .tuple(fc.constantFrom('<', '>', '==', '!='), fc.constantFrom('a', 'b'))
      .map(([t, x]) => `prestatie.productcode ${t} "${x}"`),
    fc.constantFrom(
      'prestatie.wet == "wmo"',
      'prestatie.productcode in ["a", "c"]',
      'lengte(prestatie.productcode) == 1',
      'has(prestatie.tariefCenten)',
    ),
  );
  const { voorwaarde } = fc.letrec<{ voorwaarde: string }>((tie) => ({
    voorwaarde: fc.oneof(
      { maxDepth: 3 },
      atoom,
      fc
        .tuple(tie('voorwaarde'), fc.constantFrom('&&', '||'), tie('voorwaarde'))
        .map(([a, op, b]) => `(${a}) ${op} (${b})`),
      tie('voorwaarde').map((a) => `!(${a})`),
    ),
  }));
  const prestatie = fc.record(
    {
      volume: fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 4),
      productcode: fc.constantFrom('', 'a', 'aa', 'b', 'c'),
      wet: fc.constantFrom('wmo', 'jw'),
      tariefCenten: fc.nat(9),
    },
    { requiredKeys: ['volume', 'productcode', 'wet'] },
  );

  it('whatever the condition and the regel', () => {
    fc.assert(
      fc.property(voorwaarde, fc.array(prestatie, { minLength: 5, maxLength: 5 }), (bron, regels) => {
        const uitkomst = compiler.compile(bron, ['ja-nee']);
        if (!uitkomst.ok || uitkomst.value.formule === undefined) throw new Error(bron);
        const mogelijk = possibleAnswers(uitkomst.value.formule);
        if (mogelijk === undefined) return;
        for (const regel of regels) {
          expect(mogelijk.has(uitkomst.value.lees({ ...createOmgeving(), prestatie: regel }) as boolean)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
