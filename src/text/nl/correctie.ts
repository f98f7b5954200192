import type { BevindingenCorrectie } from '../../domain/bevindingen/correctie.ts';
import type { Zinnen } from '../zin.ts';

const KETEN = 'Elke verantwoording wordt door ten hoogste één andere vervangen, zodat duidelijk is welke nu geldt.';
const CREDIT = 'iStandaarden 323: IV085, IV086, IV091, OP360, OP366';

export const zinnenCorrectie: Zinnen<BevindingenCorrectie> = {
  VERVANGT_AL_VERVANGEN: ({ kenmerk, door }) => ({
    melding: `Verantwoording "${kenmerk}" is al vervangen door "${door}".`,
    regel: KETEN,
    oplossing: `Vervang de nieuwste versie: zet vervangt op "${door}", of op de verantwoording die daarna kwam.`,
  }),
  VERVANGT_INGETROKKEN: ({ kenmerk }) => ({
    melding: `Verantwoording "${kenmerk}" is ingetrokken en kan niet meer worden vervangen.`,
    regel: 'Wat is ingetrokken, geldt niet meer.',
    oplossing: 'Dien opnieuw in, met een nieuw kenmerk en zonder vervangt.',
  }),
  VERVANGT_GEWIST: ({ kenmerk, gewistOp }) => ({
    melding: `De inhoud van verantwoording "${kenmerk}" is op ${gewistOp.slice(0, 10)} vernietigd: de bewaartermijn was voorbij.`,
    regel: 'Een verbetering wordt vergeleken met wat eerder is gestuurd, en dat is er niet meer.',
    oplossing:
      'Dien opnieuw in, met een nieuw kenmerk en zonder vervangt, en spreek met de gemeenten af wat er al is verrekend.',
  }),
  CORRECTIE_OP_GEWIST: () => ({
    melding:
      'Deze verbetering gaat over regels die eerder zijn gestuurd. De inhoud daarvan is vernietigd: de bewaartermijn was voorbij.',
    regel: 'Zonder de eerdere regels is niet te zien wat al is gecrediteerd.',
    oplossing: 'Spreek met de gemeente af hoe het verschil wordt verrekend.',
  }),
  VERVANGT_ANDERE_PERIODE: ({ kenmerk, begindatum, einddatum }) => ({
    melding: `Verantwoording "${kenmerk}" gaat over ${begindatum} tot en met ${einddatum}, en deze over een andere periode.`,
    regel: 'Een verbetering gaat over dezelfde periode als wat zij vervangt.',
    oplossing: 'Gebruik dezelfde periode. Gaat het om iets anders, laat vervangt dan weg.',
  }),
  VERVANGT_DEFINITIEF: ({ kenmerk }) => ({
    melding: `Verantwoording "${kenmerk}" is definitief; een concept kan haar niet vervangen.`,
    regel: 'Een concept gaat vooraf aan een definitieve verantwoording.',
    oplossing: 'Zet stadium op definitief, of laat vervangt weg.',
  }),
  CORRECTIE_TWEE_DEBETREGELS: () => ({
    melding: 'Over deze toewijzing, dit product en deze periode staat al een andere debetregel in uw verantwoording.',
    regel: `TR389, TR416: één debetregel per toewijzing, product en productperiode. ${CREDIT}.`,
    oplossing: 'Maak er één regel van, met het totaal.',
  }),
  CORRECTIE_NULREGEL: () => ({
    melding: 'De ontvanger accepteerde hier eerder een regel met bedrag nul. Zo’n regel kan niet worden gecrediteerd.',
    regel: 'CS325 en CD060 (nul is debet, en debet verwijst niet terug), TR389 (tweede debetregel pas na credit).',
    oplossing: 'Laat deze regel zoals hij was, en spreek met de gemeente af hoe het verschil wordt verrekend.',
  }),
  CORRECTIE_ELDERS_GECREDITEERD: () => ({
    melding: 'Deze regel heeft u zelf gecrediteerd in een andere verantwoording. Hier verandert u hem ook.',
    regel: 'TR389, TR390: een regel wordt één keer gecrediteerd, en heeft daarna ten hoogste één nieuwe debetregel.',
    oplossing: 'Laat deze regel hier zoals hij was, en verbeter hem in de verantwoording waarin u hem crediteerde.',
  }),
  CORRECTIE_CREDIT_WIJKT_AF: () => ({
    melding: 'Deze creditregel is niet gelijk aan de regel die hij terugneemt.',
    regel: 'TR323: een creditregel heeft dezelfde inhoud als de geaccepteerde debetregel.',
    oplossing: 'Neem alle gegevens over van de oorspronkelijke regel, of laat de creditregel weg: dan maken wij hem.',
  }),
  CORRECTIE_CREDIT_VERVALLEN: () => ({
    melding: 'Een creditregel die de ontvanger al accepteerde, staat niet meer in uw verantwoording.',
    regel: `Een credit kan niet worden teruggenomen (${CREDIT}).`,
    oplossing:
      'Laat de creditregel staan. Geldt de oude regel toch, voeg hem dan toe als debetregel met een nieuw referentienummer.',
  }),
  HERLEVERING_WIJKT_AF: () => ({
    melding: 'De bestanden die nu zijn gemaakt, zijn niet de bestanden die vooraf zijn getoond.',
    regel: 'Opnieuw bezorgen doet precies wat de proef liet zien.',
    oplossing: 'Het register is intussen gewijzigd. Vraag een nieuwe herlevering aan en bekijk die eerst.',
  }),
};
