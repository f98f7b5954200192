/** Trying a verantwoording: what would happen, with nothing kept. */
import { createRoute } from '@hono/zod-openapi';
import { trial } from '../../pipeline/trial.ts';
import type { Api } from '../audience.ts';
import { refused } from '../problem.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { ProefverwerkingBeeld, toProefverwerking } from '../schemas/proefverwerking.ts';
import { VERANTWOORDING_BODY } from './body.ts';
import { openIngediend, Uploadquery } from './ingediend.ts';
import { Invoerquery, toAanvulling } from './invoerquery.ts';

const trialRoute = createRoute({
  method: 'post',
  path: '/proefverwerkingen',
  operationId: 'probeerVerantwoording',
  tags: ['proefverwerkingen'],
  summary: 'Een verantwoording proberen',
  description:
    'Doet hetzelfde als indienen, tot en met de bestanden, maar bewaart en verstuurt niets. U ziet per ontvanger welke bestanden ' +
    'er zouden komen, en alle bevindingen.',
  request: { query: Invoerquery.extend(Uploadquery), body: VERANTWOORDING_BODY },
  responses: {
    200: json(ProefverwerkingBeeld, 'Wat er zou gebeuren.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

export function addProefverwerkingen(api: Api): void {
  api.openapi(trialRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { upload, ...query } = c.req.valid('query');
    const body = await openIngediend(c, upload, diensten.limieten.maximaleProefBytes);
    if (!body.ok) return body.error;
    const uitkomst = await trial(diensten, houder.houdercode, body.value, toAanvulling(query));
    if (uitkomst.soort === 'verwerkt') return c.json(toProefverwerking(uitkomst), 200);
    const { teGroot: isTeGroot, bevindingen } = uitkomst.weigering;
    return refused(c, isTeGroot ? 413 : 400, 'De verantwoording', bevindingen);
  });
}
