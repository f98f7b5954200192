/** One run over one target: damage upon good files until something does not hold, the number is reached, or the time is up. */
import * as fc from 'fast-check';
import type { Doel } from './doel.ts';
import { doe, type Ingreep, ingreep } from './ingreep.ts';

export interface Opdracht {
  readonly zaad: number;
  readonly keer: number;
  /** Stops in between when this much time has passed. */
  readonly ms?: number;
}

export interface Uitslag {
  readonly doel: string;
  readonly zaad: number;
  readonly uitgevoerd: number;
  /** What does not hold, with the smallest file that was found for it. */
  readonly fout?: { readonly uitleg: string; readonly bytes: Uint8Array; readonly stap: number };
}

interface Geval {
  readonly begin: number;
  readonly ingrepen: readonly Ingreep[];
  readonly stap: number;
}

const geval: fc.Arbitrary<Geval> = fc.record({
  begin: fc.nat(1000),
  // Mostly a little damage: what is broken at once is not read far.
  ingrepen: fc.oneof(
    { weight: 3, arbitrary: fc.array(ingreep, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(ingreep, { maxLength: 8 }) },
  ),
  stap: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(1, 2, 7) },
    { weight: 9, arbitrary: fc.constantFrom(61, 509, 4096) },
  ),
});

export async function ronde(doel: Doel, { zaad, keer, ms }: Opdracht): Promise<Uitslag> {
  const corpus = await doel.corpus();
  const maak = ({ begin, ingrepen }: Geval): Uint8Array =>
    ingrepen.reduce(
      (bytes, een) => doel.pas?.(bytes, een, corpus) ?? doe(bytes, een, doel.taal, corpus),
      corpus[begin % corpus.length] ?? new Uint8Array(0),
    );
  let uitgevoerd = 0;
  const uitkomst = await fc.check(
    fc.asyncProperty(geval, async (een) => {
      uitgevoerd++;
      await doel.probeer(maak(een), een.stap);
    }),
    { seed: zaad, numRuns: keer, ...(ms === undefined ? {} : { interruptAfterTimeLimit: ms }) },
  );
  if (!uitkomst.failed || uitkomst.counterexample === null) return { doel: doel.naam, zaad, uitgevoerd };
  const [kleinste] = uitkomst.counterexample;
  const oorzaak = uitkomst.errorInstance;
  const uitleg = oorzaak instanceof Error ? (oorzaak.stack ?? oorzaak.message) : String(oorzaak);
  return { doel: doel.naam, zaad, uitgevoerd, fout: { uitleg, bytes: maak(kleinste), stap: kleinste.stap } };
}
