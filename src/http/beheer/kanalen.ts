/** The channel of any ontvanger, set by a beheerder on its behalf. Secrets are not shown to a beheerder either. */
import { createRoute } from '@hono/zod-openapi';
import { isOntvanger } from '../../pipeline/kanaal-beheer.ts';
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
import { notFound } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { NIET_GEVONDEN } from '../responses.ts';
import { KanaalInvoer, OntvangerPad, toOpgave } from '../schemas/kanaal.ts';

const tags = ['kanalen'];
const path = '/ontvangers/{ontvangercode}/kanaal';

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonKanaalVanOntvanger',
  tags,
  summary: 'Hoe een ontvanger zijn zendingen krijgt',
  request: { params: OntvangerPad, query: GeenQuery },
  responses: { ...ANTWOORDEN.toon, ...NIET_GEVONDEN },
});

const putRoute = createRoute({
  method: 'put',
  path,
  operationId: 'bewaarKanaalVanOntvanger',
  tags,
  summary: 'Kiezen hoe een ontvanger zijn zendingen krijgt',
  description: UITLEG.bewaar,
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: OntvangerPad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: KanaalInvoer } } },
  },
  responses: { ...ANTWOORDEN.bewaar, ...NIET_GEVONDEN },
});

const deleteRoute = createRoute({
  method: 'delete',
  path,
  operationId: 'verwijderKanaalVanOntvanger',
  tags,
  summary: 'Een ontvanger terugzetten op alleen het postvak',
  description: UITLEG.verwijder,
  request: { params: OntvangerPad, query: GeenQuery, headers: Voorwaardeheaders },
  responses: { ...ANTWOORDEN.verwijder, ...NIET_GEVONDEN },
});

const versionsRoute = createRoute({
  method: 'get',
  path: `${path}/versies`,
  operationId: 'toonKanaalversiesVanOntvanger',
  tags,
  summary: 'Wat er eerder was ingesteld, en door wie',
  request: { params: OntvangerPad, query: GeenQuery },
  responses: { ...ANTWOORDEN.versies, ...NIET_GEVONDEN },
});

const testRoute = createRoute({
  method: 'post',
  path: `${path}/proeven`,
  operationId: 'beproefKanaalVanOntvanger',
  tags,
  summary: 'Het kanaal van een ontvanger beproeven en in gebruik nemen',
  description: UITLEG.beproef,
  request: { params: OntvangerPad, query: GeenQuery },
  responses: { ...ANTWOORDEN.beproef, ...NIET_GEVONDEN },
});

const releaseRoute = createRoute({
  method: 'post',
  path: `${path}/vrijgaven`,
  operationId: 'geefKanaalVrijVanOntvanger',
  tags,
  summary: 'Een beproefd kanaal van een ontvanger in gebruik nemen, als tweede persoon',
  description: UITLEG.vrijgave,
  request: { params: OntvangerPad, query: GeenQuery, headers: Voorwaardeheaders },
  responses: { ...ANTWOORDEN.vrijgave, ...NIET_GEVONDEN },
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

export function addKanalen(api: Api): void {
  api.openapi(showRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode)) ? showKanaal(c, ontvangercode) : notFound(c);
  });
  api.openapi(putRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    if (!(await isOntvanger(c.var.diensten, ontvangercode))) return notFound(c);
    return saveKanaal(c, ontvangercode, toOpgave(c.req.valid('json')));
  });
  api.openapi(deleteRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode)) ? removeKanaal(c, ontvangercode) : notFound(c);
  });
  api.openapi(versionsRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode)) ? listVersies(c, ontvangercode) : notFound(c);
  });
  api.openapi(testRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode)) ? tryKanaal(c, ontvangercode) : notFound(c);
  });
  api.openapi(releaseRoute, async (c) => {
    const { ontvangercode } = c.req.valid('param');
    return (await isOntvanger(c.var.diensten, ontvangercode)) ? approveKanaal(c, ontvangercode) : notFound(c);
  });
  api.openapi(kindsRoute, showSoorten);
}
