/** What an ontvanger does with its postvak besides reading it: acknowledging many zendingen at once. */
import { tijdstip } from '../domain/kalender.ts';
import type { Bevestiging } from '../storage/ports/postvak.ts';
import type { Diensten } from './diensten.ts';

export type { Bevestiging, PostvakFilter, PostvakRij } from '../storage/ports/postvak.ts';

/**
 * Acknowledges zendingen as received; each by itself, all in one transaction. Doing it again changes nothing.
 *
 * @param ontvangercode the ontvanger that asks; zendingen of another do not exist for it
 */
export async function acknowledge(
  diensten: Diensten,
  ontvangercode: string,
  ids: readonly string[],
): Promise<readonly Bevestiging[]> {
  const uitkomsten = await diensten.staat.postvak.bevestig(ontvangercode, ids, tijdstip(diensten.klok()));
  const zelfOpgehaald = uitkomsten.flatMap((een) =>
    een.uitkomst === 'bevestigd' && een.zelfOpgehaald ? [een.zendingId] : [],
  );
  // What it has, it need not be brought; and what stood behind it can go. Should this not succeed, it is brought once more: the same
  // message under the same id.
  if (zelfOpgehaald.length > 0) await diensten.postbussen.laatVervallen(ontvangercode, zelfOpgehaald);
  return uitkomsten;
}
