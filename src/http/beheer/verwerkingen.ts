/** The verwerkingenlogboek, for who may audit: the actions, and written out per betrokkene as the standard has it. */
import { createRoute } from '@hono/zod-openapi';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { VERWERKINGSACTIVITEITEN } from '../../domain/verwerkingsactiviteit.ts';
import { exportLogregels } from '../../pipeline/verwerkingen.ts';
import type { Api } from '../audience.ts';
import { GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { ALTIJD, json, NIET_GEVONDEN, ndjson } from '../responses.ts';
import { bladVan, lijstVan } from '../schemas/algemeen.ts';
import {
  ActiviteitBeeld,
  NummerPad,
  toActiviteitBeeld,
  toVerwerkingBeeld,
  VerwerkingBeeld,
  Verwerkingquery,
} from '../schemas/verwerking.ts';

const tags = ['logboeken'];

const listRoute = createRoute({
  method: 'get',
  path: '/verwerkingen',
  operationId: 'toonVerwerkingen',
  tags,
  summary: 'Het verwerkingenlogboek: elke actie met persoonsgegevens, de nieuwste eerst',
  description:
    'Volgens de standaard Logboek Dataverwerkingen. Een actie over veel betrokkenen staat hier één keer; per betrokkene een regel vraagt u ' +
    'op bij de verwerking zelf.',
  request: { query: Verwerkingquery },
  responses: { 200: json(bladVan(VerwerkingBeeld), 'Een bladzijde verwerkingen.'), ...ALTIJD },
});

const fileRoute = createRoute({
  method: 'get',
  path: '/verwerkingen/{nummer}/logregels',
  operationId: 'haalLogregels',
  tags,
  summary: 'Eén verwerking als logregels: één per betrokkene',
  description:
    'Eén JSON-object per regel, met de velden van de standaard. De eerste regel is de actie zelf; de andere staan eronder ' +
    '(`parent_span_id`) en noemen elk één betrokkene, als hash met een sleutel.',
  request: { params: NummerPad, query: GeenQuery },
  responses: { 200: ndjson('De logregels.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const activitiesRoute = createRoute({
  method: 'get',
  path: '/verwerkingsactiviteiten',
  operationId: 'toonVerwerkingsactiviteiten',
  tags,
  summary: 'Het register van verwerkingsactiviteiten waar logregels naar verwijzen',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(ActiviteitBeeld), 'Alle activiteiten.'), ...ALTIJD },
});

export function addVerwerkingen(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { verantwoording, zendingId, ...blad } = c.req.valid('query');
    const vraag = readBladvraag('verwerkingen', blad);
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const filter = { verantwoordingId: verantwoording, zendingId };
    const { rijen, volgende: cursor } = await c.var.diensten.staat.verwerkingen.listVerwerkingen(filter, vraag.value);
    const verder = volgende(c.req.path, vraag.value.aantal, cursor, { verantwoording, zendingId });
    return c.json({ resultaten: rijen.map(toVerwerkingBeeld), ...verder }, 200);
  });

  api.openapi(fileRoute, async (c) => {
    const { nummer } = c.req.valid('param');
    const verwerking = await c.var.diensten.staat.verwerkingen.findVerwerking(nummer);
    if (verwerking === undefined) return notFound(c);
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': contentDisposition(`verwerking-${nummer}.ndjson`),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(toReadable(exportLogregels(c.var.diensten, verwerking)), 200, headers);
  });

  api.openapi(activitiesRoute, (c) => c.json({ resultaten: VERWERKINGSACTIVITEITEN.map(toActiviteitBeeld) }, 200));
}
