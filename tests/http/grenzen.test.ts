/** What every route refuses, whoever asks: too large a message, and an address that is made to lead elsewhere. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LIMIETEN } from '../../src/domain/limieten.ts';
import { createApp } from '../../src/http/app.ts';
import { SECURITY_TXT_PAD } from '../../src/http/security-txt.ts';
import { createGateway, type Gateway } from '../helpers/gateway.ts';
import { type Audience, codes, createTestApi, ORIGIN, type Route, type TestApi } from './api.ts';

let gateway: Gateway;
let api: TestApi;
beforeAll(async () => {
  gateway = createGateway();
  api = await createTestApi(gateway);
});

const sleutel = ({ audience }: Pick<Route, 'audience'>): string => {
  const van: Readonly<Record<Audience, string>> = {
    aanbieder: api.sleutels.aanbieder,
    gemeente: api.sleutels.tilburg,
    beheer: api.sleutels.beheerder,
  };
  return van[audience];
};
const ID = '00000000-0000-4000-8000-000000000000';
const adres = ({ audience, path }: Route): string =>
  `/${audience}/v1${path.replace('{jaar}', '2025').replaceAll(/\{\w+\}/g, ID)}`;

/** Taken as a stream, with the limit of a submission. */
const isInzending = ({ path }: Route): boolean => /\/(verantwoordingen|proefverwerkingen)$/.test(path);

describe('a JSON message', () => {
  it('of more than the table says is refused by every route that takes one', async () => {
    const body = `{"x":"${'x'.repeat(LIMIETEN.jsonBerichtBytes.waarde)}"}`;
    const routes = api.routes.filter(
      (route) => route.operation.requestBody?.content['application/json'] !== undefined && !isInzending(route),
    );
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
      const antwoord = await api.vraag(route.method, adres(route), { sleutel: sleutel(route), body, headers });
      expect([route.method, route.path, antwoord.status, codes(antwoord)]).toEqual([
        route.method,
        route.path,
        413,
        [expect.stringMatching(/_TE_GROOT$/)],
      ]);
    }
  });
});

describe('a key that every object has', () => {
  it.each(['__proto__', 'constructor', 'toString'])(
    '%s is no field of a message, nor of what is in it',
    async (naam) => {
      const sleutelBody = (erbij: string) =>
        `{"houdersoort":"ontvanger","houdercode":"0855","omschrijving":"x"${erbij}}`;
      const stuur = async (erbij: string): Promise<number> => {
        const headers = { 'Content-Type': 'application/json' };
        const vraag = { sleutel: api.sleutels.beheerder, body: sleutelBody(erbij), headers };
        return (await api.vraag('POST', '/beheer/v1/sleutels', vraag)).status;
      };
      expect(await stuur('')).toBe(201);
      expect(await stuur(`,"${naam}":{"houdersoort":"beheerder"}`)).toBe(400);
      expect(({} as Record<string, unknown>).houdersoort).toBeUndefined();
    },
  );
});

describe('an address', () => {
  it.each([
    '/aanbieder/v1/verantwoordingen/..%2f..%2fbeheer%2fv1%2fformaten',
    '/aanbieder/v1/verantwoordingen/%2e%2e/%2e%2e/%2e%2e/beheer/v1/sleutels',
    '/aanbieder/v1//verantwoordingen',
    '/aanbieder/v1/verantwoordingen/%00',
    '/aanbieder/v1/verantwoordingen/a%0d%0aSet-Cookie:%20x',
    '/aanbieder/v1/verantwoordingen/__proto__',
    '/beheer/v1/formaten/constructor/versies/1.0.0',
    '/aanbieder/v1/verantwoordingen/%u0041',
    '/aanbieder/v1/verantwoordingen/%c0%ae%c0%ae',
  ])('%s leads nowhere, and nothing of it comes back in a header', async (pad) => {
    const app = createApp(() => ({ diensten: gateway.diensten, instelling: {} }));
    for (const key of [api.sleutels.aanbieder, api.sleutels.andereAanbieder]) {
      const antwoord = await app.request(`${ORIGIN}${pad}`, { headers: { Authorization: `Bearer ${key}` } });
      expect([400, 401, 403, 404]).toContain(antwoord.status);
      expect(antwoord.headers.get('Content-Type')).toBe('application/problem+json');
      expect(JSON.stringify([...antwoord.headers])).not.toMatch(/Set-Cookie|proto|%00/i);
    }
  });

  it('takes no parameter twice: which of the two would count is not to be guessed', async () => {
    const vraag = (query: string) =>
      api.vraag('GET', `/aanbieder/v1/verantwoordingen${query}`, { sleutel: api.sleutels.aanbieder });
    expect((await vraag('?aantal=1')).status).toBe(200);
    for (const query of ['?aantal=1&aantal=1', '?aantal=1&aantal=200', '?vanaf=a&vanaf=b', '?aantal[]=1'])
      expect([query, (await vraag(query)).status]).toEqual([query, 400]);
  });

  it('takes no header of the caller over into the answer', async () => {
    const antwoord = await api.vraag('GET', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      headers: {
        'X-Forwarded-Host': 'kwaad.example',
        Origin: 'https://kwaad.example',
        'X-Request-Id': 'kenmerk-van-kwaad',
      },
    });
    expect(antwoord.status).toBe(200);
    expect(JSON.stringify([...antwoord.headers])).not.toMatch(/kwaad/);
  });
});

describe('security.txt', () => {
  it('says where to tell of a weakness, and until when (RFC 9116)', async () => {
    const beveiliging = { contact: 'mailto:veilig@enkelvoud.nl', publiekAdres: 'https://api.enkelvoud.nl' };
    const app = createApp(() => ({ diensten: gateway.diensten, instelling: { beveiliging } }));
    const antwoord = await app.request(`${ORIGIN}${SECURITY_TXT_PAD}`);
    expect([antwoord.status, antwoord.headers.get('Content-Type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await antwoord.text()).toBe(
      'Contact: mailto:veilig@enkelvoud.nl\r\nExpires: 2026-11-02T10:00:00.000Z\r\nPreferred-Languages: nl, en\r\n' +
        'Canonical: https://api.enkelvoud.nl/.well-known/security.txt\r\n',
    );
  });
});
