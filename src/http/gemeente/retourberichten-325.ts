/** A WMO325 or JW325 as the system of a gemeente makes it: it says itself which declaration it answers. */
import { createRoute, z } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import { answer325 } from '../../pipeline/answer-325.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { problem, refused, toBevindingBeeld, toLijst } from '../problem.ts';
import { openXml, teGroot } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, STRIJDIG } from '../responses.ts';
import { BevindingBeeld } from '../schemas/problem.ts';
import { RetourAntwoord } from '../schemas/retourbericht.ts';
import { showRetour } from './retourbericht-beeld.ts';

/** OP179: 25 MB. */
const MAXIMUM_BYTES = 25 * 1024 * 1024;

const Retour325Antwoord = RetourAntwoord.extend({
  waarschuwingen: z
    .array(BevindingBeeld)
    .openapi({ description: 'Wat er niet helemaal klopt, maar de verwerking niet tegenhoudt.' }),
}).openapi('Retour325antwoord');

const route = createRoute({
  method: 'post',
  path: '/retourberichten',
  operationId: 'stuurRetourbericht',
  tags: ['retourberichten'],
  summary: 'Antwoorden met een WMO325 of JW325',
  description:
    'Stuur één bericht, zoals uw systeem het maakt. Wij zoeken er de declaratie bij (DeclaratieIdentificatie), controleren het tegen ' +
    'het berichtschema, de technische regels en het 323-bericht dat u kreeg, en brengen elke afgewezen prestatie terug bij de ' +
    'aanbieder. Wat u niet noemt is geaccepteerd (TR342). Klopt er iets niet, dan krijgt u alle bevindingen in één keer en ' +
    'verandert er niets. Met `Content-Encoding: gzip` mag het ingepakt zijn.',
  request: {
    query: GeenQuery,
    body: {
      required: true,
      description: 'Een WMO325- of JW325-bericht, release 3.2, in UTF-8; hoogstens 25 MB.',
      content: { 'application/xml': { schema: { type: 'string' as const, format: 'binary' } } },
    },
  },
  responses: {
    200: json(Retour325Antwoord, 'Dit bericht hadden wij al.'),
    201: json(Retour325Antwoord, 'Het bericht is verwerkt.'),
    ...ALTIJD,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

export function addRetourberichten325(api: Api): void {
  api.openapi(route, async (c) => {
    const { diensten, houder } = c.var;
    const body = openXml(c.req.raw, MAXIMUM_BYTES);
    if (!body.ok) {
      const { status, detail } = body.error;
      return problem(c, status, detail, status === 413 ? toLijst([teGroot(MAXIMUM_BYTES)]) : undefined);
    }
    const uitkomst = await answer325(diensten, houder.houdercode, body.value);
    switch (uitkomst.soort) {
      case 'verwerkt': {
        const { retour, zending, nieuw, waarschuwingen } = uitkomst;
        const beeld = {
          ...(await showRetour(diensten, retour, zending)),
          toestand: zending.toestand,
          waarschuwingen: waarschuwingen.bevindingen.map(toBevindingBeeld),
        };
        return c.json(beeld, nieuw ? 201 : 200);
      }
      case 'geweigerd': {
        const groot = uitkomst.bevindingen.bevindingen.some(({ code }) => code === 'INVOER_TE_GROOT');
        return refused(c, groot ? 413 : 400, 'Het retourbericht', uitkomst.bevindingen);
      }
      case 'strijdig':
        return problem(
          c,
          409,
          'Het retourbericht past niet bij wat wij u hebben bezorgd, of bij wat u eerder hebt geantwoord. Er is niets veranderd.',
          uitkomst.bevindingen,
        );
      default:
        return unreachable(uitkomst);
    }
  });
}
