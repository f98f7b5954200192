/**
 * Texts that mean something to a program further on. Each is refused where it comes in, or goes through as the text it is: in no output
 * does it become a formula, a tag, a key or a name of something else.
 */
import { describe, expect, it } from 'vitest';
import type { Bevinding } from '../../src/domain/bevinding.ts';
import type { Bestand } from '../../src/domain/formaat.ts';
import { describeFout } from '../../src/domain/foutverslag.ts';
import { leesDelen } from '../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { NdjsonDeel } from '../../src/ingest/ndjson/lees-ndjson.ts';
import { render } from '../../src/render/index.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { blad, bytesOf, csvBestand, formaat, KOP, kolom, omzet, prestatie as regel } from '../convert/bouw.ts';
import { bevindingenVan, kop, kort, lees, prestatie, TABEL, utf8, VANDAAG } from '../ingest/bouw.ts';
import { readBack } from '../render/teruglezen.ts';
import { werkmap } from '../render/xlsx/bouw.ts';
import { bladVan, leesWerkmap } from '../render/xlsx/lees.ts';

const GEWEIGERD: readonly (readonly [string, string])[] = [
  ['a NUL', 'a\u0000b'],
  ['a line break', 'a\r\nSet-Cookie: x'],
  ['an escape sequence of a terminal', 'a\u001b[2Jb'],
  ['a C1 control', 'a\u0085b'],
  ['a right-to-left override', 'fdp.\u202eexe'],
  ['a right-to-left mark', 'a\u200fb'],
  ['an isolate that is never closed', 'a\u2067b'],
  ['a zero-width space', 'a\u200bb'],
  ['a byte order mark inside', 'a\ufeffb'],
  ['a line separator', 'a\u2028b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['only spaces', '   '],
];

const LETTERLIJK: readonly string[] = [
  '=HYPERLINK("x";A1)',
  '+1+1',
  '-2+3',
  '@SUM(1;2)',
  '＝1＋1',
  "'=1+1",
  '<script>x</script>',
  ']]><a b="c">',
  '&xxe;&lt;',
  '"};{"x":"',
  "';DROP TABLE x;--",
  '{{7*7}}$%{7*7}',
  '../../etc/passwd',
  '%0d%0aX: y',
  '__proto__',
  'constructor',
  '_x0041_',
];

const metNaam = (naam: string): string =>
  JSON.stringify({ ...kop({ aanbieder: { agbcode: '12345678', naam } }), prestaties: [prestatie(1)] });

describe('a text is refused that holds', () => {
  it.each(GEWEIGERD)('%s, and the finding does not repeat it', async (_, tekst) => {
    for (const document of [
      metNaam(tekst),
      JSON.stringify({ ...kop(), prestaties: [prestatie(1, { referentienummer: tekst })] }),
    ]) {
      const gevonden = bevindingenVan(await lees(document));
      expect(gevonden.map(({ code }) => code)).toContain('SCHEMA_PATROON');
      expect(JSON.stringify(gevonden.map(leesbaar))).not.toContain(JSON.stringify(tekst).slice(1, -1));
    }
  });
});

describe.each(LETTERLIJK)('the text %j', (tekst) => {
  const opgave = (...bestanden: readonly Bestand[]) =>
    formaat({ velden: ['aanbieder.naam'], bestanden: [...bestanden] });
  const invoer = { kop: { ...KOP, aanbieder: { ...KOP.aanbieder, naam: tekst } } };
  const geheel = async (bestand: Bestand): Promise<string> => {
    const uitkomst = await omzet(opgave(bestand), [regel()], invoer);
    expect(uitkomst.codes).toEqual([]);
    return [...uitkomst.bestanden.values()].join('');
  };
  const boom = { element: 'A', inhoud: [blad('B', 'aanbieder.naam')] };

  it('comes in', async () => {
    const gelezen = await lees(metNaam(tekst));
    expect(gelezen.uitkomst).toMatchObject({ uitkomst: 'geldig', kop: { aanbieder: { naam: tekst } } });
  });

  it('is no formula in CSV', async () => {
    const csv = await geheel(csvBestand([kolom('naam', 'aanbieder.naam')], {}, { kopregel: false }));
    const cel = csv.replace(/\r\n$/, '').replace(/^"([\s\S]*)"$/, (_, binnen: string) => binnen.replaceAll('""', '"'));
    expect(cel).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    expect(cel.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')).toBe(tekst.replace(/^'(?=[=+\-@])/, ''));
  });

  it('is one text in XML', async () => {
    const xml = await geheel({ bestandssoort: 'xml', bestandsnaam: '"a.xml"', naamruimten: {}, boom } as Bestand);
    expect(readBack(xml)).toEqual([
      ['A', ''],
      ['B', tekst],
    ]);
  });

  it('is one text in JSON', async () => {
    const json = await geheel({ bestandssoort: 'json', bestandsnaam: '"a.json"', boom } as Bestand);
    expect(JSON.parse(json)).toEqual({ B: tekst });
  });

  it('is a text and no formula in a workbook', async () => {
    const bestand = render(werkmap([{ naam: 'Blad', kolommen: [{ kop: tekst, notatie: 'tekst' }], rijen: [[tekst]] }]));
    const { cellen, xml } = bladVan(leesWerkmap(await bytesOf(bestand)), 'Blad');
    expect(xml).not.toMatch(/<f[ >]/);
    expect(['A1', 'A2'].map((plaats) => cellen.get(plaats)?.waarde)).toEqual([tekst, tekst]);
  });
});

/** The findings on a file of lines. */
async function leesNdjson(tekst: string): Promise<readonly Bevinding[]> {
  const limieten = STANDAARD_INVOERLIMIETEN;
  const bron = {
    open: async function* () {
      yield utf8(tekst);
    },
  };
  const opties = {
    vandaag: VANDAAG,
    gemeenten: TABEL,
    limieten,
    opPrestaties: () => undefined,
    opTrajecten: () => undefined,
  };
  const uitkomst = await leesDelen([new NdjsonDeel(bron, limieten)], {}, opties);
  return bevindingenVan({ uitkomst, prestaties: [], trajecten: [] });
}

describe('keys that every object has', () => {
  const NAMEN = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

  it.each(NAMEN.slice(1))('%s may be a name in a formaat, and is then nothing but that', async (naam) => {
    const document = formaat({
      velden: ['prestatie.productcode'],
      codetabellen: { [naam]: { '01A03': 'vertaald' } },
      parameters: { [naam]: { omschrijving: 'x', standaard: 'p' } },
      totalen: { [naam]: { functie: 'aantal' } },
      bestanden: [
        csvBestand([
          kolom('code', 'prestatie.productcode', { codetabel: naam }),
          kolom('parameter', `parameters.${naam}`),
          kolom('aantal', `totaal.${naam}`),
        ]),
      ],
    });
    const uitkomst = await omzet(document, [regel()]);
    expect([...uitkomst.bestanden.values()]).toEqual(['code;parameter;aantal\r\nvertaald;p;1\r\n']);
    const zonder = await omzet({ ...document, parameters: { [naam]: { omschrijving: 'x' } } }, [regel()]);
    expect(zonder.codes).toEqual(['PARAMETER_ONTBREEKT']);
    const onbekend = await omzet(document, [regel({ productcode: naam.slice(0, 5) })]);
    expect(onbekend.codes).toEqual(['CODE_ONBEKEND']);
  });

  it.each(NAMEN)('%s is no field, wherever it stands', async (naam) => {
    const sleutel = JSON.stringify(naam);
    const heel = JSON.stringify({ ...kop(), prestaties: [prestatie(1)] });
    const plaatsen: readonly (readonly [string, string])[] = [
      [heel.replace('{', `{${sleutel}:{"bsn":"999900006"},`), ''],
      [heel.replace('"aanbieder":{', `"aanbieder":{${sleutel}:{"agbcode":"1"},`), '/aanbieder'],
      [heel.replace('"prestaties":[{', `"prestaties":[{${sleutel}:{"wet":"jw"},`), '/prestaties/0'],
    ];
    for (const [document, pointer] of plaatsen) {
      const plekken = [`SCHEMA_ONBEKEND_VELD ${pointer}`, `SCHEMA_ONBEKEND_VELD ${pointer}/${naam}`];
      expect(plekken).toContain(kort(await lees(document))[0]);
      expect(({} as Record<string, unknown>).bsn ?? ({} as Record<string, unknown>).wet).toBeUndefined();
    }
  });

  it.each(NAMEN)('%s is no field of the kop of a file without one document', async (naam) => {
    const metSleutel = JSON.stringify({ kop: kop() }).replace(
      '{"kop":{',
      `{"kop":{${JSON.stringify(naam)}:{"stadium":"concept"},`,
    );
    const gevonden = await leesNdjson(`${metSleutel}\n${JSON.stringify({ prestatie: prestatie(1) })}\n`);
    expect(gevonden.map(({ code }) => code)).toContain('SCHEMA_ONBEKEND_VELD');
  });

  it.each(NAMEN)('%s is no kind of line in NDJSON: it is said, not passed over', async (naam) => {
    const tekst = `${JSON.stringify({ kop: kop() })}\n${JSON.stringify({ prestatie: prestatie(1) })}\n{${JSON.stringify(naam)}:{}}\n`;
    const gevonden = await leesNdjson(tekst);
    expect(gevonden.map(({ code, plaats }) => [code, plaats.bron?.regel])).toContainEqual(['NDJSON_REGEL', 3]);
  });
});

describe('letters that look like others', () => {
  it.each([
    ['kenmerk', { kenmerk: 'К-2026-04' }],
    ['AGB-code', { aanbieder: { agbcode: '１２３４５６７８', naam: 'x' } }],
  ])('are not taken in a %s, which says who or what it is', async (_, anders) => {
    const gevonden = bevindingenVan(await lees({ ...kop(anders), prestaties: [prestatie(1)] }));
    expect(gevonden.map(({ code }) => code)).toContain('SCHEMA_PATROON');
  });

  it('keep references apart: nothing is folded to look alike', async () => {
    const referenties = ['A1', 'А1', 'Ａ1', 'a1', 'é1', 'e\u03011'];
    const prestaties = referenties.map((referentienummer, nr) => prestatie(nr, { referentienummer }));
    const gelezen = await lees({ ...kop(), prestaties });
    expect(gelezen.uitkomst.uitkomst).toBe('geldig');
    expect(gelezen.prestaties.map((een) => een.prestatie.referentienummer)).toEqual(referenties);
  });
});

describe('a line of the log', () => {
  it.each([...LETTERLIJK, ...GEWEIGERD.map(([, tekst]) => tekst)])('never holds %j', (tekst) => {
    const fout = new TypeError(`${tekst}\n    at ${tekst}`);
    fout.stack = `TypeError: ${tekst}\n    at f (worker.ts:1:1)`;
    const geschreven = JSON.stringify({ gebeurtenis: 'verzoek-mislukt', ...describeFout(fout) });
    expect(geschreven).not.toContain('\n');
    if (tekst.trim() !== '') expect(geschreven).not.toContain(JSON.stringify(tekst).slice(1, -1));
  });
});
