/** Questions about a zending, between its ontvanger and its aanbieder. What they write goes with the zending; the state knows only that they did. */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { mayHoldBsn } from '../domain/bsn.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { zonderOnzichtbaar } from '../domain/tekenset.ts';
import type { Vraagbericht, VraagberichtRij, Vraaggesprek, Vraagkant } from '../domain/vraag.ts';
import { readText, streamOf } from '../storage/bytes.ts';
import type { Vraagdeelnemer } from '../storage/ports/vragen.ts';
import type { Bladvraag, Bladzijde } from '../storage/ports.ts';
import { offerGebeurtenissen } from './aanbiederwebhook.ts';
import type { Diensten } from './diensten.ts';
import { vraagSleutel } from './sleutels-van-opslag.ts';

export type { Vraagdeelnemer };

export const MAXIMUM_TEKENS = 4000;
/** One thread; more is a talk that belongs elsewhere. */
export const MAXIMUM_BERICHTEN = 500;

type Vraagdiensten = Pick<Diensten, 'staat' | 'blobs'>;

export type Vraaguitkomst =
  | { readonly soort: 'gestuurd'; readonly bericht: Vraagbericht }
  | { readonly soort: 'niet-gevonden' }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] };

/** Only what stands in the postvak can be talked about: before that the ontvanger does not know of it. */
export async function findBesprekelijk(
  { staat }: Pick<Diensten, 'staat'>,
  { kant, code }: Vraagdeelnemer,
  zendingId: string,
): Promise<ZendingRij | undefined> {
  const zending = await staat.zendingen.findZending(zendingId);
  if (zending?.postvaknummer === undefined) return undefined;
  return (kant === 'aanbieder' ? zending.agbcode : zending.ontvanger.code) === code ? zending : undefined;
}

/** Writes a message to the other side. */
export async function sendVraag(
  diensten: Diensten,
  van: Vraagdeelnemer,
  zendingId: string,
  invoer: string,
): Promise<Vraaguitkomst> {
  const { staat, blobs, nieuwId, klok } = diensten;
  const zending = await findBesprekelijk(diensten, van, zendingId);
  if (zending === undefined) return { soort: 'niet-gevonden' };
  if (zending.gewistOp !== undefined)
    return { soort: 'geweigerd', bevindingen: [{ code: 'ZENDING_GEWIST', ernst: 'fout', plaats: {}, parameters: {} }] };
  const tekst = zonderOnzichtbaar(invoer.replaceAll('\r\n', '\n')).trim();
  const aantal = (await staat.vragen.findGesprek(zendingId))?.aantal ?? 0;
  const bevindingen = checkVraag(tekst, aantal);
  if (bevindingen.length > 0) return { soort: 'geweigerd', bevindingen };
  const bytes = new TextEncoder().encode(tekst);
  const rij: VraagberichtRij = {
    id: nieuwId(),
    zendingId,
    van: van.kant,
    op: tijdstip(klok()),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  // Bytes first: a message that is told of is there.
  await blobs.put(vraagSleutel(zending.verantwoordingId, zendingId, rij.id), streamOf(bytes));
  await staat.vragen.addVraagbericht(rij);
  // It is stored, so a failure here is none of it; the reconciliation hands over what is left.
  await offerGebeurtenissen(diensten, [zending.agbcode]).catch(() => 0);
  return { soort: 'gestuurd', bericht: { ...rij, tekst } };
}

function checkVraag(tekst: string, aantal: number): readonly Bevinding[] {
  const plaats = { pointer: '/tekst' };
  const bevindingen: Bevinding[] = [];
  if (tekst === '') bevindingen.push({ code: 'VRAAG_LEEG', ernst: 'fout', plaats, parameters: {} });
  if (tekst.length > MAXIMUM_TEKENS)
    bevindingen.push({ code: 'VRAAG_TE_LANG', ernst: 'fout', plaats, parameters: { maximum: MAXIMUM_TEKENS } });
  if (mayHoldBsn(tekst)) bevindingen.push({ code: 'VRAAG_MET_BSN', ernst: 'fout', plaats, parameters: {} });
  if (aantal >= MAXIMUM_BERICHTEN)
    bevindingen.push({ code: 'VRAAG_TE_VEEL', ernst: 'fout', plaats: {}, parameters: { maximum: MAXIMUM_BERICHTEN } });
  return bevindingen;
}

/** Newest first. Undefined when this side has nothing to do with the zending. */
export async function listVraagberichten(
  diensten: Vraagdiensten,
  van: Vraagdeelnemer,
  zendingId: string,
  blad: Bladvraag,
): Promise<(Bladzijde<Vraagbericht> & { readonly zending: ZendingRij }) | undefined> {
  const zending = await findBesprekelijk(diensten, van, zendingId);
  if (zending === undefined) return undefined;
  const { rijen, ...rest } = await diensten.staat.vragen.listBerichten(zendingId, blad);
  return { ...rest, zending, rijen: await Promise.all(rijen.map((rij) => withTekst(diensten, zending, rij))) };
}

async function withTekst({ blobs }: Vraagdiensten, zending: ZendingRij, rij: VraagberichtRij): Promise<Vraagbericht> {
  const bytes = await blobs.get(vraagSleutel(zending.verantwoordingId, zending.id, rij.id));
  return { ...rij, tekst: bytes === undefined ? '' : await readText(bytes) };
}

/** Whoever looked at the thread has read what the other side wrote. */
export const markVragenGelezen = ({ staat }: Pick<Diensten, 'staat'>, zendingId: string, kant: Vraagkant) =>
  staat.vragen.markGelezen(zendingId, kant);

/** The same for who asks by a key: the thread as it is then. Undefined when there is none, or it is not of this side. */
export async function readGesprek(
  diensten: Vraagdiensten,
  van: Vraagdeelnemer,
  zendingId: string,
): Promise<Vraaggesprek | undefined> {
  if ((await findBesprekelijk(diensten, van, zendingId)) === undefined) return undefined;
  await markVragenGelezen(diensten, zendingId, van.kant);
  return diensten.staat.vragen.findGesprek(zendingId);
}

/** Undefined when nobody wrote anything yet. */
export const findGesprek = ({ staat }: Pick<Diensten, 'staat'>, zendingId: string): Promise<Vraaggesprek | undefined> =>
  staat.vragen.findGesprek(zendingId);

export type Afsluiting =
  | { readonly soort: 'afgesloten'; readonly nieuw: boolean; readonly gesprek: Vraaggesprek }
  | { readonly soort: 'niet-gevonden' }
  /** The other side wrote something that this side has not seen. */
  | { readonly soort: 'ongelezen' };

/** Says that there is nothing more to ask. It stays to be read, and the next message opens it again. */
export async function closeGesprek(
  diensten: Pick<Diensten, 'staat' | 'klok'>,
  van: Vraagdeelnemer,
  zendingId: string,
): Promise<Afsluiting> {
  const { vragen } = diensten.staat;
  if ((await findBesprekelijk(diensten, van, zendingId)) === undefined) return { soort: 'niet-gevonden' };
  const nieuw = await vragen.closeGesprek(zendingId, van.kant, tijdstip(diensten.klok()));
  const gesprek = await vragen.findGesprek(zendingId);
  if (gesprek === undefined) return { soort: 'niet-gevonden' };
  return gesprek.afgesloten === undefined ? { soort: 'ongelezen' } : { soort: 'afgesloten', nieuw, gesprek };
}

/** Last written first. */
export const listGesprekken = (
  { staat }: Pick<Diensten, 'staat'>,
  van: Vraagdeelnemer,
  blad: Bladvraag,
): Promise<Bladzijde<Vraaggesprek>> => staat.vragen.listGesprekken(van, blad);

/** Threads with something new, counted up to this many. */
export const countOngelezenVragen = ({ staat }: Pick<Diensten, 'staat'>, van: Vraagdeelnemer, maximum: number) =>
  staat.vragen.countOngelezen(van, maximum);
