/** Sentences on prestaties. */
import type { BevindingenPrestatie } from '../../../domain/bevindingen/invoer/prestatie.ts';
import { bedragTekst, datumTekst } from '../../notatie.ts';
import type { Zinnen } from '../../zin.ts';
import { aantal, wetNaam } from './opmaak.ts';

export const zinnenPrestatie: Zinnen<BevindingenPrestatie> = {
  CD060_CREDIT: () => ({
    melding: 'Bij deze creditregel ontbreekt het referentienummer van de regel die u terugdraait.',
    regel: 'CD060: bij credit is het vorige referentienummer verplicht (iStandaarden 3.2).',
    oplossing: 'Vul bij ‘vorigReferentienummer’ de referentie van de oorspronkelijke debetregel in.',
  }),
  CD060_DEBET: () => ({
    melding: 'Deze debetregel verwijst naar een vorige regel. Dat mag alleen bij credit.',
    regel: 'CD060: bij debet is het vorige referentienummer leeg (iStandaarden 3.2).',
    oplossing: 'Laat ‘vorigReferentienummer’ weg, of maak er een creditregel van.',
  }),
  CD087_ONTBREEKT: (p) => ({
    melding: `Het tarief ontbreekt. Bij eenheid ${p.eenheid} is het verplicht.`,
    regel: 'CD087: het tarief is verplicht, behalve bij eenheid 83 (iStandaarden 3.2).',
    oplossing: 'Vul ‘tariefCenten’ in: het tarief per eenheid, in hele centen.',
  }),
  CD087_TEVEEL: () => ({
    melding: 'Er staat een tarief bij eenheid 83 (euro). Dat mag niet.',
    regel: 'CD087: bij eenheid 83 is het tarief leeg (iStandaarden 3.2).',
    oplossing: 'Laat ‘tariefCenten’ weg. Het volume is bij eenheid 83 al het bedrag in centen.',
  }),
  CS325: () => ({
    melding: 'Het bedrag is nul en staat op credit. Nul is altijd debet.',
    regel: 'CS325: bij bedrag 0 is debetCredit D (iStandaarden 3.2).',
    oplossing: 'Zet ‘debetCredit’ op D.',
  }),
  CS337: () => ({
    melding: 'De productperiode loopt over meer dan één maand.',
    regel: 'CS337: begin en einde liggen in dezelfde kalendermaand (iStandaarden 3.2, OP367).',
    oplossing: 'Maak één prestatie voor iedere maand.',
  }),
  CS339: (p) => ({
    melding: `Het bedrag is ${bedragTekst(p.bedragCenten)}, maar het volume is ${aantal(p.volume)} cent (${bedragTekst(p.volume)}).`,
    regel: 'CS339: bij eenheid 83 zijn bedrag en volume gelijk, beide in centen (iStandaarden 3.2).',
    oplossing: 'Maak bedrag en volume gelijk, of kies een andere eenheid.',
  }),
  IV081_TARIEF: (p) => ({
    melding: `Het tarief per minuut past niet bij het uurtarief: een zestigste deel is ${bedragTekst(p.verwachtCenten)}.`,
    regel: 'IV081: tarief per minuut = uurtarief gedeeld door 60, afgerond op centen (iStandaarden 3.2).',
    oplossing: 'Kijk welk van de twee tarieven klopt. Voor het bedrag telt het uurtarief.',
  }),
  PRESTATIE_BUITEN_PERIODE: (p) => ({
    melding: `De productperiode ligt niet in de periode ${datumTekst(p.begindatum)} tot en met ${datumTekst(p.einddatum)}.`,
    regel: 'Zonder declaratie horen alle prestaties bij de periode waarover u verantwoordt (eigen regel).',
    oplossing: 'Haal de prestatie weg, of verbeter de productperiode of de periode.',
  }),
  RS009: (p) => ({
    melding: `Productcategorie ${p.productcategorie} bestaat niet voor de ${wetNaam(p.wet)}.`,
    regel: `RS009: codelijst ${p.wet === 'wmo' ? 'WMO020' : 'JZ020'} (iStandaarden 3.2).`,
    oplossing: 'Neem de productcategorie over uit de toewijzing, of verbeter de wet.',
  }),
  TOEWIJZING_OMGEKEERD: () => ({
    melding: 'De einddatum van de toewijzing ligt voor de ingangsdatum.',
    regel: 'Een toewijzing eindigt niet voor zij begint (eigen regel).',
    oplossing: 'Neem beide datums over uit de toewijzing (301).',
  }),
  TR307: () => ({
    melding: 'De productperiode begint voor de ingangsdatum van de toewijzing.',
    regel: 'TR307: de prestatie valt binnen de toewijzing (iStandaarden 3.2; retourcode 9307).',
    oplossing: 'Verbeter de begindatum, of vraag de gemeente om de toewijzing aan te passen.',
  }),
  TR308: () => ({
    melding: 'De productperiode eindigt na de einddatum van de toewijzing.',
    regel: 'TR308: de prestatie valt binnen de toewijzing (iStandaarden 3.2; retourcode 9308).',
    oplossing: 'Verbeter de einddatum, of vraag de gemeente om de toewijzing aan te passen.',
  }),
  TR315: () => ({
    melding: 'Dezelfde regel wordt hier voor de tweede keer teruggedraaid.',
    regel: 'TR315 en TR390: een regel wordt ten hoogste één keer gecrediteerd (iStandaarden 3.2; retourcode 9390).',
    oplossing: 'Haal één van de twee creditregels weg.',
  }),
  TR316: () => ({
    melding: 'Een debetregel en de creditregel die hem terugdraait, staan in dezelfde declaratie.',
    regel: 'TR316: u crediteert alleen een regel uit een eerder bericht (iStandaarden 3.2, IV086).',
    oplossing: 'Haal beide regels weg. Is de debetregel al eerder ingediend? Haal dan alleen die weg.',
  }),
  TR319: (p) => ({
    melding: `De productperiode eindigt na de declaratieperiode, die tot en met ${datumTekst(p.einddatum)} loopt.`,
    regel: 'TR319: een prestatie valt in deze of een eerdere declaratieperiode (iStandaarden 3.2; retourcode 9319).',
    oplossing: 'Declareer deze prestatie in de maand waarin zij valt, of later.',
  }),
  TR335: (p) => ({
    melding: `De productperiode eindigt meer dan vijf jaar voor de dagtekening (${datumTekst(p.dagtekening)}).`,
    regel: 'TR335: niet meer dan vijf jaar terug (iStandaarden 3.2).',
    oplossing: 'Verbeter de productperiode. Zo oude zorg kunt u niet meer declareren.',
  }),
  TR346: (p) => ({
    melding: `Het bedrag is ${bedragTekst(p.bedragCenten)}, maar volume maal tarief is ${bedragTekst(p.verwachtCenten)}.`,
    regel:
      'TR346: bedrag = volume × tarief (iStandaarden 3.2; retourcode 9346). Bij minuten: uurtarief × minuten ÷ 60 (IV081).',
    oplossing: 'Verbeter het bedrag, het volume of het tarief.',
  }),
  TR346_MINUUT: (p) => ({
    melding: `Het bedrag is ${bedragTekst(p.bedragCenten)}, maar minuten maal tarief is ${bedragTekst(p.verwachtCenten)}. Het verschil is meer dan afronden kan verklaren (${bedragTekst(Math.ceil(p.spelingCenten))}).`,
    regel: 'TR346 en IV081: bedrag = uurtarief × minuten ÷ 60, afgerond op centen (iStandaarden 3.2; retourcode 9346).',
    oplossing:
      'Verbeter het bedrag, het aantal minuten of het tarief. Met ‘uurtariefCenten’ rekenen wij het precies na.',
  }),
  TR387: () => ({
    melding: 'De productperiode begint niet op de eerste dag van de maand.',
    regel:
      'TR387: alleen als de toewijzing later in die maand begint (iStandaarden 3.2, IV089; de gemeente kan afwijzen met 9387).',
    oplossing: 'Begint de toewijzing op die dag? Vul ‘toewijzingIngangsdatum’ in. Anders: begin op de eerste.',
  }),
  TR388: () => ({
    melding: 'De productperiode eindigt niet op de laatste dag van de maand.',
    regel:
      'TR388: alleen als de toewijzing eerder in die maand eindigt (iStandaarden 3.2, IV089; de gemeente kan afwijzen met 9388).',
    oplossing: 'Eindigt de toewijzing op die dag? Vul ‘toewijzingEinddatum’ in. Anders: eindig op de laatste dag.',
  }),
  TR416: () => ({
    melding: 'Er is al een debetregel voor dezelfde toewijzing, hetzelfde product en dezelfde productperiode.',
    regel: 'TR416: één debetregel per toewijzing, product en periode in een declaratie (iStandaarden 3.2).',
    oplossing: 'Tel de regels op tot één regel, of haal de dubbele weg.',
  }),
  UURTARIEF_EENHEID: () => ({
    melding: 'Er staat een uurtarief bij een eenheid die geen minuut is.',
    regel: 'IV081: het uurtarief hoort bij eenheid 01, minuut (iStandaarden 3.2).',
    oplossing: 'Laat ‘uurtariefCenten’ weg, of verbeter de eenheid.',
  }),
};
