/** Reads a CSV file with prestaties or trajecten as a verantwoording; the kop comes from beside it. */

import type { Bronplaats } from '../../domain/bevinding.ts';
import { LIMIETEN } from '../../domain/limieten.ts';
import { unreachable } from '../../domain/result.ts';
import type { Celwaarde } from '../../domain/werkmapcel.ts';
import { INVULBLADEN, type Invulkolom } from '../../standaard/bladen.ts';
import { type Bestandsbron, type Invoerdeel, inFile, type Kopdeel } from '../invoerdeel.ts';
import { LIJSTEN, type Lijst } from '../kop-velden.ts';
import { type Eigentabel, isEigenKopregel, matchEigen, readEigenCel } from '../mapping/tabel.ts';
import { countKnown, type Indeling, matchHeadings } from '../tabel/koppen.ts';
import { pointerOf, Rijlezer } from '../tabel/rij.ts';
import { detectDecimaalteken } from '../tabel/waarde.ts';
import type { Toets } from '../toets.ts';
import { type Csvfout, type CsvLimieten, type CsvRij, readCsv } from './lees.ts';

/** Rows from the top in which the headings are looked for; a title may stand above them. */
const BEKEKEN_RIJEN = 20;
const KOLOMMEN = LIMIETEN.csvKolommen.waarde;
const VELDTEKENS = LIMIETEN.csvVeldTekens.waarde;

export interface CsvTabel {
  readonly lijst: Lijst;
  readonly kolommen: readonly Invulkolom[];
  /** The columns are those of the sender. */
  readonly eigen?: Eigentabel;
}

export const eigenCsv = (eigen: Eigentabel): readonly CsvTabel[] => [
  { lijst: eigen.mapping.lijst, kolommen: eigen.kolommen, eigen },
];

/** The tables a file with the headings of the standard can be. */
export const STANDAARDTABELLEN: readonly CsvTabel[] = INVULBLADEN.flatMap(({ plaats, kolommen }) => {
  const lijst = plaats.soort === 'lijst' ? LIJSTEN.find((een) => een === plaats.lijst) : undefined;
  return lijst === undefined ? [] : [{ lijst, kolommen }];
});

export class CsvDeel implements Invoerdeel {
  readonly voorrang = 'regels';
  readonly #bron: Bestandsbron;
  readonly #maximaleBytes: number;
  readonly #tabellen: readonly CsvTabel[];
  /** What the headings said when the file was opened first. */
  #lijst: Lijst | 'geen' | undefined;

  constructor(bron: Bestandsbron, maximaleBytes: number, tabellen: readonly CsvTabel[] = STANDAARDTABELLEN) {
    this.#bron = bron;
    this.#maximaleBytes = maximaleBytes;
    this.#tabellen = tabellen;
  }

  async readKop(): Promise<Kopdeel> {
    return {};
  }

  async readRegels(toets: Toets, lijst: Lijst): Promise<void> {
    if (this.#lijst !== undefined && this.#lijst !== lijst) return;
    const { naam } = this.#bron;
    const vorige = toets.bevindingen.plaatsAan((plaats) => ({ ...plaats, bron: inFile(plaats.bron ?? {}, naam) }));
    const uitkomst = await readTabel(this.#bron, this.#maximaleBytes, toets, this.#tabellen, lijst);
    this.#lijst = uitkomst === 'onleesbaar' ? 'geen' : uitkomst === 'gelezen' ? lijst : uitkomst.andere;
    if (uitkomst === 'onleesbaar') toets.onvolledig = true;
    toets.bevindingen.plaatsAan(vorige);
  }
}

/** `onleesbaar`: not to its end; the finding is made. `andere`: it holds another list, and nothing was read. */
type Tabeluitkomst = 'gelezen' | 'onleesbaar' | { readonly andere: Lijst };

async function readTabel(
  bron: Bestandsbron,
  maximaleBytes: number,
  toets: Toets,
  tabellen: readonly CsvTabel[],
  lijst: Lijst,
): Promise<Tabeluitkomst> {
  const { bevindingen } = toets;
  const limieten: CsvLimieten = {
    maximaleBytes,
    kolommen: KOLOMMEN,
    veldTekens: VELDTEKENS,
  };
  const scheidingsteken = tabellen.find(({ eigen }) => eigen !== undefined)?.eigen?.mapping.scheidingsteken;
  const lezing = readCsv(bron.open(), scheidingsteken === undefined ? {} : { scheidingsteken }, limieten);
  let lezer: Tabellezer | undefined;
  let bekeken = 0;
  for (;;) {
    const stap = await lezing.next();
    if (stap.done) {
      if ('fout' in stap.value) return reportCsv(stap.value, limieten, toets);
      if (lezer === undefined) bevindingen.fout('TABEL_ZONDER_KOPREGEL', { bron: { regel: 1 } }, {});
      lezer?.finish();
      return lezer === undefined ? 'onleesbaar' : 'gelezen';
    }
    let rijen = stap.value;
    while (lezer === undefined && rijen.length > 0) {
      const [rij, ...rest] = rijen;
      rijen = rest;
      if (rij === undefined || ++bekeken > BEKEKEN_RIJEN) break;
      const tabel = recognize(rij, tabellen);
      if (tabel !== undefined && tabel.lijst !== lijst) return { andere: tabel.lijst };
      if (tabel !== undefined) lezer = new Tabellezer(tabel, rij, rest, toets, bron.naam);
    }
    if (bekeken > BEKEKEN_RIJEN && lezer === undefined) {
      bevindingen.fout('TABEL_ZONDER_KOPREGEL', { bron: { regel: 1 } }, {});
      return 'onleesbaar';
    }
    if (lezer !== undefined) await lezer.take(rijen);
    if (toets.gestopt) return 'onleesbaar';
  }
}

/** The table most of these headings are of; undefined when less than half of them are known. */
function recognize({ velden, regel }: CsvRij, tabellen: readonly CsvTabel[]): CsvTabel | undefined {
  const gevuld = velden.filter((veld) => veld.trim() !== '');
  const vanAfzender = tabellen.find(({ eigen }) => eigen !== undefined && isEigenKopregel(gevuld, regel, eigen));
  if (vanAfzender !== undefined) return vanAfzender;
  let beste: { readonly tabel: CsvTabel; readonly bekend: number } | undefined;
  for (const tabel of tabellen.filter(({ eigen }) => eigen === undefined)) {
    const bekend = countKnown(gevuld, tabel.kolommen);
    if (bekend * 2 >= gevuld.length && bekend > (beste?.bekend ?? 0)) beste = { tabel, bekend };
  }
  return beste?.tabel;
}

class Tabellezer {
  readonly #lijst: Lijst;
  readonly #toets: Toets;
  readonly #indeling: Indeling<Invulkolom>;
  readonly #rijlezer: Pick<Rijlezer, 'read' | 'finish'>;
  readonly #bestand: string | undefined;

  /** @param eersteRijen show which sign the decimals have */
  constructor(
    { lijst, kolommen, eigen }: CsvTabel,
    koprij: CsvRij,
    eersteRijen: readonly CsvRij[],
    toets: Toets,
    bestand: string | undefined,
  ) {
    this.#bestand = bestand;
    const koppen = new Map([...koprij.velden.entries()].filter(([, kop]) => kop.trim() !== ''));
    this.#lijst = lijst;
    this.#toets = toets;
    const { bevindingen } = toets;
    const plaats = (): Bronplaats => ({ regel: koprij.regel });
    if (eigen === undefined) {
      const indeling = matchHeadings(koppen, kolommen, bevindingen, plaats);
      const decimaalteken = detectDecimaalteken(amountsOf(eersteRijen, indeling));
      this.#indeling = indeling;
      this.#rijlezer = new Rijlezer(indeling, { decimaalteken, vanaf1904: false }, bevindingen);
    } else {
      const indeling = matchEigen(koppen, eigen, bevindingen, plaats);
      const decimaalteken = eigen.mapping.decimaalteken ?? detectDecimaalteken(amountsOf(eersteRijen, indeling));
      this.#indeling = indeling;
      const instelling = { lees: readEigenCel, vast: eigen.vast };
      this.#rijlezer = new Rijlezer(indeling, { decimaalteken, vanaf1904: false }, bevindingen, instelling);
    }
  }

  async take(rijen: readonly CsvRij[]): Promise<void> {
    let nr = this.#toets.next(this.#lijst);
    const gelezen = rijen.flatMap((rij) => {
      const cellen = new Map(rij.velden.map((tekst, i): [number, Celwaarde] => [i, { soort: 'tekst', tekst }]));
      const plaats = (kolom: number): Bronplaats => this.#place(rij, this.#indeling.get(kolom));
      const een = this.#rijlezer.read(cellen, plaats, `/${this.#lijst}/${nr}`);
      if (een === undefined) return [];
      nr++;
      return [{ rij, ...een }];
    });
    const eerste = gelezen.length === 0 ? undefined : this.#toets.number(this.#lijst, gelezen.length);
    if (eerste === undefined) return;
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
    return inFile(kolom === undefined ? { regel } : { regel, veld: kolom.kop }, this.#bestand);
  }
}

function* amountsOf(rijen: readonly CsvRij[], indeling: Indeling<Invulkolom>): Generator<string> {
  for (const { velden } of rijen)
    for (const [plek, { soort }] of indeling) {
      const tekst = velden[plek];
      if ((soort === 'euro' || soort === 'getal') && tekst !== undefined) yield tekst;
    }
}

function reportCsv(csvfout: Csvfout, limieten: CsvLimieten, toets: Toets): 'onleesbaar' {
  const { bevindingen } = toets;
  const plaats = 'regel' in csvfout ? { bron: { regel: csvfout.regel } } : {};
  switch (csvfout.fout) {
    case 'leeg':
      bevindingen.fout('CSV_LEEG', plaats, {});
      return 'onleesbaar';
    case 'te-groot':
      toets.stopTeGroot();
      return 'onleesbaar';
    case 'onleesbare-tekens':
      bevindingen.fout('CSV_TEKENS', plaats, {});
      return 'onleesbaar';
    case 'aanhalingsteken':
      bevindingen.fout('CSV_AANHALINGSTEKEN', plaats, {});
      return 'onleesbaar';
    case 'te-veel-kolommen':
      bevindingen.fout('CSV_TE_VEEL_KOLOMMEN', plaats, { maximum: limieten.kolommen });
      return 'onleesbaar';
    case 'veld-te-lang':
      bevindingen.fout('CSV_VELD_TE_LANG', plaats, { maximum: limieten.veldTekens });
      return 'onleesbaar';
    case 'geen-tekst':
      bevindingen.fout('CSV_GEEN_TEKST', plaats, {});
      return 'onleesbaar';
    default:
      return unreachable(csvfout);
  }
}
