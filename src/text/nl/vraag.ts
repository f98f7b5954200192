import type { BevindingenVraag } from '../../domain/bevindingen/vraag.ts';
import { getalTekst } from '../notatie.ts';
import type { Zinnen } from '../zin.ts';

const REGEL = 'Vragen bij een zending.';

export const zinnenVraag: Zinnen<BevindingenVraag> = {
  VRAAG_LEEG: () => ({
    melding: 'Er staat niets in uw bericht.',
    regel: REGEL,
    oplossing: 'Schrijf uw vraag of antwoord, en verstuur daarna.',
  }),
  VRAAG_TE_LANG: ({ maximum }) => ({
    melding: `Uw bericht is te lang. Het mag hoogstens ${getalTekst(maximum)} tekens zijn.`,
    regel: REGEL,
    oplossing: 'Maak het korter, of verdeel het over twee berichten.',
  }),
  VRAAG_MET_BSN: () => ({
    melding: 'In uw bericht staat een burgerservicenummer, of een getal dat er een kan zijn.',
    regel: 'Een bericht bevat geen persoonsgegevens (Avg artikel 5 lid 1 onder c; Wabb artikel 11).',
    oplossing: 'Haal het nummer weg. Noem het referentienummer van de regel: daarmee vindt de ander hem ook.',
  }),
  VRAAG_TE_VEEL: ({ maximum }) => ({
    melding: `Bij een zending kunnen hoogstens ${getalTekst(maximum)} berichten staan. Dat aantal is bereikt.`,
    regel: REGEL,
    oplossing: 'Bel of mail elkaar, of stel uw vraag bij een andere zending.',
  }),
};
