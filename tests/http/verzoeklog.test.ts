/** One line per request, of the API and of the pages: what was asked, never by whom exactly or about whom. */
import { expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createSleutel, hashSleutel } from '../../src/pipeline/keys.ts';
import type { Logregel } from '../../src/pipeline/log.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway } from '../helpers/gateway.ts';

const SLEUTEL = 'begin-1';
const BASIS = 'https://gateway.example';
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
  const beveiliging = { contact: 'mailto:a@b.example', publiekAdres: 'https://gateway.example' };
  const api = createApp(() => ({
    ...voorziening,
    instelling: { beginsleutel: { sha256: hashSleutel(SLEUTEL), tot: '9999-12-31' }, beveiliging },
  }));
  const paginas = createPaginas(() => ({
    ...voorziening,
    instelling: { demoAanmelden: true, beveiliging },
    openapi: async () => ({}),
  }));
  return { api, paginas, regels, diensten: voorziening.diensten };
}

const GEMEEN = { gebeurtenis: 'verzoek', duurMs: expect.any(Number), traceId: expect.stringMatching(/^[0-9a-f]{32}$/) };

it('tells the route of a question to the API, its answer and who asked by kind', async () => {
  const { api, regels } = opzet();
  const met = { headers: { Authorization: `Bearer ${SLEUTEL}` } };
  const antwoord = await api.request(`${BASIS}/beheer/v1/zendingen/${ID}/hervattingen?x=999900006`, {
    ...met,
    method: 'POST',
  });
  await api.request(`${BASIS}/beheer/v1/herleveringen/${ID}`, met);
  await api.request(`${BASIS}/beheer/v1/herleveringen/${ID}`);
  await api.request('https://gateway.example/beheer/v1/bestaat/999900006', met);
  await api.request('https://gateway.example/gezondheid');
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
    { ...beheer, route, methode: 'GET', status: 401, weigering: 'geen-sleutel' },
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

it('tells why somebody was not let through, and which key or lid that was by its id alone', async () => {
  const { api, paginas, regels, diensten } = opzet();
  const houder = { houdersoort: 'aanbieder', houdercode: '98765401' } as const;
  const { sleutel, rij } = await createSleutel(diensten, houder, 'test', undefined, ['inzien']);
  const met = { headers: { Authorization: `Bearer ${sleutel}` } };
  await api.request(`${BASIS}/beheer/v1/storingen`, met);
  await api.request(`${BASIS}/aanbieder/v1/uploads`, { ...met, method: 'POST' });
  await api.request(`${BASIS}/beheer/v1/storingen`, { headers: { Authorization: 'Bearer evk_x' } });
  await diensten.staat.sleutels.trekIn(rij.id, '2026-05-06T10:00:00.000Z');
  await api.request(`${BASIS}/aanbieder/v1/verantwoordingen`, met);
  expect(regels).toMatchObject([
    { status: 403, weigering: 'ander-deel', middel: rij.id },
    { status: 403, weigering: 'geen-rol', middel: rij.id },
    { status: 401, weigering: 'onbekend' },
    { status: 401, weigering: 'ingetrokken' },
  ]);

  regels.length = 0;
  const formulier = (kop: string) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': kop },
    body: 'houdersoort=aanbieder&houdercode=98765401&onderwerp=sanne',
  });
  const aangemeld = await paginas.request(`${BASIS}/aanmelden/demo`, formulier('same-origin'));
  const Cookie = /^[^;]+/.exec(aangemeld.headers.getSetCookie().at(-1) ?? '')?.[0] ?? '';
  await paginas.request(`${BASIS}/gemeente`, { headers: { Cookie } });
  await paginas.request(`${BASIS}/afmelden`, formulier('cross-site'));
  const lid = (await diensten.staat.organisaties.listLidmaatschappen('urn:enkelvoud:demo', 'sanne'))[0]?.id;
  expect(lid).toMatch(/^[0-9a-f-]{36}$/);
  expect(regels.slice(1)).toMatchObject([
    { status: 403, weigering: 'ander-deel', middel: lid },
    { status: 403, weigering: 'andere-site' },
  ]);
  expect(JSON.stringify(regels)).not.toMatch(/98765401|Sanne|evk_/);
});

it('refuses a question in the open before its key is looked at, and sends a person on to https', async () => {
  const { api, paginas, regels } = opzet();
  const open = 'http://gateway.example';
  const antwoord = await api.request(`${open}/beheer/v1/storingen`, {
    headers: { Authorization: `Bearer ${SLEUTEL}` },
  });
  expect([antwoord.status, antwoord.headers.get('Location')]).toEqual([403, null]);
  expect((await api.request(`${open}/oauth/token`, { method: 'POST' })).status).toBe(403);
  const pagina = await paginas.request(`${open}/aanbieder?x=1`);
  expect([pagina.status, pagina.headers.get('Location')]).toEqual([308, `${BASIS}/aanbieder?x=1`]);
  const gestuurd = await paginas.request(`${open}/aanmelden/demo`, { method: 'POST', headers: { Origin: open } });
  expect([gestuurd.status, gestuurd.headers.getSetCookie()]).toEqual([403, []]);
  expect(regels.map(({ gebeurtenis, ...rest }) => [gebeurtenis, Reflect.get(rest, 'weigering')])).toEqual(
    Array.from({ length: 4 }, () => ['verzoek', 'zonder-https']),
  );
});
