/** Files with columns, read without any code of ours: CSV by its lines, a workbook by its sheets. */
import { readFile } from 'node:fs/promises';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

export type Tabel = readonly (readonly string[])[];

/** Semicolons, and no cell that needs quotes. */
export async function readCsv(bestand: string): Promise<Tabel> {
  const tekst = await readFile(bestand, 'utf8');
  if (tekst.includes('"')) throw new Error('quoted cells: too simple a reader');
  return tekst
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((regel) => regel.split(';'));
}

interface Cel {
  readonly '@_r': string;
  readonly v?: string;
  readonly is?: { readonly t: string };
}

const kolomVan = (plaats: string): number =>
  [...plaats.replace(/\d/g, '')].reduce((nummer, letter) => nummer * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Every sheet by its name, in order of the workbook. */
export async function readWorkbook(bestand: string): Promise<ReadonlyMap<string, Tabel>> {
  const delen = unzipSync(new Uint8Array(await readFile(bestand)));
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (naam) => ['row', 'c', 'sheet', 'Relationship'].includes(naam),
  });
  const read = (deel: string) => parser.parse(strFromU8(delen[deel] ?? new Uint8Array()));
  const doelen = new Map<string, string>(
    read('xl/_rels/workbook.xml.rels').Relationships.Relationship.map((relatie: Record<string, string>) => [
      relatie['@_Id'],
      relatie['@_Target'],
    ]),
  );
  const bladen: readonly Record<string, string>[] = read('xl/workbook.xml').workbook.sheets.sheet;
  return new Map(
    bladen.map((blad): [string, Tabel] => {
      const doel = (doelen.get(blad['@_r:id'] ?? '') ?? '').replace(/^\/?(xl\/)?/, '');
      const rijen: readonly { readonly c?: readonly Cel[] }[] = read(`xl/${doel}`).worksheet.sheetData.row;
      return [
        blad['@_name'] ?? '',
        rijen.map(({ c = [] }) => {
          const cellen: string[] = [];
          for (const cel of c) cellen[kolomVan(cel['@_r'])] = cel.is?.t ?? cel.v ?? '';
          return Array.from(cellen, (cel) => cel ?? '');
        }),
      ];
    }),
  );
}

/** The cents under a heading; rows without a productcode (totals) are not counted. */
export function sumCenten([kop = [], ...rijen]: Tabel): { readonly regels: number; readonly centen: number } {
  const bedrag = kop.indexOf('Bedrag');
  const product = kop.indexOf('Productcode');
  if (bedrag < 0 || product < 0) throw new Error(`no such columns: ${kop.join(', ')}`);
  const regels = rijen.filter((rij) => (rij[product] ?? '') !== '');
  const centen = regels.reduce((som, rij) => {
    const tekst = rij[bedrag] ?? '';
    if (!/^-?\d+[,.]\d\d$/.test(tekst)) throw new Error(`no amount: ${tekst}`);
    return som + Number(tekst.replace(/[,.]/, ''));
  }, 0);
  return { regels: regels.length, centen };
}
