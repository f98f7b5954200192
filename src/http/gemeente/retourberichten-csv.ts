/** An answer to one zending in the ontvanger's own CSV. Stands before the JSON of the same route and takes what is CSV. */
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { unreachable } from '../../domain/result.ts';
import { answerCsv } from '../../pipeline/answer-csv.ts';
import type { HttpOmgeving } from '../omgeving.ts';
import { notFound, problem, refused, toLijst } from '../problem.ts';
import { isCsv, openCsv, teGroot } from '../request-body.ts';
import { showRetour } from './retourbericht-beeld.ts';

const MAXIMUM_BYTES = 10 * 1024 * 1024;

/** @param json what takes everything that is not CSV */
export const csvOr = (json: MiddlewareHandler) =>
  createMiddleware(async (c, next) => (isCsv(c.req.header('Content-Type')) ? takeCsv(c) : json(c, next)));

async function takeCsv(c: Context<HttpOmgeving>): Promise<Response> {
  const { diensten, houder } = c.var;
  const body = openCsv(c.req.raw, MAXIMUM_BYTES);
  if (!body.ok) {
    const { status, detail } = body.error;
    return problem(c, status, detail, status === 413 ? toLijst([teGroot(MAXIMUM_BYTES)]) : undefined);
  }
  const uitkomst = await answerCsv(diensten, houder.houdercode, c.req.param('id') ?? '', body.value);
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
    case 'geen-antwoordformaat':
      return problem(
        c,
        415,
        'Voor deze zending is geen antwoordformaat afgesproken, dus uw CSV kunnen wij niet lezen. Antwoord in JSON, of vraag de beheerder om een antwoordformaat.',
      );
    case 'al-beantwoord':
      return problem(c, 409, 'Deze zending hebt u al beantwoord. Een oordeel verandert daarna niet meer.');
    case 'geweigerd': {
      const groot = uitkomst.bevindingen.bevindingen.some(({ code }) => code === 'INVOER_TE_GROOT');
      return refused(c, groot ? 413 : 400, 'Het retourbericht', uitkomst.bevindingen);
    }
    default:
      return unreachable(uitkomst);
  }
}
