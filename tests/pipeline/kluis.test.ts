import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKluis } from '../../src/pipeline/kluis.ts';

const sleutel = (vulling: number): string => Buffer.alloc(32, vulling).toString('base64');
const PLAATS = 'kanaal/0855/1';

describe('the kluis', () => {
  const kluis = createKluis(sleutel(1));

  it('gives back what was put in, and shows nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 4 }), async (tekst) => {
        const versleuteld = await kluis.encrypt(tekst, PLAATS);
        expect(JSON.stringify(versleuteld)).not.toContain(tekst);
        expect(await kluis.decrypt(versleuteld, PLAATS)).toBe(tekst);
      }),
      { numRuns: 50 },
    );
  });

  it('locks the same secret differently each time', async () => {
    const [een, ander] = [await kluis.encrypt('geheim', PLAATS), await kluis.encrypt('geheim', PLAATS)];
    expect(een.inhoud).not.toBe(ander.inhoud);
    expect(een.iv).not.toBe(ander.iv);
  });

  it('does not open with another key, in another place, or when a bit changed', async () => {
    const versleuteld = await kluis.encrypt('geheim', PLAATS);
    expect(await createKluis(sleutel(2)).decrypt(versleuteld, PLAATS)).toBeUndefined();
    const { sleutelId } = await createKluis(sleutel(2)).encrypt('', '');
    expect(await createKluis(sleutel(2)).decrypt({ ...versleuteld, sleutelId }, PLAATS)).toBeUndefined();
    expect(await kluis.decrypt(versleuteld, 'kanaal/0363/1')).toBeUndefined();
    const bytes = Buffer.from(versleuteld.inhoud, 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await kluis.decrypt({ ...versleuteld, inhoud: bytes.toString('base64') }, PLAATS)).toBeUndefined();
  });

  it('takes a key of 32 bytes and no other', () => {
    for (const fout of ['', 'x', Buffer.alloc(16).toString('base64'), Buffer.alloc(33).toString('base64')])
      expect(() => createKluis(fout)).toThrow('32 bytes');
  });
});
