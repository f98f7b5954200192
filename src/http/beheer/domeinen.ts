/** Where the channels of an organisation may call. */
import { createRoute } from '@hono/zod-openapi';
import { domeinenHash, replaceDomeinen } from '../../pipeline/buitenadressen.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import type { HttpContext } from '../omgeving.ts';
import { GeenQuery } from '../page.ts';
import { conflict, readVoorwaarde, setEtag, Voorwaardeheaders } from '../precondition.ts';
import { notFound } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, metEtag, NIET_GEVONDEN, VOORWAARDEN } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { Domeinenlijst } from '../schemas/organisatie.ts';

/** Fifty domains of the longest kind. */
const MAXIMUM_BYTES = 16 * 1024;
const tags = ['organisaties'];
const path = '/organisaties/{id}/domeinen';

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonDomeinen',
  tags,
  summary: 'Waarheen een organisatie mag laten bellen',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: metEtag(json(Domeinenlijst, 'De domeinen, op alfabet.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const replaceRoute = createRoute({
  method: 'put',
  path,
  operationId: 'wijzigDomeinen',
  tags,
  summary: 'De domeinen van een organisatie vervangen',
  description:
    'De hele lijst, met If-Match. Zij geldt meteen, ook voor een kanaal dat al in gebruik is: wijst dat naar een ander domein, dan bellen wij niet meer en blijft alles in het postvak staan.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: Domeinenlijst } } },
  },
  responses: {
    200: metEtag(json(Domeinenlijst, 'De domeinen.')),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const show = (c: HttpContext, domeinen: readonly string[]) => {
  setEtag(c, domeinenHash(domeinen));
  return { domeinen: [...domeinen] };
};

export function addDomeinen(api: Api): void {
  api.openapi(showRoute, async (c) => {
    const domeinen = await c.var.diensten.staat.ledenbeheer.getDomeinen(c.req.valid('param').id);
    return domeinen === undefined ? notFound(c) : c.json(show(c, domeinen), 200);
  });

  api.openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param');
    const uitkomst = await replaceDomeinen(c.var.diensten, id, c.req.valid('json').domeinen, readVoorwaarde(c));
    if (uitkomst.soort === 'niet-gevonden') return notFound(c);
    if (uitkomst.soort !== 'gedaan') return conflict(c, uitkomst.soort);
    addFeiten(c, { domeinen: uitkomst.domeinen.join(' ') });
    return c.json(show(c, uitkomst.domeinen), 200);
  });
}
