/** Lets a held zending run again, after a beheerder took away the cause. */
import { tijdstip } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import type { Diensten } from './diensten.ts';
import { toAangeboden } from './queue.ts';

export type Hervatuitkomst =
  | { readonly soort: 'hervat'; readonly zending: ZendingRij }
  | { readonly soort: 'niet-gevonden' }
  /** Not held, held by a finding of routing (that takes a new verantwoording), or its content is destroyed. */
  | { readonly soort: 'niet-mogelijk'; readonly zending: ZendingRij };

export async function resume(diensten: Diensten, zendingId: string): Promise<Hervatuitkomst> {
  const { zendingen } = diensten.staat;
  const zending = await zendingen.findZending(zendingId);
  if (zending === undefined) return { soort: 'niet-gevonden' };
  if (zending.gewistOp !== undefined) return { soort: 'niet-mogelijk', zending };
  const nu = tijdstip(diensten.klok());
  // What could not be brought is there: it is brought again, not made again.
  if (await diensten.staat.bezorging.hervatBezorging(zendingId, nu)) {
    await diensten.postbussen.bied(zending.ontvanger.code, [toAangeboden(zending)]);
  } else {
    if (!(await zendingen.hervat(zendingId, nu))) return { soort: 'niet-mogelijk', zending };
    await diensten.wachtrij.vraagOmzetting([zendingId]);
  }
  return { soort: 'hervat', zending: (await zendingen.findZending(zendingId)) ?? zending };
}
