import { tijdstip } from '../domain/kalender.ts';
import type { ZendingStaat } from '../storage/ports.ts';
import type { Kanaal } from './kanaal.ts';

/** The channel without a wire: the zendingen appear in the postvak, where the ontvanger fetches them. */
export const createPostvak = (zendingen: Pick<ZendingStaat, 'markeerBezorgd'>): Kanaal => ({
  bezorg: (genummerd, nu) => zendingen.markeerBezorgd(genummerd, tijdstip(nu)),
});
