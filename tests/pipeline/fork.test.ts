import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fork } from '../../src/pipeline/fork.ts';
import { readAll } from '../../src/storage/bytes.ts';

const pauze = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('fork', () => {
  it('gives both readers the same bytes, whoever is slower', async () => {
    const gevallen = fc.tuple(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 9 }), { maxLength: 12 }),
      fc.boolean(),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(gevallen, async ([lijst, traagEerste, traagTweede]) => {
        const { eerste, tweede } = fork(
          (async function* () {
            yield* lijst;
          })(),
        );
        const lees = async (stroom: AsyncIterable<Uint8Array>, traag: boolean): Promise<number[]> => {
          const uit: number[] = [];
          for await (const chunk of stroom) {
            uit.push(...chunk);
            if (traag) await pauze();
          }
          return uit;
        };
        const [a, b] = await Promise.all([lees(eerste, traagEerste), lees(tweede, traagTweede)]);
        expect(a).toEqual(lijst.flatMap((chunk) => [...chunk]));
        expect(b).toEqual(a);
      }),
      { numRuns: 50 },
    );
  });

  it('fails the second reader when the first stops early, so that half a file is never taken for whole', async () => {
    const { eerste, tweede } = fork(
      (async function* () {
        for (;;) yield new Uint8Array([1]);
      })(),
    );
    const opslag = readAll(tweede);
    let gelezen = 0;
    for await (const chunk of eerste) {
      gelezen += chunk.length;
      if (gelezen === 3) break;
    }
    await expect(opslag).rejects.toThrow();
  });

  it('reads on when the second reader fails', async () => {
    const { eerste, tweede } = fork(
      (async function* () {
        for (let i = 0; i < 5; i++) yield new Uint8Array([i]);
      })(),
    );
    const opslag = (async () => {
      for await (const _ of tweede) throw new Error('disk full');
    })();
    const gefaald = expect(opslag).rejects.toThrow('disk full');
    expect([...(await readAll(eerste))]).toEqual([0, 1, 2, 3, 4]);
    await gefaald;
  });
});
