/** JSON (RFC 8259) in UTF-8. The root element is the document; inside a `lijst` every child is an item and its name is left out. */
import {
  type Boomrij,
  type BoomStap,
  type Cel,
  Decimaal,
  decimaalTekst,
  type LosseStap,
  losseStappen,
  type OutputDocument,
  type Rijstap,
} from '../domain/output.ts';
import { codeerUtf8, inChunks, solid } from './brokken.ts';
import { createKaal } from './kaal.ts';

type Boom = Extract<OutputDocument, { vorm: 'boom' }>;

/** Nothing in it has to be escaped. */
const isKaal = createKaal('"\\');

/** A decimal is written as the number it is, zeroes included: 12.50. */
function value(waarde: Cel): string {
  if (typeof waarde === 'string') return isKaal(waarde) ? `"${waarde}"` : JSON.stringify(waarde);
  if (typeof waarde === 'number' && Number.isSafeInteger(waarde)) return String(waarde);
  return waarde instanceof Decimaal ? decimaalTekst(waarde, '.') : JSON.stringify(waarde);
}

/** An open element: whether it is a list, and whether something stands in it already. */
interface Open {
  readonly lijst: boolean;
  gevuld: boolean;
}

/** The text before one value of a rij; the quote after a text is written with what follows. */
interface Voorstuk {
  /** Up to a text, with its first quote. */
  readonly tekst: string;
  /** Up to any other value. */
  readonly anders: string;
  /** Without the name, for when the value is left out. */
  readonly zonder: string;
}

interface Rijplek {
  readonly naTekst: Voorstuk;
  readonly naAnders: Voorstuk;
  /** Nothing stands before it in its element, so whether a comma follows is known only when it is written. */
  readonly eerste: boolean;
}

const voorstuk = (vooraf: string, tussen: string, naam: string): Voorstuk => ({
  tekst: solid(vooraf, tussen, naam, '"'),
  anders: solid(vooraf, tussen, naam),
  zonder: solid(vooraf, tussen),
});

/** A rij that closes what it opens, as text around its values. */
interface Rijtekst {
  readonly plekken: readonly Rijplek[];
  readonly einde: string;
}

/** Undefined when the rij opens or closes what stands around it. */
function createRijtekst(vorm: readonly Rijstap[], lijst: boolean, key: (naam: string) => string): Rijtekst | undefined {
  const open: Open[] = [{ lijst, gevuld: false }];
  const plekken: Rijplek[] = [];
  let tekst = '';
  for (const stap of vorm) {
    if (stap.stap === 'sluit') {
      open.pop();
      tekst += stap.lijst ? ']' : '}';
      continue;
    }
    const ouder = open.at(-1);
    if (ouder === undefined) return undefined;
    const naam = `${ouder.gevuld ? ',' : ''}${ouder.lijst ? '' : key(stap.naam)}`;
    if (stap.stap === 'blad') {
      plekken.push({
        naTekst: voorstuk('"', tekst, naam),
        naAnders: voorstuk('', tekst, naam),
        eerste: !ouder.gevuld,
      });
      tekst = '';
    } else {
      open.push({ lijst: stap.lijst, gevuld: false });
      tekst += naam + (stap.lijst ? '[' : '{');
    }
    ouder.gevuld = true;
  }
  return open.length === 1 ? { plekken, einde: solid(tekst) } : undefined;
}

/** Undefined when the first of an element is left out: then what follows has no comma before it. */
function rowText({ plekken, einde }: Rijtekst, waarden: Boomrij['waarden']): string | undefined {
  let uit = '';
  let naTekst = false;
  for (let nr = 0; nr < plekken.length; nr++) {
    const plek = plekken[nr];
    const waarde = waarden[nr];
    if (plek === undefined) continue;
    const voor = naTekst ? plek.naTekst : plek.naAnders;
    naTekst = false;
    if (typeof waarde === 'string' && isKaal(waarde)) {
      naTekst = true;
      uit += voor.tekst;
      uit += waarde;
    } else if (waarde !== undefined) {
      uit += voor.anders;
      uit += value(waarde);
    } else if (plek.eerste) return undefined;
    else uit += voor.zonder;
  }
  return uit + (naTekst ? `"${einde}` : einde);
}

export function renderJson(document: Boom): AsyncIterable<Uint8Array> {
  const open: Open[] = [];
  const sleutels = new Map<string, string>();
  const rijen = {
    inLijst: new Map<unknown, Rijtekst | undefined>(),
    inObject: new Map<unknown, Rijtekst | undefined>(),
  };

  /** Made once for every name there is, not for every regel. */
  function key(naam: string): string {
    let sleutel = sleutels.get(naam);
    if (sleutel === undefined) {
      sleutel = solid(JSON.stringify(naam), ':');
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

  function single(stap: LosseStap): string {
    // The language of a formaat has them for XML only; leaving them out here would lose values silently.
    if (stap.stap !== 'sluit' && stap.attributen !== undefined) throw new Error('JSON has no attributes');
    switch (stap.stap) {
      case 'open': {
        const tekst = before(stap.naam) + (stap.lijst ? '[' : '{');
        open.push({ lijst: stap.lijst, gevuld: false });
        return tekst;
      }
      case 'sluit':
        open.pop();
        return stap.lijst ? ']' : '}';
      case 'blad':
        return before(stap.naam) + value(stap.waarde);
    }
  }

  function rijtekstOf({ vorm }: Boomrij, { lijst }: Open): Rijtekst | undefined {
    const gemaakt = lijst ? rijen.inLijst : rijen.inObject;
    if (!gemaakt.has(vorm)) gemaakt.set(vorm, createRijtekst(vorm, lijst, key));
    return gemaakt.get(vorm);
  }

  function row(rij: Boomrij): string {
    const ouder = open.at(-1);
    const vast = ouder && rijtekstOf(rij, ouder);
    const tekst = vast && rowText(vast, rij.waarden);
    if (ouder === undefined || tekst === undefined) return losseStappen(rij).map(single).join('');
    const komma = ouder.gevuld ? ',' : '';
    ouder.gevuld = true;
    return komma + tekst;
  }

  function add(stappen: readonly BoomStap[]): string {
    let uit = '';
    for (const stap of stappen) uit += stap.stap === 'rij' ? row(stap) : single(stap);
    return uit;
  }

  return inChunks(document.stappen, codeerUtf8, '', add, () => '\n');
}
