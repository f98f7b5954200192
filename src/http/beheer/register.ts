/** Reading the register, as it stands on a day. */
import { createRoute } from '@hono/zod-openapi';
import { listGemeenten, listInkoopregios } from '../../pipeline/register-overview.ts';
import type { Api } from '../audience.ts';
import { ALTIJD, json } from '../responses.ts';
import { lijstVan } from '../schemas/algemeen.ts';
import { GemeenteBeeld, InkoopregioBeeld } from '../schemas/register.ts';
import { onDay, Peildatum } from './peildatum.ts';

const tags = ['register'];

const gemeentenRoute = createRoute({
  method: 'get',
  path: '/gemeenten',
  operationId: 'toonGemeenten',
  tags,
  summary: 'De gemeenten op een dag',
  request: { query: Peildatum },
  responses: { 200: json(lijstVan(GemeenteBeeld), 'Alle gemeenten van die dag.'), ...ALTIJD },
});

const regiosRoute = createRoute({
  method: 'get',
  path: '/inkoopregios',
  operationId: 'toonInkoopregios',
  tags,
  summary: 'De inkoopregio’s op een dag',
  request: { query: Peildatum },
  responses: { 200: json(lijstVan(InkoopregioBeeld), 'Alle inkoopregio’s van die dag.'), ...ALTIJD },
});

export function addRegister(api: Api): void {
  api.openapi(gemeentenRoute, async (c) => {
    const beeld = await c.var.diensten.register.huidig();
    const gemeenten = listGemeenten(beeld, onDay(c.var, c.req.valid('query').peildatum));
    return c.json({ resultaten: gemeenten.map((gemeente) => GemeenteBeeld.parse(gemeente)) }, 200);
  });

  api.openapi(regiosRoute, async (c) => {
    const beeld = await c.var.diensten.register.huidig();
    const regios = listInkoopregios(beeld, onDay(c.var, c.req.valid('query').peildatum));
    return c.json({ resultaten: regios.map((regio) => InkoopregioBeeld.parse(regio)) }, 200);
  });
}
