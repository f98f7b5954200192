/** Gathers what is wrong with a formaat: all findings of one registration, each with its place in the document. */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { BevindingenFormaat } from '../../domain/bevindingen/formaat.ts';
import type { Herkomst } from '../expressie/bereik.ts';
import type { Compiler, Uitdrukking } from '../expressie/compileer.ts';
import type { Basistype } from '../functies/functie.ts';

/** The fields that can reach one expression. */
export interface Datastroom {
  readonly pointer: string;
  readonly herkomst: readonly Herkomst[];
}

export class Verslag {
  readonly bevindingen: Bevinding[] = [];
  /** Canonical field → whether an expression reads it; compared with the allow-list at the end. */
  readonly gelezen = new Set<string>();
  /** What every expression reads, in the order of compilation. */
  readonly stromen: Datastroom[] = [];
  readonly #velden: readonly string[];

  constructor(velden: readonly string[]) {
    this.#velden = velden;
  }

  meld<C extends keyof BevindingenFormaat>(
    code: C,
    pointer: string,
    parameters: BevindingenFormaat[C],
    positie?: number,
  ): void {
    const plaats = positie === undefined ? { pointer } : { pointer, positie };
    // A code with its own parameters is one of the union's members; the compiler cannot see that for a type parameter.
    this.bevindingen.push({ code, ernst: 'fout', plaats, parameters } as unknown as Bevinding);
  }

  /**
   * Compiles one expression of the document. `strikt`: there is no rule for an absent value here, so it may not be absent.
   * Undefined when it is refused; the findings are then noted.
   */
  expressie(
    bron: string,
    pointer: string,
    compiler: Compiler,
    typen: readonly Basistype[],
    strikt: boolean,
  ): Uitdrukking | undefined {
    const uitkomst = compiler.compile(bron, typen);
    if (!uitkomst.ok) {
      for (const fout of uitkomst.error) this.meld(fout.code, pointer, fout.parameters, fout.positie);
      return undefined;
    }
    const uitdrukking = uitkomst.value;
    this.stromen.push({ pointer, herkomst: uitdrukking.herkomst });
    if (strikt) for (const veld of uitdrukking.kanOntbreken) this.meld('FORMAAT_MAG_ONTBREKEN', pointer, { veld });
    for (const { veld, afgeleid } of this.#readsOf(uitdrukking)) {
      if (afgeleid) this.gelezen.add(veld);
      else this.#note(veld, pointer);
    }
    return uitdrukking;
  }

  /** Fields that are read without an expression. */
  noteReads(pointer: string, herkomst: readonly Herkomst[]): void {
    this.stromen.push({ pointer, herkomst });
    for (const { veld } of herkomst) this.#note(veld, pointer);
  }

  #note(veld: string, pointer: string): void {
    this.gelezen.add(veld);
    if (!this.#velden.some((toegestaan) => covers(toegestaan, veld))) {
      this.meld('FORMAAT_VELD_NIET_TOEGESTAAN', pointer, { veld });
    }
  }

  /** What comes through `groep`, `subgroep`, `per` or `totaal` was read, and reported, at the aggregate itself. */
  #readsOf(uitdrukking: Uitdrukking): readonly { readonly veld: string; readonly afgeleid: boolean }[] {
    const afgeleid = [...uitdrukking.paden].every((pad) => /^(groep|subgroep|per|totaal)\./.test(pad));
    return uitdrukking.herkomst.map(({ veld }) => ({ veld, afgeleid }));
  }
}

/** An entry of the allow-list covers its own field and, when it is an object or list, everything in it. */
export const covers = (toegestaan: string, veld: string): boolean =>
  veld === toegestaan || veld.startsWith(`${toegestaan}.`) || veld.startsWith(`${toegestaan}[`);
