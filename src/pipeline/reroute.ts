/** Routes again what nobody was connected for. Called when the register changed and by the reconciliation. */
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import { deelNaam } from '../domain/deel.ts';
import { planZendingen } from '../route/plan.ts';
import { loadDossier } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { toPlanning, zendingIdVoor } from './receive.ts';

const PER_KEER = 100;

export async function rerouteAll(diensten: Diensten): Promise<number> {
  let zendingen = 0;
  for (const id of await diensten.staat.verantwoordingen.listVerantwoordingenZonderOntvanger(PER_KEER))
    zendingen += await reroute(diensten, id);
  return zendingen;
}

/** @returns how many zendingen were added. The rest stays as it was: accepted, stored, and without an ontvanger. */
export async function reroute(diensten: Diensten, verantwoordingId: string): Promise<number> {
  const { staat } = diensten;
  const [verantwoording, open, delen, dossier, beeld] = await Promise.all([
    staat.verantwoordingen.findVerantwoording(verantwoordingId),
    staat.verantwoordingen.listZonderOntvanger(verantwoordingId),
    staat.verantwoordingen.listDelen(verantwoordingId),
    loadDossier(diensten.blobs, verantwoordingId),
    diensten.register.huidig(),
  ]);
  if (verantwoording === undefined || open.length === 0) return 0;
  const plan = toPlanning(
    planZendingen({
      verantwoordingId,
      kop: dossier.kop,
      delen,
      index: beeld.index,
      ingediendOp: amsterdamseDatum(new Date(verantwoording.ontvangenOp)),
      zendingId: zendingIdVoor(verantwoordingId),
    }),
    [],
  );
  const wasOpen = new Set(open.map((rij) => `${deelNaam(rij)} ${rij.soort}`));
  const nogOpen = new Set(plan.zonderOntvanger.map((rij) => `${deelNaam(rij)} ${rij.soort}`));
  // Only what was open is routed now. A zending that exists keeps its delen: its ontvanger may have it already.
  const nieuw = plan.zendingen
    .map((zending) => ({ ...zending, delen: zending.delen.filter((deel) => wasOpen.has(`${deelNaam(deel)} ${zending.soort}`)) }))
    .filter((zending) => zending.delen.length > 0);
  const bestaand = new Set((await staat.zendingen.listZendingen(verantwoordingId)).map((zending) => zending.id));
  const zendingen = nieuw.map((zending) =>
    bestaand.has(zending.id)
      ? { ...zending, id: zendingIdVoor(verantwoordingId)(`${zending.id} ${zending.delen.map(deelNaam).join(' ')}`) }
      : zending,
  );
  if (zendingen.length === 0) return 0;
  const ids = new Set(zendingen.map((zending) => zending.id));
  await staat.verantwoordingen.planAlsnog(
    verantwoordingId,
    {
      zendingen,
      vastgehouden: plan.vastgehouden,
      zonderOntvanger: [],
      bevindingen: plan.bevindingen.filter((b) => b.zendingId !== undefined && ids.has(b.zendingId)),
    },
    open.filter((rij) => !nogOpen.has(`${deelNaam(rij)} ${rij.soort}`)),
    tijdstip(diensten.klok()),
  );
  await diensten.wachtrij.vraagOmzetting(
    zendingen.filter((zending) => !plan.vastgehouden.has(zending.id)).map((zending) => zending.id),
  );
  return zendingen.length;
}
