/** One output file of a formaat: its name, its kind, and the instructions or columns that fill it. */
import type { Bestand, CsvOpmaak, Formaat, Kolom, Waarde } from '../../domain/formaat.ts';
import { unreachable } from '../../domain/result.ts';
import { pastInWindows1252 } from '../../domain/tekenset.ts';
import type { Compiler, Uitdrukking } from '../expressie/compileer.ts';
import { compileBoom, type Opdracht } from './boom.ts';
import { checkBestandsnaam, checkUitvoerPrivacy } from './privacy.ts';
import type { Verslag } from './verslag.ts';
import { checkWaarde, type Schrijver, type Tekenset } from './waarde.ts';

/** The compiler for every kind of place inside a file. */
export interface Bereiken {
  readonly zending: Compiler;
  readonly regel: Compiler;
  readonly client: Compiler;
  readonly groep: Compiler;
}

export type Waardemaker = (
  waarde: Waarde,
  pointer: string,
  naam: string,
  plaats: keyof Bereiken,
) => Schrijver | undefined;

export interface GecompileerdBestand {
  readonly bestandsnaam: Uitdrukking;
  readonly pointer: string;
  readonly mediatype: string;
  readonly maximaleBytes?: number;
  readonly inhoud:
    | {
        readonly vorm: 'boom';
        readonly bestandssoort: 'xml' | 'json';
        readonly naamruimten: Readonly<Record<string, string>>;
        readonly opdrachten: readonly Opdracht[];
      }
    | {
        readonly vorm: 'records';
        readonly opmaak: CsvOpmaak;
        readonly koppen: readonly string[];
        readonly kolommen: readonly Schrijver[];
      };
}

const MEDIATYPEN: Readonly<Record<Bestand['bestandssoort'], string>> = {
  xml: 'application/xml',
  json: 'application/json',
  csv: 'text/csv',
};

function mediatype(bestand: Bestand): string {
  if (bestand.bestandssoort !== 'csv') return MEDIATYPEN[bestand.bestandssoort];
  const tekenset = bestand.csv.tekenset === 'windows-1252' ? 'windows-1252' : 'utf-8';
  return `text/csv; charset=${tekenset}; header=${bestand.csv.kopregel ? 'present' : 'absent'}`;
}

function charset(bestand: Bestand): Tekenset {
  if (bestand.bestandssoort === 'xml') return 'xml';
  return bestand.bestandssoort === 'csv' && bestand.csv.tekenset === 'windows-1252' ? 'windows-1252' : 'utf-8';
}

export function compileBestand(
  bestand: Bestand,
  pointer: string,
  formaat: Formaat,
  bereiken: Bereiken,
  codetabellen: ReadonlyMap<string, ReadonlyMap<string, string>>,
  verslag: Verslag,
): GecompileerdBestand | undefined {
  const tekenset = charset(bestand);
  const maakWaarde: Waardemaker = (waarde, hier, naam, plaats) => {
    const uitkomst = checkWaarde(waarde, { pointer: hier, naam, tekenset }, bereiken[plaats], codetabellen, verslag);
    if (uitkomst) checkUitvoerPrivacy(uitkomst.uitdrukking, `${hier}/waarde`, formaat, verslag);
    return uitkomst?.schrijver;
  };
  const bestandsnaam = verslag.expressie(
    bestand.bestandsnaam,
    `${pointer}/bestandsnaam`,
    bereiken.zending,
    ['tekst'],
    true,
  );
  if (bestandsnaam) checkBestandsnaam(bestandsnaam, `${pointer}/bestandsnaam`, formaat, verslag);
  const inhoud = compileContent(bestand, pointer, maakWaarde, verslag);
  if (bestandsnaam === undefined) return undefined;
  const { maximaleBytes } = bestand;
  return {
    bestandsnaam,
    pointer,
    mediatype: mediatype(bestand),
    inhoud,
    ...(maximaleBytes !== undefined && { maximaleBytes }),
  };
}

function compileContent(
  bestand: Bestand,
  pointer: string,
  maakWaarde: Waardemaker,
  verslag: Verslag,
): GecompileerdBestand['inhoud'] {
  switch (bestand.bestandssoort) {
    case 'xml':
    case 'json': {
      const { bestandssoort, boom } = bestand;
      const naamruimten = bestandssoort === 'xml' ? bestand.naamruimten : {};
      const opdrachten = compileBoom(boom, `${pointer}/boom`, { bestandssoort, naamruimten }, maakWaarde, verslag);
      return { vorm: 'boom', bestandssoort, naamruimten, opdrachten };
    }
    case 'csv': {
      const { csv } = bestand;
      const plaats = csv.herhaal === 'groepen' ? 'groep' : 'regel';
      const kolommen = csv.kolommen.map((kolom, nr) => {
        const hier = `${pointer}/csv/kolommen/${nr}`;
        checkColumn(kolom, csv, hier, verslag);
        return maakWaarde(kolom, hier, kolom.kop, plaats);
      });
      return {
        vorm: 'records',
        opmaak: csv,
        koppen: csv.kolommen.map((kolom) => kolom.kop),
        kolommen: kolommen.filter((kolom) => kolom !== undefined),
      };
    }
    default:
      return unreachable(bestand);
  }
}

function checkColumn(kolom: Kolom, csv: CsvOpmaak, hier: string, verslag: Verslag): void {
  if (kolom.ontbreekt === 'weglaten')
    verslag.meld('FORMAAT_WEGLATEN_IN_KOLOM', `${hier}/ontbreekt`, { kolom: kolom.kop });
  if (csv.tekenset === 'windows-1252' && !pastInWindows1252(kolom.kop)) {
    verslag.meld('FORMAAT_TEKENSET', `${hier}/kop`, { tekenset: csv.tekenset, kolom: kolom.kop });
  }
  const keer = csv.kolommen.filter((andere) => andere.kop === kolom.kop).length;
  if (keer > 1) verslag.meld('FORMAAT_ELEMENTNAAM', `${hier}/kop`, { naam: kolom.kop, reden: 'dubbel' });
}
