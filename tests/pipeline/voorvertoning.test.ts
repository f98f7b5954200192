/** The beginning of a file as somebody sees it before anything is submitted: laid out, cut off, and without a whole bsn. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { voorvertoning } from '../../src/pipeline/voorvertoning.ts';

const toon = (tekst: string, bestandsnaam: string, meerBytes = 0) => {
  const begin = strToU8(tekst);
  return voorvertoning(begin, { bestandsnaam, bytes: begin.length + meerBytes });
};

describe('CSV', () => {
  it('is a table of its first rows, whatever separates them', async () => {
    expect(await toon('BSN;Naam\r\n999900006;"a;b"\r\n', 'x.csv')).toEqual({
      beelden: [{ soort: 'tabel', koppen: ['BSN', 'Naam'], rijen: [['•••••0006', 'a;b']] }],
      meer: false,
    });
  });

  it('leaves out the row that was cut off, and says that there is more', async () => {
    const { beelden, meer } = await toon('a,b\n1,2\n3,', 'x.csv', 100);
    expect(beelden).toEqual([{ soort: 'tabel', koppen: ['a', 'b'], rijen: [['1', '2']] }]);
    expect(meer).toBe(true);
  });
});

describe('XML', () => {
  it('is a tree, with what was open when it was cut off, but no half value', async () => {
    const xml = '<?xml version="1.0"?><a xmlns="urn:x"><Bsn>999900006</Bsn><b><c>1</c><c>2';
    expect(await toon(xml, 'x.xml', 1)).toEqual({
      beelden: [
        {
          soort: 'boom',
          knopen: [
            {
              naam: 'a',
              knopen: [
                { naam: 'Bsn', waarde: '•••••0006', knopen: [] },
                {
                  naam: 'b',
                  knopen: [{ naam: 'c', waarde: '1', knopen: [] }],
                },
              ],
            },
          ],
        },
      ],
      meer: true,
    });
  });

  it('stays small however many elements there are', async () => {
    const xml = `<a>${'<b>1</b>'.repeat(5_000)}</a>`;
    const { beelden, meer } = await toon(xml, 'x.xml');
    expect(JSON.stringify(beelden).length).toBeLessThan(600 * 60 * 20);
    expect(meer).toBe(true);
  });
});

it('shows JSON as a tree, and as lines when it was cut off', async () => {
  expect(await toon('{"bsn":"123456789","lijst":[{"a":1}]}', 'x.json')).toEqual({
    beelden: [
      {
        soort: 'boom',
        knopen: [
          { naam: 'bsn', waarde: '•••••6789', knopen: [] },
          { naam: 'lijst', knopen: [{ naam: '1', knopen: [{ naam: 'a', waarde: '1', knopen: [] }] }] },
        ],
      },
    ],
    meer: false,
  });
  expect(await toon('{\n"a":"999900006",\n"b"', 'x.json', 10)).toEqual({
    beelden: [{ soort: 'regels', regels: ['{', '"a":"•••••0006",'] }],
    meer: true,
  });
});

it('shows fixed width as lines', async () => {
  const { beelden, meer } = await toon(`${'01 A\r\n'.repeat(50)}`, 'x.txt');
  expect(beelden[0]).toMatchObject({ soort: 'regels' });
  expect(beelden[0]?.soort === 'regels' ? beelden[0].regels.length : 0).toBe(40);
  expect(meer).toBe(true);
});

it('shows a workbook sheet by sheet, dates as dates and amounts as they are', async () => {
  const cel = (r: string, tekst: string | number): string =>
    typeof tekst === 'number'
      ? `<c r="${r}"><v>${tekst}</v></c>`
      : `<c r="${r}" t="inlineStr"><is><t>${tekst}</t></is></c>`;
  const blad = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cel('A1', 'Tot en met')}${cel('B1', 'Bedrag')}</row><row r="2">${cel('A2', 46_326)}${cel('B2', 46_326)}</row></sheetData></worksheet>`;
  const boek = zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Een" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(blad),
  });
  expect(await voorvertoning(boek, { bestandsnaam: 'x.xlsx', bytes: boek.length })).toEqual({
    beelden: [
      {
        soort: 'tabel',
        naam: 'Een',
        koppen: ['A', 'B'],
        rijen: [
          ['Tot en met', 'Bedrag'],
          ['2026-10-31', '46326'],
        ],
      },
    ],
    meer: false,
  });
});
