import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Csvfout,
  type CsvHerkend,
  type CsvInstelling,
  type CsvRij,
  readCsv,
} from '../../../src/ingest/csv/lees.ts';
import { SCHEIDINGSTEKENS } from '../../../src/ingest/csv/scheiding.ts';

const RUIM = { maximaleBytes: 1_000_000, kolommen: 100, veldTekens: 1_000 };

async function lees(
  bytes: Uint8Array,
  { stap = 1_000, ...instelling }: CsvInstelling & { readonly stap?: number } = {},
  limieten = RUIM,
): Promise<{ readonly rijen: readonly CsvRij[]; readonly einde: Csvfout | CsvHerkend }> {
  const brokken = (async function* () {
    for (let van = 0; van < bytes.length; van += stap) yield bytes.subarray(van, van + stap);
  })();
  const lezing = readCsv(brokken, instelling, limieten);
  const rijen: CsvRij[] = [];
  for (;;) {
    const deel = await lezing.next();
    if (deel.done) return { rijen, einde: deel.value };
    rijen.push(...deel.value);
  }
}

const utf8 = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);
const latin = (tekst: string): Uint8Array => Uint8Array.from(tekst, (teken) => teken.charCodeAt(0));

describe('a CSV file', () => {
  it('is in the encoding of its first character that is not ASCII, whatever the pieces in which it comes', async () => {
    const eerstUtf8 = Uint8Array.from([...utf8('a;é\n'), ...latin('b;\xe9\n')]);
    const eerstLatin = Uint8Array.from([...latin('a;\xe9\n'), ...utf8('b;é\n')]);
    for (const stap of [1, 2, 3, 5, 1_000]) {
      expect((await lees(eerstUtf8, { stap })).einde).toMatchObject({ fout: 'onleesbare-tekens' });
      expect((await lees(eerstLatin, { stap })).rijen.map(({ velden }) => velden[1])).toEqual(['é', 'Ã©']);
    }
  });

  it('loses no byte order mark that stands further on', async () => {
    for (const stap of [1, 3, 1_000])
      expect((await lees(utf8('a;b\ufeffc\n'), { stap })).rijen[0]?.velden).toEqual(['a', 'b\ufeffc']);
  });

  it('gives the fields that were written, whatever is in them and however the bytes come', async () => {
    const veld = fc.string({
      unit: fc.constantFrom('a', 'é', '€', ';', ',', '"', '\n', '\r\n', ' ', '1', '\t', '|'),
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(veld, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...SCHEIDINGSTEKENS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 40 }),
        async (rijen, teken, einde, stap) => {
          const tekst = rijen.map((rij) => rij.map((een) => `"${een.replaceAll('"', '""')}"`).join(teken)).join(einde);
          const gelezen = await lees(utf8(tekst), { scheidingsteken: teken, stap });
          const gevuld = rijen.filter((rij) => rij.some((een) => een.trim() !== ''));
          expect(gelezen.rijen.map(({ velden }) => velden)).toEqual(gevuld);
        },
      ),
    );
  });

  it.each([
    ['a;b,c;d\n1,5;2;3\n', ';'],
    ['a,b,c\n"1;2",3,4\n', ','],
    ['a\tb\n1\t2', '\t'],
    ['a|b|c', '|'],
    ['een kolom\n1\n', ';'],
  ])('finds the separator of %j', async (tekst, teken) => {
    expect((await lees(utf8(tekst))).einde).toMatchObject({ scheidingsteken: teken });
  });

  it('is found in the same beginning whatever the pieces: many empty lines may take all of it', async () => {
    const bytes = utf8(`${'\n'.repeat(17_000)}a,b,c\n4,5,6\n`);
    const inEens = await lees(bytes, { stap: bytes.length });
    for (const stap of [1, 61, 4_096, 17_001]) expect(await lees(bytes, { stap })).toEqual(inEens);
  });

  it.each([
    ['UTF-8', utf8('a;é€\n'), 'utf-8', 'é€'],
    ['UTF-8 with a mark', utf8('\uFEFFa;é€\n'), 'utf-8', 'é€'],
    ['windows-1252', latin('a;\xe9\x80\n'), 'windows-1252', 'é€'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3b, 0, 0xe9, 0, 0x0a, 0]), 'utf-16le', 'é'],
    ['ASCII', utf8('a;b'), 'utf-8', 'b'],
  ])('reads %s', async (_naam, bytes, codering, tekst) => {
    for (const stap of [1, 2, 1_000]) {
      const { rijen, einde } = await lees(bytes, { stap });
      expect([rijen.at(0)?.velden, einde]).toEqual([['a', tekst], { scheidingsteken: ';', codering }]);
    }
  });

  it('counts lines as an editor does, also inside a field', async () => {
    const { rijen } = await lees(utf8('a;b\r\n\r\n"1\n2";3\n4;5'));
    expect(rijen.map(({ regel }) => regel)).toEqual([1, 3, 5]);
  });

  it.each([
    ['nothing', '', { fout: 'leeg' }],
    ['empty rows', ' \n;;\n', { fout: 'leeg' }],
    ['a mark that is not closed', 'a;"b\nc;d', { fout: 'aanhalingsteken', regel: 1 }],
    ['a mark inside a field', 'a;b\n"c"d;e', { fout: 'aanhalingsteken', regel: 2 }],
    ['a byte no text has', 'a\0b', { fout: 'geen-tekst' }],
    ['too many columns', `a\n${';'.repeat(100)}`, { fout: 'te-veel-kolommen', regel: 2 }],
    ['a long field', `a\n${'x'.repeat(1_001)}`, { fout: 'veld-te-lang', regel: 2 }],
    ['a long field between marks', `a;"${'x'.repeat(1_001)}"`, { fout: 'veld-te-lang', regel: 1 }],
    ['too much', `é\n${'x\n'.repeat(500_000)}`, { fout: 'te-groot' }],
  ])('stops at %s', async (_naam, tekst, fout) => {
    expect((await lees(utf8(tekst))).einde).toEqual(fout);
  });

  it('stops where UTF-8 ends', async () => {
    const bytes = new Uint8Array([...utf8(`é;b\n${'1;2\n'.repeat(10_000)}`), 0xe9, 0x3b]);
    expect((await lees(bytes)).einde).toMatchObject({ fout: 'onleesbare-tekens' });
  });
});
