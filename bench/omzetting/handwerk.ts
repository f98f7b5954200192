/** What both sides that are not the gateway use: reading the lines, and a table and a notation that everyone would write alike. */
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import type { Gevulddeel } from './regels.ts';

export const CHUNK = 64 * 1024;

export const KOPREGEL =
  'Referentie;Gemeentecode;BSN;Toewijzing;Productcategorie;Productcode;Van;Tot en met;Volume;Eenheid;Tarief;Bedrag';

export const EENHEDEN: Readonly<Record<string, string>> = {
  '01': 'minuut',
  '04': 'uur',
  '14': 'etmaal',
  '16': 'dagdeel',
  '82': 'stuks',
  '83': 'euro',
  '84': 'inspanning',
};

/** All prestaties of a deel, a chunk of lines at a time. */
export function* prestaties({ inhoud }: Gevulddeel): Generator<readonly Prestatie[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let van = 0; van < inhoud.length; van += CHUNK) {
    const tekst = rest + decoder.decode(inhoud.subarray(van, van + CHUNK), { stream: true });
    const eind = tekst.lastIndexOf('\n');
    rest = tekst.slice(eind + 1);
    if (eind < 0) continue;
    const lijnen = JSON.parse(`[${tekst.slice(0, eind).replaceAll('\n', ',')}]`) as (readonly [number, Prestatie])[];
    yield lijnen.map(([, prestatie]) => prestatie);
  }
}

/** A code without a translation must not become an empty cell. */
export function eenheid(code: string): string {
  const naam = EENHEDEN[code];
  if (naam === undefined) throw new Error(`no name for unit ${code}`);
  return naam;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 cannot hold these
const NIET_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

export function xmlText(tekst: string): string {
  if (NIET_IN_XML.test(tekst)) throw new Error('a character that XML cannot hold');
  return /[&<>]/.test(tekst) ? tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : tekst;
}

export const saldo = (p: Prestatie): number => (p.debetCredit === 'C' ? -p.bedragCenten : p.bedragCenten);

export function euro(centen: number, teken: string): string {
  const cijfers = String(Math.abs(centen)).padStart(3, '0');
  return `${centen < 0 ? '-' : ''}${cijfers.slice(0, -2)}${teken}${cijfers.slice(-2)}`;
}
