/** One output file of a formaat: its name, its kind, and the instructions that fill it. */
import type { Antwoordsoort } from '../../domain/declaratiebericht.ts';
import type { Bestand, Blad, CsvOpmaak, Formaat, Herhaling, Splitsing, Waarde } from '../../domain/formaat.ts';
import type { BoomStap, VasteRegel } from '../../domain/output.ts';
import { unreachable } from '../../domain/result.ts';
import { pastInWindows1252 } from '../../domain/tekenset.ts';
import { MAX_CELTEKENS } from '../../domain/werkmap.ts';
import type { Compiler, Uitdrukking } from '../expressie/compileer.ts';
import { compileBoom } from './boom.ts';
import { checkVerplicht } from './onderdrukking.ts';
import type { Celregel, Opdracht, Voorwaarde } from './opdracht.ts';
import { checkBestandsnaam, checkHerhaling, checkUitvoerPrivacy } from './privacy.ts';
import { compileFixedRow, compileRijen, type Rij } from './rijen.ts';
import type { Snede, Sneden } from './snede.ts';
import { charset, geschrevenNamen, mediatype } from './soort.ts';
import { compileSplitsing, type Splitsbaar, variesByPart } from './splitsing.ts';
import { compileRecords } from './vast.ts';
import type { Verslag } from './verslag.ts';
import { cannotBeAbsent, checkWaarde, createLezer, type KomtVoor, type Schrijver } from './waarde.ts';
import { compileBladen, type GecompileerdBlad } from './werkmap.ts';

/** A kind of place inside a file, with what expressions can see there. */
export interface Plaats {
  readonly naam: 'zending' | 'regel' | 'client' | 'groep' | 'subgroep' | 'lijst' | 'sublijst';
  readonly compiler: Compiler;
}

export type Bereiken = Readonly<Record<Exclude<Plaats['naam'], 'lijst' | 'sublijst'>, Plaats>>;

/** What every part of one file needs while it is compiled. */
export interface Bestandstand {
  readonly verslag: Verslag;
  readonly bereiken: Bereiken;
  readonly waarde: (
    waarde: Waarde,
    pointer: string,
    naam: string,
    plaats: Plaats,
  ) => { readonly schrijver: Schrijver; readonly cel: Celregel } | undefined;
  readonly voorwaarde: (bron: string, pointer: string, plaats: Plaats) => Voorwaarde | undefined;
  /** Whether what is repeated is there, and may be shown at this niveau. */
  readonly checkHerhaling: (herhaal: Herhaling, pointer: string) => void;
  /** Whether an expression that is shown may be, at this niveau. */
  readonly checkUitvoer: (uitdrukking: Uitdrukking, pointer: string) => void;
}

export type Inhoud =
  | {
      readonly vorm: 'boom';
      readonly bestandssoort: 'xml' | 'json';
      readonly naamruimten: Readonly<Record<string, string>>;
      readonly opdrachten: readonly Opdracht<BoomStap>[];
    }
  | {
      readonly vorm: 'records';
      readonly opmaak: CsvOpmaak;
      readonly koppen: readonly string[];
      readonly opdrachten: readonly Opdracht<Rij>[];
    }
  | {
      readonly vorm: 'vaste-breedte';
      readonly opmaak: {
        readonly tekenset: 'ascii' | 'utf-8' | 'windows-1252';
        readonly regeleinde: 'crlf' | 'lf' | 'geen';
      };
      readonly opdrachten: readonly Opdracht<VasteRegel>[];
    }
  | { readonly vorm: 'werkmap'; readonly sjabloon?: Uint8Array; readonly bladen: readonly GecompileerdBlad[] };

export interface GecompileerdBestand {
  readonly bestandsnaam: Uitdrukking;
  readonly pointer: string;
  readonly mediatype: string;
  readonly retour?: { readonly soort: Antwoordsoort; readonly kenmerk: Uitdrukking; readonly pointer: string };
  readonly maximaleBytes?: number;
  /** One file for every part this snede makes of the zending. */
  readonly snede: Snede;
  readonly leeg: 'niets' | 'leeg-bestand' | 'nulopgave';
  readonly inhoud: Inhoud;
  readonly splitsing?: Splitsing & { readonly plan: Splitsbaar };
}

/** What a file of a formaat is compiled with. */
export interface Formaatstand {
  readonly formaat: Formaat;
  readonly verslag: Verslag;
  readonly sneden: Sneden;
  readonly codetabellen: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly sjablonen: ReadonlyMap<string, Uint8Array>;
  readonly komtVoor: KomtVoor;
  readonly voorwaarde: (bron: string, pointer: string, compiler: Compiler) => Uitdrukking | undefined;
  readonly bereiken: (snede: Snede, geschreven: readonly string[]) => Bereiken;
}

/** A cell of a workbook has its own limit. */
const bounded = (waarde: Waarde, bestand: Bestand): Waarde =>
  bestand.bestandssoort === 'xlsx' && waarde.maxLengte === undefined ? { ...waarde, maxLengte: MAX_CELTEKENS } : waarde;

function createStand(bestand: Bestand, bereiken: Bereiken, hele: Formaatstand, snede: Snede): Bestandstand {
  const { formaat, verslag, codetabellen, sneden, komtVoor } = hele;
  const tekenset = charset(bestand);
  const checkUitvoer = (uitdrukking: Uitdrukking, pointer: string): void =>
    checkUitvoerPrivacy(uitdrukking, pointer, formaat, verslag);
  return {
    verslag,
    bereiken,
    checkUitvoer,
    waarde(waarde, pointer, naam, plaats) {
      const plek = { pointer, naam, tekenset };
      const uitkomst = checkWaarde(bounded(waarde, bestand), plek, plaats.compiler, codetabellen, verslag, komtVoor);
      if (uitkomst === undefined) return undefined;
      const { schrijver, uitdrukking } = uitkomst;
      checkUitvoer(uitdrukking, `${pointer}/waarde`);
      checkVerplicht(waarde, uitdrukking, pointer, formaat, verslag);
      return { schrijver, cel: { pointer, naam, waarde, uitdrukking } };
    },
    voorwaarde(bron, pointer, plaats) {
      const als = hele.voorwaarde(bron, pointer, plaats.compiler);
      // What is shown or not shows the answer.
      if (als === undefined) return undefined;
      checkUitvoer(als, pointer);
      const lees = createLezer(als, pointer);
      return {
        als: (omgeving, meldingen) => {
          const uitkomst = lees(omgeving, meldingen);
          if (uitkomst === undefined) cannotBeAbsent(pointer);
          return uitkomst === true;
        },
        perDeel: variesByPart(als),
      };
    },
    checkHerhaling(herhaal, pointer) {
      if (herhaal === 'groepen' || herhaal === 'subgroepen') sneden.metGroepen.add(snede.nummer);
      checkHerhaling(herhaal, pointer, formaat, verslag);
    },
  };
}

export function compileBestand(bestand: Bestand, pointer: string, hele: Formaatstand): GecompileerdBestand | undefined {
  const { verslag, sneden } = hele;
  const snede = sneden.forBestand(bestand.bestandPer, `${pointer}/bestandPer`);
  const stand = createStand(bestand, hele.bereiken(snede, geschrevenNamen(bestand)), hele, snede);
  const plek = `${pointer}/bestandsnaam`;
  const bestandsnaam = verslag.expressie(bestand.bestandsnaam, plek, stand.bereiken.zending.compiler, ['tekst'], true);
  if (bestandsnaam) checkBestandsnaam(bestandsnaam, plek, { bestand, snede }, verslag);
  const retour = compileRetour(bestand, pointer, stand.bereiken.zending.compiler, snede, verslag);
  const inhoud = compileContent(
    bestand,
    pointer,
    stand,
    (blad, hier) => {
      const eigen = sneden.forBlad(snede, blad.bladPer, `${hier}/bladPer`);
      return { stand: createStand(bestand, hele.bereiken(eigen, geschrevenNamen(bestand)), hele, eigen), snede: eigen };
    },
    hele,
  );
  checkNulopgave(bestand, pointer, verslag);
  if (bestandsnaam === undefined) return undefined;
  const plan = compileSplitsing(bestand, inhoud, pointer, verslag);
  const { leeg = 'niets', splitsing } = bestand;
  const maximaleBytes = lowest(bestand.maximaleBytes, splitsing?.maximaleBytes);
  return {
    bestandsnaam,
    pointer,
    mediatype: mediatype(bestand),
    inhoud,
    snede,
    leeg,
    ...(retour && { retour }),
    ...(maximaleBytes !== undefined && { maximaleBytes }),
    ...(splitsing && plan && { splitsing: { ...splitsing, plan } }),
  };
}

/** What an answer names must tell files apart exactly as their names do, and like those it stands in the state: no personal data. */
function compileRetour(
  bestand: Bestand,
  pointer: string,
  compiler: Compiler,
  snede: Snede,
  verslag: Verslag,
): GecompileerdBestand['retour'] {
  if (!('retourbericht' in bestand) || bestand.retourbericht === undefined) return undefined;
  const plek = `${pointer}/retourbericht/kenmerk`;
  const kenmerk = verslag.expressie(bestand.retourbericht.kenmerk, plek, compiler, ['tekst'], true);
  if (kenmerk === undefined) return undefined;
  checkBestandsnaam(kenmerk, plek, { bestand, snede }, verslag);
  return { soort: bestand.retourbericht.soort, kenmerk, pointer: plek };
}

const lowest = (een: number | undefined, ander: number | undefined): number | undefined =>
  een === undefined || ander === undefined ? (een ?? ander) : Math.min(een, ander);

function compileContent(
  bestand: Bestand,
  pointer: string,
  stand: Bestandstand,
  standVan: (blad: Blad, pointer: string) => { readonly stand: Bestandstand; readonly snede: Snede },
  { sjablonen, verslag }: Formaatstand,
): Inhoud {
  switch (bestand.bestandssoort) {
    case 'xml':
    case 'json': {
      const { bestandssoort, boom } = bestand;
      const naamruimten = bestandssoort === 'xml' ? bestand.naamruimten : {};
      const opdrachten = compileBoom(boom, `${pointer}/boom`, { bestandssoort, naamruimten }, stand);
      return { vorm: 'boom', bestandssoort, naamruimten, opdrachten };
    }
    case 'csv':
      return compileCsv(bestand.csv, `${pointer}/csv`, bestand, stand);
    case 'vaste-breedte': {
      const { tekenset, regeleinde } = bestand.vasteBreedte;
      const opdrachten = compileRecords(bestand.vasteBreedte, `${pointer}/vasteBreedte`, stand);
      return { vorm: 'vaste-breedte', opmaak: { tekenset, regeleinde }, opdrachten };
    }
    case 'xlsx': {
      const { sjabloon } = bestand.xlsx;
      const bytes = sjabloon === undefined ? undefined : sjablonen.get(sjabloon);
      if (sjabloon !== undefined && bytes === undefined) {
        const parameters = { sjabloon, bekend: [...sjablonen.keys()].join(', ') };
        verslag.meld('FORMAAT_SJABLOON_ONBEKEND', `${pointer}/xlsx/sjabloon`, parameters);
      }
      const bladen = compileBladen(bestand.xlsx, `${pointer}/xlsx`, bestand, standVan);
      return { vorm: 'werkmap', bladen, ...(bytes && { sjabloon: bytes }) };
    }
    default:
      return unreachable(bestand);
  }
}

function compileCsv(csv: CsvOpmaak, pointer: string, bestand: Bestand, stand: Bestandstand): Inhoud {
  const koppen = csv.kolommen.map((kolom) => kolom.kop);
  const rijen = compileRijen(csv, pointer, bestand.leeg, stand, (kolom, _nr, { schrijver }, hier) => {
    if (csv.tekenset === 'windows-1252' && !pastInWindows1252(kolom.kop)) {
      stand.verslag.meld('FORMAAT_TEKENSET', `${hier}/kop`, { tekenset: csv.tekenset, kolom: kolom.kop });
    }
    return schrijver;
  });
  const { kopregels = [] } = csv;
  const boven = kopregels.map((waarden, nr) => compileFixedRow(waarden, `${pointer}/kopregels/${nr}`, stand));
  // Rows above the headings make the headings a row like any other.
  const kop: readonly Opdracht<Rij>[] = csv.kopregel && boven.length > 0 ? [{ soort: 'stap', stap: koppen }] : [];
  const opmaak = boven.length > 0 ? { ...csv, kopregel: false } : csv;
  return { vorm: 'records', opmaak, koppen, opdrachten: [...boven, ...kop, ...rijen] };
}

/** A nil report has something to say, and only when there is nothing else. */
function checkNulopgave(bestand: Bestand, pointer: string, verslag: Verslag): void {
  if (bestand.leeg !== undefined && bestand.leeg !== 'niets' && bestand.bestandPer !== undefined) {
    const perSleutel = bestand.bestandPer !== 'zending' && bestand.bestandPer !== 'gemeente';
    if (perSleutel) verslag.meld('FORMAAT_NULOPGAVE', `${pointer}/leeg`, { reden: 'per-sleutel' });
  }
  if (bestand.leeg !== 'nulopgave') return;
  const tekst = JSON.stringify(bestand);
  const zegt = tekst.includes('"nulrij":') || /"als":"[^"]*bestand\.aantalRegels == 0/.test(tekst);
  if (!zegt) verslag.meld('FORMAAT_NULOPGAVE', `${pointer}/leeg`, { reden: 'niets-gezegd' });
}
