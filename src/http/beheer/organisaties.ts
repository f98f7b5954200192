/** Organisations: adding, listing, naming. Who belongs to them: leden.ts. */
import { createRoute, z } from '@hono/zod-openapi';
import { HOUDERSOORTEN, type OrganisatieRij } from '../../domain/toegang.ts';
import {
  addOrganisatie,
  organisatieHash,
  renameOrganisatie,
  setAlleenSleutelpaar,
} from '../../pipeline/ledenbeheer.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import type { HttpContext } from '../omgeving.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { conflict, readVoorwaarde, setEtag, Voorwaardeheaders } from '../precondition.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, created, json, metEtag, NIET_GEVONDEN, VOORWAARDEN } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import {
  NaamInvoer,
  OrganisatieBeeld,
  OrganisatieInvoer,
  ToegangInvoer,
  toOrganisatieBeeld,
} from '../schemas/organisatie.ts';

const MAXIMUM_BYTES = 16 * 1024;
const tags = ['organisaties'];
const path = '/organisaties';

const Lijstquery = Bladquery.extend({
  houdersoort: z.enum(HOUDERSOORTEN).optional().openapi({ description: 'Alleen deze soort.' }),
  houdercode: z.string().max(50).optional().openapi({ description: 'Alleen met deze code.', example: '0855' }),
});

const listRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonOrganisaties',
  tags,
  summary: 'Alle organisaties die hier kunnen komen, op soort en naam',
  request: { query: Lijstquery },
  responses: { 200: json(bladVan(OrganisatieBeeld), 'Een bladzijde organisaties.'), ...ALTIJD },
});

const addRoute = createRoute({
  method: 'post',
  path,
  operationId: 'maakOrganisatie',
  tags,
  summary: 'Een organisatie toevoegen',
  description: 'Is zij er al, dan krijgt u haar zoals zij is: er verandert niets.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: OrganisatieInvoer } } },
  },
  responses: {
    200: metEtag(json(OrganisatieBeeld, 'De organisatie, die er al was.')),
    201: metEtag(created(OrganisatieBeeld, 'De nieuwe organisatie.')),
    ...ALTIJD,
    ...BODYFOUTEN,
  },
});

const showRoute = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  operationId: 'toonOrganisatie',
  tags,
  summary: 'Eén organisatie',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: metEtag(json(OrganisatieBeeld, 'De organisatie.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const renameRoute = createRoute({
  method: 'put',
  path: `${path}/{id}/naam`,
  operationId: 'hernoemOrganisatie',
  tags,
  summary: 'Een organisatie een andere naam geven',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: NaamInvoer } } },
  },
  responses: {
    200: metEtag(json(OrganisatieBeeld, 'De organisatie.')),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const toegangRoute = createRoute({
  method: 'put',
  path: `${path}/{id}/toegang`,
  operationId: 'stelOrganisatietoegangIn',
  tags,
  summary: 'Zeggen of een organisatie API-sleutels toelaat',
  description:
    'Met alleenSleutelpaar werken de API-sleutels van deze organisatie meteen niet meer, en komen er geen nieuwe bij. Zet u het weer uit, dan werken zij weer, tenzij zij verlopen of ingetrokken zijn.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: ToegangInvoer } } },
  },
  responses: {
    200: metEtag(json(OrganisatieBeeld, 'De organisatie.')),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const show = (c: HttpContext, organisatie: OrganisatieRij) => {
  setEtag(c, organisatieHash(organisatie));
  return toOrganisatieBeeld(organisatie);
};

export function addOrganisaties(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { houdersoort, houdercode, ...bladquery } = c.req.valid('query');
    const vraag = readBladvraag('organisaties', bladquery);
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const filter = { ...(houdersoort && { houdersoort }), ...(houdercode !== undefined && { houdercode }) };
    const blad = await c.var.diensten.staat.ledenbeheer.zoekOrganisaties(filter, vraag.value);
    return c.json(
      {
        resultaten: blad.rijen.map(toOrganisatieBeeld),
        ...volgende(c.req.path, vraag.value.aantal, blad.volgende, filter),
      },
      200,
    );
  });

  api.openapi(addRoute, async (c) => {
    const { houdersoort, houdercode, naam = '' } = c.req.valid('json');
    const bestaand = await c.var.diensten.staat.organisaties.findOrganisatie(houdersoort, houdercode);
    if (bestaand !== undefined) return c.json(show(c, bestaand), 200);
    const organisatie = await addOrganisatie(c.var.diensten, { houdersoort, houdercode }, naam);
    addFeiten(c, { id: organisatie.id, houdersoort, houdercode });
    c.header('Location', `${c.req.path}/${organisatie.id}`);
    return c.json(show(c, organisatie), 201);
  });

  api.openapi(showRoute, async (c) => {
    const organisatie = await c.var.diensten.staat.organisaties.getOrganisatie(c.req.valid('param').id);
    return organisatie === undefined ? notFound(c) : c.json(show(c, organisatie), 200);
  });

  api.openapi(renameRoute, async (c) => {
    const { id } = c.req.valid('param');
    const uitkomst = await renameOrganisatie(c.var.diensten, id, c.req.valid('json').naam, readVoorwaarde(c));
    if (uitkomst.soort === 'niet-gevonden') return notFound(c);
    return uitkomst.soort === 'gedaan' ? c.json(show(c, uitkomst.organisatie), 200) : conflict(c, uitkomst.soort);
  });

  api.openapi(toegangRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { alleenSleutelpaar } = c.req.valid('json');
    addFeiten(c, { id, alleenSleutelpaar: alleenSleutelpaar ? 'ja' : 'nee' });
    const uitkomst = await setAlleenSleutelpaar(c.var.diensten, id, alleenSleutelpaar, readVoorwaarde(c));
    if (uitkomst.soort === 'niet-gevonden') return notFound(c);
    return uitkomst.soort === 'gedaan' ? c.json(show(c, uitkomst.organisatie), 200) : conflict(c, uitkomst.soort);
  });
}
