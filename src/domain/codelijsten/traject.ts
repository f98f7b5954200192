/** What a traject reports: who referred, why it ended, how it went. */

import type { Wet } from '../verantwoording.ts';
import type { Codelijst } from './codelijst.ts';

/** Verwijzer (iStandaarden en CBS Beleidsinformatie Jeugd v7). */
export const VERWIJZERS: Codelijst = new Map([
  ['01', 'Gemeente'],
  ['02', 'Huisarts'],
  ['03', 'Jeugdarts'],
  ['04', 'Gecertificeerde instelling'],
  ['05', 'Medisch specialist'],
  ['06', 'Zelfverwijzer / geen verwijzer'],
  ['08', 'Rechter, Officier van Justitie, functionaris Justitiële jeugdinrichting'],
]);

/** Reden beëindiging Wmo (iWmo 3.2, WMO588). */
export const WMO588: Codelijst = new Map([
  ['02', 'Overlijden'],
  ['19', 'Levering volgens plan beëindigd'],
  ['20', 'Levering is tijdelijk beëindigd'],
  ['21', 'Levering is eenzijdig door cliënt beëindigd'],
  ['22', 'Levering is eenzijdig door aanbieder beëindigd'],
  ['23', 'Levering is in overeenstemming voortijdig beëindigd'],
  ['31', 'Verhuizing naar een andere gemeente'],
  ['36', 'Geïnitieerd door de gemeente'],
  ['37', 'In verband met wijzigingsverzoek'],
  ['38', 'Overstap naar andere aanbieder'],
  ['39', 'Uitstroom naar ander domein'],
]);

/** Reden beëindiging Jeugdwet (iJw 3.2, JZ588). */
export const JZ588: Codelijst = new Map([
  ['02', 'Overlijden'],
  ['20', 'Levering is tijdelijk beëindigd'],
  ['31', 'Levering is volgens plan beëindigd'],
  ['32', 'Voortijdig afgesloten, door cliënt'],
  ['33', 'Voortijdig afgesloten, door aanbieder'],
  ['34', 'Voortijdig afgesloten, in overleg'],
  ['35', 'Voortijdig afgesloten, externe oorzaak'],
  ['36', 'Geïnitieerd door de gemeente'],
  ['37', 'In verband met wijzigingsverzoek'],
  ['38', 'Overstap naar andere aanbieder'],
  ['39', 'Uitstroom naar ander domein'],
]);

export const REDENEN_BEEINDIGING: Readonly<Record<Wet, Codelijst>> = { wmo: WMO588, jw: JZ588 };

/** Reden beëindiging jeugdhulp volgens CBS (Beleidsinformatie Jeugd v7). */
export const REDENEN_BEEINDIGING_CBS: Codelijst = new Map([
  ['01', 'Beëindigd volgens plan'],
  ['02', 'Voortijdig afgesloten: in overeenstemming'],
  ['03', 'Voortijdig afgesloten: eenzijdig door de cliënt'],
  ['04', 'Voortijdig afgesloten: eenzijdig door de aanbieder'],
  ['05', 'Voortijdig afgesloten: wegens externe omstandigheden'],
]);

/** Outcome: kan zonder hulp verder (CBS Beleidsinformatie Jeugd v7). */
export const ZONDER_HULP_VERDER: Codelijst = new Map([
  ['01', 'Ik heb eenzelfde soort of zwaardere hulp nodig'],
  ['02', 'Met een lichtere vorm van hulp red ik het goed'],
  ['03', 'Voor nu heb ik geen verdere hulp nodig, maar ik verwacht dat ik later nog wel eens om hulp zal aankloppen'],
  ['04', 'Ik heb geen verdere hulp meer nodig'],
]);

/** Geslacht (CBS Beleidsinformatie Jeugd v7). */
export const GESLACHTEN_CBS: Codelijst = new Map([
  ['V', 'Vrouw'],
  ['M', 'Man'],
  ['O', 'Onbekend'],
]);

/** Gestart met crisis (CBS Beleidsinformatie Jeugd v7). */
export const CRISIS_CBS: Codelijst = new Map([
  ['01', 'Ja'],
  ['02', 'Nee'],
]);

/** Values that CBS asks where there is no BSN; they never are a BSN. */
export const BSN_ONBEKEND_CBS = '999999999';
export const BSN_ONGEBOREN_CBS = '000000000';
