/** Where one value of a file came from: the same conversion once more, followed at one place. Stores nothing. */
import { explain, type Uitleg, type Uitlegvraag } from '../convert/index.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { omzetInvoer } from './convert-one.ts';
import { loadDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { delenMap } from './sleutels-van-opslag.ts';

/** Undefined when the zending has no such file, or nothing of a regel stands at that place. */
export async function explainZending(
  diensten: Diensten,
  zending: ZendingRij,
  vraag: Uitlegvraag,
): Promise<Uitleg | undefined> {
  if (!zending.bestanden.some((bestand) => bestand.bestandsnaam === vraag.bestandsnaam)) return undefined;
  const { verantwoordingId } = zending;
  const [dossier, beeld, delen] = await Promise.all([
    loadDossier(diensten.blobs, verantwoordingId),
    diensten.register.huidig(),
    diensten.staat.zendingen.listDelenVanZending(zending.id),
  ]);
  const invoer = omzetInvoer({ ...zending, delen }, dossier, beeld, diensten.blobs, delenMap(verantwoordingId));
  return explain(beeld.compiled(zending.formaat.naam, zending.formaat.versie), invoer, vraag);
}
