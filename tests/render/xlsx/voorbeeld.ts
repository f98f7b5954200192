/** A template with everything that filling must keep or move: what the tests of filling start from. */
import { Decimaal, type WerkbladKolom } from '../../../src/domain/output.ts';
import { relatie, sjabloon, tabelXml } from './bouw.ts';

const RELATIES = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
export const KOLOMMEN: readonly WerkbladKolom[] = [
  { kop: 'Bedrag', notatie: 'bedrag' },
  { kop: 'code', notatie: 'tekst' },
  { kop: 'Begin', notatie: 'datum' },
];
const rij = (nr: number) => [new Decimaal(nr * 100 + 25, 2), `000${nr}`, '2026-01-31'];
export const rijen = (aantal: number) => Array.from({ length: aantal }, (_, nr) => rij(nr));

/** A heading, a table of two rows in A4:E6 (two of its columns count by themselves), a totals line, a signature. */
export const REGELS = {
  naam: 'Regels',
  voor: '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><cols><col min="5" max="5" style="2"/></cols>',
  rijen:
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Titel</t></is></c><c r="B1" s="1"/></row>' +
    '<row r="2" ht="30"><c r="A2"><f>SUM(B5:B6)</f><v>99</v></c></row>' +
    '<row r="4"><c r="A4" t="inlineStr"><is><t>Code</t></is></c></row>' +
    '<row r="5" ht="20"><c r="A5"/><c r="B5"/><c r="C5"><f t="shared" ref="C5:C6" si="0">B5*2</f><v>0</v></c>' +
    '<c r="D5" s="1"/><c r="H5" t="inlineStr"><is><t>naast</t></is></c></row>' +
    '<row r="6"><c r="A6"/><c r="C6"><f t="shared" si="0"/><v>0</v></c></row>' +
    '<row r="8"><c r="B8" s="2"><f>SUM(B5:B6)</f><v>99</v></c><c r="C8"><f>C6+B8</f></c></row>' +
    '<row r="9"><c r="A9" t="inlineStr"><is><t>Akkoord</t></is></c></row>',
  na:
    '<mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells>' +
    '<conditionalFormatting sqref="B5:B6"><cfRule type="cellIs" priority="1"><formula>$B$8</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="list" sqref="A5"><formula1>Lijst!$A$1:$A$3</formula1></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="A9" location="Regels!B8"/></hyperlinks><rowBreaks count="1"><brk id="8"/></rowBreaks>' +
    '<drawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
  relaties: relatie('rId1', 'table', '../tables/table1.xml') + relatie('rId2', 'drawing', '../drawings/drawing1.xml'),
};
export const OVERZICHT = {
  naam: 'Overzicht gemeenten',
  rijen: '<row r="1"><c r="A1"><f>Regels!B8&amp;"x"</f><v>0</v></c><c r="B1"><f>SUM(tblRegels[Bedrag])</f></c></row>',
};
export const LIJST = { naam: 'Lijst', rijen: '<row r="1"><c r="A1"><v>1</v></c></row>' };
export const NAMEN =
  '<definedName name="Aanbieder">Regels!$B$2</definedName><definedName name="Dag">Regels!$B$1</definedName>' +
  '<definedName name="Akkoord">Regels!$A$9:$B$9</definedName><definedName name="Bedragen">Regels!$B$5:$B$6</definedName>' +
  '<definedName name="Onder" localSheetId="0">Regels!$D$8</definedName>' +
  '<definedName name="_xlnm.Print_Area" localSheetId="0">Regels!$A$1:$H$9</definedName>' +
  '<definedName name="Eigen" localSheetId="2">Lijst!$A$1</definedName>';
export const DELEN = {
  'xl/tables/table1.xml': tabelXml(1, 'tblRegels', 'A4:E6', ['Code', 'Bedrag', 'Dubbel', 'Begin', 'Leeg']),
  'xl/drawings/drawing1.xml':
    '<xdr:wsDr xmlns:xdr="urn:xdr" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:c="urn:c">' +
    '<xdr:twoCellAnchor><xdr:from><xdr:row>10</xdr:row></xdr:from><xdr:to><xdr:row>20</xdr:row></xdr:to><c:chart r:id="rId1"/></xdr:twoCellAnchor>' +
    '<xdr:oneCellAnchor><xdr:from><xdr:row>0</xdr:row></xdr:from></xdr:oneCellAnchor></xdr:wsDr>',
  'xl/drawings/_rels/drawing1.xml.rels': `<Relationships ${RELATIES}>${relatie('rId1', 'chart', '../charts/chart1.xml')}</Relationships>`,
  'xl/charts/chart1.xml':
    '<c:chartSpace xmlns:c="urn:c"><c:cat><c:f>Lijst!$A$1:$A$3</c:f><c:strCache/></c:cat><c:val><c:f>Regels!$B$5:$B$6</c:f><c:numCache><c:v>99</c:v></c:numCache></c:val></c:chartSpace>',
  'xl/calcChain.xml': '<calcChain/>',
  'docProps/eigen.xml': '<eigen  a = "1"><!-- blijft --></eigen>',
};
export const SJABLOON = sjabloon([REGELS, OVERZICHT, LIJST], {
  namen: NAMEN,
  boek: '<calcPr calcId="1"/>',
  delen: DELEN,
});
