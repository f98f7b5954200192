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
export const acknowledge = (
  diensten: Diensten,
  ontvangercode: string,
  ids: readonly string[],
): Promise<readonly Bevestiging[]> => diensten.staat.postvak.bevestig(ontvangercode, ids, tijdstip(diensten.klok()));
