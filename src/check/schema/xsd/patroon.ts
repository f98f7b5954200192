/**
 * Reads a regular expression of XML Schema (1.0, appendix F) into a small automaton: every place where a character is read, and which
 * place can follow which. Only to be judged, never to match with.
 */

/** Places are numbered; the number after the last stands for the end. */
export interface Automaat {
  /** For every place: which of `tekens` it takes. */
  readonly plaatsen: readonly (readonly boolean[])[];
  readonly begin: readonly number[];
  readonly volgt: readonly (readonly number[])[];
  readonly eind: ReadonlySet<number>;
  /** One character for every way in which the expression tells characters apart. */
  readonly tekens: readonly string[];
  /** Whether a part that can be empty is repeated: `(a?b?)*`. */
  readonly herhaaltLeeg: boolean;
}

/** What a part of the expression can begin and end with. */
interface Deel {
  readonly begin: readonly number[];
  readonly eind: readonly number[];
  readonly kanLeeg: boolean;
}

/** Larger than this is not looked at. */
const MEESTE_PLAATSEN = 400;
export class TeGroot extends Error {}

const LEEG: Deel = { begin: [], eind: [], kanLeeg: true };

/** What `\i` and `\c` of XML Schema take, as far as it matters here. */
const ONTSNAPT: Readonly<Record<string, string>> = {
  i: '[A-Za-z_:]',
  I: '[^A-Za-z_:]',
  c: '[-.0-9:A-Z_a-z\\u00b7]',
  C: '[^-.0-9:A-Z_a-z\\u00b7]',
};

/**
 * Undefined when it cannot be read; the library then refuses it by itself. Throws `TeGroot`.
 *
 * @param uitgeschreven a repetition of at most so many times is written out; more counts as without end
 */
export function readAutomaat(patroon: string, uitgeschreven: number): Automaat | undefined {
  try {
    return new Lezer(patroon, uitgeschreven).lees();
  } catch (fout) {
    if (fout instanceof SyntaxError) return undefined;
    throw fout;
  }
}

class Lezer {
  readonly #patroon: string;
  readonly #uitgeschreven: number;
  #hier = 0;
  readonly #klassen: string[] = [];
  readonly #volgt: Set<number>[] = [];
  #herhaaltLeeg = false;

  constructor(patroon: string, uitgeschreven: number) {
    this.#patroon = patroon;
    this.#uitgeschreven = uitgeschreven;
  }

  lees(): Automaat {
    const geheel = this.#keuze();
    if (this.#hier < this.#patroon.length) throw new SyntaxError('a bracket too many');
    const klassen = [...new Set(this.#klassen)];
    const soorten = new Map<string, { readonly teken: string; readonly past: readonly boolean[] }>();
    const toetsen = klassen.map((klasse) => new RegExp(`^${klasse}$`, 'su'));
    for (const teken of this.#representatives()) {
      const past = toetsen.map((toets) => toets.test(teken));
      const soort = past.map(Number).join('');
      if (!soorten.has(soort)) soorten.set(soort, { teken, past });
    }
    const verschillend = [...soorten.values()];
    const perKlasse = new Map(klassen.map((klasse, nr) => [klasse, verschillend.map(({ past }) => past[nr] === true)]));
    return {
      plaatsen: this.#klassen.map((klasse) => perKlasse.get(klasse) ?? []),
      begin: geheel.begin,
      volgt: this.#volgt.map((plaatsen) => [...plaatsen]),
      eind: new Set(geheel.eind),
      tekens: verschillend.map(({ teken }) => teken),
      herhaaltLeeg: this.#herhaaltLeeg,
    };
  }

  /** Every character that is named, its neighbours, and one of each usual kind. */
  #representatives(): readonly string[] {
    const tekens = new Set([
      'a',
      'Z',
      '5',
      '_',
      '-',
      '.',
      ' ',
      '\t',
      '\n',
      '\r',
      'é',
      '漢',
      '٣',
      '€',
      '\u{1f600}',
      '\u0300',
    ]);
    for (const teken of this.#patroon) {
      const punt = teken.codePointAt(0) ?? 0;
      for (const buur of [punt - 1, punt, punt + 1])
        if (buur >= 0x20 && (buur < 0xd800 || buur > 0xdfff)) tekens.add(String.fromCodePoint(buur));
    }
    return [...tekens];
  }

  #keuze(): Deel {
    const takken = [this.#reeks()];
    while (this.#patroon[this.#hier] === '|') {
      this.#hier++;
      takken.push(this.#reeks());
    }
    return {
      begin: takken.flatMap(({ begin }) => begin),
      eind: takken.flatMap(({ eind }) => eind),
      kanLeeg: takken.some(({ kanLeeg }) => kanLeeg),
    };
  }

  #reeks(): Deel {
    let geheel = LEEG;
    while (this.#hier < this.#patroon.length && this.#patroon[this.#hier] !== '|' && this.#patroon[this.#hier] !== ')')
      geheel = this.#after(geheel, this.#herhaald());
    return geheel;
  }

  #after(eerste: Deel, tweede: Deel): Deel {
    this.#join(eerste.eind, tweede.begin);
    return {
      begin: eerste.kanLeeg ? [...eerste.begin, ...tweede.begin] : eerste.begin,
      eind: tweede.kanLeeg ? [...eerste.eind, ...tweede.eind] : tweede.eind,
      kanLeeg: eerste.kanLeeg && tweede.kanLeeg,
    };
  }

  #join(van: readonly number[], naar: readonly number[]): void {
    for (const een of van) for (const ander of naar) this.#volgt[een]?.add(ander);
  }

  #herhaald(): Deel {
    const begin = this.#hier;
    const deel = this.#atoom();
    const [teken, minst, meest] = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})/.exec(this.#patroon.slice(this.#hier)) ?? [];
    if (teken === undefined) return deel;
    this.#hier += teken.length;
    const van = teken === '+' ? 1 : Number(minst ?? 0);
    const tot = teken === '?' ? 1 : teken === '*' || teken === '+' || meest === '' ? Infinity : Number(meest ?? minst);
    if (tot === 0) return LEEG;
    if (tot > 1 && deel.kanLeeg) this.#herhaaltLeeg = true;
    return this.#times(deel, van, tot, begin);
  }

  /** @param plek where the part stands, to read it once more with places of its own */
  #times(deel: Deel, van: number, tot: number, plek: number): Deel {
    if (tot > this.#uitgeschreven && tot > 1) {
      this.#join(deel.eind, deel.begin);
      return { ...deel, kanLeeg: deel.kanLeeg || van === 0 };
    }
    const einde = this.#hier;
    let geheel = van === 0 ? { ...deel, kanLeeg: true } : deel;
    let vorige = deel;
    for (let keer = 2; keer <= tot; keer++) {
      this.#hier = plek;
      const verder = this.#atoom();
      // One that takes at least a character comes after the one before it, and after no other: how often it was there is one way only.
      if (deel.kanLeeg) geheel = this.#after(geheel, keer > van ? { ...verder, kanLeeg: true } : verder);
      else {
        this.#join(vorige.eind, verder.begin);
        geheel = { ...geheel, eind: keer > van ? [...geheel.eind, ...verder.eind] : verder.eind };
      }
      vorige = verder;
    }
    this.#hier = einde;
    return geheel;
  }

  #atoom(): Deel {
    if (this.#patroon[this.#hier] === '(') {
      this.#hier++;
      const binnen = this.#keuze();
      if (this.#patroon[this.#hier] !== ')') throw new SyntaxError('a bracket too few');
      this.#hier++;
      return binnen;
    }
    const plaats = this.#klassen.push(this.#klasse()) - 1;
    this.#volgt.push(new Set());
    if (plaats >= MEESTE_PLAATSEN) throw new TeGroot();
    return { begin: [plaats], eind: [plaats], kanLeeg: false };
  }

  /** One character, escape or class, as JavaScript writes it (flag `u`). */
  #klasse(): string {
    const teken = String.fromCodePoint(this.#patroon.codePointAt(this.#hier) ?? 0);
    this.#hier += teken.length;
    if (teken === '\\') return this.#ontsnapt();
    if (teken === '[') return this.#verzameling();
    if (teken === '.') return '[^\\n\\r]';
    return /[$^*+?{}()|\]/]/.test(teken) ? `\\${teken}` : teken;
  }

  #ontsnapt(): string {
    const [geheel = ''] = /^(?:[pP]\{[^}]*\}|.)/su.exec(this.#patroon.slice(this.#hier)) ?? [];
    this.#hier += geheel.length;
    // A block (`\p{IsBasicLatin}`) is no property to JavaScript: whatever it holds, it can be any character here.
    if (/^[pP]\{Is/.test(geheel)) return '[^]';
    return ONTSNAPT[geheel] ?? (/^[dDsSwWnrtpP.\\?*+(){}[\]|^$/-]/.test(geheel) ? `\\${geheel}` : geheel);
  }

  /** `[a-z-[aeiou]]`: what is taken off comes last. */
  #verzameling(): string {
    let binnen = '';
    let af = '';
    if (this.#patroon[this.#hier] === '^') {
      binnen = '^';
      this.#hier++;
    }
    while (this.#patroon[this.#hier] !== ']') {
      const teken = this.#patroon[this.#hier];
      if (teken === undefined) throw new SyntaxError('a class without an end');
      this.#hier++;
      if (teken === '\\') {
        const ontsnapt = this.#ontsnapt();
        binnen += /^\[(?!\^)/.test(ontsnapt) ? ontsnapt.slice(1, -1) : ontsnapt;
      } else if (teken === '-' && this.#patroon[this.#hier] === '[') {
        this.#hier++;
        af = `(?!${this.#verzameling()})`;
      } else binnen += teken === '[' ? '\\[' : teken;
    }
    this.#hier++;
    return `${af}[${binnen}]`;
  }
}
