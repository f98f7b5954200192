import { addAntwoordtermijnen } from '../antwoordtermijnen.ts';
import { type Audience, createAudience } from '../audience.ts';
import { addTermijnen } from '../termijnen.ts';
import { addVragen } from '../vragen.ts';
import { addArchieven } from './archieven.ts';
import { addBestand } from './bestand.ts';
import { addDocumenten } from './documenten.ts';
import { addGebeurtenissen } from './gebeurtenissen.ts';
import { addKanaal } from './kanaal.ts';
import { addPostbus } from './postbus.ts';
import { addRetourberichten } from './retourberichten.ts';
import { addRetourberichten325 } from './retourberichten-325.ts';
import { addZendingen } from './zendingen.ts';

export const GEMEENTE: Audience = {
  naam: 'gemeente',
  houdersoort: 'ontvanger',
  title: 'Enkelvoud voor gemeenten en andere ontvangers',
  description:
    'Haal op wat aanbieders aan u verantwoorden, in uw eigen formaat, en antwoord erop. Wat u niet als ontvangen hebt gemeld staat ' +
    'vooraan in uw postvak.',
  tags: [
    { name: 'zendingen', description: 'Uw postvak.' },
    { name: 'retourberichten', description: 'Uw antwoord aan de aanbieder.' },
    { name: 'vragen', description: 'Vragen en antwoorden over één zending, tussen ontvanger en aanbieder.' },
    { name: 'gebeurtenissen', description: 'Horen wat er gebeurt, zonder steeds alles te vragen.' },
    { name: 'kanaal', description: 'Hoe u uw zendingen krijgt: zelf ophalen, of laten brengen.' },
  ],
};

export const createGemeenteApi = () =>
  createAudience(GEMEENTE, (api) => {
    addZendingen(api);
    addBestand(api);
    addDocumenten(api);
    addArchieven(api);
    addRetourberichten(api);
    addGebeurtenissen(api);
    addRetourberichten325(api);
    addAntwoordtermijnen(api, ({ houdercode }) => ({ ontvangercode: houdercode }), 'Wat u nog moet beantwoorden');
    addKanaal(api);
    addPostbus(api);
    addVragen(api, 'ontvanger');
    addTermijnen(api, 'zendingen', ({ houdercode }) => ({ ontvangercode: houdercode }));
  });
