/** A workbook of one sheet by hand: fflate, and the XML of the sheet as text. */
import { Zip, ZipDeflate } from 'fflate';
import { CHUNK, eenheid, euro, KOPREGEL, prestaties, saldo, xmlText } from './handwerk.ts';
import type { Gevulddeel } from './regels.ts';
import type { Afvoer } from './soorten.ts';

const MS_PER_DAY = 86_400_000;
const DAYS_UNTIL_1970 = 25_569;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const utf8 = new TextEncoder();

/** What opens in a spreadsheet program: two number formats, a bold heading. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="5"><xf/><xf numFmtId="49" fontId="1"/><xf numFmtId="4"/><xf numFmtId="164"/><xf numFmtId="49"/></cellXfs></styleSheet>`;
const PARTS: readonly (readonly [path: string, content: string])[] = [
  [
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Regels" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  ['xl/styles.xml', STYLES],
];

const text = (plek: string, tekst: string): string => `<c r="${plek}" s="4" t="inlineStr"><is><t>${tekst}</t></is></c>`;
function day(datum: string): number {
  const dag = Date.parse(datum) / MS_PER_DAY + DAYS_UNTIL_1970;
  if (!Number.isInteger(dag)) throw new Error('a text that is no date');
  return dag;
}

export function writeXlsxByHand(delen: readonly Gevulddeel[], afvoer: Afvoer): void {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    afvoer(bytes);
  });
  for (const [path, content] of PARTS) {
    const part = new ZipDeflate(path, { level: 5 });
    zip.add(part);
    part.push(utf8.encode(content), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 5 });
  zip.add(sheet);
  const koppen = KOPREGEL.split(';');
  const letters = 'ABCDEFGHIJKL';
  let xml = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`;
  for (const [nr, kop] of koppen.entries())
    xml += `<col min="${nr + 1}" max="${nr + 1}" width="${Math.max(kop.length + 3, 10)}" customWidth="1"/>`;
  xml += '</cols><sheetData><row r="1">';
  for (const [nr, kop] of koppen.entries())
    xml += `<c r="${letters[nr]}1" s="1" t="inlineStr"><is><t>${kop}</t></is></c>`;
  xml += '</row>';
  let r = 1;
  for (const deel of delen) {
    for (const stuk of prestaties(deel)) {
      for (const p of stuk) {
        if (p.declaratiestand !== 'ingediend') continue;
        r++;
        xml += `<row r="${r}">${text(`A${r}`, xmlText(p.referentienummer))}${text(`B${r}`, p.gemeentecode)}${text(`C${r}`, p.bsn)}${text(`D${r}`, String(p.toewijzingnummer))}${text(`E${r}`, p.productcategorie)}${text(`F${r}`, xmlText(p.productcode))}<c r="G${r}" s="3"><v>${day(p.productperiode.begindatum)}</v></c><c r="H${r}" s="3"><v>${day(p.productperiode.einddatum)}</v></c><c r="I${r}"><v>${p.volume}</v></c>${text(`J${r}`, eenheid(p.eenheid))}`;
        if (p.tariefCenten !== undefined) xml += `<c r="K${r}" s="2"><v>${euro(p.tariefCenten, '.')}</v></c>`;
        xml += `<c r="L${r}" s="2"><v>${euro(saldo(p), '.')}</v></c></row>`;
        if (xml.length < CHUNK) continue;
        sheet.push(utf8.encode(xml), false);
        xml = '';
      }
    }
  }
  sheet.push(utf8.encode(`${xml}</sheetData><autoFilter ref="A1:L${r}"/></worksheet>`), true);
  zip.end();
}
