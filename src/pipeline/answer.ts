/** Takes in the answer of an ontvanger to one zending and brings every rejected regel back to the prestatie the aanbieder submitted. */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Oordeel, RetourRij, Retourvorm, ZendingRij } from '../domain/rijen.ts';
import { zonderOnzichtbaar } from '../domain/tekenset.ts';
import { streamOf } from '../storage/bytes.ts';
import { regelBevindingen, zendingBevindingen } from './answer-bevindingen.ts';
import { storeAnswer, type Verwerkt } from './answer-opslag.ts';
import { checkRetourbericht } from './answer-toets.ts';
import type { Diensten } from './diensten.ts';
import { forget } from './receive.ts';
import { storeUitslag, type Uitslagregel } from './regelstanden.ts';
import { ontvangstMap, retourSleutel } from './sleutels-van-opslag.ts';
import { regelsVanZending, type Zendingregel } from './zending-regels.ts';

export interface Retourregel {
  readonly referentienummer: string;
  readonly retourcode?: string;
  readonly toelichting?: string;
}

export interface Retourbericht {
  readonly oordeel: Oordeel;
  readonly retourcode?: string;
  readonly toelichting?: string;
  readonly regels: readonly Retourregel[];
}

/** Nothing is left to lay an answer beside. */
export const NA_BEWAARTERMIJN = { code: 'RETOUR_NA_BEWAARTERMIJN', ernst: 'fout', plaats: {}, parameters: {} } as const;

export type Antwoorduitkomst =
  | Verwerkt
  | { readonly soort: 'niet-gevonden' }
  | { readonly soort: 'al-beantwoord' }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] };

const reden = (deel: { readonly retourcode?: string; readonly toelichting?: string }) => ({
  retourcodes: deel.retourcode === undefined ? [] : [deel.retourcode],
  ...(deel.toelichting === undefined ? {} : { toelichting: zonderOnzichtbaar(deel.toelichting) }),
});

/** @param ontvangercode the ontvanger that answers; a zending of another one does not exist for it. */
export async function answer(
  diensten: Diensten,
  ontvangercode: string,
  zendingId: string,
  bericht: Retourbericht,
): Promise<Antwoorduitkomst> {
  const zending = await findAnswerable(diensten, ontvangercode, zendingId);
  if (zending === undefined) return { soort: 'niet-gevonden' };
  const tekst = new TextEncoder().encode(JSON.stringify(bericht));
  return answerZending(diensten, zending, bericht, { vorm: 'json', bytes: tekst, plaats: regelPointer });
}

const regelPointer = (regel: number | undefined, veld: string) => ({
  pointer: regel === undefined ? `/${veld}` : `/regels/${regel}/${veld}`,
});

/** Undefined when it does not exist, is of another ontvanger, or never reached its postvak. */
export async function findAnswerable(
  { staat }: Pick<Diensten, 'staat'>,
  ontvangercode: string,
  zendingId: string,
): Promise<ZendingRij | undefined> {
  const zending = await staat.zendingen.findZending(zendingId);
  return zending?.ontvanger.code === ontvangercode && zending.postvaknummer !== undefined ? zending : undefined;
}

/** How an answer came in, and how its places are named to whoever sent it. */
export interface Herkomst {
  readonly vorm: Extract<Retourvorm, 'json' | 'csv'>;
  readonly bytes: Uint8Array;
  readonly plaats: (regel: number | undefined, veld: keyof Retourbericht | keyof Retourregel) => Bevinding['plaats'];
}

export async function answerZending(
  diensten: Diensten,
  zending: ZendingRij,
  bericht: Retourbericht,
  { vorm, bytes, plaats }: Herkomst,
): Promise<Antwoorduitkomst> {
  if (zending.gewistOp !== undefined) return { soort: 'geweigerd', bevindingen: [NA_BEWAARTERMIJN] };
  const bezwaren = checkRetourbericht(bericht, plaats);
  const gevonden = bericht.regels.length === 0 ? new Map() : await locate(diensten, zending, bericht, plaats, bezwaren);
  if (bezwaren.length > 0) return { soort: 'geweigerd', bevindingen: bezwaren };
  const regels = bericht.regels.flatMap((regel): readonly Afgewezen[] => {
    const plek = gevonden.get(regel.referentienummer);
    return plek === undefined ? [] : [{ ...plek, ...reden(regel) }];
  });
  const retour: RetourRij = {
    id: diensten.nieuwId(),
    zendingId: zending.id,
    ontvangercode: zending.ontvanger.code,
    vorm,
    oordeel: bericht.oordeel,
    ...reden(bericht),
    aantalRegels: regels.length,
    aantalAfgewezen: regels.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ontvangenOp: tijdstip(diensten.klok()),
  };
  const bevindingen = [
    ...(bericht.oordeel === 'afgewezen' ? zendingBevindingen(zending, reden(bericht)) : []),
    ...regels.flatMap((regel) => regelBevindingen(zending, regel, regel)),
  ];
  const uitkomst =
    regels.length === 0
      ? await storeAnswer(diensten, retour, bevindingen)
      : await storeWithRegels(diensten, retour, bytes, uitslagen(regels), bevindingen);
  return uitkomst.soort === 'verwerkt' ? uitkomst : { soort: 'al-beantwoord' };
}

type Afgewezen = Zendingregel & ReturnType<typeof reden>;

/** What is said of single regels goes to blobs, with the message: those have a referentienummer. */
export async function storeWithRegels(
  diensten: Diensten,
  retour: RetourRij,
  bytes: Uint8Array,
  regels: AsyncIterable<Uitslagregel>,
  bevindingen: readonly Bevinding[],
): ReturnType<typeof storeAnswer> {
  const { blobs, staat } = diensten;
  await staat.verantwoordingen.beginOntvangst(retour.id, retour.ontvangenOp);
  await diensten.mappen.begin(ontvangstMap(retour.id), retour.ontvangercode);
  await blobs.put(retourSleutel(retour.id), streamOf(bytes));
  await diensten.tussenstap('antwoord-gelezen');
  await storeUitslag(blobs, retour.id, regels);
  await diensten.tussenstap('uitslag-bewaard');
  const uitkomst = await storeAnswer(diensten, retour, bevindingen);
  if (uitkomst.soort !== 'verwerkt' || !uitkomst.nieuw) {
    await forget(blobs, retour.id);
    await staat.verantwoordingen.endOntvangst(retour.id);
  }
  return uitkomst;
}

async function* uitslagen(regels: readonly Afgewezen[]): AsyncGenerator<Uitslagregel> {
  for (const { nr, referentienummer, retourcodes, toelichting } of regels)
    yield { nr, referentienummer, afgewezen: true, retourcodes, ...(toelichting === undefined ? {} : { toelichting }) };
}

/** The regels that are named, by referentienummer; what is not in this zending becomes an objection. */
async function locate(
  diensten: Diensten,
  zending: ZendingRij,
  { regels }: Retourbericht,
  plaats: Herkomst['plaats'],
  bezwaren: Bevinding[],
): Promise<Map<string, Zendingregel>> {
  const beeld = await diensten.register.huidig();
  const gevonden = new Map<string, Zendingregel>();
  if (beeld.index.findFormaat(zending.formaat.naam, zending.formaat.versie)?.niveau !== 'persoon') {
    const waar = plaats(undefined, 'regels');
    bezwaren.push({ code: 'RETOURREGEL_NIET_MOGELIJK', ernst: 'fout', plaats: waar, parameters: {} });
    return gevonden;
  }
  const gezocht = new Set(regels.map(({ referentienummer }) => referentienummer));
  for await (const batch of regelsVanZending(diensten, zending, beeld)) {
    for (const regel of batch)
      if (regel.andersReden === undefined && gezocht.has(regel.referentienummer))
        gevonden.set(regel.referentienummer, regel);
    if (gevonden.size === gezocht.size) break;
  }
  regels.forEach(({ referentienummer }, nr) => {
    if (gevonden.has(referentienummer)) return;
    const waar = plaats(nr, 'referentienummer');
    bezwaren.push({ code: 'RETOURREGEL_ONBEKEND', ernst: 'fout', plaats: waar, parameters: {} });
  });
  return gevonden;
}
