/** Sessions of people. What the browser holds is random; here is only its hash. */
import { createHash } from 'node:crypto';
import { tijdstip } from '../domain/kalender.ts';
import type { Aangemeld, LidRij, Sessiebewijs } from '../domain/toegang.ts';
import type { SessieVan } from '../storage/ports/sessies.ts';
import {
  type Aanmeldwijze,
  closeVerlopen,
  closeWeigeringen,
  logAangemeld,
  logAfgemeld,
  type Sessieeinde,
} from './aanmeldspoor.ts';
import type { Diensten } from './diensten.ts';

const MINUUT = 60_000;
/** Without any use for this long, a session ends. */
export const RUST_MS = 30 * MINUUT;
/** However busy: after this long one signs in again. */
export const DUUR_MS = 10 * 60 * MINUUT;
/** Who goes to the issuer to sign in is back within this time. */
export const POGING_MS = 15 * MINUUT;
/** An act of weight is done by whoever showed who they are so long ago at most. */
export const VERS_MS = 10 * MINUUT;
/** A page offers such an act to who showed it so long ago at most: there is time left to fill in a form. */
export const VERS_VOOR_FORMULIER_MS = 5 * MINUUT;
/** Use is written down at most this often: not every page is worth a row. */
const AANRAAK_MS = MINUUT;

export type Sessiediensten = Pick<Diensten, 'staat' | 'klok' | 'nieuwId' | 'pauzeer'>;

const hash = (geheim: string): string => createHash('sha256').update(geheim).digest('hex');

/** @returns what goes into the cookie: 244 random bits, nowhere stored. */
export async function beginSessie(diensten: Sessiediensten, lid: LidRij, bewijs: Sessiebewijs = {}): Promise<string> {
  const geheim = `${diensten.nieuwId()}${diensten.nieuwId()}`.replaceAll('-', '');
  const nu = tijdstip(diensten.klok());
  const { bewezenOp, uitgeversessie } = bewijs;
  await diensten.staat.organisaties.addSessie({
    sha256: hash(geheim),
    lidId: lid.id,
    begonnenOp: nu,
    gebruiktOp: nu,
    ...(bewezenOp === undefined ? {} : { bewezenOp }),
    ...(uitgeversessie === undefined ? {} : { uitgeversessie }),
  });
  return geheim;
}

/**
 * Signs somebody in, and writes it down first: nobody is in without a trace.
 * @returns what goes into the cookie; undefined when the organisation is not there any more
 */
export async function signIn(
  diensten: Sessiediensten,
  lid: LidRij,
  wijze: Aanmeldwijze,
  bewijs: Sessiebewijs = {},
): Promise<string | undefined> {
  const organisatie = await diensten.staat.organisaties.getOrganisatie(lid.organisatieId);
  if (organisatie === undefined) return undefined;
  await logAangemeld(diensten, { lid, organisatie }, wijze);
  return beginSessie(diensten, lid, bewijs);
}

/**
 * @param gebruik whether this counts as use, after which the session goes on for a while
 * @returns undefined when there is no such session, when it is over, or when the person was withdrawn.
 */
export async function readSessie(
  diensten: Sessiediensten,
  geheim: string,
  gebruik = true,
): Promise<Aangemeld | undefined> {
  const sha256 = hash(geheim);
  const gevonden = await diensten.staat.organisaties.findSessie(sha256);
  if (gevonden === undefined) return undefined;
  const { sessie, lid, organisatie } = gevonden;
  const nu = diensten.klok().getTime();
  const rust = nu - Date.parse(sessie.gebruiktOp);
  const duur = nu - Date.parse(sessie.begonnenOp);
  if (rust > RUST_MS || duur > DUUR_MS || lid.ingetrokkenOp !== undefined) {
    // Of many requests at once with a session that is over, one ends it and writes it down.
    if (await diensten.staat.organisaties.endSessie(sha256))
      await logAfgemeld(
        diensten,
        { lid, organisatie },
        rust > RUST_MS ? 'rust' : duur > DUUR_MS ? 'duur' : 'ingetrokken',
      );
    return undefined;
  }
  const raakAan = gebruik && rust > AANRAAK_MS;
  if (raakAan) await diensten.staat.organisaties.touchSessie(sha256, tijdstip(diensten.klok()));
  const { bewezenOp, uitgeversessie } = sessie;
  return {
    lid,
    organisatie,
    sessie: sha256,
    rest: { rust: seconden(RUST_MS - (raakAan ? 0 : rust)), duur: seconden(DUUR_MS - duur) },
    ...(bewezenOp === undefined ? {} : { bewezenOp }),
    ...(uitgeversessie === undefined ? {} : { uitgeversessie }),
  };
}

const seconden = (ms: number): number => Math.floor(ms / 1000);

/** Whether this person showed so long ago at most who they are. */
export const isVers = ({ bewezenOp }: Sessiebewijs, nu: Date, hoogstensMs: number): boolean =>
  bewezenOp !== undefined && nu.getTime() - Date.parse(bewezenOp) <= hoogstensMs;

/** @param wie whose it is, as `readSessie` told; undefined: it was over already */
export async function endSessie(
  diensten: Sessiediensten,
  geheim: string,
  wie: Aangemeld | undefined,
  reden: Sessieeinde,
): Promise<void> {
  if ((await diensten.staat.organisaties.endSessie(hash(geheim))) && wie !== undefined)
    await logAfgemeld(diensten, wie, reden);
}

export interface EigenSessie extends Pick<SessieVan, 'organisatienaam' | 'begonnenOp' | 'gebruiktOp'> {
  /** The one that is asking. */
  readonly deze: boolean;
}

/** The open sessions of one person, for whichever organisation; the newest use first. @param geheim of the session that asks */
export async function listEigenSessies(
  { staat, klok }: Sessiediensten,
  { uitgever, onderwerp }: LidRij,
  geheim: string,
): Promise<readonly EigenSessie[]> {
  const na = (ms: number): string => tijdstip(new Date(klok().getTime() - ms));
  const sessies = await staat.sessies.listSessiesVan({ uitgever, onderwerp }, na(RUST_MS), na(DUUR_MS));
  const deze = hash(geheim);
  return sessies.map(({ sha256, organisatienaam, begonnenOp, gebruiktOp }) => ({
    organisatienaam,
    begonnenOp,
    gebruiktOp,
    deze: sha256 === deze,
  }));
}

/** Everywhere, also this one, and for every organisation. @returns how many there were */
export const endEigenSessies = ({ staat }: Sessiediensten, { uitgever, onderwerp }: LidRij): Promise<number> =>
  staat.sessies.endSessiesVan({ uitgever, onderwerp });

/** Every night: what nobody can use any more of sessions, attempts to sign in, and assertions of clients. */
export async function sweepToegang(diensten: Sessiediensten): Promise<void> {
  const voor = (ms: number): string => tijdstip(new Date(diensten.klok().getTime() - ms));
  await closeVerlopen(diensten, voor(RUST_MS), voor(DUUR_MS));
  await closeWeigeringen(diensten);
  await diensten.staat.clients.sweep(voor(0), voor(POGING_MS));
}
