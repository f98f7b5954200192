/** Where a value in one of the aanbieder's own outputs came from. */
import { createRoute } from '@hono/zod-openapi';
import { explainZending } from '../../pipeline/explain-zending.ts';
import type { Api } from '../audience.ts';
import { gewist } from '../gewist.ts';
import { notFound } from '../problem.ts';
import { ALTIJD, GEWIST, json, NIET_GEVONDEN } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { toUitlegBeeld, UitlegBeeld, Uitlegquery } from '../schemas/uitleg.ts';

const uitlegRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/uitleg',
  operationId: 'toonUitleg',
  tags: ['verantwoordingen'],
  summary: 'Waar een waarde in een bestand van een zending vandaan komt',
  request: { params: IdPad, query: Uitlegquery },
  responses: { 200: json(UitlegBeeld, 'De uitleg.'), ...ALTIJD, ...NIET_GEVONDEN, ...GEWIST },
});

export function addUitleg(api: Api): void {
  api.openapi(uitlegRoute, async (c) => {
    const { diensten, houder } = c.var;
    const zending = await diensten.staat.zendingen.findZending(c.req.valid('param').id);
    if (zending?.agbcode !== houder.houdercode) return notFound(c);
    if (zending.gewistOp !== undefined) return gewist(c, zending.gewistOp);
    const uitleg = await explainZending(diensten, zending, c.req.valid('query'));
    return uitleg === undefined ? notFound(c) : c.json(toUitlegBeeld(uitleg, true), 200);
  });
}
