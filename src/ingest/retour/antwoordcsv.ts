/** Reads the CSV in which an ontvanger answers, as its antwoordformaat describes it. Every finding names line and column. */

import { type Antwoordformaat, type Antwoordkolom, normaal } from '../../domain/antwoordformaat.ts';
import type { Bevindingenlijst, Plaats } from '../../domain/bevinding.ts';
import { LIMIETEN } from '../../domain/limieten.ts';
import { unreachable } from '../../domain/result.ts';
import { zonderOnzichtbaar } from '../../domain/tekenset.ts';
import { Bevindingen } from '../bevindingen.ts';
import { type Csvfout, type CsvLimieten, type CsvRij, readCsv } from '../csv/lees.ts';
import { STANDAARD_INVOERLIMIETEN } from '../limieten.ts';

/** What one row says. */
export interface Antwoordrij {
  /** Line in the file, from 1. */
  readonly regel: number;
  /** Values of the sleutel, in the order of the antwoordformaat; the first is never the whole truth when there are more. */
  readonly sleutel: readonly string[];
  readonly afgewezen: boolean;
  readonly retourcode?: string;
  readonly toelichting?: string;
}

export interface Antwoordlezing {
  readonly rijen: readonly Antwoordrij[];
  readonly melder: Bevindingen;
  readonly bevindingen: () => Bevindingenlijst;
  /** Heading under which a column was found, for findings on it. */
  readonly kopVan: (kolom: Antwoordkolom) => string;
}

export const ANTWOORDLIMIETEN: CsvLimieten = {
  maximaleBytes: LIMIETEN.retourCsvBytes.waarde,
  kolommen: LIMIETEN.csvKolommen.waarde,
  veldTekens: LIMIETEN.csvVeldTekens.waarde,
};
/** As for a retourbericht in JSON. */
const TOELICHTING_TEKENS = 1000;

/** One text for the values of a sleutel: equal exactly when they are. */
export const sleuteltekst = (waarden: readonly string[]): string => JSON.stringify(waarden);

export async function readAntwoordCsv(
  bytes: AsyncIterable<Uint8Array>,
  formaat: Antwoordformaat,
  limieten: CsvLimieten = ANTWOORDLIMIETEN,
): Promise<Antwoordlezing> {
  const melder = new Bevindingen(STANDAARD_INVOERLIMIETEN.getoondeBevindingen);
  const lezer = new Antwoordlezer(formaat, melder);
  const { scheidingsteken } = formaat;
  const lezing = readCsv(bytes, scheidingsteken === undefined ? {} : { scheidingsteken }, limieten);
  for (;;) {
    const stap = await lezing.next();
    if (!stap.done) {
      for (const rij of stap.value) lezer.take(rij);
      continue;
    }
    if ('fout' in stap.value) reportCsvfout(stap.value, limieten, melder);
    else if (lezer.rijen.length === 0 && melder.aantalFouten === 0) melder.fout('ANTWOORD_ZONDER_RIJEN', {}, {});
    return {
      rijen: lezer.rijen,
      melder,
      bevindingen: () => melder.lijst(),
      kopVan: (kolom) => lezer.kopVan(kolom),
    };
  }
}

class Antwoordlezer {
  readonly rijen: Antwoordrij[] = [];
  readonly #formaat: Antwoordformaat;
  readonly #melder: Bevindingen;
  /** Place of each heading, as `normaal` writes it; absent before the row of headings. */
  #plekken: ReadonlyMap<string, number> | undefined;
  readonly #oordelen: ReadonlyMap<string, 'geaccepteerd' | 'afgewezen'>;
  readonly #codes: ReadonlyMap<string, string> | undefined;
  readonly #gezien = new Set<string>();

  constructor(formaat: Antwoordformaat, melder: Bevindingen) {
    this.#formaat = formaat;
    this.#melder = melder;
    this.#oordelen = byWord(formaat.oordeel?.waarden ?? {});
    this.#codes = formaat.retourcode?.waarden === undefined ? undefined : byWord(formaat.retourcode.waarden);
  }

  kopVan({ koppen }: Antwoordkolom): string {
    return koppen.find((kop) => this.#plekken?.has(normaal(kop)) === true) ?? koppen[0] ?? '';
  }

  take(rij: CsvRij): void {
    if (rij.velden.every((veld) => veld.trim() === '')) return;
    if (this.#plekken === undefined) this.#readHeadings(rij);
    else this.#readRow(rij);
  }

  #readHeadings({ regel, velden }: CsvRij): void {
    const plekken = new Map<string, number>();
    const { sleutel, oordeel, retourcode, toelichting } = this.#formaat;
    const kolommen = [...sleutel, oordeel, retourcode, toelichting].filter((kolom) => kolom !== undefined);
    const bekend = new Set(kolommen.flatMap(({ koppen }) => koppen.map(normaal)));
    for (const [plek, kop] of velden.entries()) {
      const naam = normaal(kop);
      if (!bekend.has(naam)) continue;
      if (plekken.has(naam)) this.#melder.fout('ANTWOORD_KOLOM_DUBBEL', { bron: { regel } }, { kop: naam });
      plekken.set(naam, plek);
    }
    this.#plekken = plekken;
    for (const { koppen } of kolommen) {
      const gevonden = koppen.filter((kop) => plekken.has(normaal(kop)));
      if (gevonden.length === 0) this.#melder.fout('ANTWOORD_KOLOM_ONTBREEKT', { bron: { regel } }, { koppen });
      for (const kop of gevonden.slice(1)) this.#melder.fout('ANTWOORD_KOLOM_DUBBEL', { bron: { regel } }, { kop });
    }
  }

  #readRow(rij: CsvRij): void {
    // Without its columns every row would be wrong in the same way.
    if (this.#melder.aantalFouten > 0 && this.rijen.length === 0 && this.#gezien.size === 0 && !this.#complete())
      return;
    const { sleutel, oordeel, retourcode, toelichting } = this.#formaat;
    const waarden = sleutel.map((kolom) => this.#required(rij, kolom));
    const afgewezen = oordeel === undefined || this.#judge(rij, oordeel);
    const code = retourcode === undefined ? undefined : this.#code(rij, retourcode);
    const uitleg = toelichting === undefined ? '' : zonderOnzichtbaar(this.#cell(rij, toelichting));
    if (toelichting !== undefined && uitleg.length > TOELICHTING_TEKENS)
      this.#melder.fout('CSV_VELD_TE_LANG', this.plaats(rij.regel, toelichting), { maximum: TOELICHTING_TEKENS });
    if (afgewezen && code === undefined && uitleg === '')
      this.#melder.fout('RETOUR_ZONDER_REDEN', this.plaats(rij.regel, toelichting ?? retourcode), {});
    const naam = sleuteltekst(waarden);
    if (this.#gezien.has(naam)) this.#melder.fout('ANTWOORD_RIJ_DUBBEL', this.plaats(rij.regel, sleutel[0]), {});
    this.#gezien.add(naam);
    this.rijen.push({
      regel: rij.regel,
      sleutel: waarden,
      afgewezen,
      ...(afgewezen && code !== undefined ? { retourcode: code } : {}),
      ...(afgewezen && uitleg !== '' ? { toelichting: uitleg } : {}),
    });
  }

  #complete(): boolean {
    const { sleutel, oordeel, retourcode, toelichting } = this.#formaat;
    return [...sleutel, oordeel, retourcode, toelichting].every(
      (kolom) => kolom === undefined || kolom.koppen.some((kop) => this.#plekken?.has(normaal(kop))),
    );
  }

  plaats(regel: number, kolom: Antwoordkolom | undefined): Plaats {
    return { bron: { regel, ...(kolom === undefined ? {} : { veld: this.kopVan(kolom) }) } };
  }

  #cell({ velden }: CsvRij, kolom: Antwoordkolom): string {
    const plek = this.#plekken?.get(normaal(this.kopVan(kolom)));
    return (plek === undefined ? undefined : velden[plek])?.trim() ?? '';
  }

  #required(rij: CsvRij, kolom: Antwoordkolom): string {
    const waarde = this.#cell(rij, kolom);
    if (waarde === '')
      this.#melder.fout('ANTWOORD_WAARDE_ONTBREEKT', this.plaats(rij.regel, kolom), { kop: this.kopVan(kolom) });
    return waarde;
  }

  #judge(rij: CsvRij, kolom: NonNullable<Antwoordformaat['oordeel']>): boolean {
    const waarde = this.#required(rij, kolom);
    if (waarde === '') return false;
    const oordeel = this.#oordelen.get(normaal(waarde));
    if (oordeel === undefined) {
      const toegestaan = Object.keys(kolom.waarden);
      this.#melder.fout('ANTWOORD_OORDEEL_ONBEKEND', this.plaats(rij.regel, kolom), { toegestaan });
    }
    return oordeel === 'afgewezen';
  }

  #code(rij: CsvRij, kolom: Antwoordkolom): string | undefined {
    const waarde = this.#cell(rij, kolom);
    if (waarde === '') return undefined;
    const code = this.#codes === undefined ? waarde : this.#codes.get(normaal(waarde));
    // A code of its own is short; anything else in this column is text, and may be about a person.
    if (code !== undefined && /^[A-Za-z0-9._-]{1,20}$/.test(code)) return code;
    this.#melder.fout('ANTWOORD_RETOURCODE_ONBEKEND', this.plaats(rij.regel, kolom), {});
    return undefined;
  }
}

const byWord = <Waarde>(waarden: Readonly<Record<string, Waarde>>): ReadonlyMap<string, Waarde> =>
  new Map(Object.entries(waarden).map(([woord, waarde]) => [normaal(woord), waarde]));

function reportCsvfout(csvfout: Csvfout, limieten: CsvLimieten, melder: Bevindingen): void {
  const plaats = 'regel' in csvfout ? { bron: { regel: csvfout.regel } } : {};
  switch (csvfout.fout) {
    case 'leeg':
      melder.fout('CSV_LEEG', plaats, {});
      return;
    case 'te-groot':
      melder.fout('INVOER_TE_GROOT', plaats, { maximumBytes: limieten.maximaleBytes });
      return;
    case 'onleesbare-tekens':
      melder.fout('CSV_TEKENS', plaats, {});
      return;
    case 'aanhalingsteken':
      melder.fout('CSV_AANHALINGSTEKEN', plaats, {});
      return;
    case 'te-veel-kolommen':
      melder.fout('CSV_TE_VEEL_KOLOMMEN', plaats, { maximum: limieten.kolommen });
      return;
    case 'veld-te-lang':
      melder.fout('CSV_VELD_TE_LANG', plaats, { maximum: limieten.veldTekens });
      return;
    case 'geen-tekst':
      melder.fout('CSV_GEEN_TEKST', plaats, {});
      return;
    default:
      unreachable(csvfout);
  }
}
