import type { Bytestroom } from '../storage/ports.ts';

/**
 * One stream read by two readers at the pace of the slower one: never more than one chunk waits. When `eerste` stops early, `tweede`
 * fails, so that what it was storing is not taken for complete.
 */
export function fork(stream: Bytestroom): { readonly eerste: Bytestroom; readonly tweede: Bytestroom } {
  const bron = stream[Symbol.asyncIterator]();
  type Stap = IteratorResult<Uint8Array>;
  let geef: ((stap: Stap) => void) | undefined;
  let breekAf: ((fout: Error) => void) | undefined;
  let afgebroken: Error | undefined;
  let vraagtTweede: () => void = () => undefined;
  let tweedeKlaar = false;
  let wachtOpTweede: Promise<void> = new Promise((resolve) => {
    vraagtTweede = resolve;
  });

  async function* eerste(): AsyncGenerator<Uint8Array> {
    let volledig = false;
    try {
      for (;;) {
        const stap = await bron.next();
        if (!tweedeKlaar) await wachtOpTweede;
        wachtOpTweede = new Promise((resolve) => {
          vraagtTweede = resolve;
        });
        if (tweedeKlaar) vraagtTweede();
        geef?.(stap);
        if (stap.done) {
          volledig = true;
          return;
        }
        yield stap.value;
      }
    } finally {
      if (!volledig) {
        afgebroken = new Error('the other reader stopped before the end');
        breekAf?.(afgebroken);
        await bron.return?.();
      }
    }
  }

  const tweede: Bytestroom = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise<Stap>((resolve, reject) => {
          if (afgebroken !== undefined) {
            reject(afgebroken);
            return;
          }
          geef = resolve;
          breekAf = reject;
          vraagtTweede();
        }),
      return: () => {
        tweedeKlaar = true;
        vraagtTweede();
        return Promise.resolve({ done: true as const, value: undefined });
      },
    }),
  };
  return { eerste: eerste(), tweede };
}
