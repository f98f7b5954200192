/**
 * A reader of workbooks that shares no code with what writes them: fflate unpacks, fast-xml-parser reads, and the meaning of a
 * cell is taken from ECMA-376-1 18.3.1.4.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

export interface GelezenCel {
  readonly waarde: string | number | boolean | null;
  readonly formule?: string;
  readonly stijl: number;
}

export interface GelezenBlad {
  readonly naam: string;
  readonly pad: string;
  readonly xml: string;
  /** By place, such as `B3`. */
  readonly cellen: ReadonlyMap<string, GelezenCel>;
  /** Numbers of the rows, in the order of the file. */
  readonly rijen: readonly number[];
}

export interface GelezenWerkmap {
  readonly delen: Readonly<Record<string, Uint8Array>>;
  readonly bladen: readonly GelezenBlad[];
  /** Names with their formula; those of a sheet as `blad!naam`. */
  readonly namen: ReadonlyMap<string, string>;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  attributeNamePrefix: '@',
  isArray: (naam) => ['row', 'c', 'sheet', 'definedName', 'Relationship', 'Override'].includes(naam),
});

type Knoop = Readonly<Record<string, unknown>>;
const isKnoop = (waarde: unknown): waarde is Knoop => typeof waarde === 'object' && waarde !== null;
const child = (knoop: unknown, naam: string): unknown => (isKnoop(knoop) ? knoop[naam] : undefined);
const list = (knoop: unknown, naam: string): readonly unknown[] => {
  const waarde = child(knoop, naam);
  return Array.isArray(waarde) ? waarde : waarde === undefined ? [] : [waarde];
};
const text = (knoop: unknown): string =>
  typeof knoop === 'string' ? knoop : isKnoop(knoop) ? String(knoop['#text'] ?? '') : '';
const attribute = (knoop: unknown, naam: string): string => text(child(knoop, `@${naam}`));

export function parseDeel(delen: Readonly<Record<string, Uint8Array>>, pad: string): unknown {
  const bytes = delen[pad];
  if (bytes === undefined) throw new Error(`no part ${pad}`);
  const xml = strFromU8(bytes);
  const oordeel = XMLValidator.validate(xml);
  if (oordeel !== true) throw new Error(`${pad}: ${oordeel.err.msg}`);
  return parser.parse(xml);
}

const readXstring = (tekst: string): string =>
  tekst.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

function readCel(cel: unknown): GelezenCel {
  const stijl = Number(attribute(cel, 's') || '0');
  const formule = child(cel, 'f') === undefined ? {} : { formule: text(child(cel, 'f')) };
  const soort = attribute(cel, 't');
  if (soort === 'inlineStr') return { waarde: readXstring(text(child(child(cel, 'is'), 't'))), stijl, ...formule };
  const waarde = child(cel, 'v');
  if (waarde === undefined) return { waarde: null, stijl, ...formule };
  if (soort === 'b') return { waarde: text(waarde) === '1', stijl, ...formule };
  return { waarde: Number(text(waarde)), stijl, ...formule };
}

export function leesWerkmap(bytes: Uint8Array): GelezenWerkmap {
  const delen = unzipSync(bytes);
  const boek = child(parseDeel(delen, 'xl/workbook.xml'), 'workbook');
  const relaties = new Map(
    list(child(parseDeel(delen, 'xl/_rels/workbook.xml.rels'), 'Relationships'), 'Relationship').map((relatie) => [
      attribute(relatie, 'Id'),
      attribute(relatie, 'Target'),
    ]),
  );
  const bladen = list(child(boek, 'sheets'), 'sheet').map((sheet): GelezenBlad => {
    const doel = relaties.get(attribute(sheet, 'id')) ?? '';
    const pad = doel.startsWith('/') ? doel.slice(1) : `xl/${doel}`;
    const cellen = new Map<string, GelezenCel>();
    const rijen: number[] = [];
    for (const rij of list(child(child(parseDeel(delen, pad), 'worksheet'), 'sheetData'), 'row')) {
      rijen.push(Number(attribute(rij, 'r')));
      for (const cel of list(rij, 'c')) cellen.set(attribute(cel, 'r'), readCel(cel));
    }
    return { naam: attribute(sheet, 'name'), pad, xml: strFromU8(delen[pad] ?? new Uint8Array(0)), cellen, rijen };
  });
  const namen = new Map(
    list(child(boek, 'definedNames'), 'definedName').map((naam) => {
      const blad = attribute(naam, 'localSheetId');
      const voor = blad === '' ? '' : `${bladen[Number(blad)]?.naam}!`;
      return [voor + attribute(naam, 'name'), text(naam)];
    }),
  );
  return { delen, bladen, namen };
}

export function bladVan({ bladen }: GelezenWerkmap, naam: string): GelezenBlad {
  const blad = bladen.find((kandidaat) => kandidaat.naam === naam);
  if (blad === undefined) throw new Error(`no sheet ${naam} in ${bladen.map((kandidaat) => kandidaat.naam)}`);
  return blad;
}
