/** How a limit is tried: something of exactly the size that is asked for, and the code with which it is refused. */
export interface Geval {
  /** Undefined when it is taken. `grens`: the limit to use where the limit is a parameter. */
  readonly meet: (hoeveel: number, grens: number) => Promise<string | undefined> | string | undefined;
  /**
   * Where the real size would cost too much: a smaller limit, with the default that is really used, which must be that of the table.
   * `ruimte`: how far over it must be before it is noticed, where the reader looks once per piece.
   */
  readonly klein?: { readonly grens: number; readonly standaard: number };
  readonly ruimte?: number;
}

export const utf8 = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);

export async function* brokken(...delen: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const deel of delen) yield typeof deel === 'string' ? utf8(deel) : deel;
}

/** What a case gives where the table tells of a consequence instead of a finding. */
export const ANDERS = 'anders';
