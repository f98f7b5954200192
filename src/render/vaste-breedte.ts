/**
 * Records of fixed width: every field has its place, so a value is padded and never cut.
 *
 * Widths count characters, not bytes. In `ascii` and `windows-1252` these are the same.
 */
import { type Cel, celTekst, Decimaal, type OutputDocument, type VasteRegel, type VastVeld } from '../domain/output.ts';
import { aantalTekens, isPrintableAscii } from '../domain/tekenset.ts';
import { type Codeer, codeerAscii, codeerUtf8, codeerWindows1252, inChunks, type Meelezer } from './brokken.ts';

type Document = Extract<OutputDocument, { vorm: 'vaste-breedte' }>;

const REGELEINDE = { crlf: '\r\n', lf: '\n', geen: '' } as const;
const CODEER: Readonly<Record<Document['tekenset'], Codeer>> = {
  ascii: codeerAscii,
  'utf-8': codeerUtf8,
  'windows-1252': codeerWindows1252,
};
/** A line end inside a value would shift every field after it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const BESTURING = /[\u0000-\u001f\u007f]/;

/** What the values of conversion cannot be, or it would have said so: every one of these is a bug. */
function stop(veld: VastVeld, reden: string): never {
  throw new Error(`field ${veld.naam}: ${reden}`);
}

/** Digits with `decimalen` of them behind the unwritten sign; exact, or refused. */
function digits(veld: VastVeld, waarde: number | Decimaal, decimalen: number): { cijfers: string; negatief: boolean } {
  if (typeof waarde === 'number' && !Number.isInteger(waarde)) stop(veld, 'a fraction without exact decimals');
  const { eenheden, decimalen: heeft } = waarde instanceof Decimaal ? waarde : { eenheden: waarde, decimalen: 0 };
  if (!Number.isSafeInteger(eenheden)) stop(veld, 'a number too large to be exact');
  let cijfers = String(Math.abs(eenheden));
  if (heeft <= decimalen) cijfers = cijfers === '0' ? '0' : cijfers + '0'.repeat(decimalen - heeft);
  else {
    const teveel = heeft - decimalen;
    cijfers = cijfers.padStart(teveel + 1, '0');
    if (/[1-9]/.test(cijfers.slice(-teveel))) stop(veld, `more than ${decimalen} decimals`);
    cijfers = cijfers.slice(0, -teveel);
  }
  return { cijfers, negatief: eenheden < 0 };
}

function pad(veld: VastVeld, tekst: string, lengte: number): string {
  // Surrogate pairs are one character in the width of a record.
  const eenheden = lengte + tekst.length - aantalTekens(tekst);
  if (tekst.length > eenheden) stop(veld, `longer than ${lengte}`);
  return veld.uitlijning === 'links' ? tekst.padEnd(eenheden, veld.vulteken) : tekst.padStart(eenheden, veld.vulteken);
}

/** A number with its own decimals after a point. */
function plain(veld: VastVeld, waarde: number | Decimaal): { cijfers: string; negatief: boolean } {
  const tekst = celTekst(waarde);
  if (!/^-?\d+(\.\d+)?$/.test(tekst)) stop(veld, 'a number that has no plain notation');
  return { cijfers: tekst.replace('-', ''), negatief: tekst.startsWith('-') };
}

function numberText(veld: VastVeld, waarde: number | Decimaal): string {
  const { lengte, decimalen, teken, uitlijning, vulteken } = veld;
  const { cijfers, negatief } = decimalen === undefined ? plain(veld, waarde) : digits(veld, waarde, decimalen);
  if (uitlijning === 'links' && vulteken === '0') stop(veld, 'zeroes behind a number would change it');
  if (teken === 'voorloop') return (negatief ? '-' : '+') + pad(veld, cijfers, lengte - 1);
  if (teken === 'achter') return pad(veld, cijfers, lengte - 1) + (negatief ? '-' : '+');
  if (!negatief) return pad(veld, cijfers, lengte);
  // The sign goes before the zeroes, and next to the digits when spaces fill.
  return vulteken === '0' ? `-${pad(veld, cijfers, lengte - 1)}` : pad(veld, `-${cijfers}`, lengte);
}

/** One field, exactly `lengte` characters. */
export function vastVeldTekst(veld: VastVeld, waarde: Cel): string {
  if (waarde === null) return pad(veld, '', veld.lengte);
  if (typeof waarde === 'number' || waarde instanceof Decimaal) return numberText(veld, waarde);
  const tekst = typeof waarde === 'boolean' ? (waarde ? 'J' : 'N') : waarde;
  if (!isPrintableAscii(tekst) && BESTURING.test(tekst)) stop(veld, 'a control character');
  return pad(veld, tekst, veld.lengte);
}

/** `meelezer` sees every field on a line of its own. */
export function renderVasteBreedte(
  { tekenset, regeleinde, records }: Document,
  meelezer?: Meelezer,
): AsyncIterable<Uint8Array> {
  const einde = REGELEINDE[regeleinde];

  function add(batch: readonly VasteRegel[]): string {
    let uit = '';
    let los = '';
    for (const { velden, waarden } of batch) {
      if (waarden.length !== velden.length) throw new Error('a record with another number of values than fields');
      for (let plaats = 0; plaats < velden.length; plaats++) {
        const veld = velden[plaats];
        if (veld === undefined) continue;
        const tekst = vastVeldTekst(veld, waarden[plaats] ?? null);
        uit += tekst;
        if (meelezer !== undefined) los += `${tekst}\n`;
      }
      uit += einde;
    }
    meelezer?.(codeerUtf8(los));
    return uit;
  }

  return inChunks(records, CODEER[tekenset], '', add, () => '');
}
