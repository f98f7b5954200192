import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRegels } from '../../src/pipeline/formaat-regeldiff.ts';
import { leesCellen, leesvormVan, toRegels, verbergRegels } from '../../src/pipeline/formaat-regels.ts';
import { type Bestandsverschil, diffBestanden, toBeeld } from '../../src/pipeline/formaat-verschil.ts';

const CSV = 'text/csv; charset=utf-8; header=present';
const beeld = (inhoud: string | Uint8Array, mediatype = CSV, bestandsnaam = 'a.csv') =>
  toBeeld({ bestandsnaam, mediatype, inhoud: typeof inhoud === 'string' ? new TextEncoder().encode(inhoud) : inhoud });

function diff(
  oud: string | Uint8Array,
  nieuw: string | Uint8Array,
  mediatype = CSV,
  verbergen = false,
): Bestandsverschil {
  const [verschil, ...meer] = diffBestanden([beeld(oud, mediatype)], [beeld(nieuw, mediatype)], { verbergen });
  if (verschil === undefined || meer.length > 0) throw new Error('one file was compared');
  return verschil;
}

/** Length of the longest common subsequence, the plain way. */
function lcs(een: readonly string[], ander: readonly string[]): number {
  let vorige = ander.map(() => 0);
  for (const regel of een) {
    const rij: number[] = [];
    ander.forEach((tegen, i) => {
      rij.push(regel === tegen ? (vorige[i - 1] ?? 0) + 1 : Math.max(vorige[i] ?? 0, rij[i - 1] ?? 0));
    });
    vorige = rij;
  }
  return vorige.at(-1) ?? 0;
}

describe('diffRegels', () => {
  const regels = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });

  it('tells how to get from one to the other, with as few lines as possible', () => {
    fc.assert(
      fc.property(regels, regels, (oud, nieuw) => {
        const stappen = diffRegels(oud, nieuw) ?? [];
        expect(stappen.filter(({ soort }) => soort !== 'erbij').map(({ tekst }) => tekst)).toEqual(oud);
        expect(stappen.filter(({ soort }) => soort !== 'weg').map(({ tekst }) => tekst)).toEqual(nieuw);
        for (const { soort, oud: x, nieuw: y, tekst } of stappen) {
          if (soort !== 'erbij') expect(oud[x - 1]).toBe(tekst);
          if (soort !== 'weg') expect(nieuw[y - 1]).toBe(tekst);
        }
        expect(stappen.filter(({ soort }) => soort === 'gelijk')).toHaveLength(lcs(oud, nieuw));
      }),
      { numRuns: 500 },
    );
  });

  it('gives up on what nobody would read, and not on a long file with one change', () => {
    const lang = Array.from({ length: 5000 }, (_, nr) => `regel ${nr}`);
    expect(
      diffRegels(
        lang,
        lang.map((regel) => `${regel}!`),
      ),
    ).toBeUndefined();
    expect(diffRegels(lang, lang.with(2500, 'anders'))?.filter(({ soort }) => soort !== 'gelijk')).toHaveLength(2);
  });
});

describe('a difference between two files', () => {
  it('of CSV names the cells', () => {
    const verschil = diff('Naam;Bedrag\r\n"a;b";1,00\r\nc;2,00\r\n', 'Naam;Bedrag\r\n"a;b";1,50\r\nc;2,00\r\n');
    expect(verschil).toMatchObject({
      uitkomst: 'gewijzigd',
      aantalWeg: 1,
      aantalErbij: 1,
      cellen: [{ regel: 2, kolom: 'Bedrag', oud: '1,00', nieuw: '1,50' }],
      afgekapt: false,
    });
    expect(verschil.eersteByte).toBe('Naam;Bedrag\r\n"a;b";1,'.length);
    expect(verschil.regels).toEqual(['@@ -1,4 +1,4 @@', ' Naam;Bedrag', '-"a;b";1,00', '+"a;b";1,50', ' c;2,00', ' ']);
  });

  it('of XML and JSON is shown per element, whatever the line it stands on', () => {
    expect(diff('<a><b>1</b><c x="2"/></a>', '<a><b>1</b><c x="3"/></a>', 'application/xml').regels).toEqual([
      '@@ -1,4 +1,4 @@',
      ' <a>',
      '   <b>1</b>',
      '-  <c x="2"/>',
      '+  <c x="3"/>',
      ' </a>',
    ]);
    expect(diff('{"a":[1.50,"}"],"b":"x"}', '{"a":[1.55,"}"],"b":"x"}', 'application/json').regels).toEqual([
      '@@ -1,5 +1,5 @@',
      ' {',
      '   "a":[',
      '-    1.50,',
      '+    1.55,',
      '     "}"',
      '   ],',
    ]);
  });

  it('of what is no text says where the bytes part', () => {
    const verschil = diff(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 9, 3), 'application/octet-stream');
    expect(verschil).toMatchObject({ uitkomst: 'gewijzigd', eersteByte: 1, regels: [], afgekapt: true });
  });

  it('keeps a file with another name together, and names what came and went', () => {
    const verschillen = diffBestanden(
      [beeld('x', CSV, 'oud.csv'), beeld('y', CSV, 'blijft.csv'), beeld('z', CSV, 'weg.csv')],
      [beeld('y', CSV, 'blijft.csv'), beeld('x', CSV, 'nieuw.csv')],
      { verbergen: false },
    );
    expect(
      verschillen.map(({ uitkomst, bestandsnaam, vorigeBestandsnaam }) => [uitkomst, bestandsnaam, vorigeBestandsnaam]),
    ).toEqual([
      ['gelijk', 'blijft.csv', undefined],
      ['gelijk', 'nieuw.csv', 'oud.csv'],
      ['verdwenen', 'weg.csv', undefined],
    ]);
  });

  it('is capped, and says so', () => {
    const veel = (achter: string): string => Array.from({ length: 250 }, (_, nr) => `${nr};${achter}`).join('\n');
    const verschil = diff(veel('a'), veel('b'));
    expect(verschil.afgekapt).toBe(true);
    expect(verschil.regels).toHaveLength(200);
    expect([verschil.aantalWeg, verschil.aantalErbij]).toEqual([250, 250]);
  });
});

describe('hidden values', () => {
  it.each([
    [CSV, 'Bsn;Naam\r\n999900006;Jansen\r\n', 'Bsn;Naam\r\n999900018;Jansen\r\n'],
    ['application/xml', '<a naam="Jansen"><bsn>999900006</bsn></a>', '<a naam="Jansen"><bsn>999900018</bsn></a>'],
    ['application/json', '{"naam":"Jansen","bsn":"999900006"}', '{"naam":"Jansen","bsn":"999900018"}'],
    ['text/plain', '999900006Jansen', '999900018Jansen'],
  ])('of %s are shown by their shape only, also around the difference', (mediatype, oud, nieuw) => {
    const verschil = diff(oud, nieuw, mediatype, true);
    expect(verschil.uitkomst).toBe('gewijzigd');
    expect(verschil.regels.length).toBeGreaterThan(1);
    expect(JSON.stringify(verschil)).not.toMatch(/Jansen|9999000/);
    expect(JSON.stringify(verschil)).toContain('999999999');
  });

  it('leave the names of columns, elements and members', () => {
    expect(verbergRegels(['<a b="c">d</a>'], 'xml', false)).toEqual(['<a b="x">x</a>']);
    expect(verbergRegels(['  "naam": "Jansen",'], 'json', false)).toEqual(['  "naam": "xxxxxx",']);
    expect(verbergRegels(['Naam;Bsn', 'Jan;12'], 'csv', true)).toEqual(['Naam;Bsn', 'xxx;99']);
    expect(verbergRegels(['Jan;12'], 'csv', false)).toEqual(['xxx;99']);
  });

  it('leave nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('tekst' as const, 'csv' as const), (tekst, vorm) => {
        const [regel = ''] = verbergRegels([tekst], vorm, false);
        expect(regel.replace(/[x9]/g, '')).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});

describe('leesvormVan', () => {
  it.each([
    ['application/xml', 'xml'],
    ['text/csv; charset=windows-1252', 'csv'],
    ['application/problem+json', 'json'],
    ['text/plain', 'tekst'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'werkmap'],
    ['application/octet-stream', 'binair'],
  ])('%s is read as %s', (mediatype, vorm) => {
    expect(leesvormVan(mediatype)).toBe(vorm);
  });
});

describe('leesCellen', () => {
  it('reads what RFC 4180 writes, and refuses half a cell', () => {
    expect(leesCellen('a;"b;""c""";', ';')).toEqual(['a', 'b;"c"', '']);
    expect(leesCellen('a;"b', ';')).toBeUndefined();
  });
});

describe('toRegels', () => {
  it('loses nothing of any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(JSON.parse(toRegels(json, 'json').join('\n'))).toEqual(JSON.parse(json));
      }),
    );
  });
});
