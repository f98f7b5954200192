import { addAntwoordtermijnen } from '../antwoordtermijnen.ts';
import { type Audience, createAudience } from '../audience.ts';
import { addTermijnen } from '../termijnen.ts';
import { addVragen } from '../vragen.ts';
import { addDossier } from './dossier.ts';
import { addDossierInhoud } from './dossier-inhoud.ts';
import { addGebeurtenissen } from './gebeurtenissen.ts';
import { addIntrekkingen } from './intrekkingen.ts';
import { addInvoermappings } from './invoermappings.ts';
import { addInvulsjabloon } from './invulsjabloon.ts';
import { addOntvangstbewijs } from './ontvangstbewijs.ts';
import { addProefverwerkingen } from './proefverwerkingen.ts';
import { addRegels } from './regels.ts';
import { addUitleg } from './uitleg.ts';
import { addUploads } from './uploads.ts';
import { addVerantwoording } from './verantwoording.ts';
import { addVerantwoordingen } from './verantwoordingen.ts';
import { addVoorgevuld } from './voorgevuld.ts';
import { addWebhook } from './webhook.ts';

export const AANBIEDER: Audience = {
  naam: 'aanbieder',
  houdersoort: 'aanbieder',
  title: 'Enkelvoud voor aanbieders',
  description:
    'Eenmaal verantwoorden; elke gemeente ontvangt het in haar eigen formaat. Dien één standaardverantwoording in en volg wat er ' +
    'per ontvanger mee gebeurt.',
  tags: [
    { name: 'verantwoordingen', description: 'Indienen en volgen.' },
    { name: 'vragen', description: 'Vragen en antwoorden over één zending, tussen ontvanger en aanbieder.' },
    { name: 'gebeurtenissen', description: 'Horen wat er gebeurt, zonder steeds alles te vragen.' },
    { name: 'retourberichten', description: 'De antwoorden van ontvangers.' },
    { name: 'proefverwerkingen', description: 'Eerst proberen, zonder dat er iets wordt bewaard.' },
    { name: 'invoer', description: 'Aanleveren met wat u al hebt: een werkmap of uw eigen bestand.' },
    { name: 'voorgevuld', description: 'Wat wij al van een jaar weten, zodat u het niet opnieuw hoeft op te geven.' },
    {
      name: 'dossier',
      description: 'Documenten en verklaringen die u één keer geeft, voor elke ontvanger die erom vraagt.',
    },
    { name: 'uploads', description: 'Een groot bestand in delen sturen, en verdergaan waar het afbrak.' },
  ],
};

export const createAanbiederApi = () =>
  createAudience(AANBIEDER, (api) => {
    addVerantwoordingen(api);
    addVerantwoording(api);
    addIntrekkingen(api);
    addOntvangstbewijs(api);
    addRegels(api);
    addUitleg(api);
    addAntwoordtermijnen(
      api,
      ({ houdercode }) => ({ agbcode: houdercode }),
      'Welke ontvangers u nog antwoord schuldig zijn',
    );
    addGebeurtenissen(api);
    addWebhook(api);
    addProefverwerkingen(api);
    addInvulsjabloon(api);
    addInvoermappings(api);
    addUploads(api);
    addVoorgevuld(api);
    addDossier(api);
    addDossierInhoud(api);
    addVragen(api, 'aanbieder');
    addTermijnen(api, 'verantwoordingen', ({ houdercode }) => ({ agbcode: houdercode }));
  });
