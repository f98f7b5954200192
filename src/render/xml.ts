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

export function escapeXml(tekst: string): string {
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

export function renderXml(document: Boom): AsyncIterable<Uint8Array> {
  const ruimten = Object.entries(document.naamruimten)
    .map(([voorvoegsel, ruimte]) => ` xmlns${voorvoegsel === '' ? '' : `:${voorvoegsel}`}="${attribute(ruimte)}"`)
    .join('');
  let isWortel = true;

  function add(stappen: readonly BoomStap[]): string {
    let uit = '';
    for (const stap of stappen) {
      const { naam } = stap;
      if (stap.stap === 'sluit') {
        uit += `</${naam}>`;
        continue;
      }
      const begin = `<${naam}${isWortel ? ruimten : ''}${attributes(stap.attributen)}`;
      isWortel = false;
      if (stap.stap === 'open') uit += `${begin}>`;
      else if (stap.waarde === null || stap.waarde === '') uit += `${begin}/>`;
      else uit += `${begin}>${text(stap.waarde)}</${naam}>`;
    }
    return uit;
  }

  return inChunks(document.stappen, codeerUtf8, '<?xml version="1.0" encoding="UTF-8"?>\n', add, () => '\n');
}
