/** Questions about a zending, the same for its ontvanger and its aanbieder: the list of threads, one thread, writing, reading, closing. */
import { createRoute } from '@hono/zod-openapi';
import { unreachable } from '../domain/result.ts';
import type { Vraagkant } from '../domain/vraag.ts';
import {
  closeGesprek,
  listGesprekken,
  listVraagberichten,
  readGesprek,
  sendVraag,
  type Vraagdeelnemer,
} from '../pipeline/vragen.ts';
import type { Api } from './audience.ts';
import type { HttpContext } from './omgeving.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from './page.ts';
import { notFound, problem, refused, toLijst } from './problem.ts';
import { smallJson } from './request-body.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN, STRIJDIG } from './responses.ts';
import { bladVan, IdPad } from './schemas/algemeen.ts';
import { GesprekBeeld, toGesprekBeeld, toVraagBeeld, VraagBeeld, VraagInvoer } from './schemas/vraag.ts';

const MAXIMUM_BYTES = 32 * 1024;
const tags = ['vragen'];

const listRoute = createRoute({
  method: 'get',
  path: '/vragen',
  operationId: 'toonGesprekken',
  tags,
  summary: 'Uw gesprekken',
  description: 'Per zending waarover is geschreven één gesprek. Waarin het laatst is geschreven, staat vooraan.',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(GesprekBeeld), 'Een bladzijde.'), ...ALTIJD },
});

const readRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/vragen',
  operationId: 'toonVragen',
  tags,
  summary: 'De berichten over een zending',
  description: 'Het nieuwste bericht staat vooraan. Lezen verandert niets: meld zelf dat u het las (`leesmeldingen`).',
  request: { params: IdPad, query: Bladquery },
  responses: { 200: json(bladVan(VraagBeeld), 'Een bladzijde.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const writeRoute = createRoute({
  method: 'post',
  path: '/zendingen/{id}/vragen',
  operationId: 'stelVraag',
  tags,
  summary: 'Iets vragen of antwoorden over een zending',
  description:
    'Alleen u en de ander lezen dit. De ander ziet het bij zijn vragen, en hoort het als gebeurtenis. Was het gesprek afgesloten, dan ' +
    'is het weer open. Stuurt u hetzelfde twee keer, dan staat het er twee keer.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: VraagInvoer } } },
  },
  responses: { 201: json(VraagBeeld, 'Verstuurd.'), ...ALTIJD, ...NIET_GEVONDEN, ...BODYFOUTEN },
});

const seenRoute = createRoute({
  method: 'post',
  path: '/zendingen/{id}/vragen/leesmeldingen',
  operationId: 'meldVragenGelezen',
  tags,
  summary: 'Melden dat u alles hebt gelezen',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(GesprekBeeld, 'U hebt alles gelezen.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const closeRoute = createRoute({
  method: 'post',
  path: '/zendingen/{id}/vragen/afsluitingen',
  operationId: 'sluitGesprek',
  tags,
  summary: 'Een gesprek afsluiten',
  description:
    'Beide kanten kunnen dat. Het gesprek blijft te lezen. Een nieuw bericht opent het weer. Staat er iets dat u nog niet als gelezen ' +
    'hebt gemeld, dan sluit het niet.',
  request: { params: IdPad, query: GeenQuery },
  responses: {
    200: json(GesprekBeeld, 'Het was al afgesloten.'),
    201: json(GesprekBeeld, 'Afgesloten.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
  },
});

/** @param kant which side the holders of keys of this API are on */
export function addVragen(api: Api, kant: Vraagkant): void {
  const van = (c: HttpContext): Vraagdeelnemer => ({ kant, code: c.var.houder.houdercode });

  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('vragen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const blad = await listGesprekken(c.var.diensten, van(c), vraag.value);
    return c.json(
      {
        resultaten: blad.rijen.map((gesprek) => toGesprekBeeld(kant, gesprek)),
        ...volgende(c.req.path, vraag.value.aantal, blad.volgende),
      },
      200,
    );
  });

  api.openapi(readRoute, async (c) => {
    const vraag = readBladvraag('vragen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const blad = await listVraagberichten(c.var.diensten, van(c), c.req.valid('param').id, vraag.value);
    if (blad === undefined) return notFound(c);
    return c.json(
      { resultaten: blad.rijen.map(toVraagBeeld), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });

  api.openapi(writeRoute, async (c) => {
    const { tekst } = c.req.valid('json');
    const uitkomst = await sendVraag(c.var.diensten, van(c), c.req.valid('param').id, tekst);
    switch (uitkomst.soort) {
      case 'gestuurd':
        return c.json(toVraagBeeld(uitkomst.bericht), 201);
      case 'niet-gevonden':
        return notFound(c);
      case 'geweigerd':
        return refused(c, 400, 'Het bericht', toLijst(uitkomst.bevindingen));
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(seenRoute, async (c) => {
    const gesprek = await readGesprek(c.var.diensten, van(c), c.req.valid('param').id);
    return gesprek === undefined ? notFound(c) : c.json(toGesprekBeeld(kant, gesprek), 200);
  });

  api.openapi(closeRoute, async (c) => {
    const uitkomst = await closeGesprek(c.var.diensten, van(c), c.req.valid('param').id);
    switch (uitkomst.soort) {
      case 'afgesloten':
        return c.json(toGesprekBeeld(kant, uitkomst.gesprek), uitkomst.nieuw ? 201 : 200);
      case 'niet-gevonden':
        return notFound(c);
      case 'ongelezen':
        return problem(
          c,
          409,
          'Er staat een bericht dat u nog niet hebt gelezen. Lees het, meld dat, en sluit dan af.',
        );
      default:
        return unreachable(uitkomst);
    }
  });
}
