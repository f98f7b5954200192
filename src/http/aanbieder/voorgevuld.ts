/** What is known of a year of care: as figures, and as a verantwoording to complete. And the history that it is made from. */
import { createRoute } from '@hono/zod-openapi';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { receiveHistorie } from '../../pipeline/historie.ts';
import { computeVoorgevuld, writeVoorgevuld, writeVoorgevuldSjabloon } from '../../pipeline/voorgevuld.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { problem, refused, toLijst } from '../problem.ts';
import { openSubmission, teGroot } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, WERKMAP, werkmap } from '../responses.ts';
import { HistorieBeeld, JaarPad, toHistorieBeeld, toVoorgevuldBeeld, VoorgevuldBeeld } from '../schemas/voorgevuld.ts';
import { VERANTWOORDING_BODY } from './body.ts';
import { addVergelijkingen } from './voorgevuld-vergelijkingen.ts';

const tags = ['voorgevuld'];
const PAD = '/voorgevuld/{jaar}';
const request = { params: JaarPad, query: GeenQuery };

const showRoute = createRoute({
  method: 'get',
  path: PAD,
  operationId: 'toonVoorgevuld',
  tags,
  summary: 'Uw verantwoording over een jaar, voor zover wij haar al kennen',
  description:
    'Per gemeente, wet en product: wat is toegekend, wat nog op antwoord wacht, wat is afgewezen. Uit de declaraties die via ons ' +
    'gingen en de berichten die u als historie gaf. Elke regel telt één keer, ook als hij er vaker is. Zorg en creditregels tellen ' +
    'in het jaar van hun productperiode.',
  request,
  responses: { 200: json(VoorgevuldBeeld, 'De stand van nu.'), ...ALTIJD },
});

const documentRoute = createRoute({
  method: 'get',
  path: `${PAD}/verantwoording`,
  operationId: 'haalVoorgevuldeVerantwoording',
  tags,
  summary: 'De voorgevulde verantwoording, om aan te vullen en in te dienen',
  description:
    'Een concept volgens de standaard (JSON), met elke toegekende en onbeantwoorde prestatie. Vul aan wat u nog moet declareren, zet ' +
    'het stadium op definitief en dien haar in.',
  request,
  responses: {
    200: {
      ...json(VoorgevuldBeeld, 'De verantwoording.'),
      content: {
        'application/json': VERANTWOORDING_BODY.content['application/json'],
        'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } },
      },
    },
    ...ALTIJD,
  },
});

const workbookRoute = createRoute({
  method: 'get',
  path: `${PAD}/invulsjabloon`,
  operationId: 'haalVoorgevuldInvulsjabloon',
  tags,
  summary: 'De voorgevulde verantwoording als ingevuld invulsjabloon',
  request,
  responses: { 200: werkmap('De werkmap.'), ...ALTIJD },
});

const historyRoute = createRoute({
  method: 'post',
  path: '/historie',
  operationId: 'geefHistorie',
  tags,
  summary: 'Berichten bewaren die u elders hebt verstuurd of ontvangen',
  description:
    'Stuur uw 323-berichten en de 325-antwoorden daarop: één bericht (XML), of vele in een zipbestand. Wij bewaren ze voor uw ' +
    'voorgevulde verantwoording en sturen ze aan niemand door. De volgorde maakt niet uit, en nog eens sturen kan geen kwaad. Klopt ' +
    'er iets niet, dan krijgt u alle bevindingen in één keer en is er niets opgeslagen.',
  request: {
    query: GeenQuery,
    body: {
      required: true,
      description: 'Een WMO323, JW323, WMO325 of JW325 (release 3.2, hoogstens 25 MB), of een zipbestand daarmee.',
      content: {
        'application/xml': { schema: { type: 'string' as const, format: 'binary' } },
        'application/zip': { schema: { type: 'string' as const, format: 'binary' } },
      },
    },
  },
  responses: { 200: json(HistorieBeeld, 'Bewaard.'), ...ALTIJD, ...BODYFOUTEN },
});

export function addVoorgevuld(api: Api): void {
  addVergelijkingen(api);

  api.openapi(showRoute, async (c) => {
    const { diensten, houder } = c.var;
    const voorgevuld = await computeVoorgevuld(diensten, houder.houdercode, c.req.valid('param').jaar);
    return c.json(toVoorgevuldBeeld(voorgevuld), 200);
  });

  api.openapi(documentRoute, (c) => {
    const { diensten, houder } = c.var;
    const { jaar } = c.req.valid('param');
    const headers = { 'Content-Type': 'application/json' };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(toReadable(writeVoorgevuld(diensten, houder.houdercode, jaar)), 200, headers);
  });

  api.openapi(workbookRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { jaar } = c.req.valid('param');
    const headers = {
      'Content-Type': WERKMAP,
      'Content-Disposition': contentDisposition(`voorgevuld-${jaar}.xlsx`),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(toReadable(await writeVoorgevuldSjabloon(diensten, houder.houdercode, jaar)), 200, headers);
  });

  api.openapi(historyRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { maximaleBytes } = diensten.limieten;
    const body = openSubmission(c.req.raw, maximaleBytes);
    if (!body.ok) {
      const { status, detail } = body.error;
      return problem(c, status, detail, status === 413 ? toLijst([teGroot(maximaleBytes)]) : undefined);
    }
    const uitkomst = await receiveHistorie(diensten, houder.houdercode, body.value);
    if (uitkomst.soort === 'bewaard') return c.json(toHistorieBeeld(uitkomst), 200);
    return refused(c, uitkomst.teGroot ? 413 : 400, 'De historie', uitkomst.bevindingen);
  });
}
