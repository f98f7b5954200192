/**
 * A zip file read from its directory (PKWARE APPNOTE 6.3.10), with zip64. Nothing is unpacked until it is asked for, and never more than
 * was promised: sizes, ratio and overlap are looked at before the first byte.
 */
import { LIMIETEN } from '../../domain/limieten.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type Bereik, readRange, viewOf } from './bereik.ts';
import { type Einde, findEinde } from './einde.ts';
import { type Zipfout, ZipLeesfout } from './fout.ts';
import { unpack } from './uitpakken.ts';

export interface Ziplimieten {
  readonly bestanden: number;
  /** Of all files together, unpacked. */
  readonly uitgepakteBytes: number;
}

export interface Ziplid {
  readonly naam: string;
  /** Unpacked; what comes out is held to it. */
  readonly bytes: number;
}

interface Directorylid extends Ziplid {
  readonly ingepakteBytes: number;
  readonly methode: number;
  readonly crc: number;
  readonly offset: number;
}

const LID = 0x02014b50;
const LOKAAL = 0x04034b50;
const LID_BYTES = 46;
const LOKAAL_BYTES = 30;
const OPGESLAGEN = 0;
const DEFLATE = 8;
const VERSLEUTELD = 0x0001 | 0x2000;
const ZIP64 = 0x0001;
const VOL = 0xffffffff;
/** Spreadsheets of equal rows shrink to about a hundredth; a bomb to a thousandth. */
const MAX_VERHOUDING = LIMIETEN.zipVerhouding.waarde;
const KLEIN = 1024 * 1024;
/** A directory is held in memory. */
const MAX_DIRECTORY_BYTES = LIMIETEN.zipInhoudsopgaveBytes.waarde;

export class Archief {
  readonly leden: readonly Ziplid[];
  readonly #bron: Bereik;
  readonly #leden: ReadonlyMap<string, Directorylid>;

  constructor(bron: Bereik, leden: readonly Directorylid[]) {
    this.#bron = bron;
    this.#leden = new Map(leden.map((lid) => [lid.naam, lid]));
    this.leden = leden.map(({ naam, bytes }) => ({ naam, bytes }));
  }

  /** The unpacked bytes of a file; undefined when it is not there. Throws `ZipLeesfout` when it is not what the directory promised. */
  open(naam: string): AsyncGenerator<Uint8Array> | undefined {
    const lid = this.#leden.get(naam);
    return lid && this.#read(lid);
  }

  async *#read(lid: Directorylid): AsyncGenerator<Uint8Array> {
    const view = viewOf(await readRange(this.#bron, lid.offset, LOKAAL_BYTES));
    const begin = lid.offset + LOKAAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
    if (view.getUint32(0, true) !== LOKAAL || begin + lid.ingepakteBytes > this.#bron.bytes)
      throw new ZipLeesfout({ fout: 'beschadigd', naam: lid.naam });
    yield* unpack(await this.#bron.lees(begin, lid.ingepakteBytes), { ...lid, verkleind: lid.methode === DEFLATE });
  }
}

/** Every reason together why the file as a whole cannot be read, or its directory. Folders are left out: they hold nothing. */
export async function openArchief(bron: Bereik, limieten: Ziplimieten): Promise<Result<Archief, readonly Zipfout[]>> {
  const einde = await findEinde(bron);
  if (einde === undefined) return err([{ fout: 'geen-zip' }]);
  if (einde.aantal > limieten.bestanden)
    return err([{ fout: 'te-veel-bestanden', aantal: einde.aantal, maximum: limieten.bestanden }]);
  if (einde.directoryBytes > MAX_DIRECTORY_BYTES || einde.offset + einde.directoryBytes > bron.bytes)
    return err([{ fout: 'beschadigd' }]);
  const leden = readDirectory(await readRange(bron, einde.offset, einde.directoryBytes), einde);
  if (leden === undefined) return err([{ fout: 'beschadigd' }]);
  const bestanden = leden.filter(({ naam }) => !naam.endsWith('/'));
  const fouten = checkLeden(bestanden, einde, limieten);
  return fouten.length > 0 ? err(fouten) : ok(new Archief(bron, bestanden));
}

interface Gelezen extends Directorylid {
  readonly vlaggen: number;
}

function readDirectory(bytes: Uint8Array, einde: Einde): readonly Gelezen[] | undefined {
  const view = viewOf(bytes);
  const leden: Gelezen[] = [];
  let plaats = 0;
  for (let i = 0; i < einde.aantal; i++) {
    if (plaats + LID_BYTES > bytes.length || view.getUint32(plaats, true) !== LID) return undefined;
    const naamBytes = view.getUint16(plaats + 28, true);
    const extraBytes = view.getUint16(plaats + 30, true);
    const opmerkingBytes = view.getUint16(plaats + 32, true);
    const eind = plaats + LID_BYTES + naamBytes + extraBytes + opmerkingBytes;
    if (eind > bytes.length) return undefined;
    const extra = bytes.subarray(plaats + LID_BYTES + naamBytes, plaats + LID_BYTES + naamBytes + extraBytes);
    const maten = readSizes(view, plaats, extra);
    if (maten === undefined) return undefined;
    leden.push({
      naam: decodeName(bytes.subarray(plaats + LID_BYTES, plaats + LID_BYTES + naamBytes)),
      vlaggen: view.getUint16(plaats + 8, true),
      methode: view.getUint16(plaats + 10, true),
      crc: view.getUint32(plaats + 16, true),
      ...maten,
    });
    plaats = eind;
  }
  return leden;
}

/** Sizes and place; each that is full stands in the zip64 field, in this order (APPNOTE 4.5.3). */
function readSizes(
  view: DataView,
  plaats: number,
  extra: Uint8Array,
): Pick<Directorylid, 'bytes' | 'ingepakteBytes' | 'offset'> | undefined {
  let ruim = findZip64(extra);
  const lees = (waarde: number): number | undefined => {
    if (waarde !== VOL) return waarde;
    if (ruim === undefined || ruim.byteLength < 8) return undefined;
    const groot = Number(ruim.getBigUint64(0, true));
    ruim = new DataView(ruim.buffer, ruim.byteOffset + 8, ruim.byteLength - 8);
    return groot;
  };
  const bytes = lees(view.getUint32(plaats + 24, true));
  const ingepakteBytes = lees(view.getUint32(plaats + 20, true));
  const offset = lees(view.getUint32(plaats + 42, true));
  if (bytes === undefined || ingepakteBytes === undefined || offset === undefined) return undefined;
  return { bytes, ingepakteBytes, offset };
}

function findZip64(extra: Uint8Array): DataView | undefined {
  const view = viewOf(extra);
  for (let plaats = 0; plaats + 4 <= extra.length; ) {
    const lengte = view.getUint16(plaats + 2, true);
    if (plaats + 4 + lengte > extra.length) return undefined;
    if (view.getUint16(plaats, true) === ZIP64) return viewOf(extra.subarray(plaats + 4, plaats + 4 + lengte));
    plaats += 4 + lengte;
  }
  return undefined;
}

/** Without the UTF-8 flag names are in a code page nobody records: then too they are read as UTF-8, which ASCII names are. */
const decodeName = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function checkLeden(leden: readonly Gelezen[], einde: Einde, limieten: Ziplimieten): readonly Zipfout[] {
  const fouten: Zipfout[] = [];
  const namen = new Set<string>();
  for (const { naam, vlaggen, methode, bytes, ingepakteBytes } of leden) {
    if ((vlaggen & VERSLEUTELD) !== 0) fouten.push({ fout: 'versleuteld', naam });
    else if (methode !== OPGESLAGEN && methode !== DEFLATE) fouten.push({ fout: 'onbekende-inpakking', naam });
    else if (methode === OPGESLAGEN && bytes !== ingepakteBytes) fouten.push({ fout: 'beschadigd', naam });
    if (bytes > KLEIN && bytes > ingepakteBytes * MAX_VERHOUDING) fouten.push({ fout: 'te-sterk-verkleind', naam });
    if (namen.has(naam)) fouten.push({ fout: 'dubbele-naam', naam });
    namen.add(naam);
  }
  if (leden.reduce((som, { bytes }) => som + bytes, 0) > limieten.uitgepakteBytes)
    fouten.push({ fout: 'te-groot', maximumBytes: limieten.uitgepakteBytes });
  if (overlaps(leden, einde)) fouten.push({ fout: 'beschadigd' });
  return fouten;
}

/** Files that share bytes make a small file unpack to anything. */
function overlaps(leden: readonly Directorylid[], einde: Einde): boolean {
  let vrij = 0;
  for (const { offset, ingepakteBytes } of leden.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < vrij) return true;
    vrij = offset + LOKAAL_BYTES + ingepakteBytes;
  }
  return vrij > einde.offset;
}
