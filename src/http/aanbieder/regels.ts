/** Where each regel of a verantwoording stands with each ontvanger. */
import { createRoute } from '@hono/zod-openapi';
import { listRegels } from '../../pipeline/regels-overzicht.ts';
import type { Api } from '../audience.ts';
import { gewist } from '../gewist.ts';
import { readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { ALTIJD, GEWIST, json, NIET_GEVONDEN } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import { Regel, Regelquery, toRegel, toRegelkeuze } from '../schemas/regel.ts';
import { findOwn } from './own-verantwoording.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/regels',
  operationId: 'toonRegels',
  tags: ['verantwoordingen'],
  summary: 'Elke regel per ontvanger: waar hij is, en wat de ontvanger ervan vindt',
  description:
    'Een regel die voor twee ontvangers is, staat er twee keer. Bij een afwijzing staat wat elke retourcode betekent en wat u kunt ' +
    'doen. Zoekt u op `toestand`, dan kan een bladzijde korter zijn dan u vroeg; ga door zolang er een `volgende` is.',
  request: { params: IdPad, query: Regelquery },
  responses: { 200: json(bladVan(Regel), 'Een bladzijde regels.'), ...ALTIJD, ...NIET_GEVONDEN, ...GEWIST },
});

export function addRegels(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const query = c.req.valid('query');
    const vraag = readBladvraag('regels', query);
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const rij = await findOwn(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    if (rij.gewistOp !== undefined) return gewist(c, rij.gewistOp);
    const keuze = toRegelkeuze(query);
    const blad = await listRegels(c.var.diensten, rij, keuze, vraag.value);
    const verder = volgende(c.req.path, vraag.value.aantal, blad.volgende);
    const filter = new URLSearchParams({ ...keuze }).toString();
    return c.json(
      {
        resultaten: blad.rijen.map(toRegel),
        ...(verder.volgende === undefined
          ? {}
          : { volgende: filter === '' ? verder.volgende : `${verder.volgende}&${filter}` }),
      },
      200,
    );
  });
}
