/** Machines that come with a signature instead of a key: adding, listing, withdrawing. */
import { createRoute } from '@hono/zod-openapi';
import { tijdstip } from '../../domain/kalender.ts';
import { addClient } from '../../pipeline/clients.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import { ClientBeeld, ClientInvoer, toClientBeeld } from '../schemas/client.ts';
import { Intrekking } from '../schemas/sleutel.ts';

const MAXIMUM_BYTES = 32 * 1024;
const tags = ['sleutels'];

const addRoute = createRoute({
  method: 'post',
  path: '/clients',
  operationId: 'maakClient',
  tags,
  summary: 'Een client toevoegen die met een eigen sleutelpaar bewijst wie hij is',
  description:
    'Met private_key_jwt (NL GOV Assurance profile for OAuth 2.0): stuur alleen de publieke sleutels. Of met de tokens van een uitgever die bij ons is ingesteld.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: ClientInvoer } } },
  },
  responses: { 201: json(ClientBeeld, 'De client, met zijn client_id.'), ...ALTIJD, ...BODYFOUTEN, ...STRIJDIG },
});

const listRoute = createRoute({
  method: 'get',
  path: '/clients',
  operationId: 'toonClients',
  tags,
  summary: 'Alle clients, ook ingetrokken',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(ClientBeeld), 'Een bladzijde clients.'), ...ALTIJD },
});

const revokeRoute = createRoute({
  method: 'post',
  path: '/clients/{id}/intrekkingen',
  operationId: 'trekClientIn',
  tags,
  summary: 'Een client intrekken; ook zijn tokens werken meteen niet meer',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(Intrekking, 'Ingetrokken.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addClients(api: Api): void {
  api.openapi(addRoute, async (c) => {
    const { houdersoort, houdercode, ...invoer } = c.req.valid('json');
    const client = await addClient(c.var.diensten, { ...invoer, houder: { houdersoort, houdercode } });
    if (!client.ok)
      return client.error === 'bestaat'
        ? problem(c, 409, 'Deze uitgever en dit onderwerp horen al bij een andere client.')
        : problem(
            c,
            400,
            'Een van de sleutels is niet te gebruiken. Stuur publieke RSA-sleutels van 2048 bits of meer.',
          );
    addFeiten(c, { id: client.value.id, houdersoort, houdercode });
    return c.json(toClientBeeld(client.value), 201);
  });

  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('sleutels', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const blad = await c.var.diensten.staat.clients.listClients(vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toClientBeeld), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });

  api.openapi(revokeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const ingetrokkenOp = tijdstip(c.var.diensten.klok());
    if (!(await c.var.diensten.staat.clients.trekIn(id, ingetrokkenOp))) return notFound(c);
    return c.json({ id, ingetrokkenOp }, 200);
  });
}
