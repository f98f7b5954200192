/**
 * Finishes what a crash left between two steps. Each rule looks at stored state only, so it may run at any time, twice, or at the same
 * time as ordinary work: what it asks for is idempotent.
 */
import { tijdstip } from '../domain/kalender.ts';
import { offerGebeurtenissen } from './aanbiederwebhook.ts';
import type { Diensten } from './diensten.ts';
import { sweepIndieningen } from './indiening.ts';
import { toAangeboden } from './queue.ts';
import { forget } from './receive.ts';
import { rerouteAll } from './reroute.ts';
import { sweepUploads } from './upload.ts';
import { releaseWaiting } from './wachtende-correcties.ts';

/** Work that stands still this long was left by a crash: a live worker is done sooner or retries itself. */
const STILSTAND_MS = 2 * 60_000;
/** The platform ends a consumer of a queue after a quarter of an hour: what it took longer ago is nobody's. */
const NEMING_MS = 15 * 60_000;
/** A submission that is still being received after this long was broken off. */
const ONTVANGST_MS = 60 * 60_000;
const PER_KEER = 500;

export interface Herstel {
  readonly afgebrokenOntvangsten: number;
  readonly opnieuwGevraagd: number;
  readonly opnieuwGeboden: number;
  /** Corrections that waited for an answer that is there. */
  readonly verdergegaan: number;
  readonly alsnogGerouteerd: number;
  readonly verlopenUploads: number;
  readonly verlopenIndieningen: number;
}

export async function reconcile(diensten: Diensten): Promise<Herstel> {
  const nu = diensten.klok().getTime();
  const voor = (ms: number): string => tijdstip(new Date(nu - ms));
  const { staat } = diensten;

  const afgebroken = await staat.verantwoordingen.listAfgebrokenOntvangsten(voor(ONTVANGST_MS));
  for (const id of afgebroken) {
    // An accepted verantwoording took its row out of this list in the same transaction, so nothing accepted is swept.
    await forget(diensten.blobs, id);
    await staat.verantwoordingen.endOntvangst(id);
  }
  await staat.omzetbeurten.geefTerug(voor(NEMING_MS));
  const gepland = await staat.zendingen.listGepland(voor(STILSTAND_MS), PER_KEER);
  if (gepland.length > 0) await diensten.wachtrij.vraagOmzetting(gepland.map((zending) => zending.id));

  const omgezet = await staat.bezorging.listOnaangeboden(voor(STILSTAND_MS), PER_KEER);
  const perOntvanger = [...Map.groupBy(omgezet, (zending) => zending.ontvanger.code)];
  const metWerk = await staat.bezorging.listOntvangersMetWerk();
  const gelukt = await Promise.allSettled([
    ...perOntvanger.map(([code, zendingen]) => diensten.postbussen.bied(code, zendingen.map(toAangeboden))),
    // What a postbus holds is its own to bring; this only makes sure that none has lost its alarm.
    ...metWerk.map((code) => diensten.postbussen.wek(code)),
  ]);

  const verdergegaan = await releaseWaiting(diensten);
  await offerGebeurtenissen(diensten);
  const alsnogGerouteerd = await rerouteAll(diensten);
  const verlopenUploads = await sweepUploads(diensten);
  const verlopenIndieningen = await sweepIndieningen(diensten);

  // One postbus that fails holds up no other and nothing that follows; it is told in the end all the same.
  const mislukt = gelukt.find((een) => een.status === 'rejected');
  if (mislukt !== undefined) throw mislukt.reason;
  return {
    afgebrokenOntvangsten: afgebroken.length,
    opnieuwGevraagd: gepland.length,
    opnieuwGeboden: omgezet.length,
    verdergegaan,
    alsnogGerouteerd,
    verlopenUploads,
    verlopenIndieningen,
  };
}
