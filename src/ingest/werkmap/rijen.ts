/** The rows of one sheet as a stream (ECMA-376-1 §18.3.1). */
import { LIMIETEN } from '../../domain/limieten.ts';
import { type Celwaarde, kolomVan, type Rij } from '../../domain/werkmapcel.ts';
import { WerkmapLeesfout } from './fout.ts';
import type { GedeeldeTeksten } from './gedeelde-teksten.ts';
import { readXmlDeel } from './xml-deel.ts';

/** Batches of rows that hold something. */
export async function* readRijen(
  deel: string,
  bytes: AsyncIterable<Uint8Array>,
  teksten: GedeeldeTeksten,
): AsyncGenerator<readonly Rij[]> {
  const lezer = new Rijenlezer(deel, teksten);
  for await (const _ of readXmlDeel(deel, bytes, lezer)) {
    if (lezer.klaar.length === 0) continue;
    yield lezer.klaar;
    lezer.klaar = [];
  }
}

class Rijenlezer {
  klaar: Rij[] = [];
  readonly #deel: string;
  readonly #teksten: GedeeldeTeksten;
  #nr = 0;
  #cellen = new Map<number, Celwaarde>();
  #kolom = -1;
  #soort = 'n';
  #tekst = '';
  #luistert = false;
  #inUitspraak = false;

  constructor(deel: string, teksten: GedeeldeTeksten) {
    this.#deel = deel;
    this.#teksten = teksten;
  }

  open(naam: string, attributen: Readonly<Record<string, string>>): void {
    switch (naam) {
      case 'c':
        // The address may be left out: then it is the next cell.
        this.#kolom = attributen.r === undefined ? this.#kolom + 1 : (kolomVan(attributen.r) ?? this.#stop());
        if (this.#kolom >= LIMIETEN.werkmapKolommen.waarde) this.#stop();
        this.#soort = attributen.t ?? 'n';
        this.#tekst = '';
        return;
      case 'v':
        this.#luistert = true;
        return;
      case 't':
        this.#luistert = !this.#inUitspraak;
        return;
      case 'rPh':
        this.#inUitspraak = true;
        return;
      case 'row': {
        const nr = attributen.r === undefined ? this.#nr + 1 : Number(attributen.r);
        if (!Number.isInteger(nr) || nr <= this.#nr || nr > LIMIETEN.werkmapRijen.waarde) this.#stop();
        this.#nr = nr;
        this.#kolom = -1;
        return;
      }
      default:
        return;
    }
  }

  tekst(stuk: string): void {
    if (!this.#luistert) return;
    this.#tekst += stuk;
    if (this.#tekst.length > LIMIETEN.werkmapCelTekens.waarde) this.#stop();
  }

  sluit(naam: string): void {
    switch (naam) {
      case 'v':
      case 't':
        this.#luistert = false;
        return;
      case 'rPh':
        this.#inUitspraak = false;
        return;
      case 'c': {
        const waarde = this.#value();
        if (waarde !== undefined) this.#cellen.set(this.#kolom, waarde);
        return;
      }
      case 'row':
        if (this.#cellen.size === 0) return;
        this.klaar.push({ nr: this.#nr, cellen: this.#cellen });
        this.#cellen = new Map();
        return;
      default:
        return;
    }
  }

  #value(): Celwaarde | undefined {
    const tekst = this.#tekst;
    switch (this.#soort) {
      case 's': {
        if (tekst === '') return undefined;
        const gedeeld = this.#teksten.get(Number(tekst)) ?? this.#stop();
        return gedeeld === '' ? undefined : { soort: 'tekst', tekst: gedeeld };
      }
      case 'str':
      case 'inlineStr':
        return tekst === '' ? undefined : { soort: 'tekst', tekst };
      // ISO 8601 dates, which the strict dialect may hold.
      case 'd':
        return tekst === '' ? undefined : { soort: 'tekst', tekst: tekst.slice(0, 10) };
      case 'b':
        return tekst === '' ? undefined : { soort: 'waarheid', waarheid: tekst === '1' || tekst === 'true' };
      case 'e':
        return { soort: 'formulefout' };
      default: {
        if (tekst === '') return undefined;
        const getal = Number(tekst);
        return Number.isFinite(getal) ? { soort: 'getal', getal } : this.#stop();
      }
    }
  }

  #stop(): never {
    throw new WerkmapLeesfout({ fout: 'onleesbaar-deel', deel: this.#deel });
  }
}
