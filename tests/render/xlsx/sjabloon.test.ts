import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Decimaal } from '../../../src/domain/output.ts';
import { render } from '../../../src/render/index.ts';
import { bytesOf } from '../../convert/bouw.ts';
import { relatie, STIJLEN, sjabloon, tabelXml, type Vulblad, vul, werkbladen, werkmap } from './bouw.ts';
import { bladVan, type GelezenWerkmap, leesWerkmap, parseDeel } from './lees.ts';
import { DELEN, KOLOMMEN, LIJST, NAMEN, OVERZICHT, REGELS, rijen, SJABLOON } from './voorbeeld.ts';

const vulling = (aantal: number, anders: Partial<Vulblad> = {}): Vulblad => ({
  naam: 'Regels',
  sjabloonblad: 'Regels',
  tabel: 'tblRegels',
  kolommen: KOLOMMEN,
  rijen: rijen(aantal),
  ...anders,
});
const filled = async (...bladen: readonly Vulblad[]): Promise<GelezenWerkmap> =>
  leesWerkmap(await vul(SJABLOON, bladen));
const partText = ({ delen }: GelezenWerkmap, pad: string): string => strFromU8(delen[pad] ?? new Uint8Array(0));

describe('rows into a table of the template', () => {
  it('come in the columns of that name, with the formulas of the first row copied down', async () => {
    const { cellen, rijen: nummers } = bladVan(await filled(vulling(4)), 'Regels');
    expect(nummers).toEqual([1, 2, 4, 5, 6, 7, 8, 10, 11]);
    const rows = [5, 8].map((nr) => ['A', 'B', 'C', 'D', 'E'].map((kolom) => cellen.get(`${kolom}${nr}`)));
    expect(rows[0]?.map((cel) => cel?.formule ?? cel?.waarde)).toEqual(['0000', 0.25, 'B5*2', 46_053, null]);
    expect(rows[1]?.map((cel) => cel?.formule ?? cel?.waarde)).toEqual(['0003', 3.25, 'B8*2', 46_053, null]);
    expect(cellen.get('H5')?.waarde).toBe('naast');
    expect(cellen.get('H6')).toBeUndefined();
  });

  it('keep the style of the receiver, and get one only where an amount or a day had none', async () => {
    const gelezen = await filled(vulling(2));
    const { cellen, xml } = bladVan(gelezen, 'Regels');
    expect(['D5', 'D6'].map((plaats) => cellen.get(plaats)?.stijl)).toEqual([1, 1]);
    expect(cellen.get('B6')?.stijl).toBe(3);
    expect(cellen.get('E6')?.stijl).toBe(2);
    expect(partText(gelezen, 'xl/styles.xml')).toContain('<cellXfs count="4">');
    expect(partText(gelezen, 'xl/styles.xml')).toContain('<xf numFmtId="4" fontId="0" applyNumberFormat="1"/>');
    expect(xml).toContain('<row r="6" ht="20">');
  });

  it('push down what stands below: formulas, merged cells, links, breaks, drawings, names', async () => {
    const gelezen = await filled(vulling(102));
    const { cellen, xml } = bladVan(gelezen, 'Regels');
    expect(cellen.get('A2')).toEqual({ waarde: null, formule: 'SUM(B5:B106)', stijl: 0 });
    expect(cellen.get('B108')).toEqual({ waarde: null, formule: 'SUM(B5:B106)', stijl: 2 });
    expect(cellen.get('C108')?.formule).toBe('C6+B108');
    expect(cellen.get('A109')?.waarde).toBe('Akkoord');
    for (const deel of [
      '<mergeCell ref="A109:B109"/>',
      'sqref="B5:B106"',
      '<formula>$B$108</formula>',
      'type="list" sqref="A5:A106"',
      '<hyperlink ref="A109" location="Regels!B108"/>',
      '<brk id="108"/>',
    ]) {
      expect(xml).toContain(deel);
    }
    expect(Object.fromEntries(gelezen.namen)).toEqual({
      Aanbieder: 'Regels!$B$2',
      Dag: 'Regels!$B$1',
      Akkoord: 'Regels!$A$109:$B$109',
      Bedragen: 'Regels!$B$5:$B$106',
      'Regels!Onder': 'Regels!$D$108',
      'Regels!_xlnm.Print_Area': 'Regels!$A$1:$H$109',
      'Lijst!Eigen': 'Lijst!$A$1',
    });
    expect(partText(gelezen, 'xl/tables/table1.xml')).toContain('ref="A4:E106"');
    expect(partText(gelezen, 'xl/tables/table1.xml')).toContain('<autoFilter ref="A4:E106"/>');
    expect(partText(gelezen, 'xl/drawings/drawing1.xml')).toMatch(/<xdr:row>110<.*<xdr:row>120<.*<xdr:row>0</);
    expect(partText(gelezen, 'xl/charts/chart1.xml')).toContain('<c:val><c:f>Regels!$B$5:$B$106</c:f></c:val>');
    expect(partText(gelezen, 'xl/charts/chart1.xml')).toContain('<c:f>Lijst!$A$1:$A$3</c:f><c:strCache/>');
    expect(bladVan(gelezen, 'Overzicht gemeenten').cellen.get('A1')).toEqual({
      waarde: null,
      formule: 'Regels!B108&"x"',
      stijl: 0,
    });
  });

  it('fewer than the template has take rows away, but never what stands beside them', async () => {
    const een = bladVan(await filled(vulling(1)), 'Regels');
    expect(een.rijen).toEqual([1, 2, 4, 5, 7, 8]);
    expect(een.cellen.get('A2')?.formule).toBe('SUM(B5:B5)');
    expect(een.cellen.get('C7')?.formule).toBe('#REF!+B7');
    const naast = REGELS.rijen.replace('<row r="6">', '<row r="6"><c r="J6"><v>7</v></c>').replace('<c r="A6"/>', '');
    const bytes = sjabloon([{ ...REGELS, rijen: naast }, OVERZICHT, LIJST], { namen: NAMEN, delen: DELEN });
    const gelezen = bladVan(leesWerkmap(await vul(bytes, [vulling(1)])), 'Regels');
    expect([gelezen.cellen.get('J6')?.waarde, gelezen.cellen.get('B6')?.waarde]).toEqual([7, null]);
  });

  it('none leave one empty row, because a table needs one', async () => {
    const gelezen = await filled(vulling(0));
    const { cellen } = bladVan(gelezen, 'Regels');
    expect(cellen.get('A5')).toEqual({ waarde: null, stijl: 0 });
    expect(partText(gelezen, 'xl/tables/table1.xml')).toContain('ref="A4:E5"');
  });

  it('leave a totals row of the table where it belongs', async () => {
    const metTotaal = tabelXml(
      1,
      'tblRegels',
      'A4:E6',
      ['Code', 'Bedrag', 'Dubbel', 'Begin', 'Leeg'],
      ' totalsRowCount="1"',
    );
    const bytes = sjabloon([REGELS, OVERZICHT, LIJST], { delen: { ...DELEN, 'xl/tables/table1.xml': metTotaal } });
    const gelezen = leesWerkmap(await vul(bytes, [vulling(3)]));
    expect(partText(gelezen, 'xl/tables/table1.xml')).toContain('ref="A4:E8"');
    // The second row of the template was the totals row: it stands behind the three that came, and its formula with it.
    expect(bladVan(gelezen, 'Regels').cellen.get('C8')?.formule).toBe('B8*2');
    expect(bladVan(gelezen, 'Regels').cellen.get('C7')?.formule).toBe('B7*2');
  });

  it('that do not keep to their number stop the file', async () => {
    const document = werkmap([vulling(3)], SJABLOON);
    if (document.vorm !== 'werkmap') throw new Error('no workbook');
    const meer = { ...document, bladen: werkbladen([vulling(4)]) };
    await expect(bytesOf(render(meer))).rejects.toThrow('4 rows came, not 3');
    const geen = { ...document, bladen: werkbladen([]) };
    await expect(bytesOf(render(geen))).rejects.toThrow('0 sheets came, not 1');
  });
});

describe('cells by name', () => {
  it('get their value in the style they have, a day as a day', async () => {
    const cellen = { aanbieder: 'Zorg & <Co>', Dag: '2025-12-31', Akkoord: true, Onder: new Decimaal(1250, 2) };
    const blad = bladVan(await filled(vulling(3, { cellen })), 'Regels').cellen;
    expect(blad.get('B2')).toEqual({ waarde: 'Zorg & <Co>', stijl: 0 });
    expect(blad.get('B1')).toEqual({ waarde: 46_022, stijl: 1 });
    expect(blad.get('A10')?.waarde).toBe(true);
    expect(blad.get('D9')?.waarde).toBe(12.5);
  });

  it('can be in a row that the template does not write', async () => {
    const bytes = sjabloon([LIJST], { namen: '<definedName name="Ver">Lijst!$C$40</definedName>' });
    const gelezen = leesWerkmap(await vul(bytes, [{ naam: 'Lijst', sjabloonblad: 'Lijst', cellen: { Ver: '0384' } }]));
    expect(bladVan(gelezen, 'Lijst').cellen.get('C40')?.waarde).toBe('0384');
  });

  it.each(['Bedragen', 'Eigen', 'Nergens'])('but not %s: no one cell of the sheet', async (naam) => {
    await expect(filled(vulling(1, { cellen: { [naam]: 1 } }))).rejects.toThrow('no cell');
  });
});

describe('one sheet for every group', () => {
  const drie = [
    vulling(1, { naam: 'Almere', cellen: { Aanbieder: 'een' } }),
    vulling(2, { naam: "d'Oude & Co", cellen: { Aanbieder: 'twee' } }),
    vulling(30, { naam: 'Zeist', cellen: { Aanbieder: 'drie' } }),
  ];

  it('stand where the sheet of the template stood, each with its own rows and values', async () => {
    const gelezen = await filled(...drie);
    expect(gelezen.bladen.map(({ naam }) => naam)).toEqual([
      'Almere',
      "d'Oude & Co",
      'Zeist',
      'Overzicht gemeenten',
      'Lijst',
    ]);
    expect(drie.map(({ naam }) => bladVan(gelezen, naam).cellen.get('B2')?.waarde)).toEqual(['een', 'twee', 'drie']);
    expect(drie.map(({ naam }) => bladVan(gelezen, naam).cellen.get('A2')?.formule)).toEqual([
      'SUM(B5:B5)',
      'SUM(B5:B6)',
      'SUM(B5:B34)',
    ]);
    expect(drie.map(({ naam }) => bladVan(gelezen, naam).xml.includes('tabSelected'))).toEqual([true, false, false]);
  });

  it('have tables, drawings, charts and links of their own', async () => {
    const gelezen = await filled(...drie);
    const tabellen = Object.keys(gelezen.delen).filter((pad) => pad.startsWith('xl/tables/'));
    const koppen = tabellen.map((pad) =>
      / id="(\d+)" name="(\w+)" displayName="(\w+)" ref="([\w:]+)"/.exec(partText(gelezen, pad))?.slice(1),
    );
    expect(koppen).toEqual([
      ['1', 'tblRegels', 'tblRegels', 'A4:E5'],
      ['2', 'tblRegels_2', 'tblRegels_2', 'A4:E6'],
      ['3', 'tblRegels_3', 'tblRegels_3', 'A4:E34'],
    ]);
    expect(partText(gelezen, 'xl/charts/chart1-3.xml')).toContain("<c:f>'Zeist'!$B$5:$B$34</c:f>");
    expect(partText(gelezen, 'xl/drawings/_rels/drawing1-3.xml.rels')).toContain('Target="/xl/charts/chart1-3.xml"');
    expect(bladVan(gelezen, 'Zeist').xml).toContain(`location="'Zeist'!B36"`);
    const soorten = JSON.stringify(parseDeel(gelezen.delen, '[Content_Types].xml'));
    for (const pad of ['worksheets/sheet1-2', 'tables/table1-2', 'charts/chart1-3']) {
      expect(soorten).toContain(`"/xl/${pad}.xml"`);
    }
  });

  it('look at themselves, and others look at the first', async () => {
    const gelezen = await filled(...drie);
    expect(bladVan(gelezen, 'Overzicht gemeenten').cellen.get('A1')?.formule).toBe(`'Almere'!B7&"x"`);
    expect(gelezen.namen.get('Bedragen')).toBe("'Almere'!$B$5:$B$5");
    expect(gelezen.namen.get("d'Oude & Co!Bedragen")).toBe("'d''Oude & Co'!$B$5:$B$6");
    expect(gelezen.namen.get('Zeist!Onder')).toBe("'Zeist'!$D$36");
    expect(gelezen.namen.get('Lijst!Eigen')).toBe('Lijst!$A$1');
  });

  it('and new sheets come behind them', async () => {
    const nieuw = { naam: 'Nieuw', kolommen: KOLOMMEN, rijen: rijen(2) };
    const gelezen = await filled(...drie, nieuw);
    expect(gelezen.bladen.at(-1)?.naam).toBe('Nieuw');
    const { cellen } = bladVan(gelezen, 'Nieuw');
    expect(['A1', 'A3', 'B3', 'C3'].map((plaats) => cellen.get(plaats)?.waarde)).toEqual([
      'Bedrag',
      1.25,
      '0001',
      46_053,
    ]);
    expect(partText(gelezen, 'xl/styles.xml')).toMatch(/<fonts count="2">.*<font><b\/><sz val="11"\/><\/font>/);
  });

  it('never two of one name', async () => {
    await expect(filled(vulling(1, { naam: 'Lijst' }))).rejects.toThrow('dubbel');
    await expect(filled(vulling(1, { naam: 'A' }), vulling(1, { naam: 'a' }))).rejects.toThrow('dubbel');
  });
});

describe('what filling does not touch', () => {
  it('passes byte for byte, and nothing is left out but the order of calculation', async () => {
    const gelezen = await filled(vulling(3));
    const oud = leesWerkmap(SJABLOON);
    const anders = Object.keys(oud.delen).filter((pad) => partText(oud, pad) !== partText(gelezen, pad));
    expect(anders.toSorted()).toEqual([
      'xl/calcChain.xml',
      'xl/charts/chart1.xml',
      'xl/drawings/drawing1.xml',
      'xl/styles.xml',
      'xl/tables/table1.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(gelezen.delen['xl/calcChain.xml']).toBeUndefined();
    expect(partText(gelezen, 'docProps/eigen.xml')).toBe('<eigen  a = "1"><!-- blijft --></eigen>');
    expect(partText(gelezen, 'xl/workbook.xml')).toContain('<calcPr calcId="1" fullCalcOnLoad="1"/>');
  });

  it('stays when there is nothing to fill at all', async () => {
    const gelezen = leesWerkmap(await bytesOf(render(werkmap([], SJABLOON))));
    expect(bladVan(gelezen, 'Regels').cellen.get('B8')?.formule).toBe('SUM(B5:B6)');
    expect(partText(gelezen, 'xl/tables/table1.xml')).toBe(DELEN['xl/tables/table1.xml']);
    expect(partText(gelezen, 'xl/styles.xml')).toBe(STIJLEN);
  });

  it('is the same every time', async () => {
    const een = await bytesOf(render(werkmap([vulling(7)], SJABLOON, 1)));
    expect(een).toEqual(await bytesOf(render(werkmap([vulling(7)], SJABLOON, 5))));
  });
});

describe('a template that another program wrote', () => {
  it('may have prefixes, quotes of the other kind and cells without their place', async () => {
    const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const blad = `<?xml version='1.0'?><x:worksheet xmlns:x='${MAIN}'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>Kop</x:t></x:is></x:c></x:row><x:row><x:c/><x:c><x:f>A2&amp;"'"</x:f></x:c></x:row><x:row r='3'><x:c/><x:c r='C3'><x:f>COUNTA(A2:A2)</x:f></x:c></x:row></x:sheetData><x:tableParts count='1'><x:tablePart r:id='rId1' xmlns:r='urn:r'/></x:tableParts></x:worksheet>`;
    const bytes = sjabloon([{ naam: 'B', relaties: relatie('rId1', 'table', '/xl/tables/table1.xml') }], {
      boek: '',
      delen: {
        'xl/worksheets/sheet1.xml': blad,
        'xl/tables/table1.xml': tabelXml(1, 'T', 'A1:B2', ['Kop', 'Som']),
        'xl/workbook.xml': `<x:workbook xmlns:x="${MAIN}" xmlns:q="urn:q"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="B" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>`,
      },
    });
    const kolommen = [{ kop: 'Kop', notatie: 'datum' as const }];
    const vulblad = { naam: 'B', sjabloonblad: 'B', tabel: 'T', kolommen, rijen: [['2026-01-31'], ['0384'], [null]] };
    const gelezen = leesWerkmap(await vul(bytes, [vulblad]));
    const { cellen, xml } = bladVan(gelezen, 'B');
    expect(['A2', 'A3', 'A4'].map((plaats) => cellen.get(plaats)?.waarde)).toEqual([46_053 - 1462, '0384', null]);
    expect(['B2', 'B4', 'C5'].map((plaats) => cellen.get(plaats)?.formule)).toEqual([
      `A2&"'"`,
      `A4&"'"`,
      'COUNTA(A2:A4)',
    ]);
    expect(xml).not.toMatch(/<\/?[a-z]+[ >]/i);
    expect(partText(gelezen, 'xl/workbook.xml')).toContain('<x:calcPr fullCalcOnLoad="1"/>');
  });
});
