/**
 * A new workbook. The sheets are written first and what lists them last: their names are known only when they come, and the
 * order of parts in the zip means nothing (ECMA-376-2 §7).
 */
import type { Werkblad } from '../../domain/output.ts';
import { bladnaamGebrek, bladnaamSleutel } from '../../domain/werkmap.ts';
import { attribute } from '../xml.ts';
import type { Zipdeel } from '../zip.ts';
import { bladXml } from './blad.ts';
import { HOOFDRUIMTE, stijlenXml, XML_KOP } from './stijlen.ts';

export const RELATIERUIMTE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PAKKETRELATIES = 'http://schemas.openxmlformats.org/package/2006/relationships';
const PAKKETSOORTEN = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SOORT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const BLADSOORT = `${SOORT}.worksheet+xml`;

/** Keeps the names of one workbook apart. Conversion reports a bad name as a finding; getting one here is a bug. */
export function createBladnamen(bezet: readonly string[] = []): (naam: string) => void {
  const namen = new Set(bezet.map(bladnaamSleutel));
  return (naam) => {
    const gebrek = bladnaamGebrek(naam) ?? (namen.has(bladnaamSleutel(naam)) ? 'dubbel' : undefined);
    if (gebrek !== undefined) throw new Error(`no name for a sheet: ${gebrek}`);
    namen.add(bladnaamSleutel(naam));
  };
}

const relationships = (relaties: readonly (readonly [soort: string, doel: string])[]): string =>
  `${XML_KOP}<Relationships xmlns="${PAKKETRELATIES}">${relaties
    .map(([soort, doel], nr) => `<Relationship Id="rId${nr + 1}" Type="${RELATIERUIMTE}/${soort}" Target="${doel}"/>`)
    .join('')}</Relationships>`;

export async function* werkmapDelen(bladen: AsyncIterable<Werkblad>): AsyncIterable<Zipdeel> {
  yield { pad: '_rels/.rels', inhoud: relationships([['officeDocument', 'xl/workbook.xml']]) };
  yield { pad: 'xl/styles.xml', inhoud: stijlenXml() };

  const namen: string[] = [];
  const claim = createBladnamen();
  for await (const blad of bladen) {
    if (blad.sjabloonblad !== undefined) throw new Error('a sheet of a template in a workbook without one');
    claim(blad.naam);
    namen.push(blad.naam);
    yield { pad: `xl/worksheets/sheet${namen.length}.xml`, inhoud: bladXml(blad) };
  }
  if (namen.length === 0) throw new Error('a workbook needs a sheet');

  const sheets = namen.map((naam, nr) => `<sheet name="${attribute(naam)}" sheetId="${nr + 1}" r:id="rId${nr + 1}"/>`);
  yield {
    pad: 'xl/workbook.xml',
    inhoud: `${XML_KOP}<workbook xmlns="${HOOFDRUIMTE}" xmlns:r="${RELATIERUIMTE}"><sheets>${sheets.join('')}</sheets></workbook>`,
  };
  yield {
    pad: 'xl/_rels/workbook.xml.rels',
    inhoud: relationships([
      ...namen.map((_, nr) => ['worksheet', `worksheets/sheet${nr + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  };
  const soorten = [
    ['/xl/workbook.xml', `${SOORT}.sheet.main+xml`],
    ['/xl/styles.xml', `${SOORT}.styles+xml`],
    ...namen.map((_, nr) => [`/xl/worksheets/sheet${nr + 1}.xml`, BLADSOORT]),
  ].map(([pad, soort]) => `<Override PartName="${pad}" ContentType="${soort}"/>`);
  yield {
    pad: '[Content_Types].xml',
    inhoud:
      `${XML_KOP}<Types xmlns="${PAKKETSOORTEN}">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${soorten.join('')}</Types>`,
  };
}
