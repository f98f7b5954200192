/** What happens with the messages of the two queues. A message holds the id of a zending and nothing else. */
import { z } from 'zod';
import { tijdstip } from '../domain/kalender.ts';
import { convertZending, type Dossier, loadDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';

export const Omzetbericht = z.object({ zendingId: z.string() });
export type Omzetbericht = z.infer<typeof Omzetbericht>;

export interface Bericht {
  readonly body: unknown;
  ack(): void;
  retry(): void;
}

/** Zendingen converted at the same time: waiting for storage overlaps, and memory stays that of so many. */
const TEGELIJK = 4;

export async function handleOmzetting(diensten: Diensten, berichten: readonly Bericht[], meldFout: (fout: unknown) => void): Promise<void> {
  const dossiers = new Map<string, Promise<Dossier>>();
  const dossierVan = (id: string): Promise<Dossier> => {
    let dossier = dossiers.get(id);
    if (dossier === undefined) {
      dossiers.clear();
      dossier = loadDossier(diensten.blobs, id);
      dossiers.set(id, dossier);
    }
    return dossier;
  };
  const wachtend = [...berichten];
  const werk = async (): Promise<void> => {
    for (let bericht = wachtend.shift(); bericht !== undefined; bericht = wachtend.shift()) {
      try {
        await convertZending(diensten, Omzetbericht.parse(bericht.body).zendingId, dossierVan);
        bericht.ack();
      } catch (fout) {
        dossiers.clear();
        meldFout(fout);
        bericht.retry();
      }
    }
  };
  await Promise.all(Array.from({ length: TEGELIJK }, werk));
}

/** What failed every time is held with a bevinding, so that a person sees it; nothing disappears in a queue nobody reads. */
export async function handleDodeLetters(diensten: Diensten, berichten: readonly Bericht[], meldFout: (fout: unknown) => void): Promise<void> {
  for (const bericht of berichten) {
    try {
      const { zendingId } = Omzetbericht.parse(bericht.body);
      const nu = tijdstip(diensten.klok());
      await diensten.staat.zendingen.markeerDodeLetter(zendingId, nu);
      await diensten.staat.zendingen.houdVast(
        zendingId,
        { code: 'OMZETTING_MISLUKT', ernst: 'fout', plaats: {}, parameters: {} },
        nu,
      );
      bericht.ack();
    } catch (fout) {
      meldFout(fout);
      bericht.retry();
    }
  }
}
