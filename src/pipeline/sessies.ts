/** Sessions of people. What the browser holds is random; here is only its hash. */
import { createHash } from 'node:crypto';
import { tijdstip } from '../domain/kalender.ts';
import type { Aangemeld, LidRij } from '../domain/toegang.ts';
import type { Diensten } from './diensten.ts';

const MINUUT = 60_000;
/** Without any use for this long, a session ends. */
export const RUST_MS = 30 * MINUUT;
/** However busy: after this long one signs in again. */
export const DUUR_MS = 10 * 60 * MINUUT;
/** Who goes to the issuer to sign in is back within this time. */
export const POGING_MS = 15 * MINUUT;
/** Use is written down at most this often: not every page is worth a row. */
const AANRAAK_MS = MINUUT;

export type Sessiediensten = Pick<Diensten, 'staat' | 'klok' | 'nieuwId'>;

const hash = (geheim: string): string => createHash('sha256').update(geheim).digest('hex');

/** @returns what goes into the cookie: 244 random bits, nowhere stored. */
export async function beginSessie(diensten: Sessiediensten, lid: LidRij): Promise<string> {
  const geheim = `${diensten.nieuwId()}${diensten.nieuwId()}`.replaceAll('-', '');
  const nu = tijdstip(diensten.klok());
  await diensten.staat.organisaties.addSessie({ sha256: hash(geheim), lidId: lid.id, begonnenOp: nu, gebruiktOp: nu });
  return geheim;
}

/** @returns undefined when there is no such session, when it is over, or when the person was withdrawn. */
export async function readSessie(diensten: Sessiediensten, geheim: string): Promise<Aangemeld | undefined> {
  const sha256 = hash(geheim);
  const gevonden = await diensten.staat.organisaties.findSessie(sha256);
  if (gevonden === undefined) return undefined;
  const { sessie, lid, organisatie } = gevonden;
  const nu = diensten.klok().getTime();
  const rust = nu - Date.parse(sessie.gebruiktOp);
  if (rust > RUST_MS || nu - Date.parse(sessie.begonnenOp) > DUUR_MS || lid.ingetrokkenOp !== undefined) {
    await diensten.staat.organisaties.endSessie(sha256);
    return undefined;
  }
  if (rust > AANRAAK_MS) await diensten.staat.organisaties.touchSessie(sha256, tijdstip(diensten.klok()));
  return { lid, organisatie, sessie: sha256 };
}

export const endSessie = (diensten: Sessiediensten, geheim: string): Promise<void> =>
  diensten.staat.organisaties.endSessie(hash(geheim));

/** Every night: what nobody can use any more of sessions, attempts to sign in, and assertions of clients. */
export async function sweepToegang(diensten: Sessiediensten): Promise<void> {
  const voor = (ms: number): string => tijdstip(new Date(diensten.klok().getTime() - ms));
  await diensten.staat.organisaties.sweepSessies(voor(RUST_MS), voor(DUUR_MS));
  await diensten.staat.clients.sweep(voor(0), voor(POGING_MS));
}
