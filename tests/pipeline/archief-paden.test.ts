import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNamen, veiligeNaam } from '../../src/pipeline/archief-paden.ts';

describe('veiligeNaam', () => {
  it.each([
    ['JW323_0855.xml', 'JW323_0855.xml'],
    ['Súdwest-Fryslân 2026.csv', 'Súdwest-Fryslân 2026.csv'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
    ['..', '_'],
    ['', '_'],
    ['con.xml', '_con.xml'],
    ['COM1', '_COM1'],
    ['console.xml', 'console.xml'],
    ['naam. ', 'naam_'],
    ['gpj.\u202excel.xml', 'gpj._xcel.xml'],
    ['a\u0000b\nc', 'a_b_c'],
  ])('%j becomes %j', (naam, verwacht) => {
    expect(veiligeNaam(naam)).toBe(verwacht);
  });

  it('keeps the extension of a name that is too long', () => {
    expect(veiligeNaam(`${'x'.repeat(300)}.xlsx`)).toBe(`${'x'.repeat(145)}.xlsx`);
  });

  it('never leaves its folder, and can be unpacked anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (naam) => {
        const veilig = veiligeNaam(naam);
        expect(veilig).not.toMatch(/[/\\<>:"|?*\p{C}]/u);
        expect(veilig).not.toMatch(/^[. ]|[. ]$/);
        expect(veilig.length).toBeGreaterThan(0);
        expect(veilig.length).toBeLessThanOrEqual(150);
      }),
    );
  });
});

describe('createNamen', () => {
  it('never gives a name twice, however it is written', () => {
    const namen = createNamen();
    expect(['a.xml', 'A.XML', 'a.xml', 'a_2.xml', 'a/b', 'a?b'].map(namen)).toEqual([
      'a.xml',
      'A_2.XML',
      'a_3.xml',
      'a_2_2.xml',
      'a_b',
      'a_b_2',
    ]);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 30 }), (lijst) => {
        const namen = createNamen();
        const uit = lijst.map((naam) => namen(naam).toLowerCase());
        expect(new Set(uit).size).toBe(lijst.length);
      }),
    );
  });
});
