import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openArchief, type Ziplimieten } from '../../../src/ingest/zip/archief.ts';
import { ZipLeesfout } from '../../../src/ingest/zip/fout.ts';
import { bereik } from '../bereik.ts';

const RUIM: Ziplimieten = { bestanden: 1000, uitgepakteBytes: 100_000_000 };

async function lees(stroom: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array> {
  const delen: Uint8Array[] = [];
  for await (const deel of stroom ?? []) delen.push(deel);
  const heel = new Uint8Array(delen.reduce((som, deel) => som + deel.length, 0));
  let plaats = 0;
  for (const deel of delen) {
    heel.set(deel, plaats);
    plaats += deel.length;
  }
  return heel;
}

async function alles(zip: Uint8Array, limieten = RUIM): Promise<Record<string, Uint8Array> | readonly string[]> {
  const archief = await openArchief(bereik(zip), limieten);
  if (!archief.ok) return archief.error.map(({ fout }) => fout);
  const inhoud: Record<string, Uint8Array> = {};
  for (const { naam } of archief.value.leden) inhoud[naam] = await lees(archief.value.open(naam));
  return inhoud;
}

const leesfout = async (zip: Uint8Array): Promise<unknown> =>
  alles(zip).then(
    (uitkomst) => uitkomst,
    (fout: unknown) => (fout instanceof ZipLeesfout ? [fout.zipfout.fout] : fout),
  );

const tweeBestanden = (): Uint8Array =>
  zipSync({ 'a.txt': strToU8('hallo '.repeat(500)), 'map/b.xml': [strToU8('<b/>'), { level: 0 }] });

/** Changes bytes at the n-th place where this signature stands. */
function wijzig(zip: Uint8Array, teken: readonly number[], plaats: number, waarden: readonly number[]): Uint8Array {
  const kopie = zip.slice();
  for (let i = 0; i + teken.length <= kopie.length; i++)
    if (teken.every((byte, j) => kopie[i + j] === byte)) {
      kopie.set(waarden, i + plaats);
      return kopie;
    }
  throw new Error('no such record');
}

const LID = [0x50, 0x4b, 0x01, 0x02];
const LOKAAL = [0x50, 0x4b, 0x03, 0x04];
const EINDE = [0x50, 0x4b, 0x05, 0x06];

describe('a zip file', () => {
  it('gives every file as it was packed, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.string({ minLength: 1, maxLength: 20 }).filter((naam) => !naam.endsWith('/') && naam !== '__proto__'),
          fc.tuple(fc.uint8Array({ maxLength: 5_000 }), fc.constantFrom(0 as const, 6 as const)),
          { maxKeys: 8, noNullPrototype: true },
        ),
        async (bestanden) => {
          const zip = zipSync(
            Object.fromEntries(Object.entries(bestanden).map(([naam, [inhoud, level]]) => [naam, [inhoud, { level }]])),
          );
          const gelezen = await alles(zip);
          expect(gelezen).toEqual(
            Object.fromEntries(Object.entries(bestanden).map(([naam, [inhoud]]) => [naam, inhoud])),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is found behind something else, and with a comment that looks like an end', async () => {
    const zip = tweeBestanden();
    const opmerking = new Uint8Array([...EINDE, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    const metOpmerking = new Uint8Array([...wijzig(zip, EINDE, 20, [opmerking.length, 0]), ...opmerking]);
    expect(Object.keys(await alles(metOpmerking))).toEqual(['a.txt', 'map/b.xml']);
  });

  it.each([
    ['nothing', new Uint8Array(0), ['geen-zip']],
    ['text', strToU8('geen zip'.repeat(10_000)), ['geen-zip']],
    ['a zip cut off', tweeBestanden().slice(0, -30), ['geen-zip']],
    ['an encrypted file', wijzig(tweeBestanden(), LID, 8, [1, 0]), ['versleuteld']],
    ['another packing', wijzig(tweeBestanden(), LID, 10, [14, 0]), ['onbekende-inpakking']],
    ['a directory that points outside', wijzig(tweeBestanden(), EINDE, 16, [0xff, 0xff, 0xff, 0x7f]), ['beschadigd']],
    ['a directory that is shorter than it says', wijzig(tweeBestanden(), EINDE, 10, [9, 0]), ['beschadigd']],
    ['files that share bytes', wijzig(tweeBestanden(), LID, 20, [0xff, 0xff]), ['beschadigd']],
  ])('refuses %s', async (_naam, zip, verwacht) => {
    expect(await alles(zip)).toEqual(verwacht);
  });

  it('refuses two files of one name', async () => {
    const zip = zipSync({ 'a.xml': strToU8('1'), 'b.xml': strToU8('2') });
    const tekst = zip.map((byte, i) => (byte === 0x62 && zip[i + 1] === 0x2e ? 0x61 : byte));
    expect(await alles(tekst)).toEqual(['dubbele-naam']);
  });

  it('refuses a bomb before it unpacks a byte', async () => {
    const bom = zipSync({ 'nullen.xml': new Uint8Array(30_000_000) }, { level: 9 });
    expect(await alles(bom)).toEqual(['te-sterk-verkleind']);
  });

  it('refuses more than may be unpacked, and more files than may be there', async () => {
    expect(await alles(tweeBestanden(), { bestanden: 1, uitgepakteBytes: 10_000 })).toEqual(['te-veel-bestanden']);
    expect(await alles(tweeBestanden(), { bestanden: 5, uitgepakteBytes: 3_000 })).toEqual(['te-groot']);
  });

  it.each([
    ['gives more than it promised', wijzig(tweeBestanden(), LID, 24, [10, 0, 0, 0])],
    ['gives less than it promised', wijzig(tweeBestanden(), LID, 24, [0xff, 0xff, 0, 0])],
    ['gives something else', wijzig(tweeBestanden(), LID, 16, [1, 2, 3, 4])],
    ['is not where the directory says', wijzig(tweeBestanden(), LOKAAL, 0, [0])],
    ['cannot be unpacked', wijzig(tweeBestanden(), [...strToU8('a.txt')], 5, [0xff, 0xff, 0xff])],
  ])('stops at a file that %s', async (_naam, zip) => {
    expect(await leesfout(zip)).toEqual(['beschadigd']);
  });

  it('never reads outside, and never fails otherwise, whatever byte is changed', async () => {
    const zip = tweeBestanden();
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), async (plaats, byte) => {
        const kapot = zip.slice();
        kapot[plaats] = byte;
        const uitkomst = await leesfout(kapot);
        if (uitkomst instanceof Error) throw uitkomst;
      }),
      { numRuns: 1500 },
    );
  });
});
