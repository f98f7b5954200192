/** The postbus of an ontvanger, in its own hands. */
import { createRoute } from '@hono/zod-openapi';
import type { Api } from '../audience.ts';
import { Bladquery, GeenQuery } from '../page.ts';
import {
  ANTWOORDEN,
  listPostbus,
  MAXIMUM_BYTES,
  pausePostbus,
  restartPostbus,
  showPostbus,
  UITLEG,
} from '../postbus.ts';
import { smallJson } from '../request-body.ts';
import { HervatInvoer, PauzeInvoer } from '../schemas/postbus.ts';

const tags = ['kanaal'];
const path = '/postbus';

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonPostbus',
  tags,
  summary: 'Hoe het staat met het brengen van uw zendingen',
  description: UITLEG.toon,
  request: { query: GeenQuery },
  responses: ANTWOORDEN.toon,
});

const listRoute = createRoute({
  method: 'get',
  path: `${path}/zendingen`,
  operationId: 'toonPostbuszendingen',
  tags,
  summary: 'Wat nog gebracht moet worden, en wat wordt vastgehouden',
  request: { query: Bladquery },
  responses: ANTWOORDEN.zendingen,
});

const pauseRoute = createRoute({
  method: 'post',
  path: `${path}/pauzes`,
  operationId: 'pauzeerPostbus',
  tags,
  summary: 'Even niets laten brengen',
  description: UITLEG.pauzeer,
  middleware: smallJson(MAXIMUM_BYTES),
  request: { query: GeenQuery, body: { required: true, content: { 'application/json': { schema: PauzeInvoer } } } },
  responses: ANTWOORDEN.pauzeer,
});

const restartRoute = createRoute({
  method: 'post',
  path: `${path}/hervattingen`,
  operationId: 'hervatPostbus',
  tags,
  summary: 'Weer laten brengen',
  description: UITLEG.hervat,
  middleware: smallJson(MAXIMUM_BYTES),
  request: { query: GeenQuery, body: { required: true, content: { 'application/json': { schema: HervatInvoer } } } },
  responses: ANTWOORDEN.hervat,
});

export function addPostbus(api: Api): void {
  api.openapi(showRoute, (c) => showPostbus(c, c.var.houder.houdercode));
  api.openapi(listRoute, (c) => listPostbus(c, c.var.houder.houdercode, c.req.valid('query')));
  api.openapi(pauseRoute, (c) => pausePostbus(c, c.var.houder.houdercode, c.req.valid('json').reden));
  api.openapi(restartRoute, (c) => restartPostbus(c, c.var.houder.houdercode, c.req.valid('json').reden));
}
