/**
 * A large file in parts: each part is stored when it is whole and what its hash says, in any order and as often as its sender likes. When
 * all parts are there the file is read as one stream, as if it came in at once. See docs/decisions/0019-uploads.md.
 */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import { LIMIETEN } from '../domain/limieten.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { aantalDelen, lengteVanDeel, type UploaddeelRij, type Uploadopgave, type UploadRij } from '../domain/upload.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { uploaddeelSleutel, uploadMap } from './sleutels-van-opslag.ts';
import { openStored } from './stromen.ts';
import { UnreadableInput } from './unreadable.ts';

const UUR_MS = 3_600_000;
const GELDIG_MS = 48 * UUR_MS;
/** What reads an upload when it expires has this long to end. */
const UITLOOP_MS = UUR_MS;
const PER_KEER = 100;

type Werk = Pick<Diensten, 'blobs' | 'staat' | 'klok'>;

export interface Uploadstand {
  readonly upload: UploadRij;
  readonly delen: readonly UploaddeelRij[];
  /** Numbers of the parts that are still to come. */
  readonly ontbreekt: readonly number[];
  readonly verlooptOp: string;
}

/** @returns what is in the way when this aanbieder has too much on its way already */
export async function beginUpload(
  diensten: Werk & Pick<Diensten, 'nieuwId' | 'mappen' | 'limieten'>,
  agbcode: string,
  opgave: Uploadopgave,
): Promise<Result<Uploadstand, Bevinding>> {
  const upload: UploadRij = { ...opgave, id: diensten.nieuwId(), agbcode, begonnenOp: tijdstip(diensten.klok()) };
  const grens = {
    sinds: tijdstip(new Date(diensten.klok().getTime() - GELDIG_MS)),
    aantal: LIMIETEN.uploads.waarde,
    bytes: LIMIETEN.uploadsKeer.waarde * diensten.limieten.maximaleBytes,
  };
  if (!(await diensten.staat.uploads.addUpload(upload, grens))) {
    const parameters = { maximum: grens.aantal, maximumBytes: grens.bytes };
    return err({ code: 'UPLOAD_TE_VEEL', ernst: 'fout', plaats: {}, parameters });
  }
  await diensten.mappen.begin(uploadMap(upload.id), agbcode);
  return ok(toStand(upload, []));
}

/** Undefined when there is none, when it is of another aanbieder, and when it expired. */
export async function findUpload(diensten: Werk, agbcode: string, id: string): Promise<Uploadstand | undefined> {
  const upload = await diensten.staat.uploads.findUpload(id);
  if (upload?.agbcode !== agbcode || diensten.klok().getTime() >= expiry(upload)) return undefined;
  return toStand(upload, await diensten.staat.uploads.listDelen(id));
}

export type Deeluitkomst =
  | { readonly soort: 'bewaard' }
  | { readonly soort: 'geweigerd'; readonly bevinding: Bevinding }
  /** There is no such part, or the upload was swept meanwhile. */
  | { readonly soort: 'onbekend' };

/** @param sha256 in hex, as the sender says it is */
export async function storeDeel(
  { blobs, staat }: Pick<Diensten, 'blobs' | 'staat'>,
  upload: UploadRij,
  nummer: number,
  sha256: string,
  body: Bytestroom,
): Promise<Deeluitkomst> {
  const bytes = lengteVanDeel(upload, nummer);
  if (bytes === undefined) return { soort: 'onbekend' };
  // The hash is part of the key: two senders of the same number never write over each other.
  const sleutel = uploaddeelSleutel(upload.id, nummer, sha256);
  try {
    await blobs.put(sleutel, checkDeel(body, nummer, bytes, sha256));
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    return { soort: 'geweigerd', bevinding: fout.bevinding };
  }
  const uitkomst = await staat.uploads.bewaarDeel(upload.id, { nummer, sha256 });
  if (uitkomst === 'bewaard') return { soort: 'bewaard' };
  await blobs.removeAll(sleutel);
  if (uitkomst === 'weg') return { soort: 'onbekend' };
  return {
    soort: 'geweigerd',
    bevinding: { code: 'DEEL_AL_ANDERS', ernst: 'fout', plaats: {}, parameters: { nummer } },
  };
}

/** Fails at the end when the part is not what it should be: nothing of it is then stored. */
async function* checkDeel(body: Bytestroom, nummer: number, bytes: number, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let gelezen = 0;
  for await (const brok of body) {
    gelezen += brok.length;
    if (gelezen > bytes) break;
    hash.update(brok);
    yield brok;
  }
  if (gelezen !== bytes)
    throw new UnreadableInput({ code: 'DEEL_ANDERE_LENGTE', ernst: 'fout', plaats: {}, parameters: { nummer, bytes } });
  if (hash.digest('hex') !== sha256)
    throw new UnreadableInput({ code: 'DEEL_ANDERE_HASH', ernst: 'fout', plaats: {}, parameters: { nummer } });
}

/** What keeps this upload from being read; undefined when all of it is there. */
export function whyIncomplete({ upload, ontbreekt }: Uploadstand): Bevinding | undefined {
  const [eerste] = ontbreekt;
  if (eerste === undefined) return undefined;
  const parameters = { eerste, ontbreekt: ontbreekt.length, aantal: aantalDelen(upload) };
  return { code: 'UPLOAD_ONVOLLEDIG', ernst: 'fout', plaats: { queryparameter: 'upload' }, parameters };
}

/** The whole file, part after part. Fails with `UnreadableInput` at its end when it is not the file that was announced. */
export async function* readUpload(blobs: Blobs, { upload, delen }: Uploadstand): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for (const { nummer, sha256 } of delen)
    for await (const brok of await openStored(blobs, uploaddeelSleutel(upload.id, nummer, sha256))) {
      hash.update(brok);
      yield brok;
    }
  if (hash.digest('hex') !== upload.sha256)
    throw new UnreadableInput({ code: 'UPLOAD_ANDERE_HASH', ernst: 'fout', plaats: {}, parameters: {} });
}

/** Removes what expired. @returns how many */
export async function sweepUploads({ blobs, staat, klok }: Werk): Promise<number> {
  const voor = tijdstip(new Date(klok().getTime() - GELDIG_MS - UITLOOP_MS));
  const verlopen = await staat.uploads.listVerlopen(voor, PER_KEER);
  for (const id of verlopen) {
    await blobs.removeAll(`${uploadMap(id)}/`);
    await staat.uploads.removeUpload(id);
  }
  return verlopen.length;
}

const expiry = ({ begonnenOp }: UploadRij): number => Date.parse(begonnenOp) + GELDIG_MS;

function toStand(upload: UploadRij, delen: readonly UploaddeelRij[]): Uploadstand {
  const aanwezig = new Set(delen.map(({ nummer }) => nummer));
  const nummers = Array.from({ length: aantalDelen(upload) }, (_, i) => i + 1);
  return {
    upload,
    delen,
    ontbreekt: nummers.filter((nummer) => !aanwezig.has(nummer)),
    verlooptOp: tijdstip(new Date(expiry(upload))),
  };
}
