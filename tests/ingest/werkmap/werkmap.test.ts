import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { celadres, datumVanDagnummer, kolomLetters, kolomVan } from '../../../src/domain/werkmapcel.ts';
import { WerkmapLeesfout } from '../../../src/ingest/werkmap/fout.ts';
import { openWerkmap } from '../../../src/ingest/werkmap/werkmap.ts';
import { bereik } from '../bereik.ts';

const RUIM = 100_000_000;
const RUIMTE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Inhoud {
  readonly blad: string;
  readonly teksten?: string;
  readonly boek?: string;
  readonly erbij?: Readonly<Record<string, Uint8Array>>;
}

/** A workbook as another program would write it, with the sheet as given. */
const werkmap = ({ blad, teksten = '', boek = '', erbij = {} }: Inhoud): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook ${RUIMTE} xmlns:r="${RELATIES}">${boek}<sheets><sheet name="Één" sheetId="1" r:id="rId1"/>` +
        '<sheet name="Weg" sheetId="2" r:id="rId2" state="hidden"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${RELATIES}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${RELATIES}/worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
        `<Relationship Id="rId3" Type="${RELATIES}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst ${RUIMTE}>${teksten}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${RUIMTE}><sheetData>${blad}</sheetData></worksheet>`),
    'xl/worksheets/sheet2.xml': strToU8(`<worksheet ${RUIMTE}><sheetData/></worksheet>`),
    ...erbij,
  });

/** Every cell by its address, as plain text with its kind. */
async function lees(bytes: Uint8Array): Promise<Record<string, unknown> | readonly string[]> {
  const boek = await openWerkmap(bereik(bytes), RUIM);
  if (!boek.ok) return boek.error.map(({ fout }) => fout);
  const cellen: Record<string, unknown> = {};
  try {
    for await (const rijen of boek.value.rijen('Één'))
      for (const { nr, cellen: inRij } of rijen)
        for (const [kolom, waarde] of inRij) cellen[celadres(kolom, nr)] = Object.values(waarde).at(1) ?? waarde.soort;
  } catch (fout) {
    if (fout instanceof WerkmapLeesfout) return [fout.werkmapfout.fout];
    throw fout;
  }
  return cellen;
}

describe('a workbook', () => {
  it('that names a sheet it does not hold cannot be read', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...delen } = unzipSync(werkmap({ blad: '' }));
    expect(await lees(zipSync(delen))).toEqual(['onleesbaar-deel']);
  });

  it('gives every kind of cell', async () => {
    const bytes = werkmap({
      teksten:
        '<si><t>gedeeld</t></si><si><r><t>rijke </t></r><r><t>tekst</t></r><rPh><t>weg</t></rPh></si><si><t/></si>',
      blad:
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="E2"><v>12.5</v></c></row>' +
        '<row r="3"/><row r="5"><c t="inlineStr"><is><t>eigen</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>' +
        '<c r="AA5" t="str"><f>1&amp;"x"</f><v>1x</v></c><c r="AB5" s="3"/></row>',
    });
    expect(await lees(bytes)).toEqual({
      A2: 'gedeeld',
      B2: 'rijke tekst',
      E2: 12.5,
      A5: 'eigen',
      B5: true,
      C5: 'formulefout',
      AA5: '1x',
    });
  });

  it('names its sheets, and says which are hidden', async () => {
    const boek = await openWerkmap(bereik(werkmap({ blad: '', boek: '<workbookPr date1904="1"/>' })), RUIM);
    expect(boek.ok && { bladen: boek.value.bladen, vanaf1904: boek.value.vanaf1904 }).toEqual({
      bladen: [
        { naam: 'Één', verborgen: false },
        { naam: 'Weg', verborgen: true },
      ],
      vanaf1904: true,
    });
  });

  it('reads elements with a prefix', async () => {
    const blad = '<x:row xmlns:x="y" r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>';
    expect(await lees(werkmap({ blad }))).toEqual({ A1: 7 });
  });

  it.each([
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>3</v></c></row>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>twee</v></c></row>'],
    ['rows in disorder', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['an address that is none', '<row r="1"><c r="1A"><v>1</v></c></row>'],
    ['XML that breaks off', '<row r="1">'],
    ['an entity of its own', '<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'],
  ])('refuses %s', async (_naam, blad) => {
    expect(await lees(werkmap({ blad }))).toEqual(['onleesbaar-deel']);
  });

  it.each([
    ['program code', werkmap({ blad: '', erbij: { 'xl/vbaProject.bin': new Uint8Array(9) } }), ['macros']],
    ['a zip without a workbook', zipSync({ 'a.xml': strToU8('<a/>') }), ['geen-werkmap']],
    ['an old workbook', compound('Workbook'), ['oude-werkmap']],
    ['a workbook with a password', compound('EncryptedPackage'), ['versleutelde-werkmap']],
    [
      'a document type',
      werkmap({ blad: '', erbij: { 'xl/workbook.xml': strToU8('<!DOCTYPE a><a/>') } }),
      ['onleesbaar-deel'],
    ],
    ['something else', strToU8('gemeente;bedrag'), ['geen-zip']],
  ])('refuses %s', async (_naam, bytes, verwacht) => {
    expect(await lees(bytes)).toEqual(verwacht);
  });
});

/** The beginning of a compound file, with the name of a stream in it. */
function compound(stroom: string): Uint8Array {
  const bytes = new Uint8Array(2_048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [i, teken] of [...stroom].entries()) bytes[1_024 + 2 * i] = teken.charCodeAt(0);
  return bytes;
}

describe('addresses and days', () => {
  it('turns a column into letters and back', () => {
    fc.assert(
      fc.property(fc.nat(16_383), fc.integer({ min: 1, max: 1_048_576 }), (kolom, rij) => {
        expect(kolomVan(celadres(kolom, rij))).toBe(kolom);
      }),
    );
    expect([0, 25, 26, 701, 702, 16_383].map(kolomLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  it.each([
    [61, false, '1900-03-01'],
    [45_748, false, '2025-04-01'],
    [45_748.99, false, '2025-04-01'],
    [44_286, true, '2025-04-01'],
    [60, false, undefined],
    [0, true, '1904-01-01'],
    [-1, true, undefined],
    [3_000_000, false, undefined],
    [Number.NaN, false, undefined],
  ])('day %d (from 1904: %s) is %s', (dag, vanaf1904, datum) => {
    expect(datumVanDagnummer(dag, vanaf1904)).toBe(datum);
  });
});
