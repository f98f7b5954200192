/** The input of the bench: delen under the Jeugdwet as lines of JSON, sorted as the gateway keeps them, the same ones every time. */
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { saldoCenten } from '../../src/domain/verantwoording.ts';
import { kopOf, prestatie } from '../genereer.ts';

/** One deel. */
export interface Benchdeel {
  readonly gemeentecode: string;
  readonly regels: number;
  readonly bytes: number;
  readonly saldoCenten: number;
}

/** A deel with its content: lines `[nr, prestatie]` in the order (bsn, nr). */
export interface Gevulddeel extends Benchdeel {
  readonly inhoud: Uint8Array;
}

/** The kop that goes with these gemeenten, with numbers for every declaratie. */
export const benchKop = (gemeentecodes: readonly string[]): Kop =>
  kopOf({ prestaties: gemeentecodes.length * 200, gemeentecodes });

interface Plek {
  readonly nr: number;
  readonly bsn: string;
}

/** The numbers of the first `aantal` prestaties of one deel, in order. */
function inOrder(gemeentecode: string, aantal: number, vanaf: number): readonly number[] {
  const plekken: Plek[] = [];
  for (let nr = vanaf; plekken.length < aantal; nr++) {
    const { wet, bsn } = prestatie(nr, [gemeentecode]);
    if (wet === 'jw') plekken.push({ nr, bsn });
  }
  plekken.sort((een, ander) => (een.bsn === ander.bsn ? een.nr - ander.nr : een.bsn < ander.bsn ? -1 : 1));
  return plekken.map(({ nr }) => nr);
}

export interface Benchregel {
  readonly prestatie: Prestatie;
  readonly lijn: string;
}

/** The lines of one deel, one by one. `vanaf`: where in the endless list of prestaties it begins. */
export function* linesOf(gemeentecode: string, aantal: number, vanaf = 0): Generator<Benchregel> {
  for (const nr of inOrder(gemeentecode, aantal, vanaf)) {
    const een = prestatie(nr, [gemeentecode]);
    yield { prestatie: een, lijn: `${JSON.stringify([nr, een])}\n` };
  }
}

/** `aantal` regels over these gemeenten, as many for each. */
export function createDelen(gemeentecodes: readonly string[], aantal: number): readonly Gevulddeel[] {
  const perDeel = Math.ceil(aantal / gemeentecodes.length);
  return gemeentecodes.map((gemeentecode, plaats) => {
    const lijnen: string[] = [];
    let saldo = 0;
    // A regel in two is of the Jeugdwet; three in one leaves room.
    for (const { prestatie: een, lijn } of linesOf(gemeentecode, perDeel, plaats * perDeel * 3)) {
      lijnen.push(lijn);
      saldo += saldoCenten(een.bedragCenten, een.debetCredit);
    }
    const inhoud = new TextEncoder().encode(lijnen.join(''));
    return { gemeentecode, regels: lijnen.length, bytes: inhoud.length, saldoCenten: saldo, inhoud };
  });
}
