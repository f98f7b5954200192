/** Keys: making, listing, withdrawing. A key is shown once, when it is made. */
import { createRoute } from '@hono/zod-openapi';
import { tijdstip } from '../../domain/kalender.ts';
import { createSleutel, vervangSleutel } from '../../pipeline/keys.ts';
import { isAlleenSleutelpaar } from '../../pipeline/ledenbeheer.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import {
  Intrekking,
  NieuweSleutel,
  SleutelBeeld,
  SleutelInvoer,
  toSleutelBeeld,
  VervangingInvoer,
} from '../schemas/sleutel.ts';

const MAXIMUM_BYTES = 16 * 1024;
const tags = ['sleutels'];

const createSleutelRoute = createRoute({
  method: 'post',
  path: '/sleutels',
  operationId: 'maakSleutel',
  tags,
  summary: 'Een sleutel maken voor één organisatie',
  description: 'De sleutel staat alleen in dit antwoord. Daarna kan niemand hem nog opvragen.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: SleutelInvoer } } },
  },
  responses: { 201: json(NieuweSleutel, 'De sleutel.'), ...ALTIJD, ...BODYFOUTEN, ...STRIJDIG },
});

const listRoute = createRoute({
  method: 'get',
  path: '/sleutels',
  operationId: 'toonSleutels',
  tags,
  summary: 'Alle sleutels, ook ingetrokken; nooit de sleutel zelf',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(SleutelBeeld), 'Een bladzijde sleutels.'), ...ALTIJD },
});

const revokeRoute = createRoute({
  method: 'post',
  path: '/sleutels/{id}/intrekkingen',
  operationId: 'trekSleutelIn',
  tags,
  summary: 'Een sleutel intrekken; hij werkt meteen niet meer',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(Intrekking, 'Ingetrokken.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const replaceRoute = createRoute({
  method: 'post',
  path: '/sleutels/{id}/vervangingen',
  operationId: 'vervangSleutel',
  tags,
  summary: 'Een nieuwe sleutel in de plaats van een oude',
  description: 'De nieuwe mag hetzelfde. De oude werkt nog even, zodat u rustig kunt overstappen.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: VervangingInvoer } } },
  },
  responses: {
    201: json(NieuweSleutel, 'De nieuwe sleutel.'),
    ...ALTIJD,
    ...BODYFOUTEN,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
  },
});

const GEEN_SLEUTELS =
  'Deze organisatie laat geen API-sleutels toe. Voeg haar systeem toe met zijn sleutelpaar (POST /beheer/v1/clients), of zet alleenSleutelpaar uit.';

export function addSleutels(api: Api): void {
  api.openapi(createSleutelRoute, async (c) => {
    const { houdersoort, houdercode, omschrijving, verlooptOp, rollen } = c.req.valid('json');
    if (await isAlleenSleutelpaar(c.var.diensten, { houdersoort, houdercode })) return problem(c, 409, GEEN_SLEUTELS);
    const { sleutel, rij } = await createSleutel(
      c.var.diensten,
      { houdersoort, houdercode },
      omschrijving,
      verlooptOp === undefined ? undefined : tijdstip(new Date(verlooptOp)),
      rollen,
    );
    addFeiten(c, { id: rij.id, houdersoort, houdercode });
    return c.json({ ...toSleutelBeeld(rij), sleutel }, 201);
  });

  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('sleutels', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const blad = await c.var.diensten.staat.sleutels.listSleutels(vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toSleutelBeeld), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });

  api.openapi(revokeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const ingetrokkenOp = tijdstip(c.var.diensten.klok());
    if (!(await c.var.diensten.staat.sleutels.trekIn(id, ingetrokkenOp))) return notFound(c);
    return c.json({ id, ingetrokkenOp }, 200);
  });

  api.openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param');
    const oud = await c.var.diensten.staat.sleutels.getSleutel(id);
    if (oud !== undefined && (await isAlleenSleutelpaar(c.var.diensten, oud.houder)))
      return problem(c, 409, GEEN_SLEUTELS);
    const nieuw = await vervangSleutel(c.var.diensten, id, c.req.valid('json').overlapUren);
    if (nieuw === undefined) return notFound(c);
    addFeiten(c, {
      id: nieuw.rij.id,
      houdersoort: nieuw.rij.houder.houdersoort,
      houdercode: nieuw.rij.houder.houdercode,
    });
    return c.json({ ...toSleutelBeeld(nieuw.rij), sleutel: nieuw.sleutel }, 201);
  });
}
