import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkSjabloongebruik, type Sjabloonbeschrijving, type Sjabloongebruik } from '../../../src/domain/sjabloon.ts';
import { inspectSjabloon } from '../../../src/render/index.ts';
import { MAX_SJABLOON_BYTES, MAX_UITGEPAKT_BYTES } from '../../../src/render/xlsx/sjabloon/openen.ts';
import { type Bladbouw, relatie, sjabloon, tabelXml } from './bouw.ts';

const REGELS: Bladbouw = {
  naam: 'Regels',
  rijen: '<row r="2"><c r="B2"><f>A2*2</f></c></row>',
  na: '<mergeCells><mergeCell ref="A9:C9"/></mergeCells>',
  relaties: relatie('rId1', 'table', '../tables/table1.xml') + relatie('rId2', 'table', '../tables/table2.xml'),
};
const KOPIEERBAAR: Bladbouw = { naam: 'Lijst', relaties: relatie('rId1', 'printerSettings', 'x.bin') };
const VAST: Bladbouw = { naam: 'Knoppen', relaties: relatie('rId1', 'ctrlProp', '../ctrlProps/1.xml') };
const DELEN = {
  'xl/tables/table1.xml': tabelXml(
    1,
    'tblRegels',
    'A1:C3',
    ['Code', 'Dubbel', 'Regel_x000a_twee'],
    ' totalsRowCount="1"',
  ),
  'xl/tables/table2.xml': tabelXml(2, 'tblNaast', 'E1:F2', ['X', 'Y']),
};
const NAMEN =
  '<definedName name="Cel">Regels!$A$9:$C$9</definedName><definedName name="cel" localSheetId="1">Lijst!$A$1</definedName>' +
  '<definedName name="Reeks">Regels!$A$1:$A$9</definedName><definedName name="Vast">12</definedName>' +
  '<definedName name="InTabel">Regels!$A$2</definedName>';
const BLADEN = [REGELS, KOPIEERBAAR, VAST];
const GOED = sjabloon(BLADEN, { namen: NAMEN, delen: DELEN });

const withParts = (delen: Readonly<Record<string, Uint8Array | string>>, van = GOED): Uint8Array =>
  zipSync({
    ...unzipSync(van),
    ...Object.fromEntries(
      Object.entries(delen).map(([pad, deel]) => [pad, typeof deel === 'string' ? strToU8(deel) : deel]),
    ),
  });
const without = (pad: string): Uint8Array => {
  const { [pad]: _, ...delen } = unzipSync(GOED);
  return zipSync(delen);
};
const codes = (bytes: Uint8Array): readonly string[] => {
  const gelezen = inspectSjabloon(bytes);
  return gelezen.ok ? [] : gelezen.error.map((fout) => ('deel' in fout ? `${fout.code} ${fout.deel}` : fout.code));
};
function description(): Sjabloonbeschrijving {
  const gelezen = inspectSjabloon(GOED);
  if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.error));
  return gelezen.value;
}

describe('a template that can be used', () => {
  it('says what it offers', () => {
    expect(description()).toEqual({
      bladen: [
        { naam: 'Regels', kopieerbaar: true },
        { naam: 'Lijst', kopieerbaar: true },
        { naam: 'Knoppen', kopieerbaar: false },
      ],
      tabellen: [
        {
          naam: 'tblRegels',
          blad: 'Regels',
          kolommen: [
            { naam: 'Code', formule: false },
            { naam: 'Dubbel', formule: true },
            { naam: 'Regel\ntwee', formule: false },
          ],
          gegevens: { eersteRij: 2, laatsteRij: 2, eersteKolom: 1, laatsteKolom: 3 },
          totaalrij: true,
        },
        {
          naam: 'tblNaast',
          blad: 'Regels',
          kolommen: [
            { naam: 'X', formule: false },
            { naam: 'Y', formule: false },
          ],
          gegevens: { eersteRij: 2, laatsteRij: 2, eersteKolom: 5, laatsteKolom: 6 },
          totaalrij: false,
        },
      ],
      namen: [
        { naam: 'Cel', cel: { blad: 'Regels', rij: 9, kolom: 1 } },
        { naam: 'cel', bereikVan: 'Lijst', cel: { blad: 'Lijst', rij: 1, kolom: 1 } },
        { naam: 'Reeks' },
        { naam: 'Vast' },
        { naam: 'InTabel', cel: { blad: 'Regels', rij: 2, kolom: 1 } },
      ],
    });
  });

  it('says which named cell holds a formula', () => {
    const rijen =
      '<row r="1"><c><f>B1</f></c><c><v>1</v></c></row><row r="2"><c r="B2"><f>A1</f><v>3</v></c></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t>SUM(f)</t></is></c></row>';
    const cel = (naam: string, plek: string) => `<definedName name="${naam}">Blad!${plek}</definedName>`;
    const namen =
      cel('Eerste', '$A$1') + cel('Tweede', '$B$1') + cel('Onder', '$B$2') + cel('Tekst', '$A$3') + cel('Leeg', '$C$9');
    const gelezen = inspectSjabloon(sjabloon([{ naam: 'Blad', rijen }], { namen }));
    if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.error));
    const metFormule = gelezen.value.namen.filter((naam) => naam.cel?.formule === true);
    expect(metFormule.map(({ naam }) => naam)).toEqual(['Eerste', 'Onder']);
  });

  it('may look over several sheets where nothing moves', () => {
    const blad = { naam: 'Som', rijen: '<row r="1"><c r="A1"><f>SUM(Regels:Knoppen!A1)</f></c></row>' };
    expect(codes(sjabloon([...BLADEN, blad], { delen: DELEN }))).toEqual([]);
  });
});

describe('a template is refused', () => {
  it.each(['<row r="1"><row r="2"><c r="A2"/></row></row>', '<row r="1"><!-- </row> --><c r="A1"/></row>'])(
    'whose rows cannot be told apart: %s',
    (rijen) => {
      const namen = '<definedName name="Cel">Blad!$A$1</definedName>';
      expect(codes(sjabloon([{ naam: 'Blad', rijen }], { namen }))).toEqual(['SJABLOON_ONLEESBAAR xl/workbook.xml']);
    },
  );

  it('not for a comment between cells', () => {
    const rijen = '<row r="1"><!-- hier --><c r="A1"/></row>';
    expect(codes(sjabloon([{ naam: 'Blad', rijen }]))).toEqual([]);
  });

  const cfb = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(504));
  const versleuteld = new Uint8Array(1024);
  versleuteld.set(cfb);
  for (const [plaats, teken] of [...'EncryptedPackage'].entries()) versleuteld[600 + 2 * plaats] = teken.charCodeAt(0);
  const leeg = new Uint8Array(0);
  const formule = (tekst: string) =>
    sjabloon([...BLADEN, { naam: 'Som', rijen: `<row r="1"><c r="A1"><f>${tekst}</f></c></row>` }], { delen: DELEN });

  it.each<readonly [string, Uint8Array, readonly string[]]>([
    ['when it is nothing', leeg, ['SJABLOON_GEEN_XLSX']],
    ['when it is text', strToU8('naam;bedrag'), ['SJABLOON_GEEN_XLSX']],
    ['when it is an old .xls', cfb, ['SJABLOON_GEEN_XLSX']],
    ['when it is encrypted', versleuteld, ['SJABLOON_VERSLEUTELD']],
    ['when it is another zip', zipSync({ 'word/document.xml': strToU8('<a/>') }), ['SJABLOON_GEEN_XLSX']],
    ['when the zip is cut off', GOED.subarray(0, GOED.length - 30), ['SJABLOON_GEEN_XLSX']],
    ['with macros', withParts({ 'xl/vbaProject.bin': leeg }), ['SJABLOON_MACROS xl/vbaProject.bin']],
    [
      'with old macro sheets',
      withParts({ 'xl/macrosheets/sheet1.xml': '<a/>' }),
      ['SJABLOON_MACROS xl/macrosheets/sheet1.xml'],
    ],
    [
      'with controls that run',
      withParts({ 'xl/activeX/activeX1.xml': '<a/>' }),
      ['SJABLOON_MACROS xl/activeX/activeX1.xml'],
    ],
    [
      'with links to other workbooks and to data, both named',
      withParts({ 'xl/externalLinks/externalLink1.xml': '<a/>', 'xl/connections.xml': '<a/>' }),
      [
        'SJABLOON_EXTERNE_KOPPELING xl/externalLinks/externalLink1.xml',
        'SJABLOON_EXTERNE_KOPPELING xl/connections.xml',
      ],
    ],
    [
      'with a signature that filling would break',
      withParts({ '_xmlsignatures/sig1.xml': '<a/>' }),
      ['SJABLOON_ONDERTEKEND _xmlsignatures/sig1.xml'],
    ],
    [
      'with a document type',
      withParts({ 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      ['SJABLOON_ONLEESBAAR xl/styles.xml'],
    ],
    ['with a part that is no XML', withParts({ 'xl/styles.xml': '<a><b></a>' }), ['SJABLOON_ONLEESBAAR xl/styles.xml']],
    [
      'with a part in another encoding',
      withParts({ 'xl/styles.xml': Uint8Array.of(0x3c, 0xff, 0x2f, 0x3e) }),
      ['SJABLOON_ONLEESBAAR xl/styles.xml'],
    ],
    [
      'with a part that is too deep',
      withParts({ 'xl/styles.xml': '<a>'.repeat(300) + '</a>'.repeat(300) }),
      ['SJABLOON_ONLEESBAAR xl/styles.xml'],
    ],
    ['without styles', without('xl/styles.xml'), ['SJABLOON_ONLEESBAAR xl/workbook.xml']],
    ['without a sheet it names', without('xl/worksheets/sheet2.xml'), ['SJABLOON_ONLEESBAAR xl/workbook.xml']],
    [
      'with a table that has other columns than its place',
      withParts({ 'xl/tables/table2.xml': tabelXml(2, 'T', 'E1:F2', ['X']) }),
      ['SJABLOON_ONLEESBAAR xl/workbook.xml'],
    ],
    [
      'with a bomb',
      withParts({ 'xl/media/bom.bin': new Uint8Array(2_000_000) }),
      ['SJABLOON_TE_STERK_VERKLEIND xl/media/bom.bin'],
    ],
    [
      'when it looks over sheets whose rows move',
      formule('SUM(Regels:Knoppen!A9)'),
      ['SJABLOON_FORMULE_OVER_BLADEN xl/worksheets/sheet4.xml'],
    ],
  ])('%s', (_, bytes, verwacht) => {
    expect(codes(bytes)).toEqual(verwacht);
  });

  it('when it is too large, packed or unpacked', () => {
    const ruis = new Uint8Array(MAX_SJABLOON_BYTES);
    let stand = 1;
    for (let plaats = 0; plaats < ruis.length; plaats++) {
      stand = (Math.imul(stand, 1_103_515_245) + 12_345) >>> 0;
      ruis[plaats] = stand >>> 24;
    }
    expect(codes(withParts({ 'xl/media/groot.bin': ruis }))).toEqual(['SJABLOON_TE_GROOT']);
    // A hundredth is not a bomb by itself; many of them together are.
    const deel = new Uint8Array(1_000_000).map((_, plaats) => (plaats % 500 === 0 ? (ruis[plaats] ?? 0) : 0));
    const aantal = Math.ceil(MAX_UITGEPAKT_BYTES / deel.length) + 1;
    const delen = Object.fromEntries(Array.from({ length: aantal }, (_, nr) => [`xl/media/${nr}.bin`, deel]));
    expect(codes(withParts(delen))).toEqual(['SJABLOON_TE_GROOT']);
  });
});

describe('how a formaat means to use it', () => {
  const gebruik = (anders: Partial<Sjabloongebruik>): Sjabloongebruik => ({
    sjabloonblad: 'Regels',
    meerBladen: false,
    cellen: [],
    koppen: [],
    ...anders,
  });

  it.each<readonly [string, Partial<Sjabloongebruik>, readonly string[]]>([
    ['fits', { cellen: ['CEL'] }, []],
    [
      'fits with its table, but for the one beside it',
      { tabel: 'TBLREGELS', koppen: ['code'] },
      ['SJABLOON_TABEL_NAAST_TABEL'],
    ],
    ['no such sheet', { sjabloonblad: 'regels' }, ['SJABLOON_BLAD_ONTBREEKT']],
    [
      'a sheet that cannot be copied',
      { sjabloonblad: 'Knoppen', meerBladen: true },
      ['SJABLOON_BLAD_NIET_KOPIEERBAAR'],
    ],
    ['once is no copy', { sjabloonblad: 'Knoppen' }, []],
    ['a table of another sheet', { sjabloonblad: 'Lijst', tabel: 'tblRegels' }, ['SJABLOON_TABEL_ONTBREEKT']],
    [
      'columns, all of them',
      { tabel: 'tblNaast', koppen: ['X', 'Z', 'Q'] },
      ['SJABLOON_TABEL_NAAST_TABEL', 'SJABLOON_KOLOM_ONTBREEKT', 'SJABLOON_KOLOM_ONTBREEKT'],
    ],
    [
      'a column that counts by itself',
      { tabel: 'tblRegels', koppen: ['Dubbel'] },
      ['SJABLOON_TABEL_NAAST_TABEL', 'SJABLOON_KOLOM_IS_FORMULE'],
    ],
    [
      'names',
      { cellen: ['Nergens', 'Reeks', 'Vast'] },
      ['SJABLOON_NAAM_ONTBREEKT', 'SJABLOON_NAAM_GEEN_CEL', 'SJABLOON_NAAM_GEEN_CEL'],
    ],
    [
      'a name of the workbook, on another sheet',
      { sjabloonblad: 'Knoppen', cellen: ['Cel'] },
      ['SJABLOON_NAAM_GEEN_CEL'],
    ],
    ['a name of the sheet goes first', { sjabloonblad: 'Lijst', cellen: ['Cel'] }, []],
    [
      'a name among the rows',
      { tabel: 'tblRegels', cellen: ['InTabel'] },
      ['SJABLOON_TABEL_NAAST_TABEL', 'SJABLOON_NAAM_IN_TABEL'],
    ],
  ])('%s', (_, anders, verwacht) => {
    expect(checkSjabloongebruik(description(), gebruik(anders)).map(({ code }) => code)).toEqual(verwacht);
  });
});
