import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import documentatie from '../../docs/formaten.md?raw';
import { createBereik } from '../../src/convert/expressie/bereik.ts';
import { createCompiler } from '../../src/convert/expressie/compileer.ts';
import { createOmgeving } from '../../src/convert/expressie/omgeving.ts';
import { functietabel } from '../../src/convert/functies/documentatie.ts';
import { RekenFout } from '../../src/convert/functies/functie.ts';
import { FUNCTIES } from '../../src/convert/functies/index.ts';
import { kort } from '../../src/convert/kort.ts';
import { formaat } from './bouw.ts';

const compiler = createCompiler(createBereik(formaat(), 'zending'));

function uitkomst(expressie: string): unknown {
  const gemaakt = compiler.compile(expressie, ['tekst', 'getal', 'ja-nee', 'decimaal']);
  if (!gemaakt.ok) throw new Error(JSON.stringify(gemaakt.error));
  return gemaakt.value.lees(createOmgeving());
}

const fails = (expressie: string, reden: string): void => {
  expect(() => uitkomst(expressie)).toThrow(expect.objectContaining({ reden }));
};

describe('every function does what its examples say', () => {
  for (const functie of FUNCTIES) {
    for (const voorbeeld of functie.voorbeelden) {
      it(voorbeeld.expressie, () => expect(uitkomst(voorbeeld.expressie)).toEqual(voorbeeld.uitkomst));
    }
  }

  it('has every name once', () => {
    expect(new Set(FUNCTIES.map((functie) => functie.naam)).size).toBe(FUNCTIES.length);
  });

  it('is documented as it is', () => {
    expect(documentatie).toContain(functietabel());
  });
});

describe('functions refuse what they cannot work with', () => {
  it.each([
    ['saldo(100, "X")', 'debet-credit'],
    ['euro(1.5)', 'geen-heel-getal'],
    ['halfOmhoog(1e308 * 10.0)', 'geen-getal'],
    ['centen(0.005)', 'past-niet'],
    ['minutenNaarUren(0 - 1)', 'negatief'],
    ['urenNaarMinuten(0 - 1)', 'negatief'],
    ['urenNaarMinuten(0.01)', 'geen-heel-getal'],
    ['volumeInMinuten(1, "14")', 'eenheid'],
    ['volumeInMinuten(1, "16")', 'eenheid'],
    ['volumeInMinuten(1, "82")', 'eenheid'],
    ['volumeInMinuten(0 - 1, "01")', 'negatief'],
    ['eenheidOmschrijving("99")', 'geen-code'],
    ['eenheidOmschrijving("")', 'geen-code'],
    ['productcategorieOmschrijving("wmo", "45")', 'geen-code'],
    ['productcategorieOmschrijving("wlz", "01")', 'geen-wet'],
    ['isRedenBeeindiging("wlz", "02")', 'geen-wet'],
    ['jaar("6 mei 2026")', 'geen-datum'],
    ['vulLinks("123456", 5, "0")', 'past-niet'],
    ['vulLinks("1", 5, "00")', 'teken'],
    ['metDecimalen(1.0, 7)', 'past-niet'],
    ['begin("abc", 0 - 1)', 'negatief'],
    ['vervang("abc", "", "x")', 'past-niet'],
  ])('%s: %s', fails);

  it('throws nothing but RekenFout', () => {
    expect(new RekenFout('teken')).toBeInstanceOf(Error);
  });
});

describe('rounding', () => {
  const roundHalfUp = FUNCTIES.find((functie) => functie.naam === 'halfOmhoog');
  const toHours = FUNCTIES.find((functie) => functie.naam === 'minutenNaarUren');

  it('rounds a credit to minus its debet (IV081)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 600 }), (teller, noemer) => {
        const debet = Number(roundHalfUp?.bereken(teller / noemer));
        const credit = Number(roundHalfUp?.bereken(-teller / noemer));
        expect(credit + debet).toBe(0);
        expect(Math.abs(debet - teller / noemer)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('sums minutes first and rounds once: never more than half an hour off, never below one hour (IV079)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1 }), (minuten) => {
        const som = minuten.reduce((totaal, deel) => totaal + deel, 0);
        const uren = Number(toHours?.bereken(som));
        expect(uren).toBeGreaterThanOrEqual(1);
        if (som >= 30) expect(Math.abs(uren * 60 - som)).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe('kort', () => {
  it('follows FNV-1a with 64 bits', () => {
    // Published test vector: FNV-1a 64 of "foobar" is 85944171f73967e8.
    expect(kort('foobar')).toBe((0x85944171f73967e8n % 36n ** 12n).toString(36).padStart(12, '0'));
  });

  it('gives twelve small letters and digits, the same every time, other ones for other texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (een, ander) => {
        expect(kort(een)).toMatch(/^[a-z0-9]{12}$/);
        expect(kort(een) === kort(ander)).toBe(een === ander);
      }),
    );
  });
});
