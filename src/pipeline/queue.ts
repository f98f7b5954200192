/**
 * What happens with the messages of the two queues. A message holds the id of a zending and nothing else, and says only that there is work:
 * which zending is converted for it is a matter of turns (omzetbeurt.ts).
 */
import { z } from 'zod';
import type { Aangeboden } from '../domain/bezorging.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { readAhead } from '../storage/delen/vooruit.ts';
import type { Omzetwerk } from '../storage/ports.ts';
import { offerGebeurtenissen } from './aanbiederwebhook.ts';
import { convertZending, loadDossier, type OpenDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { takeTurns } from './omzetbeurt.ts';
import { createOmzetopslag, type Opgeslagen } from './omzetopslag.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { delenMap } from './sleutels-van-opslag.ts';

export const Omzetbericht = z.object({ zendingId: z.string() });
export type Omzetbericht = z.infer<typeof Omzetbericht>;

export interface Bericht {
  readonly body: unknown;
  /** Times it was handed out, this time with them. */
  readonly attempts: number;
  ack(): void;
  retry(): void;
}

/** Zendingen converted at the same time: waiting for storage overlaps, and memory stays that of so many. */
const TEGELIJK = 4;
/** Turns that are taken at a time: what comes in meanwhile waits for these, and not for a whole batch. */
const PER_GREEP = 16;

export async function handleOmzetting(
  diensten: Diensten,
  berichten: readonly Bericht[],
  meldFout: (fout: unknown) => void,
): Promise<void> {
  const gelezen = berichten.flatMap((bericht) => {
    const body = Omzetbericht.safeParse(bericht.body);
    if (body.success) return [{ bericht, naam: body.data.zendingId, attempts: bericht.attempts }];
    meldFout(body.error);
    bericht.retry();
    return [];
  });
  const agbcodes = new Set<string>();
  for (let van = 0; van < gelezen.length; van += PER_GREEP)
    for (const { zending } of await convertTurns(diensten, gelezen.slice(van, van + PER_GREEP), meldFout))
      agbcodes.add(zending.agbcode);
  // Who wants to be told need not wait for the reconciliation; when this fails, that does it.
  await offerGebeurtenissen(diensten, [...agbcodes]).catch(meldFout);
}

interface Gelezen {
  readonly bericht: Bericht;
  /** Id of the zending that it carries. */
  readonly naam: string;
  readonly attempts: number;
}

/** @returns what was worked on */
async function convertTurns(
  diensten: Diensten,
  gelezen: readonly Gelezen[],
  meldFout: (fout: unknown) => void,
): Promise<readonly Omzetwerk[]> {
  let beurten: ReadonlyMap<Gelezen, string>;
  let werk: readonly Omzetwerk[];
  let beeld: RegisterBeeld;
  try {
    beurten = await takeTurns(diensten, gelezen);
    await diensten.tussenstap('beurt-genomen');
    const ids = [...beurten.values()];
    [werk, beeld] = await Promise.all([diensten.staat.zendingen.listOmzetwerk(ids), diensten.register.huidig()]);
  } catch (fout) {
    meldFout(fout);
    for (const { bericht } of gelezen) bericht.retry();
    return [];
  }
  const perId = new Map(werk.map((stuk) => [stuk.zending.id, stuk]));
  const dossierVan = openDossiers(diensten, werk);
  const wachtend = inOrder(gelezen, beurten, perId);
  const klaar: Klaar[] = [];
  const opslag = createOmzetopslag(diensten, meldFout);
  const arbeider = async (): Promise<void> => {
    for (let volgende = wachtend.shift(); volgende !== undefined; volgende = wachtend.shift()) {
      const { bericht, stuk } = volgende;
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
  return werk;
}

/** Those of one verantwoording after each other, in the order of their turns. */
function inOrder(
  gelezen: readonly Gelezen[],
  beurten: ReadonlyMap<Gelezen, string>,
  perId: ReadonlyMap<string, Omzetwerk>,
): { readonly bericht: Bericht; readonly stuk: Omzetwerk | undefined }[] {
  const paren = gelezen.map((een) => ({ bericht: een.bericht, stuk: perId.get(beurten.get(een) ?? '') }));
  return [...Map.groupBy(paren, ({ stuk }) => stuk?.zending.verantwoordingId).values()].flat();
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
      const { zendingId: naam } = Omzetbericht.parse(bericht.body);
      const nu = tijdstip(diensten.klok());
      // One that came to nothing at all leaves nothing undone: what it was sent for waits for its turn, and the reconciliation asks again.
      for (const { zendingId } of await diensten.staat.omzetbeurten.listGenomen([naam])) {
        await diensten.staat.zendingen.markeerDodeLetter(zendingId, nu);
        await diensten.staat.zendingen.houdVast(
          zendingId,
          { code: 'OMZETTING_MISLUKT', ernst: 'fout', plaats: {}, parameters: {} },
          nu,
        );
      }
      bericht.ack();
    } catch (fout) {
      meldFout(fout);
      bericht.retry();
    }
  }
}
