/** What is fuzzed: one reader, with files it knows and what must hold whatever it is given. */
import type { Ingreep, Taal } from './ingreep.ts';

export interface Doel {
  readonly naam: string;
  readonly taal: Taal;
  /** Good files, small. */
  readonly corpus: () => Promise<readonly Uint8Array[]>;
  /** Instead of damage to the bytes themselves: for files that are packed. */
  readonly pas?: (bytes: Uint8Array, een: Ingreep, anderen: readonly Uint8Array[]) => Uint8Array;
  /** Throws when something does not hold. @param stap size of the pieces in which the bytes come */
  readonly probeer: (bytes: Uint8Array, stap: number) => void | Promise<void>;
}

export async function* inStukken(bytes: Uint8Array, stap: number): AsyncGenerator<Uint8Array> {
  for (let van = 0; van < bytes.length; van += stap) yield bytes.subarray(van, van + stap);
}

export function eis(waar: boolean, wat: () => string): asserts waar {
  if (!waar) throw new Error(wat());
}

/** The order of findings tells nobody anything. */
const sorteer = (sleutel: string, waarde: unknown): unknown =>
  sleutel === 'bevindingen' && Array.isArray(waarde) ? waarde.map((een) => JSON.stringify(een)).toSorted() : waarde;

/** Both as JSON: what is read must not depend on how the bytes come. */
export function eisGelijk(een: unknown, ander: unknown, wat: string): void {
  const [a, b] = [een, ander].map((waarde) => JSON.stringify(waarde, sorteer));
  eis(a === b, () => `${wat}: ${a?.slice(0, 400)} ≠ ${b?.slice(0, 400)}`);
}

export const utf8 = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);
