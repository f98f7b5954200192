/** XML 1.0 in UTF-8: no indentation, one declaration, namespaces on the root. */
import { type Attribuut, type BoomStap, type Cel, celTekst, type OutputDocument } from '../domain/output.ts';
import { pastInXml } from '../domain/tekenset.ts';
import { codeerUtf8, inChunks } from './brokken.ts';

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
const KAAL = /^[ -%'-;=?-~]*$/;

export function escapeXml(tekst: string): string {
  if (KAAL.test(tekst)) return tekst;
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

export function renderXml(document: Boom): AsyncIterable<Uint8Array> {
  const ruimten = Object.entries(document.naamruimten)
    .map(([voorvoegsel, ruimte]) => ` xmlns${voorvoegsel === '' ? '' : `:${voorvoegsel}`}="${attribute(ruimte)}"`)
    .join('');
  const tags = new Map<string, Tags>();
  let isWortel = true;

  function tagsOf(naam: string): Tags {
    let gemaakt = tags.get(naam);
    if (gemaakt === undefined) {
      gemaakt = { begin: `<${naam}`, open: `<${naam}>`, sluit: `</${naam}>` };
      tags.set(naam, gemaakt);
    }
    return gemaakt;
  }

  function add(stappen: readonly BoomStap[]): string {
    let uit = '';
    for (const stap of stappen) {
      const { begin, open, sluit } = tagsOf(stap.naam);
      if (stap.stap === 'sluit') {
        uit += sluit;
        continue;
      }
      const kenmerken = isWortel ? ruimten + attributes(stap.attributen) : attributes(stap.attributen);
      isWortel = false;
      if (stap.stap === 'blad' && (stap.waarde === null || stap.waarde === '')) {
        uit += `${begin}${kenmerken}/>`;
        continue;
      }
      uit += kenmerken === '' ? open : `${begin}${kenmerken}>`;
      if (stap.stap === 'blad') uit += text(stap.waarde) + sluit;
    }
    return uit;
  }

  return inChunks(document.stappen, codeerUtf8, '<?xml version="1.0" encoding="UTF-8"?>\n', add, () => '\n');
}
