/**
 * The postbus of one ontvanger: numbers its zendingen in order of arrival and sees to it that each is delivered once. The order lives
 * in the postbus itself, so that a cursor over the postvak never skips and never repeats.
 */
import type { Kanaal } from './kanaal.ts';

/** What the postbus remembers between calls. */
export interface Postbusgeheugen {
  /** The number of this zending; the same one every time it is asked. */
  nummer(zendingId: string): number;
  markeerKlaar(zendingId: string): void;
  /** Zendingen with a number that are not delivered yet, in order. */
  wachtend(): readonly { readonly zendingId: string; readonly nummer: number }[];
}

export interface PostbusDiensten {
  readonly geheugen: Postbusgeheugen;
  readonly kanaal: Kanaal;
  readonly klok: () => Date;
  readonly tussenstap: (stap: 'postbus-genummerd' | 'bezorgd') => void | Promise<void>;
}

/** Takes a zending in and delivers what waits. Offering a zending twice has no further effect. */
export async function bied(diensten: PostbusDiensten, zendingId: string): Promise<void> {
  diensten.geheugen.nummer(zendingId);
  await diensten.tussenstap('postbus-genummerd');
  await bezorgWachtend(diensten);
}

/** Delivers everything that waits, in order. A zending that cannot be delivered keeps its place and stops the ones behind it. */
export async function bezorgWachtend(diensten: PostbusDiensten): Promise<void> {
  for (const { zendingId, nummer } of diensten.geheugen.wachtend()) {
    await diensten.kanaal.bezorg(zendingId, nummer, diensten.klok());
    await diensten.tussenstap('bezorgd');
    diensten.geheugen.markeerKlaar(zendingId);
  }
}
