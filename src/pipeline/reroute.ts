/** Routes again what nobody was connected for. Called when the register changed and by the reconciliation. */
import { deelNaam } from '../domain/deel.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import type { GeplandeZending } from '../domain/zending.ts';
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
  const [verantwoording, open, delen, bestaand, bestaandeDelen, dossier, beeld] = await Promise.all([
    staat.verantwoordingen.findVerantwoording(verantwoordingId),
    staat.verantwoordingen.listZonderOntvanger(verantwoordingId),
    staat.verantwoordingen.listDelen(verantwoordingId),
    staat.zendingen.listZendingen(verantwoordingId),
    staat.zendingen.listZendingDelen(verantwoordingId),
    loadDossier(diensten.blobs, verantwoordingId),
    diensten.register.huidig(),
  ]);
  if (verantwoording === undefined || open.length === 0) return 0;
  // A later version is routed in its place; of one that was withdrawn nothing leaves any more.
  if (verantwoording.vervangenDoorId !== undefined || verantwoording.ingetrokkenOp !== undefined) return 0;
  const idVoor = zendingIdVoor(verantwoordingId);
  const plan = toPlanning(
    planZendingen({
      verantwoordingId,
      kop: dossier.kop,
      delen,
      index: beeld.index,
      ingediendOp: amsterdamseDatum(new Date(verantwoording.ontvangenOp)),
      zendingId: idVoor,
      dossier: await staat.dossier.listDossier(verantwoording.agbcode),
      alleen: open,
    }),
    [],
  );

  // Of two ontvangers of one deel, one may have been served at once: it must not get the same regels again.
  const perId = new Map(bestaand.map((zending) => [zending.id, zending]));
  const bediend = new Set(
    bestaandeDelen.map((deel) => {
      const zending = perId.get(deel.zendingId);
      return `${zending?.ontvanger.code} ${zending?.soort} ${zending?.aansluiting.id} ${deelNaam(deel)}`;
    }),
  );
  const nieuweId = new Map<string, string>();
  const zendingen = plan.zendingen.flatMap((zending): GeplandeZending[] => {
    const nieuw = zending.delen.filter(
      (deel) => !bediend.has(`${zending.ontvanger.code} ${zending.soort} ${zending.aansluiting.id} ${deelNaam(deel)}`),
    );
    if (nieuw.length === 0) return [];
    const id =
      nieuw.length === zending.delen.length ? zending.id : idVoor(`${zending.id} ${nieuw.map(deelNaam).join('+')}`);
    nieuweId.set(zending.id, id);
    return [{ ...zending, id, delen: nieuw }];
  });

  const nogOpen = new Set(plan.zonderOntvanger.map((rij) => `${deelNaam(rij)} ${rij.soort}`));
  const opgelost = open.filter((rij) => !nogOpen.has(`${deelNaam(rij)} ${rij.soort}`));
  if (zendingen.length === 0 && opgelost.length === 0) return 0;
  const vastgehouden = new Set([...plan.vastgehouden].flatMap((id) => nieuweId.get(id) ?? []));
  await staat.verantwoordingen.planAlsnog(
    verantwoordingId,
    {
      zendingen,
      vastgehouden,
      zonderOntvanger: [],
      bevindingen: plan.bevindingen.flatMap((bevinding) => {
        const id = bevinding.zendingId === undefined ? undefined : nieuweId.get(bevinding.zendingId);
        return id === undefined ? [] : [{ ...bevinding, zendingId: id }];
      }),
    },
    opgelost,
    tijdstip(diensten.klok()),
  );
  await diensten.wachtrij.vraagOmzetting(
    zendingen.filter((zending) => !vastgehouden.has(zending.id)).map((zending) => zending.id),
  );
  return zendingen.length;
}
