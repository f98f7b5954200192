/**
 * The postbus of one ontvanger: numbers its zendingen in order of arrival and sees to it that each is delivered once. The order lives
 * in the postbus itself, so that a cursor over the postvak never skips and never repeats.
 */
import type { Aangeboden } from '../domain/bezorging.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Genummerd, ZendingStaat } from '../storage/ports.ts';
import type { Kanaal } from './kanaal.ts';

/** What the postbus remembers between calls. */
export interface Postbusgeheugen {
  /** The number of this zending; the same one every time it is asked. */
  nummer(zendingId: string): number;
  markeerKlaar(zendingId: string): void;
  /** Zendingen with a number that are not delivered yet, in order. */
  wachtend(): readonly Genummerd[];
}

export interface PostbusDiensten {
  readonly geheugen: Postbusgeheugen;
  readonly kanaal: Kanaal;
  readonly zendingen: Pick<ZendingStaat, 'markeerBezorgd'>;
  readonly klok: () => Date;
  readonly tussenstap: (stap: 'postbus-genummerd' | 'bezorgd') => void | Promise<void>;
}

/** Takes zendingen in and delivers what waits. Offering one twice has no further effect. */
export async function bied(diensten: PostbusDiensten, zendingen: readonly Aangeboden[]): Promise<void> {
  for (const { zendingId } of zendingen) diensten.geheugen.nummer(zendingId);
  await diensten.tussenstap('postbus-genummerd');
  await bezorgWachtend(diensten);
}

/** Delivers everything that waits, in order. What cannot be delivered keeps its place, and so does what stands behind it. */
export async function bezorgWachtend(diensten: PostbusDiensten): Promise<void> {
  const wachtend = diensten.geheugen.wachtend();
  if (wachtend.length === 0) return;
  const nu = diensten.klok();
  const bezorgd: Genummerd[] = [];
  for (const zending of wachtend) {
    const uitkomst = await diensten.kanaal.bezorg(zending, nu);
    if (uitkomst.soort !== 'bezorgd') break;
    bezorgd.push(zending);
  }
  await diensten.zendingen.markeerBezorgd(bezorgd, tijdstip(nu));
  await diensten.tussenstap('bezorgd');
  for (const { zendingId } of bezorgd) diensten.geheugen.markeerKlaar(zendingId);
  if (bezorgd.length < wachtend.length) throw new Error(`${wachtend.length - bezorgd.length} zendingen wait`);
}
