/** The parts of the scripts that need no gateway. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { findAgbcode } from '../../../scripts/lib/agbcode.ts';
import '../../helpers/zaad.ts';
import { OutputPaths, safeName } from '../../../scripts/lib/output-files.ts';
import { createVoortgang, formatBytes } from '../../../scripts/lib/progress.ts';
import { readRegisterFolder } from '../../../scripts/lib/register-folder.ts';
import { describeBevindingen } from '../../../scripts/lib/report.ts';
import { formatTable } from '../../../scripts/lib/table.ts';
import { removeTempFolders, tempFolder } from './command.ts';

afterAll(removeTempFolders);

describe('where files are written', () => {
  it('never leads outside the folder, whatever ontvanger, formaat and file are called', () => {
    const naam = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '.', '', '/', '../../etc/passwd', '..\\..\\x', 'a/b', '\u0000'),
    );
    fc.assert(
      fc.property(naam, naam, naam, (ontvanger, formaat, bestand) => {
        const delen = path.relative('/uit', new OutputPaths('/uit').next(ontvanger, formaat, bestand)).split(path.sep);
        expect(delen).toHaveLength(3);
        for (const deel of delen) {
          expect(['', '.', '..']).not.toContain(deel);
          for (const teken of ['/', '\\', '\u0000']) expect(deel).not.toContain(teken);
        }
      }),
    );
  });

  it('gives every file its own path, also where capitals do not count', () => {
    const paden = new OutputPaths('/uit');
    const namen = ['a.csv', 'a.csv', 'A.csv'].map((naam) => path.basename(paden.next('0855', 'f', naam)));
    expect(namen).toEqual(['a.csv', 'a-2.csv', 'A-3.csv']);
  });

  it('leaves an ordinary name alone', () => {
    expect(safeName('WMO323_65656055_0384_765432198.xml')).toBe('WMO323_65656055_0384_765432198.xml');
  });
});

describe('whose verantwoording a file says it is', () => {
  const find = (tekst: string, stap = tekst.length): Promise<string | undefined> => {
    const bytes = new TextEncoder().encode(tekst);
    return findAgbcode(
      (async function* () {
        for (let van = 0; van < bytes.length; van += stap) yield bytes.subarray(van, van + stap);
      })(),
    );
  };
  const anders = '"onderaannemer": {"agbcode": "11111111"}, "lijst": [{"aanbieder": {"agbcode": "22222222"}}]';

  it.each([
    ['in front', '{"aanbieder": {"naam": "x", "agbcode": "65656055"}, "prestaties": []}'],
    ['behind other objects with such a field', `{${anders}, "aanbieder": {"agbcode": "65656055"}}`],
    [
      'behind text that looks like it',
      `{"naam": "\\"aanbieder\\": {\\"agbcode\\": \\"3\\"}", "aanbieder": {"agbcode" : "65656055"}}`,
    ],
  ])('%s, wherever the file is cut', async (_, tekst) => {
    for (const stap of [1, 7, tekst.length]) expect(await find(tekst, stap)).toBe('65656055');
  });

  it.each([[`{${anders}}`], ['[]'], [''], ['}}}}{"aanbieder": "agbcode"}']])('nowhere: %s', async (tekst) => {
    expect(await find(tekst)).toBeUndefined();
  });
});

describe('a table', () => {
  const rijen = [
    ['0855 Tilburg', 'ijw323 3.2.0', 'JW323_65656055_0855_765432199.xml', 'bezorgd'],
    ['0014 Groningen', 'iwmo323 3.2.0', '–', 'vastgehouden'],
  ];
  const koppen = ['ontvanger', 'formaat', 'bestand', 'toestand'];

  it('is as wide as its content when it does not go to a terminal', () => {
    const [kop, streep, eerste] = formatTable(koppen, rijen).split('\n');
    expect(eerste).toContain('JW323_65656055_0855_765432199.xml');
    expect(kop?.indexOf('formaat')).toBe(eerste?.indexOf('ijw323'));
    expect(streep).toMatch(/^─+ {2}─+ {2}─+ {2}─+$/);
  });

  it('fits the terminal, and shows that a text was cut', () => {
    const regels = formatTable(koppen, rijen, 60).split('\n');
    for (const regel of regels) expect([...regel].length).toBeLessThanOrEqual(60);
    expect(regels[2]).toContain('…');
  });
});

it('shows progress on one line of a terminal, and elsewhere only what is done', () => {
  const schrijf = (isTTY: boolean): string => {
    let uit = '';
    const voortgang = createVoortgang({
      isTTY,
      columns: 80,
      write: (tekst) => {
        uit += tekst;
      },
    });
    voortgang.toon('1 van 2');
    voortgang.klaar('2 van 2');
    return uit;
  };
  expect(schrijf(true)).toBe('\r\u001b[2K1 van 2\r\u001b[2K2 van 2\n');
  expect(schrijf(false)).toBe('2 van 2\n');
  expect([812, 64_000, 38_813_589].map(formatBytes)).toEqual(['812 bytes', '64 kB', '38,8 MB']);
});

it('shows a bevinding that returns on many lines once, faults first', () => {
  const bevinding = {
    code: 'TR346',
    ernst: 'fout',
    melding: 'Klopt niet.',
    regel: 'TR346',
    oplossing: 'Reken na.',
  } as const;
  const tekst = describeBevindingen({
    aantal: 3,
    aantalFouten: 2,
    bevindingen: [
      { ...bevinding, code: 'TR387', ernst: 'waarschuwing', melding: 'Let op.' },
      { ...bevinding, pointer: '/prestaties/1' },
      { ...bevinding, pointer: '/prestaties/2' },
    ],
  });
  expect(tekst.split('\n').slice(0, 4)).toEqual([
    '3 bevindingen:',
    'fout TR346 /prestaties/1 (en 1 keer meer)',
    '  Klopt niet.',
    '  Wat u kunt doen: Reken na.',
  ]);
});

describe('a register folder', () => {
  async function folderWith(bestanden: Readonly<Record<string, string>>): Promise<string> {
    const map = await tempFolder();
    for (const [naam, tekst] of Object.entries(bestanden)) {
      await mkdir(path.dirname(path.join(map, naam)), { recursive: true });
      await writeFile(path.join(map, naam), tekst);
    }
    return map;
  }

  it('gives every document, in order, each formaat with its examples', async () => {
    const map = await folderWith({
      'aansluitingen/b/1.0.0.json': '{"id": "b", "versie": "1.0.0"}',
      'aansluitingen/a.json': '{"id": "a"}',
      'formaten/f/2.0.0/formaat.json': '\ufeff{"naam": "f", "versie": "2.0.0"}',
      'formaten/f/2.0.0/voorbeelden/x/invoer.json': '{"dagtekening": "2026-02-01"}',
      'formaten/f/2.0.0/voorbeelden/x/verwacht/b.csv': 'b',
      'formaten/f/2.0.0/voorbeelden/x/verwacht/a.csv': 'a',
      'formaten/f/2.0.0/voorbeelden/y/invoer.json': '{"dagtekening": "2026-02-01"}',
      'formaten/f/2.0.0/voorbeelden/y/ontvanger.json': '{"parameters": {"p": "1"}, "vandaag": "2026-03-01"}',
      'formaten/f/2.0.0/voorbeelden/y/verwacht/c.csv': 'c',
      'gemeenten.json': '{}',
    });
    const gelezen = await readRegisterFolder(map);
    expect(gelezen).toMatchObject({ ok: true });
    expect(gelezen.ok && gelezen.value.map(({ documentsoort, bron }) => [documentsoort, bron])).toEqual([
      ['aansluiting', 'aansluitingen/a.json'],
      ['aansluiting', 'aansluitingen/b/1.0.0.json'],
      ['formaat', 'formaten/f/2.0.0/formaat.json'],
      ['gemeenten', 'gemeenten.json'],
    ]);
    expect(gelezen.ok && gelezen.value[2]?.voorbeelden).toEqual([
      {
        naam: 'x',
        invoer: { dagtekening: '2026-02-01' },
        parameters: {},
        vandaag: '2026-02-01',
        verwacht: [
          { bestandsnaam: 'a.csv', inhoudBase64: 'YQ==' },
          { bestandsnaam: 'b.csv', inhoudBase64: 'Yg==' },
        ],
      },
      {
        naam: 'y',
        invoer: { dagtekening: '2026-02-01' },
        parameters: { p: '1' },
        vandaag: '2026-03-01',
        verwacht: [{ bestandsnaam: 'c.csv', inhoudBase64: 'Yw==' }],
      },
    ]);
  });

  it.each([
    ['a document that says it is another', { 'aansluitingen/a.json': '{"id": "b"}' }, 'in het bestand staat id "b"'],
    [
      'a file without a place',
      { 'gemeente.json': '{}' },
      'gemeente.json: dit bestand heeft in een registermap geen plaats',
    ],
    [
      'JSON with a mistake',
      { 'gemeenten.json': '{\n "a" 1}' },
      'gemeenten.json: dit is geen geldige JSON (regel 2, teken 6)',
    ],
    [
      'an example without input',
      { 'formaten/f/1.0.0/formaat.json': '{}', 'formaten/f/1.0.0/voorbeelden/x/verwacht/a.csv': 'a' },
      'formaten/f/1.0.0/voorbeelden/x/invoer.json: dit bestand ontbreekt',
    ],
    [
      'an example of which nothing is expected',
      { 'formaten/f/1.0.0/formaat.json': '{}', 'formaten/f/1.0.0/voorbeelden/x/invoer.json': '{}' },
      'formaten/f/1.0.0/voorbeelden/x/verwacht: hier staat geen bestand',
    ],
    [
      'an example without its formaat',
      { 'gemeenten.json': '{}', 'formaten/f/1.0.0/voorbeelden/x/invoer.json': '{}' },
      'formaten/f/1.0.0/voorbeelden/x/invoer.json: dit bestand heeft in een registermap geen plaats',
    ],
    ['nothing', {}, 'staat geen registerbestand'],
  ])('refuses %s', async (_, bestanden, zin) => {
    const gelezen = await readRegisterFolder(await folderWith(bestanden));
    expect(gelezen).toMatchObject({ ok: false });
    expect(gelezen.ok ? '' : gelezen.error.join('\n')).toContain(zin);
  });

  it('that is not there is said so', async () => {
    expect(await readRegisterFolder('/bestaat/niet')).toEqual({
      ok: false,
      error: ['De registermap /bestaat/niet bestaat niet.'],
    });
  });
});
