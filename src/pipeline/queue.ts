/** What happens with the messages of the two queues. A message holds the id of a zending and nothing else. */
import { z } from 'zod';
import type { Aangeboden } from '../domain/bezorging.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { readAhead } from '../storage/delen/vooruit.ts';
import type { Omzetwerk } from '../storage/ports.ts';
import { offerGebeurtenissen } from './aanbiederwebhook.ts';
import { convertZending, loadDossier, type OpenDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { createOmzetopslag, type Opgeslagen } from './omzetopslag.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { delenMap } from './sleutels-van-opslag.ts';

export const Omzetbericht = z.object({ zendingId: z.string() });
export type Omzetbericht = z.infer<typeof Omzetbericht>;

export interface Bericht {
  readonly body: unknown;
  ack(): void;
  retry(): void;
}

/** Zendingen converted at the same time: waiting for storage overlaps, and memory stays that of so many. */
const TEGELIJK = 4;

export async function handleOmzetting(
  diensten: Diensten,
  berichten: readonly Bericht[],
  meldFout: (fout: unknown) => void,
): Promise<void> {
  const gelezen = berichten.flatMap((bericht) => {
    const body = Omzetbericht.safeParse(bericht.body);
    if (body.success) return [{ bericht, zendingId: body.data.zendingId }];
    meldFout(body.error);
    bericht.retry();
    return [];
  });
  let werk: readonly Omzetwerk[];
  let beeld: RegisterBeeld;
  try {
    const ids = gelezen.map(({ zendingId }) => zendingId);
    [werk, beeld] = await Promise.all([diensten.staat.zendingen.listOmzetwerk(ids), diensten.register.huidig()]);
  } catch (fout) {
    meldFout(fout);
    for (const { bericht } of gelezen) bericht.retry();
    return;
  }
  const perId = new Map(werk.map((stuk) => [stuk.zending.id, stuk]));
  const dossierVan = openDossiers(diensten, werk);
  const wachtend = [...gelezen];
  const klaar: Klaar[] = [];
  const opslag = createOmzetopslag(diensten, meldFout);
  const arbeider = async (): Promise<void> => {
    for (let volgende = wachtend.shift(); volgende !== undefined; volgende = wachtend.shift()) {
      const { bericht, zendingId } = volgende;
      const stuk = perId.get(zendingId);
      try {
        if (stuk === undefined) {
          bericht.ack();
          continue;
        }
        const handel = (uitkomst: Opgeslagen): void => {
          if (uitkomst === 'aanbieden') klaar.push({ bericht, zending: stuk.zending });
          else if (uitkomst === 'opnieuw') bericht.retry();
          else bericht.ack();
        };
        const omzetting = await convertZending(diensten, stuk, beeld, dossierVan);
        if (omzetting.soort === 'gemaakt') await opslag.voegToe(omzetting.resultaat, handel);
        else handel(omzetting.soort);
      } catch (fout) {
        meldFout(fout);
        bericht.retry();
      }
    }
  };
  await Promise.all(Array.from({ length: TEGELIJK }, arbeider));
  await opslag.rondAf();
  await offer(diensten, klaar, meldFout);
  // Who wants to be told need not wait for the reconciliation; when this fails, that does it.
  await offerGebeurtenissen(diensten, [...new Set(werk.map(({ zending }) => zending.agbcode))]).catch(meldFout);
}

interface Klaar {
  readonly bericht: Bericht;
  readonly zending: ZendingRij;
}

/** A correction comes from the same aanbieder for the same soort as its original, so those keep their order. */
export const toAangeboden = ({ id, agbcode, soort }: ZendingRij): Aangeboden => ({
  zendingId: id,
  volgorde: `${agbcode} ${soort}`,
});

/** Each postbus is asked once for all its zendingen of the batch. One that fails holds up no other. */
async function offer(diensten: Diensten, klaar: readonly Klaar[], meldFout: (fout: unknown) => void): Promise<void> {
  const perOntvanger = Map.groupBy(klaar, ({ zending }) => zending.ontvanger.code);
  await Promise.all(
    [...perOntvanger].map(async ([ontvangercode, stukken]) => {
      try {
        await diensten.postbussen.bied(
          ontvangercode,
          stukken.map(({ zending }) => toAangeboden(zending)),
        );
        await diensten.tussenstap('postbus-geboden');
        for (const { bericht } of stukken) bericht.ack();
      } catch (fout) {
        meldFout(fout);
        for (const { bericht } of stukken) bericht.retry();
      }
    }),
  );
}

/** Messages of one verantwoording come together: its kop, index and delen are read once for all of them. */
function openDossiers(diensten: Diensten, werk: readonly Omzetwerk[]): (id: string) => Promise<OpenDossier> {
  const open = new Map<string, Promise<OpenDossier>>();
  const load = async (id: string): Promise<OpenDossier> => {
    const dossier = await loadDossier(diensten.blobs, id);
    const delen = werk.filter(({ zending }) => zending.verantwoordingId === id).flatMap((stuk) => stuk.delen);
    return { ...dossier, delenBlobs: readAhead(diensten.blobs, delenMap(id), dossier.inhoud, delen) };
  };
  return (id) => {
    const bestaand = open.get(id);
    if (bestaand !== undefined) return bestaand;
    // Batches mix verantwoordingen only at their edges; what was read ahead for the last one is let go.
    open.clear();
    const dossier = load(id);
    open.set(id, dossier);
    return dossier;
  };
}

/** What failed every time is held with a bevinding, so that a person sees it; nothing disappears in a queue nobody reads. */
export async function handleDodeLetters(
  diensten: Diensten,
  berichten: readonly Bericht[],
  meldFout: (fout: unknown) => void,
): Promise<void> {
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
