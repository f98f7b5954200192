/** The keys that lock the secrets of channels. */
import { createRoute } from '@hono/zod-openapi';
import { kluisstand, rewrapKluis } from '../../pipeline/kluis-omwikkelen.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { ALTIJD, json } from '../responses.ts';
import { KluissleutelsBeeld, OmwikkelingBeeld } from '../schemas/bewaring.ts';

const tags = ['bewaring'];

/** Locked anew with one request. */
const PER_KEER = 200;

const listRoute = createRoute({
  method: 'get',
  path: '/kluissleutels',
  operationId: 'toonKluissleutels',
  tags,
  summary: 'Met welke versie van de kluissleutel de geheimen van kanalen op slot zitten',
  description:
    'Elke versie die wij hebben, de oudste eerst. Versie 0 is het geheim KLUISSLEUTEL van voor er versies waren. Staat een oude versie op 0 ' +
    'kanalen, dan mag zij uit het geheim.',
  request: { query: GeenQuery },
  responses: { 200: json(KluissleutelsBeeld, 'De versies, en wat met geen daarvan opengaat.'), ...ALTIJD },
});

const rewrapRoute = createRoute({
  method: 'post',
  path: '/kluissleutels/omwikkelingen',
  operationId: 'omwikkelKluis',
  tags,
  summary: 'Nu alle geheimen van kanalen op slot doen met de nieuwste versie',
  description: 'Gaat ook vanzelf, elke nacht. Aan de kanalen verandert niets; niemand hoeft iets opnieuw in te vullen.',
  request: { query: GeenQuery },
  responses: { 200: json(OmwikkelingBeeld, 'Hoeveel er zijn omgewikkeld.'), ...ALTIJD },
});

export function addKluissleutels(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { versies, onleesbaar } = await kluisstand(c.var.diensten);
    return c.json({ resultaten: [...versies], onleesbaar }, 200);
  });

  api.openapi(rewrapRoute, async (c) => c.json(await rewrapKluis(c.var.diensten, PER_KEER), 200));
}
