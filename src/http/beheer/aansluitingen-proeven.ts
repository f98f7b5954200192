/** Trying an aansluiting: on one verantwoording, and against another version. Nothing is stored and nothing is sent. */
import { createRoute, z } from '@hono/zod-openapi';
import { tryAansluiting } from '../../pipeline/aansluiting-proef.ts';
import { compareAansluitingen } from '../../pipeline/aansluiting-vergelijking.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { notFound } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, NIET_GEVONDEN } from '../responses.ts';
import {
  AansluitingproefBeeld,
  AansluitingproefInvoer,
  AansluitingvergelijkingBeeld,
  AansluitingvergelijkingInvoer,
  toAansluitingproef,
  toAansluitingvergelijking,
} from '../schemas/aansluiting.ts';
import { Versie } from '../schemas/formaat.ts';

const tags = ['aansluitingen'];
const PROEF_BYTES = 8 * 1024 * 1024;
const KLEIN_BYTES = 16 * 1024;

const tryRoute = createRoute({
  method: 'post',
  path: '/aansluitingproeven',
  operationId: 'probeerAansluiting',
  tags,
  summary: 'Een aansluiting proberen op één verantwoording',
  description:
    'Laat zien welke zendingen de verantwoording met deze aansluiting zou krijgen, welke bestanden daarin zitten en wat er nu gaat maar ' +
    'dan niet meer. Ook voor een aansluiting die niet is geregistreerd. Bewaart en verstuurt niets.',
  middleware: smallJson(PROEF_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: AansluitingproefInvoer } } },
  },
  responses: { 200: json(AansluitingproefBeeld, 'Wat er zou gebeuren.'), ...ALTIJD, ...BODYFOUTEN },
});

const compareRoute = createRoute({
  method: 'post',
  path: '/aansluitingen/{aansluiting}/versies/{versie}/vergelijkingen',
  operationId: 'vergelijkAansluiting',
  tags,
  summary: 'Vergelijken met een andere versie',
  description:
    'Wat er in het document anders is, en welke van de laatste verantwoordingen anders zouden gaan als deze versie had gegolden op de ' +
    'dagen van de andere. Bewaart en verstuurt niets.',
  middleware: smallJson(KLEIN_BYTES),
  request: {
    params: z.object({
      aansluiting: z.string().openapi({ description: 'Id van de aansluiting.', example: 'tilburg-wmo-declaratie' }),
      versie: Versie,
    }),
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: AansluitingvergelijkingInvoer } } },
  },
  responses: {
    200: json(AansluitingvergelijkingBeeld, 'Wat er anders wordt.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...BODYFOUTEN,
  },
});

export function addAansluitingproeven(api: Api): void {
  api.openapi(tryRoute, async (c) => {
    const { vandaag, ...opgave } = c.req.valid('json');
    const proef = await tryAansluiting(c.var.diensten, { ...opgave, ...(vandaag === undefined ? {} : { vandaag }) });
    return c.json(toAansluitingproef(proef), 200);
  });

  api.openapi(compareRoute, async (c) => {
    const { aansluiting: id, versie } = c.req.valid('param');
    const { met, verantwoordingen } = c.req.valid('json');
    const uitkomst = await compareAansluitingen(c.var.diensten, { id, versie }, met, verantwoordingen);
    return uitkomst === undefined ? notFound(c) : c.json(toAansluitingvergelijking(uitkomst), 200);
  });
}
