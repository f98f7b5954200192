/** Findings of one conversion: at most a thousand are kept, all are counted. Never a value, only its place. */
import type { Bevinding, BevindingCode, Bevindingenlijst, BevindingParameters } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Omgeving } from './expressie/omgeving.ts';

const MAXIMUM = 1000;

export class Meldingen {
  readonly formaat: string;
  readonly #document: Formaat;
  readonly #invoer: Formaat['invoer'];
  readonly #bevindingen: Bevinding[] = [];
  #aantal = 0;

  constructor(formaat: Formaat) {
    this.formaat = `${formaat.naam}@${formaat.versie}`;
    this.#document = formaat;
    this.#invoer = formaat.invoer;
  }

  /** Takes what must not be reported: nothing of it is ever shown. */
  besides(): Meldingen {
    return new Meldingen(this.#document);
  }

  get heeftFouten(): boolean {
    return this.#aantal > 0;
  }

  /** Every finding of this stage is a fout: it holds the zending. */
  meld<C extends BevindingCode>(
    code: C,
    parameters: BevindingParameters[C],
    omgeving: Omgeving,
    uitvoerveld?: string,
  ): void {
    this.#aantal++;
    if (this.#bevindingen.length >= MAXIMUM) return;
    const plaats = {
      ...(omgeving.regelNr >= 0 && { pointer: `/${this.#invoer}/${omgeving.regelNr}` }),
      ...(omgeving.gemeentecode !== undefined && { gemeentecode: omgeving.gemeentecode }),
      ...(uitvoerveld !== undefined && { uitvoerveld }),
    };
    this.#bevindingen.push({ code, ernst: 'fout', plaats, parameters } as unknown as Bevinding);
  }

  lijst(): Bevindingenlijst {
    return { bevindingen: this.#bevindingen, aantal: this.#aantal, aantalFouten: this.#aantal };
  }
}
