/** Removes the bytes of examples that no version has any more. Runs every night. */
import { tijdstip } from '../domain/kalender.ts';
import { readAll, streamOf } from '../storage/bytes.ts';
import type { Diensten } from './diensten.ts';
import { voorbeeldSleutel } from './sleutels-van-opslag.ts';

const PER_KEER = 100;

/** Who it says in the history that it was. */
const DOOR = 'enkelvoud';

/**
 * Somebody may register the same example at the same time, and stores its bytes before its row. So the bytes go first and then it is told
 * in the history, on the condition that nothing changed since: whoever decided before that is refused and stores them again; who was
 * before us made the condition fail, and gets the bytes back.
 *
 * @returns of how many the bytes are gone
 */
export async function sweepVoorbeelden({
  blobs,
  staat,
  klok,
}: Pick<Diensten, 'blobs' | 'staat' | 'klok'>): Promise<number> {
  for (let gewist = 0; gewist < PER_KEER; gewist++) {
    // Asked before the list: what is listed after it may be newer, and then nothing is told.
    const revisie = await staat.register.revisie();
    const [voorbeeld] = await staat.voorbeeldbytes.listOngebruikt(1);
    if (voorbeeld === undefined) return gewist;
    const sleutel = voorbeeldSleutel(voorbeeld.sha256);
    const stroom = await blobs.get(sleutel);
    const bytes = stroom === undefined ? undefined : await readAll(stroom);
    await blobs.removeAll(sleutel);
    const wijziging = { revisie, door: DOOR, op: tijdstip(klok()) };
    if (await staat.voorbeeldbytes.bewaarGewist(voorbeeld, wijziging)) continue;
    if (bytes !== undefined) await blobs.put(sleutel, streamOf(bytes));
    return gewist;
  }
  return PER_KEER;
}
