import { EvaluationError } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBereik } from '../../src/convert/expressie/bereik.ts';
import { createCelEnvironment } from '../../src/convert/expressie/cel.ts';
import { createCompiler } from '../../src/convert/expressie/compileer.ts';
import { createOmgeving } from '../../src/convert/expressie/omgeving.ts';
import { compileSnel } from '../../src/convert/expressie/snelpad.ts';
import { RekenFout } from '../../src/convert/functies/functie.ts';
import { formaat, KOP, prestatie } from './bouw.ts';

const ALLES = ['tekst', 'getal', 'ja-nee', 'decimaal'] as const;
const bereik = createBereik(formaat({ parameters: { code: { omschrijving: 'x' } } }), 'regel');
const compiler = createCompiler(bereik);
const cel = createCelEnvironment(bereik);

function omgevingMet(anders: object): ReturnType<typeof createOmgeving> {
  const omgeving = createOmgeving();
  return Object.assign(omgeving, {
    kop: KOP,
    aanbieder: KOP.aanbieder,
    parameters: { code: 'a' },
    gemeente: { code: '0384', naam: 'Diemen' },
    prestatie: { ...prestatie(), ...anders },
  });
}

const SNEL = [
  'prestatie.bsn',
  'kop.periode.begindatum',
  'prestatie.bedragCenten == 0',
  'prestatie.bedragCenten * 2',
  '2 * prestatie.bedragCenten != 4',
  'prestatie.bedragCenten / 3',
  '10 - prestatie.volume',
  'prestatie.volume > 3 && prestatie.wet == "wmo"',
  'prestatie.uitvoeringsvariant == "taakgericht" || prestatie.wet == "wmo"',
  'prestatie.uitvoeringsvariant == "taakgericht" && prestatie.wet == "wmo"',
  '!has(prestatie.uitvoeringsvariant) || prestatie.uitvoeringsvariant != "taakgericht"',
  'has(prestatie.tariefCenten) ? prestatie.tariefCenten : 0.0',
  'prestatie.wet in ["wmo", "jw"]',
  'prestatie.eenheid in ["01", "04"]',
  'saldo(prestatie.bedragCenten, prestatie.debetCredit)',
  'euro(prestatie.bedragCenten)',
  'euro(prestatie.tariefCenten)',
  '"a" + prestatie.productcode + parameters.code',
  'prestatie.productcode.startsWith("01")',
  'prestatie.productcode < "5"',
  '-prestatie.bedragCenten < 0 ? "min" : "plus"',
  'tekst(prestatie.volume) + "x"',
  'vulLinks(tekst(prestatie.volume), 12, "0")',
  'prestatie.tariefCenten * prestatie.volume == prestatie.bedragCenten',
];

/** Left to cel-js: shown here so that a change in what the fast way takes is noticed. */
const LANGZAAM = [
  'size(prestatie.productcode) > 3',
  'prestatie.productcode.substring(0, 2)',
  '7 / 2',
  'kop.soorten.exists(s, s == "declaratie")',
];

const willekeurig = fc.record(
  {
    bedragCenten: fc.integer({ min: 0, max: 99_999_999 }),
    debetCredit: fc.constantFrom('D', 'C'),
    wet: fc.constantFrom('wmo', 'jw'),
    volume: fc.nat(20),
    eenheid: fc.constantFrom('01', '04', '83'),
    productcode: fc.string({ minLength: 2, maxLength: 5 }),
    tariefCenten: fc.option(fc.nat(9999), { nil: undefined }),
    uitvoeringsvariant: fc.constantFrom('taakgericht', 'outputgericht', undefined),
  },
  { noNullPrototype: true },
);

/** Drops the keys whose value is undefined: that is how an absent field looks in JSON. */
const zonderLege = (waarde: object): object =>
  Object.fromEntries(Object.entries(waarde).filter(([, inhoud]) => inhoud !== undefined));

const zonder = (veld: string, waarde: object): object => {
  const { [veld as never]: _, ...rest } = waarde;
  return rest;
};

function viaCel(bron: string, omgeving: object): unknown {
  try {
    const waarde: unknown = cel.parse(bron)(omgeving);
    return typeof waarde === 'bigint' ? Number(waarde) : waarde;
  } catch (fout) {
    if (fout instanceof EvaluationError && fout.code === 'no_such_key') return undefined;
    throw fout;
  }
}

describe('the fast way', () => {
  it.each(SNEL)('takes %s and gives what cel-js gives', (bron) => {
    const snel = compileSnel(cel.parse(bron).ast, bereik);
    if (snel === undefined) throw new Error('not taken');
    fc.assert(
      fc.property(willekeurig, (velden) => {
        const basis = zonder('tariefCenten', prestatie());
        const omgeving = omgevingMet({});
        omgeving.prestatie = { ...basis, ...zonderLege(velden) };
        expect(snel.lees(omgeving)).toEqual(viaCel(bron, omgeving));
      }),
      { numRuns: 60 },
    );
  });

  it.each(LANGZAAM)('leaves %s to cel-js, which gives the same to the reader', (bron) => {
    expect(compileSnel(cel.parse(bron).ast, bereik)).toBeUndefined();
    const gemaakt = compiler.compile(bron, ALLES);
    if (!gemaakt.ok) throw new Error(JSON.stringify(gemaakt.error));
    expect(gemaakt.value.lees(omgevingMet({}))).toEqual(viaCel(bron, omgevingMet({})));
  });

  it('gives the outcome of cel-js as a plain number', () => {
    const gemaakt = compiler.compile('size(prestatie.productcode)', ['getal']);
    expect(gemaakt.ok && gemaakt.value.lees(omgevingMet({}))).toBe(5);
  });

  it('turns what cel-js cannot do into a RekenFout', () => {
    const gemaakt = compiler.compile('prestatie.productcode.substring(0, 99)', ['tekst']);
    expect(() => gemaakt.ok && gemaakt.value.lees(omgevingMet({}))).toThrow(RekenFout);
  });
});

describe('an expression is refused', () => {
  it.each([
    ['prestatie.bns', 'FORMAAT_NAAM_ONBEKEND', 0],
    ['"x" + prestatie.bns', 'FORMAAT_NAAM_ONBEKEND', 6],
    ['has(prestatie.bns)', 'FORMAAT_NAAM_ONBEKEND', 4],
    ['traject.bsn', 'FORMAAT_NAAM_ONBEKEND', 0],
    ['totaal.x', 'FORMAAT_NAAM_ONBEKEND', 0],
    ['parameters.onbekend', 'FORMAAT_NAAM_ONBEKEND', 0],
    ['kop.prestaties', 'FORMAAT_NAAM_ONBEKEND', 0],
    ['google.protobuf', 'FORMAAT_NAAM_ONBEKEND', 0],
    ['prestatie', 'FORMAAT_OBJECT_ALS_WAARDE', 0],
    ['[prestatie].exists(p, p.bsn == "1")', 'FORMAAT_OBJECT_ALS_WAARDE', 1],
    ['prestatie["bsn"]', 'FORMAAT_OBJECT_ALS_WAARDE', 0],
    ['prestatie.productperiode', 'FORMAAT_OBJECT_ALS_WAARDE', 0],
    ['som(1)', 'FORMAAT_FUNCTIE_ONBEKEND', 0],
    ['prestatie.productcode.matches("^(a+)+$")', 'FORMAAT_FUNCTIE_VERBODEN', 0],
    ['dyn(prestatie.bsn)', 'FORMAAT_FUNCTIE_VERBODEN', 0],
    ['kop.soorten.all(a, kop.soorten.exists(b, a == b))', 'FORMAAT_LUS_IN_LUS', 19],
    ['prestatie.wet == "WMO"', 'FORMAAT_WAARDE_BUITEN_LIJST', 17],
    ['prestatie.wet in ["wmo", "wlz"]', 'FORMAAT_WAARDE_BUITEN_LIJST', 25],
    ['prestatie.bsn + 1', 'FORMAAT_TYPE', 0],
    ['euro(1) + euro(2)', 'FORMAAT_TYPE', 0],
    ['saldo(prestatie.bedragCenten)', 'FORMAAT_FUNCTIE_ARGUMENTEN', 0],
    ['saldo("1", "D")', 'FORMAAT_FUNCTIE_ARGUMENTEN', 0],
    ['kop.soorten', 'FORMAAT_TYPE', 0],
    ['null', 'FORMAAT_TYPE', 0],
    ['1 +', 'FORMAAT_EXPRESSIE_ONGELDIG', 3],
    [`${'1+'.repeat(300)}1`, 'FORMAAT_EXPRESSIE_TE_GROOT', undefined],
  ] as const)('%s', (bron, code, positie) => {
    const gemaakt = compiler.compile(bron, ALLES);
    const [fout] = gemaakt.ok ? [] : gemaakt.error;
    expect(fout?.code).toBe(code);
    if (positie !== undefined) expect(fout?.positie).toBe(positie);
  });

  it('says all that is wrong with its names at once', () => {
    const gemaakt = compiler.compile('prestatie.a + prestatie.b + foo(1)', ALLES);
    expect(gemaakt.ok ? [] : gemaakt.error.map((fout) => fout.code)).toEqual([
      'FORMAAT_NAAM_ONBEKEND',
      'FORMAAT_NAAM_ONBEKEND',
      'FORMAAT_FUNCTIE_ONBEKEND',
    ]);
  });
});

describe('what an expression reads', () => {
  const analyse = (bron: string) => {
    const gemaakt = compiler.compile(bron, ALLES);
    if (!gemaakt.ok) throw new Error(JSON.stringify(gemaakt.error));
    return gemaakt.value;
  };

  it.each([
    ['prestatie.tariefCenten', ['prestatie.tariefCenten']],
    ['has(prestatie.tariefCenten) ? prestatie.tariefCenten : 0.0', []],
    ['has(prestatie.tariefCenten) ? 0.0 : prestatie.tariefCenten', ['prestatie.tariefCenten']],
    ['!has(prestatie.tariefCenten) ? 0.0 : prestatie.tariefCenten', []],
    ['has(prestatie.uitvoeringsvariant) && prestatie.uitvoeringsvariant == "taakgericht"', []],
    [
      'has(prestatie.uitvoeringsvariant) || prestatie.uitvoeringsvariant == "taakgericht"',
      ['prestatie.uitvoeringsvariant'],
    ],
    ['!has(prestatie.uitvoeringsvariant) || prestatie.uitvoeringsvariant != "taakgericht"', []],
    ['aanbieder.contact.email', ['aanbieder.contact.email']],
    ['has(aanbieder.contact.email) ? aanbieder.contact.email : ""', []],
    ['has(aanbieder.contact.telefoon) ? aanbieder.contact.email : ""', ['aanbieder.contact.email']],
    ['prestatie.bsn', []],
  ])('%s can be absent through %j', (bron, verwacht) => {
    expect(analyse(bron).kanOntbreken).toEqual(verwacht);
  });

  it('keeps who somebody is, and lets a year of a period go', () => {
    const individueel = (bron: string): boolean => analyse(bron).herkomst.some((herkomst) => herkomst.individueel);
    expect(individueel('jaar(prestatie.productperiode.begindatum)')).toBe(false);
    expect(individueel('jaar(prestatie.referentienummer)')).toBe(true);
    expect(individueel('prestatie.productperiode.begindatum')).toBe(true);
    expect(individueel('jaar(prestatie.productperiode.begindatum) > 2025 ? prestatie.bsn : ""')).toBe(true);
  });

  it('sees a field that only decides', () => {
    expect(analyse('prestatie.bsn == "999900006" ? "a" : "b"').herkomst.map((herkomst) => herkomst.veld)).toEqual([
      'prestatie.bsn',
    ]);
  });
});
