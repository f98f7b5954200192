import { type Audience, createAudience } from '../audience.ts';
import { addAansluitingen } from './aansluitingen.ts';
import { addAansluitingproeven } from './aansluitingen-proeven.ts';
import { addAuditspoor } from './auditspoor.ts';
import { addBetrokkenen } from './betrokkenen.ts';
import { addBewaring } from './bewaring.ts';
import { addClients } from './clients.ts';
import { addDomeinen } from './domeinen.ts';
import { addFormaten } from './formaten.ts';
import { addProeven } from './formaten-proeven.ts';
import { addVoorbeelden } from './formaten-voorbeelden.ts';
import { addHerleveringen } from './herleveringen.ts';
import { addKanalen } from './kanalen.ts';
import { addKluissleutels } from './kluissleutels.ts';
import { addLeden } from './leden.ts';
import { addOrganisaties } from './organisaties.ts';
import { addPostbussen } from './postbussen.ts';
import { addRegister } from './register.ts';
import { addRegistraties } from './registraties.ts';
import { addSchemas } from './schemas.ts';
import { addSleutels } from './sleutels.ts';
import { addStoringen } from './storingen.ts';
import { addToezicht } from './toezicht.ts';
import { addVerantwoordingen } from './verantwoordingen.ts';
import { addVerwerkingen } from './verwerkingen.ts';
import { addWebhooks } from './webhooks.ts';

export const BEHEER: Audience = {
  naam: 'beheer',
  houdersoort: 'beheerder',
  title: 'Enkelvoud voor beheerders',
  description:
    'Het register, de sleutels, en wat aandacht vraagt. Een beheerder ziet cijfers en bevindingen, nooit de inhoud.',
  tags: [
    { name: 'register', description: 'Gemeenten en regio’s, en documenten registreren.' },
    { name: 'formaten', description: 'Formaten: registreren, proberen, bewijzen, in gebruik nemen.' },
    { name: 'aansluitingen', description: 'Aansluitingen: wie wat vraagt, vanaf wanneer.' },
    { name: 'schemas', description: 'De eigen schema’s van ontvangers, waaraan uitvoer moet voldoen.' },
    { name: 'verantwoordingen', description: 'De balans van een verantwoording.' },
    { name: 'storingen', description: 'Wat wordt vastgehouden of is blijven liggen.' },
    { name: 'kanalen', description: 'Hoe ontvangers hun zendingen krijgen.' },
    { name: 'herleveringen', description: 'Zendingen opnieuw maken: eerst zien, dan precies dat doen.' },
    { name: 'toezicht', description: 'Hoe het met de installatie gaat: cijfers en alarmen.' },
    { name: 'organisaties', description: 'Organisaties en hun mensen.' },
    { name: 'sleutels', description: 'Toegang per organisatie.' },
    {
      name: 'bewaring',
      description: 'Hoe lang gegevens blijven, wat is vernietigd, en met welk geheim zij op slot zitten.',
    },
    { name: 'betrokkenen', description: 'De rechten van één persoon: opzoeken, uitreiken, wissen.' },
    { name: 'logboeken', description: 'Wat er is gedaan, en aan wiens gegevens.' },
  ],
};

export const createBeheerApi = () =>
  createAudience(BEHEER, (api) => {
    addRegister(api);
    addFormaten(api);
    addVoorbeelden(api);
    addProeven(api);
    addAansluitingen(api);
    addAansluitingproeven(api);
    addSchemas(api);
    addRegistraties(api);
    addVerantwoordingen(api);
    addStoringen(api);
    addHerleveringen(api);
    addKanalen(api);
    addPostbussen(api);
    addToezicht(api);
    addOrganisaties(api);
    addDomeinen(api);
    addWebhooks(api);
    addLeden(api);
    addSleutels(api);
    addClients(api);
    addAuditspoor(api);
    addBewaring(api);
    addKluissleutels(api);
    addVerwerkingen(api);
    addBetrokkenen(api);
  });
