import type { Api } from '../audience.ts';
import { addFeed } from '../gebeurtenissen.ts';

export const addGebeurtenissen = (api: Api): void =>
  addFeed(
    api,
    {
      tags: ['gebeurtenissen'],
      summary: 'Wat er in uw postvak gebeurt',
      description:
        'Er komt een zending binnen, of een zending verandert van toestand, in de volgorde waarin het gebeurde.',
    },
    ({ houdercode }) => ({ houdersoort: 'ontvanger', houdercode }),
  );
