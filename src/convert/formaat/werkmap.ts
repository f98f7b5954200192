/** A workbook: which sheets there are, what they are called, and what stands on them. */
import type { Bestand, Blad, BladKolom, Rijen, XlsxOpmaak } from '../../domain/formaat.ts';
import { isDatum } from '../../domain/kalender.ts';
import type { Celnotatie, WerkbladKolom } from '../../domain/output.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import type { Bestandstand } from './bestand.ts';
import type { Celregel, Opdracht } from './opdracht.ts';
import { compileRijen, type Kolomtoets, type Rij } from './rijen.ts';
import type { Snede } from './snede.ts';
import type { Schrijver } from './waarde.ts';

export interface GecompileerdBlad {
  readonly pointer: string;
  readonly naam: Uitdrukking;
  /** One sheet for every part this snede makes of the file. */
  readonly snede: Snede;
  readonly meerBladen: boolean;
  readonly sjabloonblad?: string;
  readonly tabel?: string;
  readonly cellen: readonly { readonly naam: string; readonly schrijver: Schrijver; readonly cel: Celregel }[];
  readonly kolommen: readonly WerkbladKolom[];
  readonly rijen: readonly Opdracht<Rij>[];
  /** What the rows are repeated over, and how many fixed ones there are besides: the number of rows is known before they are. */
  readonly herhaal?: Rijen<BladKolom>['herhaal'];
  readonly aantalVoetregels: number;
  readonly nulrij: boolean;
}

const NOTATIE: Readonly<Record<Uitdrukking['type'], Celnotatie>> = {
  tekst: 'tekst',
  'ja-nee': 'tekst',
  getal: 'getal',
  decimaal: 'bedrag',
};

/** Every sheet is compiled in its own stand: on a sheet of one gemeente `totaal` is of that gemeente. */
export function compileBladen(
  xlsx: XlsxOpmaak,
  pointer: string,
  bestand: Bestand,
  standVan: (blad: Blad, pointer: string) => { readonly stand: Bestandstand; readonly snede: Snede },
): readonly GecompileerdBlad[] {
  return xlsx.bladen.flatMap((blad, nr) => {
    const hier = `${pointer}/bladen/${nr}`;
    const { stand, snede } = standVan(blad, hier);
    checkTemplateUse(blad, hier, xlsx, stand);
    const naam = stand.verslag.expressie(blad.naam, `${hier}/naam`, stand.bereiken.zending.compiler, ['tekst'], true);
    if (naam) stand.checkUitvoer(naam, `${hier}/naam`);
    const cellen = Object.entries(blad.cellen ?? {}).flatMap(([celnaam, waarde]) => {
      const gemaakt = stand.waarde(waarde, `${hier}/cellen/${celnaam}`, celnaam, stand.bereiken.zending);
      return gemaakt ? [{ naam: celnaam, ...gemaakt }] : [];
    });
    const { kolommen, rijen } = compileRows(blad, hier, bestand, stand);
    if (naam === undefined) return [];
    const { sjabloonblad, tabel } = blad;
    return [
      {
        pointer: hier,
        naam,
        snede,
        meerBladen: blad.bladPer !== undefined,
        ...(sjabloonblad !== undefined && { sjabloonblad }),
        ...(tabel !== undefined && { tabel }),
        cellen,
        kolommen,
        rijen,
        ...(blad.rijen && { herhaal: blad.rijen.herhaal }),
        aantalVoetregels: blad.rijen?.voetregels?.length ?? 0,
        nulrij: blad.rijen?.nulrij !== undefined,
      },
    ];
  });
}

function compileRows(
  { rijen }: Blad,
  hier: string,
  { leeg }: Bestand,
  stand: Bestandstand,
): { readonly kolommen: readonly WerkbladKolom[]; readonly rijen: readonly Opdracht<Rij>[] } {
  if (rijen === undefined) return { kolommen: [], rijen: [] };
  const notaties: Celnotatie[] = [];
  const toets: Kolomtoets<BladKolom> = (kolom, nr, gemaakt, pointer) => {
    const notatie = checkNotation(kolom, gemaakt.cel, pointer, stand);
    notaties[nr] = notatie;
    return notatie === 'datum' ? onlyDates(gemaakt.schrijver, kolom.kop, pointer) : gemaakt.schrijver;
  };
  const opdrachten = compileRijen(rijen, `${hier}/rijen`, leeg, stand, toets);
  const kolommen = rijen.kolommen.map(({ kop, breedteTekens }, nr) => ({
    kop,
    notatie: notaties[nr] ?? 'tekst',
    ...(breedteTekens !== undefined && { breedteTekens }),
  }));
  return { kolommen, rijen: opdrachten };
}

/** A sheet shows what is no date as text, without a word: here it is a finding. */
function onlyDates(schrijver: Schrijver, kop: string, regel: string): Schrijver {
  return (omgeving, meldingen) => {
    const waarde = schrijver(omgeving, meldingen);
    if (typeof waarde !== 'string' || isDatum(waarde)) return waarde;
    meldingen.meld('WAARDE_GEEN_DATUM', { formaat: meldingen.formaat, regel }, omgeving, kop);
    return undefined;
  };
}

function checkNotation(kolom: BladKolom, cel: Celregel, pointer: string, { verslag }: Bestandstand): Celnotatie {
  const { type } = cel.uitdrukking;
  const eigen = kolom.codetabel === undefined ? NOTATIE[type] : 'tekst';
  const { notatie = eigen } = kolom;
  const past =
    notatie === 'tekst' || (notatie === 'datum' ? type === 'tekst' : eigen === 'getal' || eigen === 'bedrag');
  if (!past) {
    const gevonden = kolom.codetabel === undefined ? type : 'tekst';
    verslag.meld('FORMAAT_NOTATIE', `${pointer}/notatie`, { kolom: kolom.kop, notatie, gevonden });
  }
  return notatie;
}

/** Cells and tables stand in a template; without one, or without a sheet of it, there is nothing to fill. */
function checkTemplateUse(blad: Blad, hier: string, { sjabloon }: XlsxOpmaak, { verslag }: Bestandstand): void {
  const { sjabloonblad, tabel, cellen, rijen } = blad;
  if (sjabloonblad !== undefined) {
    if (sjabloon === undefined) verslag.meld('FORMAAT_BLAD', `${hier}/sjabloonblad`, { reden: 'geen-sjabloon' });
    if (rijen !== undefined && tabel === undefined) {
      verslag.meld('FORMAAT_BLAD', `${hier}/rijen`, { reden: 'geen-tabel' });
    }
    if (rijen === undefined && tabel !== undefined) {
      verslag.meld('FORMAAT_BLAD', `${hier}/tabel`, { reden: 'geen-rijen' });
    }
    if (rijen?.voetregels !== undefined) {
      verslag.meld('FORMAAT_BLAD', `${hier}/rijen/voetregels`, { reden: 'voet-in-tabel' });
    }
    return;
  }
  if (tabel !== undefined) verslag.meld('FORMAAT_BLAD', `${hier}/tabel`, { reden: 'geen-sjabloonblad' });
  if (cellen !== undefined) verslag.meld('FORMAAT_BLAD', `${hier}/cellen`, { reden: 'geen-sjabloonblad' });
  if (rijen === undefined) verslag.meld('FORMAAT_BLAD', hier, { reden: 'geen-rijen' });
}
