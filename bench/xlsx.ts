/**
 * `node bench/xlsx.ts nieuw|sjabloon ROWS`: what it costs to write a workbook of 12 columns, from nothing or into a template. Prints
 * one line of JSON. Run it with `--max-old-space-size=64` to see that memory does not grow with the rows.
 */
import { strToU8, zipSync } from 'fflate';
import { type Cel, type Celnotatie, Decimaal, type OutputDocument, type Werkblad } from '../src/domain/output.ts';
import { render } from '../src/render/index.ts';

const NOTATIES: readonly Celnotatie[] = ['tekst', 'tekst', 'tekst', 'datum', 'datum', 'getal', 'bedrag', 'bedrag'];
const AANTAL_KOLOMMEN = 12;
const BATCH = 512;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PAKKET = 'http://schemas.openxmlformats.org/package/2006';

const kolommen = Array.from({ length: AANTAL_KOLOMMEN }, (_, nr) => ({
  kop: `Kolom ${nr + 1}`,
  notatie: NOTATIES[nr] ?? 'tekst',
}));

const row = (nr: number): readonly Cel[] => [
  String(nr % 9999).padStart(4, '0'),
  `T${(nr * 7919) % 1_000_003}`,
  `45A${nr % 60}`,
  '2026-01-01',
  `2026-0${1 + (nr % 9)}-28`,
  nr % 173,
  new Decimaal(1_000 + (nr % 9000), 2),
  new Decimaal((nr * 37) % 1_000_000, 2),
  nr % 3 === 0 ? null : 'Z',
  'uur',
  `Opmerking & nr ${nr}`,
  'definitief',
];

async function* rows(aantal: number): AsyncIterable<readonly (readonly Cel[])[]> {
  for (let van = 0; van < aantal; van += BATCH) {
    yield Array.from({ length: Math.min(BATCH, aantal - van) }, (_, nr) => row(van + nr));
  }
}

/** One table of one row over 12 columns, with a total below it. */
function createSjabloon(): Uint8Array {
  const letters = 'ABCDEFGHIJKL'.split('');
  const blad =
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIES}"><sheetData><row r="1">${letters
      .map((letter, nr) => `<c r="${letter}1" t="inlineStr"><is><t>Kolom ${nr + 1}</t></is></c>`)
      .join('')}</row><row r="2"/><row r="4"><c r="G4"><f>SUM(G2:G2)</f></c></row></sheetData>` +
    '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>';
  const relatie = (id: string, soort: string, doel: string): string =>
    `<Relationship Id="${id}" Type="${RELATIES}/${soort}" Target="${doel}"/>`;
  const relaties = (inhoud: string): string =>
    `<Relationships xmlns="${PAKKET}/relationships">${inhoud}</Relationships>`;
  const delen: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PAKKET}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relaties(relatie('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIES}"><sheets><sheet name="Regels" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relaties(
      relatie('rId1', 'worksheet', 'worksheets/sheet1.xml') + relatie('rId2', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts><font/></fonts><cellXfs><xf/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': blad,
    'xl/worksheets/_rels/sheet1.xml.rels': relaties(relatie('rId1', 'table', '../tables/table1.xml')),
    'xl/tables/table1.xml': `<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="A1:L2"><tableColumns count="12">${kolommen
      .map(({ kop }, nr) => `<tableColumn id="${nr + 1}" name="${kop}"/>`)
      .join('')}</tableColumns></table>`,
  };
  return zipSync(Object.fromEntries(Object.entries(delen).map(([pad, tekst]) => [pad, strToU8(tekst)])));
}

/** A workbook of one sheet of `aantal` rows; with `sjabloon` they go into a table of a template. */
export function xlsxDocument(aantal: number, sjabloon: boolean): OutputDocument {
  const blad = { naam: 'Regels', ...(sjabloon && { sjabloonblad: 'Regels', tabel: 'T' }) };
  async function* bladen(): AsyncIterable<Werkblad> {
    yield { ...blad, cellen: {}, kolommen, rijen: rows(aantal) };
  }
  return {
    vorm: 'werkmap',
    bestandssoort: 'xlsx',
    ...(sjabloon && { sjabloon: { bytes: createSjabloon(), bladen: [{ ...blad, aantalRijen: aantal }] } }),
    bladen: bladen(),
  };
}

export interface XlsxMeting {
  readonly rijen: number;
  readonly milliseconden: number;
  readonly bytes: number;
  /** Most memory of the process at a time, in MB. */
  readonly werkgeheugen: number;
}

/** Time and memory of writing one workbook in this process, nothing kept. */
export async function measureXlsx(aantal: number, sjabloon: boolean): Promise<XlsxMeting> {
  const begin = performance.now();
  let bytes = 0;
  let werkgeheugen = 0;
  for await (const brok of render(xlsxDocument(aantal, sjabloon))) {
    bytes += brok.length;
    werkgeheugen = Math.max(werkgeheugen, process.memoryUsage().rss);
  }
  const milliseconden = Math.round(performance.now() - begin);
  return { rijen: aantal, milliseconden, bytes, werkgeheugen: Math.round(werkgeheugen / 1e6) };
}

if (import.meta.main) {
  const [soort, aantal] = process.argv.slice(2);
  console.log(JSON.stringify(await measureXlsx(Number(aantal ?? '50000'), soort === 'sjabloon')));
}
