/** Reads a CSV file with prestaties or trajecten as a verantwoording; the kop comes from beside it. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import { INVULBLADEN, type Invulkolom } from '../../domain/invulblad.ts';
import { unreachable } from '../../domain/result.ts';
import type { Kop } from '../../domain/verantwoording.ts';
import type { Celwaarde } from '../../domain/werkmapcel.ts';
import { LIJSTEN, type Lijst } from '../kop-velden.ts';
import type { LeesOpties, LeesUitkomst } from '../lees-verantwoording.ts';
import { countKnown, type Indeling, matchHeadings } from '../tabel/koppen.ts';
import { pointerOf, Rijlezer } from '../tabel/rij.ts';
import { detectDecimaalteken } from '../tabel/waarde.ts';
import { Toets } from '../toets.ts';
import { type Csvfout, type CsvLimieten, type CsvRij, readCsv } from './lees.ts';

/** Rows from the top in which the headings are looked for; a title may stand above them. */
const BEKEKEN_RIJEN = 20;
const KOLOMMEN = 500;
const VELDTEKENS = 10_000;

export interface CsvTabel {
  readonly lijst: Lijst;
  readonly kolommen: readonly Invulkolom[];
}

/** The tables a file with the headings of the standard can be. */
export const STANDAARDTABELLEN: readonly CsvTabel[] = INVULBLADEN.flatMap(({ plaats, kolommen }) => {
  const lijst = plaats.soort === 'lijst' ? LIJSTEN.find((een) => een === plaats.lijst) : undefined;
  return lijst === undefined ? [] : [{ lijst, kolommen }];
});

export async function leesCsv(
  bytes: AsyncIterable<Uint8Array>,
  kop: Partial<Kop>,
  opties: LeesOpties,
  tabellen: readonly CsvTabel[] = STANDAARDTABELLEN,
): Promise<LeesUitkomst> {
  const toets = new Toets(opties);
  for (const [sleutel, waarde] of Object.entries(kop)) toets.kopVelden.add(sleutel, waarde);
  const heel = await readTabel(bytes, toets, opties, tabellen);
  return toets.finish(!heel || toets.gestopt);
}

/** False when the file could not be read to its end; the finding is made. */
async function readTabel(
  bytes: AsyncIterable<Uint8Array>,
  toets: Toets,
  opties: LeesOpties,
  tabellen: readonly CsvTabel[],
): Promise<boolean> {
  const { bevindingen } = toets;
  const limieten: CsvLimieten = {
    maximaleBytes: opties.limieten.maximaleBytes,
    kolommen: KOLOMMEN,
    veldTekens: VELDTEKENS,
  };
  const lezing = readCsv(bytes, {}, limieten);
  let lezer: Tabellezer | undefined;
  let bekeken = 0;
  for (;;) {
    const stap = await lezing.next();
    if (stap.done) {
      if ('fout' in stap.value) return reportCsv(stap.value, limieten, toets);
      if (lezer === undefined) bevindingen.fout('TABEL_ZONDER_KOPREGEL', { bron: { regel: 1 } }, {});
      lezer?.finish();
      return lezer !== undefined;
    }
    let rijen = stap.value;
    while (lezer === undefined && rijen.length > 0) {
      const [rij, ...rest] = rijen;
      rijen = rest;
      if (rij === undefined || ++bekeken > BEKEKEN_RIJEN) break;
      const tabel = recognize(rij, tabellen);
      if (tabel !== undefined) lezer = new Tabellezer(tabel, rij, rest, toets);
    }
    if (bekeken > BEKEKEN_RIJEN && lezer === undefined) {
      bevindingen.fout('TABEL_ZONDER_KOPREGEL', { bron: { regel: 1 } }, {});
      return false;
    }
    if (lezer !== undefined) await lezer.take(rijen);
    if (toets.gestopt) return false;
  }
}

/** The table most of these headings are of; undefined when less than half of them are known. */
function recognize({ velden }: CsvRij, tabellen: readonly CsvTabel[]): CsvTabel | undefined {
  const gevuld = velden.filter((veld) => veld.trim() !== '');
  let beste: { readonly tabel: CsvTabel; readonly bekend: number } | undefined;
  for (const tabel of tabellen) {
    const bekend = countKnown(gevuld, tabel.kolommen);
    if (bekend * 2 >= gevuld.length && bekend > (beste?.bekend ?? 0)) beste = { tabel, bekend };
  }
  return beste?.tabel;
}

class Tabellezer {
  readonly #lijst: Lijst;
  readonly #toets: Toets;
  readonly #indeling: Indeling<Invulkolom>;
  readonly #rijlezer: Rijlezer;
  #volgende = 0;

  /** @param eersteRijen show which sign the decimals have */
  constructor({ lijst, kolommen }: CsvTabel, koprij: CsvRij, eersteRijen: readonly CsvRij[], toets: Toets) {
    const koppen = new Map([...koprij.velden.entries()].filter(([, kop]) => kop.trim() !== ''));
    this.#lijst = lijst;
    this.#toets = toets;
    this.#indeling = matchHeadings(koppen, kolommen, toets.bevindingen, () => ({ regel: koprij.regel }));
    const decimaalteken = detectDecimaalteken(amountsOf(eersteRijen, this.#indeling));
    this.#rijlezer = new Rijlezer(this.#indeling, { decimaalteken, vanaf1904: false }, toets.bevindingen);
  }

  async take(rijen: readonly CsvRij[]): Promise<void> {
    const gelezen = rijen.flatMap((rij) => {
      const cellen = new Map(rij.velden.map((tekst, i): [number, Celwaarde] => [i, { soort: 'tekst', tekst }]));
      const een = this.#rijlezer.read(cellen, (kolom) => this.#place(rij, this.#indeling.get(kolom)));
      return een === undefined ? [] : [{ rij, ...een }];
    });
    if (gelezen.length === 0 || !this.#toets.takeRoom(this.#lijst, gelezen.length)) return;
    const eerste = this.#volgende;
    this.#volgende += gelezen.length;
    await this.#toets.addRegels({
      lijst: this.#lijst,
      eerste,
      waarden: gelezen.map(({ waarde }) => waarde),
      bronplaats: (nr, veld) => {
        const kolom = [...this.#indeling.values()].find(({ pad }) => pointerOf(pad) === veld);
        const rij = gelezen[nr - eerste]?.rij;
        return rij === undefined ? {} : this.#place(rij, kolom);
      },
      gemeld: new Map(gelezen.flatMap(({ gemeld }, i) => (gemeld.length > 0 ? [[eerste + i, gemeld] as const] : []))),
    });
  }

  finish(): void {
    this.#rijlezer.finish();
  }

  #place({ regel }: CsvRij, kolom: Invulkolom | undefined): Bronplaats {
    return kolom === undefined ? { regel } : { regel, veld: kolom.kop };
  }
}

function* amountsOf(rijen: readonly CsvRij[], indeling: Indeling<Invulkolom>): Generator<string> {
  for (const { velden } of rijen)
    for (const [plek, { soort }] of indeling) {
      const tekst = velden[plek];
      if ((soort === 'euro' || soort === 'getal') && tekst !== undefined) yield tekst;
    }
}

function reportCsv(csvfout: Csvfout, limieten: CsvLimieten, toets: Toets): false {
  const { bevindingen } = toets;
  const plaats = 'regel' in csvfout ? { bron: { regel: csvfout.regel } } : {};
  switch (csvfout.fout) {
    case 'leeg':
      bevindingen.fout('CSV_LEEG', plaats, {});
      return false;
    case 'te-groot':
      toets.stopTeGroot();
      return false;
    case 'onleesbare-tekens':
      bevindingen.fout('CSV_TEKENS', plaats, {});
      return false;
    case 'aanhalingsteken':
      bevindingen.fout('CSV_AANHALINGSTEKEN', plaats, {});
      return false;
    case 'te-veel-kolommen':
      bevindingen.fout('CSV_TE_VEEL_KOLOMMEN', plaats, { maximum: limieten.kolommen });
      return false;
    case 'veld-te-lang':
      bevindingen.fout('CSV_VELD_TE_LANG', plaats, { maximum: limieten.veldTekens });
      return false;
    case 'geen-tekst':
      bevindingen.fout('CSV_GEEN_TEKST', plaats, {});
      return false;
    default:
      return unreachable(csvfout);
  }
}
