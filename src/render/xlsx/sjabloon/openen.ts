/** Opens a template, and refuses what is no workbook, what runs or reaches outside, and what would not fit in memory. */

import { type UnzipFileInfo, unzipSync } from 'fflate';
import { LIMIETEN } from '../../../domain/limieten.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { SjabloonFout } from '../../../domain/sjabloon.ts';
import { Pakket, SOORTEN } from './pakket.ts';
import { checkXml, XmlFout } from './xml-boom.ts';

/** A workbook is held in memory while it is filled, next to the rows on their way: together they stay far below 128 MB. */
export const MAX_SJABLOON_BYTES = LIMIETEN.sjabloonBytes.waarde;
export const MAX_UITGEPAKT_BYTES = LIMIETEN.sjabloonUitgepaktBytes.waarde;
const MAX_DELEN = LIMIETEN.sjabloonDelen.waarde;
/** Thousands of empty, styled rows shrink to about a fiftieth; a bomb to a thousandth. */
const MAX_VERHOUDING = LIMIETEN.sjabloonVerhouding.waarde;
const KLEIN = 256 * 1024;

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, begin: readonly number[]): boolean =>
  begin.every((byte, plaats) => bytes[plaats] === byte);

/** An encrypted workbook is a compound file with a stream of this name (MS-OFFCRYPTO 2.3.4); an old .xls is one without. */
const isVersleuteld = (bytes: Uint8Array): boolean =>
  new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1)).includes('EncryptedPackage');

const VERBODEN: readonly (readonly [
  RegExp,
  'SJABLOON_MACROS' | 'SJABLOON_EXTERNE_KOPPELING' | 'SJABLOON_ONDERTEKEND',
])[] = [
  [/(^|\/)vbaProject|^xl\/(macrosheets|activeX|intlMacrosheets)\//i, 'SJABLOON_MACROS'],
  [/^xl\/(externalLinks|queryTables)\/|^xl\/connections\.xml$/i, 'SJABLOON_EXTERNE_KOPPELING'],
  [/^_xmlsignatures\//i, 'SJABLOON_ONDERTEKEND'],
];

/** The parts, or every reason why it cannot be a template. */
export function openSjabloon(bytes: Uint8Array): Result<Pakket, readonly SjabloonFout[]> {
  if (startsWith(bytes, CFB)) {
    return err([{ code: isVersleuteld(bytes) ? 'SJABLOON_VERSLEUTELD' : 'SJABLOON_GEEN_XLSX' }]);
  }
  if (!startsWith(bytes, ZIP)) return err([{ code: 'SJABLOON_GEEN_XLSX' }]);
  if (bytes.length > MAX_SJABLOON_BYTES) {
    return err([{ code: 'SJABLOON_TE_GROOT', bytes: bytes.length, maximaleBytes: MAX_SJABLOON_BYTES }]);
  }
  const delen = unpack(bytes);
  if (!delen.ok) return delen;
  if (!delen.value.has(SOORTEN) || !delen.value.has('xl/workbook.xml')) return err([{ code: 'SJABLOON_GEEN_XLSX' }]);
  const fouten = [...delen.value.keys()].flatMap((deel): SjabloonFout[] => {
    const verboden = VERBODEN.find(([patroon]) => patroon.test(deel));
    return verboden === undefined ? [] : [{ code: verboden[1], deel }];
  });
  if (fouten.length > 0) return err(fouten);
  for (const [deel, inhoud] of delen.value)
    if (!isLeesbaar(deel, inhoud)) fouten.push({ code: 'SJABLOON_ONLEESBAAR', deel });
  return fouten.length > 0 ? err(fouten) : ok(new Pakket(delen.value));
}

function unpack(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>, readonly SjabloonFout[]> {
  const fouten: SjabloonFout[] = [];
  const namen = new Set<string>();
  let samen = 0;
  // Sizes are those the directory promises. fflate unpacks into a buffer of that size, so a directory that lies gains nothing.
  const filter = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    if (name.endsWith('/')) return false;
    samen += originalSize;
    if (namen.has(name)) fouten.push({ code: 'SJABLOON_ONLEESBAAR', deel: name });
    namen.add(name);
    if (originalSize > KLEIN && originalSize > size * MAX_VERHOUDING) {
      fouten.push({ code: 'SJABLOON_TE_STERK_VERKLEIND', deel: name });
    }
    return fouten.length === 0 && samen <= MAX_UITGEPAKT_BYTES && namen.size <= MAX_DELEN;
  };
  let delen: Readonly<Record<string, Uint8Array>>;
  try {
    delen = unzipSync(bytes, { filter });
  } catch {
    return err([{ code: 'SJABLOON_GEEN_XLSX' }]);
  }
  if (samen > MAX_UITGEPAKT_BYTES) {
    fouten.push({ code: 'SJABLOON_TE_GROOT', bytes: samen, maximaleBytes: MAX_UITGEPAKT_BYTES });
  }
  if (namen.size > MAX_DELEN) fouten.push({ code: 'SJABLOON_ONLEESBAAR', deel: SOORTEN });
  return fouten.length > 0 ? err(fouten) : ok(new Map(Object.entries(delen)));
}

/** Every part that filling may have to read is UTF-8 without a DTD, and is read once here. */
function isLeesbaar(deel: string, inhoud: Uint8Array): boolean {
  if (!/\.(xml|rels)$/i.test(deel)) return true;
  try {
    checkXml(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(inhoud));
    return true;
  } catch (fout) {
    if (fout instanceof XmlFout || fout instanceof TypeError) return false;
    throw fout;
  }
}
