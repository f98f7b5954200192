/** When the bytes of a sender cannot be unpacked, that is found while reading, deep inside a stage that knows nothing of packing. */
import type { Bevinding } from '../domain/bevinding.ts';
import { type Weigering, weiger } from './receive.ts';

/** Thrown by the stream that is handed to `submit` or `trial`; both turn it into a refusal. */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
  readonly bevinding: Bevinding;

  constructor(bevinding: Bevinding) {
    super('the submission cannot be unpacked');
    this.bevinding = bevinding;
  }
}

export async function refuseUnreadable<Uitkomst>(
  werk: Promise<Uitkomst>,
): Promise<Uitkomst | { readonly soort: 'geweigerd'; readonly weigering: Weigering }> {
  try {
    return await werk;
  } catch (fout) {
    if (!(fout instanceof UnreadableInput)) throw fout;
    return weiger([fout.bevinding]);
  }
}
