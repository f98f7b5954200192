/** The list of what waits for an answer; the same for both sides, each sees its own. */
import { createRoute } from '@hono/zod-openapi';
import { listAntwoordtermijnen } from '../pipeline/antwoordtermijnen.ts';
import type { Api } from './audience.ts';
import type { HttpOmgeving } from './omgeving.ts';
import { readBladvraag, volgende } from './page.ts';
import { problem, toLijst } from './problem.ts';
import { ALTIJD, json } from './responses.ts';
import { bladVan } from './schemas/algemeen.ts';
import { Antwoordtermijn, Termijnquery, toAntwoordtermijn } from './schemas/antwoordtermijn.ts';

type Houder = HttpOmgeving['Variables']['houder'];

export function addAntwoordtermijnen(
  api: Api,
  wie: (houder: Houder) => Parameters<typeof listAntwoordtermijnen>[1],
  summary: string,
): void {
  const route = createRoute({
    method: 'get',
    path: '/antwoordtermijnen',
    operationId: 'toonAntwoordtermijnen',
    tags: ['retourberichten'],
    summary,
    description:
      'Wat het langst wacht staat vooraan. Een zending verdwijnt uit deze lijst als zij helemaal is beantwoord.',
    request: { query: Termijnquery },
    responses: { 200: json(bladVan(Antwoordtermijn), 'Een bladzijde.'), ...ALTIJD },
  });
  api.openapi(route, async (c) => {
    const { alleenTeLaat, ...query } = c.req.valid('query');
    const vraag = readBladvraag('antwoordtermijnen', query);
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const { diensten, houder } = c.var;
    const blad = await listAntwoordtermijnen(diensten, wie(houder), alleenTeLaat === 'true', vraag.value);
    const verder = volgende(c.req.path, vraag.value.aantal, blad.volgende);
    return c.json(
      {
        resultaten: blad.rijen.map(toAntwoordtermijn),
        ...(verder.volgende === undefined ? {} : { volgende: `${verder.volgende}&alleenTeLaat=${alleenTeLaat}` }),
      },
      200,
    );
  });
}
