import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cel, Decimaal, type OutputDocument, type VastVeld } from '../../src/domain/output.ts';
import { render } from '../../src/render/index.ts';
import { vastVeldTekst } from '../../src/render/vaste-breedte.ts';
import { bytesOf, textOf } from '../convert/bouw.ts';
import { inBatches } from './bouw.ts';

type Vast = Extract<OutputDocument, { vorm: 'vaste-breedte' }>;

const veld = (lengte: number, anders: Partial<VastVeld> = {}): VastVeld => ({
  naam: 'v',
  lengte,
  uitlijning: 'links',
  vulteken: ' ',
  ...anders,
});
const getal = (lengte: number, anders: Partial<VastVeld> = {}): VastVeld =>
  veld(lengte, { uitlijning: 'rechts', vulteken: '0', ...anders });
const records = (
  velden: readonly VastVeld[],
  rijen: readonly (readonly Cel[])[],
  anders: Partial<Pick<Vast, 'tekenset' | 'regeleinde'>> = {},
): Vast => ({
  vorm: 'vaste-breedte',
  bestandssoort: 'vaste-breedte',
  tekenset: 'ascii',
  regeleinde: 'crlf',
  ...anders,
  records: inBatches(
    rijen.map((waarden) => ({ velden, waarden })),
    2,
  ),
});

describe('one field of fixed width', () => {
  it.each<readonly [VastVeld, Cel, string]>([
    [veld(5), 'ab', 'ab   '],
    [veld(5, { uitlijning: 'rechts' }), 'ab', '   ab'],
    [veld(5), null, '     '],
    [getal(5), null, '00000'],
    [getal(5), 0, '00000'],
    [getal(5), 42, '00042'],
    [getal(5), -42, '-0042'],
    [getal(5, { vulteken: ' ' }), -42, '  -42'],
    [veld(5), -42, '-42  '],
    [getal(6, { decimalen: 2 }), new Decimaal(1250, 2), '001250'],
    [getal(6, { decimalen: 2 }), new Decimaal(125, 1), '001250'],
    [getal(6, { decimalen: 2 }), new Decimaal(12_500, 3), '001250'],
    [getal(6, { decimalen: 2 }), 12, '001200'],
    [getal(6, { decimalen: 2 }), 0, '000000'],
    [getal(6, { decimalen: 0 }), new Decimaal(1200, 2), '000012'],
    [getal(6, { decimalen: 2 }), new Decimaal(5, 2), '000005'],
    [getal(6, { decimalen: 2 }), new Decimaal(-5, 2), '-00005'],
    [getal(6), new Decimaal(1250, 2), '012.50'],
    [getal(6, { decimalen: 2, teken: 'voorloop' }), new Decimaal(1250, 2), '+01250'],
    [getal(6, { decimalen: 2, teken: 'voorloop' }), new Decimaal(-1250, 2), '-01250'],
    [getal(6, { decimalen: 2, teken: 'achter' }), new Decimaal(-1250, 2), '01250-'],
    [getal(6, { decimalen: 2, teken: 'achter' }), new Decimaal(0, 2), '00000+'],
    [getal(4), '0384', '0384'],
    [getal(6), '0384', '000384'],
    [veld(1), true, 'J'],
    [veld(1), false, 'N'],
    [veld(3), '😀a', '😀a '],
  ])('%j: %j is %j', (vorm, waarde, verwacht) => {
    expect(vastVeldTekst(vorm, waarde)).toBe(verwacht);
  });

  it.each<readonly [VastVeld, Cel, string]>([
    [veld(2), 'abc', 'longer than 2'],
    [getal(2), 100, 'longer than 2'],
    [getal(3, { teken: 'achter' }), 100, 'longer than 2'],
    [getal(3), -100, 'longer than 2'],
    [getal(6, { decimalen: 1 }), new Decimaal(1255, 2), 'more than 1 decimals'],
    [getal(6, { decimalen: 2 }), 0.5, 'without exact decimals'],
    [getal(30, { decimalen: 2 }), 1e21, 'too large'],
    [getal(30), 1e21, 'no plain notation'],
    [getal(30), Number.NaN, 'no plain notation'],
    [veld(4, { vulteken: '0' }), 12, 'zeroes behind'],
    [veld(4), 'a\nb', 'control character'],
  ])('%j: %j is a bug, never a changed value', (vorm, waarde, fout) => {
    expect(() => vastVeldTekst(vorm, waarde)).toThrow(fout);
  });

  it('is read back by its place as it was meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.nat(3), (eenheden, decimalen) => {
        const tekst = vastVeldTekst(getal(12, { decimalen, teken: 'voorloop' }), new Decimaal(eenheden, decimalen));
        expect(tekst).toHaveLength(12);
        expect(Number(tekst)).toBe(eenheden);
      }),
    );
  });
});

describe('a file of fixed width', () => {
  const velden = [veld(3, { naam: 'soort' }), getal(5, { naam: 'aantal' })];

  it('has records of different kinds, each on its line', async () => {
    const document: Vast = {
      ...records([], []),
      records: inBatches(
        [
          { velden: [veld(8)], waarden: ['KOP'] },
          { velden, waarden: ['REG', 1] },
          { velden, waarden: ['REG', 2] },
          { velden, waarden: ['VOE', 2] },
        ],
        3,
      ),
    };
    expect(await textOf(render(document))).toBe('KOP     \r\nREG00001\r\nREG00002\r\nVOE00002\r\n');
  });

  it.each([
    ['lf', 'REG00001\nREG00002\n'],
    ['geen', 'REG00001REG00002'],
  ] as const)('line end %s', async (regeleinde, verwacht) => {
    const rijen = [
      ['REG', 1],
      ['REG', 2],
    ];
    expect(await textOf(render(records(velden, rijen, { regeleinde })))).toBe(verwacht);
  });

  it('is as wide in bytes as it says, in the character set of the receiver', async () => {
    const breed = [veld(6)];
    const bytes = await bytesOf(render(records(breed, [['é€']], { tekenset: 'windows-1252', regeleinde: 'geen' })));
    expect([...bytes]).toEqual([0xe9, 0x80, 0x20, 0x20, 0x20, 0x20]);
    expect(await textOf(render(records(breed, [['é€']], { tekenset: 'utf-8', regeleinde: 'geen' })))).toBe('é€    ');
    await expect(bytesOf(render(records(breed, [['é']])))).rejects.toThrow('ascii');
    await expect(bytesOf(render(records(breed, [['ł']], { tekenset: 'windows-1252' })))).rejects.toThrow(
      'windows-1252',
    );
  });

  it('never has a record with too few or too many values', async () => {
    await expect(textOf(render(records(velden, [['REG']])))).rejects.toThrow('another number');
    await expect(textOf(render(records(velden, [['REG', 1, 2]])))).rejects.toThrow('another number');
  });

  it('shows its fields apart to whoever reads along', async () => {
    const gezien: string[] = [];
    await textOf(
      render(records([getal(9), getal(4)], [['999900006', 12]]), (tekst) =>
        gezien.push(new TextDecoder().decode(tekst)),
      ),
    );
    expect(gezien.join('')).toBe('999900006\n0012\n');
  });
});
