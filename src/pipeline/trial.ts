/**
 * A proefverwerking: everything a real submission does up to the files, in memory, and nothing kept. The same functions run
 * (`receive`, `convertOne`), so what the trial shows is what the submission does.
 */
import type { Bevinding, Bevindingenlijst } from '../domain/bevinding.ts';
import type { DeelTelling } from '../domain/deel.ts';
import type { Invoermapping } from '../domain/invoermapping.ts';
import type { Ontvanger } from '../domain/register.ts';
import type { ZonderOntvangerRij } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { Grondslag } from '../domain/vervanging.ts';
import type { BestandBewijs, DeelUitkomst, GeplandeZending, ZendingToestand } from '../domain/zending.ts';
import type { Aanvulling } from '../ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { GeheugenBlobs } from '../storage/geheugen/blobs.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { withKnownAanbieder } from './bekende-aanbieder.ts';
import type { Bestemming } from './convert-one.ts';
import { type Dossier, isBewaard } from './convert-zending.ts';
import type { Diensten } from './diensten.ts';
import { peekKeten, toGrondslag } from './keten.ts';
import { openLezing } from './lezing.ts';
import { findObjections } from './objections.ts';
import { listOntbrekend, type Ontbrekend } from './ontbrekend.ts';
import { receive, type Weigering, weiger } from './receive.ts';
import { count } from './tel-bestand.ts';
import { refuseUnreadable } from './unreadable.ts';
import { ketenvraag, makeFirst, makeNext, type TeMaken } from './vervanging.ts';
import { planVervolg } from './vervolgplan.ts';

export interface Proefzending {
  readonly zending: GeplandeZending;
  readonly ontvanger: Ontvanger;
  readonly soort: string;
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly aansluiting: { readonly id: string; readonly versie: string };
  readonly toestand: ZendingToestand;
  readonly bestanden: readonly BestandBewijs[];
  readonly delen: readonly DeelUitkomst[];
  readonly bevindingen: readonly Bevinding[];
}

export type Proefuitkomst =
  | { readonly soort: 'geweigerd'; readonly weigering: Weigering }
  | {
      readonly soort: 'verwerkt';
      readonly kenmerk: string;
      readonly kop: Kop;
      readonly geteld: readonly DeelTelling[];
      readonly aantalPrestaties: number;
      readonly aantalTrajecten: number;
      readonly saldoCenten: number;
      readonly zendingen: readonly Proefzending[];
      readonly zonderOntvanger: readonly ZonderOntvangerRij[];
      /** What is asked beside the regels and is neither in the submission nor in the dossier. */
      readonly ontbreekt: readonly Ontbrekend[];
      /** Of the submission as a whole; those of one zending stand at the zending. */
      readonly bevindingen: Bevindingenlijst;
    };

export interface Proefwens {
  /** Findings that are kept of what was read; the rest is counted. */
  readonly getoondeBevindingen: number;
  /** Where the files of a zending go. */
  readonly bestemming: (zending: GeplandeZending) => Bestemming;
}

const TELLEN: Proefwens = {
  getoondeBevindingen: STANDAARD_INVOERLIMIETEN.getoondeBevindingen,
  bestemming: () => count,
};

/**
 * @param aanvulling as with `submit`
 * @param wens for whoever wants to see more of it than the files' sizes and hashes
 */
export const trial = (
  diensten: Diensten,
  agbcode: string,
  body: Bytestroom,
  aanvulling: Aanvulling = {},
  mapping?: Invoermapping,
  wens: Proefwens = TELLEN,
): Promise<Proefuitkomst> => refuseUnreadable(run(diensten, agbcode, body, aanvulling, mapping, wens));

async function run(
  diensten: Diensten,
  agbcode: string,
  body: Bytestroom,
  aanvulling: Aanvulling,
  mapping: Invoermapping | undefined,
  { getoondeBevindingen, bestemming }: Proefwens,
): Promise<Proefuitkomst> {
  const blobs = new GeheugenBlobs();
  const id = diensten.nieuwId();
  const beeld = await diensten.register.huidig();
  const lezing = await openLezing(blobs, id, body, () => withKnownAanbieder(diensten, agbcode, aanvulling), mapping);
  const documenten = await diensten.staat.dossier.listDossier(agbcode);
  const { maximaleProefBytes } = diensten.limieten;
  const uitkomst = await receive(diensten, blobs, beeld, id, lezing, maximaleProefBytes, documenten, undefined, {
    getoondeBevindingen,
  });
  if (uitkomst.soort === 'geweigerd') return uitkomst;
  const { kop, inhoud, telling, plan } = uitkomst.ontvangen;
  const { bezwaren, vervangt } = await findObjections(diensten, agbcode, kop);
  if (bezwaren.length > 0) return weiger(bezwaren);
  const dossier: Dossier = { verantwoordingId: id, kop, inhoud };
  const heel = vervangt === undefined ? plan : await planVervolg(diensten, id, vervangt.id, plan);
  const zendingen: Proefzending[] = [];
  for (const gepland of heel.zendingen) {
    const zending = { ...gepland, agbcode, doel: 'verantwoorden' } as const;
    const maak: TeMaken = { zending, dossier, beeld, bron: blobs, opslag: blobs, bestemming: bestemming(gepland) };
    const omzetting = await tryZending(diensten, maak, vervangt?.id);
    const vanRoute = plan.bevindingen.filter((b) => b.zendingId === zending.id).map((b) => b.bevinding);
    zendingen.push({
      zending: gepland,
      ontvanger: zending.ontvanger,
      soort: zending.soort,
      formaat: zending.formaat,
      aansluiting: zending.aansluiting,
      ...omzetting,
      toestand: plan.vastgehouden.has(zending.id) ? 'vastgehouden' : omzetting.toestand,
      bevindingen: [...vanRoute, ...omzetting.bevindingen],
    });
  }
  const algemeen = plan.bevindingen.filter((b) => b.zendingId === undefined).map((b) => b.bevinding);
  return {
    soort: 'verwerkt',
    kenmerk: kop.kenmerk,
    kop,
    geteld: inhoud.delen,
    ...telling,
    zendingen,
    zonderOntvanger: plan.zonderOntvanger,
    ontbreekt: listOntbrekend(plan, beeld.index, kop.periode),
    bevindingen: {
      bevindingen: algemeen,
      aantal: uitkomst.ontvangen.waarschuwingen.aantal + plan.zonderOntvanger.length,
      aantalFouten: plan.zonderOntvanger.length,
    },
  };
}

type Proef = Pick<Proefzending, 'toestand' | 'bestanden' | 'delen' | 'bevindingen'>;

/** What the submission would do with this one, beside what was sent before; nothing of that is held back or changed. */
async function tryZending(diensten: Diensten, maak: TeMaken, vervangtId: string | undefined): Promise<Proef> {
  const uitkomst =
    vervangtId === undefined
      ? await makeFirst(maak)
      : await makeNext(diensten, maak, await peekGrondslag(diensten, maak, vervangtId));
  if (uitkomst.soort === 'wacht') return { toestand: 'wacht-op-antwoord', bestanden: [], delen: [], bevindingen: [] };
  const { toestand, bestanden, delen, bevindingen } = uitkomst.vervolg;
  const bewaard = isBewaard(maak.beeld, maak.zending, maak.dossier.kop, toestand);
  return { toestand: bewaard ? 'bewaard' : toestand, bestanden, delen, bevindingen };
}

async function peekGrondslag(diensten: Diensten, { zending }: TeMaken, vervangtId: string): Promise<Grondslag> {
  const vraag = ketenvraag(zending, vervangtId);
  const voorgangers = await peekKeten(diensten, vraag);
  const eerste = voorgangers[0]?.zending.geplandOp;
  if (eerste === undefined) return toGrondslag([], []);
  const elders = await diensten.staat.correctie.listElders({ ...vraag, agbcode: zending.agbcode }, eerste);
  return toGrondslag(voorgangers, elders);
}
