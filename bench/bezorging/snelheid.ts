/** Zendingen per second from submission to delivered, in turns with a bare route that does the same pushes to the same receiver. */
import { inParallel, prepare, submitAll, untilDelivered, type Vorm } from './indienen.ts';
import type { Kaal, Opstelling } from './opstelling.ts';
import type { Sink } from './sink.ts';

export interface Ronde {
  readonly zendingen: number;
  /** Zendingen per second. */
  readonly onze: number;
  readonly hunne: number;
}

/** Submissions under way at the same time; the bare side gets as many calls. */
const TEGELIJK = 4;

/** @returns zendingen per second, from the first byte submitted to the last zending marked as delivered */
export async function measureOurs(
  opstelling: Opstelling,
  naam: string,
  vorm: Vorm,
): Promise<{ readonly zendingen: number; readonly perSeconde: number }> {
  const indieningen = await prepare(opstelling.beheer, naam, vorm);
  const begin = performance.now();
  const zendingen = await submitAll(indieningen, TEGELIJK);
  await untilDelivered(opstelling);
  return { zendingen, perSeconde: (zendingen * 1000) / (performance.now() - begin) };
}

/** Our turn, and then theirs with the bodies that ours sent. Throws when a zending came twice or not at all. */
export async function measureRonde(
  opstelling: Opstelling,
  kaal: Kaal,
  sink: Sink,
  naam: string,
  vorm: Vorm,
): Promise<Ronde> {
  sink.begin(true);
  const { zendingen, perSeconde } = await measureOurs(opstelling, naam, vorm);
  if (sink.aantal() !== zendingen || sink.verschillend() !== zendingen)
    throw new Error(`${zendingen} zendingen, ${sink.aantal()} pushes of ${sink.verschillend()}`);
  const bodies = [...sink.bodies()];
  const perKeer = Math.ceil(zendingen / vorm.verantwoordingen);
  const porties = Array.from({ length: vorm.verantwoordingen }, (_, nr) =>
    bodies.slice(nr * perKeer, (nr + 1) * perKeer),
  );
  sink.begin(false);
  const begin = performance.now();
  await inParallel(porties, TEGELIJK, async (portie) => {
    await kaal.push(sink.url, portie);
  });
  const hunne = (zendingen * 1000) / (performance.now() - begin);
  if (sink.aantal() !== zendingen) throw new Error(`the bare route pushed ${sink.aantal()} of ${zendingen}`);
  return { zendingen, onze: perSeconde, hunne };
}
