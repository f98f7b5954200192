/**
 * Bounds what a SAX parser holds before it says anything: it gathers a whole tag, text or comment first, and an element can have any number
 * of attributes. Whoever uses a parser tells here what goes in and what came out.
 */
import { LIMIETEN } from '../../domain/limieten.ts';

export type Stukfout = 'stuk-te-lang' | 'te-veel-attributen';

export class Stukwachter {
  readonly #stop: (fout: Stukfout) => never;
  /** Characters that went in since anything came out. */
  #wachtend = 0;
  /** Characters of text since the last tag. */
  #tekst = 0;
  #attributen = 0;

  constructor(stop: (fout: Stukfout) => never) {
    this.#stop = stop;
  }

  /** Before this many characters go into the parser. */
  gaatIn(tekens: number): void {
    if (this.#wachtend > LIMIETEN.xmlStukTekens.waarde) this.#stop('stuk-te-lang');
    this.#wachtend += tekens;
  }

  attribuut(): void {
    if (++this.#attributen > LIMIETEN.xmlAttributen.waarde) this.#stop('te-veel-attributen');
  }

  tag(): void {
    this.#wachtend = 0;
    this.#tekst = 0;
    this.#attributen = 0;
  }

  /** Text between two tags can come in several pieces, with comments or sections between them. */
  tekst(tekens: number): void {
    this.#wachtend = 0;
    this.#tekst += tekens;
    if (this.#tekst > LIMIETEN.xmlStukTekens.waarde) this.#stop('stuk-te-lang');
  }

  /** A comment or instruction, which is not kept. */
  anders(): void {
    this.#wachtend = 0;
  }
}
