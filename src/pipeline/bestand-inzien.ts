/** The beginning of a stored file, laid out to be looked at. */
import type { Voorvertoning } from '../domain/voorvertoning.ts';
import { readAll } from '../storage/bytes.ts';
import type { Diensten } from './diensten.ts';
import type { PostvakRij } from './postvak.ts';
import { bestandSleutel } from './sleutels-van-opslag.ts';
import { voorvertoning } from './voorvertoning.ts';

const BEGIN_BYTES = 256 * 1024;
/** A workbook can be opened only as a whole. */
const MEESTE_WERKMAPBYTES = 8 * 1024 * 1024;

/** @returns undefined for a workbook that is too large to open here */
export async function inspectBestand(
  { blobs }: Pick<Diensten, 'blobs'>,
  rij: Pick<PostvakRij, 'id' | 'verantwoordingId'>,
  bestand: PostvakRij['bestanden'][number],
): Promise<Voorvertoning | undefined> {
  const { volgnummer, bestandsnaam, bytes, mediatype } = bestand;
  const werkmap = mediatype.includes('openxmlformats');
  if (werkmap && bytes > MEESTE_WERKMAPBYTES) return undefined;
  const lengte = werkmap ? bytes : Math.min(bytes, BEGIN_BYTES);
  const inhoud = await blobs.get(bestandSleutel(rij.verantwoordingId, rij.id, volgnummer), { offset: 0, lengte });
  if (inhoud === undefined) throw new Error(`file ${volgnummer} of zending ${rij.id} is gone`);
  return voorvertoning(await readAll(inhoud), { bestandsnaam, bytes });
}
