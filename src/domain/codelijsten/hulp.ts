/** Which care: productcategorieën of both standards, and the hulpvormen of CBS. */

import type { Wet } from '../verantwoording.ts';
import type { Codelijst } from './codelijst.ts';

/** Productcategorie Wmo (iWmo 3.2, WMO020; RS009). */
export const WMO020: Codelijst = new Map([
  ['01', 'Hulp bij het huishouden'],
  ['02', 'Begeleiding'],
  ['03', 'Persoonlijke verzorging'],
  ['04', 'Kortdurend verblijf'],
  ['05', 'Woondiensten'],
  ['06', 'Overige ondersteuning gericht op het individu of huishouden/gezin'],
  ['07', 'Dagbesteding'],
  ['08', 'Vervoerdiensten'],
  ['09', 'Overige groepsgerichte ondersteuning'],
  ['10', 'Overige maatwerk arrangementen'],
  ['11', 'Rolstoelen'],
  ['12', 'Vervoervoorzieningen'],
  ['13', 'Woonvoorzieningen'],
  ['14', 'Overige hulpmiddelen'],
  ['15', 'Beschermd wonen'],
  ['16', 'Opvang'],
  ['17', 'Spoedopvang'],
  ['18', 'Overige beschermd wonen en opvang'],
]);

/** Productcategorie Jeugdwet (iJw 3.2, JZ020; RS009). 31–38 are the categories of 2015, still allowed. */
export const JZ020: Codelijst = new Map([
  ['31', '(2015) Zonder verblijf: uitgevoerd door wijk- of buurtteam'],
  ['32', '(2015) Zonder verblijf: ambulante jeugdhulp op locatie van de aanbieder'],
  ['33', '(2015) Zonder verblijf: daghulp op locatie van de aanbieder'],
  ['34', '(2015) Zonder verblijf: jeugdhulp in het netwerk van de jeugdige'],
  ['35', '(2015) Met verblijf: pleegzorg'],
  ['36', '(2015) Met verblijf: gezinsgericht'],
  ['37', '(2015) Met verblijf: gesloten plaatsing'],
  ['38', '(2015) Met verblijf: overig residentieel'],
  ['40', 'Persoonlijke verzorging'],
  ['41', 'Dagbehandeling'],
  ['42', 'Vervoerdiensten'],
  ['43', 'Jeugdhulp verblijf (incl. behandeling)'],
  ['44', 'Jeugdhulp verblijf (excl. behandeling)'],
  ['45', 'Jeugdhulp ambulant'],
  ['46', 'Jeugdhulp crisis'],
  ['47', 'Jeugdreclassering'],
  ['48', 'Jeugdbescherming'],
  ['49', 'Activiteiten in het preventief justitieel kader'],
  ['50', 'Maatwerkarrangementen jeugd'],
  ['51', 'Generalistische basis-ggz'],
  ['52', 'Specialistische ggz'],
  ['53', 'Kindergeneeskunde'],
  ['54', 'Jeugd-ggz'],
  ['55', 'Landelijk ingekochte zorg'],
]);

export const PRODUCTCATEGORIEEN: Readonly<Record<Wet, Codelijst>> = { wmo: WMO020, jw: JZ020 };

/** Hulpvorm (CBS Beleidsinformatie Jeugd v7, bijlage 2 Regeling Jeugdwet). */
export const HULPVORMEN: Codelijst = new Map([
  ['01', 'Jeugdhulp zonder verblijf: uitgevoerd door het wijk- of buurtteam'],
  ['02', 'Ambulante jeugdhulp op locatie van de aanbieder'],
  ['03', 'Daghulp op locatie van de aanbieder'],
  ['04', 'Jeugdhulp in het netwerk van de jeugdige'],
  ['11', 'Pleegzorg'],
  ['12', 'Gezinsgericht'],
  ['13', 'Gesloten plaatsing'],
  ['14', 'Verblijf bij een jeugdhulpaanbieder anders dan bovenstaand verblijf'],
]);
