/**
 * Which IP addresses are reachable for everyone. What is not known to be public is not: the tables follow the special-purpose registries
 * of IANA (RFC 6890 and later), and of IPv6 only global unicast (2000::/3) counts.
 */

const IPV4 = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/** The first address and the length of the prefix. */
type Reeks = readonly [adres: string, bits: number];

const NIET_OPENBAAR_4: readonly Reeks[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // behind a provider's NAT
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, and the metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocols
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // measuring
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

const OPENBAAR_6: Reeks = ['2000::', 3];
const NIET_OPENBAAR_6: readonly Reeks[] = [
  ['2001::', 23], // protocols, among them Teredo
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: an IPv4 address in disguise
  ['3fff::', 20], // documentation
];

function readIpv4(tekst: string): bigint | undefined {
  const delen = IPV4.exec(tekst)?.slice(1).map(Number);
  if (delen === undefined || delen.some((deel) => deel > 255)) return undefined;
  return delen.reduce((getal, deel) => getal * 256n + BigInt(deel), 0n);
}

/** An IPv4 address at the end is written as the two groups it stands for. */
function withoutDottedTail(tekst: string): string | undefined {
  const staart = /[^:]*\.[^:]*$/.exec(tekst)?.[0];
  if (staart === undefined) return tekst;
  const ipv4 = readIpv4(staart);
  if (ipv4 === undefined) return undefined;
  return `${tekst.slice(0, -staart.length)}${(ipv4 >> 16n).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
}

function readIpv6(tekst: string): bigint | undefined {
  const helften = withoutDottedTail(tekst)?.split('::');
  if (helften === undefined || helften.length > 2) return undefined;
  const [voor = [], na = []] = helften.map((helft) => (helft === '' ? [] : helft.split(':')));
  const weg = 8 - voor.length - na.length;
  if (helften.length === 1 ? weg !== 0 : weg < 1) return undefined;
  const groepen = [...voor, ...Array<string>(weg).fill('0'), ...na];
  if (!groepen.every((groep) => /^[0-9a-f]{1,4}$/i.test(groep))) return undefined;
  return groepen.reduce((getal, groep) => getal * 65536n + BigInt(`0x${groep}`), 0n);
}

const within = (adres: bigint, [begin, bits]: Reeks, totaal: 32 | 128): boolean => {
  const eerste = totaal === 32 ? readIpv4(begin) : readIpv6(begin);
  if (eerste === undefined) throw new Error(`${begin} is no address`);
  const rest = BigInt(totaal - bits);
  return adres >> rest === eerste >> rest;
};

/** @param tekst without brackets and without a zone */
export const isIp = (tekst: string): boolean => readIpv4(tekst) !== undefined || readIpv6(tekst) !== undefined;

/** True for an address that everyone can reach. False for every other one, and for what is no address. */
export function isOpenbaarIp(tekst: string): boolean {
  const vier = readIpv4(tekst);
  if (vier !== undefined) return !NIET_OPENBAAR_4.some((reeks) => within(vier, reeks, 32));
  const zes = readIpv6(tekst);
  if (zes === undefined) return false;
  return within(zes, OPENBAAR_6, 128) && !NIET_OPENBAAR_6.some((reeks) => within(zes, reeks, 128));
}

/** This machine itself: 127.0.0.0/8 and ::1. */
export function isLoopback(tekst: string): boolean {
  const vier = readIpv4(tekst);
  return vier === undefined ? readIpv6(tekst) === 1n : within(vier, ['127.0.0.0', 8], 32);
}

/**
 * What one subscriber has: an IPv4 address, or the /64 around an IPv6 address, in one notation. Undefined for what is no address and for
 * this machine itself.
 */
export function readAdresblok(tekst: string): string | undefined {
  if (isLoopback(tekst)) return undefined;
  const vier = readIpv4(tekst);
  if (vier !== undefined) return vier.toString(16);
  const zes = readIpv6(tekst);
  if (zes === undefined) return undefined;
  // An IPv4 address in the notation of IPv6 (RFC 4291 §2.5.5.2) is that address.
  return zes >> 32n === 0xffffn ? (zes & 0xffffffffn).toString(16) : `${(zes >> 64n).toString(16)}::`;
}
