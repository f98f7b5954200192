/**
 * The audit trail as a chain: each row holds the hash of the one before. Whoever changes, removes, adds or moves a row must make every
 * later row again; that is found by whoever kept a later kop, or an anchor: a kop that was signed.
 */
import { createHash } from 'node:crypto';
import type { Auditkop, Auditregel, VerzegeldeRegel } from '../domain/auditspoor.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { type Ondertekensleutel, signCanoniek, toCanoniek, verifyCanoniek } from './ondertekening.ts';

const TYPE = 'auditanker+jws';
/** Another kind than an anchor, of which there is one for every night: with those alone nobody can remove what came before. */
const AFSLUITING = 'auditafsluiting+jws';

/** The text a row is stored as, and that its hash is of. */
export const toRegeltekst = (regel: Auditregel): string => toCanoniek(regel);

const hash = (tekst: string): string => createHash('sha256').update(tekst).digest('hex');

/** @param kop the row it follows; undefined for the first */
export function verzegel(
  regel: Omit<Auditregel, 'nummer' | 'vorige'>,
  kop: Auditkop | undefined,
): VerzegeldeRegel & { readonly tekst: string } {
  const volledig: Auditregel = { ...regel, nummer: (kop?.nummer ?? 0) + 1, vorige: kop?.sha256 ?? '' };
  const tekst = toRegeltekst(volledig);
  return { regel: volledig, sha256: hash(tekst), tekst };
}

export const signAnker = (kop: Auditkop, op: string, sleutel: Ondertekensleutel): Promise<string> =>
  signCanoniek({ nummer: kop.nummer, sha256: kop.sha256, op }, TYPE, sleutel);

/**
 * What a trail begins at whose oldest rows are past their term.
 *
 * @param kop the last row that goes
 * @param laatsteOp when that was written
 */
export const signAfsluiting = (
  kop: Auditkop,
  laatsteOp: string,
  op: string,
  sleutel: Ondertekensleutel,
): Promise<string> => signCanoniek({ nummer: kop.nummer, sha256: kop.sha256, laatsteOp, op }, AFSLUITING, sleutel);

export type Ketenfout =
  /** Not a row at all, at this place in the export (from 1). */
  | { readonly soort: 'onleesbaar'; readonly plaats: number }
  /** The hash is not that of the row: it was changed. */
  | { readonly soort: 'veranderd'; readonly nummer: number }
  /** Another number was expected: rows are gone, were added, or were moved. */
  | { readonly soort: 'volgorde'; readonly nummer: number; readonly verwacht: number }
  /** The row does not follow the one before. */
  | { readonly soort: 'verbroken'; readonly nummer: number }
  /** The chain ends before a row that is known to exist: its tail was cut off. */
  | { readonly soort: 'afgekapt'; readonly nummer: number; readonly einde: number }
  /** The row is another one than was signed, or than is known: the chain was made again. */
  | { readonly soort: 'herschreven'; readonly nummer: number }
  | { readonly soort: 'anker-ongeldig'; readonly plaats: number }
  /** Not signed as a closing, or not on the first line. */
  | { readonly soort: 'afsluiting-ongeldig'; readonly plaats: number };

/** How a trail begins whose oldest rows were removed at the end of their term. */
export interface Ketenbegin extends Auditkop {
  /** When the last row that was removed was written, and when it was removed. */
  readonly laatsteOp: string;
  readonly op: string;
}

export interface Ketenoordeel {
  readonly aantalRegels: number;
  readonly kop: Auditkop | undefined;
  /** Absent when it begins at its first row. */
  readonly begin?: Ketenbegin;
  /** Koppen that were kept elsewhere, of rows that are past their term. */
  readonly nietNaTeGaan: readonly Auditkop[];
  /** The last row that an anchor stands for; what comes later could still be made again by who has the database. */
  readonly verankerdTot: number;
}

type Exportregel = {
  readonly tekst: string;
  readonly sha256: string;
  readonly nummer: number;
  readonly vorige: string;
};

/**
 * Checks an export, line after line; memory grows with its anchors only. The first fault ends it, for what follows a fault proves
 * nothing.
 *
 * @param lijnen first, when rows were removed, the closing as `{"afsluiting":"<JWS>"}`; then the anchors as `{"anker":"<JWS>"}`, then the
 *   rows as `{"regel":…,"sha256":…}` in order
 * @param bekend koppen that were kept elsewhere
 */
export async function verifyKeten(
  lijnen: AsyncIterable<string> | Iterable<string>,
  jwks: { readonly keys: readonly object[] },
  bekend: readonly Auditkop[] = [],
): Promise<Result<Ketenoordeel, Ketenfout>> {
  const verwacht = new Map(bekend.map(({ nummer, sha256 }) => [nummer, sha256]));
  let begin: Ketenbegin | undefined;
  let kop: Auditkop | undefined;
  let verankerdTot = 0;
  let plaats = 0;
  for await (const lijn of lijnen) {
    if (lijn === '') continue;
    plaats++;
    const gelezen = readLijn(lijn);
    if (gelezen === undefined) return err({ soort: 'onleesbaar', plaats });
    if ('afsluiting' in gelezen) {
      begin = plaats === 1 ? await readAfsluiting(gelezen.afsluiting, jwks) : undefined;
      if (begin === undefined) return err({ soort: 'afsluiting-ongeldig', plaats });
      kop = begin;
      verankerdTot = begin.nummer;
      if ((verwacht.get(begin.nummer) ?? begin.sha256) !== begin.sha256)
        return err({ soort: 'herschreven', nummer: begin.nummer });
      continue;
    }
    if ('anker' in gelezen) {
      const anker = await readAnker(gelezen.anker, jwks);
      // After the first row it could no longer be held against the row it stands for.
      if (anker === undefined || kop !== begin) return err({ soort: 'anker-ongeldig', plaats });
      if ((verwacht.get(anker.nummer) ?? anker.sha256) !== anker.sha256)
        return err({ soort: 'herschreven', nummer: anker.nummer });
      verwacht.set(anker.nummer, anker.sha256);
      verankerdTot = Math.max(verankerdTot, anker.nummer);
      continue;
    }
    const { nummer, vorige, sha256, tekst } = gelezen;
    const volgend = (kop?.nummer ?? 0) + 1;
    if (nummer !== volgend) return err({ soort: 'volgorde', nummer, verwacht: volgend });
    if (hash(tekst) !== sha256) return err({ soort: 'veranderd', nummer });
    if (vorige !== (kop?.sha256 ?? '')) return err({ soort: 'verbroken', nummer });
    if ((verwacht.get(nummer) ?? sha256) !== sha256) return err({ soort: 'herschreven', nummer });
    kop = { nummer, sha256 };
  }
  const eerste = begin?.nummer ?? 0;
  const einde = kop?.nummer ?? 0;
  for (const nummer of verwacht.keys()) if (nummer > einde) return err({ soort: 'afgekapt', nummer, einde });
  return ok({
    aantalRegels: einde - eerste,
    kop: kop && { nummer: kop.nummer, sha256: kop.sha256 },
    ...(begin && { begin }),
    nietNaTeGaan: bekend.filter(({ nummer }) => nummer < eerste),
    verankerdTot,
  });
}

/** A row, the JWS of an anchor or a closing, or undefined for anything else. */
function readLijn(
  lijn: string,
): Exportregel | { readonly anker: string } | { readonly afsluiting: string } | undefined {
  const inhoud = parse(lijn);
  if (typeof inhoud !== 'object' || inhoud === null) return undefined;
  if ('afsluiting' in inhoud)
    return typeof inhoud.afsluiting === 'string' ? { afsluiting: inhoud.afsluiting } : undefined;
  if ('anker' in inhoud) return typeof inhoud.anker === 'string' ? { anker: inhoud.anker } : undefined;
  if (!('regel' in inhoud) || !('sha256' in inhoud) || typeof inhoud.sha256 !== 'string') return undefined;
  const { regel, sha256 } = inhoud;
  if (typeof regel !== 'object' || regel === null || !('nummer' in regel) || !('vorige' in regel)) return undefined;
  const { nummer, vorige } = regel;
  return typeof nummer === 'number' && typeof vorige === 'string'
    ? { tekst: toCanoniek(regel), sha256, nummer, vorige }
    : undefined;
}

type Sleutels = { readonly keys: readonly object[] };

const readAnker = async (jws: string, jwks: Sleutels): Promise<Auditkop | undefined> =>
  readKop(await readOndertekend(jws, TYPE, jwks));

async function readAfsluiting(jws: string, jwks: Sleutels): Promise<Ketenbegin | undefined> {
  const inhoud = await readOndertekend(jws, AFSLUITING, jwks);
  const kop = readKop(inhoud);
  if (inhoud === undefined || kop === undefined || !('laatsteOp' in inhoud) || !('op' in inhoud)) return undefined;
  const { laatsteOp, op } = inhoud;
  return typeof laatsteOp === 'string' && typeof op === 'string' ? { ...kop, laatsteOp, op } : undefined;
}

async function readOndertekend(jws: string, type: string, jwks: Sleutels): Promise<object | undefined> {
  const gelezen = await verifyCanoniek(jws, type, jwks);
  if (!gelezen.ok) return undefined;
  const { inhoud } = gelezen.value;
  return typeof inhoud === 'object' && inhoud !== null ? inhoud : undefined;
}

function readKop(inhoud: object | undefined): Auditkop | undefined {
  if (inhoud === undefined || !('nummer' in inhoud) || !('sha256' in inhoud)) return undefined;
  const { nummer, sha256 } = inhoud;
  return typeof nummer === 'number' && typeof sha256 === 'string' ? { nummer, sha256 } : undefined;
}

function parse(tekst: string): unknown {
  try {
    return JSON.parse(tekst);
  } catch {
    return undefined;
  }
}
