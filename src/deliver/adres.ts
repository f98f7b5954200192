/**
 * Which addresses we call. An ontvanger chooses the address of its channel itself, so without this guard it could let us call what only we
 * can reach (SSRF). Asked when the address is set, and again before every call: a name may point elsewhere by then.
 */

import { isBinnen } from '../domain/domein.ts';
import type { Adresreden } from '../domain/kanaal.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { isIp, isLoopback, isOpenbaarIp } from './ip.ts';

const MAXIMUM_TEKENS = 2048;
const HTTPS_POORT = 443;
/** Below it live other protocols than HTTP (mail, shells, files); from it on receivers run what they like. */
const EERSTE_VRIJE_POORT = 1024;

/** Names that no public name server knows (RFC 6761, RFC 6762, RFC 8375, and the ones that networks use inside). */
const NIET_OPENBARE_ZONES = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'test',
  'invalid',
  'onion',
];

/** Gives all IPv4 and IPv6 addresses of a name; none when it does not exist. Throws when it cannot say. */
export type Naamdienst = (naam: string) => Promise<readonly string[]>;

export interface Adresbeleid {
  /** On a machine for development: this machine itself may be called, also over http. Nothing else that is not public. */
  readonly lokaal: boolean;
  /** Only these domains and what lies below them, whatever else is public; absent: no such list. */
  readonly domeinen?: readonly string[];
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const isThisMachine = (host: string): boolean => host === 'localhost' || isLoopback(host);

/**
 * Reads an address and judges what can be judged without asking anybody. The URL parser has by then written decimal, octal and
 * hexadecimal numbers as the address they stand for.
 */
export function readAdres(tekst: string, beleid: Adresbeleid): Result<URL, Adresreden> {
  const url = tekst.length > MAXIMUM_TEKENS || !URL.canParse(tekst) ? undefined : new URL(tekst);
  if (url === undefined) return err('geen-adres');
  if (url.username !== '' || url.password !== '') return err('met-gebruiker');
  const host = hostOf(url);
  if (beleid.domeinen !== undefined && !isBinnen(host, beleid.domeinen)) return err('niet-op-lijst');
  if (beleid.lokaal && isThisMachine(host)) return /^https?:$/.test(url.protocol) ? ok(url) : err('geen-https');
  if (url.protocol !== 'https:') return err('geen-https');
  const poort = url.port === '' ? HTTPS_POORT : Number(url.port);
  if (poort !== HTTPS_POORT && poort < EERSTE_VRIJE_POORT) return err('poort');
  if (isIp(host)) return isOpenbaarIp(host) ? ok(url) : err('niet-openbaar');
  const labels = host.split('.');
  if (labels.length < 2 || labels.includes('')) return err('niet-openbaar');
  return NIET_OPENBARE_ZONES.includes(labels.at(-1) ?? '') ? err('niet-openbaar') : ok(url);
}

/**
 * Asks the name server, and refuses when only one of the answers is not public: which one is used is not ours to choose. Between this
 * question and the call the answer can still change; that workerd filters the addresses it connects to is the second lock on that door
 * (tests/node/start/netwerk).
 * @returns undefined when the address may be called
 */
export async function resolveAdres(
  url: URL,
  beleid: Adresbeleid,
  naamdienst: Naamdienst,
): Promise<Extract<Adresreden, 'niet-openbaar' | 'bestaat-niet'> | undefined> {
  const host = hostOf(url);
  if (isIp(host) || (beleid.lokaal && isThisMachine(host))) return undefined;
  const adressen = await naamdienst(host);
  if (adressen.length === 0) return 'bestaat-niet';
  return adressen.every(isOpenbaarIp) ? undefined : 'niet-openbaar';
}
