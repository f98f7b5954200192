/**
 * Takes a verantwoording back, and with it everything that the versions before it sent. What has not left never leaves; what an ontvanger
 * has is marked there; what it accepted line by line is credited by a message of its own, when everything is answered.
 */
import { tijdstip } from '../domain/kalender.ts';
import type { Intrekreden, VerantwoordingRij, ZendingRij } from '../domain/rijen.ts';
import { VERTROKKEN } from '../domain/vervanging.ts';
import type { GeplandeZending } from '../domain/zending.ts';
import type { Diensten } from './diensten.ts';
import { peekKeten } from './keten.ts';
import { zendingIdVoor } from './receive.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { ketenvraag } from './vervanging.ts';

export type Intrekuitkomst =
  | { readonly soort: 'ingetrokken'; readonly nieuw: boolean; readonly verantwoording: VerantwoordingRij }
  /** A later version counts: that one is to be withdrawn. */
  | { readonly soort: 'vervangen'; readonly doorId: string };

/** Doing it again changes nothing. */
export async function withdraw(
  diensten: Diensten,
  id: string,
  reden: Intrekreden,
): Promise<Intrekuitkomst | undefined> {
  const { staat, klok, wachtrij } = diensten;
  const verantwoording = await staat.verantwoordingen.findVerantwoording(id);
  const eerder = verantwoording && told(verantwoording, false);
  if (verantwoording === undefined || eerder !== undefined) return eerder;
  const [zendingen, beeld] = await Promise.all([staat.zendingen.listZendingen(id), diensten.register.huidig()]);
  const { perRegel, heel } = splitByFormaat(zendingen, beeld);
  const credits = planCredits(id, perRegel);
  const vervallen = await findStanding(diensten, verantwoording, heel);
  const plan = { zendingen: credits, vastgehouden: new Set<string>(), zonderOntvanger: [], bevindingen: [] };
  const nieuw = await staat.correctie.trekIn(id, reden, plan, vervallen, tijdstip(klok()));
  const nu = await staat.verantwoordingen.findVerantwoording(id);
  if (nieuw) {
    await diensten.tussenstap('ingetrokken');
    await stopDelivery(diensten, zendingen);
    await wachtrij.vraagOmzetting(credits.map((zending) => zending.id));
  }
  return nu && told(nu, nieuw);
}

const told = (verantwoording: VerantwoordingRij, nieuw: boolean): Intrekuitkomst | undefined => {
  const { ingetrokkenOp, vervangenDoorId } = verantwoording;
  if (ingetrokkenOp !== undefined) return { soort: 'ingetrokken', nieuw, verantwoording };
  return vervangenDoorId === undefined ? undefined : { soort: 'vervangen', doorId: vervangenDoorId };
};

function splitByFormaat(zendingen: readonly ZendingRij[], beeld: RegisterBeeld) {
  const isPerRegel = ({ formaat: { naam, versie } }: ZendingRij): boolean =>
    beeld.compiled(naam, versie).formaat.correctie === 'credit-debet';
  const { regel = [], heel = [] } = Object.groupBy(zendingen, (zending) => (isPerRegel(zending) ? 'regel' : 'heel'));
  return { perRegel: regel, heel };
}

/** One zending for each ontvanger that may have accepted lines; it looks for itself what there is to credit. */
function planCredits(verantwoordingId: string, zendingen: readonly ZendingRij[]): readonly GeplandeZending[] {
  const idVoor = zendingIdVoor(verantwoordingId);
  const perPlek = new Map<string, GeplandeZending>();
  for (const { ontvanger, soort, aansluiting, formaat, toestand } of zendingen) {
    if (toestand === 'gefilterd') continue;
    const sleutel = [ontvanger.code, soort, aansluiting.id, formaat.naam, 'intrekken'].join('/');
    const basis = { id: idVoor(sleutel), verantwoordingId, ontvanger, soort, aansluiting, formaat, delen: [] };
    perPlek.set(sleutel, { ...basis, doel: 'intrekken' });
  }
  return [...perPlek.values()];
}

/** What stands with the ontvangers now: of this version, or of the last one before it that left. */
async function findStanding(
  diensten: Pick<Diensten, 'staat'>,
  { vervangtId }: VerantwoordingRij,
  zendingen: readonly ZendingRij[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const zending of zendingen) {
    if (VERTROKKEN.includes(zending.toestand)) ids.push(zending.id);
    else if (vervangtId !== undefined) {
      const delen = await diensten.staat.zendingen.listDelenVanZending(zending.id);
      const laatste = (await peekKeten(diensten, ketenvraag({ ...zending, delen }, vervangtId))).at(-1);
      if (laatste !== undefined) ids.push(laatste.zending.id);
    }
  }
  return ids;
}

/** What a postbus still holds does not go. What it is bringing at this moment arrives as withdrawn. */
async function stopDelivery({ staat, postbussen, klok }: Diensten, zendingen: readonly ZendingRij[]): Promise<void> {
  const inPostbus = zendingen.filter(
    ({ toestand, postvaknummer }) =>
      toestand === 'omgezet' || (toestand === 'vastgehouden' && postvaknummer !== undefined),
  );
  for (const [code, eigen] of Map.groupBy(inPostbus, ({ ontvanger }) => ontvanger.code)) {
    const gestopt = await postbussen.laatVervallen(
      code,
      eigen.map(({ id }) => id),
    );
    await staat.correctie.houdTegen(gestopt, ['omgezet'], tijdstip(klok()));
  }
}
