/**
 * The styles of a template, with those that filling needs besides. A cell keeps the style the receiver gave it; only where the
 * receiver gave no notation at all would an amount lose its decimals and a date be a bare number, so there one is added.
 */
import type { Celnotatie } from '../../../domain/output.ts';
import type { Bladstijlen } from '../blad.ts';
import { DATUMNOTATIE, GETALNOTATIES } from '../stijlen.ts';
import {
  attribuut,
  documentTekst,
  eersteElement,
  elementen,
  kopieVan,
  maakElement,
  voorvoegselVan,
  type XmlDocument,
  type XmlElement,
  zetAttribuut,
} from './xml-boom.ts';

const EERSTE_EIGEN_NOTATIE = 164;
/** Built-in notations of days, in all languages (ECMA-376-1 18.8.30). */
const isIngebouwdeDatum = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Excel takes no longer notation (Excel specifications and limits). */
const LANGSTE_NOTATIE = 255;

/** A notation with a day or a year in it, texts and conditions left out. */
const isDatumnotatie = (code: string): boolean =>
  code.length <= LANGSTE_NOTATIE &&
  /[dyj]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').replace(/general|standaard/gi, ''));

export class Stijlboek {
  readonly #document: XmlDocument;
  readonly #afgeleid = new Map<string, number>();
  #datumnotatie: number | undefined;
  #gewijzigd = false;

  constructor(document: XmlDocument) {
    this.#document = document;
  }

  #lijst(naam: string): XmlElement {
    const { wortel } = this.#document;
    const lijst = eersteElement(wortel, naam);
    if (lijst !== undefined) return lijst;
    const nieuw = maakElement(`${voorvoegselVan(wortel)}${naam}`, {});
    // numFmts is the first of all; the others always exist in a workbook that a program wrote.
    wortel.kinderen.unshift(nieuw);
    return nieuw;
  }

  #add(lijst: XmlElement, element: XmlElement): number {
    lijst.kinderen.push(element);
    const aantal = elementen(lijst).length;
    zetAttribuut(lijst, 'count', String(aantal));
    this.#gewijzigd = true;
    return aantal - 1;
  }

  #notatieVan(stijl: number): number {
    const xf = elementen(this.#lijst('cellXfs'), 'xf')[stijl];
    return Number((xf && attribuut(xf, 'numFmtId')) ?? '0');
  }

  /** Whether a cell of this style shows its number as a day. */
  isDatum(stijl: number): boolean {
    const id = this.#notatieVan(stijl);
    if (isIngebouwdeDatum(id)) return true;
    const eigen = elementen(this.#lijst('numFmts'), 'numFmt').find(
      (notatie) => attribuut(notatie, 'numFmtId') === `${id}`,
    );
    return eigen !== undefined && isDatumnotatie(attribuut(eigen, 'formatCode') ?? '');
  }

  #getalnotatie(notatie: Celnotatie): number {
    if (notatie !== 'datum') return GETALNOTATIES[notatie];
    if (this.#datumnotatie !== undefined) return this.#datumnotatie;
    const lijst = this.#lijst('numFmts');
    const bezet = elementen(lijst, 'numFmt').map((element) => Number(attribuut(element, 'numFmtId')));
    const id = Math.max(EERSTE_EIGEN_NOTATIE - 1, ...bezet) + 1;
    const naam = `${voorvoegselVan(lijst)}numFmt`;
    this.#add(lijst, maakElement(naam, { numFmtId: String(id), formatCode: DATUMNOTATIE }));
    this.#datumnotatie = id;
    return id;
  }

  #derive(basis: number, notatie: Celnotatie, lettertype?: number): number {
    const sleutel = `${basis} ${notatie} ${lettertype ?? ''}`;
    const bekend = this.#afgeleid.get(sleutel);
    if (bekend !== undefined) return bekend;
    const lijst = this.#lijst('cellXfs');
    const xf = elementen(lijst, 'xf')[basis];
    const kopie = xf === undefined ? maakElement(`${voorvoegselVan(lijst)}xf`, {}) : kopieVan(xf);
    zetAttribuut(kopie, 'numFmtId', String(this.#getalnotatie(notatie)));
    zetAttribuut(kopie, 'applyNumberFormat', '1');
    if (lettertype !== undefined) {
      zetAttribuut(kopie, 'fontId', String(lettertype));
      zetAttribuut(kopie, 'applyFont', '1');
    }
    const stijl = this.#add(lijst, kopie);
    this.#afgeleid.set(sleutel, stijl);
    return stijl;
  }

  /** The style for a value: the receiver's own, or one derived from it when it has no notation and the value needs one. */
  metNotatie(stijl: number, notatie: Celnotatie): number {
    const vraagtNotatie = notatie === 'bedrag' || notatie === 'datum';
    return vraagtNotatie && this.#notatieVan(stijl) === 0 ? this.#derive(stijl, notatie) : stijl;
  }

  /** For a new sheet in the receiver's workbook. */
  nieuwBlad(): Bladstijlen {
    const lettertypen = this.#lijst('fonts');
    const [gewoon] = elementen(lettertypen, 'font');
    const vet = gewoon === undefined ? maakElement(`${voorvoegselVan(lettertypen)}font`, {}) : kopieVan(gewoon);
    if (eersteElement(vet, 'b') === undefined) vet.kinderen.unshift(maakElement(`${voorvoegselVan(vet)}b`, {}));
    const kop = this.#derive(0, 'tekst', this.#add(lettertypen, vet));
    const kolom = {
      getal: 0,
      bedrag: this.#derive(0, 'bedrag'),
      datum: this.#derive(0, 'datum'),
      tekst: this.#derive(0, 'tekst'),
    };
    return { kop, kolom };
  }

  /** The part as it must be written; undefined when nothing was added. */
  tekst(): string | undefined {
    return this.#gewijzigd ? documentTekst(this.#document) : undefined;
  }
}
