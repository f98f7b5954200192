/**
 * One cell as SpreadsheetML (ECMA-376-1 18.3.1.4).
 *
 * Texts are inline strings: a shared string table would have to hold every text of the file in memory. They need no guard against
 * formula injection as CSV does: a cell says its type, and `t="inlineStr"` is never evaluated, whatever its first character.
 */
import { isDatum } from '../../domain/kalender.ts';
import { type Cel, type Celnotatie, Decimaal, decimaalTekst } from '../../domain/output.ts';
import { MAX_CELTEKENS } from '../../domain/werkmap.ts';
import { kolomLetters } from '../../domain/werkmapcel.ts';
import { createKaal } from '../kaal.ts';
import { escapeXml } from '../xml.ts';

/** What a workbook settles for all of its cells. */
export interface Celomgeving {
  /** Namespace prefix with its colon, or nothing. */
  readonly voorvoegsel: string;
  /** Whether days count from 1904 (old workbooks from a Mac). */
  readonly vanaf1904: boolean;
}

export const GEWOON: Celomgeving = { voorvoegsel: '', vanaf1904: false };

const LETTERS = 26;
const letterCache: string[] = [];

/** 1 → A, 27 → AA. */
export function kolomletters(kolom: number): string {
  const bekend = letterCache[kolom];
  if (bekend !== undefined) return bekend;
  const letters = kolomLetters(kolom - 1);
  letterCache[kolom] = letters;
  return letters;
}

/** A → 1, AA → 27; capitals only. */
export function kolomnummer(letters: string): number {
  let kolom = 0;
  for (let plaats = 0; plaats < letters.length; plaats++) kolom = kolom * LETTERS + letters.charCodeAt(plaats) - 64;
  return kolom;
}

const MS_PER_DAG = 86_400_000;
const DAGEN_TOT_1970 = 25_569;
const DAGEN_TOT_1904 = 1_462;
/** Before 1 March 1900 the numbers are off by one: spreadsheets keep Lotus's 29 February 1900, which never was. */
const EERSTE_BETROUWBARE_DAG = 61;

/** The serial number of a day 'jjjj-mm-dd'; undefined when it is no such day, or one from before spreadsheets can count. */
export function datumgetal(tekst: string, vanaf1904: boolean): number | undefined {
  // Date.UTC takes years below 100 for those of the twentieth century.
  if (!isDatum(tekst) || tekst.startsWith('00')) return undefined;
  const tijd = Date.UTC(Number(tekst.slice(0, 4)), Number(tekst.slice(5, 7)) - 1, Number(tekst.slice(8)));
  const dag = tijd / MS_PER_DAG + DAGEN_TOT_1970;
  if (dag < (vanaf1904 ? DAGEN_TOT_1904 : EERSTE_BETROUWBARE_DAG)) return undefined;
  return vanaf1904 ? dag - DAGEN_TOT_1904 : dag;
}

/** A number as it is written, without a leading zero that would be lost; at most the 15 digits a spreadsheet keeps. */
const GETAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const isGetal = (tekst: string): boolean => GETAL.test(tekst) && tekst.replace(/\D/g, '').length <= 15;

const NIET_KAAL = /[&<>\r\n\t_]|^\s|\s$/;
const isKaal = createKaal('&<>_ ');

/** `_x0041_` in a cell is read as an A (ST_Xstring, ECMA-376-1 22.9.2.19), so a text that says so escapes its underscore. */
const celXml = (tekst: string): string => escapeXml(tekst).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

function textContent(tekst: string, p: string): string {
  // Conversion reports this as a finding; getting here is a bug, and a cut text must not leave.
  if (tekst.length > MAX_CELTEKENS) throw new Error(`a text longer than a cell can hold: ${tekst.length}`);
  if (isKaal(tekst)) return ` t="inlineStr"><${p}is><${p}t>${tekst}</${p}t></${p}is></${p}c>`;
  if (!NIET_KAAL.test(tekst)) return ` t="inlineStr"><${p}is><${p}t>${escapeXml(tekst)}</${p}t></${p}is></${p}c>`;
  return ` t="inlineStr"><${p}is><${p}t xml:space="preserve">${celXml(tekst)}</${p}t></${p}is></${p}c>`;
}

const numberContent = (getal: string | number, p: string): string => `><${p}v>${getal}</${p}v></${p}c>`;

/** What follows `<c r=".." s=".."`: the rest of the tag, the value, and the end tag. */
export function celrest(waarde: Cel, notatie: Celnotatie, { voorvoegsel: p, vanaf1904 }: Celomgeving): string {
  if (waarde === null || waarde === '') return '/>';
  if (typeof waarde === 'string') {
    if (notatie === 'tekst') return textContent(waarde, p);
    if (notatie === 'datum') {
      const dag = datumgetal(waarde, vanaf1904);
      return dag === undefined ? textContent(waarde, p) : numberContent(dag, p);
    }
    return isGetal(waarde) ? numberContent(waarde, p) : textContent(waarde, p);
  }
  if (typeof waarde === 'boolean') {
    return notatie === 'tekst'
      ? textContent(waarde ? 'ja' : 'nee', p)
      : ` t="b"><${p}v>${waarde ? 1 : 0}</${p}v></${p}c>`;
  }
  if (waarde instanceof Decimaal) {
    return notatie === 'tekst'
      ? textContent(decimaalTekst(waarde, ','), p)
      : numberContent(decimaalTekst(waarde, '.'), p);
  }
  if (!Number.isFinite(waarde)) throw new Error('a number that no cell can hold');
  return notatie === 'tekst' ? textContent(String(waarde).replace('.', ','), p) : numberContent(waarde, p);
}
