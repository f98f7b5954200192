/** Comments at cells: the text (ECMA-376-1 §18.7) and, since programs show none without it, the drawing of its box (VML). */

import { HOOFDRUIMTE, XML_KOP } from '../xlsx/stijlen.ts';
import { escapeXml } from '../xml.ts';

export interface Celopmerking {
  /** Column, A is 0. */
  readonly kolom: number;
  readonly rij: number;
  readonly adres: string;
  readonly tekst: string;
}

export const opmerkingenXml = (opmerkingen: readonly Celopmerking[]): string =>
  `${XML_KOP}<comments xmlns="${HOOFDRUIMTE}"><authors><author>Enkelvoud</author></authors><commentList>${opmerkingen
    .map(
      ({ adres, tekst }) =>
        `<comment ref="${adres}" authorId="0"><text><t xml:space="preserve">${escapeXml(tekst)}</t></text></comment>`,
    )
    .join('')}</commentList></comments>`;

export const tekeningXml = (opmerkingen: readonly Celopmerking[]): string =>
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" ' +
  'path="m,l,21600r21600,l21600,xe"/>' +
  opmerkingen
    .map(
      ({ kolom, rij }, i) =>
        `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;width:260pt;height:90pt;visibility:hidden" ` +
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/>' +
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
        `<x:Anchor>${kolom + 1}, 15, ${rij - 1}, 2, ${kolom + 4}, 15, ${rij + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>` +
        `<x:Row>${rij - 1}</x:Row><x:Column>${kolom}</x:Column></x:ClientData></v:shape>`,
    )
    .join('') +
  '</xml>';
