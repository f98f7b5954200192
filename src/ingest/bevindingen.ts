/** Gathers findings: all are counted, a bounded number is kept, and fouten are never pushed out by waarschuwingen. */
import type {
  Bevinding,
  BevindingCode,
  Bevindingenlijst,
  BevindingParameters,
  Ernst,
  Plaats,
} from '../domain/bevinding.ts';

export interface Melder {
  fout<Code extends BevindingCode>(code: Code, plaats: string | Plaats, parameters: BevindingParameters[Code]): void;
  waarschuwing<Code extends BevindingCode>(
    code: Code,
    plaats: string | Plaats,
    parameters: BevindingParameters[Code],
  ): void;
}

/** For reading again what was reported on before. */
export const ZWIJGT: Melder = { fout: () => undefined, waarschuwing: () => undefined };

export type Plaatsaanvulling = (plaats: Plaats) => Plaats;

export class Bevindingen implements Melder {
  aantalFouten = 0;
  private aantal = 0;
  private readonly maximum: number;
  private readonly fouten: Bewaard;
  private readonly rest: Bewaard;
  private aanvulling: Plaatsaanvulling | undefined;

  constructor(maximum: number) {
    this.maximum = maximum;
    this.fouten = new Bewaard(maximum);
    this.rest = new Bewaard(maximum);
  }

  fout<Code extends BevindingCode>(code: Code, plaats: string | Plaats, parameters: BevindingParameters[Code]): void {
    this.aantal++;
    this.aantalFouten++;
    this.fouten.add(make(code, 'fout', this.place(plaats), parameters));
  }

  waarschuwing<Code extends BevindingCode>(
    code: Code,
    plaats: string | Plaats,
    parameters: BevindingParameters[Code],
  ): void {
    this.aantal++;
    this.rest.add(make(code, 'waarschuwing', this.place(plaats), parameters));
  }

  /**
   * From now on every place is completed by `aanvulling`: where it stands in what was submitted.
   * @returns the one before, to put back.
   */
  plaatsAan(aanvulling: Plaatsaanvulling | undefined): Plaatsaanvulling | undefined {
    const vorige = this.aanvulling;
    this.aanvulling = aanvulling;
    return vorige;
  }

  lijst(): Bevindingenlijst {
    const bevindingen = [...this.fouten.lijst(), ...this.rest.lijst()].slice(0, this.maximum);
    return { bevindingen, aantal: this.aantal, aantalFouten: this.aantalFouten };
  }

  private place(plaats: string | Plaats): Plaats {
    const waar: Plaats = typeof plaats === 'string' ? { pointer: plaats } : plaats;
    return this.aanvulling === undefined ? waar : this.aanvulling(waar);
  }
}

function make<Code extends BevindingCode>(
  code: Code,
  ernst: Ernst,
  plaats: Plaats,
  parameters: BevindingParameters[Code],
): Bevinding {
  // The compiler cannot see that code and parameters of a generic Code belong to one member of the union.
  return { code, ernst, plaats, parameters } as Bevinding;
}

/** The first findings; when they are full, every code that is not among them yet still gets one place, taken from the most frequent. */
class Bewaard {
  private readonly maximum: number;
  private readonly bewaard: Bevinding[] = [];
  private readonly perCode = new Map<BevindingCode, number>();

  constructor(maximum: number) {
    this.maximum = maximum;
  }

  add(bevinding: Bevinding): void {
    if (this.bewaard.length >= this.maximum) {
      if (this.perCode.has(bevinding.code)) return;
      this.makeRoom();
    }
    if (this.bewaard.length >= this.maximum) return;
    this.perCode.set(bevinding.code, (this.perCode.get(bevinding.code) ?? 0) + 1);
    this.bewaard.push(bevinding);
  }

  lijst(): readonly Bevinding[] {
    return this.bewaard;
  }

  private makeRoom(): void {
    let meeste: BevindingCode | undefined;
    for (const [code, aantal] of this.perCode) {
      if (aantal > 1 && aantal > (meeste === undefined ? 0 : (this.perCode.get(meeste) ?? 0))) meeste = code;
    }
    if (meeste === undefined) return;
    this.bewaard.splice(
      this.bewaard.findLastIndex((bevinding) => bevinding.code === meeste),
      1,
    );
    this.perCode.set(meeste, (this.perCode.get(meeste) ?? 0) - 1);
  }
}
