/** Styles of the invulsjabloon. Cells to fill in are unlocked; texts keep the zeros in front of a code. */
import type { Invulsoort } from '../../standaard/bladen.ts';
import { DATUMNOTATIE, GETALNOTATIES, HOOFDRUIMTE, XML_KOP } from '../xlsx/stijlen.ts';

/** Numbers of the styles; `fout` is that of a cell with a bevinding. */
export const GEWOON = 0;
export const KOP = 1;
export const KOP_VERPLICHT = 2;
export const UITLEG = 3;
export const TITEL = 4;

const NOTATIES: Readonly<Record<Invulsoort, number>> = {
  tekst: GETALNOTATIES.tekst,
  datum: GETALNOTATIES.datum,
  geheel: 1,
  getal: 0,
  euro: GETALNOTATIES.bedrag,
  janee: GETALNOTATIES.tekst,
};
const SOORTEN: readonly Invulsoort[] = ['tekst', 'datum', 'geheel', 'getal', 'euro', 'janee'];
const EERSTE = 5;

export const invulstijl = (soort: Invulsoort, fout = false): number =>
  EERSTE + SOORTEN.indexOf(soort) + (fout ? SOORTEN.length : 0);

const font = (binnen: string): string => `<font>${binnen}<sz val="11"/><name val="Calibri"/></font>`;
const fill = (kleur: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${kleur}"/><bgColor indexed="64"/></patternFill></fill>`;

const xf = (notatie: number, fontId: number, fillId: number, binnen = ''): string =>
  `<xf numFmtId="${notatie}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1"` +
  ` applyFont="1" applyFill="1" applyAlignment="1" applyProtection="1">${binnen}</xf>`;
const WRAP = '<alignment vertical="top" wrapText="1"/>';
const INGESPRONGEN = '<alignment vertical="top" wrapText="1" indent="1"/>';
/** A text wraps rather than be cut off by its neighbour; a number or a date never has to. */
const open = (soort: Invulsoort): string =>
  `<alignment vertical="top"${soort === 'tekst' ? ' wrapText="1"' : ''}/><protection locked="0"/>`;

export function stijlenXml(): string {
  const xfs = [
    xf(0, 0, 0),
    xf(GETALNOTATIES.tekst, 1, 2, WRAP),
    xf(GETALNOTATIES.tekst, 1, 3, WRAP),
    xf(GETALNOTATIES.tekst, 0, 0, INGESPRONGEN),
    xf(GETALNOTATIES.tekst, 2, 0),
    ...SOORTEN.map((soort) => xf(NOTATIES[soort], 0, 0, open(soort))),
    ...SOORTEN.map((soort) => xf(NOTATIES[soort], 0, 4, open(soort))),
  ];
  return (
    `${XML_KOP}<styleSheet xmlns="${HOOFDRUIMTE}">` +
    `<numFmts count="1"><numFmt numFmtId="${GETALNOTATIES.datum}" formatCode="${DATUMNOTATIE}"/></numFmts>` +
    `<fonts count="3">${font('')}${font('<b/>')}<font><b/><sz val="16"/><name val="Calibri"/></font></fonts>` +
    '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    `${fill('E6EBF0')}${fill('CFE0F2')}${fill('FFD9D3')}</fills>` +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
