/**
 * The texts that cells of a workbook refer to by number (ECMA-376-1 §18.4). A register of clients has hundreds of thousands: they lie
 * behind each other as bytes, and become a string only when a cell asks.
 */
import { LIMIETEN } from '../../domain/limieten.ts';
import { WerkmapLeesfout } from './fout.ts';
import { readXmlDeel } from './xml-deel.ts';

const MAX_BYTES = LIMIETEN.werkmapTekstBytes.waarde;

const utf8 = new TextEncoder();
const vanUtf8 = new TextDecoder();

export class GedeeldeTeksten {
  #bytes = new Uint8Array(64 * 1024);
  /** Where each text ends. */
  #eind = new Uint32Array(1024);
  #aantal = 0;
  #gebruikt = 0;

  add(tekst: string): void {
    if (this.#gebruikt + tekst.length * 3 > this.#bytes.length) this.#grow(tekst.length * 3);
    const { written } = utf8.encodeInto(tekst, this.#bytes.subarray(this.#gebruikt));
    this.#gebruikt += written;
    if (this.#aantal === this.#eind.length) this.#eind = enlarge(this.#eind, new Uint32Array(this.#aantal * 2));
    this.#eind[this.#aantal++] = this.#gebruikt;
  }

  /** Undefined when there is no text of that number. */
  get(nummer: number): string | undefined {
    if (!(nummer >= 0 && nummer < this.#aantal)) return undefined;
    return vanUtf8.decode(this.#bytes.subarray(nummer === 0 ? 0 : this.#eind[nummer - 1], this.#eind[nummer]));
  }

  #grow(nodig: number): void {
    if (this.#gebruikt + nodig > MAX_BYTES)
      throw new WerkmapLeesfout({ fout: 'te-veel-tekst', maximumBytes: MAX_BYTES });
    const bytes = Math.min(MAX_BYTES, Math.max(this.#bytes.length * 2, this.#gebruikt + nodig));
    this.#bytes = enlarge(this.#bytes, new Uint8Array(bytes));
  }
}

function enlarge<Reeks extends Uint8Array | Uint32Array>(oud: Reeks, nieuw: Reeks): Reeks {
  nieuw.set(oud);
  return nieuw;
}

export async function readGedeeldeTeksten(deel: string, bytes: AsyncIterable<Uint8Array>): Promise<GedeeldeTeksten> {
  const teksten = new GedeeldeTeksten();
  let tekst = '';
  let inTekst = false;
  // How a word is pronounced (Japanese) is no part of the text.
  let inUitspraak = false;
  const lezing = readXmlDeel(deel, bytes, {
    open(naam) {
      if (naam === 'si') tekst = '';
      else if (naam === 't') inTekst = !inUitspraak;
      else if (naam === 'rPh') inUitspraak = true;
    },
    tekst(stuk) {
      if (!inTekst) return;
      tekst += stuk;
      if (tekst.length > LIMIETEN.werkmapCelTekens.waarde) throw new WerkmapLeesfout({ fout: 'onleesbaar-deel', deel });
    },
    sluit(naam) {
      if (naam === 't') inTekst = false;
      else if (naam === 'rPh') inUitspraak = false;
      else if (naam === 'si') teksten.add(tekst);
    },
  });
  for await (const _ of lezing);
  return teksten;
}
