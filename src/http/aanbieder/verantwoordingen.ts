/** Submitting a verantwoording, and the list of what was submitted. */
import { createRoute } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import { submit } from '../../pipeline/submit.ts';
import type { Api } from '../audience.ts';
import { Bladquery, readBladvraag, volgende } from '../page.ts';
import { describeProblem, problem, problemWith, refused, toLijst } from '../problem.ts';
import { ALTIJD, BODYFOUTEN, created, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { bladVan } from '../schemas/algemeen.ts';
import { OntvangstbewijsBeeld, toVerantwoordingBeeld, VerantwoordingBeeld } from '../schemas/verantwoording.ts';
import { VERANTWOORDING_BODY } from './body.ts';
import { openIngediend, Uploadquery } from './ingediend.ts';
import { Mappingquery, openMapping } from './invoermapping-query.ts';
import { Invoerquery, toAanvulling } from './invoerquery.ts';

const submitRoute = createRoute({
  method: 'post',
  path: '/verantwoordingen',
  operationId: 'dienVerantwoordingIn',
  tags: ['verantwoordingen'],
  summary: 'Een verantwoording indienen',
  description:
    'Stuur één verantwoording, voor alle gemeenten en beide wetten. Met `Content-Encoding: gzip` mag zij ingepakt zijn. Wat klopt ' +
    'wordt bewaard, verdeeld en per ontvanger omgezet. Dezelfde inhoud nog eens sturen geeft hetzelfde ontvangstbewijs. Klopt er ' +
    'iets niet, dan krijgt u alle bevindingen in één keer en is er niets opgeslagen.',
  request: { query: Invoerquery.extend({ ...Uploadquery, ...Mappingquery }), body: VERANTWOORDING_BODY },
  responses: {
    200: created(OntvangstbewijsBeeld, 'Deze verantwoording hadden wij al; dit is het ontvangstbewijs ervan.'),
    201: created(OntvangstbewijsBeeld, 'Aanvaard. Dit is uw ontvangstbewijs.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen',
  operationId: 'toonVerantwoordingen',
  tags: ['verantwoordingen'],
  summary: 'Uw verantwoordingen, de nieuwste eerst',
  request: { query: Bladquery },
  responses: { 200: json(bladVan(VerantwoordingBeeld), 'Een bladzijde verantwoordingen.'), ...ALTIJD },
});

const ADRES = '/aanbieder/v1/verantwoordingen';

export function addVerantwoordingen(api: Api): void {
  api.openapi(submitRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { upload, invoermapping, ...query } = c.req.valid('query');
    const mapping = await openMapping(c, invoermapping);
    if (!mapping.ok) return mapping.error;
    const body = await openIngediend(c, upload, diensten.limieten.maximaleBytes);
    if (!body.ok) return body.error;
    const uitkomst = await submit(diensten, houder.houdercode, body.value, toAanvulling(query), mapping.value);
    switch (uitkomst.soort) {
      case 'aanvaard':
        return c.json(OntvangstbewijsBeeld.parse(uitkomst.bewijs), 201, { Location: `${ADRES}/${uitkomst.bewijs.id}` });
      case 'bekend':
        return c.json(OntvangstbewijsBeeld.parse(uitkomst.bewijs), 200, { Location: `${ADRES}/${uitkomst.bewijs.id}` });
      case 'kenmerk-in-gebruik':
        return problemWith(c, 409, {
          ...describeProblem(
            409,
            'Met dit kenmerk hadden wij al een verantwoording met een andere inhoud. Geef een nieuw kenmerk, en vul bij een verbetering vervangt in.',
            toLijst([uitkomst.bevinding]),
          ),
          verantwoordingId: uitkomst.bestaandId,
        });
      case 'geweigerd':
        return refused(c, uitkomst.weigering.teGroot ? 413 : 400, 'De verantwoording', uitkomst.weigering.bevindingen);
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(listRoute, async (c) => {
    const vraag = readBladvraag('verantwoordingen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const { diensten, houder } = c.var;
    const blad = await diensten.staat.verantwoordingen.listVerantwoordingen(houder.houdercode, vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toVerantwoordingBeeld), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });
}
