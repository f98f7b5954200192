/** The list of betrokkenen against a plain set: whoever is in it is found, nobody else is, and everyone is told once. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DeelSleutel } from '../../src/domain/deel.ts';
import { readBetrokkeneninhoud } from '../../src/storage/betrokkenen/indeling.ts';
import { findDelen, listBetrokkenen } from '../../src/storage/betrokkenen/lezer.ts';
import { type Betrokkenenhasher, BetrokkenenSchrijver } from '../../src/storage/betrokkenen/schrijver.ts';
import { readAll } from '../../src/storage/bytes.ts';
import { GeheugenBlobs } from '../../src/storage/geheugen/blobs.ts';
import { testBsn } from '../helpers/bsn.ts';

const hasher: Betrokkenenhasher = {
  versie: 3,
  hash: (bsn) => createHmac('sha256', 'sleutel').update(bsn).digest(),
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const MAP = 'betrokkenen/x';

const regel = fc.record({
  bsn: fc.integer({ min: 0, max: 60 }).map(testBsn),
  gemeentecode: fc.constantFrom('0855', '0363', '0014'),
  wet: fc.constantFrom('jw' as const, 'wmo' as const),
});

async function collect(stroom: AsyncIterable<Uint8Array>): Promise<string[]> {
  const uit: string[] = [];
  for await (const hash of stroom) uit.push(hex(hash));
  return uit;
}

it('finds whoever is in it, in the delen they are in, and lists everyone once in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(regel, { maxLength: 25 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 30 }),
      async (stukken, budget) => {
        const blobs = new GeheugenBlobs();
        const schrijver = new BetrokkenenSchrijver(blobs, MAP, hasher, budget);
        for (const stuk of stukken) await schrijver.schrijf(stuk);
        await schrijver.sluit();
        const inhoud = await readBetrokkeneninhoud(blobs, MAP);
        if (inhoud === undefined) throw new Error('no index');
        expect(inhoud.sleutelversie).toBe(3);

        const naam = ({ gemeentecode, wet }: DeelSleutel): string => `${gemeentecode}-${wet}`;
        const alle = stukken.flat();
        for (let i = 0; i <= 60; i += 7) {
          const verwacht = new Set(alle.filter(({ bsn }) => bsn === testBsn(i)).map(naam));
          const gevonden = await findDelen(blobs, MAP, inhoud, hasher.hash(testBsn(i)));
          expect(gevonden.map(naam).sort()).toEqual([...verwacht].sort());
        }
        const hashes = (isIn: (een: DeelSleutel) => boolean): string[] =>
          [...new Set(alle.filter(isIn).map(({ bsn }) => hex(hasher.hash(bsn))))].sort();
        expect(await collect(listBetrokkenen(blobs, MAP, inhoud))).toEqual(hashes(() => true));
        const alleenJw = ({ wet }: DeelSleutel): boolean => wet === 'jw';
        expect(await collect(listBetrokkenen(blobs, MAP, inhoud, alleenJw))).toEqual(hashes(alleenJw));
      },
    ),
    { numRuns: 60 },
  );
});

it('holds no BSN, in no form', async () => {
  const blobs = new GeheugenBlobs();
  const schrijver = new BetrokkenenSchrijver(blobs, MAP, hasher);
  const bsns = Array.from({ length: 40 }, (_, i) => testBsn(i));
  await schrijver.schrijf(bsns.map((bsn) => ({ bsn, gemeentecode: '0855', wet: 'jw' })));
  await schrijver.sluit();
  for (const naam of ['inhoud.json', 'run-0']) {
    const stroom = await blobs.get(`${MAP}/${naam}`);
    if (stroom === undefined) throw new Error(`${naam} is not there`);
    const bytes = Buffer.from(await readAll(stroom));
    expect(bytes.length).toBeGreaterThan(0);
    for (const bsn of bsns) {
      expect(bytes.includes(bsn)).toBe(false);
      expect(bytes.includes(Buffer.from(bsn, 'hex').subarray(0, 4))).toBe(false);
    }
  }
});
