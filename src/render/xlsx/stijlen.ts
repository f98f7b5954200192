/** Styles of a new workbook: one for the heading, one for every notatie. */
import type { Celnotatie } from '../../domain/output.ts';

export const HOOFDRUIMTE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const XML_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `#,##0.00` and `@` are built in (ECMA-376-1 18.8.30); a date with day and month in Dutch order is not. */
export const GETALNOTATIES: Readonly<Record<Celnotatie, number>> = { getal: 0, bedrag: 4, tekst: 49, datum: 164 };
export const DATUMNOTATIE = 'dd\\-mm\\-yyyy';

export const KOPSTIJL = 1;
export const STIJLEN: Readonly<Record<Celnotatie, number>> = { getal: 0, bedrag: 2, datum: 3, tekst: 4 };

const xf = (getalnotatie: number): string =>
  `<xf numFmtId="${getalnotatie}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;

export const stijlenXml = (): string =>
  `${XML_KOP}<styleSheet xmlns="${HOOFDRUIMTE}">` +
  `<numFmts count="1"><numFmt numFmtId="${GETALNOTATIES.datum}" formatCode="${DATUMNOTATIE}"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  `${xf(GETALNOTATIES.bedrag)}${xf(GETALNOTATIES.datum)}${xf(GETALNOTATIES.tekst)}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
