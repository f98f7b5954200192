/** What docs/beveiliging.md and docs/asvs.md claim: everything they point at is there, no requirement is passed over, and the sums are right. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ASVS_EISEN } from './asvs-eisen.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const lees = (naam: string): string => readFileSync(path.join(ROOT, naam), 'utf8');

const PAGINAS = [
  'docs/beveiliging.md',
  'docs/beveiligingsregels.md',
  'docs/asvs.md',
  ...readdirSync(path.join(ROOT, 'docs/asvs')).map((naam) => `docs/asvs/${naam}`),
];

const OORDELEN = ['ja', 'deels', 'nee', 'n.v.t.', 'platform'] as const;
type Oordeel = (typeof OORDELEN)[number];
const isOordeel = (tekst: string): tekst is Oordeel => OORDELEN.some((een) => een === tekst);

interface Rij {
  readonly eis: string;
  readonly oordeel: string;
  readonly bewijs: string;
}

/** Rows of a table whose first cell is the number of a requirement. */
const leesRijen = (markdown: string): readonly Rij[] =>
  markdown.split('\n').flatMap((regel) => {
    const [, eis = '', , oordeel = '', ...rest] = regel.split('|').map((cel) => cel.trim());
    return /^\d+\.\d+\.\d+$/.test(eis) ? [{ eis, oordeel, bewijs: rest.join('|').trim() }] : [];
  });

const MAPPEN = /^(src|tests|docs|scripts|migrations|schemas|register|examples|clients|cli|bench|\.ci)\//;

/** What stands between backticks and is a file or folder here; without what comes after a `#`. */
const paden = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/`([^`\n]+)`/g)]
    .map(([, tekst = '']) => tekst)
    .filter((tekst) => MAPPEN.test(tekst) || /^[\w.-]+\.(toml|json|md|ts)$/.test(tekst));

const bestaat = (pad: string): boolean =>
  /[*?{]/.test(pad) ? globSync(pad, { cwd: ROOT }).length > 0 : existsSync(path.join(ROOT, pad));

const rijen = PAGINAS.filter((naam) => naam.startsWith('docs/asvs/')).flatMap((naam) => leesRijen(lees(naam)));
const hoofdstukVan = (eis: string): string => `V${eis.split('.')[0]}`;
const aantal = (hoofdstuk: string, oordeel: Oordeel): number =>
  rijen.filter((rij) => hoofdstukVan(rij.eis) === hoofdstuk && rij.oordeel === oordeel).length;

describe('what the pages point at', () => {
  it.each(PAGINAS)('%s: every file and folder is there', (naam) => {
    expect(paden(lees(naam)).filter((pad) => !bestaat(pad))).toEqual([]);
  });

  it('is missed when it is taken away', () => {
    const markdown =
      'Zie `tests/node/docs/beveiliging.test.ts`, `tests/deliver/postbus*.test.ts` en `tests/weg.test.ts`.';
    expect(paden(markdown)).toHaveLength(3);
    expect(paden(markdown).filter((pad) => !bestaat(pad))).toEqual(['tests/weg.test.ts']);
    expect(bestaat('tests/niets/*.test.ts')).toBe(false);
  });

  it('is a test in every row of the threat model', () => {
    const stride = lees('docs/beveiliging.md').split('## Bedreigingen')[1]?.split('\n## ')[0] ?? '';
    const tabel = stride.split('\n').filter((regel) => /^\| (?!stroom|---)/.test(regel));
    expect(tabel.length).toBeGreaterThan(25);
    expect(tabel.filter((regel) => paden(regel).length === 0)).toEqual([]);
  });
});

describe('the requirements of ASVS', () => {
  it.each(Object.entries(ASVS_EISEN))('%s: each once, and no other', (hoofdstuk, { niveau1, niveau2 }) => {
    const eisen = [...niveau1.split(' '), ...niveau2.split(' ')].filter((eis) => eis !== '').sort();
    const beoordeeld = rijen.map(({ eis }) => eis).filter((eis) => hoofdstukVan(eis) === hoofdstuk);
    expect([...beoordeeld].sort()).toEqual(eisen);
  });

  it('have a verdict that exists, and say why', () => {
    expect(rijen.filter(({ oordeel }) => !isOordeel(oordeel))).toEqual([]);
    expect(rijen.filter(({ bewijs }) => bewijs.replace(/\|$/, '').trim() === '')).toEqual([]);
  });

  it('are met only where there is something to look at, and a source is called a source', () => {
    const zonder = rijen.filter(({ oordeel, bewijs }) => {
      if (oordeel !== 'ja') return false;
      const bewijzen = paden(bewijs);
      const isGetoetst = bewijzen.some((pad) => /^tests\/.+\.test\.ts$/.test(pad) || pad === '.ci/run');
      const isDocument = bewijzen.some((pad) => pad.startsWith('docs/'));
      return bewijzen.length === 0 || !(isGetoetst || isDocument || bewijs.includes('(bron'));
    });
    expect(zonder).toEqual([]);
  });

  it('that are not met say what it would take, or that it is being done', () => {
    const stil = rijen.filter(
      ({ oordeel, bewijs }) =>
        /^(nee|deels)$/.test(oordeel) && !/Nodig: |Daaraan wordt gewerkt|daaraan wordt gewerkt/.test(bewijs),
    );
    expect(stil).toEqual([]);
  });

  it('are counted right in docs/beveiliging.md', () => {
    const tabel = new Map(
      lees('docs/beveiliging.md')
        .split('\n')
        .flatMap((regel) => {
          const [, naam = '', ...cellen] = regel.split('|').map((cel) => cel.trim());
          const [, hoofdstuk] = /^(V\d+|Samen)\b/.exec(naam) ?? [];
          return hoofdstuk === undefined ? [] : [[hoofdstuk, cellen.slice(0, OORDELEN.length).map(Number)] as const];
        }),
    );
    const perHoofdstuk = Object.keys(ASVS_EISEN).map(
      (hoofdstuk) => [hoofdstuk, OORDELEN.map((oordeel) => aantal(hoofdstuk, oordeel))] as const,
    );
    const samen = OORDELEN.map((oordeel) => rijen.filter((rij) => rij.oordeel === oordeel).length);
    expect(Object.fromEntries(tabel)).toEqual(Object.fromEntries([...perHoofdstuk, ['Samen', samen]]));
  });
});

describe('docs/beveiligingsregels.md', () => {
  const regels = lees('docs/beveiligingsregels.md');

  it('names every secret of the settings', () => {
    const bronnen = globSync('src/env{.ts,/*.ts}', { cwd: ROOT }).map(lees).join('\n');
    const geheimen = new Set(bronnen.match(/\b[A-Z_]+_?(SLEUTELS?|SECRET|SHA256)\b(?=: )/g));
    expect(geheimen.size).toBeGreaterThan(8);
    expect([...geheimen].filter((naam) => !/VERVALLEN/.test(naam) && !regels.includes(`\`${naam}\``))).toEqual([]);
  });

  it('names every kind of line in the log', () => {
    const soorten = lees('src/domain/logregel.ts').matchAll(/gebeurtenis: ('[^;]+);/g);
    const namen = [...soorten].flatMap(([, lijst = '']) => [...lijst.matchAll(/'([\w-]+)'/g)].map(([, naam]) => naam));
    expect(namen.length).toBeGreaterThan(6);
    expect(namen.filter((naam) => !regels.includes(`\`${naam}\``))).toEqual([]);
  });
});
