/** Domains that an organisation may have called: `diemen.nl` stands for itself and for every name below it. */
import { noemtBsn } from './bsn.ts';

/** More than any organisation has services; each is a decision of somebody. */
export const MAXIMUM_DOMEINEN = 50;
/** RFC 1035 §2.3.4. */
const MAXIMUM_TEKENS = 253;
/** Two labels at least: whoever allows all of `nl` allows nothing in particular. The last begins with a letter: an address in numbers is no name. */
const DOMEIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * One domain as a person types it: capitals, accents (IDNA) and spaces around it may be there.
 * @returns in the notation of the DNS; undefined for what is no domain, as an address with a path, a port or a star is none
 */
export function readDomein(tekst: string): string | undefined {
  const kaal = tekst.trim();
  if (kaal === '' || kaal.length > MAXIMUM_TEKENS || /[/?#@:*%\\\s]/.test(kaal) || noemtBsn(kaal)) return undefined;
  if (!URL.canParse(`https://${kaal}`)) return undefined;
  const { hostname } = new URL(`https://${kaal}`);
  return hostname.length <= MAXIMUM_TEKENS && DOMEIN.test(hostname) ? hostname : undefined;
}

/** Each once, in the order of the alphabet: two lists that allow the same are the same. */
export const sorteerDomeinen = (domeinen: Iterable<string>): readonly string[] => [...new Set(domeinen)].sort();

/** @param host as the URL parser writes it */
export const isBinnen = (host: string, domeinen: readonly string[]): boolean =>
  domeinen.some((domein) => host === domein || host.endsWith(`.${domein}`));
