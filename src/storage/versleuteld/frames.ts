/**
 * Bytes as a row of sealed frames: AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated
 * Encryption, 2015), as Google Tink uses it. Each object has a key of its own, derived (HKDF, RFC 5869) from the key of its map, a random
 * salt and its name. The nonce of a frame is its number and whether it is the last one, so frames that are missing, moved, cut off or
 * taken from another object do not open. Frames are equally long and carry the salt, so any of them can be read by itself.
 *
 * A frame: version and last-flag (1 byte), salt (16), ciphertext (65 536; the last one may be shorter), tag (16).
 */
import { inBlocks } from '../bytes.ts';
import type { Bytestroom } from '../ports.ts';

/** A key that Web Crypto holds; the Worker and Node each have a name of their own for it. */
export type Cryptosleutel = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Plain bytes in a frame. */
export const FRAME_BYTES = 64 * 1024;
const ZOUT_BYTES = 16;
const KOP_BYTES = 1 + ZOUT_BYTES;
const TAG_BYTES = 16;
/** Stored bytes of a frame. */
export const VERZEGELD_BYTES = KOP_BYTES + FRAME_BYTES + TAG_BYTES;

const VERSIE = 0x10;
const LAATSTE = 0x01;
/** Number of the frame and last-flag stand at the end of the nonce; the key is used for one object only, so no prefix is needed. */
const NONCE_BYTES = 12;

/** These bytes are not what was stored under this name with this key: damaged, cut off, or somebody changed them. */
export class OnechteBytes extends Error {
  override readonly name = 'OnechteBytes';
}

/** @param mapsleutel HKDF key */
async function objectsleutel(
  mapsleutel: Cryptosleutel,
  naam: string,
  zout: Uint8Array<ArrayBuffer>,
): Promise<Cryptosleutel> {
  const info = new TextEncoder().encode(`enkelvoud blob 1\n${naam}`);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: zout, info },
    mapsleutel,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function parameters(kop: Uint8Array<ArrayBuffer>, nummer: number) {
  const iv = new Uint8Array(NONCE_BYTES);
  const plek = new DataView(iv.buffer);
  plek.setUint32(NONCE_BYTES - 5, nummer);
  plek.setUint8(NONCE_BYTES - 1, kop[0] ?? 0);
  return { name: 'AES-GCM', iv, additionalData: kop, tagLength: TAG_BYTES * 8 };
}

/**
 * @param naam the name under which the frames are stored
 * @param zout 16 fresh random bytes
 */
export async function* sealFrames(
  stroom: Bytestroom,
  mapsleutel: Cryptosleutel,
  naam: string,
  zout: Uint8Array,
): AsyncGenerator<Uint8Array> {
  if (zout.length !== ZOUT_BYTES) throw new Error(`the salt has ${ZOUT_BYTES} bytes`);
  const eigen = Uint8Array.from(zout);
  const sleutel = await objectsleutel(mapsleutel, naam, eigen);
  let nummer = 0;
  const seal = async function* (blok: Uint8Array, laatste: boolean): AsyncGenerator<Uint8Array> {
    const kop = new Uint8Array(KOP_BYTES);
    kop[0] = VERSIE | (laatste ? LAATSTE : 0);
    kop.set(eigen, 1);
    const bytes = blok as Uint8Array<ArrayBuffer>;
    yield kop;
    yield new Uint8Array(await crypto.subtle.encrypt(parameters(kop, nummer++), sleutel, bytes));
  };
  // The last one is known as such only when nothing comes after it.
  let wachtend = new Uint8Array(0) as Uint8Array;
  let begonnen = false;
  for await (const blok of inBlocks(stroom, FRAME_BYTES)) {
    if (begonnen) yield* seal(wachtend, false);
    wachtend = blok;
    begonnen = true;
  }
  yield* seal(wachtend, true);
}

/**
 * Opens frames in the order in which they were sealed. Fails with `OnechteBytes` before it gives anything of a frame that is not right.
 * @param eerste number of the first frame in the stream
 * @param maximum stop after this many frames; without it the stream must go on to the very last frame, and end there
 */
export async function* openFrames(
  stroom: Bytestroom,
  mapsleutel: Cryptosleutel,
  naam: string,
  eerste = 0,
  maximum = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  let nummer = eerste;
  let zout: Uint8Array<ArrayBuffer> | undefined;
  let sleutel: Cryptosleutel | undefined;
  let voorbij = false;
  for await (const frame of inBlocks(stroom, VERZEGELD_BYTES)) {
    if (voorbij || frame.length < KOP_BYTES + TAG_BYTES) throw new OnechteBytes(naam);
    const kop = frame.slice(0, KOP_BYTES) as Uint8Array<ArrayBuffer>;
    const vlag = kop[0];
    if (vlag !== VERSIE && vlag !== (VERSIE | LAATSTE)) throw new OnechteBytes(naam);
    voorbij = vlag !== VERSIE;
    if (zout === undefined || sleutel === undefined) {
      zout = kop.slice(1);
      sleutel = await objectsleutel(mapsleutel, naam, zout);
    } else if (!isSame(zout, kop.subarray(1))) throw new OnechteBytes(naam);
    const inhoud = frame.subarray(KOP_BYTES) as Uint8Array<ArrayBuffer>;
    yield await unseal(sleutel, kop, nummer++, inhoud, naam);
    if (nummer - eerste >= maximum) return;
  }
  if (!voorbij) throw new OnechteBytes(naam);
}

async function unseal(
  sleutel: Cryptosleutel,
  kop: Uint8Array<ArrayBuffer>,
  nummer: number,
  inhoud: Uint8Array<ArrayBuffer>,
  naam: string,
): Promise<Uint8Array> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters(kop, nummer), sleutel, inhoud));
  } catch {
    throw new OnechteBytes(naam);
  }
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, plek) => byte === b[plek]);

/** Which stored bytes hold the plain bytes [offset, offset + lengte), and where these begin in the frames. */
export interface Framebereik {
  readonly eerste: number;
  readonly aantal: number;
  readonly offset: number;
  readonly lengte: number;
  readonly overslaan: number;
}

export function framesVan(offset: number, lengte: number): Framebereik {
  const eerste = Math.floor(offset / FRAME_BYTES);
  const aantal = Math.floor((offset + lengte - 1) / FRAME_BYTES) - eerste + 1;
  return {
    eerste,
    aantal,
    offset: eerste * VERZEGELD_BYTES,
    lengte: aantal * VERZEGELD_BYTES,
    overslaan: offset - eerste * FRAME_BYTES,
  };
}

/** The part [van, van + lengte) of a stream; less when it ends before. */
export async function* slice(stroom: Bytestroom, van: number, lengte: number): AsyncGenerator<Uint8Array> {
  let plek = 0;
  for await (const blok of stroom) {
    const stuk = blok.subarray(Math.max(0, van - plek), Math.max(0, van + lengte - plek));
    plek += blok.length;
    if (stuk.length > 0) yield stuk;
    if (plek >= van + lengte) return;
  }
}
