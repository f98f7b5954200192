/**
 * Parts that hang on a sheet: tables, drawings with their charts, comments, pivot tables. They move with the rows, and a copy of a
 * sheet gets copies of them. Parts that need no change are not in the outcome: they pass as they are.
 */

import { leesFormule } from './formule.ts';
import type { Herschrijver, Uitvoerblad } from './herschrijf.ts';
import { rewriteFormule } from './omlijsting.ts';
import { type Pakket, relatiepad } from './pakket.ts';
import { verschuifBereiken, verschuifRij, type Wijze } from './verschuif.ts';
import type { Sjabloonwerkmap } from './werkmap.ts';
import {
  attribuut,
  documentTekst,
  nakomelingen,
  tekstVan,
  type XmlElement,
  zetAttribuut,
  zetTekst,
} from './xml-boom.ts';

/** What may stand once and be pointed at from two sheets. */
const DEELBAAR = new Set(['image', 'hyperlink', 'printerSettings', 'theme', 'themeOverride', 'pivotCacheDefinition']);
/** What is copied with its sheet. */
const KOPIEERBAAR = new Set([
  'table',
  'drawing',
  'vmlDrawing',
  'comments',
  'chart',
  'chartEx',
  'chartStyle',
  'chartColorStyle',
  'chartUserShapes',
]);

/** Whether a sheet can stand twice in a workbook with all that hangs on it. */
export const isKopieerbaar = (pakket: Pakket, pad: string): boolean =>
  pakket
    .relaties(pad)
    .every(
      ({ soort, doel, extern }) =>
        extern || DEELBAAR.has(soort) || (KOPIEERBAAR.has(soort) && isKopieerbaar(pakket, doel)),
    );

/** Parts to write in place of those of the template, or besides them. */
export interface Onderdelen {
  readonly delen: Map<string, string | Uint8Array>;
  /** Media types of the new ones. */
  readonly soorten: Map<string, string>;
}

export class Onderdelenboek implements Onderdelen {
  readonly delen = new Map<string, string | Uint8Array>();
  readonly soorten = new Map<string, string>();
  readonly #werkmap: Sjabloonwerkmap;
  readonly #herschrijver: Herschrijver;
  #tabelnummer: number;

  constructor(werkmap: Sjabloonwerkmap, herschrijver: Herschrijver) {
    this.#werkmap = werkmap;
    this.#herschrijver = herschrijver;
    const nummers = werkmap.bladen
      .flatMap(({ tabellen }) => tabellen)
      .map(({ pad }) => Number(attribuut(werkmap.pakket.xml(pad).wortel, 'id') ?? '0'));
    this.#tabelnummer = Math.max(0, ...nummers);
  }

  /** Everything that hangs on one sheet of the filled workbook. */
  addBlad(blad: Uitvoerblad): void {
    if (blad.sjabloon === undefined) return;
    this.#addRelaties(blad.sjabloon.pad, blad.pad, blad);
    const soort = this.#werkmap.pakket.soortVan(blad.sjabloon.pad);
    if (blad.kopie > 0 && soort !== undefined) this.soorten.set(blad.pad, soort);
  }

  /** The parts `bron` points at, and for a copy its relations with their new targets. */
  #addRelaties(bron: string, doel: string, blad: Uitvoerblad): void {
    const { pakket } = this.#werkmap;
    const doelen = new Map<string, string>();
    for (const relatie of pakket.relaties(bron)) {
      if (relatie.extern || !pakket.heeft(relatie.doel)) continue;
      const isEigen = KOPIEERBAAR.has(relatie.soort);
      const pad = blad.kopie > 0 && isEigen ? this.#nieuwPad(relatie.doel, blad.kopie) : relatie.doel;
      if (blad.kopie > 0 && !isEigen && !DEELBAAR.has(relatie.soort)) throw new Error(`no copy of a ${relatie.soort}`);
      doelen.set(relatie.doel, pad);
      this.#addDeel(relatie.soort, relatie.doel, pad, blad);
      if (isEigen) this.#addRelaties(relatie.doel, pad, blad);
    }
    if (blad.kopie > 0 && pakket.heeft(relatiepad(bron))) {
      this.delen.set(relatiepad(doel), pakket.relatiesMet(bron, doelen));
    }
  }

  #nieuwPad(pad: string, kopie: number): string {
    const nieuw = kopiePad(
      pad,
      kopie,
      (kandidaat) => this.#werkmap.pakket.heeft(kandidaat) || this.delen.has(kandidaat),
    );
    const soort = this.#werkmap.pakket.soortVan(pad);
    if (soort !== undefined && !/\.vml$/i.test(pad)) this.soorten.set(nieuw, soort);
    return nieuw;
  }

  #addDeel(soort: string, bron: string, doel: string, blad: Uitvoerblad): void {
    const { pakket } = this.#werkmap;
    if (soort === 'vmlDrawing') {
      const oud = pakket.tekst(bron);
      const nieuw = rewriteVml(oud, blad);
      if (nieuw !== oud || doel !== bron) this.delen.set(doel, nieuw);
      return;
    }
    const rewrite = this.#rewriter(soort, blad);
    if (rewrite === undefined) {
      const bytes = pakket.delen.get(bron);
      if (doel !== bron && bytes !== undefined) this.delen.set(doel, bytes);
      return;
    }
    const document = pakket.xml(bron);
    const oud = documentTekst(document);
    rewrite(document.wortel);
    const nieuw = documentTekst(document);
    if (nieuw !== oud || doel !== bron) this.delen.set(doel, nieuw);
  }

  #rewriter(soort: string, blad: Uitvoerblad): ((wortel: XmlElement) => void) | undefined {
    switch (soort) {
      case 'table':
        return (wortel) => this.#rewriteTabel(wortel, blad);
      case 'drawing':
        return (wortel) => rewriteTekening(wortel, blad, this.#herschrijver);
      case 'chart':
      case 'chartEx':
        return (wortel) => this.#rewriteGrafiek(wortel, blad);
      case 'comments':
      case 'threadedComment':
      case 'pivotTable':
        return (wortel) => moveRefs(wortel, blad, 'vast');
      default:
        return undefined;
    }
  }

  #rewriteTabel(wortel: XmlElement, blad: Uitvoerblad): void {
    const naam = attribuut(wortel, 'displayName') ?? attribuut(wortel, 'name') ?? '';
    moveRefs(wortel, blad, 'formule');
    for (const element of nakomelingen(wortel)) {
      if (['calculatedColumnFormula', 'totalsRowFormula'].includes(element.lokaal)) {
        rewriteFormule(element, blad, this.#herschrijver);
      }
    }
    if (blad.invoeging !== undefined) dropSortering(wortel);
    const nieuw = blad.tabelnamen.get(naam.toLowerCase());
    if (nieuw === undefined) return;
    zetAttribuut(wortel, 'id', String(++this.#tabelnummer));
    zetAttribuut(wortel, 'name', nieuw);
    zetAttribuut(wortel, 'displayName', nieuw);
    for (const element of [wortel, ...nakomelingen(wortel)]) {
      for (const sleutel of [...element.attributen.keys()])
        if (sleutel.endsWith(':uid')) element.attributen.delete(sleutel);
    }
  }

  /** Series that show the rows of the table show all of them; what a chart remembers of the empty template goes. */
  #rewriteGrafiek(wortel: XmlElement, blad: Uitvoerblad): void {
    const vers = (formule: string): boolean =>
      leesFormule(formule).some(
        (deel) =>
          typeof deel !== 'string' &&
          deel.soort !== 'naam' &&
          deel.bladen !== undefined &&
          this.#herschrijver.zoek(deel.bladen[0], blad)?.omvang !== undefined,
      );
    for (const ouder of [wortel, ...nakomelingen(wortel)]) {
      for (const kind of ouder.kinderen) {
        if (typeof kind === 'string' || kind.lokaal !== 'f') continue;
        const isGevuld = vers(tekstVan(kind));
        rewriteFormule(kind, blad, this.#herschrijver, 'model');
        if (!isGevuld) continue;
        ouder.kinderen = ouder.kinderen.filter(
          (ander) => typeof ander === 'string' || !['numCache', 'strCache', 'multiLvlStrCache'].includes(ander.lokaal),
        );
      }
    }
  }
}

/** `xl/tables/table1.xml` → `xl/tables/table1-2.xml`, or the first number that is free. */
export function kopiePad(pad: string, kopie: number, bezet: (pad: string) => boolean): string {
  const punt = pad.lastIndexOf('.');
  for (let nr = kopie + 1; ; nr++) {
    const kandidaat = `${pad.slice(0, punt)}-${nr}${pad.slice(punt)}`;
    if (!bezet(kandidaat)) return kandidaat;
  }
}

function moveRefs(wortel: XmlElement, blad: Uitvoerblad, wijze: Wijze): void {
  for (const element of [wortel, ...nakomelingen(wortel)]) {
    const oud = attribuut(element, 'ref');
    if (oud === undefined) continue;
    const nieuw = verschuifBereiken(oud, wijze, blad.invoeging);
    if (nieuw !== oud && nieuw !== '') zetAttribuut(element, 'ref', nieuw);
  }
}

function dropSortering(wortel: XmlElement): void {
  wortel.kinderen = wortel.kinderen.filter((kind) => typeof kind === 'string' || kind.lokaal !== 'sortState');
}

/** Rows count from 0 in drawings. A drawing moves when it begins below the table; it is never stretched. */
function moveTekenrij(rij: number, { invoeging }: Uitvoerblad): number {
  if (invoeging === undefined) return rij;
  return (verschuifRij(rij + 1, invoeging) ?? invoeging.nieuweLaatste) - 1;
}

function rewriteTekening(wortel: XmlElement, blad: Uitvoerblad, herschrijver: Herschrijver): void {
  for (const element of nakomelingen(wortel)) {
    const verwijzing = attribuut(element, 'textlink');
    if (verwijzing !== undefined && verwijzing !== '') {
      const nieuw = herschrijver.formule(verwijzing, blad);
      if (nieuw !== verwijzing) zetAttribuut(element, 'textlink', nieuw);
    }
    if (element.lokaal !== 'twoCellAnchor' && element.lokaal !== 'oneCellAnchor') continue;
    const rijen = [...nakomelingen(element)].filter(({ lokaal }) => lokaal === 'row').slice(0, 2);
    const begin = Number(tekstVan(rijen[0] ?? element));
    const erbij = moveTekenrij(begin, blad) - begin;
    if (erbij !== 0) for (const rij of rijen) zetTekst(rij, String(Number(tekstVan(rij)) + erbij));
  }
}

/** Notes are drawn in VML, which is not always XML: only the numbers that say where they stand are touched. */
function rewriteVml(tekst: string, blad: Uitvoerblad): string {
  if (blad.invoeging === undefined) return tekst;
  return tekst
    .replace(/(<x:Row>)(\d+)(<\/x:Row>)/g, (_, begin, rij, einde) => begin + moveTekenrij(Number(rij), blad) + einde)
    .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/g, (_, begin, plaats, einde) => {
      const getallen = String(plaats).split(',').map(Number);
      const erbij = moveTekenrij(getallen[2] ?? 0, blad) - (getallen[2] ?? 0);
      return begin + getallen.map((getal, nr) => (nr === 2 || nr === 6 ? getal + erbij : getal)).join(', ') + einde;
    });
}
