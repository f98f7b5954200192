import { describe, expect, it } from 'vitest';
import { compileSchema } from '../../../src/check/index.ts';
import { canBeSlow } from '../../../src/check/schema/xsd/traag.ts';
import { leesbaar } from '../../../src/text/nl.ts';
import { XSD_SET } from './bouw.ts';

describe('a regular expression of an XSD', () => {
  // With libxml2-wasm 0.7.2 the time of each grows tenfold or more within eight characters of text that does not fit.
  it.each([
    '(a|aa)*b',
    '(aa?)*b',
    '(a?a?)*b',
    '(a{1,2})*b',
    '(a{1,2}){1,20}b',
    '(a|[a-c])*b',
    '(a|b|ab)+c',
    '(([a-z])+.)+[A-Z]([a-z])+',
    '([\\p{L}-[x]]|[a-z])*;',
    'x(y(\\i|\\c){0,99})*z',
  ])('can be slow: %s', (patroon) => {
    expect(canBeSlow(patroon)).toBe(true);
  });

  // Repetitions in repetitions that are read in one way only, or after which nothing can go wrong; some stand in official schemas.
  it.each([
    '(a+)+b',
    '(a*)*b',
    '([.\\s]*\\S+[.\\s]*)+',
    '([a-zA-ZÀ-ỳ])+',
    '(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)',
    '([0-9]{1,3}\\.){3}[0-9]{1,3}',
    '([A-Z]{2}[A-Z0-9]{2})*',
    '([a-z]+\\.)*nl',
    '[a-z-[aeiou]]+x',
    '(\\p{Lu}\\p{Ll}* ?)+',
    '[\\i-[:]][\\c-[:]]*',
    '\\d{8}|\\d{9}',
    '.*[^\\s].*',
    '[A-Z]{1,35}[0-9]{0,999}',
    '',
  ])('is fine: %s', (patroon) => {
    expect(canBeSlow(patroon)).toBe(false);
  });

  it('is judged in bounded work, whatever its size', () => {
    expect(canBeSlow('((((a?){12}){12}){12}){12}')).toBe(false);
    expect(canBeSlow(Array.from({ length: 500 }, (_, nr) => `(${nr}|x)?`).join(''))).toBe(true);
    for (const kapot of ['(', ')', '[a', 'a{2', '(a', '\\']) expect(canBeSlow(kapot)).toBe(false);
  });

  it('that can be slow refuses the schema, with the place', async () => {
    const typen = XSD_SET.bestanden['typen.xsd']?.replace(
      '</xs:schema>',
      '\n<xs:simpleType name="Traag"><xs:restriction base="xs:string"><xs:pattern value="(a|aa)*b"/></xs:restriction></xs:simpleType></xs:schema>',
    );
    const uitkomst = await compileSchema({ ...XSD_SET, bestanden: { ...XSD_SET.bestanden, 'typen.xsd': typen ?? '' } });
    if (uitkomst.ok) throw new Error('taken');
    expect(uitkomst.error.map((bevinding) => [bevinding.code, bevinding.plaats.pointer])).toEqual([
      ['SCHEMA_NIET_ONDERSTEUND', '/bestanden/typen.xsd'],
    ]);
    expect(uitkomst.error.map((bevinding) => leesbaar(bevinding).melding).join()).toContain('(a|aa)*b (regel ');
  });
});
