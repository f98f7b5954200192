import type { BevindingenRegistratie } from '../../domain/bevindingen/registratie.ts';
import type { Zinnen } from '../zin.ts';

const LEVENSLOOP = 'Levensloop van een formaat: concept, getest, actief, vervallen (docs/formaten.md).';
const EINDE = 'Een einde wordt alleen eerder: wat is beëindigd begint niet opnieuw (docs/register.md).';
const VOORBEELDEN = 'Een formaat wordt pas getest als zijn voorbeelden byte voor byte kloppen (docs/formaten.md).';

/** A finding is read on a page of beheer and in an answer of the API: each is told where it can be done. */
const OP_DE_PAGINA = 'op de pagina van deze versie';
const BIJ_VOORBEELDEN = 'op de pagina bij Voorbeelden, of met POST …/voorbeeldruns';

const TOESTANDEN = {
  gefilterd: 'leverde geen bestand op: geen regel ging door de selectie',
  vastgehouden: 'werd vastgehouden',
  geweigerd: 'werd als verantwoording geweigerd',
} as const;

export const zinnenRegistratie: Zinnen<BevindingenRegistratie> = {
  ADRES_ANDERS: ({ verwacht }) => ({
    melding: `In het document staat iets anders dan in het adres; volgens het adres is dit "${verwacht}".`,
    regel: 'Een document staat op het adres dat het zelf noemt.',
    oplossing: 'Verbeter het document, of stuur het naar het adres dat erbij hoort.',
  }),
  BEGINT_ALS_CONCEPT: ({ levensfase }) => ({
    melding: `Dit formaat zegt zelf dat het "${levensfase}" is.`,
    regel: LEVENSLOOP,
    oplossing: `Zet levensfase op "concept". Getest en actief wordt het daarna: ${OP_DE_PAGINA}, of met POST …/fasen.`,
  }),
  FASE_NIET_MOGELIJK: ({ van, naar, mogelijk }) => ({
    melding: `Van "${van}" kan dit formaat niet naar "${naar}".`,
    regel: LEVENSLOOP,
    oplossing:
      mogelijk === ''
        ? 'Hierna komt geen fase meer. Registreer een nieuwe versie.'
        : `Vanaf hier kan alleen: ${mogelijk}. Anders: registreer een nieuwe versie.`,
  }),
  VIER_OGEN: () => ({
    melding: 'U maakte zelf de laatste wijziging. Een ander moet het formaat in gebruik nemen.',
    regel: 'Huisregel van deze installatie: vier ogen. Wat de een maakt, neemt een ander in gebruik.',
    oplossing: 'Vraag een collega om het formaat te bekijken en in gebruik te nemen.',
  }),
  EINDE_VOOR_BEGIN: ({ geldigVanaf, geldigTot }) => ({
    melding: `De laatste dag ${geldigTot} ligt voor de eerste dag ${geldigVanaf}.`,
    regel: EINDE,
    oplossing: `Kies een dag vanaf ${geldigVanaf}. Had deze versie nooit mogen gelden, kies dan die dag.`,
  }),
  EINDE_NIET_EERDER: ({ huidig, geldigTot }) => ({
    melding: `Deze versie eindigt al op ${huidig}; ${geldigTot} is niet eerder.`,
    regel: EINDE,
    oplossing: 'Moet de aansluiting langer gelden, registreer dan een nieuwe versie.',
  }),
  VOORBEELD_ONTBREEKT: () => ({
    melding: 'Dit formaat heeft nog geen voorbeeld.',
    regel: VOORBEELDEN,
    oplossing:
      'Voeg een voorbeeld toe: een verantwoording en de bestanden die eruit komen. Dat kan op de pagina bij Voorbeelden, of met PUT …/voorbeelden/{naam}.',
  }),
  VOORBEELD_VAST: ({ voorbeeld }) => ({
    melding: `Voorbeeld "${voorbeeld}" staat er al, met een andere inhoud.`,
    regel: LEVENSLOOP,
    oplossing:
      'Is het formaat nog een concept, vervang het voorbeeld dan op zijn eigen adres, met If-Match. Is het getest, dan ligt het voorbeeld vast: geef het nieuwe een andere naam.',
  }),
  VOORBEELD_BSN: () => ({
    melding: 'Dit burgerservicenummer is geen testnummer.',
    regel:
      'AVG artikel 5: in een voorbeeld staan geen gegevens van echte mensen. Testnummers: 999900006 tot en met 999999990 (RvIG).',
    oplossing: 'Vervang het door een testnummer dat aan de 11-proef voldoet, bijvoorbeeld 999900006.',
  }),
  VOORBEELD_SHA256: ({ bestandsnaam }) => ({
    melding: `De sha256 van "${bestandsnaam}" past niet bij de inhoud.`,
    regel: 'sha256 is de SHA-256 van de bytes in inhoudBase64, in kleine hexadecimale cijfers.',
    oplossing: 'Bereken de sha256 opnieuw, of laat hem weg.',
  }),
  VOORBEELD_NIET_OMGEZET: ({ voorbeeld, toestand, codes }) => ({
    melding: `Voorbeeld "${voorbeeld}" ${TOESTANDEN[toestand]}${codes === '' ? '' : ` (${codes})`}.`,
    regel: VOORBEELDEN,
    oplossing: `Bekijk de bevindingen (${BIJ_VOORBEELDEN}) en verbeter het formaat of het voorbeeld.`,
  }),
  VOORBEELD_BESTAND_ONTBREEKT: ({ voorbeeld, bestandsnaam }) => ({
    melding: `Voorbeeld "${voorbeeld}" verwacht "${bestandsnaam}", maar dat bestand wordt niet gemaakt.`,
    regel: VOORBEELDEN,
    oplossing: 'Verbeter de bestandsnaam of de verdeling in het formaat, of haal het bestand uit het voorbeeld.',
  }),
  VOORBEELD_BESTAND_EXTRA: ({ voorbeeld, bestandsnaam }) => ({
    melding: `Voorbeeld "${voorbeeld}" verwacht "${bestandsnaam}" niet, maar dat bestand wordt wel gemaakt.`,
    regel: VOORBEELDEN,
    oplossing: 'Verbeter de bestandsnaam of de verdeling in het formaat, of voeg het bestand aan het voorbeeld toe.',
  }),
  VOORBEELD_VERSCHILT: ({ voorbeeld, bestandsnaam, regel, byte }) => ({
    melding: `In voorbeeld "${voorbeeld}" is "${bestandsnaam}" anders dan verwacht, vanaf regel ${regel} (byte ${byte}).`,
    regel: VOORBEELDEN,
    oplossing: `Bekijk het verschil (${BIJ_VOORBEELDEN}) en verbeter het formaat of het voorbeeld.`,
  }),
  STEEKPROEF_ZONDER_UITVOER: ({ aantal, vastgehouden }) => ({
    melding: `Van ${aantal} willekeurige verantwoordingen leverde er geen een bestand op; ${vastgehouden} werden vastgehouden om een eigen eis van het formaat.`,
    regel: 'Een steekproef zegt alleen iets over uitvoer die er is. Nu zijn de voorbeelden het enige bewijs.',
    oplossing:
      'Kijk met POST …/steekproeven welke eisen het tegenhouden, en voeg voorbeelden toe die door de selectie komen.',
  }),
  STEEKPROEF_BREEKT: ({ seed, aantal, codes }) => ({
    melding: `Een van ${aantal} willekeurige geldige verantwoordingen ging mis: ${codes}.`,
    regel: 'Een formaat moet elke geldige verantwoording aankunnen, niet alleen de voorbeelden.',
    oplossing: `Vraag met POST …/steekproeven en seed ${seed} de kleinste verantwoording die misgaat, en verbeter het formaat.`,
  }),
};
