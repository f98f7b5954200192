/** What stands on a sheet around its rows: merged cells, validations, conditional formats, links, breaks. */
import type { Herschrijver, Uitvoerblad } from './herschrijf.ts';
import { verschuifBereiken, verschuifRij, type Wijze } from './verschuif.ts';
import { attribuut, elementen, nakomelingen, tekstVan, type XmlElement, zetAttribuut, zetTekst } from './xml-boom.ts';

/** Moves the range in an attribute; false when nothing is left of it. */
function moveAttribute(element: XmlElement, naam: string, wijze: Wijze, blad: Uitvoerblad): boolean {
  const oud = attribuut(element, naam);
  if (oud === undefined) return true;
  const nieuw = verschuifBereiken(oud, wijze, blad.invoeging);
  if (nieuw === '') return false;
  if (nieuw !== oud) zetAttribuut(element, naam, nieuw);
  return true;
}

/** Keeps the children that `behoud` says, and the count of them when it is written. */
function filterElementen(lijst: XmlElement, behoud: (element: XmlElement) => boolean): void {
  lijst.kinderen = lijst.kinderen.filter((kind) => typeof kind === 'string' || behoud(kind));
  if (lijst.attributen.has('count')) zetAttribuut(lijst, 'count', String(elementen(lijst).length));
}

export function rewriteFormule(
  element: XmlElement,
  blad: Uitvoerblad | undefined,
  herschrijver: Herschrijver,
  wijze: Wijze = 'formule',
): boolean {
  const oud = tekstVan(element);
  const nieuw = herschrijver.formule(oud, blad, wijze);
  if (nieuw !== oud) zetTekst(element, nieuw);
  return nieuw !== oud;
}

function rewriteFormulas(element: XmlElement, namen: readonly string[], blad: Uitvoerblad, h: Herschrijver): void {
  for (const kind of nakomelingen(element)) if (namen.includes(kind.lokaal)) rewriteFormule(kind, blad, h);
}

/** Newer conditional formats, validations and sparklines, with ranges and formulas as elements. */
function rewriteUitbreidingen(lijst: XmlElement, blad: Uitvoerblad, herschrijver: Herschrijver): void {
  for (const element of nakomelingen(lijst)) {
    if (element.lokaal === 'f') rewriteFormule(element, blad, herschrijver);
    else if (element.lokaal === 'sparkline') {
      // One sparkline draws in one cell: it moves, and never grows.
      for (const plaats of elementen(element, 'sqref')) moveText(plaats, 'vast', blad);
    } else if (element.lokaal !== 'sparklines') {
      for (const plaats of elementen(element, 'sqref')) moveText(plaats, 'model', blad);
    }
  }
}

function moveText(element: XmlElement, wijze: Wijze, blad: Uitvoerblad): void {
  const oud = tekstVan(element);
  const nieuw = verschuifBereiken(oud, wijze, blad.invoeging);
  if (nieuw !== oud && nieuw !== '') zetTekst(element, nieuw);
}

function rewriteLink(link: XmlElement, blad: Uitvoerblad, herschrijver: Herschrijver): boolean {
  const doel = attribuut(link, 'location');
  if (doel !== undefined) {
    const nieuw = herschrijver.formule(doel, blad);
    if (nieuw !== doel) zetAttribuut(link, 'location', nieuw);
  }
  return moveAttribute(link, 'ref', 'vast', blad);
}

function rewriteRijeinde(einde: XmlElement, { invoeging }: Uitvoerblad): boolean {
  const oud = Number(attribuut(einde, 'id'));
  const nieuw = invoeging === undefined ? oud : verschuifRij(oud, invoeging);
  if (nieuw === undefined) return false;
  if (nieuw !== oud) zetAttribuut(einde, 'id', String(nieuw));
  return true;
}

/** False when nothing is left of the element. */
function rewriteOnderdeel(element: XmlElement, blad: Uitvoerblad, herschrijver: Herschrijver): boolean {
  switch (element.lokaal) {
    case 'dimension':
      // Says nothing that the cells do not; leaving it out is allowed, and it cannot be wrong then.
      return blad.omvang === undefined;
    case 'mergeCells':
      filterElementen(element, (cel) => moveAttribute(cel, 'ref', 'vast', blad));
      return elementen(element).length > 0;
    case 'conditionalFormatting':
      rewriteFormulas(element, ['formula'], blad, herschrijver);
      return moveAttribute(element, 'sqref', 'model', blad);
    case 'dataValidations':
      rewriteFormulas(element, ['formula1', 'formula2'], blad, herschrijver);
      filterElementen(element, (validatie) => moveAttribute(validatie, 'sqref', 'model', blad));
      return elementen(element).length > 0;
    case 'ignoredErrors':
      filterElementen(element, (fout) => fout.lokaal !== 'ignoredError' || moveAttribute(fout, 'sqref', 'model', blad));
      return elementen(element, 'ignoredError').length > 0;
    case 'protectedRanges':
      filterElementen(element, (bereik) => moveAttribute(bereik, 'sqref', 'model', blad));
      return elementen(element).length > 0;
    case 'hyperlinks':
      filterElementen(element, (link) => rewriteLink(link, blad, herschrijver));
      return elementen(element).length > 0;
    case 'rowBreaks':
      filterElementen(element, (einde) => rewriteRijeinde(einde, blad));
      if (element.attributen.has('manualBreakCount')) {
        zetAttribuut(element, 'manualBreakCount', String(elementen(element).length));
      }
      return elementen(element).length > 0;
    case 'autoFilter':
      // A kept order would be that of rows which are no longer there.
      if (blad.invoeging !== undefined)
        element.kinderen = element.kinderen.filter((kind) => typeof kind === 'string' || kind.lokaal !== 'sortState');
      return moveAttribute(element, 'ref', 'formule', blad);
    case 'sortState':
      return blad.invoeging === undefined;
    case 'extLst':
      rewriteUitbreidingen(element, blad, herschrijver);
      return true;
    default:
      return true;
  }
}

/** A copy is not the sheet that was open, and shares its identity with no other. */
function forgetIdentity(wortel: XmlElement): void {
  for (const naam of [...wortel.attributen.keys()]) if (naam.endsWith(':uid')) wortel.attributen.delete(naam);
  for (const element of nakomelingen(wortel)) {
    if (element.lokaal === 'sheetView') element.attributen.delete('tabSelected');
    if (element.lokaal === 'sheetPr') element.attributen.delete('codeName');
  }
}

/** Changes the tree of a sheet into what must stand around its rows in the filled workbook. */
export function rewriteOmlijsting(wortel: XmlElement, blad: Uitvoerblad, herschrijver: Herschrijver): void {
  if (blad.kopie > 0) forgetIdentity(wortel);
  wortel.kinderen = wortel.kinderen.filter(
    (kind) => typeof kind === 'string' || rewriteOnderdeel(kind, blad, herschrijver),
  );
}
