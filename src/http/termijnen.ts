/** The list of deadlines that come near or were missed; the same for both sides, each sees its own. */
import { createRoute } from '@hono/zod-openapi';
import type { Api } from './audience.ts';
import type { HttpOmgeving } from './omgeving.ts';
import { Bladquery, readBladvraag, volgende } from './page.ts';
import { problem, toLijst } from './problem.ts';
import { ALTIJD, json } from './responses.ts';
import { bladVan } from './schemas/algemeen.ts';
import { Termijn, toTermijn } from './schemas/termijn.ts';

type Houder = HttpOmgeving['Variables']['houder'];
type Diensten = HttpOmgeving['Variables']['diensten'];

export function addTermijnen(
  api: Api,
  tag: string,
  wie: (houder: Houder) => Parameters<Diensten['staat']['termijnen']['listTermijnen']>[0],
): void {
  const route = createRoute({
    method: 'get',
    path: '/termijnen',
    operationId: 'toonTermijnen',
    tags: [tag],
    summary: 'Wat er binnen drie dagen moet zijn, en wat er had moeten zijn',
    description:
      'Elke dag kijken wij wie er verwacht wordt en nog niets heeft ingediend: wie over de vorige periode wel verantwoordde, wie alleen ' +
      'een concept indiende, en wiens zending is vastgehouden of afgewezen. Elke termijn staat er hoogstens twee keer in: als hij nadert ' +
      'en als hij is verstreken. De nieuwste eerst.',
    request: { query: Bladquery },
    responses: { 200: json(bladVan(Termijn), 'Een bladzijde.'), ...ALTIJD },
  });
  api.openapi(route, async (c) => {
    const vraag = readBladvraag('termijnen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const { diensten, houder } = c.var;
    const blad = await diensten.staat.termijnen.listTermijnen(wie(houder), vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toTermijn), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });
}
