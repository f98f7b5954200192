/** Workbooks to fill in tests, part by part, so that each test says what its template holds. */
import { strToU8, zipSync } from 'fflate';
import type { Cel, OutputDocument, Werkblad, WerkbladKolom, Werkbladomvang } from '../../../src/domain/output.ts';
import { render } from '../../../src/render/index.ts';
import { bytesOf } from '../../convert/bouw.ts';
import { inBatches } from '../bouw.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PAKKET = 'http://schemas.openxmlformats.org/package/2006';

export interface Bladbouw {
  readonly naam: string;
  /** The inside of sheetData. */
  readonly rijen?: string;
  /** What stands before and behind it. */
  readonly voor?: string;
  readonly na?: string;
  /** The inside of its relations. */
  readonly relaties?: string;
}

/** One relation, for `relaties`. */
export const relatie = (id: string, soort: string, doel: string): string =>
  `<Relationship Id="${id}" Type="${REL}/${soort}" Target="${doel}"/>`;

export const tabelXml = (id: number, naam: string, ref: string, kolommen: readonly string[], anders = ''): string =>
  `<table xmlns="${MAIN}" id="${id}" name="${naam}" displayName="${naam}" ref="${ref}"${anders}>` +
  `<autoFilter ref="${ref}"/><tableColumns count="${kolommen.length}">${kolommen
    .map((kolom, nr) => `<tableColumn id="${nr + 1}" name="${kolom}"/>`)
    .join('')}</tableColumns></table>`;

export const STIJLEN =
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="d/m/yyyy"/></numFmts>` +
  '<fonts count="1"><font><sz val="11"/></font></fonts><cellXfs count="3"><xf numFmtId="0" fontId="0"/>' +
  '<xf numFmtId="170" fontId="0"/><xf numFmtId="2" fontId="0"/></cellXfs></styleSheet>';

export function sjabloon(
  bladen: readonly Bladbouw[],
  anders: { readonly namen?: string; readonly boek?: string; readonly delen?: Readonly<Record<string, string>> } = {},
): Uint8Array {
  const delen: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PAKKET}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PAKKET}/relationships">${relatie('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${bladen
        .map(({ naam }, nr) => `<sheet name="${naam}" sheetId="${nr + 1}" r:id="rId${nr + 1}"/>`)
        .join('')}</sheets>${anders.namen === undefined ? '' : `<definedNames>${anders.namen}</definedNames>`}` +
      `${anders.boek ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PAKKET}/relationships">${bladen
      .map((_, nr) => relatie(`rId${nr + 1}`, 'worksheet', `worksheets/sheet${nr + 1}.xml`))
      .join('')}${relatie('rId99', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': STIJLEN,
  };
  for (const [nr, { rijen = '', voor = '', na = '', relaties }] of bladen.entries()) {
    delen[`xl/worksheets/sheet${nr + 1}.xml`] =
      `<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${voor}<sheetData>${rijen}</sheetData>${na}</worksheet>`;
    if (relaties === undefined) continue;
    delen[`xl/worksheets/_rels/sheet${nr + 1}.xml.rels`] =
      `<Relationships xmlns="${PAKKET}/relationships">${relaties}</Relationships>`;
  }
  const alle = Object.entries({ ...delen, ...anders.delen });
  return zipSync(Object.fromEntries(alle.map(([pad, tekst]) => [pad, strToU8(tekst)])));
}

export interface Vulblad {
  readonly naam: string;
  readonly sjabloonblad?: string;
  readonly tabel?: string;
  readonly cellen?: Readonly<Record<string, Cel>>;
  readonly kolommen?: readonly WerkbladKolom[];
  readonly rijen?: readonly (readonly Cel[])[];
}

export async function* werkbladen(bladen: readonly Vulblad[], per = 3): AsyncIterable<Werkblad> {
  for (const { cellen = {}, kolommen = [], rijen = [], ...rest } of bladen) {
    yield { ...rest, cellen, kolommen, rijen: inBatches(rijen, per) };
  }
}

export const omvangVan = ({ naam, sjabloonblad, tabel, rijen = [] }: Vulblad): Werkbladomvang => ({
  naam,
  ...(sjabloonblad !== undefined && { sjabloonblad }),
  ...(tabel !== undefined && { tabel }),
  aantalRijen: rijen.length,
});

export const werkmap = (bladen: readonly Vulblad[], bytes?: Uint8Array, per = 3): OutputDocument => ({
  vorm: 'werkmap',
  bestandssoort: 'xlsx',
  ...(bytes !== undefined && { sjabloon: { bytes, bladen: bladen.map(omvangVan) } }),
  bladen: werkbladen(bladen, per),
});

export const vul = (bytes: Uint8Array, bladen: readonly Vulblad[]): Promise<Uint8Array> =>
  bytesOf(render(werkmap(bladen, bytes)));
