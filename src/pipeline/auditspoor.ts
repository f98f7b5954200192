/**
 * The audit trail. Every administrative act goes through `auditeer`: its beginning is written before anything happens, its outcome
 * after it and before it is told to anyone. So nothing can be done without a trace, whatever fails in between.
 */
import type { Auditfase, Auditfeiten, Audithandeling } from '../domain/auditspoor.ts';
import { tijdstip } from '../domain/kalender.ts';
import { signAnker, verzegel } from '../receipts/auditspoor.ts';
import type { Ondertekening } from '../receipts/ondertekening.ts';
import type { Diensten } from './diensten.ts';

export type { Auditfeiten, Auditpersoon } from '../domain/auditspoor.ts';

type Spoordiensten = Pick<Diensten, 'staat' | 'klok' | 'pauzeer' | 'nieuwId'>;

/** How an act ended, and what is known of it only then. */
export interface Auditafloop {
  readonly fase: Exclude<Auditfase, 'begonnen'>;
  readonly feiten?: Auditfeiten;
}

/** Each time it is lost, somebody else's row was written; so many at the same moment are not expected in years. */
const MAXIMALE_POGINGEN = 200;
/** After the first time it was lost, at most; after each next one twice as long, up to the second. */
const EERSTE_WACHT_MS = 20;
const LANGSTE_WACHT_MS = 1_000;

/**
 * Does `werk` between two rows of the trail. What it throws is thrown on, after it was written as `mislukt`. When the first row cannot be
 * written, nothing is done.
 *
 * @param afloop reads from what `werk` gave how it ended; without it every end is `gedaan`
 */
export async function auditeer<Uitkomst>(
  diensten: Spoordiensten,
  handeling: Audithandeling,
  werk: () => Promise<Uitkomst>,
  afloop: (uitkomst: Uitkomst) => Auditafloop = () => ({ fase: 'gedaan' }),
): Promise<Uitkomst> {
  const bij = await noteer(diensten, { ...handeling, fase: 'begonnen' });
  let uitkomst: Uitkomst;
  try {
    uitkomst = await werk();
  } catch (fout) {
    await noteer(diensten, { ...handeling, fase: 'mislukt', bij });
    throw fout;
  }
  const { fase, feiten } = afloop(uitkomst);
  await noteer(diensten, { ...handeling, fase, bij, feiten: { ...handeling.feiten, ...feiten } });
  return uitkomst;
}

/**
 * Writes one row of something that happened and has no beginning of its own: somebody signed in, a session ended.
 * @returns the number of the row
 */
export const noteerVoorval = (
  diensten: Spoordiensten,
  voorval: Audithandeling & { readonly fase: Auditafloop['fase'] },
): Promise<number> => noteer(diensten, voorval);

/** From 0 to 1. @param id random: the first eight digits of a version 4 UUID are */
const chance = (id: string): number => Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;

/** @returns the number of the row */
async function noteer(
  { staat, klok, pauzeer, nieuwId }: Spoordiensten,
  regel: Audithandeling & { readonly fase: Auditfase; readonly bij?: number },
): Promise<number> {
  for (let poging = 0; poging < MAXIMALE_POGINGEN; poging++) {
    // Whoever all try again at once lose to one of them each time: the work grows with the square of how many they are.
    if (poging > 0) await pauzeer(chance(nieuwId()) * Math.min(EERSTE_WACHT_MS * 2 ** poging, LANGSTE_WACHT_MS));
    const verzegeld = verzegel({ ...regel, op: tijdstip(klok()) }, await staat.auditspoor.findKop());
    if (await staat.auditspoor.addRegel(verzegeld)) return verzegeld.regel.nummer;
  }
  throw new Error('the audit trail is busier than it can be');
}

/**
 * Signs the end of the chain, once per end. Without a key to sign with there is no anchor, and only who kept an export can show that
 * the chain was not made again.
 *
 * @returns the anchor that was added; undefined when there was nothing to do
 */
export async function ankerAuditspoor(
  { staat, klok }: Pick<Diensten, 'staat' | 'klok'>,
  { sleutel }: Ondertekening,
): Promise<string | undefined> {
  const kop = await staat.auditspoor.findKop();
  const laatste = (await staat.auditspoor.listAnkers()).at(-1);
  if (sleutel === undefined || kop === undefined || kop.nummer === laatste?.nummer) return undefined;
  const op = tijdstip(klok());
  const jws = await signAnker(kop, op, sleutel);
  await staat.auditspoor.addAnker({ nummer: kop.nummer, op, jws });
  return jws;
}

const REGELS_PER_KEER = 500;

/**
 * The whole trail as it is now, one JSON object per line: the closing it begins at when it has one, then the anchors, then the rows. What is
 * added meanwhile is left out. Throws when rows of it are removed meanwhile: rather no file than one that looks tampered with.
 */
export async function* exportAuditspoor({ staat }: Pick<Diensten, 'staat'>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const kop = await staat.auditspoor.findKop();
  const tot = kop?.nummer ?? 0;
  const afsluiting = await staat.auditspoor.findAfsluiting();
  if (afsluiting !== undefined) yield encoder.encode(`${JSON.stringify({ afsluiting: afsluiting.jws })}\n`);
  for (const { nummer, jws } of await staat.auditspoor.listAnkers())
    if (nummer <= tot) yield encoder.encode(`${JSON.stringify({ anker: jws })}\n`);
  for (let na = afsluiting?.nummer ?? 0; na < tot; ) {
    const regels = await staat.auditspoor.listKeten(na, Math.min(REGELS_PER_KEER, tot - na));
    const laatste = regels.at(-1);
    if (laatste === undefined || regels[0]?.regel.nummer !== na + 1)
      throw new Error('the audit trail was closed while it was exported');
    yield encoder.encode(regels.map((regel) => `${JSON.stringify(regel)}\n`).join(''));
    na = laatste.regel.nummer;
  }
}
