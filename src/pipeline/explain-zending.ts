/** Where one value of a file came from: the same conversion once more, followed at one place. Stores nothing. */
import { explain, type Uitleg, type Uitlegvraag } from '../convert/index.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { omzetInvoer } from './convert-one.ts';
import type { Diensten } from './diensten.ts';
import { loadZendingDossier } from './zending-dossier.ts';

/** Undefined when the zending has no such file, or nothing of a regel stands at that place. */
export async function explainZending(
  diensten: Diensten,
  zending: ZendingRij,
  vraag: Uitlegvraag,
): Promise<Uitleg | undefined> {
  if (!zending.bestanden.some((bestand) => bestand.bestandsnaam === vraag.bestandsnaam)) return undefined;
  const [{ dossier, map }, beeld, eigenDelen] = await Promise.all([
    loadZendingDossier(diensten.blobs, zending),
    diensten.register.huidig(),
    diensten.staat.zendingen.listDelenVanZending(zending.id),
  ]);
  const delen = zending.correctie === undefined ? eigenDelen : dossier.inhoud.delen;
  const invoer = omzetInvoer({ ...zending, delen }, dossier, beeld, diensten.blobs, map);
  return explain(beeld.compiled(zending.formaat.naam, zending.formaat.versie), invoer, vraag);
}
