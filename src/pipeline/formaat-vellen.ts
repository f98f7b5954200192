/** An output file laid out to look at: rows of cells, each with its place as `explain` asks for it (convert/uitleg/plek.ts). */
import { decodeer, leesCellen, leesRegels, leesvormVan, toRegels } from './formaat-regels.ts';

export interface Velcel {
  readonly tekst: string;
  /** Absent where nothing of a regel can stand: a heading, a tag. */
  readonly plek?: string;
}

/** A sheet, or the whole of a file that has none. */
export interface Vel {
  readonly naam?: string;
  /** `tabel`: the first row holds the headings. `regels`: one cell a row, a line of XML or JSON. */
  readonly vorm: 'tabel' | 'regels';
  readonly rijen: readonly (readonly Velcel[])[];
  /** True when there is more than is shown. */
  readonly ingekort: boolean;
}

const MAXIMALE_RIJEN = 30;
const MAXIMALE_REGELS = 120;

/** @returns nothing for a file that is no text and no workbook */
export function layOut(inhoud: Uint8Array, mediatype: string): readonly Vel[] {
  const vorm = leesvormVan(mediatype);
  switch (vorm) {
    case 'csv':
      return [csvVel(toRegels(decodeer(inhoud, mediatype), 'csv'))];
    case 'werkmap':
      return werkmapVellen(leesRegels(inhoud, mediatype) ?? []);
    case 'xml':
      return [lineVel(followXml(toRegels(decodeer(inhoud, mediatype), 'xml')))];
    case 'json':
      return [lineVel(followJson(toRegels(decodeer(inhoud, mediatype), 'json')))];
    case 'tekst':
      return [lineVel(toRegels(decodeer(inhoud, mediatype), 'tekst').map((tekst) => ({ tekst })))];
    case 'binair':
      return [];
  }
}

const lineVel = (cellen: readonly Velcel[]): Vel => ({
  vorm: 'regels',
  rijen: cellen.slice(0, MAXIMALE_REGELS).map((cel) => [cel]),
  ingekort: cellen.length > MAXIMALE_REGELS,
});

/** The separator that divides the first line most. */
const separatorOf = (kop: string): string =>
  [';', ',', '\t', '|'].reduce((beste, teken) => (kop.split(teken).length > kop.split(beste).length ? teken : beste));

function csvVel(regels: readonly string[]): Vel {
  const gevuld = regels.at(-1) === '' ? regels.slice(0, -1) : regels;
  const teken = separatorOf(gevuld[0] ?? '');
  return {
    vorm: 'tabel',
    rijen: gevuld
      .slice(0, MAXIMALE_RIJEN)
      .map((regel, nr) =>
        (leesCellen(regel.replace(/^\uFEFF/, ''), teken) ?? [regel]).map(
          (tekst, kolom): Velcel => (nr === 0 ? { tekst } : { tekst, plek: `${nr + 1}:${kolom + 1}` }),
        ),
      ),
    ingekort: gevuld.length > MAXIMALE_RIJEN,
  };
}

/** `Blad1!B4: waarde`, line by line, to the rows of each sheet. */
function werkmapVellen(regels: readonly string[]): readonly Vel[] {
  const bladen = new Map<string, Velcel[][]>();
  for (const regel of regels) {
    const delen = /^(?<blad>.*)!(?<letters>[A-Z]+)(?<rij>[0-9]+): (?<tekst>.*)$/s.exec(regel)?.groups;
    if (delen?.blad === undefined || delen.letters === undefined) continue;
    const kolom = [...delen.letters].reduce((nummer, letter) => nummer * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const nr = Number(delen.rij) - 1;
    const rijen = bladen.get(delen.blad) ?? [];
    bladen.set(delen.blad, rijen);
    if (nr > MAXIMALE_RIJEN) continue;
    while (rijen.length <= nr) rijen.push([]);
    const rij = rijen[nr] ?? [];
    while (rij.length < kolom) rij.push({ tekst: '' });
    const tekst = delen.tekst ?? '';
    rij[kolom] = nr === 0 ? { tekst } : { tekst, plek: `${delen.blad}!${delen.letters}${delen.rij}` };
  }
  return [...bladen].map(([naam, rijen]) => ({
    naam,
    vorm: 'tabel' as const,
    rijen: rijen.slice(0, MAXIMALE_RIJEN),
    ingekort: rijen.length > MAXIMALE_RIJEN,
  }));
}

/** Each line of indented XML with the path of its element, counting from 1 among those of the same name. */
function followXml(regels: readonly string[]): readonly Velcel[] {
  const open: { readonly pad: string; readonly geteld: Map<string, number> }[] = [{ pad: '', geteld: new Map() }];
  return regels.map((tekst): Velcel => {
    const regel = tekst.trimStart();
    if (regel.startsWith('</')) {
      if (open.length > 1) open.pop();
      return { tekst };
    }
    const naam = /^<([^\s/>?!]+)/.exec(regel)?.[1];
    const ouder = open.at(-1);
    if (naam === undefined || ouder === undefined) return { tekst };
    const nummer = (ouder.geteld.get(naam) ?? 0) + 1;
    ouder.geteld.set(naam, nummer);
    const pad = `${ouder.pad}/${naam}${nummer === 1 ? '' : `[${nummer}]`}`;
    const blad = /<\/[^>]*>$/.test(regel) || regel.endsWith('/>');
    if (!blad) open.push({ pad, geteld: new Map() });
    return blad ? { tekst, plek: pad } : { tekst };
  });
}

/** Each line of indented JSON with the pointer of its value (RFC 6901). */
function followJson(regels: readonly string[]): readonly Velcel[] {
  const open: { readonly pad: string; readonly lijst: boolean; aantal: number }[] = [];
  return regels.map((tekst): Velcel => {
    const regel = tekst.trim();
    if (/^[}\]]/.test(regel)) {
      open.pop();
      return { tekst };
    }
    const ouder = open.at(-1);
    const naam = ouder?.lijst === true ? String(ouder.aantal++) : /^"((?:[^"\\]|\\.)*)"\s*:/.exec(regel)?.[1];
    const pad = ouder === undefined ? '' : `${ouder.pad}/${(naam ?? '').replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const opent = /([[{])$/.exec(regel)?.[1];
    if (opent === undefined) return { tekst, plek: pad };
    open.push({ pad, lijst: opent === '[', aantal: 0 });
    return { tekst };
  });
}
