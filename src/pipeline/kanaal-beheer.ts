/** Setting, showing and testing the channel of an ontvanger. A channel with a wire is used only after a test of exactly its settings. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { writeTekensleutel } from '../deliver/handtekening.ts';
import { testKanaal } from '../deliver/kanalen/kanaalwerk.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { KanaalRij, Proefstapuitkomst, Versleuteld, Wijziger } from '../domain/kanaal.ts';
import type { Kanaalstand } from '../storage/ports/kanalen.ts';
import { adresbeleidVan } from './buitenadressen.ts';
import type { Diensten } from './diensten.ts';
import { type Bewaard, neededSecrets } from './kanaal-geheimen.ts';
import { type GelezenKanaal, type Kanaalopgave, readKanaal } from './kanaal-lezen.ts';
import { openSecrets, openWerk, secretsPlace, unusable } from './kanaal-werk.ts';
import type { Huisregels } from './vier-ogen.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

export type { Kanaalstand };

type Kanaalomgeving = Pick<Diensten, 'staat' | 'kanalen' | 'klok' | 'nieuwId' | 'postbussen'>;

/** What an ontvanger has before anything was set. */
const NIETS = '0';

/** Where the settings that were given last stand. */
export function toestandVan({ beproefdOp, inGebruikOp }: KanaalRij): 'onbeproefd' | 'wacht-op-vrijgave' | 'in-gebruik' {
  if (inGebruikOp !== undefined) return 'in-gebruik';
  return beproefdOp === undefined ? 'onbeproefd' : 'wacht-op-vrijgave';
}

const HASH_EINDE = { onbeproefd: '', 'wacht-op-vrijgave': '-wacht', 'in-gebruik': '-beproefd' } as const;

/** Names this state: it changes with every change, with a test that succeeds, and when it is put to use. */
export const kanaalHash = ({ nieuwste }: Kanaalstand): string =>
  nieuwste === undefined ? NIETS : `${nieuwste.versie}${HASH_EINDE[toestandVan(nieuwste)]}`;

export type Kanaaluitkomst =
  | { readonly soort: 'bewaard' | 'ongewijzigd'; readonly stand: Kanaalstand }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'voorwaarde-vereist' | 'intussen-veranderd' };

/** Who receives: a gemeente that is or was, a regio, or a desk that an aansluiting names. */
export async function isOntvanger({ register }: Pick<Diensten, 'register'>, code: string): Promise<boolean> {
  const { gemeenten, inkoopregios, aansluitingen } = (await register.huidig()).register;
  return (
    gemeenten.some((een) => een.code === code) ||
    inkoopregios.some((een) => een.code === code) ||
    aansluitingen.some(({ ontvanger }) => ontvanger.soort !== 'gemeente' && ontvanger.code === code)
  );
}

async function makeKey(): Promise<string> {
  const paar = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  if (!('privateKey' in paar)) throw new Error('Ed25519 gives a pair of keys');
  const { d, x } = (await crypto.subtle.exportKey('jwk', paar.privateKey)) as JsonWebKey;
  if (d === undefined || x === undefined) throw new Error('a key without its halves');
  return writeTekensleutel(Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url'));
}

async function makeClientKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(jwk) });
}

/** Secrets that do not open any more count as not given: they have to be given again. */
async function openBewaard({ kanalen }: Kanaalomgeving, rij: KanaalRij | undefined): Promise<Bewaard | undefined> {
  if (rij === undefined) return undefined;
  return { instelling: rij.instelling, geheimen: (await openSecrets(kanalen.kluis, rij)) ?? {} };
}

function checkVoorwaarde(voorwaarde: Voorwaarde, stand: Kanaalstand): 'goed' | 'vereist' | 'anders' {
  if (stand.nieuwste === undefined && voorwaarde.soort !== 'gelijk-aan') return 'goed';
  return testVoorwaarde(voorwaarde, kanaalHash(stand));
}

/** @param voorwaarde asked for as soon as something was set before */
export async function putKanaal(
  diensten: Kanaalomgeving,
  ontvangercode: string,
  opgave: Kanaalopgave,
  voorwaarde: Voorwaarde,
  door: Wijziger,
): Promise<Kanaaluitkomst> {
  const { staat, kanalen, klok } = diensten;
  const stand = await staat.kanalen.findKanaal(ontvangercode);
  const toets = checkVoorwaarde(voorwaarde, stand);
  if (toets !== 'goed') return { soort: toets === 'vereist' ? 'voorwaarde-vereist' : 'intussen-veranderd' };
  const [nieuwste, inGebruik] = await Promise.all([
    openBewaard(diensten, stand.nieuwste),
    openBewaard(diensten, stand.inGebruik),
  ]);
  const nu = klok();
  const gelezen = await readKanaal(opgave, {
    mogelijkheden: {
      adresbeleid: adresbeleidVan(kanalen, stand),
      certificaten: kanalen.certificaten,
      kluis: kanalen.kluis !== undefined,
      email: kanalen.postdienst !== undefined,
      publiekAdres: kanalen.afzender !== undefined,
    },
    ...(nieuwste && { nieuwste }),
    ...(inGebruik && { inGebruik }),
    nu,
    maakSleutel: makeKey,
    maakClientsleutel: makeClientKey,
  });
  if (!gelezen.ok) return { soort: 'geweigerd', bevindingen: gelezen.error };
  const rij = await toRij(
    diensten,
    ontvangercode,
    (stand.nieuwste?.versie ?? 0) + 1,
    gelezen.value,
    door,
    tijdstip(nu),
  );
  if (!(await staat.kanalen.addKanaal(rij))) return { soort: 'intussen-veranderd' };
  if (rij.inGebruikOp !== undefined) await diensten.postbussen.kanaalGewijzigd(ontvangercode);
  return { soort: 'bewaard', stand: await staat.kanalen.findKanaal(ontvangercode) };
}

async function toRij(
  { kanalen }: Kanaalomgeving,
  ontvangercode: string,
  versie: number,
  { instelling, geheimen, publiekeSleutels, clientsleutel }: GelezenKanaal,
  door: Wijziger,
  op: string,
): Promise<KanaalRij> {
  const heeftGeheimen = Object.keys(geheimen).length > 0;
  const versleuteld: Versleuteld | undefined = heeftGeheimen
    ? await kanalen.kluis?.encrypt(JSON.stringify(geheimen), secretsPlace({ ontvangercode, versie }))
    : undefined;
  if (heeftGeheimen && versleuteld === undefined) throw new Error('secrets were accepted without a kluis');
  return {
    ontvangercode,
    versie,
    instelling,
    ...(versleuteld && { geheimen: versleuteld }),
    geheimnamen: neededSecrets(instelling),
    publiekeSleutels,
    ...(clientsleutel && { clientsleutel }),
    door,
    op,
    // The postvak has no wire: there is nothing to test. It is a brake: nothing leaves by it, so it asks for no second person.
    ...(instelling.kanaalsoort === 'postvak' ? { beproefdOp: op, inGebruikOp: op } : {}),
  };
}

/** Back to the postvak. What was set before stays in the history, without its secrets. */
export async function deleteKanaal(
  diensten: Kanaalomgeving,
  ontvangercode: string,
  voorwaarde: Voorwaarde,
  door: Wijziger,
): Promise<Exclude<Kanaaluitkomst, { readonly soort: 'geweigerd' }>> {
  const stand = await diensten.staat.kanalen.findKanaal(ontvangercode);
  if (stand.nieuwste === undefined || stand.nieuwste.instelling.kanaalsoort === 'postvak')
    return { soort: 'ongewijzigd', stand };
  const opgave = { instelling: { kanaalsoort: 'postvak' }, geheimen: {}, nieuweSleutel: false };
  const uitkomst = await putKanaal(diensten, ontvangercode, opgave, voorwaarde, door);
  if (uitkomst.soort === 'geweigerd') throw new Error('the postvak asks for nothing that could be wrong');
  return uitkomst;
}

export interface Proefuitkomst {
  readonly versie: number;
  readonly gelukt: boolean;
  readonly stappen: readonly Proefstapuitkomst[];
  /** The settings were not in use before, and are now. */
  readonly inGebruikGenomen: boolean;
  /** The test succeeded, and somebody else has to release them. */
  readonly wachtOpVrijgave: boolean;
}

/**
 * Tests the settings that were given last. When every step succeeds they are used from then on, or wait for a second person where the
 * house asks for one (kanaal-vrijgave.ts).
 * @returns undefined when the ontvanger has only the postvak, which has nothing to test
 */
export async function testLatest(
  diensten: Kanaalomgeving,
  ontvangercode: string,
  { vierOgen = false }: Huisregels = {},
): Promise<Proefuitkomst | undefined> {
  const { staat, kanalen, klok } = diensten;
  const stand = await staat.kanalen.findKanaal(ontvangercode);
  const { nieuwste } = stand;
  if (nieuwste === undefined) return undefined;
  const nu = klok();
  const werk = await openWerk(kanalen, new Map(), nieuwste, stand);
  const teBeproeven = werk.ok ? werk.value : unusable(werk.error);
  if (teBeproeven === undefined) return undefined;
  const stappen = await testKanaal(teBeproeven, diensten.nieuwId(), nu);
  const gelukt = stappen.every((stap) => stap.gelukt);
  const { versie } = nieuwste;
  const veranderd = gelukt && (await staat.kanalen.markeerBeproefd(ontvangercode, versie, tijdstip(nu), !vierOgen));
  const inGebruikGenomen = veranderd && !vierOgen;
  if (inGebruikGenomen) await diensten.postbussen.kanaalGewijzigd(ontvangercode);
  return { versie, gelukt, stappen, inGebruikGenomen, wachtOpVrijgave: veranderd && vierOgen };
}

/** Every version, newest first, without secrets. */
export const listKanaalversies = ({ staat }: Pick<Diensten, 'staat'>, ontvangercode: string) =>
  staat.kanalen.listKanaalversies(ontvangercode);

export const findKanaal = ({ staat }: Pick<Diensten, 'staat'>, ontvangercode: string): Promise<Kanaalstand> =>
  staat.kanalen.findKanaal(ontvangercode);
