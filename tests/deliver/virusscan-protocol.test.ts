/** What is said to a clamd, byte for byte, and what its answers mean. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Antwoordlezer, MAXIMUM_BROK, readAntwoord, toInstream } from '../../src/deliver/virusscan/protocol.ts';
import { concat, readAll } from '../../src/storage/bytes.ts';

async function* brokken(stukken: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* stukken;
}

/** Reads what was sent as a clamd does, from its manual and not from our code. */
function unframe(bytes: Uint8Array): {
  readonly opdracht: string;
  readonly stukken: readonly Uint8Array[];
  readonly rest: number;
} {
  const nul = bytes.indexOf(0);
  const opdracht = new TextDecoder().decode(bytes.subarray(0, nul + 1));
  const stukken: Uint8Array[] = [];
  let plaats = nul + 1;
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(plaats, plaats + 4);
    const lengte = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    plaats += 4;
    if (lengte === 0) return { opdracht, stukken, rest: bytes.length - plaats };
    stukken.push(bytes.subarray(plaats, plaats + lengte));
    plaats += lengte;
  }
}

describe('what is sent', () => {
  it('is the command, the content in pieces, and a length of zero', async () => {
    const gestuurd = await readAll(
      toInstream(brokken([new Uint8Array([1, 2, 3]), new Uint8Array(), new Uint8Array([4])])),
    );
    expect([...gestuurd]).toEqual([
      ...new TextEncoder().encode('zINSTREAM\0'),
      ...[0, 0, 0, 3, 1, 2, 3],
      ...[0, 0, 0, 1, 4],
      ...[0, 0, 0, 0],
    ]);
  });

  it('is the same content however it comes in, in pieces that are never too long nor empty', async () => {
    const maat = fc.oneof(
      fc.nat({ max: 300 }),
      fc.constantFrom(MAXIMUM_BROK - 1, MAXIMUM_BROK, MAXIMUM_BROK + 1, 3 * MAXIMUM_BROK + 7),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(maat, { maxLength: 5 }), async (maten) => {
        const stukken = maten.map((lengte, nr) => new Uint8Array(lengte).map((_, i) => (i * 7 + nr) & 0xff));
        const { opdracht, stukken: terug, rest } = unframe(await readAll(toInstream(brokken(stukken))));
        expect([opdracht, rest]).toEqual(['zINSTREAM\0', 0]);
        expect(terug.every(({ length }) => length > 0 && length <= MAXIMUM_BROK)).toBe(true);
        const bytes = (delen: readonly Uint8Array[]) =>
          Buffer.from(
            concat(
              delen,
              delen.reduce((som, { length }) => som + length, 0),
            ),
          );
        expect(bytes(terug).equals(bytes(stukken))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an answer', () => {
  it.each([
    ['stream: OK', { soort: 'schoon' }],
    ['stream: Eicar-Test-Signature FOUND', { soort: 'besmet', virus: 'Eicar-Test-Signature' }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', { soort: 'besmet', virus: 'Win.Test.EICAR_HDB-1' }],
    ['stream: iets <met> "tekens" FOUND', { soort: 'besmet', virus: 'iets_met_tekens_' }],
    [`stream: ${'x'.repeat(200)} FOUND`, { soort: 'besmet', virus: 'x'.repeat(100) }],
    ['INSTREAM size limit exceeded. ERROR', { soort: 'mislukt', reden: 'geweigerd' }],
    ["stream: Can't allocate memory ERROR", { soort: 'mislukt', reden: 'geweigerd' }],
    ['UNKNOWN COMMAND', { soort: 'mislukt', reden: 'onbegrepen' }],
    ['stream: OK ', { soort: 'mislukt', reden: 'onbegrepen' }],
    ['OK', { soort: 'mislukt', reden: 'onbegrepen' }],
    ['stream: NOT OK', { soort: 'mislukt', reden: 'onbegrepen' }],
    ['stream: OK\nstream: OK', { soort: 'mislukt', reden: 'onbegrepen' }],
    ['', { soort: 'mislukt', reden: 'onbegrepen' }],
  ])('that says %j', (antwoord, uitslag) => expect(readAntwoord(antwoord)).toEqual(uitslag));

  it('is clean for no other text than one', () => {
    fc.assert(
      fc.property(fc.string(), (tekst) => {
        expect(readAntwoord(tekst).soort === 'schoon').toBe(tekst === 'stream: OK');
      }),
    );
  });

  it('is read from however many pieces it comes in, and not before its end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 6 }), (plaatsen) => {
        const bytes = new TextEncoder().encode('stream: OK\0');
        const grenzen = [
          0,
          ...plaatsen.map((plaats) => Math.min(plaats, bytes.length)).toSorted((a, b) => a - b),
          bytes.length,
        ];
        const lezer = new Antwoordlezer();
        const uitslagen = grenzen.slice(1).map((tot, nr) => lezer.lees(bytes.subarray(grenzen[nr], tot)));
        const eerste = uitslagen.findIndex((uitslag) => uitslag !== undefined);
        expect(uitslagen[eerste]).toEqual({ soort: 'schoon' });
        expect(grenzen[eerste + 1]).toBe(bytes.length);
      }),
    );
  });

  it('that has no end is none', () => {
    const lezer = new Antwoordlezer();
    const stuk = new Uint8Array(1024).fill(0x61);
    const uitslagen = Array.from({ length: 6 }, () => lezer.lees(stuk));
    expect(uitslagen.filter((uitslag) => uitslag !== undefined)[0]).toEqual({ soort: 'mislukt', reden: 'onbegrepen' });
  });
});
