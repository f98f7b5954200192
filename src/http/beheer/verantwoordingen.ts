/** What a beheerder may ask and do about one verantwoording: figures only, no content. */
import { createRoute, z } from '@hono/zod-openapi';
import { loadBalans } from '../../pipeline/overview.ts';
import { reroute } from '../../pipeline/reroute.ts';
import type { Api } from '../audience.ts';
import { gewist } from '../gewist.ts';
import { GeenQuery } from '../page.ts';
import { notFound } from '../problem.ts';
import { ALTIJD, GEWIST, json, NIET_GEVONDEN } from '../responses.ts';
import { Aantal, Id, IdPad } from '../schemas/algemeen.ts';
import { BalansBeeld } from '../schemas/balans.ts';

const tags = ['verantwoordingen'];

const balansRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/balans',
  operationId: 'toonBalans',
  tags,
  summary: 'De balans: waar elke regel is gebleven',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(BalansBeeld, 'De balans van nu.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const Herroutering = z
  .object({ verantwoordingId: Id, nieuweZendingen: Aantal.openapi({ description: 'Zendingen die erbij kwamen.' }) })
  .openapi('Herroutering');

const rerouteRoute = createRoute({
  method: 'post',
  path: '/verantwoordingen/{id}/herrouteringen',
  operationId: 'herrouteer',
  tags,
  summary: 'Alsnog verdelen wat nog geen ontvanger had',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(Herroutering, 'Gedaan.'), ...ALTIJD, ...NIET_GEVONDEN, ...GEWIST },
});

export function addVerantwoordingen(api: Api): void {
  api.openapi(balansRoute, async (c) => {
    const { diensten } = c.var;
    const rij = await diensten.staat.verantwoordingen.findVerantwoording(c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    return c.json(BalansBeeld.parse(await loadBalans(diensten, rij)), 200);
  });

  api.openapi(rerouteRoute, async (c) => {
    const { diensten } = c.var;
    const rij = await diensten.staat.verantwoordingen.findVerantwoording(c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    if (rij.gewistOp !== undefined) return gewist(c, rij.gewistOp);
    return c.json({ verantwoordingId: rij.id, nieuweZendingen: await reroute(diensten, rij.id) }, 200);
  });
}
