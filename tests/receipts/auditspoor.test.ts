/** Every kind of tampering with the audit trail is found, also by who makes all hashes anew. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Auditkop, Auditregel, VerzegeldeRegel } from '../../src/domain/auditspoor.ts';
import { signAfsluiting, signAnker, verifyKeten, verzegel } from '../../src/receipts/auditspoor.ts';
import { type Ondertekensleutel, toJwks } from '../../src/receipts/ondertekening.ts';

const maakSleutel = (): Ondertekensleutel =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as unknown as Ondertekensleutel;
const SLEUTEL = maakSleutel();
const JWKS = toJwks({ sleutel: SLEUTEL, vervallen: [] });

type Kaal = Omit<Auditregel, 'nummer' | 'vorige'>;
const kaal = (i: number, houdercode = 'a'): Kaal => ({
  op: `2026-05-06T10:00:0${i % 10}.000Z`,
  fase: 'gedaan',
  handeling: 'maakSleutel',
  door: { houdersoort: 'beheerder', houdercode },
  feiten: { i },
});

function keten(regels: readonly Kaal[]): VerzegeldeRegel[] {
  const uit: VerzegeldeRegel[] = [];
  let kop: Auditkop | undefined;
  for (const regel of regels) {
    const { tekst: _, ...verzegeld } = verzegel(regel, kop);
    uit.push(verzegeld);
    kop = { nummer: verzegeld.regel.nummer, sha256: verzegeld.sha256 };
  }
  return uit;
}

const ECHT = keten(Array.from({ length: 8 }, (_, i) => kaal(i)));
const kopVan = (regels: readonly VerzegeldeRegel[]): Auditkop => {
  const laatste = regels.at(-1);
  if (laatste === undefined) throw new Error('an empty chain has no kop');
  return { nummer: laatste.regel.nummer, sha256: laatste.sha256 };
};
const toLijnen = (regels: readonly unknown[], ankers: readonly string[] = []): string[] => [
  ...ankers.map((anker) => JSON.stringify({ anker })),
  ...regels.map((regel) => JSON.stringify(regel)),
];
const anker = (kop: Auditkop, sleutel = SLEUTEL): Promise<string> =>
  signAnker(kop, '2026-05-07T02:17:00.000Z', sleutel);
const fout = async (lijnen: readonly string[], bekend?: readonly Auditkop[]) => {
  const oordeel = await verifyKeten(lijnen, JWKS, bekend);
  return oordeel.ok ? 'goed' : oordeel.error.soort;
};

describe('a chain nobody touched', () => {
  it('is right, with and without anchors and koppen that were kept', async () => {
    expect(await verifyKeten(toLijnen(ECHT), JWKS)).toEqual({
      ok: true,
      value: { aantalRegels: 8, kop: kopVan(ECHT), nietNaTeGaan: [], verankerdTot: 0 },
    });
    const ankers = [await anker(kopVan(ECHT.slice(0, 3))), await anker(kopVan(ECHT.slice(0, 6)))];
    expect(await verifyKeten(toLijnen(ECHT, ankers), JWKS, [kopVan(ECHT)])).toMatchObject({
      ok: true,
      value: { verankerdTot: 6 },
    });
    expect(await verifyKeten([], JWKS)).toEqual({
      ok: true,
      value: { aantalRegels: 0, kop: undefined, nietNaTeGaan: [], verankerdTot: 0 },
    });
  });
});

describe('tampering', () => {
  const plek = fc.integer({ min: 0, max: ECHT.length - 1 });

  it('by changing any member of any row is found', async () => {
    const lid = fc.constantFrom('op', 'fase', 'handeling', 'nummer', 'vorige', 'houdercode', 'i');
    await fc.assert(
      fc.asyncProperty(plek, lid, async (i, naam) => {
        const lijnen = toLijnen(ECHT);
        const voor = lijnen[i] ?? '';
        const na = voor.replace(new RegExp(`"${naam}":("?)`), `"${naam}":$19`);
        expect(na).not.toBe(voor);
        lijnen[i] = na;
        expect(await fout(lijnen)).not.toBe('goed');
      }),
    );
  });

  it('by taking rows away, putting rows in, or moving rows is found', async () => {
    await fc.assert(
      fc.asyncProperty(plek, plek, async (van, naar) => {
        // Taking away anything but the tail.
        if (van < ECHT.length - 1) expect(await fout(toLijnen(ECHT.toSpliced(van, 1)))).toBe('volgorde');
        const tussen = verzegel(kaal(9, 'indringer'), van === 0 ? undefined : kopVan(ECHT.slice(0, van)));
        expect(await fout(toLijnen(ECHT.toSpliced(van, 0, { regel: tussen.regel, sha256: tussen.sha256 })))).toBe(
          'volgorde',
        );
        const een = ECHT[van];
        if (van !== naar && een !== undefined)
          expect(await fout(toLijnen(ECHT.toSpliced(van, 1).toSpliced(naar, 0, een)))).toBe('volgorde');
      }),
    );
  });

  it('by cutting off the tail is found by who knows a later kop, or has an anchor', async () => {
    const ingekort = ECHT.slice(0, 5);
    // Without either there is nothing to hold it against.
    expect(await fout(toLijnen(ingekort))).toBe('goed');
    expect(await fout(toLijnen(ingekort), [kopVan(ECHT)])).toBe('afgekapt');
    expect(await fout(toLijnen(ingekort, [await anker(kopVan(ECHT))]))).toBe('afgekapt');
    expect(await fout([], [kopVan(ECHT)])).toBe('afgekapt');
  });

  it('by making the whole chain again is found by who knows a kop, or has an anchor', async () => {
    const herschreven = keten(ECHT.map((_, i) => kaal(i, i === 2 ? 'iemand-anders' : 'a')));
    expect(await fout(toLijnen(herschreven))).toBe('goed');
    expect(await fout(toLijnen(herschreven), [kopVan(ECHT)])).toBe('herschreven');
    const ankers = [await anker(kopVan(ECHT.slice(0, 6)))];
    expect(await fout(toLijnen(herschreven, ankers))).toBe('herschreven');
    // An anchor stands for what comes before it, not for what comes after.
    expect(await fout(toLijnen(keten(ECHT.map((_, i) => kaal(i, i === 7 ? 'b' : 'a'))), ankers))).toBe('goed');
    // Two anchors that contradict each other.
    const ander = await anker(kopVan(herschreven.slice(0, 6)));
    expect(await fout(toLijnen(ECHT, [...ankers, ander]))).toBe('herschreven');
  });

  it('with an anchor of one’s own is found', async () => {
    const herschreven = keten(ECHT.map((_, i) => kaal(i, 'b')));
    expect(await fout(toLijnen(herschreven, [await anker(kopVan(herschreven), maakSleutel())]))).toBe('anker-ongeldig');
    expect(await fout([...toLijnen(ECHT), JSON.stringify({ anker: await anker(kopVan(ECHT)) })])).toBe(
      'anker-ongeldig',
    );
    expect(await fout(toLijnen(ECHT, ['geen.jws.x']))).toBe('anker-ongeldig');
  });

  it.each(['', '{', '[]', 'null', '{"regel":1,"sha256":"x"}', '{"regel":{"nummer":"1"},"sha256":"x"}', '{"anker":1}'])(
    'by a line that is none is found: %s',
    async (lijn) => {
      // An empty line says nothing and hides nothing.
      expect(await fout([lijn, ...toLijnen(ECHT)])).toBe(lijn === '' ? 'goed' : 'onleesbaar');
    },
  );
});

describe('a trail whose oldest rows are past their term', () => {
  const LAATSTE = '2026-05-06T10:00:02.000Z';
  const OP = '2033-05-07T02:17:00.000Z';
  const BEGIN = kopVan(ECHT.slice(0, 3));
  const REST = ECHT.slice(3);
  const afsluiting = async (kop = BEGIN, sleutel = SLEUTEL): Promise<string> =>
    JSON.stringify({ afsluiting: await signAfsluiting(kop, LAATSTE, OP, sleutel) });

  it('is right from its closing on, and says what can no longer be checked', async () => {
    const ankers = [await anker(kopVan(ECHT.slice(0, 6)))];
    const bekend = [kopVan(ECHT.slice(0, 2)), BEGIN, kopVan(ECHT.slice(0, 5))];
    expect(await verifyKeten([await afsluiting(), ...toLijnen(REST, ankers)], JWKS, bekend)).toEqual({
      ok: true,
      value: {
        aantalRegels: 5,
        kop: kopVan(ECHT),
        begin: { ...BEGIN, laatsteOp: LAATSTE, op: OP },
        nietNaTeGaan: [kopVan(ECHT.slice(0, 2))],
        verankerdTot: 6,
      },
    });
    expect(await verifyKeten([await afsluiting(kopVan(ECHT))], JWKS)).toMatchObject({
      ok: true,
      value: { aantalRegels: 0, kop: kopVan(ECHT), verankerdTot: 8 },
    });
  });

  it('cut without a closing is found, also by who puts one of the nightly anchors in its place', async () => {
    expect(await fout(toLijnen(REST))).toBe('volgorde');
    expect(await fout(toLijnen(REST, [await anker(BEGIN)]))).toBe('volgorde');
    expect(await fout([JSON.stringify({ afsluiting: await anker(BEGIN) }), ...toLijnen(REST)])).toBe(
      'afsluiting-ongeldig',
    );
  });

  it('with a closing that was tampered with is found', async () => {
    const echt = await afsluiting();
    const regels = toLijnen(REST);
    expect(await fout([echt, ...regels])).toBe('goed');
    // Signed by somebody else.
    expect(await fout([await afsluiting(BEGIN, maakSleutel()), ...regels])).toBe('afsluiting-ongeldig');
    // Every character of the signed text and of the signature counts.
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 15, max: echt.length - 4 }), async (plaats) => {
        const teken = echt[plaats] === 'A' ? 'B' : 'A';
        expect(await fout([`${echt.slice(0, plaats)}${teken}${echt.slice(plaats + 1)}`, ...regels])).not.toBe('goed');
      }),
    );
    // Of another row than the one before the first that is left: more was removed than it says, or less, or something else stood there.
    for (const tot of [1, 2, 4, 5, 8])
      expect([tot, await fout([await afsluiting(kopVan(ECHT.slice(0, tot))), ...regels])]).toEqual([tot, 'volgorde']);
    const ander = keten(ECHT.map((_, i) => kaal(i, 'b'))).slice(0, 3);
    expect(await fout([await afsluiting(kopVan(ander)), ...regels])).toBe('verbroken');
    expect(await fout([await afsluiting(kopVan(ander)), ...regels], [BEGIN])).toBe('herschreven');
    // Not in front, or twice.
    for (const lijnen of [
      [...toLijnen(ECHT), echt],
      [JSON.stringify({ anker: await anker(kopVan(ECHT)) }), echt, ...regels],
      [echt, echt, ...regels],
    ])
      expect(await fout(lijnen)).toBe('afsluiting-ongeldig');
    expect(await fout(['{"afsluiting":1}', ...regels])).toBe('onleesbaar');
  });

  it('and whose tail was cut off, or that was made again, is found as before', async () => {
    const begin = await afsluiting();
    const eind = await anker(kopVan(ECHT));
    expect(await fout([begin, ...toLijnen(REST.slice(0, -1), [eind])])).toBe('afgekapt');
    expect(await fout([begin, ...toLijnen([], [eind])])).toBe('afgekapt');
    const opnieuw: VerzegeldeRegel[] = [];
    let kop = BEGIN;
    for (let i = 3; i < 8; i++) {
      const { tekst: _, ...regel } = verzegel(kaal(i, 'b'), kop);
      opnieuw.push(regel);
      kop = { nummer: regel.regel.nummer, sha256: regel.sha256 };
    }
    expect(await fout([begin, ...toLijnen(opnieuw)])).toBe('goed');
    expect(await fout([begin, ...toLijnen(opnieuw, [eind])])).toBe('herschreven');
  });
});
