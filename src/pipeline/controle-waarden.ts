/** The values that findings are about, as they stand in what was submitted. A bsn is never shown whole. */

import type { Bevinding } from '../domain/bevinding.ts';
import { isBsn } from '../domain/bsn.ts';
import type { Gelezenregels } from '../ingest/lees-verantwoording.ts';
import { verhuldBsn } from '../text/notatie.ts';

const MAX_TEKENS = 80;
const LIJSTPLAATS = /^\/(prestaties|trajecten)\/(\d+)(\/.*)?$/;

/** Every bsn in a text, with all but its last digits hidden. */
export const verhulBsn = (tekst: string): string =>
  tekst.replace(/(?<!\d)\d{9}(?!\d)/g, (cijfers) => (isBsn(cijfers) ? verhuldBsn(cijfers) : cijfers));

/** What a person reads of a value; undefined when there is none, or it is a group of fields. */
export function toonWaarde(pointer: string, waarde: unknown): string | undefined {
  if (waarde === undefined || waarde === null || typeof waarde === 'object') return undefined;
  const tekst = String(waarde);
  // Also when it is no bsn at all: that is what is wrong with it, and it may be one with a mistake in it.
  const veilig = /(^|\/)bsn$/i.test(pointer) ? verhuldBsn(tekst) : verhulBsn(tekst);
  return veilig.length > MAX_TEKENS ? `${veilig.slice(0, MAX_TEKENS)}…` : veilig;
}

function valueAt(wortel: unknown, pointer: string): unknown {
  let waarde = wortel;
  for (const deel of pointer.split('/').slice(1)) {
    if (typeof waarde !== 'object' || waarde === null) return undefined;
    waarde = Reflect.get(waarde, deel.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return waarde;
}

/** Takes the values out of lines that go by, so that memory holds only those that are asked for. */
export class Waardenzoeker {
  /** What to look for: per list and line the pointers. */
  readonly #gezocht = new Map<string, string[]>();
  readonly #kop: string[] = [];
  readonly #gevonden = new Map<string, string>();

  constructor(bevindingen: readonly Bevinding[]) {
    for (const { plaats } of bevindingen) {
      const { pointer } = plaats;
      if (pointer === undefined || pointer === '') continue;
      const delen = LIJSTPLAATS.exec(pointer);
      if (delen === null) this.#kop.push(pointer);
      else {
        const sleutel = `${delen[1]}/${delen[2]}`;
        this.#gezocht.set(sleutel, [...(this.#gezocht.get(sleutel) ?? []), pointer]);
      }
    }
  }

  /** False: reading would find nothing. */
  get zoekt(): boolean {
    return this.#gezocht.size > 0 || this.#kop.length > 0;
  }

  regels({ lijst, eerste, waarden }: Gelezenregels): void {
    waarden.forEach((waarde, i) => {
      const nr = eerste + i;
      for (const pointer of this.#gezocht.get(`${lijst}/${nr}`) ?? [])
        this.#keep(pointer, valueAt(waarde, pointer.slice(`/${lijst}/${nr}`.length)));
    });
  }

  kop(kop: Readonly<Record<string, unknown>>): void {
    for (const pointer of this.#kop) this.#keep(pointer, valueAt(kop, pointer));
  }

  waardeVan({ plaats }: Bevinding): string | undefined {
    return plaats.pointer === undefined ? undefined : this.#gevonden.get(plaats.pointer);
  }

  #keep(pointer: string, waarde: unknown): void {
    const tekst = toonWaarde(pointer, waarde);
    if (tekst !== undefined) this.#gevonden.set(pointer, tekst);
  }
}
