/** The postvak of an ontvanger. */
import { createRoute } from '@hono/zod-openapi';
import type { Api } from '../audience.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { ALTIJD, json, NIET_GEVONDEN } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import { PostvakZending, toPostvakZending } from '../schemas/zending.ts';
import { findDelivered } from './own-zending.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/zendingen',
  operationId: 'toonPostvak',
  tags: ['zendingen'],
  summary: 'Uw postvak: eerst wat u nog niet als ontvangen hebt gemeld',
  description:
    'Daarbinnen in volgorde van binnenkomst. Meld een zending als ontvangen met een retourbericht; het ophalen van een bestand ' +
    'verandert niets.',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(PostvakZending), 'Een bladzijde zendingen.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}',
  operationId: 'toonZending',
  tags: ['zendingen'],
  summary: 'Eén zending',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(PostvakZending, 'De zending.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addZendingen(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('zendingen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const { diensten, houder } = c.var;
    const blad = await diensten.staat.zendingen.listPostvak(houder.houdercode, vraag.value);
    return c.json(
      {
        resultaten: blad.rijen.map(toPostvakZending).filter((zending) => zending !== undefined),
        ...volgende(c.req.path, vraag.value.aantal, blad.volgende),
      },
      200,
    );
  });

  api.openapi(showRoute, async (c) => {
    const rij = await findDelivered(c.var, c.req.valid('param').id);
    const beeld = rij === undefined ? undefined : toPostvakZending(rij);
    return beeld === undefined ? notFound(c) : c.json(beeld, 200);
  });
}
