import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cel, Decimaal, decimaalTekst } from '../../src/domain/output.ts';
import { render } from '../../src/render/index.ts';
import { bytesOf, textOf } from '../convert/bouw.ts';
import { records } from './bouw.ts';

/** RFC 4180 read by its grammar: record = field *(COMMA field), escaped = DQUOTE *(TEXTDATA / 2DQUOTE …) DQUOTE. */
function parseCsv(tekst: string, scheiding: string, einde: string): readonly (readonly string[])[] {
  const rijen: string[][] = [];
  let rest = tekst;
  while (rest !== '') {
    const rij: string[] = [];
    for (;;) {
      const geciteerd = /^"((?:[^"]|"")*)"/.exec(rest);
      const veld = geciteerd?.[0] ?? rest.slice(0, nearest(rest, scheiding, einde));
      rij.push(geciteerd ? (geciteerd[1] ?? '').replaceAll('""', '"') : veld);
      rest = rest.slice(veld.length);
      if (!rest.startsWith(scheiding)) break;
      rest = rest.slice(scheiding.length);
    }
    if (!rest.startsWith(einde)) throw new Error(`no line end at ${JSON.stringify(rest.slice(0, 20))}`);
    rest = rest.slice(einde.length);
    rijen.push(rij);
  }
  return rijen;
}

const nearest = (tekst: string, ...zoek: string[]): number =>
  Math.min(tekst.length, ...zoek.map((deel) => tekst.indexOf(deel)).filter((plaats) => plaats >= 0));

const lastig = fc
  .array(
    fc.oneof(
      fc.constantFrom(';', ',', '\t', '|', '"', '\r', '\n', '=', '+', '-', '@', '＝', "'", ' '),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 5 },
  )
  .map((delen) => delen.join(''));
const tekstcel = lastig.filter((tekst) => tekst.isWellFormed());
const opmaak = fc.record({
  scheidingsteken: fc.constantFrom(';', ',', '\t', '|'),
  regeleinde: fc.constantFrom('crlf', 'lf'),
  decimaalteken: fc.constantFrom(',', '.'),
});

/** What a reader gets, by the rule that the renderer documents. */
function meant(cel: Cel, decimaalteken: ',' | '.'): string {
  if (cel === null) return '';
  if (typeof cel === 'string') return '=+-@\t\r\n＝＋－＠'.includes(cel.charAt(0) || 'x') ? `'${cel}` : cel;
  if (cel instanceof Decimaal) return decimaalTekst(cel, decimaalteken);
  if (typeof cel === 'number') return String(cel).replace('.', decimaalteken);
  return cel ? 'ja' : 'nee';
}

const cel = fc.oneof(
  tekstcel,
  fc.integer(),
  fc.constantFrom(-0.5, 3.25),
  fc.boolean(),
  fc.constant(null),
  fc.integer().map((centen) => new Decimaal(centen, 2)),
);

describe('CSV', () => {
  it('is read back by the grammar of RFC 4180, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cel, cel, cel), { maxLength: 8 }),
        opmaak,
        fc.integer({ min: 1, max: 4 }),
        async (rijen, vorm, per) => {
          const tekst = await textOf(render(records(['a', 'b', 'c'], rijen, vorm as never, per)));
          const einde = vorm.regeleinde === 'crlf' ? '\r\n' : '\n';
          expect(parseCsv(tekst, vorm.scheidingsteken, einde)).toEqual([
            ['a', 'b', 'c'],
            ...rijen.map((rij) => rij.map((waarde) => meant(waarde, vorm.decimaalteken as ','))),
          ]);
        },
      ),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+31 6', "'+31 6"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['a=1', 'a=1'],
    ['', '""'],
  ])('no text %j is taken for a formula', async (tekst, verwacht) => {
    expect(await textOf(render(records(['k'], [[tekst]], { kopregel: false })))).toBe(`${verwacht}\r\n`);
  });

  it('a heading neither', async () => {
    expect(await textOf(render(records(['=k'], [])))).toBe("'=k\r\n");
  });

  it('a number stays a number', async () => {
    const rijen = [[-5, new Decimaal(-1250, 2), 0.5]];
    expect(await textOf(render(records([], rijen, { kopregel: false })))).toBe('-5;-12,50;0,5\r\n');
    expect(await textOf(render(records([], rijen, { kopregel: false, scheidingsteken: ',' })))).toBe(
      '-5,"-12,50","0,5"\r\n',
    );
  });

  it('one empty cell is not an empty line', async () => {
    expect(await textOf(render(records(['k'], [[null], ['a']])))).toBe('k\r\n""\r\na\r\n');
  });

  it('windows-1252 is read back by another decoder', async () => {
    const past = fc.string({ unit: fc.constantFrom(...'aé€“ž—ÿ½;"') });
    await fc.assert(
      fc.asyncProperty(past, async (tekst) => {
        const bytes = await bytesOf(
          render(records(['k'], [[`x${tekst}`]], { tekenset: 'windows-1252', kopregel: false })),
        );
        const [rij] = parseCsv(new TextDecoder('windows-1252').decode(bytes), ';', '\r\n');
        expect(rij).toEqual([`x${tekst}`]);
        expect(bytes.length).toBeLessThanOrEqual(2 * tekst.length + 5);
      }),
    );
  });

  it('windows-1252 never changes a character it does not have', async () => {
    const document = records(['k'], [['ł']], { tekenset: 'windows-1252' });
    await expect(bytesOf(render(document))).rejects.toThrow('windows-1252');
  });

  it('starts with a byte order mark when asked', async () => {
    const bytes = await bytesOf(render(records(['k'], [], { tekenset: 'utf-8-bom' })));
    expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0x6b, 0x0d, 0x0a]);
  });
});
