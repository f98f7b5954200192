/** The answers of an ontvanger to one zending. */
import { createRoute } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import { answer } from '../../pipeline/answer.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { notFound, problem, refused, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { IdPad, lijstVan } from '../schemas/algemeen.ts';
import { RetourAntwoord, RetourBeeld, RetourInvoer, toRetourbericht } from '../schemas/retourbericht.ts';
import { findDelivered } from './own-zending.ts';
import { showRetour } from './retourbericht-beeld.ts';
import { csvOr } from './retourberichten-csv.ts';

const MAXIMUM_BYTES = 16 * 1024 * 1024;

/** Beside the JSON in the OpenAPI document only: it is read before the router looks at the body. */
const CSV: object = { 'text/csv': { schema: { type: 'string' } } };

const answerRoute = createRoute({
  method: 'post',
  path: '/zendingen/{id}/retourberichten',
  operationId: 'beantwoordZending',
  tags: ['retourberichten'],
  summary: 'Een zending als ontvangen melden, accepteren of afwijzen',
  description:
    'Wijst u af, geef dan een retourcode of een toelichting. De aanbieder ziet een afgewezen regel bij zijn eigen prestatie. ' +
    'Hetzelfde bericht nog eens sturen verandert niets. Is er een antwoordformaat met u afgesproken, dan mag u ook uw eigen CSV-bestand ' +
    'sturen. Antwoordt u met een WMO325 of JW325, gebruik dan `/retourberichten`.',
  middleware: csvOr(smallJson(MAXIMUM_BYTES)),
  request: {
    params: IdPad,
    query: GeenQuery,
    body: {
      required: true,
      content: { 'application/json': { schema: RetourInvoer }, ...CSV },
    },
  },
  responses: {
    200: json(RetourAntwoord, 'Dit bericht hadden wij al.'),
    201: json(RetourAntwoord, 'Het bericht is verwerkt.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/retourberichten',
  operationId: 'toonRetourberichten',
  tags: ['retourberichten'],
  summary: 'Uw antwoorden op een zending',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(lijstVan(RetourBeeld), 'Alle antwoorden, in volgorde.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addRetourberichten(api: Api): void {
  api.openapi(answerRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { id } = c.req.valid('param');
    const uitkomst = await answer(diensten, houder.houdercode, id, toRetourbericht(c.req.valid('json')));
    switch (uitkomst.soort) {
      case 'verwerkt': {
        const { retour, zending, nieuw } = uitkomst;
        return c.json(
          { ...(await showRetour(diensten, retour, zending)), toestand: zending.toestand },
          nieuw ? 201 : 200,
        );
      }
      case 'niet-gevonden':
        return notFound(c);
      case 'al-beantwoord':
        return problem(c, 409, 'Deze zending hebt u al beantwoord. Een oordeel verandert daarna niet meer.');
      case 'geweigerd':
        return refused(c, 400, 'Het retourbericht', toLijst(uitkomst.bevindingen));
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(listRoute, async (c) => {
    const rij = await findDelivered(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    const berichten = await c.var.diensten.staat.retour.listRetour(rij.id);
    return c.json(
      { resultaten: await Promise.all(berichten.map((bericht) => showRetour(c.var.diensten, bericht, rij))) },
      200,
    );
  });
}
