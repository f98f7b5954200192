/** Lays the text of an output file out in lines that a person can compare, and hides what is not for the reader's eyes. */
import { werkmapRegels } from './formaat-werkmap.ts';

export type Leesvorm = 'xml' | 'json' | 'csv' | 'tekst' | 'werkmap' | 'binair';

const WERKMAP = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** By media type; what is no text is compared as bytes. */
export function leesvormVan(mediatype: string): Leesvorm {
  const soort = mediatype.replace(/;.*/, '').trim().toLowerCase();
  if (soort === 'application/xml' || soort === 'text/xml' || soort.endsWith('+xml')) return 'xml';
  if (soort === 'application/json' || soort.endsWith('+json')) return 'json';
  if (soort === 'text/csv') return 'csv';
  if (soort === WERKMAP) return 'werkmap';
  return soort.startsWith('text/') ? 'tekst' : 'binair';
}

/** Reads bytes as the media type says; a character cut in two at the end of a part is shown as U+FFFD. */
export function decodeer(bytes: Uint8Array, mediatype: string): string {
  const tekenset = /charset=([\w-]+)/i.exec(mediatype)?.[1] ?? 'utf-8';
  return new TextDecoder(tekenset).decode(bytes);
}

/**
 * The lines of a file, as far as its bytes are given; a workbook is laid out only when they all are. Undefined for what has no lines.
 */
export function leesRegels(bytes: Uint8Array, mediatype: string): readonly string[] | undefined {
  const vorm = leesvormVan(mediatype);
  switch (vorm) {
    case 'werkmap':
      return werkmapRegels(bytes);
    case 'binair':
      return undefined;
    case 'xml':
    case 'json':
    case 'csv':
    case 'tekst':
      return toRegels(decodeer(bytes, mediatype), vorm);
  }
}

/** XML and JSON leave as one long line; each element or value gets a line of its own. */
export function toRegels(tekst: string, vorm: Exclude<Leesvorm, 'werkmap' | 'binair'>): readonly string[] {
  switch (vorm) {
    case 'xml':
      return indentXml(tekst);
    case 'json':
      return indentJson(tekst);
    case 'csv':
    case 'tekst':
      return tekst.split(/\r\n|\n/);
  }
}

const INSPRINGING = '  ';

function indentXml(tekst: string): readonly string[] {
  let diepte = 0;
  return tekst
    .replace(/>\s*</g, '>\n<')
    .trimEnd()
    .split('\n')
    .map((regel) => {
      if (regel.startsWith('</')) diepte = Math.max(0, diepte - 1);
      const ingesprongen = INSPRINGING.repeat(diepte) + regel;
      const opent = /^<[^?!/]/.test(regel) && !regel.endsWith('/>') && !/<\/[^>]*>$/.test(regel);
      if (opent) diepte++;
      return ingesprongen;
    });
}

/** By token, not by parsing: 12.50 must stay 12.50, and a file that was cut off must still be shown. */
function indentJson(tekst: string): readonly string[] {
  const regels: string[] = [];
  let diepte = 0;
  let regel = '';
  const sluitRegel = (): void => {
    if (regel.trim() !== '') regels.push(INSPRINGING.repeat(diepte) + regel.trim());
    regel = '';
  };
  for (const [stuk] of tekst.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\],]|[^"{}[\],]+/gs)) {
    if (stuk === '{' || stuk === '[') {
      regel += stuk;
      sluitRegel();
      diepte++;
    } else if (stuk === '}' || stuk === ']') {
      sluitRegel();
      diepte = Math.max(0, diepte - 1);
      regel = stuk;
    } else if (stuk === ',') {
      regel += stuk;
      sluitRegel();
    } else regel += stuk;
  }
  sluitRegel();
  return regels;
}

/** Keeps the shape of a value and nothing else of it. */
export const verberg = (waarde: string): string => waarde.replace(/\p{L}/gu, 'x').replace(/\p{N}/gu, '9');

/**
 * The lines with every value hidden; names of elements, members and columns stay. `csv`: the first line holds the headings when
 * `kopregel` says so.
 */
export function verbergRegels(regels: readonly string[], vorm: Leesvorm, kopregel: boolean): readonly string[] {
  switch (vorm) {
    case 'xml':
      return regels.map((regel) =>
        regel
          .replace(/>[^<]+/g, (tekst) => `>${verberg(tekst.slice(1))}`)
          .replace(/(\s[\w:.-]+=)"([^"]*)"/g, (_, naam: string, waarde: string) => `${naam}"${verberg(waarde)}"`)
          .replace(/^[^<]*/, verberg),
      );
    case 'json':
      return regels.map(verbergJsonRegel);
    case 'csv':
      return regels.map((regel, nr) => (nr === 0 && kopregel ? regel : verberg(regel)));
    case 'werkmap':
      return regels.map(verbergCel);
    case 'tekst':
    case 'binair':
      return regels.map(verberg);
  }
}

/** `Blad1!B4: waarde`: the place stays, unless the name of the sheet could be a value itself. */
function verbergCel(regel: string): string {
  const [, blad = '', cel = '', waarde = ''] = /^(.*)!([A-Z]+[0-9]+): (.*)$/s.exec(regel) ?? [];
  return `${verberg(blad)}!${cel}: ${verberg(waarde)}`;
}

function verbergJsonRegel(regel: string): string {
  const [geheel, naam = ''] = /^\s*("(?:[^"\\]|\\.)*"\s*:)?/.exec(regel) ?? [];
  return geheel === undefined || naam === '' ? verberg(regel) : geheel + verberg(regel.slice(geheel.length));
}

/** The cells of one line of CSV (RFC 4180), or undefined when a quoted cell goes on in the next line. */
export function leesCellen(regel: string, scheidingsteken: string): readonly string[] | undefined {
  const cellen: string[] = [];
  let cel = '';
  let tussenAanhaling = false;
  for (let i = 0; i < regel.length; i++) {
    const teken = regel[i] ?? '';
    if (tussenAanhaling) {
      if (teken !== '"') cel += teken;
      else if (regel[i + 1] === '"') {
        cel += '"';
        i++;
      } else tussenAanhaling = false;
    } else if (teken === '"' && cel === '') tussenAanhaling = true;
    else if (teken === scheidingsteken) {
      cellen.push(cel);
      cel = '';
    } else cel += teken;
  }
  return tussenAanhaling ? undefined : [...cellen, cel];
}
