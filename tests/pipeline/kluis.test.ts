import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKluis } from '../../src/pipeline/kluis.ts';

const sleutel = (vulling: number): string => Buffer.alloc(32, vulling).toString('base64');
const enkel = (tekst: string) => createKluis(new Map([[1, tekst]]));
const PLAATS = 'kanaal/0855/1';

describe('the kluis', () => {
  const kluis = enkel(sleutel(1));

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
    expect(await enkel(sleutel(2)).decrypt(versleuteld, PLAATS)).toBeUndefined();
    const { sleutelId } = await enkel(sleutel(2)).encrypt('', '');
    expect(await enkel(sleutel(2)).decrypt({ ...versleuteld, sleutelId }, PLAATS)).toBeUndefined();
    expect(await kluis.decrypt(versleuteld, 'kanaal/0363/1')).toBeUndefined();
    const bytes = Buffer.from(versleuteld.inhoud, 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await kluis.decrypt({ ...versleuteld, inhoud: bytes.toString('base64') }, PLAATS)).toBeUndefined();
  });

  it('locks with the newest version, and opens with every one it has', async () => {
    const oud = await kluis.encrypt('geheim', PLAATS);
    const beide = createKluis(
      new Map([
        [11, sleutel(2)],
        [2, sleutel(1)],
      ]),
    );
    expect([beide.nieuwste, beide.versies, beide.versieVan(oud.sleutelId)]).toEqual([11, [2, 11], 2]);
    expect(beide.oudeSleutelIds).toEqual([oud.sleutelId]);
    expect(await beide.decrypt(oud, PLAATS)).toBe('geheim');
    const nieuw = await beide.encrypt('geheim', PLAATS);
    expect(beide.versieVan(nieuw.sleutelId)).toBe(11);
    expect(await kluis.decrypt(nieuw, PLAATS)).toBeUndefined();
    expect(await enkel(sleutel(2)).decrypt(nieuw, PLAATS)).toBe('geheim');
    // One key under two versions is the newer of them, and nothing is old.
    const zelfde = createKluis(
      new Map([
        [0, sleutel(1)],
        [1, sleutel(1)],
      ]),
    );
    expect([zelfde.versieVan(oud.sleutelId), zelfde.oudeSleutelIds]).toEqual([1, []]);
  });

  it('names a key by its hash, as it did before there were versions', async () => {
    expect((await kluis.encrypt('geheim', PLAATS)).sleutelId).toBe('72cd6e8422c407fb');
  });

  it('takes a key of 32 bytes and no other', () => {
    for (const fout of ['', 'x', Buffer.alloc(16).toString('base64'), Buffer.alloc(33).toString('base64')])
      expect(() => enkel(fout)).toThrow('32 bytes');
  });
});
