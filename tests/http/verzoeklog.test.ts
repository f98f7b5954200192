/** One line per request, of the API and of the pages: what was asked, never by whom exactly or about whom. */
import { expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { hashSleutel } from '../../src/pipeline/keys.ts';
import type { Logregel } from '../../src/pipeline/log.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway } from '../helpers/gateway.ts';

const SLEUTEL = 'begin-1';
const ID = '0b9d8f6e-1111-4222-8333-444455556666';

function opzet() {
  const { diensten: vast } = createGateway();
  let nu = Date.parse('2026-05-06T10:00:00.000Z');
  const klok = (): Date => {
    nu += 1;
    return new Date(nu);
  };
  const regels: Logregel[] = [];
  const voorziening = {
    diensten: { ...vast, klok },
    log: (regel: Logregel) => {
      regels.push(regel);
    },
  };
  const api = createApp(() => ({ ...voorziening, instelling: { beginsleutelSha256: hashSleutel(SLEUTEL) } }));
  const paginas = createPaginas(() => ({
    ...voorziening,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  return { api, paginas, regels };
}

const GEMEEN = { gebeurtenis: 'verzoek', duurMs: expect.any(Number), traceId: expect.stringMatching(/^[0-9a-f]{32}$/) };

it('tells the route of a question to the API, its answer and who asked by kind', async () => {
  const { api, regels } = opzet();
  const met = { headers: { Authorization: `Bearer ${SLEUTEL}` } };
  const antwoord = await api.request(`/beheer/v1/zendingen/${ID}/hervattingen?x=999900006`, { ...met, method: 'POST' });
  await api.request(`/beheer/v1/herleveringen/${ID}`, met);
  await api.request(`/beheer/v1/herleveringen/${ID}`);
  await api.request('/beheer/v1/bestaat/999900006', met);
  await api.request('/gezondheid');
  const beheer = { ...GEMEEN, soort: 'api', publiek: 'beheer' };
  const route = '/beheer/v1/herleveringen/:id';
  expect(regels).toEqual([
    {
      ...beheer,
      route: '/beheer/v1/zendingen/:id/hervattingen',
      methode: 'POST',
      status: 400,
      houdersoort: 'beheerder',
      traceId: antwoord.headers.get('traceparent')?.split('-')[1],
    },
    { ...beheer, route, methode: 'GET', status: 404, houdersoort: 'beheerder' },
    { ...beheer, route, methode: 'GET', status: 401 },
    { ...beheer, route: 'geen', methode: 'GET', status: 404 },
    { ...GEMEEN, soort: 'api', publiek: 'algemeen', route: '/gezondheid', methode: 'GET', status: 200 },
  ]);
  for (const regel of regels) expect(regel).toMatchObject({ duurMs: expect.toSatisfy((ms: number) => ms > 0) });
});

it('tells the same of a page', async () => {
  const { paginas, regels } = opzet();
  await paginas.request(`https://gateway.example/aanbieder/verantwoordingen/${ID}?zoek=Jansen`);
  await paginas.request('https://gateway.example/bestaat/niet');
  expect(regels).toMatchObject([
    { ...GEMEEN, soort: 'pagina', publiek: 'aanbieder', methode: 'GET', status: expect.any(Number) },
    { ...GEMEEN, soort: 'pagina', publiek: 'algemeen', route: 'geen', status: 404 },
  ]);
  expect(JSON.stringify(regels)).not.toMatch(/Jansen|0b9d8f6e/);
});
