/** An aanbieder lays its own figures beside what is known of the year. */
import { createRoute } from '@hono/zod-openapi';
import { compareVoorgevuld } from '../../pipeline/voorgevuld-vergelijking.ts';
import type { Api } from '../audience.ts';
import { problem, refused, toLijst } from '../problem.ts';
import { openSubmission, teGroot } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json } from '../responses.ts';
import { JaarPad } from '../schemas/voorgevuld.ts';
import { toVergelijkingBeeld, VergelijkingBeeld } from '../schemas/voorgevuld-vergelijking.ts';
import { VERANTWOORDING_BODY } from './body.ts';
import { Invoerquery, toAanvulling } from './invoerquery.ts';

const compareRoute = createRoute({
  method: 'post',
  path: '/voorgevuld/{jaar}/vergelijkingen',
  operationId: 'vergelijkMetVoorgevuld',
  tags: ['voorgevuld'],
  summary: 'Uw eigen cijfers naast de onze',
  description:
    'Stuur uw eigen verantwoording over het jaar, in elke vorm waarin u haar ook kunt indienen. U ziet per gemeente en product wat u ' +
    'opgeeft, wat wij kennen, het verschil en waarom; en regel voor regel wat er verschilt. Er wordt niets bewaard. Klopt het, dan ' +
    'bevestigt u het door in te dienen.',
  request: { params: JaarPad, query: Invoerquery, body: VERANTWOORDING_BODY },
  responses: { 200: json(VergelijkingBeeld, 'Het verschil.'), ...ALTIJD, ...BODYFOUTEN },
});

export function addVergelijkingen(api: Api): void {
  api.openapi(compareRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { maximaleProefBytes } = diensten.limieten;
    const body = openSubmission(c.req.raw, maximaleProefBytes);
    if (!body.ok) {
      const { status, detail } = body.error;
      return problem(c, status, detail, status === 413 ? toLijst([teGroot(maximaleProefBytes)]) : undefined);
    }
    const { jaar } = c.req.valid('param');
    const aanvulling = toAanvulling(c.req.valid('query'));
    const uitkomst = await compareVoorgevuld(diensten, houder.houdercode, jaar, body.value, aanvulling);
    if (uitkomst.soort === 'vergeleken') return c.json(toVergelijkingBeeld(uitkomst), 200);
    const { teGroot: isTeGroot, bevindingen } = uitkomst.weigering;
    return refused(c, isTeGroot ? 413 : 400, 'De verantwoording', bevindingen);
  });
}
