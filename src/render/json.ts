/** JSON (RFC 8259) in UTF-8. The root element is the document; inside a `lijst` every child is an item and its name is left out. */
import { type BoomStap, type Cel, Decimaal, decimaalTekst, type OutputDocument } from '../domain/output.ts';
import { codeerUtf8, inChunks } from './brokken.ts';

type Boom = Extract<OutputDocument, { vorm: 'boom' }>;

/** Nothing in it has to be escaped. */
const KAAL = /^[ !#-[\]-~]*$/;

/** A decimal is written as the number it is, zeroes included: 12.50. */
function value(waarde: Cel): string {
  if (typeof waarde === 'string') return KAAL.test(waarde) ? `"${waarde}"` : JSON.stringify(waarde);
  return waarde instanceof Decimaal ? decimaalTekst(waarde, '.') : JSON.stringify(waarde);
}

export function renderJson(document: Boom): AsyncIterable<Uint8Array> {
  /** For every open element: whether it is a list, and whether something stands in it already. */
  const open: { readonly lijst: boolean; gevuld: boolean }[] = [];
  const sleutels = new Map<string, string>();

  /** Made once for every name there is, not for every regel. */
  function key(naam: string): string {
    let sleutel = sleutels.get(naam);
    if (sleutel === undefined) {
      sleutel = `${JSON.stringify(naam)}:`;
      sleutels.set(naam, sleutel);
    }
    return sleutel;
  }

  function before(naam: string): string {
    const ouder = open.at(-1);
    if (ouder === undefined) return '';
    const komma = ouder.gevuld ? ',' : '';
    ouder.gevuld = true;
    return ouder.lijst ? komma : komma + key(naam);
  }

  function add(stappen: readonly BoomStap[]): string {
    let uit = '';
    for (const stap of stappen) {
      // The language of a formaat has them for XML only; leaving them out here would lose values silently.
      if (stap.stap !== 'sluit' && stap.attributen !== undefined) throw new Error('JSON has no attributes');
      switch (stap.stap) {
        case 'open':
          uit += before(stap.naam) + (stap.lijst ? '[' : '{');
          open.push({ lijst: stap.lijst, gevuld: false });
          break;
        case 'sluit':
          open.pop();
          uit += stap.lijst ? ']' : '}';
          break;
        case 'blad':
          uit += before(stap.naam) + value(stap.waarde);
      }
    }
    return uit;
  }

  return inChunks(document.stappen, codeerUtf8, '', add, () => '\n');
}
