import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBinnen, readDomein, sorteerDomeinen } from '../../src/domain/domein.ts';

describe('a domain', () => {
  it.each([
    ['diemen.nl', 'diemen.nl'],
    [' Dienst.DIEMEN.nl ', 'dienst.diemen.nl'],
    ['geme\u00e9nte.nl', 'xn--gemente-eya.nl'],
    ['XN--gemente-EYA.nl', 'xn--gemente-eya.nl'],
    ['a-b.co', 'a-b.co'],
  ])('%j is %s', (tekst, domein) => {
    expect(readDomein(tekst)).toBe(domein);
  });

  it.each([
    '',
    ' ',
    'nl',
    'localhost',
    '.nl',
    'diemen.nl.',
    '.diemen.nl',
    '*.diemen.nl',
    'https://diemen.nl',
    'diemen.nl/in',
    'diemen.nl:443',
    'jan@diemen.nl',
    'diemen nl',
    'diemen.nl utrecht.nl',
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    'a..nl',
    '-a.nl',
    'a_b.nl',
    '%64iemen.nl',
    'diemen.nl?x',
    'diemen.nl\\x',
    '999900006.nl',
    `${'a'.repeat(64)}.nl`,
    `${'abcdefgh.'.repeat(29)}nl`,
  ])('%j is none', (tekst) => {
    expect(readDomein(tekst)).toBeUndefined();
  });

  it('read once stays as it is, and holds itself and what lies below', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (een, ander) => {
        const domein = readDomein(een);
        if (domein === undefined) return;
        expect(readDomein(domein)).toBe(domein);
        expect(isBinnen(domein, [domein])).toBe(true);
        expect(isBinnen(`${ander}.${domein}`, [domein])).toBe(true);
        expect(isBinnen(`x${domein}`, [domein])).toBe(false);
        expect(isBinnen(`${domein}.${ander}x`, [domein])).toBe(false);
      }),
    );
  });

  it('stands once in a list, in order', () => {
    expect(sorteerDomeinen(['b.nl', 'a.nl', 'b.nl'])).toEqual(['a.nl', 'b.nl']);
  });
});
