/**
 * What a formula refers to. A formula is cut into text that means nothing to us and references, names of tables and prefixes of
 * sheets; putting the pieces together again gives the same formula (ECMA-376-1 18.17.2).
 */
import { kolomnummer } from '../cel.ts';

/** One corner: a column, a row or both, each with or without `$`. */
export interface Hoek {
  /** As written, without `$`. */
  readonly letters?: string;
  readonly kolomVast: boolean;
  readonly rij?: number;
  readonly rijVast: boolean;
}

/** One sheet, or the first and last of a row of sheets. */
export type Bladen = readonly [string] | readonly [string, string];

export interface Verwijzing {
  readonly soort: 'verwijzing';
  readonly bladen?: Bladen;
  /** The prefix as written, with its `!`. */
  readonly voorvoegsel: string;
  readonly van: Hoek;
  readonly tot?: Hoek;
}

export type Formuledeel =
  | string
  | Verwijzing
  /** A prefix before something that is no reference: a name, or #REF!. */
  | { readonly soort: 'blad'; readonly bladen: Bladen; readonly voorvoegsel: string }
  /** A word that may be the name of a table or a defined name. */
  | { readonly soort: 'naam'; readonly naam: string };

const MAX_KOLOM = 16_384;
const MAX_RIJ = 1_048_576;

const WOORD = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/uy;
const TEKST = /"(?:[^"]|"")*"/y;
const GETAL = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const FOUTWAARDE = /#[A-Z0-9/_]+[!?]?/iy;
const BLAD_MET_AANHALING = /'((?:[^']|'')+)'!/y;
const BLAD_KAAL = /([\p{L}_\\][\p{L}\p{N}_.\\?]*)(?::([\p{L}_\\][\p{L}\p{N}_.\\?]*))?!/uy;
/** What may not follow a reference: it would be part of a longer name, a function, a table or a sheet. */
const EIND = String.raw`(?![\p{L}\p{N}_.(\[!\\?])`;
const CEL = String.raw`(\$?)([A-Z]{1,3})(\$?)(\d{1,7})`;
const CELLEN = new RegExp(`${CEL}(?::${CEL})?${EIND}`, 'iuy');
const KOLOMMEN = new RegExp(String.raw`(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})${EIND}`, 'iuy');
const RIJEN = new RegExp(String.raw`(\$?)(\d{1,7}):(\$?)(\d{1,7})${EIND}`, 'uy');

function at(patroon: RegExp, formule: string, plaats: number): RegExpExecArray | null {
  patroon.lastIndex = plaats;
  return patroon.exec(formule);
}

const isKolom = (letters: string): boolean => kolomnummer(letters.toUpperCase()) <= MAX_KOLOM;
const isRij = (rij: number): boolean => rij >= 1 && rij <= MAX_RIJ;

function corner(kolomVast = '', letters: string | undefined, rijVast = '', rij: string | undefined): Hoek | undefined {
  if (letters !== undefined && !isKolom(letters)) return undefined;
  if (rij !== undefined && !isRij(Number(rij))) return undefined;
  return {
    ...(letters !== undefined && { letters }),
    kolomVast: kolomVast === '$',
    ...(rij !== undefined && { rij: Number(rij) }),
    rijVast: rijVast === '$',
  };
}

type Plek = { readonly van: Hoek; readonly tot?: Hoek; readonly einde: number };

/** A reference that begins at `plaats`: cells, whole columns (A:C) or whole rows (5:7). */
function readPlek(formule: string, plaats: number): Plek | undefined {
  const cel = at(CELLEN, formule, plaats);
  if (cel !== null) {
    const van = corner(cel[1], cel[2], cel[3], cel[4]);
    const tot = cel[8] === undefined ? undefined : corner(cel[5], cel[6], cel[7], cel[8]);
    if (van === undefined || (cel[8] !== undefined && tot === undefined)) return undefined;
    return { van, ...(tot !== undefined && { tot }), einde: CELLEN.lastIndex };
  }
  const kolommen = at(KOLOMMEN, formule, plaats);
  const rijen = kolommen === null ? at(RIJEN, formule, plaats) : null;
  if (kolommen === null && rijen === null) return undefined;
  const van = kolommen
    ? corner(kolommen[1], kolommen[2], '', undefined)
    : corner('', undefined, rijen?.[1], rijen?.[2]);
  const tot = kolommen
    ? corner(kolommen[3], kolommen[4], '', undefined)
    : corner('', undefined, rijen?.[3], rijen?.[4]);
  if (van === undefined || tot === undefined) return undefined;
  return { van, tot, einde: kolommen ? KOLOMMEN.lastIndex : RIJEN.lastIndex };
}

/** Behind the bracket that closes the one at `plaats`; a quote takes the meaning from the sign after it (structured references). */
function behindBrackets(formule: string, plaats: number): number {
  let diepte = 0;
  for (let hier = plaats; hier < formule.length; hier++) {
    const teken = formule[hier];
    if (teken === "'") hier++;
    else if (teken === '[') diepte++;
    else if (teken === ']' && --diepte === 0) return hier + 1;
  }
  return formule.length;
}

/** `laatste` is where the last `'!` is: behind it no quote can begin the name of a sheet, and looking for its end takes long. */
function readBladen(formule: string, plaats: number, laatste: number): { bladen: Bladen; einde: number } | undefined {
  const kaal = at(BLAD_KAAL, formule, plaats);
  if (kaal !== null) {
    const [, eerste = '', tweede] = kaal;
    return { bladen: tweede === undefined ? [eerste] : [eerste, tweede], einde: BLAD_KAAL.lastIndex };
  }
  if (plaats >= laatste) return undefined;
  const tussen = at(BLAD_MET_AANHALING, formule, plaats);
  if (tussen === null) return undefined;
  const [eerste = '', tweede] = (tussen[1] ?? '').replaceAll("''", "'").split(':');
  return { bladen: tweede === undefined ? [eerste] : [eerste, tweede], einde: BLAD_MET_AANHALING.lastIndex };
}

/** Cuts a formula (decoded, with or without `=`) into pieces. Never fails: what it does not know is text. */
export function leesFormule(formule: string): readonly Formuledeel[] {
  const delen: Formuledeel[] = [];
  const laatsteAanhaling = formule.lastIndexOf("'!");
  let plaats = 0;

  function addText(einde: number): void {
    const tekst = formule.slice(plaats, einde);
    const vorige = delen.at(-1);
    if (typeof vorige === 'string') delen[delen.length - 1] = vorige + tekst;
    else delen.push(tekst);
    plaats = einde;
  }

  function addPlek({ van, tot, einde }: Plek, voorvoegsel: string, bladen?: Bladen): void {
    delen.push({ soort: 'verwijzing', voorvoegsel, van, ...(tot && { tot }), ...(bladen && { bladen }) });
    plaats = einde;
  }

  while (plaats < formule.length) {
    if (formule[plaats] === '[') {
      addText(behindBrackets(formule, plaats));
      continue;
    }
    if (at(TEKST, formule, plaats) !== null) {
      addText(TEKST.lastIndex);
      continue;
    }
    const blad = readBladen(formule, plaats, laatsteAanhaling);
    if (blad !== undefined) {
      const voorvoegsel = formule.slice(plaats, blad.einde);
      const plek = readPlek(formule, blad.einde);
      if (plek !== undefined) addPlek(plek, voorvoegsel, blad.bladen);
      else {
        delen.push({ soort: 'blad', bladen: blad.bladen, voorvoegsel });
        plaats = blad.einde;
      }
      continue;
    }
    if (at(FOUTWAARDE, formule, plaats) !== null) {
      addText(FOUTWAARDE.lastIndex);
      continue;
    }
    const plek = readPlek(formule, plaats);
    if (plek !== undefined) {
      addPlek(plek, '');
      continue;
    }
    const woord = at(WOORD, formule, plaats);
    if (woord !== null) {
      if (formule[WOORD.lastIndex] === '(') addText(WOORD.lastIndex);
      else {
        delen.push({ soort: 'naam', naam: woord[0] });
        plaats = WOORD.lastIndex;
      }
      continue;
    }
    addText(at(GETAL, formule, plaats) === null ? plaats + 1 : GETAL.lastIndex);
  }
  return delen;
}

export const hoekTekst = ({ letters, kolomVast, rij, rijVast }: Hoek): string =>
  (letters === undefined ? '' : (kolomVast ? '$' : '') + letters) +
  (rij === undefined ? '' : (rijVast ? '$' : '') + rij);

export const plekTekst = (van: Hoek, tot: Hoek | undefined): string =>
  tot === undefined ? hoekTekst(van) : `${hoekTekst(van)}:${hoekTekst(tot)}`;

const ZONDER_AANHALING = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** Names that would be read as a cell (A1 or R1C1) or as a truth value. */
const LIJKT_ANDERS = /^(?:[A-Z]{1,3}\d+|R\d*C?\d*|C\d*|TRUE|FALSE)$/i;

/**
 * A prefix for any name. Quotes are always allowed around one sheet; around several they are left out where they can be, because
 * LibreOffice does not read a quoted range of sheets.
 */
export function bladVoorvoegsel(bladen: Bladen): string {
  const kaal = bladen.length === 2 && bladen.every((naam) => ZONDER_AANHALING.test(naam) && !LIJKT_ANDERS.test(naam));
  const namen = bladen.map((naam) => naam.replaceAll("'", "''")).join(':');
  return kaal ? `${namen}!` : `'${namen}'!`;
}
