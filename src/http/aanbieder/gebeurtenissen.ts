import type { Api } from '../audience.ts';
import { addFeed } from '../gebeurtenissen.ts';

export const addGebeurtenissen = (api: Api): void =>
  addFeed(
    api,
    {
      tags: ['gebeurtenissen'],
      summary: 'Wat er met uw verantwoordingen en hun zendingen gebeurt',
      description:
        'Voor elke zending: bezorgd, bevestigd, geaccepteerd, afgewezen of vastgehouden, in de volgorde waarin het gebeurde.',
    },
    ({ houdercode }) => ({ houdersoort: 'aanbieder', houdercode }),
  );
