/** Everything about one verantwoording of the aanbieder that asks. */
import { createRoute } from '@hono/zod-openapi';
import { amsterdamseDatum } from '../../domain/kalender.ts';
import { loadBalans } from '../../pipeline/overview.ts';
import type { Api } from '../audience.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { ALTIJD, json, NIET_GEVONDEN } from '../responses.ts';
import { bladVan, IdPad, lijstVan } from '../schemas/algemeen.ts';
import { BalansBeeld } from '../schemas/balans.ts';
import {
  GevondenBevinding,
  toGevondenBevinding,
  toVerantwoordingBeeld,
  VerantwoordingBeeld,
} from '../schemas/verantwoording.ts';
import { toZendingBeeld, ZendingBeeld } from '../schemas/zending.ts';
import { findOwn } from './own-verantwoording.ts';

const tags = ['verantwoordingen'];

const showRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}',
  operationId: 'toonVerantwoording',
  tags,
  summary: 'Eén verantwoording',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(VerantwoordingBeeld, 'De verantwoording.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const zendingenRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/zendingen',
  operationId: 'toonZendingenVanVerantwoording',
  tags,
  summary: 'Wat er voor elke ontvanger van is gemaakt',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(lijstVan(ZendingBeeld), 'Alle zendingen.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const bevindingenRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/bevindingen',
  operationId: 'toonBevindingen',
  tags,
  summary: 'Alle bevindingen, ook die uit de antwoorden van ontvangers',
  description: 'Wijst een ontvanger een regel af, dan staat dat hier bij uw eigen prestatie (`pointer`).',
  request: { params: IdPad, query: Bladquery },
  responses: { 200: json(bladVan(GevondenBevinding), 'Een bladzijde bevindingen.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const balansRoute = createRoute({
  method: 'get',
  path: '/verantwoordingen/{id}/balans',
  operationId: 'toonBalans',
  tags,
  summary: 'De balans: waar elke regel is gebleven',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(BalansBeeld, 'De balans van nu.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addVerantwoording(api: Api): void {
  api.openapi(showRoute, async (c) => {
    const rij = await findOwn(c.var, c.req.valid('param').id);
    return rij === undefined ? notFound(c) : c.json(toVerantwoordingBeeld(rij), 200);
  });

  api.openapi(zendingenRoute, async (c) => {
    const rij = await findOwn(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    const zendingen = await c.var.diensten.staat.zendingen.listZendingen(rij.id);
    const vandaag = amsterdamseDatum(c.var.diensten.klok());
    return c.json({ resultaten: zendingen.map((zending) => toZendingBeeld(zending, vandaag)) }, 200);
  });

  api.openapi(bevindingenRoute, async (c) => {
    const vraag = readBladvraag('bevindingen', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const rij = await findOwn(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    const blad = await c.var.diensten.staat.bevindingen.listBevindingen(rij.id, vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toGevondenBevinding), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });

  api.openapi(balansRoute, async (c) => {
    const rij = await findOwn(c.var, c.req.valid('param').id);
    if (rij === undefined) return notFound(c);
    return c.json(BalansBeeld.parse(await loadBalans(c.var.diensten, rij)), 200);
  });
}
