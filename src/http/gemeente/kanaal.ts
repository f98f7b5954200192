/** The channel of an ontvanger, set by itself. */
import { createRoute } from '@hono/zod-openapi';
import type { Api } from '../audience.ts';
import {
  ANTWOORDEN,
  approveKanaal,
  listVersies,
  MAXIMUM_BYTES,
  removeKanaal,
  saveKanaal,
  showKanaal,
  showSoorten,
  tryKanaal,
  UITLEG,
} from '../kanaal.ts';
import { GeenQuery } from '../page.ts';
import { Voorwaardeheaders } from '../precondition.ts';
import { smallJson } from '../request-body.ts';
import { KanaalInvoer, toOpgave } from '../schemas/kanaal.ts';

const tags = ['kanaal'];
const path = '/kanaal';

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonKanaal',
  tags,
  summary: 'Hoe u uw zendingen krijgt',
  request: { query: GeenQuery },
  responses: ANTWOORDEN.toon,
});

const putRoute = createRoute({
  method: 'put',
  path,
  operationId: 'bewaarKanaal',
  tags,
  summary: 'Kiezen hoe u uw zendingen krijgt',
  description: UITLEG.bewaar,
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: KanaalInvoer } } },
  },
  responses: ANTWOORDEN.bewaar,
});

const deleteRoute = createRoute({
  method: 'delete',
  path,
  operationId: 'verwijderKanaal',
  tags,
  summary: 'Terug naar alleen het postvak',
  description: UITLEG.verwijder,
  request: { query: GeenQuery, headers: Voorwaardeheaders },
  responses: ANTWOORDEN.verwijder,
});

const versionsRoute = createRoute({
  method: 'get',
  path: `${path}/versies`,
  operationId: 'toonKanaalversies',
  tags,
  summary: 'Wat er eerder was ingesteld, en door wie',
  request: { query: GeenQuery },
  responses: ANTWOORDEN.versies,
});

const testRoute = createRoute({
  method: 'post',
  path: `${path}/proeven`,
  operationId: 'beproefKanaal',
  tags,
  summary: 'Het kanaal beproeven en in gebruik nemen',
  description: UITLEG.beproef,
  request: { query: GeenQuery },
  responses: ANTWOORDEN.beproef,
});

const releaseRoute = createRoute({
  method: 'post',
  path: `${path}/vrijgaven`,
  operationId: 'geefKanaalVrij',
  tags,
  summary: 'Een beproefd kanaal in gebruik nemen, als tweede persoon',
  description: UITLEG.vrijgave,
  request: { query: GeenQuery, headers: Voorwaardeheaders },
  responses: ANTWOORDEN.vrijgave,
});

const kindsRoute = createRoute({
  method: 'get',
  path: '/kanaalsoorten',
  operationId: 'toonKanaalsoorten',
  tags,
  summary: 'Welke soorten kanalen er zijn',
  request: { query: GeenQuery },
  responses: ANTWOORDEN.soorten,
});

export function addKanaal(api: Api): void {
  api.openapi(showRoute, (c) => showKanaal(c, c.var.houder.houdercode));
  api.openapi(putRoute, (c) => saveKanaal(c, c.var.houder.houdercode, toOpgave(c.req.valid('json'))));
  api.openapi(deleteRoute, (c) => removeKanaal(c, c.var.houder.houdercode));
  api.openapi(versionsRoute, (c) => listVersies(c, c.var.houder.houdercode));
  api.openapi(testRoute, (c) => tryKanaal(c, c.var.houder.houdercode));
  api.openapi(releaseRoute, (c) => approveKanaal(c, c.var.houder.houdercode));
  api.openapi(kindsRoute, showSoorten);
}
