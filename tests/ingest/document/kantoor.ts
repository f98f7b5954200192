/** Office documents as small as they can be, to change at one place. */
import { strToU8, type Zippable, zipSync } from 'fflate';

const DELEN = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
} as const;

const lijst = (deel: string, soort: string): string =>
  `<?xml version="1.0"?><Types><Override PartName="/${deel}" ContentType="${soort}"/></Types>`;

/** @param anders parts in the place of, or beside, the usual ones; undefined takes one away */
export function ooxml(
  soort: keyof typeof DELEN,
  anders: Readonly<Record<string, string | undefined>> = {},
): Uint8Array {
  const [deel, type] = DELEN[soort];
  const delen: Record<string, string | undefined> = {
    '[Content_Types].xml': lijst(deel, type),
    '_rels/.rels': '<Relationships/>',
    [deel]: '<x/>',
    ...anders,
  };
  return zipSync(inpakken(delen));
}

export function odf(mimetype: string, anders: Readonly<Record<string, string | undefined>> = {}): Uint8Array {
  const delen: Record<string, string | undefined> = {
    'content.xml': '<x/>',
    'META-INF/manifest.xml': '<manifest/>',
    ...anders,
  };
  return zipSync({ mimetype: [strToU8(mimetype), { level: 0 }], ...inpakken(delen) });
}

const inpakken = (delen: Readonly<Record<string, string | undefined>>): Zippable =>
  Object.fromEntries(
    Object.entries(delen).flatMap(([naam, tekst]) => (tekst === undefined ? [] : [[naam, strToU8(tekst)]])),
  );
