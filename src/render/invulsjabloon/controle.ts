/** What a spreadsheet itself checks and explains while someone fills in a column (ECMA-376-1 §18.3.1.32). */
import { VELDEN } from '../../../generated/velden.ts';
import type { Invulkolom } from '../../standaard/bladen.ts';
import { keuzesVan } from '../../standaard/keuzes.ts';
import { attribute, escapeXml } from '../xml.ts';

/** Most that fits in the title and the text of an explanation. */
const MAX_TITEL = 32;
const MAX_UITLEG = 255;

/** Where the choices of each field stand: field to the cells on the sheet with choices. */
export type Keuzeplaatsen = ReadonlyMap<string, string>;

const UITLEG: Readonly<Record<Invulkolom['soort'], string>> = {
  tekst: '',
  datum: 'Een datum, bijvoorbeeld 31-12-2026.',
  geheel: 'Een heel getal.',
  getal: 'Een getal.',
  euro: 'Een bedrag in euro’s, zonder minteken.',
  janee: 'Kies ja of nee.',
};

export function explanation({ veld, soort, verplicht }: Invulkolom): string {
  const delen = [VELDEN[veld]?.omschrijving ?? '', UITLEG[soort], verplicht ? 'Verplicht.' : 'Mag leeg blijven.'];
  return delen.filter((deel) => deel !== '').join(' ');
}

/** @param cellen range for which it holds ('C2:C1048576') */
export function validation(kolom: Invulkolom, cellen: string, keuzes: Keuzeplaatsen): string {
  const titel = kolom.kop.slice(0, MAX_TITEL);
  const uitleg = explanation(kolom).slice(0, MAX_UITLEG);
  const begin = `sqref="${cellen}" allowBlank="1" showInputMessage="1" promptTitle="${attribute(titel)}" prompt="${attribute(uitleg)}"`;
  const fout = (tekst: string): string =>
    ` showErrorMessage="1" errorTitle="${attribute(titel)}" error="${attribute(tekst)}"`;
  const lijst = kolom.soort === 'janee' ? '"ja,nee"' : keuzes.get(kolom.veld);
  if (lijst !== undefined)
    return `<dataValidation type="list" ${begin}${fout('Kies een waarde uit de lijst.')}><formula1>${escapeXml(lijst)}</formula1></dataValidation>`;
  switch (kolom.soort) {
    case 'datum':
      // A birthday may lack its day, and is then text: a warning, no refusal.
      return `<dataValidation type="date" operator="greaterThan" errorStyle="warning" ${begin}${fout('Dit is geen datum. Schrijf bijvoorbeeld 31-12-2026.')}><formula1>61</formula1></dataValidation>`;
    case 'geheel':
      return `<dataValidation type="whole" operator="greaterThanOrEqual" ${begin}${fout('Vul een heel getal in, zonder minteken.')}><formula1>0</formula1></dataValidation>`;
    case 'euro':
      return `<dataValidation type="decimal" operator="greaterThanOrEqual" ${begin}${fout('Vul een bedrag in, zonder minteken.')}><formula1>0</formula1></dataValidation>`;
    default:
      return `<dataValidation ${begin}/>`;
  }
}

/** Choices as they stand in the list: the code, with what it means. */
export function choices(veld: string): readonly string[] {
  const keuzes = keuzesVan(veld);
  if (keuzes === undefined) return [];
  return [...keuzes].map(([code, omschrijving]) => (omschrijving === '' ? code : `${code} - ${omschrijving}`));
}
