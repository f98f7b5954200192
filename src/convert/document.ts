/** From the instructions of one bestand and one eenheid to the document that is rendered. */
import type { Cel, OutputDocument, Werkblad, Werkbladomvang } from '../domain/output.ts';
import { unreachable } from '../domain/result.ts';
import { bladnaamGebrek, bladnaamSleutel, MAX_RIJEN } from '../domain/werkmap.ts';
import type { Omgeving } from './expressie/omgeving.ts';
import type { Inhoud } from './formaat/bestand.ts';
import { createLezer, GEWEIGERD } from './formaat/waarde.ts';
import type { GecompileerdBlad } from './formaat/werkmap.ts';
import type { Meldingen } from './meldingen.ts';
import { overItems, type Schrijfstand, write } from './schrijf.ts';
import type { GeteldeEenheid } from './telling.ts';

/**
 * Lets batches through until the first fout; afterwards the source is still read, for its findings. With `plaatsvervanger` as
 * much comes out as before, every piece replaced: who counts on a number of rows must get it, though the file never leaves.
 */
export type Through = <T>(bron: AsyncIterable<readonly T[]>, plaatsvervanger?: T) => AsyncIterable<readonly T[]>;

/** Enough for one sheet for every gemeente, twice over; keeps a key that is unique from making a workbook of a million sheets. */
export const MAXIMUM_BLADEN = 1000;

/** What a workbook asks beside the stand of its bestand. */
export interface Bladhulp {
  /** The eenheden of the sheets inside this bestand, in order. */
  readonly eenheden: (blad: GecompileerdBlad) => readonly GeteldeEenheid[];
  readonly standVan: (eenheid: GeteldeEenheid) => Schrijfstand;
  /** Lets a sheet be followed, when anybody asked. */
  readonly follow: (blad: string, stand: Schrijfstand) => void;
}

/** A document and how many streams must be read to their end before it is whole: one, or one for every sheet. */
export interface Gemaakt {
  readonly document: OutputDocument;
  readonly aantalStromen: number;
}

/** Undefined when there is nothing to show for a workbook: its findings, if any, are noted. */
export function createDocument(
  inhoud: Inhoud,
  stand: Schrijfstand,
  hulp: Bladhulp,
  through: Through,
): Gemaakt | undefined {
  switch (inhoud.vorm) {
    case 'boom': {
      const { vorm, bestandssoort, naamruimten, opdrachten } = inhoud;
      const stappen = through(write(opdrachten, stand));
      return { document: { vorm, bestandssoort, naamruimten, stappen }, aantalStromen: 1 };
    }
    case 'records': {
      const { vorm, koppen, opmaak, opdrachten } = inhoud;
      const rijen = through(write(opdrachten, stand));
      return { document: { vorm, bestandssoort: 'csv', opmaak, koppen, rijen }, aantalStromen: 1 };
    }
    case 'vaste-breedte': {
      const { vorm, opmaak, opdrachten } = inhoud;
      const records = through(write(opdrachten, stand));
      return { document: { vorm, bestandssoort: vorm, ...opmaak, records }, aantalStromen: 1 };
    }
    case 'werkmap':
      return createWorkbook(inhoud, stand.meldingen, hulp, through);
    default:
      return unreachable(inhoud);
  }
}

interface Teschrijven {
  readonly blad: GecompileerdBlad;
  readonly eenheid: GeteldeEenheid;
  readonly omvang: Werkbladomvang;
}

/** Reads the document to its end and throws it away: only to gather the findings. */
export async function drain(document: OutputDocument): Promise<void> {
  switch (document.vorm) {
    case 'boom':
      for await (const _ of document.stappen);
      return;
    case 'records':
      for await (const _ of document.rijen);
      return;
    case 'vaste-breedte':
      for await (const _ of document.records);
      return;
    case 'werkmap':
      for await (const blad of document.bladen) for await (const _ of blad.rijen);
  }
}

/** The sheets are named before the first is made: two of one name, or one too many, is known in time. */
function createWorkbook(
  { bladen, sjabloon }: Extract<Inhoud, { vorm: 'werkmap' }>,
  meldingen: Meldingen,
  hulp: Bladhulp,
  through: Through,
): Gemaakt | undefined {
  const lijst: Teschrijven[] = [];
  const namen = new Set<string>();
  for (const blad of bladen) {
    for (const eenheid of hulp.eenheden(blad)) {
      const { omgeving } = hulp.standVan(eenheid);
      const naam = readName(blad, omgeving, meldingen, namen);
      if (naam === undefined) continue;
      lijst.push({ blad, eenheid, omvang: sizeOf(blad, eenheid, naam, omgeving, meldingen) });
      if (lijst.length <= MAXIMUM_BLADEN) continue;
      const parameters = { formaat: meldingen.formaat, regel: blad.pointer, maximum: MAXIMUM_BLADEN };
      meldingen.meld('TE_VEEL_BLADEN', parameters, omgeving);
      return undefined;
    }
  }
  if (lijst.length === 0) return undefined;
  async function* sheets(): AsyncIterable<Werkblad> {
    for (const { blad, eenheid, omvang } of lijst) {
      const stand = hulp.standVan(eenheid);
      const { naam, sjabloonblad, tabel } = omvang;
      hulp.follow(naam, stand);
      const cellen = readCells(blad, stand);
      const { kolommen } = blad;
      const rijen = through(write(blad.rijen, stand), sjabloon && kolommen.map(() => null));
      yield {
        naam,
        ...(sjabloonblad !== undefined && { sjabloonblad }),
        ...(tabel !== undefined && { tabel }),
        cellen,
        kolommen,
        rijen,
      };
    }
  }
  const omvangen = lijst.map(({ omvang }) => omvang);
  return {
    document: {
      vorm: 'werkmap',
      bestandssoort: 'xlsx',
      ...(sjabloon && { sjabloon: { bytes: sjabloon, bladen: omvangen } }),
      bladen: sheets(),
    },
    aantalStromen: lijst.length,
  };
}

function readName(
  blad: GecompileerdBlad,
  omgeving: Omgeving,
  meldingen: Meldingen,
  namen: Set<string>,
): string | undefined {
  const regel = `${blad.pointer}/naam`;
  const naam = createLezer(blad.naam, regel)(omgeving, meldingen);
  if (naam === GEWEIGERD || typeof naam !== 'string') return undefined;
  const { formaat } = meldingen;
  const gebrek = bladnaamGebrek(naam);
  if (gebrek !== undefined) meldingen.meld('BLADNAAM_ONGELDIG', { formaat, regel, gebrek }, omgeving);
  else if (namen.has(bladnaamSleutel(naam))) meldingen.meld('BLADNAAM_DUBBEL', { formaat, regel }, omgeving);
  else {
    namen.add(bladnaamSleutel(naam));
    return naam;
  }
  return undefined;
}

function sizeOf(
  blad: GecompileerdBlad,
  eenheid: GeteldeEenheid,
  naam: string,
  omgeving: Omgeving,
  meldingen: Meldingen,
): Werkbladomvang {
  const { sjabloonblad, tabel, pointer: regel } = blad;
  const aantalRijen = rowsOf(blad, eenheid, omgeving, meldingen.besides());
  // One row is for the headings.
  if (aantalRijen >= MAX_RIJEN) {
    meldingen.meld('TE_VEEL_RIJEN', { formaat: meldingen.formaat, regel, maximum: MAX_RIJEN - 1 }, omgeving);
  }
  return {
    naam,
    ...(sjabloonblad !== undefined && { sjabloonblad }),
    ...(tabel !== undefined && { tabel }),
    aantalRijen,
  };
}

function rowsOf(blad: GecompileerdBlad, eenheid: GeteldeEenheid, omgeving: Omgeving, meldingen: Meldingen): number {
  const { herhaal, nulrij, aantalVoetregels, rijen } = blad;
  const { aantal, groepen } = eenheid;
  const nul = nulrij && aantal === 0 ? 1 : 0;
  switch (herhaal) {
    case 'regels':
      return aantal + nul + aantalVoetregels;
    case 'groepen':
      return groepen.length + nul + aantalVoetregels;
    case 'subgroepen':
      return groepen.reduce((som, { subgroepen }) => som + subgroepen.length, 0) + nul + aantalVoetregels;
    case 'lijst': {
      const lijst = rijen.find((opdracht) => opdracht.soort === 'lijst');
      return (lijst ? [...overItems(lijst, omgeving, meldingen)].length : 0) + nul + aantalVoetregels;
    }
    case undefined:
      return 0;
    default:
      return unreachable(herhaal);
  }
}

/** A cell that is left out keeps what the template has there. */
function readCells(
  blad: GecompileerdBlad,
  { omgeving, meldingen, volger }: Schrijfstand,
): Readonly<Record<string, Cel>> {
  const cellen: Record<string, Cel> = {};
  for (const { naam, schrijver, cel } of blad.cellen) {
    const waarde = schrijver(omgeving, meldingen);
    if (waarde === undefined) continue;
    cellen[naam] = waarde;
    volger?.cel(cel, waarde);
  }
  return cellen;
}
