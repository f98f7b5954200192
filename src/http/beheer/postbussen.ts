/** The postbus of any ontvanger, and the list of those that need somebody. */
import { createRoute } from '@hono/zod-openapi';
import { isOntvanger } from '../../pipeline/kanaal-beheer.ts';
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
import { notFound } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, json, NIET_GEVONDEN } from '../responses.ts';
import { lijstVan } from '../schemas/algemeen.ts';
import { OntvangerPad } from '../schemas/kanaal.ts';
import { HervatInvoer, PauzeInvoer, PostbusStoring, toPostbusStoring } from '../schemas/postbus.ts';

const path = '/ontvangers/{ontvangercode}/postbus';

const troubleRoute = createRoute({
  method: 'get',
  path: '/postbusstoringen',
  operationId: 'toonPostbusstoringen',
  tags: ['storingen'],
  summary: 'Ontvangers bij wie niets of weinig gebracht kan worden',
  description: 'Gepauzeerd, gestopt, uitgezet na een lange storing, of met een open zekering.',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(PostbusStoring), 'Op volgorde van code.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonPostbusVanOntvanger',
  tags: ['kanalen'],
  summary: 'Hoe het staat met het brengen van de zendingen van een ontvanger',
  description: UITLEG.toon,
  request: { params: OntvangerPad, query: GeenQuery },
  responses: { ...ANTWOORDEN.toon, ...NIET_GEVONDEN },
});

const listRoute = createRoute({
  method: 'get',
  path: `${path}/zendingen`,
  operationId: 'toonPostbuszendingenVanOntvanger',
  tags: ['kanalen'],
  summary: 'Wat nog gebracht moet worden, en wat wordt vastgehouden',
  request: { params: OntvangerPad, query: Bladquery },
  responses: { ...ANTWOORDEN.zendingen, ...NIET_GEVONDEN },
});

const pauseRoute = createRoute({
  method: 'post',
  path: `${path}/pauzes`,
  operationId: 'pauzeerPostbusVanOntvanger',
  tags: ['kanalen'],
  summary: 'Een ontvanger even niets brengen',
  description: UITLEG.pauzeer,
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: OntvangerPad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: PauzeInvoer } } },
  },
  responses: { ...ANTWOORDEN.pauzeer, ...NIET_GEVONDEN },
});

const restartRoute = createRoute({
  method: 'post',
  path: `${path}/hervattingen`,
  operationId: 'hervatPostbusVanOntvanger',
  tags: ['kanalen'],
  summary: 'Een ontvanger weer alles brengen',
  description: UITLEG.hervat,
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: OntvangerPad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: HervatInvoer } } },
  },
  responses: { ...ANTWOORDEN.hervat, ...NIET_GEVONDEN },
});

export function addPostbussen(api: Api): void {
  api.openapi(troubleRoute, async (c) => {
    const rijen = await c.var.diensten.staat.bezorging.listPostbusstoringen();
    return c.json({ resultaten: rijen.map(toPostbusStoring) }, 200);
  });

  api.openapi(showRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode)) ? showPostbus(c, ontvangercode) : notFound(c);
  });

  api.openapi(listRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode))
      ? listPostbus(c, ontvangercode, c.req.valid('query'))
      : notFound(c);
  });

  api.openapi(pauseRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode))
      ? pausePostbus(c, ontvangercode, c.req.valid('json').reden)
      : notFound(c);
  });

  api.openapi(restartRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode))
      ? restartPostbus(c, ontvangercode, c.req.valid('json').reden)
      : notFound(c);
  });
}
