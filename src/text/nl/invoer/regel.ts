/** Sentences on rules that prestaties, trajecten and the kop share, and on trajecten. */
import type { BevindingenRegel } from '../../../domain/bevindingen/invoer/regel.ts';
import type { BevindingenTraject } from '../../../domain/bevindingen/invoer/traject.ts';
import { datumTekst } from '../../notatie.ts';
import type { Zinnen } from '../../zin.ts';
import { wetNaam } from './opmaak.ts';

const CBS = 'Informatieprotocol Beleidsinformatie Jeugd v7 (CBS)';

export const zinnenRegel: Zinnen<BevindingenRegel> = {
  CS002: () => ({
    melding: 'Dit BSN bestaat niet: het voldoet niet aan de 11-proef.',
    regel: 'CS002: een BSN voldoet aan de 11-proef (iStandaarden 3.2).',
    oplossing: 'Zoek het BSN op in uw administratie en verbeter het. Vaak zijn twee cijfers verwisseld.',
  }),
  CS100: (p) => ({
    melding: `Deze datum ligt voor ${datumTekst(p.vanaf)}.`,
    regel: `CS100: perioden liggen op of na ${datumTekst(p.vanaf)} (iStandaarden 3.2).`,
    oplossing: 'Verbeter de datum. Zorg van voor die dag kan niet langs deze weg.',
  }),
  PERIODE_OMGEKEERD: () => ({
    melding: 'De einddatum ligt voor de begindatum.',
    regel: 'TR137: de einddatum is gelijk aan of later dan de begindatum (iStandaarden 3.2).',
    oplossing: 'Verbeter de begindatum of de einddatum. Misschien zijn ze verwisseld.',
  }),
  TR134: (p) => ({
    melding: `De begindatum ligt na de dagtekening (${datumTekst(p.dagtekening)}).`,
    regel: 'TR134: de begindatum is gelijk aan of eerder dan de dagtekening (iStandaarden 3.2).',
    oplossing: 'Verbeter de begindatum of de dagtekening. Zorg die nog moet beginnen, kunt u niet verantwoorden.',
  }),
  TR137: (p) => ({
    melding: `De einddatum ligt na de dagtekening (${datumTekst(p.dagtekening)}).`,
    regel: 'TR137: de einddatum is gelijk aan of eerder dan de dagtekening (iStandaarden 3.2).',
    oplossing: 'Wacht tot de periode voorbij is, of verbeter de einddatum of de dagtekening.',
  }),
  TR314: () => ({
    melding: 'Dit referentienummer staat bij meer dan één regel voor dezelfde wet.',
    regel: 'TR314 en TR101: een referentienummer is uniek per aanbieder en wet (iStandaarden 3.2; retourcode 8021).',
    oplossing: 'Haal de dubbele regel weg, of geef iedere regel een eigen referentienummer.',
  }),
  TR378_ONBEKEND: (p) => ({
    melding: `Gemeentecode ${p.gemeente} bestaat niet.`,
    regel: 'TR378: de gemeentecode staat in de lijst van het CBS (iStandaarden 3.2; retourcode S300).',
    oplossing: 'Zoek de code op bij het CBS. Vergeet de nul vooraan niet.',
  }),
  TR378_AFGESCHAFT: (p) => ({
    melding: `Gemeentecode ${p.gemeente} (${p.naam}) gold tot en met ${datumTekst(p.geldigTot)}, door een herindeling. Andere regels met deze code melden wij niet apart.`,
    regel: 'TR378: na een herindeling mag de oude code blijven bij een toewijzing van daarvoor (iStandaarden 3.2).',
    oplossing:
      'Is de toewijzing uit die tijd? Vul ‘toewijzingIngangsdatum’ in. Is zij van daarna? Gebruik de nieuwe code.',
  }),
  TR378_ONGELDIG_OP: (p) => ({
    melding: `Gemeentecode ${p.gemeente} gold niet op de ingangsdatum van de toewijzing.`,
    regel: 'TR378: de gemeentecode geldt op de ingangsdatum van de toewijzing (iStandaarden 3.2; retourcode S300).',
    oplossing: 'Neem de gemeentecode over uit de toewijzing (301), of verbeter de ingangsdatum.',
  }),
};

export const zinnenTraject: Zinnen<BevindingenTraject> = {
  CBS_DUBBEL: () => ({
    melding: 'Er is al een traject van dezelfde cliënt met dezelfde begindatum en hulpvorm.',
    regel: `${CBS}: een traject is uniek op BSN, datum aanvang en hulpvorm.`,
    oplossing: 'Voeg de trajecten samen, of verbeter de begindatum of hulpvorm.',
  }),
  CBS_VERPLICHT: (p) => ({
    melding: `Voor de beleidsinformatie ontbreekt ‘${p.veld}’.`,
    regel: `${CBS}: dit gegeven is verplicht bij jeugdhulp.`,
    oplossing: `Vul ‘${p.veld}’ in, of haal ‘beleidsinformatie’ uit de soorten.`,
  }),
  GEBOORTEDATUM_ONGELDIG: () => ({
    melding: 'Deze geboortedatum bestaat niet.',
    regel: `${CBS}: een bestaande datum, met dag 00 als alleen maand en jaar bekend zijn.`,
    oplossing: 'Verbeter de geboortedatum: jjjj-mm-dd.',
  }),
  GEBOORTEDATUM_NA_BEGIN: () => ({
    melding: 'De geboortedatum ligt na het begin van het traject.',
    regel: `${CBS}. Alleen bij een ongeboren kind (BSN 000000000) kan dat.`,
    oplossing: 'Verbeter de geboortedatum of de begindatum.',
  }),
  TRAJECT_BUITEN_PERIODE: (p) => ({
    melding: `Het traject liep niet in de periode ${datumTekst(p.begindatum)} tot en met ${datumTekst(p.einddatum)}.`,
    regel: 'Een traject loopt ten minste één dag in de periode waarover u verantwoordt (eigen regel).',
    oplossing: 'Haal het traject weg, of verbeter de datums.',
  }),
  TRAJECT_CODE: (p) => ({
    melding: `De code bij ‘${p.veld}’ staat niet in de lijst voor de ${wetNaam(p.wet)}.`,
    regel: `Codelijst ${p.lijst} (iStandaarden 3.2; CBS Beleidsinformatie Jeugd v7).`,
    oplossing: 'Kies een code uit de lijst. Vergeet de nul vooraan niet.',
  }),
  TRAJECT_VELD_ALLEEN_JW: (p) => ({
    melding: `‘${p.veld}’ hoort bij de Jeugdwet. Bij een traject voor de Wmo gebruikt niemand het.`,
    regel: `${CBS} gaat alleen over jeugdhulp.`,
    oplossing: 'Laat het veld weg, of verbeter de wet.',
  }),
};
