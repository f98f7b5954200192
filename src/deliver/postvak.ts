import { tijdstip } from '../domain/kalender.ts';
import type { ZendingStaat } from '../storage/ports.ts';
import type { Kanaal } from './kanaal.ts';

/** The channel without a wire: the zending appears in the postvak, where the ontvanger fetches it. */
export const createPostvak = (zendingen: Pick<ZendingStaat, 'markeerBezorgd'>): Kanaal => ({
  async bezorg(zendingId, nummer, nu) {
    // False means it was there already: the work of an earlier, broken-off run.
    await zendingen.markeerBezorgd(zendingId, nummer, tijdstip(nu));
  },
});
