/** XML 1.0 in UTF-8: no indentation, one declaration, namespaces on the root. */
import {
  type Attribuut,
  type Boomrij,
  type BoomStap,
  type Cel,
  celTekst,
  type LosseStap,
  losseStappen,
  type OutputDocument,
  type Rijstap,
} from '../domain/output.ts';
import { pastInXml } from '../domain/tekenset.ts';
import { codeerUtf8, inChunks, solid } from './brokken.ts';
import { createKaal } from './kaal.ts';

type Boom = Extract<OutputDocument, { vorm: 'boom' }>;

const BIJZONDER = /[&<>\r]/;

/** A carriage return would be read back as a line feed (XML 1.0 §2.11), so it is written as a reference. */
const VERVANGING: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
  '"': '&quot;',
};

/** Nothing in it has to be escaped or refused. */
const isKaal = createKaal('&<>');

export function escapeXml(tekst: string): string {
  if (isKaal(tekst)) return tekst;
  // Conversion refuses these with a finding; getting here is a bug, and a broken file must not leave.
  if (!pastInXml(tekst)) throw new Error('a character that XML 1.0 cannot hold');
  return BIJZONDER.test(tekst) ? tekst.replace(/[&<>\r]/g, (teken) => VERVANGING[teken] ?? teken) : tekst;
}

/** A text between double quotes in a tag. */
export const attribute = (tekst: string): string =>
  escapeXml(tekst).replace(/["\n\t]/g, (teken) => VERVANGING[teken] ?? `&#${teken.charCodeAt(0)};`);

const text = (waarde: Cel): string => (typeof waarde === 'string' ? escapeXml(waarde) : celTekst(waarde));

const attributes = (attributen: readonly Attribuut[] | undefined): string => {
  if (attributen === undefined) return '';
  let uit = '';
  for (const { naam, waarde } of attributen) if (waarde !== null) uit += ` ${naam}="${attribute(celTekst(waarde))}"`;
  return uit;
};

/** Made once for every name there is, not for every regel. */
interface Tags {
  /** Without its end: attributes follow. */
  readonly begin: string;
  readonly open: string;
  readonly sluit: string;
}

/** The text before one value of a rij, up to it or without its element; the end tag of a value is written with what follows. */
interface Voorstuk {
  readonly tot: string;
  readonly zonder: string;
}

interface Rijplek {
  readonly naWaarde: Voorstuk;
  readonly naNiets: Voorstuk;
  readonly leeg: string;
}

interface Rijtekst {
  readonly plekken: readonly Rijplek[];
  readonly eindeNaWaarde: string;
  readonly eindeNaNiets: string;
}

function createRijtekst(vorm: readonly Rijstap[]): Rijtekst {
  const plekken: Rijplek[] = [];
  let vorige = '';
  let tussen = '';
  for (const { stap, naam } of vorm) {
    if (stap !== 'blad') {
      tussen += stap === 'open' ? `<${naam}>` : `</${naam}>`;
      continue;
    }
    plekken.push({
      naWaarde: { tot: solid(vorige, tussen, '<', naam, '>'), zonder: solid(vorige, tussen) },
      naNiets: { tot: solid(tussen, '<', naam, '>'), zonder: solid(tussen) },
      leeg: solid('<', naam, '/>'),
    });
    vorige = `</${naam}>`;
    tussen = '';
  }
  return { plekken, eindeNaWaarde: solid(vorige, tussen), eindeNaNiets: solid(tussen) };
}

function rowText({ plekken, eindeNaWaarde, eindeNaNiets }: Rijtekst, waarden: Boomrij['waarden']): string {
  let uit = '';
  let naWaarde = false;
  for (let nr = 0; nr < plekken.length; nr++) {
    const plek = plekken[nr];
    if (plek === undefined) continue;
    const voor = naWaarde ? plek.naWaarde : plek.naNiets;
    const waarde = waarden[nr];
    naWaarde = waarde !== undefined && waarde !== null && waarde !== '';
    uit += naWaarde ? voor.tot : voor.zonder;
    if (naWaarde) uit += text(waarde ?? null);
    else if (waarde !== undefined) uit += plek.leeg;
  }
  return uit + (naWaarde ? eindeNaWaarde : eindeNaNiets);
}

export function renderXml(document: Boom): AsyncIterable<Uint8Array> {
  const ruimten = Object.entries(document.naamruimten)
    .map(([voorvoegsel, ruimte]) => ` xmlns${voorvoegsel === '' ? '' : `:${voorvoegsel}`}="${attribute(ruimte)}"`)
    .join('');
  const tags = new Map<string, Tags>();
  const rijen = new Map<readonly Rijstap[], Rijtekst>();
  let isWortel = true;

  function tagsOf(naam: string): Tags {
    let gemaakt = tags.get(naam);
    if (gemaakt === undefined) {
      gemaakt = { begin: solid('<', naam), open: solid('<', naam, '>'), sluit: solid('</', naam, '>') };
      tags.set(naam, gemaakt);
    }
    return gemaakt;
  }

  function single(stap: LosseStap): string {
    const { begin, open, sluit } = tagsOf(stap.naam);
    if (stap.stap === 'sluit') return sluit;
    const kenmerken = isWortel ? ruimten + attributes(stap.attributen) : attributes(stap.attributen);
    isWortel = false;
    if (stap.stap === 'blad' && (stap.waarde === null || stap.waarde === '')) return `${begin}${kenmerken}/>`;
    const begonnen = kenmerken === '' ? open : `${begin}${kenmerken}>`;
    return stap.stap === 'blad' ? begonnen + text(stap.waarde) + sluit : begonnen;
  }

  function row(rij: Boomrij): string {
    if (isWortel) return losseStappen(rij).map(single).join('');
    let gemaakt = rijen.get(rij.vorm);
    if (gemaakt === undefined) {
      gemaakt = createRijtekst(rij.vorm);
      rijen.set(rij.vorm, gemaakt);
    }
    return rowText(gemaakt, rij.waarden);
  }

  function add(stappen: readonly BoomStap[]): string {
    let uit = '';
    for (const stap of stappen) uit += stap.stap === 'rij' ? row(stap) : single(stap);
    return uit;
  }

  return inChunks(document.stappen, codeerUtf8, '<?xml version="1.0" encoding="UTF-8"?>\n', add, () => '\n');
}
