/**
 * What one person can ask of their data (AVG 15 and 17), done for who decides about it (AVG 28 lid 3 onder e): finding, handing out and
 * erasing. Found by keyed hash only; the lines themselves are read where the hash says they are.
 */
import { type Bewaargrond, type Bewaarreden, judgeKeten } from '../domain/bewaring.ts';
import { type DeelSleutel, deelNaam } from '../domain/deel.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import type { VerantwoordingRij } from '../domain/rijen.ts';
import { leesInhoud } from '../storage/delen/inhoud.ts';
import { prestatieBron, trajectBron } from '../storage/delen/lezer.ts';
import type { Betrokkenenlijst } from '../storage/ports/verwerkingen.ts';
import type { Bladvraag } from '../storage/ports.ts';
import { toBetrokkeneId, type Vindplaats, zoekBetrokkene } from './betrokkenen.ts';
import type { Diensten } from './diensten.ts';
import { delenMap } from './sleutels-van-opslag.ts';

export interface Betrokkenevraag {
  readonly bsn: string;
  /** Only what this aanbieder sent. */
  readonly agbcode?: string | undefined;
}

/** What was kept of this person under one submission. */
export interface Vondst extends Vindplaats {
  /** Zendingen that hold, or were made from, the delen this person is in. */
  readonly zendingIds: readonly string[];
}

export interface Vondsten {
  readonly vondsten: readonly Vondst[];
  /** Where could not be looked: the key of that list, or the list itself, is not there. */
  readonly onleesbaar: readonly Betrokkenenlijst[];
  readonly volgende?: string;
}

/** The person as the logboek names them, with the newest key. */
export const betrokkeneId = ({ betrokkenen: { nieuwste } }: Pick<Diensten, 'betrokkenen'>, bsn: string): string =>
  toBetrokkeneId(nieuwste.versie, nieuwste.hash(bsn));

/** One page of submissions that were looked in; a page can hold no vondst and yet have a next one. */
export async function findVondsten(
  diensten: Pick<Diensten, 'staat' | 'blobs' | 'betrokkenen'>,
  { bsn, agbcode }: Betrokkenevraag,
  blad: Bladvraag,
): Promise<Vondsten> {
  const { rijen, onleesbaar, volgende } = await zoekBetrokkene(diensten, bsn, agbcode, blad);
  const vondsten = await Promise.all(
    rijen.map(async (rij): Promise<Vondst> => {
      const { verantwoordingId } = rij;
      if (verantwoordingId === undefined) return { ...rij, zendingIds: [] };
      const namen = new Set(rij.delen.map(deelNaam));
      const delen = await diensten.staat.zendingen.listZendingDelen(verantwoordingId);
      return {
        ...rij,
        zendingIds: [...new Set(delen.filter((deel) => namen.has(deelNaam(deel))).map(({ zendingId }) => zendingId))],
      };
    }),
  );
  return { vondsten, onleesbaar, ...(volgende === undefined ? {} : { volgende }) };
}

const LIJSTEN_PER_KEER = 50;

async function* allVondsten(
  diensten: Pick<Diensten, 'staat' | 'blobs' | 'betrokkenen'>,
  vraag: Betrokkenevraag,
): AsyncGenerator<Vondsten> {
  let vanaf: string | undefined;
  do {
    const blad = await findVondsten(diensten, vraag, {
      aantal: LIJSTEN_PER_KEER,
      ...(vanaf === undefined ? {} : { vanaf }),
    });
    yield blad;
    vanaf = blad.volgende;
  } while (vanaf !== undefined);
}

/**
 * Everything that is kept of one person, as NDJSON: each regel as it was submitted, and a line for each place that cannot be read.
 * Memory does not grow with what is found.
 */
export async function* exportBetrokkene(
  diensten: Pick<Diensten, 'staat' | 'blobs' | 'betrokkenen'>,
  vraag: Betrokkenevraag,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const { vondsten, onleesbaar } of allVondsten(diensten, vraag)) {
    for (const vondst of vondsten)
      for await (const regel of regelsVan(diensten, vraag.bsn, vondst))
        yield encoder.encode(`${JSON.stringify({ ...waar(vondst), ...regel })}\n`);
    for (const lijst of onleesbaar)
      yield encoder.encode(`${JSON.stringify({ ...waar(lijst), soort: 'niet-doorzocht' })}\n`);
  }
}

const waar = ({ verantwoordingId, lijstId, agbcode, ontvangenOp }: Betrokkenenlijst) => ({
  ...(verantwoordingId === undefined ? { historieId: lijstId } : { verantwoordingId }),
  agbcode,
  ontvangenOp,
});

type Exportregel =
  | { readonly soort: 'prestatie' | 'traject'; readonly nr: number; readonly regel: object }
  /** The payload was destroyed; that they were in it is all that is left. */
  | { readonly soort: 'vernietigd'; readonly delen: readonly DeelSleutel[] }
  /** A message that was exchanged elsewhere: it is kept as it came, and its aanbieder has it as well. */
  | { readonly soort: 'historie'; readonly delen: readonly DeelSleutel[] };

async function* regelsVan(
  { blobs }: Pick<Diensten, 'blobs'>,
  bsn: string,
  { verantwoordingId, delen }: Vindplaats,
): AsyncGenerator<Exportregel> {
  if (verantwoordingId === undefined) {
    yield { soort: 'historie', delen };
    return;
  }
  const map = delenMap(verantwoordingId);
  const inhoud = await leesInhoud(blobs, map);
  if (inhoud === undefined) {
    yield { soort: 'vernietigd', delen };
    return;
  }
  // Read once and not kept: room for nothing.
  const ruimte = { bytes: 0 };
  for (const deel of delen) {
    for await (const batch of prestatieBron(blobs, map, inhoud, deel, ruimte).open())
      for (const { nr, prestatie } of batch)
        if (prestatie.bsn === bsn) yield { soort: 'prestatie', nr, regel: prestatie };
    for await (const batch of trajectBron(blobs, map, inhoud, deel, ruimte).open())
      for (const { nr, traject } of batch) if (traject.bsn === bsn) yield { soort: 'traject', nr, regel: traject };
  }
}

/** What became of the request to erase, for one submission. */
export type Wisbesluit = Pick<Betrokkenenlijst, 'lijstId' | 'verantwoordingId' | 'agbcode'> &
  (
    | { readonly besluit: 'gewist'; readonly grond: Bewaargrond | 'niet-bezorgd' | 'historie' }
    | { readonly besluit: 'was-gewist' }
    | { readonly besluit: 'blijft'; readonly reden: Bewaarreden; readonly tot?: string }
    | { readonly besluit: 'niet-doorzocht' }
  );

/**
 * Erases what the law lets go, as a whole: of a submission nothing can be taken out without making its receipts and the answers on it
 * untrue. See docs/decisions/0025-logbooks.md for what stays and why.
 */
export async function eraseBetrokkene(
  diensten: Pick<Diensten, 'staat' | 'blobs' | 'betrokkenen' | 'klok' | 'bewaartermijnen'>,
  vraag: Betrokkenevraag,
): Promise<readonly Wisbesluit[]> {
  const besluiten: Wisbesluit[] = [];
  // What is erased together (a chain of versions) is decided once.
  const gewist = new Map<string, Bewaargrond | 'niet-bezorgd'>();
  for await (const { vondsten, onleesbaar } of allVondsten(diensten, vraag)) {
    for (const { lijstId, verantwoordingId, agbcode } of vondsten) {
      const plek = { lijstId, agbcode, ...(verantwoordingId === undefined ? {} : { verantwoordingId }) };
      besluiten.push({
        ...plek,
        ...(verantwoordingId === undefined
          ? await eraseHistorie(diensten, lijstId)
          : await eraseVerantwoording(diensten, verantwoordingId, gewist)),
      });
    }
    for (const { lijstId, verantwoordingId, agbcode } of onleesbaar)
      besluiten.push({
        lijstId,
        agbcode,
        ...(verantwoordingId === undefined ? {} : { verantwoordingId }),
        besluit: 'niet-doorzocht',
      });
  }
  return besluiten;
}

type Besluit<Soort = Wisbesluit> = Soort extends Wisbesluit
  ? Omit<Soort, 'lijstId' | 'verantwoordingId' | 'agbcode'>
  : never;
type Wisdiensten = Pick<Diensten, 'staat' | 'blobs' | 'klok' | 'bewaartermijnen'>;

async function eraseHistorie(diensten: Wisdiensten, ontvangstId: string): Promise<Besluit> {
  const map = await diensten.staat.rechten.vergeetHistorie(ontvangstId, tijdstip(diensten.klok()));
  if (map === undefined) return { besluit: 'was-gewist' };
  await wipe(diensten, [map]);
  return { besluit: 'gewist', grond: 'historie' };
}

async function eraseVerantwoording(
  diensten: Wisdiensten,
  id: string,
  gewist: Map<string, Bewaargrond | 'niet-bezorgd'>,
): Promise<Besluit> {
  const al = gewist.get(id);
  if (al !== undefined) return { besluit: 'gewist', grond: al };
  const keten = await loadKeten(diensten, id);
  if (keten === undefined) return { besluit: 'was-gewist' };
  const oordeel = judgeKeten(keten, diensten.bewaartermijnen, amsterdamseDatum(diensten.klok()));
  const zendingen = (
    await Promise.all(keten.leden.map((lid) => diensten.staat.zendingen.listZendingen(lid.id)))
  ).flat();
  // Nobody ever had it and nobody is going to: there is no answer to wait for and nothing to correct or check.
  const niemandHadHet =
    keten.leden.at(-1)?.ingetrokken === true && zendingen.every(({ bezorgdOp }) => bezorgdOp === undefined);
  const grond =
    oordeel.soort === 'vernietigen'
      ? oordeel.grond
      : niemandHadHet && oordeel.reden !== 'onderweg'
        ? 'niet-bezorgd'
        : undefined;
  if (grond === undefined && oordeel.soort === 'bewaren')
    return { besluit: 'blijft', reden: oordeel.reden, ...(oordeel.tot === undefined ? {} : { tot: oordeel.tot }) };
  const vernietigd = await diensten.staat.bewaring.vernietigKeten(keten, tijdstip(diensten.klok()));
  // It changed while it was looked at.
  if (vernietigd === undefined || grond === undefined) return { besluit: 'blijft', reden: 'onderweg' };
  await wipe(diensten, vernietigd.mappen);
  for (const lid of keten.leden) gewist.set(lid.id, grond);
  return { besluit: 'gewist', grond };
}

/** Their keys are gone already; what is not removed now, the next night removes. */
async function wipe({ blobs, staat }: Pick<Wisdiensten, 'blobs' | 'staat'>, mappen: readonly string[]): Promise<void> {
  for (const map of mappen) await blobs.removeAll(`${map}/`);
  await staat.bewaring.meldGewist(mappen);
}

/** The chain of versions this verantwoording is in; undefined when it is destroyed already. */
async function loadKeten({ staat, klok }: Pick<Wisdiensten, 'staat' | 'klok'>, id: string) {
  let eerste: VerantwoordingRij | undefined = await staat.verantwoordingen.findVerantwoording(id);
  while (eerste?.vervangtId !== undefined) eerste = await staat.verantwoordingen.findVerantwoording(eerste.vervangtId);
  if (eerste === undefined) throw new Error(`verantwoording ${id} is not there`);
  // The page that begins just before it.
  const net = tijdstip(new Date(klok().getTime() + 1));
  const { rijen } = await staat.bewaring.listKetens(net, {
    aantal: 1,
    vanaf: `${eerste.ontvangenOp}|${eerste.id.slice(0, -1)}`,
  });
  const [keten] = rijen;
  return keten?.leden[0]?.id === eerste.id ? keten : undefined;
}
