/**
 * A CSV file as a stream of rows (RFC 4180, with the separators and encodings that spreadsheets write). Line ends may be mixed; a field in
 * quotation marks may hold them.
 */
import { detectScheidingsteken, type Scheidingsteken } from './scheiding.ts';
import { type Codering, Tekstlezer } from './tekst.ts';

export interface CsvRij {
  /** Line on which the row begins; the first is 1. */
  readonly regel: number;
  readonly velden: readonly string[];
}

export interface CsvInstelling {
  /** Absent: found out from the first lines. */
  readonly scheidingsteken?: Scheidingsteken;
}

/** What was found out about the file; shown to who submitted it. */
export interface CsvHerkend {
  readonly scheidingsteken: Scheidingsteken;
  readonly codering: Codering;
}

export interface CsvLimieten {
  readonly maximaleBytes: number;
  readonly kolommen: number;
  /** Characters of one field. */
  readonly veldTekens: number;
}

/** Why reading stopped before the end. `regel`: line where. */
export type Csvfout =
  | { readonly fout: 'leeg' }
  | { readonly fout: 'te-groot' }
  /** Not UTF-8, although the file began as that; or an unknown character of windows-1252. */
  | { readonly fout: 'onleesbare-tekens'; readonly regel: number }
  /** A quotation mark that is never closed, or one in the middle of a field. */
  | { readonly fout: 'aanhalingsteken'; readonly regel: number }
  | { readonly fout: 'te-veel-kolommen'; readonly regel: number }
  | { readonly fout: 'veld-te-lang'; readonly regel: number }
  /** Bytes that no text file holds (NUL). */
  | { readonly fout: 'geen-tekst' };

/** So much is looked at, whatever the pieces in which it comes: what a file is must not depend on those. */
const BEGIN_TEKENS = 16_384;

/** Batches of rows that hold something. Returns why it stopped, or what was recognised at the end of a whole file. */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  instelling: CsvInstelling,
  limieten: CsvLimieten,
): AsyncGenerator<readonly CsvRij[], Csvfout | CsvHerkend> {
  const tekstlezer = new Tekstlezer();
  let lezer: Regellezer | undefined;
  let wachtend = '';
  let gelezen = 0;
  const take = (tekst: string, laatste: boolean): Csvfout | undefined => {
    if (tekst.includes('\0')) return { fout: 'geen-tekst' };
    if (lezer === undefined) {
      wachtend += tekst;
      if (wachtend.length < BEGIN_TEKENS && !laatste) return undefined;
      const begin = wachtend.slice(0, BEGIN_TEKENS);
      lezer = new Regellezer(instelling.scheidingsteken ?? detectScheidingsteken(begin), limieten);
    }
    const stuk = wachtend === '' ? tekst : wachtend;
    wachtend = '';
    return lezer.push(stuk) ?? (laatste ? lezer.finish() : undefined);
  };
  for await (const brok of bytes) {
    gelezen += brok.length;
    if (gelezen > limieten.maximaleBytes) return { fout: 'te-groot' };
    const tekst = tekstlezer.decode(brok);
    const fout = tekst === undefined ? unreadable(lezer) : take(tekst, false);
    if (fout !== undefined) return fout;
    if (lezer !== undefined) yield* lezer.klaar();
  }
  const staart = tekstlezer.decode(new Uint8Array(0), true);
  const fout = staart === undefined ? unreadable(lezer) : take(staart, true);
  if (fout !== undefined) return fout;
  if (lezer === undefined || lezer.aantalRijen === 0) return { fout: 'leeg' };
  yield* lezer.klaar();
  return { scheidingsteken: lezer.scheidingsteken, codering: tekstlezer.codering ?? 'utf-8' };
}

const unreadable = (lezer: Regellezer | undefined): Csvfout => ({
  fout: 'onleesbare-tekens',
  regel: lezer?.regel ?? 1,
});

class Regellezer {
  readonly scheidingsteken: Scheidingsteken;
  regel = 1;
  aantalRijen = 0;
  readonly #limieten: CsvLimieten;
  #rijen: CsvRij[] = [];
  #velden: string[] = [];
  #veld = '';
  #beginregel = 1;
  /** `begin`: of a field; `kaal`, `aanhaling`: inside one; `na`: behind a quotation mark that may have closed it. */
  #stand: 'begin' | 'kaal' | 'aanhaling' | 'na' = 'begin';
  #naReturn = false;

  constructor(scheidingsteken: Scheidingsteken, limieten: CsvLimieten) {
    this.scheidingsteken = scheidingsteken;
    this.#limieten = limieten;
  }

  *klaar(): Generator<readonly CsvRij[]> {
    if (this.#rijen.length === 0) return;
    yield this.#rijen;
    this.#rijen = [];
  }

  push(tekst: string): Csvfout | undefined {
    for (let i = 0; i < tekst.length; ) {
      if (this.#stand === 'aanhaling') {
        const eind = tekst.indexOf('"', i);
        const stuk = eind < 0 ? tekst.slice(i) : tekst.slice(i, eind);
        this.#veld += stuk;
        for (const teken of stuk) if (teken === '\n') this.regel++;
        if (this.#veld.length > this.#limieten.veldTekens) return { fout: 'veld-te-lang', regel: this.#beginregel };
        if (eind < 0) return undefined;
        this.#stand = 'na';
        i = eind + 1;
        continue;
      }
      const fout = this.#character(tekst.charAt(i));
      if (fout !== undefined) return fout;
      i++;
    }
    return undefined;
  }

  finish(): Csvfout | undefined {
    if (this.#stand === 'aanhaling') return { fout: 'aanhalingsteken', regel: this.#beginregel };
    if (this.#velden.length > 0 || this.#veld !== '' || this.#stand === 'na') return this.#endRow();
    return undefined;
  }

  #character(teken: string): Csvfout | undefined {
    const naReturn = this.#naReturn;
    this.#naReturn = teken === '\r';
    switch (teken) {
      case this.scheidingsteken:
        return this.#endField();
      case '\n':
        if (naReturn) return undefined;
        return this.#endRow();
      case '\r':
        return this.#endRow();
      case '"':
        if (this.#stand === 'begin') this.#stand = 'aanhaling';
        else if (this.#stand === 'na') {
          this.#veld += '"';
          this.#stand = 'aanhaling';
        } else this.#veld += '"';
        return undefined;
      default:
        if (this.#stand === 'na') return { fout: 'aanhalingsteken', regel: this.regel };
        this.#stand = 'kaal';
        this.#veld += teken;
        return this.#veld.length > this.#limieten.veldTekens ? { fout: 'veld-te-lang', regel: this.regel } : undefined;
    }
  }

  #endField(): Csvfout | undefined {
    this.#velden.push(this.#veld);
    this.#veld = '';
    this.#stand = 'begin';
    return this.#velden.length > this.#limieten.kolommen ? { fout: 'te-veel-kolommen', regel: this.regel } : undefined;
  }

  #endRow(): Csvfout | undefined {
    const fout = this.#endField();
    if (fout !== undefined) return fout;
    if (this.#velden.some((veld) => veld.trim() !== '')) {
      this.#rijen.push({ regel: this.#beginregel, velden: this.#velden });
      this.aantalRijen++;
    }
    this.#velden = [];
    this.regel++;
    this.#beginregel = this.regel;
    return undefined;
  }
}
