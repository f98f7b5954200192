/**
 * Takes a submission apart in one pass: ingest (schema, rules) → delen in blobs → route (a plan). Nothing is accepted here; the
 * caller decides whether the plan is stored (`submit.ts`) or only shown (`trial.ts`).
 */
import { createHash } from 'node:crypto';
import type { Bevinding, Bevindingenlijst } from '../domain/bevinding.ts';
import type { Dossierdocument } from '../domain/dossier.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import type { Planning } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { LeesOpties, LeesUitkomst } from '../ingest/lees-verantwoording.ts';
import { type Invoerlimieten, STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { planZendingen } from '../route/plan.ts';
import { type Betrokkenenhasher, BetrokkenenSchrijver } from '../storage/betrokkenen/schrijver.ts';
import { streamOf } from '../storage/bytes.ts';
import type { DelenInhoud } from '../storage/delen/inhoud.ts';
import { DelenSchrijver } from '../storage/delen/schrijver.ts';
import type { Blobs } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import type { Lezing } from './lezing.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { betrokkenenMap, delenMap, kopSleutel, ontvangstMap } from './sleutels-van-opslag.ts';

export interface Ontvangen {
  readonly kop: Kop;
  readonly inhoud: DelenInhoud;
  readonly telling: {
    readonly aantalPrestaties: number;
    readonly aantalTrajecten: number;
    readonly saldoCenten: number;
  };
  readonly plan: Planning;
  readonly waarschuwingen: Bevindingenlijst;
}

export interface Weigering {
  readonly bevindingen: Bevindingenlijst;
  readonly teGroot: boolean;
}

interface Schrijvers {
  readonly delen: DelenSchrijver;
  readonly betrokkenen?: BetrokkenenSchrijver;
}

export type ReceiveUitkomst =
  | { readonly soort: 'ontvangen'; readonly ontvangen: Ontvangen }
  | { readonly soort: 'geweigerd'; readonly weigering: Weigering };

export const weiger = (
  bevindingen: readonly Bevinding[],
  teGroot = false,
): Extract<ReceiveUitkomst, { soort: 'geweigerd' }> => ({
  soort: 'geweigerd',
  weigering: { bevindingen: { bevindingen, aantal: bevindingen.length, aantalFouten: bevindingen.length }, teGroot },
});

/** The id of a zending follows from what it is, so that planning twice gives the same zendingen; unguessable as the id it is made from. */
export function zendingIdVoor(verantwoordingId: string): (sleutel: string) => string {
  return (sleutel) => {
    const hex = createHash('sha256').update(`${verantwoordingId}\n${sleutel}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

/**
 * @param dossier what the aanbieder has in it: looked at for planning only, so that the files follow from the submission alone
 * @param hasher keeps who is in it for the verwerkingenlogboek; absent for what is only tried
 * @param limieten where they differ from the standard ones
 */
export async function receive(
  diensten: Pick<Diensten, 'klok'>,
  blobs: Blobs,
  beeld: RegisterBeeld,
  id: string,
  lezing: Pick<Lezing, 'lees'>,
  maximaleBytes: number,
  dossier: readonly Dossierdocument[] = [],
  hasher?: Betrokkenenhasher,
  limieten: Partial<Invoerlimieten> = {},
): Promise<ReceiveUitkomst> {
  const vandaag = amsterdamseDatum(diensten.klok());
  const begin = (): Schrijvers => ({
    delen: new DelenSchrijver(blobs, delenMap(id)),
    ...(hasher && { betrokkenen: new BetrokkenenSchrijver(blobs, betrokkenenMap(id), hasher) }),
  });
  const lees = ({ delen, betrokkenen }: Schrijvers, kop: Partial<Pick<LeesOpties, 'kop'>>): Promise<LeesUitkomst> =>
    lezing.lees({
      vandaag,
      gemeenten: beeld.index.gemeentetabel,
      limieten: { ...STANDAARD_INVOERLIMIETEN, ...limieten, maximaleBytes },
      ...kop,
      opPrestaties: async (regels) => {
        await delen.schrijfPrestaties(regels);
        await betrokkenen?.schrijf(regels.map(({ prestatie }) => prestatie));
      },
      opTrajecten: async (regels) => {
        await delen.schrijfTrajecten(regels);
        await betrokkenen?.schrijf(regels.map(({ traject }) => traject));
      },
    });

  let schrijvers = begin();
  let uitkomst = await lees(schrijvers, {});
  if (uitkomst.uitkomst === 'kop-achteraan') {
    schrijvers = begin();
    uitkomst = await lees(schrijvers, { kop: uitkomst.kop });
  }
  if (uitkomst.uitkomst === 'kop-achteraan') throw new Error('the reader asked twice for the kop');
  if (uitkomst.uitkomst === 'geweigerd')
    return { soort: 'geweigerd', weigering: { bevindingen: uitkomst.bevindingen, teGroot: uitkomst.teGroot } };

  const { kop, telling, waarschuwingen } = uitkomst;
  const inhoud = await schrijvers.delen.sluit();
  await schrijvers.betrokkenen?.sluit();
  await blobs.put(kopSleutel(id), streamOf(new TextEncoder().encode(JSON.stringify(kop))));
  const plan = planZendingen({
    verantwoordingId: id,
    kop,
    delen: inhoud.delen,
    index: beeld.index,
    ingediendOp: vandaag,
    dossier,
    zendingId: zendingIdVoor(id),
  });
  return {
    soort: 'ontvangen',
    ontvangen: { kop, inhoud, telling, waarschuwingen, plan: toPlanning(plan, waarschuwingen.bevindingen) },
  };
}

export function toPlanning(plan: ReturnType<typeof planZendingen>, invoer: readonly Bevinding[]): Planning {
  return {
    zendingen: plan.zendingen,
    vastgehouden: new Set(
      plan.bevindingen.flatMap((b) => (b.vasthouden && b.zendingId !== undefined ? [b.zendingId] : [])),
    ),
    zonderOntvanger: plan.zonderOntvanger.map(({ gemeentecode, wet, soort }) => ({ gemeentecode, wet, soort })),
    bevindingen: [
      ...invoer.map((bevinding) => ({ fase: 'invoer' as const, bevinding })),
      ...plan.zonderOntvanger.map(({ bevinding }) => ({ fase: 'route' as const, bevinding })),
      ...plan.bevindingen.map(({ zendingId, bevinding }) => ({
        fase: 'route' as const,
        bevinding,
        ...(zendingId === undefined ? {} : { zendingId }),
      })),
    ],
  };
}

/** Removes what a broken-off or refused submission left behind. */
export async function forget(blobs: Blobs, id: string): Promise<void> {
  await blobs.removeAll(`${ontvangstMap(id)}/`);
  await blobs.removeAll(`${betrokkenenMap(id)}/`);
}
