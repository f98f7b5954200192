/**
 * An office document, which is a zip file: Office Open XML (ECMA-376) or OpenDocument (ISO 26300). Its parts tell which, and whether it
 * carries something that runs.
 */
import { LIMIETEN } from '../../domain/limieten.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type Archief, openArchief } from '../zip/archief.ts';
import { type Bereik, readRange } from '../zip/bereik.ts';
import { type Zipfout, ZipLeesfout } from '../zip/fout.ts';

export type Pakketsoort = 'docx' | 'xlsx' | 'odt' | 'ods';
export type Pakketfout = 'onbekend' | 'programma' | 'versleuteld' | 'beschadigd';

const LIMIET = {
  bestanden: LIMIETEN.werkmapDelen.waarde,
  uitgepakteBytes: LIMIETEN.verantwoordingBytes.waarde * LIMIETEN.zipFactor.waarde,
};
/** A list of parts is a few kilobytes. */
const MAX_LIJST_BYTES = 1024 * 1024;

const SOORTEN = '[Content_Types].xml';
const HOOFDDELEN: readonly (readonly [string, Pakketsoort])[] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
];
/** Macros of either kind, ActiveX, and what was dragged into it from another program (OLE): that may be anything. */
const PROGRAMMADELEN =
  /(^|\/)(vbaProject|vbaData)|(^|\/)(macrosheets|intlMacrosheets|activeX)\/|(^|\/)embeddings\/.*\.bin$/i;
/** A part may have any name: what the list says of it decides for whoever opens it. */
const PROGRAMMASOORTEN = /vbaProject|macroEnabled|macrosheet|activeX|oleObject/i;
/** No program writes these in a list of parts; they would hide what stands there from the pattern above. */
const VERHULLING = /&#|<!|\0/;

const ODF_SOORTEN: Readonly<Record<string, Pakketsoort>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};
/** OpenDocument part 2, 3.3: the first file is called so, is not packed, and says what the whole is. */
const MIMETYPE = 'mimetype';
const MIMETYPE_KOP = 30 + MIMETYPE.length;
const LANGSTE_MIMETYPE = 100;
const MANIFEST = 'META-INF/manifest.xml';
/** Macros in Basic or another language, and OLE objects, which are a file where others are a folder. */
const ODF_PROGRAMMA = /^(Basic|Scripts)\/|^(Object|Obj)[ _]?\d+$/i;
const ODF_PROGRAMMASOORTEN = /oleobject|vnd\.sun\.star\.(basic|script)/i;

export async function keurPakket(bron: Bereik): Promise<Result<Pakketsoort, Pakketfout>> {
  const archief = await openArchief(bron, LIMIET);
  if (!archief.ok) return err(pakketfout(archief.error));
  const namen = new Set(archief.value.leden.map(({ naam }) => naam));
  try {
    const odf = await readMimetype(bron);
    if (odf !== undefined) return await keurOdf(archief.value, namen, odf);
    return await keurOoxml(archief.value, namen);
  } catch (fout) {
    if (fout instanceof ZipLeesfout) return err('beschadigd');
    throw fout;
  }
}

const pakketfout = (fouten: readonly Zipfout[]): Pakketfout =>
  fouten.some(({ fout }) => fout === 'versleuteld') ? 'versleuteld' : 'beschadigd';

async function keurOoxml(archief: Archief, namen: ReadonlySet<string>): Promise<Result<Pakketsoort, Pakketfout>> {
  const [soort, nogEen] = HOOFDDELEN.filter(([naam]) => namen.has(naam)).map(([, een]) => een);
  if (soort === undefined || nogEen !== undefined || !namen.has(SOORTEN)) return err('onbekend');
  if ([...namen].some((naam) => PROGRAMMADELEN.test(naam))) return err('programma');
  const lijst = await readLijst(archief, SOORTEN);
  if (lijst === undefined || VERHULLING.test(lijst)) return err('beschadigd');
  return PROGRAMMASOORTEN.test(lijst) ? err('programma') : ok(soort);
}

async function keurOdf(
  archief: Archief,
  namen: ReadonlySet<string>,
  mimetype: string,
): Promise<Result<Pakketsoort, Pakketfout>> {
  const soort = Object.hasOwn(ODF_SOORTEN, mimetype) ? ODF_SOORTEN[mimetype] : undefined;
  if (soort === undefined || !namen.has('content.xml') || !namen.has(MANIFEST)) return err('onbekend');
  if ([...namen].some((naam) => ODF_PROGRAMMA.test(naam))) return err('programma');
  const manifest = await readLijst(archief, MANIFEST);
  if (manifest === undefined || VERHULLING.test(manifest.replace(/^\s*<\?xml[^>]*>\s*<!DOCTYPE[^>]*>/i, '')))
    return err('beschadigd');
  if (manifest.includes('encryption-data')) return err('versleuteld');
  return ODF_PROGRAMMASOORTEN.test(manifest) ? err('programma') : ok(soort);
}

/** What the first file says; undefined when it is not called so, or is packed. */
async function readMimetype(bron: Bereik): Promise<string | undefined> {
  const kop = await readRange(bron, 0, Math.min(bron.bytes, MIMETYPE_KOP + LANGSTE_MIMETYPE));
  if (kop.length < MIMETYPE_KOP) return undefined;
  const view = new DataView(kop.buffer, kop.byteOffset, kop.byteLength);
  const tekst = new TextDecoder('latin1').decode(kop);
  const opgeslagen = view.getUint16(8, true) === 0;
  const bytes = view.getUint32(22, true);
  const zonderMeer = view.getUint16(26, true) === MIMETYPE.length && view.getUint16(28, true) === 0;
  if (!opgeslagen || !zonderMeer || tekst.slice(30, MIMETYPE_KOP) !== MIMETYPE) return undefined;
  return tekst.slice(MIMETYPE_KOP, MIMETYPE_KOP + bytes);
}

/** Undefined when it is longer than such a list is. */
async function readLijst(archief: Archief, naam: string): Promise<string | undefined> {
  const lezer = new TextDecoder();
  let tekst = '';
  let bytes = 0;
  for await (const brok of archief.open(naam) ?? []) {
    bytes += brok.length;
    if (bytes > MAX_LIJST_BYTES) return undefined;
    tekst += lezer.decode(brok, { stream: true });
  }
  return tekst + lezer.decode();
}
