/** Making zendingen again, in two steps: see what it would do, then have exactly that done. */
import { createRoute } from '@hono/zod-openapi';
import { executeHerlevering, previewHerlevering } from '../../pipeline/herlevering.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, created, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import {
  HerleveringBeeld,
  HerleveringInvoer,
  toHerleveringBeeld,
  toSelectie,
  UitvoeringInvoer,
} from '../schemas/herlevering.ts';

const tags = ['herleveringen'];
const MAXIMUM_BYTES = 16 * 1024;

const previewRoute = createRoute({
  method: 'post',
  path: '/herleveringen',
  operationId: 'bereidHerleveringVoor',
  tags,
  summary: 'Zien wat er bij opnieuw bezorgen zou gebeuren',
  description:
    'Maakt de gekozen zendingen opnieuw en vergelijkt ze met wat de ontvanger heeft. Er wordt niets verstuurd, en u ziet geen inhoud. ' +
    'Wat de ontvanger precies zo al heeft, gaat nooit nog eens.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: HerleveringInvoer } } },
  },
  responses: {
    201: created(HerleveringBeeld, 'Wat er zou gebeuren.'),
    ...ALTIJD,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/herleveringen',
  operationId: 'toonHerleveringen',
  tags,
  summary: 'Alle herleveringen, de nieuwste eerst: wie wat bekeek en uitvoerde',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(HerleveringBeeld), 'Een bladzijde herleveringen.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path: '/herleveringen/{id}',
  operationId: 'toonHerlevering',
  tags,
  summary: 'Eén herlevering',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(HerleveringBeeld, 'De herlevering.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const executeRoute = createRoute({
  method: 'post',
  path: '/herleveringen/{id}/uitvoeringen',
  operationId: 'voerHerleveringUit',
  tags,
  summary: 'Precies doen wat is getoond',
  description: 'Is er intussen iets veranderd, dan gebeurt er niets. Nog eens uitvoeren verandert niets.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: UitvoeringInvoer } } },
  },
  responses: {
    200: json(HerleveringBeeld, 'Dit was al uitgevoerd.'),
    201: json(HerleveringBeeld, 'Uitgevoerd: de zendingen worden gemaakt en bezorgd.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

export function addHerleveringen(api: Api): void {
  api.openapi(previewRoute, async (c) => {
    const { diensten, houder } = c.var;
    const selectie = toSelectie(c.req.valid('json').selectie);
    const rij = await previewHerlevering(diensten, selectie, houder.houdercode);
    if (rij === undefined) return problem(c, 409, 'Deze versie van het formaat bestaat niet, of is niet in gebruik.');
    return c.json(toHerleveringBeeld(rij), 201, { Location: `/beheer/v1/herleveringen/${rij.id}` });
  });

  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('herleveringen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const blad = await c.var.diensten.staat.herlevering.listHerleveringen(vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toHerleveringBeeld), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });

  api.openapi(showRoute, async (c) => {
    const rij = await c.var.diensten.staat.herlevering.findHerlevering(c.req.valid('param').id);
    return rij === undefined ? notFound(c) : c.json(toHerleveringBeeld(rij), 200);
  });

  api.openapi(executeRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { sha256 } = c.req.valid('json');
    addFeiten(c, { sha256 });
    const uitkomst = await executeHerlevering(diensten, c.req.valid('param').id, sha256, houder.houdercode);
    if (uitkomst === undefined) return notFound(c);
    if (uitkomst.soort === 'anders')
      return problem(c, 409, 'Dit is niet meer wat is getoond. Vraag een nieuwe herlevering aan en bekijk die eerst.');
    return c.json(toHerleveringBeeld(uitkomst.herlevering), uitkomst.nieuw ? 201 : 200);
  });
}
