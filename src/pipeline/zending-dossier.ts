/** What the files of one zending are made from: as a rule the verantwoording, for a correction lines of its own. */
import type { ZendingRij } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { readText, streamOf } from '../storage/bytes.ts';
import { leesInhoud } from '../storage/delen/inhoud.ts';
import type { Blobs } from '../storage/ports.ts';
import { type Dossier, loadDossier } from './convert-zending.ts';
import { correctieMap, delenMap } from './sleutels-van-opslag.ts';

export interface Zendingdossier {
  readonly dossier: Dossier;
  /** Where its delen lie. */
  readonly map: string;
}

const kopSleutelVan = (map: string): string => `${map}/kop.json`;
const delenMapVan = (map: string): string => `${map}/delen`;

export async function loadZendingDossier(
  blobs: Pick<Blobs, 'get'>,
  zending: Pick<ZendingRij, 'id' | 'verantwoordingId' | 'correctie'>,
): Promise<Zendingdossier> {
  const { id, verantwoordingId, correctie } = zending;
  if (correctie === undefined)
    return { dossier: await loadDossier(blobs, verantwoordingId), map: delenMap(verantwoordingId) };
  const map = correctieMap(verantwoordingId, id);
  const [kop, inhoud] = await Promise.all([blobs.get(kopSleutelVan(map)), leesInhoud(blobs, delenMapVan(map))]);
  if (kop === undefined || inhoud === undefined) throw new Error(`the correction ${id} has no bytes`);
  return {
    dossier: { verantwoordingId, kop: JSON.parse(await readText(kop)) as Kop, inhoud },
    map: delenMapVan(map),
  };
}

/** Whether its lines are still there: they are wiped after their term. */
export const hasDelen = async (
  blobs: Pick<Blobs, 'get'>,
  { id, verantwoordingId, correctie }: Parameters<typeof loadZendingDossier>[1],
): Promise<boolean> =>
  (await leesInhoud(
    blobs,
    correctie === undefined ? delenMap(verantwoordingId) : delenMapVan(correctieMap(verantwoordingId, id)),
  )) !== undefined;

/** Where the lines of a correction are to be written. */
export const correctieDelenMap = (verantwoordingId: string, zendingId: string): string =>
  delenMapVan(correctieMap(verantwoordingId, zendingId));

export async function storeCorrectiekop(
  blobs: Pick<Blobs, 'put'>,
  verantwoordingId: string,
  zendingId: string,
  kop: Kop,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(kop));
  await blobs.put(kopSleutelVan(correctieMap(verantwoordingId, zendingId)), streamOf(bytes));
}
