/** How the installation is doing: figures for a dashboard, and what a person must look at. */
import { createRoute } from '@hono/zod-openapi';
import { listAlarmen, listMetrieken, toPrometheus } from '../../pipeline/toezicht.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { ALTIJD, json } from '../responses.ts';
import { Alarmen, Statistieken, toAlarmBeeld, toMetriekBeeld } from '../schemas/toezicht.ts';

const tags = ['toezicht'];
const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';
const TEKST: object = { 'text/plain': { schema: { type: 'string' } } };

const statistiekenRoute = createRoute({
  method: 'get',
  path: '/statistieken',
  operationId: 'toonStatistieken',
  tags,
  summary: 'Cijfers over de laatste 24 uur en van dit moment',
  request: { query: GeenQuery },
  responses: { 200: json(Statistieken, 'De cijfers.'), ...ALTIJD },
});

const prometheusRoute = createRoute({
  method: 'get',
  path: '/statistieken/prometheus',
  operationId: 'toonStatistiekenPrometheus',
  tags,
  summary: 'Dezelfde cijfers, zoals Prometheus ze leest',
  request: { query: GeenQuery },
  responses: {
    200: {
      ...json(Statistieken, 'De cijfers als tekst (Prometheus 0.0.4).'),
      content: TEKST,
    },
    ...ALTIJD,
  },
});

const alarmenRoute = createRoute({
  method: 'get',
  path: '/alarmen',
  operationId: 'toonAlarmen',
  tags,
  summary: 'Wat nu om een mens vraagt; leeg als alles goed gaat',
  request: { query: GeenQuery },
  responses: { 200: json(Alarmen, 'De alarmen, het dringendste eerst.'), ...ALTIJD },
});

export function addToezicht(api: Api): void {
  api.openapi(statistiekenRoute, async (c) =>
    c.json({ metrieken: (await listMetrieken(c.var.diensten)).map(toMetriekBeeld) }, 200),
  );

  api.openapi(prometheusRoute, async (c) =>
    c.body(toPrometheus(await listMetrieken(c.var.diensten)), 200, { 'Content-Type': PROMETHEUS }),
  );

  api.openapi(alarmenRoute, async (c) =>
    c.json({ alarmen: (await listAlarmen(c.var.diensten)).map(toAlarmBeeld) }, 200),
  );
}
