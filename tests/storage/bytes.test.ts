import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBlocks, readAll } from '../../src/storage/bytes.ts';

async function* chunks(lijst: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* lijst;
}

describe('inBlocks', () => {
  it('cuts any stream into blocks of one size, with nothing lost and nothing moved', async () => {
    const stromen = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(stromen, fc.integer({ min: 1, max: 50 }), async (lijst, size) => {
        const blocks: Uint8Array[] = [];
        for await (const block of inBlocks(chunks(lijst), size)) blocks.push(block);
        expect(blocks.slice(0, -1).every((block) => block.length === size)).toBe(true);
        expect(blocks.every((block) => block.length > 0 && block.length <= size)).toBe(true);
        expect(await readAll(chunks(blocks))).toEqual(await readAll(chunks(lijst)));
      }),
    );
  });
});
