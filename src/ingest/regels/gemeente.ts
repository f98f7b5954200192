/**
 * Gemeentecodes against the register (TR378). A code that was abolished by a herindeling stays usable: corrections over old months carry it.
 * Only a toewijzingIngangsdatum can prove that it was wrong.
 */
import { type Gemeentetabel, REGISTER_VANAF } from '../../domain/gemeentetabel.ts';
import type { Gemeente } from '../../domain/register.ts';
import type { Melder } from '../bevindingen.ts';

interface Oordeel {
  readonly geldig: readonly Gemeente[];
  /** The last span, when no span reaches today. */
  readonly afgeschaft?: { readonly naam: string; readonly geldigTot: string };
  gemeld: boolean;
}

export class GemeenteCheck {
  private readonly tabel: Gemeentetabel;
  private readonly vandaag: string;
  private readonly melder: Melder;
  private readonly oordelen = new Map<string, Oordeel>();

  constructor(tabel: Gemeentetabel, vandaag: string, melder: Melder) {
    this.tabel = tabel;
    this.vandaag = vandaag;
    this.melder = melder;
  }

  /** The name the code has or had last; the code itself when the register does not know it. */
  naam(code: string): string {
    return this.judge(code).geldig.at(-1)?.naam ?? code;
  }

  /**
   * TR378. Unknown: fout. Abolished: waarschuwing, once for every code. Not in force on `ingangsdatum`: fout. An ingangsdatum before the
   * register begins is judged on the register's first day.
   *
   * @param pointer makes the JSON pointer to the code; only called for a finding
   */
  check(code: string, pointer: () => string, ingangsdatum?: string): void {
    const oordeel = this.judge(code);
    if (oordeel.geldig.length === 0) {
      this.melder.fout('TR378_ONBEKEND', pointer(), { gemeente: code });
      return;
    }
    if (ingangsdatum !== undefined) {
      const datum = ingangsdatum < REGISTER_VANAF ? REGISTER_VANAF : ingangsdatum;
      if (!oordeel.geldig.some((g) => g.geldigVanaf <= datum && datum <= (g.geldigTot ?? datum))) {
        this.melder.fout('TR378_ONGELDIG_OP', pointer(), { gemeente: code });
      }
    } else if (oordeel.afgeschaft !== undefined && !oordeel.gemeld) {
      oordeel.gemeld = true;
      this.melder.waarschuwing('TR378_AFGESCHAFT', pointer(), { gemeente: code, ...oordeel.afgeschaft });
    }
  }

  private judge(code: string): Oordeel {
    const bekend = this.oordelen.get(code);
    if (bekend !== undefined) return bekend;
    const geldig = this.tabel.zoek(code).toSorted((a, b) => (a.geldigVanaf < b.geldigVanaf ? -1 : 1));
    const laatste = geldig.at(-1);
    const oordeel: Oordeel = {
      geldig,
      gemeld: false,
      ...(laatste?.geldigTot === undefined || laatste.geldigTot >= this.vandaag
        ? {}
        : { afgeschaft: { naam: laatste.naam, geldigTot: laatste.geldigTot } }),
    };
    this.oordelen.set(code, oordeel);
    return oordeel;
  }
}
