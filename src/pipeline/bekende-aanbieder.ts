/** What the gateway knows of an aanbieder already, for a file that does not say it: the same is not asked twice. */
import type { Kop } from '../domain/verantwoording.ts';
import { readText } from '../storage/bytes.ts';
import type { Diensten } from './diensten.ts';
import type { Aanvulling } from './lezing.ts';
import { kopSleutel } from './sleutels-van-opslag.ts';

/** `aanvulling`, completed with name, KvK-nummer and contact as the last verantwoording of this aanbieder has them. */
export async function withKnownAanbieder(
  { blobs, staat }: Pick<Diensten, 'blobs' | 'staat'>,
  agbcode: string,
  aanvulling: Aanvulling,
): Promise<Aanvulling> {
  if (aanvulling.aanbieder !== undefined) return aanvulling;
  const { rijen } = await staat.verantwoordingen.listVerantwoordingen(agbcode, { aantal: 1 });
  const [laatste] = rijen;
  const stroom = laatste === undefined ? undefined : await blobs.get(kopSleutel(laatste.id));
  const bekend = stroom === undefined ? undefined : (JSON.parse(await readText(stroom)) as Kop).aanbieder;
  // Without a name the code stands for it: no formaat shows an empty one.
  return { ...aanvulling, aanbieder: bekend ?? { agbcode, naam: `AGB ${agbcode}` } };
}
