import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaats, insideText, locateJson, toRegel } from '../../src/web/beheer/formaten/plaatsen.ts';

const stuk = (tekst: string, pointer: string): string | undefined => {
  const plaats = locateJson(tekst).plaatsen.get(pointer);
  return plaats && tekst.slice(plaats.begin, plaats.einde);
};

describe('places in a JSON text', () => {
  const tekst = '{\n  "a": [1, {"b/c": "x\\"y"}],\n  "leeg": {}\n}';

  it('are found by pointer', () => {
    expect(stuk(tekst, '')).toBe(tekst);
    expect(stuk(tekst, '/a/0')).toBe('1');
    expect(stuk(tekst, '/a/1/b~1c')).toBe('"x\\"y"');
    expect(stuk(tekst, '/leeg')).toBe('{}');
  });

  it('that are not there give the nearest around it', () => {
    const plaatsen = locateJson(tekst);
    expect(findPlaats(plaatsen, '/a/1/nergens/diep')).toEqual(plaatsen.plaatsen.get('/a/1'));
    expect(findPlaats(plaatsen, '/onbekend')).toEqual(plaatsen.plaatsen.get(''));
  });

  it('inside a text count characters as they were meant, not as they were written', () => {
    const waarde = locateJson('["\\"a\\" + b"]').plaatsen.get('/0');
    if (waarde === undefined) throw new Error('not found');
    expect('["\\"a\\" + b"]'.slice(insideText('["\\"a\\" + b"]', waarde, 6).begin)).toBe('b"]');
    expect(insideText('["\\"a\\" + b"]', waarde, 99).einde).toBe(waarde.einde);
  });

  it('are told as line and column from 1', () => {
    expect(toRegel(tekst, 0)).toEqual({ regel: 1, kolom: 1 });
    expect(toRegel(tekst, tekst.indexOf('"leeg"'))).toEqual({ regel: 3, kolom: 3 });
  });

  it.each([
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['', 0],
    ['1 x', 2],
    ['["open', 1],
  ])('say where %s goes wrong', (kapot, fout) => {
    expect(locateJson(kapot).fout).toBe(fout);
  });

  it('hold for every document, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (waarde, inspringing) => {
        const geschreven = JSON.stringify(waarde, null, inspringing);
        // JSON text knows no -0: what is read is what was written, not what was thought.
        const opgeschreven: unknown = JSON.parse(geschreven);
        const { plaatsen, fout } = locateJson(geschreven);
        expect(fout).toBeUndefined();
        for (const [pointer, { begin, einde }] of plaatsen) {
          const bedoeld = pointer
            .split('/')
            .slice(1)
            .reduce<unknown>(
              (hier, deel) => Object(hier)[deel.replaceAll('~1', '/').replaceAll('~0', '~')],
              opgeschreven,
            );
          expect(JSON.parse(geschreven.slice(begin, einde))).toEqual(bedoeld);
        }
      }),
    );
  });
});
