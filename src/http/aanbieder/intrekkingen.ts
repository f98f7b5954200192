/** Taking a verantwoording back, with everything that was sent of it. */
import { createRoute } from '@hono/zod-openapi';
import { withdraw } from '../../pipeline/intrekking.ts';
import type { Api } from '../audience.ts';
import { gewist } from '../gewist.ts';
import { GeenQuery } from '../page.ts';
import { describeProblem, notFound, problemWith } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, GEWIST, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { IdPad, lijstVan } from '../schemas/algemeen.ts';
import { IntrekkingBeeld, IntrekkingInvoer, toIntrekkingBeeld } from '../schemas/intrekking.ts';
import { findOwn } from './own-verantwoording.ts';

const tags = ['verantwoordingen'];
const MAXIMUM_BYTES = 4096;

const withdrawRoute = createRoute({
  method: 'post',
  path: '/verantwoordingen/{id}/intrekkingen',
  operationId: 'trekVerantwoordingIn',
  tags,
  summary: 'Een verantwoording intrekken',
  description:
    'Wat nog niet is bezorgd, gaat niet meer weg. Wat een ontvanger al heeft, ziet hij als vervallen. Regels van een 323 die de ' +
    'gemeente accepteerde, crediteren wij met een eigen bericht; is er nog geen antwoord, dan zodra dat er is. Nog eens intrekken ' +
    'verandert niets. Verving deze verantwoording een eerdere, dan vervalt die ook.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: IntrekkingInvoer } } },
  },
  responses: {
    200: json(IntrekkingBeeld, 'Deze verantwoording was al ingetrokken.'),
    201: json(IntrekkingBeeld, 'Ingetrokken.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...GEWIST,
    ...BODYFOUTEN,
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/intrekkingen',
  operationId: 'toonIntrekkingen',
  tags,
  summary: 'Of en wanneer een verantwoording is ingetrokken',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(lijstVan(IntrekkingBeeld), 'Geen, of één intrekking.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addIntrekkingen(api: Api): void {
  api.openapi(withdrawRoute, async (c) => {
    const { diensten, houder } = c.var;
    const rij = await findOwn({ diensten, houder }, c.req.valid('param').id);
    if (rij?.gewistOp !== undefined) return gewist(c, rij.gewistOp);
    const uitkomst = rij && (await withdraw(diensten, rij.id, c.req.valid('json').reden));
    if (uitkomst === undefined) return notFound(c);
    if (uitkomst.soort === 'vervangen')
      return problemWith(c, 409, {
        ...describeProblem(409, 'Deze verantwoording is vervangen. Trek de nieuwste versie in.'),
        verantwoordingId: uitkomst.doorId,
      });
    const beeld = toIntrekkingBeeld(uitkomst.verantwoording);
    return beeld === undefined ? notFound(c) : c.json(beeld, uitkomst.nieuw ? 201 : 200);
  });

  api.openapi(listRoute, async (c) => {
    const rij = await findOwn(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    const beeld = toIntrekkingBeeld(rij);
    return c.json({ resultaten: beeld === undefined ? [] : [beeld] }, 200);
  });
}
