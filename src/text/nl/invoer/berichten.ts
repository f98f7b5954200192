/** Sentences on a submission of 323, 305 and 307 messages. */
import type { BevindingenBerichten } from '../../../domain/bevindingen/invoer/berichten.ts';
import { datumTekst } from '../../notatie.ts';
import type { Zinnen } from '../../zin.ts';

export const zinnenBerichten: Zinnen<BevindingenBerichten> = {
  BERICHTEN_ANDERE_PERIODE: (p) => ({
    melding: `Dit bericht gaat over een andere maand dan het eerste bericht (${datumTekst(p.begindatum)} tot en met ${datumTekst(p.einddatum)}).`,
    regel: 'Eén verantwoording gaat over één declaratieperiode (CS340).',
    oplossing: 'Dien de berichten van iedere maand apart in.',
  }),
  BERICHTEN_ANDERE_AANBIEDER: () => ({
    melding: 'Dit bericht is van een andere aanbieder dan het eerste bericht.',
    regel: 'Eén verantwoording is van één aanbieder, met één AGB-code.',
    oplossing: 'Dien de berichten van iedere aanbieder apart in, met de eigen sleutel.',
  }),
  BERICHT_DUBBEL: () => ({
    melding: 'Dit bericht heeft hetzelfde berichtnummer als een eerder bericht in deze inzending.',
    regel: 'De identificatie van een bericht is uniek (TR056).',
    oplossing: 'Zit hetzelfde bestand er twee keer bij? Haal er één weg.',
  }),
  TR101: () => ({
    melding: 'Deze cliënt komt twee keer voor in hetzelfde bericht.',
    regel: 'Een BSN komt één keer voor in een bericht, met alle prestaties daaronder (TR101).',
    oplossing: 'Laat uw software het bericht opnieuw maken, met alle prestaties van een cliënt bij elkaar.',
  }),
  BERICHTNUMMERS_VERVALLEN: (p) => ({
    melding: `Voor gemeente ${p.gemeentecode} zijn er meer berichten. De regels zijn samengevoegd en krijgen nieuwe berichtnummers.`,
    regel: 'Wij maken per gemeente en wet zelf zo weinig mogelijk berichten (OP179: ten hoogste 25 MB per bericht).',
    oplossing: 'U hoeft niets te doen. In het ontvangstbewijs ziet u de nieuwe nummers.',
  }),
  BERICHT_VAN_GEMEENTE: (p) => ({
    melding: `Dit is een ${p.bericht}: het antwoord van een gemeente op een declaratie. Het hoort niet in een inzending van een aanbieder.`,
    regel:
      'Een aanbieder dient 323, 305 en 307 in; de gemeente levert haar 325 zelf aan (/gemeente/v1/retourberichten).',
    oplossing:
      'Haal dit bestand uit de inzending. Is het een antwoord op een declaratie die niet via ons ging? Stuur het dan naar /aanbieder/v1/historie.',
  }),
  STARTSTOP_ZONDER_TOEWIJZING: () => ({
    melding: 'In dit start- of stopbericht ontbreekt het ToewijzingNummer. Daarmee horen start en stop bij elkaar.',
    regel: 'Eén traject is de start (305) en de stop (307) van één toewijzing.',
    oplossing: 'Vul het ToewijzingNummer in, of zet dit traject op het blad Trajecten van het invulsjabloon.',
  }),
  STARTSTOP_DUBBEL: () => ({
    melding: 'Deze start of stop is al eerder gemeld, en dit is weer een eerste aanlevering.',
    regel: 'Een wijziging heeft StatusAanlevering 2, een eerste aanlevering 1.',
    oplossing: 'Haal het dubbele bericht weg, of geef het StatusAanlevering 2.',
  }),
  STARTSTOP_ANDER_PRODUCT: () => ({
    melding: 'De start (305) en de stop (307) van deze toewijzing noemen een ander product.',
    regel: 'Een toewijzing is van één product.',
    oplossing: 'Zoek uit welk product klopt en verbeter het andere bericht.',
  }),
  STARTSTOP_NIETS_VERWIJDERD: () => ({
    melding: 'Dit bericht haalt een start of stop weg die niet in deze inzending zit.',
    regel: 'StatusAanlevering 3 haalt een eerdere start of stop weg.',
    oplossing: 'U hoeft niets te doen als die start of stop ook niet mee hoort te doen.',
  }),
  STARTSTOP_START_VERWIJDERD: () => ({
    melding: 'De start van dit traject is weggehaald, maar de stop staat er nog.',
    regel: 'Zonder start is er geen traject (StatusAanlevering 3).',
    oplossing: 'Haal ook de stop weg, of stuur de goede start mee.',
  }),
  STARTSTOP_OVERLAP: () => ({
    melding: 'Dit traject begint voordat het vorige traject van dezelfde toewijzing is gestopt.',
    regel: 'Van één toewijzing loopt er één traject tegelijk.',
    oplossing: 'Stuur het stopbericht (307) van het vorige traject mee, of verbeter de Begindatum.',
  }),
  STARTSTOP_GEBOORTEDATUM_ONBEKEND: () => ({
    melding: 'Van deze cliënt is alleen het geboortejaar bekend, of niets. De geboortedatum nemen wij niet over.',
    regel: 'De standaard kent een hele geboortedatum, of een met dag 00 (DatumGebruik 1).',
    oplossing: 'Weet u maand en jaar? Vul die in en zet DatumGebruik op 1.',
  }),
  STARTSTOP_TE_WEINIG: () => ({
    melding:
      'In start- en stopberichten staan niet alle gegevens voor de beleidsinformatie: verwijzer, hulpvorm, begin met crisis en de reden van beëindiging van het CBS ontbreken.',
    regel: 'Informatieprotocol Beleidsinformatie Jeugd (CBS) versie 7.',
    oplossing: 'Zet trajecten voor de Jeugdwet op het blad Trajecten van het invulsjabloon.',
  }),
  STARTSTOP_TE_VEEL: (p) => ({
    melding: `In deze inzending staan meer dan ${p.maximum} starts en stops.`,
    regel: 'Start- en stopberichten lezen wij samen in één keer.',
    oplossing: 'Zet de trajecten in een CSV-bestand, NDJSON-bestand of invulsjabloon: daar is plaats voor meer.',
  }),
};
