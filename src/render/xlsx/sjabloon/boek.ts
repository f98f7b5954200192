/** The lists of the workbook itself: its sheets, its names, and that it must be calculated when it is opened. */

import { leesFormule } from './formule.ts';
import type { Herschrijver, Uitvoerblad } from './herschrijf.ts';
import { relatiepad } from './pakket.ts';
import { type Sjabloonwerkmap, WERKMAP } from './werkmap.ts';
import {
  attribuut,
  documentTekst,
  eersteElement,
  elementen,
  kopieVan,
  maakElement,
  tekstVan,
  voorvoegselVan,
  type XmlElement,
  zetAttribuut,
  zetTekst,
} from './xml-boom.ts';

const BLADTYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
/** What comes after the names in a workbook (ECMA-376-1 18.2.27). */
const NA_NAMEN = [
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

function insertBefore(wortel: XmlElement, element: XmlElement, namen: readonly string[]): void {
  const plaats = wortel.kinderen.findIndex((kind) => typeof kind !== 'string' && namen.includes(kind.lokaal));
  wortel.kinderen.splice(plaats === -1 ? wortel.kinderen.length : plaats, 0, element);
}

/** Relation ids of the sheets that the template does not have. */
const relatieId = (nummer: number): string => `rIdEnkelvoud${nummer}`;

function bladElementen(lijst: XmlElement, werkmap: Sjabloonwerkmap, bladen: readonly Uitvoerblad[]): XmlElement[] {
  const oud = elementen(lijst, 'sheet');
  let nummer = Math.max(0, ...oud.map((element) => Number(attribuut(element, 'sheetId') ?? '0')));
  const [eerste] = oud;
  const idNaam = [...(eerste?.attributen.keys() ?? [])].find((naam) => naam.endsWith(':id')) ?? 'r:id';
  return bladen.map((blad, plaats) => {
    const bron = blad.sjabloon === undefined ? undefined : oud[werkmap.bladen.indexOf(blad.sjabloon)];
    // A new sheet begins as a copy too: the namespace of its relation may be declared on the element itself.
    const voorbeeld = bron ?? eerste;
    if (voorbeeld === undefined) throw new Error('a workbook without sheets');
    const element = kopieVan(voorbeeld);
    zetAttribuut(element, 'name', blad.naam);
    if (bron !== undefined && blad.kopie === 0) return element;
    if (bron === undefined) element.attributen.delete('state');
    zetAttribuut(element, 'sheetId', String(++nummer));
    zetAttribuut(element, idNaam, relatieId(plaats));
    return element;
  });
}

const refersTo = (formule: string, blad: string): boolean =>
  leesFormule(formule).some(
    (deel) =>
      typeof deel !== 'string' &&
      deel.soort !== 'naam' &&
      deel.bladen?.[0].toLowerCase() === blad.toLowerCase() &&
      deel.bladen.length === 1,
  );

/** Names of the workbook look at the first of several copies; every other copy gets one of its own, as when Excel copies a sheet. */
function naamElementen(
  lijst: XmlElement,
  werkmap: Sjabloonwerkmap,
  bladen: readonly Uitvoerblad[],
  herschrijver: Herschrijver,
): XmlElement[] {
  const uit: XmlElement[] = [];
  const rewrite = (bron: XmlElement, blad: Uitvoerblad | undefined, plaats: number | undefined): void => {
    const element = kopieVan(bron);
    const oud = tekstVan(bron);
    const nieuw = herschrijver.formule(oud, blad);
    if (nieuw !== oud) zetTekst(element, nieuw);
    if (plaats !== undefined) zetAttribuut(element, 'localSheetId', String(plaats));
    uit.push(element);
  };
  const alle = elementen(lijst, 'definedName');
  for (const element of alle) {
    const nummer = attribuut(element, 'localSheetId');
    const eigenaar = nummer === undefined ? undefined : werkmap.bladen[Number(nummer)];
    if (nummer === undefined) rewrite(element, undefined, undefined);
    for (const [plaats, blad] of bladen.entries()) {
      const { sjabloon } = blad;
      if (sjabloon === undefined) continue;
      if (nummer !== undefined) {
        if (sjabloon === eigenaar) rewrite(element, blad, plaats);
      } else if (
        blad.kopie > 0 &&
        refersTo(tekstVan(element), sjabloon.naam) &&
        !hasOwn(alle, element, werkmap, sjabloon.naam)
      ) {
        rewrite(element, blad, plaats);
      }
    }
  }
  return uit;
}

/** Whether the sheet already has a name of its own that hides this one. */
const hasOwn = (alle: readonly XmlElement[], naam: XmlElement, werkmap: Sjabloonwerkmap, blad: string): boolean =>
  alle.some(
    (ander) =>
      attribuut(ander, 'name')?.toLowerCase() === attribuut(naam, 'name')?.toLowerCase() &&
      ander.attributen.has('localSheetId') &&
      werkmap.bladen[Number(attribuut(ander, 'localSheetId'))]?.naam === blad,
  );

function moveViews(wortel: XmlElement, werkmap: Sjabloonwerkmap, bladen: readonly Uitvoerblad[]): void {
  for (const lijst of elementen(wortel, 'bookViews')) {
    for (const beeld of elementen(lijst, 'workbookView')) {
      for (const naam of ['activeTab', 'firstSheet']) {
        const oud = werkmap.bladen[Number(attribuut(beeld, naam) ?? '0')];
        const nieuw = bladen.findIndex(({ sjabloon, kopie }) => sjabloon === oud && kopie === 0);
        if (beeld.attributen.has(naam) && nieuw !== -1) zetAttribuut(beeld, naam, String(nieuw));
      }
    }
  }
}

/** `xl/workbook.xml` of the filled workbook. */
export function boekTekst(
  werkmap: Sjabloonwerkmap,
  bladen: readonly Uitvoerblad[],
  herschrijver: Herschrijver,
): string {
  const document = werkmap.pakket.xml(WERKMAP);
  const { wortel } = document;
  moveViews(wortel, werkmap, bladen);
  const sheets = eersteElement(wortel, 'sheets');
  if (sheets !== undefined) sheets.kinderen = bladElementen(sheets, werkmap, bladen);
  const namen = eersteElement(wortel, 'definedNames');
  if (namen !== undefined) namen.kinderen = naamElementen(namen, werkmap, bladen, herschrijver);
  let rekenen = eersteElement(wortel, 'calcPr');
  if (rekenen === undefined) {
    rekenen = maakElement(`${voorvoegselVan(wortel)}calcPr`, {});
    insertBefore(wortel, rekenen, NA_NAMEN);
  }
  zetAttribuut(rekenen, 'fullCalcOnLoad', '1');
  return documentTekst(document);
}

/** The relations of the workbook: new sheets besides the old, and no order of calculation, which would be that of the template. */
export function boekRelaties({ pakket }: Sjabloonwerkmap, bladen: readonly Uitvoerblad[]): string {
  const document = pakket.xml(relatiepad(WERKMAP));
  const { wortel } = document;
  wortel.kinderen = wortel.kinderen.filter(
    (kind) => typeof kind === 'string' || !(attribuut(kind, 'Type') ?? '').endsWith('/calcChain'),
  );
  const [eerste] = elementen(wortel, 'Relationship').filter((element) =>
    (attribuut(element, 'Type') ?? '').endsWith('/worksheet'),
  );
  // The strict dialect of the standard has types of its own.
  const type = (eerste && attribuut(eerste, 'Type')) ?? BLADTYPE;
  for (const [plaats, { pad, kopie, sjabloon }] of bladen.entries()) {
    if (sjabloon !== undefined && kopie === 0) continue;
    const naam = `${voorvoegselVan(wortel)}Relationship`;
    wortel.kinderen.push(maakElement(naam, { Id: relatieId(plaats), Type: type, Target: `/${pad}` }));
  }
  return documentTekst(document);
}
