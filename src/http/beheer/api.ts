import { type Audience, createAudience } from '../audience.ts';
import { addRegister } from './register.ts';
import { addRegistraties } from './registraties.ts';
import { addSleutels } from './sleutels.ts';
import { addStoringen } from './storingen.ts';
import { addVerantwoordingen } from './verantwoordingen.ts';

export const BEHEER: Audience = {
  naam: 'beheer',
  houdersoort: 'beheerder',
  title: 'Enkelvoud voor beheerders',
  description:
    'Het register, de sleutels, en wat aandacht vraagt. Een beheerder ziet cijfers en bevindingen, nooit de inhoud.',
  tags: [
    { name: 'register', description: 'Gemeenten, regio’s, formaten en aansluitingen.' },
    { name: 'verantwoordingen', description: 'De balans van een verantwoording.' },
    { name: 'storingen', description: 'Wat wordt vastgehouden of is blijven liggen.' },
    { name: 'sleutels', description: 'Toegang per organisatie.' },
  ],
};

export const createBeheerApi = () =>
  createAudience(BEHEER, (api) => {
    addRegister(api);
    addRegistraties(api);
    addVerantwoordingen(api);
    addStoringen(api);
    addSleutels(api);
  });
