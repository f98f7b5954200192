/** Finds the end record of a zip file, which says where its directory is (APPNOTE 4.3.14–4.3.16). */
import { type Bereik, readRange, viewOf } from './bereik.ts';

export interface Einde {
  readonly aantal: number;
  readonly directoryBytes: number;
  readonly offset: number;
}

const EINDE = 0x06054b50;
const EINDE_BYTES = 22;
const MAX_OPMERKING = 65_535;
const WIJZER64 = 0x07064b50;
const WIJZER64_BYTES = 20;
const EINDE64 = 0x06064b50;
const EINDE64_BYTES = 56;
const VOL16 = 0xffff;
const VOL32 = 0xffffffff;

export async function findEinde(bron: Bereik): Promise<Einde | undefined> {
  const lengte = Math.min(bron.bytes, EINDE_BYTES + MAX_OPMERKING + WIJZER64_BYTES);
  const begin = bron.bytes - lengte;
  const staart = viewOf(await readRange(bron, begin, lengte));
  for (let plaats = lengte - EINDE_BYTES; plaats >= 0; plaats--) {
    if (staart.getUint32(plaats, true) !== EINDE) continue;
    // The comment after it must reach the end exactly: bytes of a comment can look like a record.
    if (plaats + EINDE_BYTES + staart.getUint16(plaats + 20, true) !== lengte) continue;
    const einde: Einde = {
      aantal: staart.getUint16(plaats + 10, true),
      directoryBytes: staart.getUint32(plaats + 12, true),
      offset: staart.getUint32(plaats + 16, true),
    };
    const ruim = einde.aantal === VOL16 || einde.directoryBytes === VOL32 || einde.offset === VOL32;
    return ruim ? findEinde64(bron, staart, plaats) : einde;
  }
  return undefined;
}

async function findEinde64(bron: Bereik, staart: DataView, plaats: number): Promise<Einde | undefined> {
  const wijzer = plaats - WIJZER64_BYTES;
  if (wijzer < 0 || staart.getUint32(wijzer, true) !== WIJZER64) return undefined;
  const offset = Number(staart.getBigUint64(wijzer + 8, true));
  if (offset + EINDE64_BYTES > bron.bytes) return undefined;
  const record = viewOf(await readRange(bron, offset, EINDE64_BYTES));
  if (record.getUint32(0, true) !== EINDE64) return undefined;
  return {
    aantal: Number(record.getBigUint64(32, true)),
    directoryBytes: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
  };
}
