/** Trying a verantwoording: what would happen, with nothing kept. */
import { createRoute } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { correctieboek } from '../../pipeline/correctieboek.ts';
import { trial } from '../../pipeline/trial.ts';
import type { Api } from '../audience.ts';
import { refused } from '../problem.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN, STRIJDIG, WERKMAP, werkmap } from '../responses.ts';
import { ProefverwerkingBeeld, toProefverwerking } from '../schemas/proefverwerking.ts';
import { VERANTWOORDING_BODY } from './body.ts';
import { openIngediend, Uploadquery } from './ingediend.ts';
import { Mappingquery, openMapping } from './invoermapping-query.ts';
import { Invoerquery, toAanvulling } from './invoerquery.ts';

const proef = json(ProefverwerkingBeeld, 'Wat er zou gebeuren; of uw werkmap met de bevindingen erin.');

const trialRoute = createRoute({
  method: 'post',
  path: '/proefverwerkingen',
  operationId: 'probeerVerantwoording',
  tags: ['proefverwerkingen'],
  summary: 'Een verantwoording proberen',
  description:
    'Doet hetzelfde als indienen, tot en met de bestanden, maar bewaart en verstuurt niets. U ziet per ontvanger welke bestanden ' +
    `er zouden komen, en alle bevindingen. Met \`Accept: ${WERKMAP}\` krijgt u een werkmap terug: uw ` +
    'gegevens, met elke cel gemarkeerd waar iets mee is. Verbeter die en dien de werkmap in.',
  request: { query: Invoerquery.extend({ ...Uploadquery, ...Mappingquery }), body: VERANTWOORDING_BODY },
  responses: {
    200: { ...proef, content: { ...proef.content, ...werkmap('').content } },
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

export function addProefverwerkingen(api: Api): void {
  api.openapi(trialRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { upload, invoermapping, ...query } = c.req.valid('query');
    const mapping = await openMapping(c, invoermapping);
    if (!mapping.ok) return mapping.error;
    const body = await openIngediend(c, upload, diensten.limieten.maximaleProefBytes);
    if (!body.ok) return body.error;
    c.header('Vary', 'Accept');
    const soort = accepts(c, {
      header: 'Accept',
      supports: ['application/json', WERKMAP],
      default: 'application/json',
    });
    if (soort === WERKMAP) {
      const boek = await correctieboek(diensten, houder.houdercode, body.value, toAanvulling(query), mapping.value);
      if (boek.soort === 'boek')
        return c.body(toReadable(boek.bytes), 200, {
          'Content-Type': WERKMAP,
          'Content-Disposition': contentDisposition('verantwoording-bevindingen.xlsx'),
        });
      return refused(c, boek.weigering.teGroot ? 413 : 400, 'De verantwoording', boek.weigering.bevindingen);
    }
    const uitkomst = await trial(diensten, houder.houdercode, body.value, toAanvulling(query), mapping.value);
    if (uitkomst.soort === 'verwerkt') return c.json(toProefverwerking(uitkomst), 200);
    const { teGroot: isTeGroot, bevindingen } = uitkomst.weigering;
    return refused(c, isTeGroot ? 413 : 400, 'De verantwoording', bevindingen);
  });
}
