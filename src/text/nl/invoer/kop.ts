/** Sentences on the kop. */
import type { BevindingenKop } from '../../../domain/bevindingen/invoer/kop.ts';
import type { Soort } from '../../../domain/verantwoording.ts';
import { bedragTekst, datumTekst } from '../../notatie.ts';
import type { Zinnen } from '../../zin.ts';
import { aantal, wetNaam } from './opmaak.ts';

const NODIG: Readonly<Record<Soort, string>> = {
  declaratie: 'prestaties met declaratiestand ‘ingediend’',
  productieverantwoording: 'prestaties',
  kwartaalrapportage: 'prestaties, gegevens over de aanbieder of gegevens per gemeente',
  beleidsinformatie: 'trajecten',
  klachtenrapportage: 'klachten, bij de gegevens over de aanbieder of per gemeente',
  integriteitsdossier: 'jaarcijfers of bijlagen',
  jaarprognose: 'prestaties, gegevens over de aanbieder of gegevens per gemeente',
};

export const zinnenKop: Zinnen<BevindingenKop> = {
  CONCEPT_DECLARATIE: () => ({
    melding: 'U vraagt een declaratie, maar de verantwoording is een concept. Een declaratie kan geen concept zijn.',
    regel: 'Een 323 is altijd een echte declaratie (SAP 3.2.b, paragraaf 2.5).',
    oplossing: 'Zet het stadium op ‘definitief’, of haal ‘declaratie’ uit de soorten.',
  }),
  CONTROLETOTAAL_AANTAL: (p) => ({
    melding: `Uw controletotaal zegt ${aantal(p.opgegeven)} prestaties, maar wij tellen er ${aantal(p.geteld)}.`,
    regel: 'Het controletotaal telt alle prestaties in het bestand (eigen regel).',
    oplossing: 'Kijk of er prestaties ontbreken of dubbel zijn, of verbeter het controletotaal.',
  }),
  CONTROLETOTAAL_BEDRAG: (p) => ({
    melding: `Uw controletotaal is ${bedragTekst(p.opgegevenCenten)}, maar de prestaties zijn samen ${bedragTekst(p.geteldCenten)}.`,
    regel: 'Totaal = debet min credit over alle prestaties (eigen regel, naar TR358).',
    oplossing: 'Kijk of er prestaties ontbreken of dubbel zijn, of verbeter het controletotaal.',
  }),
  CS340: (p) => ({
    melding: `De periode ${datumTekst(p.begindatum)} tot en met ${datumTekst(p.einddatum)} is niet precies één hele kalendermaand.`,
    regel: 'CS340: een declaratie gaat over precies één hele kalendermaand (iStandaarden 3.2).',
    oplossing: 'Maak één verantwoording voor iedere maand, van de eerste tot en met de laatste dag.',
  }),
  DECLARATIE_DUBBEL: (p) => ({
    melding: `Bij ‘declaraties’ staat ${p.gemeente} voor de ${wetNaam(p.wet)} meer dan één keer.`,
    regel: 'TR101: geen dubbele gegevens. Per gemeente en wet is er één declaratie (iStandaarden 3.2).',
    oplossing: 'Voeg de twee samen tot één.',
  }),
  DECLARATIE_ZONDER_PRESTATIES: (p) => ({
    melding: `Bij ‘declaraties’ staat ${p.gemeente} voor de ${wetNaam(p.wet)}, maar er zijn geen ingediende prestaties voor. Er komt dus geen bericht.`,
    regel: 'Een 323 heeft ten minste één prestatie (iStandaarden 3.2).',
    oplossing: 'Klopt dit? Dan hoeft u niets te doen. Klopt het niet? Kijk naar de gemeentecodes van de prestaties.',
  }),
  DECLARATIES_ZONDER_SOORT: () => ({
    melding: 'U geeft declaratienummers mee, maar u vraagt geen declaratie. De nummers worden niet gebruikt.',
    regel: 'Wat u verantwoordt, staat in ‘soorten’ (eigen regel).',
    oplossing: 'Wilt u declareren? Zet ‘declaratie’ bij de soorten.',
  }),
  GEGEVENS_GEMEENTE_DUBBEL: (p) => ({
    melding: `Bij ‘gegevensPerGemeente’ staat ${p.gemeente} meer dan één keer.`,
    regel: 'Iedere gemeente komt één keer voor (eigen regel).',
    oplossing: 'Voeg de gegevens van deze gemeente samen.',
  }),
  KENMERK_MET_BSN: () => ({
    melding: 'In het kenmerk staat een burgerservicenummer, of een getal van negen cijfers dat er een kan zijn.',
    regel:
      'Het kenmerk staat in lijsten en berichten, en daar horen geen persoonsgegevens (Avg artikel 5 lid 1 onder c; Wabb artikel 11).',
    oplossing: 'Kies een kenmerk zonder het nummer van een cliënt, bijvoorbeeld het jaar, de maand en een volgnummer.',
  }),
  ONDERTEKEND_IN_TOEKOMST: (p) => ({
    melding: `De verklaring is ondertekend op ${datumTekst(p.datum)}. Dat is na vandaag (${datumTekst(p.vandaag)}).`,
    regel: 'Een verklaring is ondertekend voordat u haar stuurt (eigen regel).',
    oplossing: 'Verbeter de datum van ondertekening.',
  }),
  SOORT_ZONDER_INHOUD: (p) => ({
    melding: `U vraagt ‘${p.soort}’, maar het bestand bevat daar niets voor.`,
    regel: `Voor ‘${p.soort}’ zijn nodig: ${NODIG[p.soort]} (eigen regel).`,
    oplossing: `Voeg toe wat ontbreekt, of haal ‘${p.soort}’ uit de soorten.`,
  }),
  TR056: (p) => ({
    melding: `Deze berichtidentificatie staat bij meer dan één declaratie voor de ${wetNaam(p.wet)}.`,
    regel: 'TR056: de identificatie is uniek per berichtsoort (iStandaarden 3.2; retourcode 9056).',
    oplossing: 'Geef iedere declaratie een eigen berichtidentificatie, of laat haar weg.',
  }),
  TR135: (p) => ({
    melding: `De dagtekening ${datumTekst(p.dagtekening)} ligt na vandaag (${datumTekst(p.vandaag)}).`,
    regel: 'TR135: de dagtekening ligt niet in de toekomst (iStandaarden 3.2; retourcode 8848).',
    oplossing: 'Zet de dagtekening op vandaag of eerder.',
  }),
  TR333: (p) => ({
    melding: `Dit declaratienummer staat bij meer dan één declaratie voor de ${wetNaam(p.wet)}.`,
    regel: 'TR333: het declaratienummer is uniek per aanbieder en wet (iStandaarden 3.2; retourcode 9333).',
    oplossing: 'Geef iedere declaratie een eigen nummer, of laat het weg.',
  }),
  TR358: (p) => ({
    melding: `Voor ${p.gemeente} (${wetNaam(p.wet)}) geeft u ${bedragTekst(p.opgegevenCenten)} op, maar de ingediende prestaties zijn samen ${bedragTekst(p.geteldCenten)}.`,
    regel: 'TR358: het totaal is debet min credit over de ingediende prestaties (iStandaarden 3.2).',
    oplossing: 'Kijk of er prestaties ontbreken of dubbel zijn, of verbeter het totaal.',
  }),
  VERVANGT_ZICHZELF: () => ({
    melding: 'De verantwoording zegt dat zij zichzelf vervangt: ‘vervangt’ en ‘kenmerk’ zijn gelijk.',
    regel: 'Een verbetering heeft een eigen, nieuw kenmerk (eigen regel).',
    oplossing: 'Geef deze verantwoording een nieuw kenmerk en zet het oude bij ‘vervangt’.',
  }),
  WET_DUBBEL: (p) => ({
    melding: `De omzet voor de ${wetNaam(p.wet)} staat er meer dan één keer.`,
    regel: 'Per wet is er één omzet (eigen regel).',
    oplossing: 'Tel de bedragen op en geef ze één keer.',
  }),
};
