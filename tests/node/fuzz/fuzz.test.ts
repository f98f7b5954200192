/** A short run over every reader, always the same; `npm run fuzz` goes on from other seeds for as long as it is given. */
import { describe, expect, it } from 'vitest';
import { DOELEN } from '../../fuzz/doelen.ts';
import { ronde } from '../../fuzz/ronde.ts';

const ZAAD = 20_261_122;
const KEER = 40;

describe.each(DOELEN.map((doel) => [doel.naam, doel] as const))('%s', (_, doel) => {
  it('takes every file of its corpus as it is, also those that once broke it', async () => {
    const corpus = await doel.corpus();
    expect(corpus.length).toBeGreaterThan(0);
    for (const bytes of corpus) for (const stap of [1, 61, 4096]) await doel.probeer(bytes, stap);
  });

  it('keeps what it promises when they are damaged', async () => {
    const { fout, uitgevoerd } = await ronde(doel, { zaad: ZAAD, keer: KEER });
    expect(fout?.uitleg).toBeUndefined();
    expect(uitgevoerd).toBe(KEER);
  });
});

describe('the fuzzer itself', () => {
  it('finds what does not hold, makes it small, and finds it again with the same seed', async () => {
    const [eerste] = DOELEN;
    if (eerste === undefined) throw new Error('no targets');
    const zwak = {
      ...eerste,
      probeer: (bytes: Uint8Array) => {
        if (bytes.includes(0x40)) throw new Error('an at sign');
      },
    };
    const zoek = () =>
      ronde(
        {
          ...zwak,
          corpus: async () => [new TextEncoder().encode('{"a":1}')],
          taal: { ...eerste.taal, woorden: ['@'] },
        },
        { zaad: 7, keer: 500 },
      );
    const [een, ander] = [await zoek(), await zoek()];
    expect(een.fout?.uitleg).toContain('an at sign');
    expect(een.fout?.bytes.length).toBeLessThan(16);
    expect([ander.fout?.bytes, ander.uitgevoerd]).toEqual([een.fout?.bytes, een.uitgevoerd]);
  });
});
