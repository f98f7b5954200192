import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cel, type Celnotatie, Decimaal, decimaalTekst } from '../../../src/domain/output.ts';
import { bladnaamGebrek, MAX_CELTEKENS } from '../../../src/domain/werkmap.ts';
import { render } from '../../../src/render/index.ts';
import { datumgetal, kolomletters, kolomnummer } from '../../../src/render/xlsx/cel.ts';
import { bytesOf } from '../../convert/bouw.ts';
import { waarde } from '../bouw.ts';
import { type Vulblad, werkmap } from './bouw.ts';
import { bladVan, leesWerkmap, parseDeel } from './lees.ts';

const kolom = (kop: string, notatie: Celnotatie = 'tekst') => ({ kop, notatie });
const write = (bladen: readonly Vulblad[], per = 3): Promise<Uint8Array> =>
  bytesOf(render(werkmap(bladen, undefined, per)));
const one = async (cel: Cel, notatie: Celnotatie) => {
  const bytes = await write([{ naam: 'Blad', kolommen: [kolom('k', notatie)], rijen: [[cel]] }]);
  return bladVan(leesWerkmap(bytes), 'Blad').cellen.get('A2');
};

const dag = fc
  .date({ min: new Date('1900-03-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((datum) => datum.toISOString().slice(0, 10));

/** What a reader must find, by the rules of `Celnotatie`. */
function meant(cel: Cel, notatie: Celnotatie): string | number | boolean | null {
  if (cel === null || cel === '') return null;
  if (notatie !== 'tekst') {
    if (cel instanceof Decimaal) return Number(decimaalTekst(cel, '.'));
    if (typeof cel !== 'string') return cel;
    if (notatie === 'datum') return /^\d{4}-\d\d-\d\d$/.test(cel) ? Date.parse(cel) / 86_400_000 + 25_569 : cel;
    return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(cel) ? Number(cel) : cel;
  }
  if (cel instanceof Decimaal) return decimaalTekst(cel, ',');
  if (typeof cel === 'number') return String(cel).replace('.', ',');
  return typeof cel === 'boolean' ? (cel ? 'ja' : 'nee') : cel;
}

describe('a new workbook', () => {
  it('is read back by another reader as it was meant, wherever the batches end', async () => {
    const notaties = fc.array(fc.constantFrom<Celnotatie>('tekst', 'getal', 'bedrag', 'datum'), {
      minLength: 1,
      maxLength: 4,
    });
    const geval = notaties.chain((gekozen) =>
      fc.record({
        notaties: fc.constant(gekozen),
        rijen: fc.array(fc.tuple(...gekozen.map(() => fc.oneof(waarde, dag))), { maxLength: 6 }),
        per: fc.integer({ min: 1, max: 7 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(geval, async ({ notaties: gekozen, rijen, per }) => {
        const kolommen = gekozen.map((notatie, nr) => kolom(`kop ${nr}`, notatie));
        const { cellen } = bladVan(leesWerkmap(await write([{ naam: 'B', kolommen, rijen }], per)), 'B');
        for (const [nr, rij] of rijen.entries()) {
          for (const [plaats, cel] of rij.entries()) {
            const gelezen = cellen.get(`${kolomletters(plaats + 1)}${nr + 2}`)?.waarde ?? null;
            expect(gelezen).toEqual(meant(cel, gekozen[plaats] ?? 'tekst'));
          }
        }
        expect(gekozen.map((_, nr) => cellen.get(`${kolomletters(nr + 1)}1`)?.waarde)).toEqual(
          kolommen.map(({ kop }) => kop),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has the same bytes every time, however the rows came', async () => {
    const bladen = [{ naam: 'B', kolommen: [kolom('a')], rijen: [['x'], ['y'], ['z'], ['0384']] }];
    expect(await write(bladen, 1)).toEqual(await write(bladen, 4));
  });

  it('shows a heading that stays in view and filters, with widths and notations', async () => {
    const bytes = await write([
      {
        naam: 'Blad',
        kolommen: [{ ...kolom('Code'), breedteTekens: 9 }, kolom('Bedrag', 'bedrag'), kolom('Dag', 'datum')],
        rijen: [['0384', new Decimaal(1250, 2), '2026-01-31']],
      },
    ]);
    const gelezen = leesWerkmap(bytes);
    const { cellen, xml } = bladVan(gelezen, 'Blad');
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A1:C2"/>');
    expect(xml).toContain('<col min="1" max="1" width="9" customWidth="1"/>');
    expect(cellen.get('A2')?.waarde).toBe('0384');
    expect(xml).toContain('<v>12.50</v>');
    const stijlen = JSON.stringify(parseDeel(gelezen.delen, 'xl/styles.xml'));
    const formaten = [...stijlen.matchAll(/"@numFmtId":"(\d+)"/g)].map(([, id]) => id);
    // The list of own notations comes first, then the base style, then the styles in order.
    const stijl = (plaats: string) => formaten.at(2 + (cellen.get(plaats)?.stijl ?? 0));
    expect([stijl('A2'), stijl('B2'), stijl('C2')]).toEqual(['49', '4', '164']);
    expect(stijlen).toContain('dd\\\\-mm\\\\-yyyy');
  });

  it('holds several sheets, also without columns or rows', async () => {
    const gelezen = leesWerkmap(
      await write([
        { naam: "d'Oude & <Nieuwe>" },
        { naam: 'Leeg', kolommen: [kolom('a')] },
        { naam: 'Súdwest-Fryslân' },
      ]),
    );
    expect(gelezen.bladen.map(({ naam }) => naam)).toEqual(["d'Oude & <Nieuwe>", 'Leeg', 'Súdwest-Fryslân']);
    expect(bladVan(gelezen, 'Leeg').rijen).toEqual([1]);
  });

  it.each<[Cel, Celnotatie, Cel]>([
    ['=1+1', 'tekst', '=1+1'],
    ['=1+1', 'getal', '=1+1'],
    ['0384', 'getal', '0384'],
    ['384', 'getal', 384],
    ['-12.50', 'bedrag', -12.5],
    ['1234567890123456', 'getal', '1234567890123456'],
    ['n.v.t.', 'bedrag', 'n.v.t.'],
    ['2026-02-29', 'datum', '2026-02-29'],
    ['2024-02-29', 'datum', 45351],
    ['1900-02-28', 'datum', '1900-02-28'],
    ['1900-03-01', 'datum', 61],
    ['_x0041_', 'tekst', '_x0041_'],
    ['a\r\nb', 'tekst', 'a\r\nb'],
    [' x ', 'tekst', ' x '],
    [true, 'getal', true],
    [true, 'tekst', 'ja'],
    [0.5, 'tekst', '0,5'],
    [new Decimaal(-5, 2), 'tekst', '-0,05'],
  ])('writes %j as %s so that it reads %j', async (cel, notatie, gelezen) => {
    expect((await one(cel, notatie))?.waarde).toEqual(gelezen);
  });

  it.each(['a\u0000', '\u001b', '\ud800', '\ufffe'])('never writes a character it cannot hold', async (tekst) => {
    await expect(one(tekst, 'tekst')).rejects.toThrow('XML 1.0');
  });

  it('never cuts a text or loses a number', async () => {
    expect((await one('x'.repeat(MAX_CELTEKENS), 'tekst'))?.waarde).toHaveLength(MAX_CELTEKENS);
    await expect(one('x'.repeat(MAX_CELTEKENS + 1), 'tekst')).rejects.toThrow('longer than a cell');
    await expect(one(Number.NaN, 'getal')).rejects.toThrow('no cell can hold');
    await expect(one(Number.POSITIVE_INFINITY, 'tekst')).rejects.toThrow('no cell can hold');
  });

  it.each([
    ['a row with too few values', [{ naam: 'a', kolommen: [kolom('a'), kolom('b')], rijen: [['x']] }], '1 values'],
    ['names that differ in case only', [{ naam: 'Blad' }, { naam: 'BLAD' }], 'dubbel'],
    ['a name of 32 characters', [{ naam: 'x'.repeat(32) }], 'te-lang'],
    ['no sheet at all', [], 'needs a sheet'],
    ['a cell by name', [{ naam: 'a', cellen: { Naam: 'x' } }], 'no names'],
    ['a sheet of a template', [{ naam: 'a', sjabloonblad: 'b' }], 'without one'],
  ])('stops at %s', async (_, bladen, fout) => {
    await expect(write(bladen)).rejects.toThrow(fout);
  });

  it('shows what it packs to whoever reads along', async () => {
    const gezien: string[] = [];
    const document = werkmap([{ naam: 'Blad', kolommen: [kolom('a')], rijen: [['999900006']] }]);
    await bytesOf(render(document, (brok) => gezien.push(new TextDecoder().decode(brok))));
    expect(gezien.join('')).toContain('<t>999900006</t>');
  });
});

describe('the name of a sheet', () => {
  it.each([
    ['Overzicht gemeenten', undefined],
    ['x'.repeat(31), undefined],
    ['x'.repeat(32), 'te-lang'],
    ['', 'leeg'],
    [' ', 'leeg'],
    ['a/b', 'teken'],
    ['a[1]', 'teken'],
    ['a:b', 'teken'],
    ['a*', 'teken'],
    ['a?', 'teken'],
    ['a\\b', 'teken'],
    ['a\nb', 'teken'],
    ["'s-Hertogenbosch", 'apostrof'],
    ["d'Oude", undefined],
    ['History', 'gereserveerd'],
  ])('%j: %s', (naam, gebrek) => {
    expect(bladnaamGebrek(naam)).toBe(gebrek);
  });
});

describe('places and days', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('column %i is %s', (nummer, letters) => {
    expect(kolomletters(nummer)).toBe(letters);
    expect(kolomnummer(letters)).toBe(nummer);
  });

  it('days from 1904 are 1462 less', () => {
    expect(datumgetal('2026-01-31', true)).toBe((datumgetal('2026-01-31', false) ?? 0) - 1462);
    expect(datumgetal('1904-01-01', true)).toBe(0);
    expect(datumgetal('1903-12-31', true)).toBeUndefined();
  });
});
