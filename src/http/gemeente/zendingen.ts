/** The postvak of an ontvanger. */
import { createRoute } from '@hono/zod-openapi';
import { acknowledge } from '../../pipeline/postvak.ts';
import type { Api } from '../audience.ts';
import { GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import {
  Ontvangstmelding,
  OntvangstmeldingUitkomst,
  Postvakquery,
  PostvakZending,
  toOntvangstmeldingUitkomst,
  toPostvakFilter,
  toPostvakZending,
} from '../schemas/postvak.ts';

/** A thousand ids with room to spare. */
const MAXIMUM_BYTES = 128 * 1024;

const listRoute = createRoute({
  method: 'get',
  path: '/zendingen',
  operationId: 'toonPostvak',
  tags: ['zendingen'],
  summary: 'Uw postvak: eerst wat u nog niet als ontvangen hebt gemeld',
  description:
    'Eerst wat u nog niet hebt gemeld, in volgorde van binnenkomst; daarna wat u hebt gemeld, het laatst gemelde eerst. Volg `volgende` ' +
    'tot het ontbreekt: u krijgt dan alles precies één keer, ook als er intussen zendingen bij komen of worden gemeld. Het ophalen ' +
    'van een bestand verandert niets: meld zelf wat u ontvangen hebt.',
  request: { query: Postvakquery },
  responses: { 200: json(bladVan(PostvakZending), 'Een bladzijde zendingen.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}',
  operationId: 'toonZending',
  tags: ['zendingen'],
  summary: 'Eén zending',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(PostvakZending, 'De zending.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const acknowledgeRoute = createRoute({
  method: 'post',
  path: '/ontvangstmeldingen',
  operationId: 'meldOntvangst',
  tags: ['zendingen'],
  summary: 'Veel zendingen tegelijk als ontvangen melden',
  description:
    'Elke zending geldt voor zich: wat niet in uw postvak staat, houdt de rest niet tegen. Hetzelfde nog eens melden verandert niets. ' +
    'Een gemelde zending blijft in uw postvak en kunt u blijven ophalen.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: Ontvangstmelding } } },
  },
  responses: {
    200: json(OntvangstmeldingUitkomst, 'Per zending wat ervan werd, in de volgorde van uw vraag.'),
    ...ALTIJD,
    ...BODYFOUTEN,
  },
});

export function addZendingen(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const query = c.req.valid('query');
    const vraag = readBladvraag('postvak', query);
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const { diensten, houder } = c.var;
    const blad = await diensten.staat.postvak.listPostvak(houder.houdercode, toPostvakFilter(query), vraag.value);
    const { vanaf: _, aantal, ...filter } = query;
    return c.json(
      {
        resultaten: blad.rijen.map(toPostvakZending).filter((zending) => zending !== undefined),
        ...volgende(c.req.path, aantal, blad.volgende, filter),
      },
      200,
    );
  });

  api.openapi(showRoute, async (c) => {
    const { diensten, houder } = c.var;
    const [rij] = await diensten.staat.postvak.findInPostvak(houder.houdercode, [c.req.valid('param').id]);
    const beeld = rij === undefined ? undefined : toPostvakZending(rij);
    return beeld === undefined ? notFound(c) : c.json(beeld, 200);
  });

  api.openapi(acknowledgeRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { zendingIds } = c.req.valid('json');
    return c.json(toOntvangstmeldingUitkomst(await acknowledge(diensten, houder.houdercode, zendingIds)), 200);
  });
}
