/** After the data are gone every route and every page about them still answers: with what stays, or that they are gone. None breaks. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type Houdersoort, LIDROLLEN_PER_HOUDERSOORT } from '../../src/domain/toegang.ts';
import { destroyExpired } from '../../src/pipeline/bewaartermijnen.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';
import { AGBCODE } from '../helpers/verantwoording.ts';
import { until } from '../pipeline/bewaren.ts';
import { createAdressen } from './adressen.ts';
import { type Audience, createTestApi, type Route, type Sleutels, type TestApi } from './api.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

const MAG: Readonly<Record<Audience, keyof Sleutels>> = {
  aanbieder: 'aanbieder',
  gemeente: 'tilburg',
  beheer: 'beheerder',
};
const PAGINAS: readonly (readonly [string, Houdersoort, string])[] = [
  ['aanbieder', 'aanbieder', AGBCODE],
  ['gemeente', 'ontvanger', '0855'],
  ['beheer', 'beheerder', 'demo'],
];

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
let adressen: (route: Route) => string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'overal');
  adressen = await createAdressen(api, gateway, bezorgd);
  until(gateway, '2031-07-02');
  const { vernietigd } = await destroyExpired(gateway.diensten);
  expect(vernietigd.verantwoordingen.map(({ id }) => id)).toContain(bezorgd.verantwoordingId);
});

/** Years later: the keys of then have expired, and the postbussen have slept. */
beforeEach(async () => {
  gateway = createGateway('2031-07-03T10:00:00.000Z');
  api = await createTestApi(gateway);
});

it('every route that shows something', async () => {
  const kapot: string[] = [];
  const gewist: string[] = [];
  for (const route of api.routes.filter(({ method }) => method === 'GET')) {
    const adres = `${adressen(route)}${bezorgd.queries[route.path.split('/').at(-1) ?? ''] ?? ''}`;
    const { status } = await api.vraag('GET', adres, { sleutel: api.sleutels[MAG[route.audience]] });
    if (![200, 404, 410].includes(status)) kapot.push(`${status} ${adres}`);
    if (status === 410) gewist.push(route.path);
  }
  expect(kapot).toEqual([]);
  expect(gewist.length).toBeGreaterThan(3);
});

it('every route that does something, asked for nothing in particular', async () => {
  const kapot: string[] = [];
  for (const route of api.routes.filter(({ method }) => method !== 'GET')) {
    const { status } = await api.vraag(route.method, adressen(route), {
      sleutel: api.sleutels[MAG[route.audience]],
      json: {},
    });
    if (status >= 500) kapot.push(`${status} ${route.method} ${adressen(route)}`);
  }
  expect(kapot).toEqual([]);
});

it('every page', async () => {
  const paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  const kapot: string[] = [];
  let gewist = 0;
  for (const [deel, houdersoort, code] of PAGINAS) {
    const Cookie = await meldLidAan(gateway, houdersoort, code, LIDROLLEN_PER_HOUDERSOORT[houdersoort]);
    const vraag = (pad: string, rest: RequestInit = {}) =>
      paginas.request(
        `https://gateway.example${pad}`,
        { ...rest, headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' } },
        {},
      );
    const reden = { method: 'POST', body: new URLSearchParams({ reden: 'controle' }) };
    await vraag(`/aanbieder/inzage/verantwoording/${bezorgd.verantwoordingId}`, reden);
    await vraag(`/gemeente/inzage/zending/${bezorgd.zendingId}`, reden);
    const paden = new Set(
      paginas.routes
        .filter(({ method, path }) => method === 'GET' && path.startsWith(`/${deel}`) && !path.includes('*'))
        .map(({ path }) => path),
    );
    for (const patroon of paden) {
      const pad = patroon
        .replace(/:zendingId/, bezorgd.zendingId)
        .replace(/:(volgnummer|nummer)/, '1')
        .replace(/:id/, patroon.includes('/gemeente/zendingen') ? bezorgd.zendingId : bezorgd.verantwoordingId)
        .replaceAll(/:([a-zA-Z]+)(\{[^}]*\})?\??/g, bezorgd.zendingId);
      const antwoord = await vraag(pad);
      await antwoord.text();
      if (antwoord.status >= 500) kapot.push(`${antwoord.status} ${pad}`);
      if (antwoord.status === 410) gewist++;
    }
  }
  expect(kapot).toEqual([]);
  expect(gewist).toBeGreaterThan(4);
});
