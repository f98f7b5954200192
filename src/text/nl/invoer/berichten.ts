/** Sentences on a submission of 323 messages. */
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
};
