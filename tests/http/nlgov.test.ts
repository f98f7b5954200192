/**
 * The NLGov REST API Design Rules that only a running service can show. The linter sees the document; these see the answers.
 * Longer than 300 lines because every rule is tried on every route of one and the same running service.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { createAdressen } from './adressen.ts';
import {
  type Antwoord,
  AUDIENCES,
  type Audience,
  codes,
  createTestApi,
  type Route,
  type Sleutels,
  type TestApi,
} from './api.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
let adressen: (route: Route) => string;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'nlgov');
  adressen = await createAdressen(api, gateway, bezorgd);
});

const MAG: Readonly<Record<Audience, keyof Sleutels>> = {
  aanbieder: 'aanbieder',
  gemeente: 'tilburg',
  beheer: 'beheerder',
};
const mag = (route: Pick<Route, 'audience'>): string => api.sleutels[MAG[route.audience]];

const adres = (route: Route): string => adressen(route);
const metQuery = (route: Route): string =>
  `${adres(route)}${bezorgd.queries[route.path.split('/').at(-1) ?? ''] ?? ''}`;

const gets = (): readonly Route[] => api.routes.filter((route) => route.method === 'GET');

const HEADERS = {
  'api-version': '1.0.0',
  'cache-control': 'no-store',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function expectHeaders(antwoord: Antwoord): void {
  expect(Object.fromEntries(antwoord.headers)).toMatchObject(HEADERS);
  expect(antwoord.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
}

function expectProblem(antwoord: Antwoord, status: number): void {
  expect(antwoord.status).toBe(status);
  expect(antwoord.headers.get('Content-Type')).toBe('application/problem+json');
  expect(antwoord.json).toMatchObject({
    status,
    title: expect.stringMatching(/\w/),
    detail: expect.stringMatching(/\w/),
    type: expect.stringMatching(/^urn:problem-type:enkelvoud:/),
  });
  expectHeaders(antwoord);
}

const EIGEN_QUERY = [
  'vanaf',
  'aantal',
  'peildatum',
  'volgnummer',
  'bestandsnaam',
  'positie',
  'na',
  'wacht',
  'verantwoording',
  'zendingId',
  'alleenTeLaat',
  'inhoud',
  'handeling',
  'houdersoort',
  'houdercode',
];

/** What stands beside a submitted file that has no kop of its own: nothing of a person. */
const INVOERQUERY = [
  'upload',
  'kenmerk',
  'vervangt',
  'stadium',
  'dagtekening',
  'begindatum',
  'einddatum',
  'soorten',
  'invoermapping',
];
const POSTVAKFILTER = ['soort', 'agbcode', 'bevestigd', 'toestand', 'periodeVanaf', 'periodeTotEnMet', 'bezorgdVanaf'];

describe('every route', () => {
  it('answers with API-Version and the security headers when it goes well', async () => {
    for (const route of gets()) {
      const antwoord = await api.vraag('GET', metQuery(route), { sleutel: mag(route) });
      expect([adres(route), antwoord.status]).toEqual([adres(route), 200]);
      expectHeaders(antwoord);
      const genoemd = Object.keys(Object(Object(Object(route.operation).responses)[200]).headers);
      expect(genoemd).toEqual(expect.arrayContaining(['API-Version', 'traceparent']));
      for (const naam of ['API-Version', 'traceparent'])
        expect([naam, antwoord.headers.has(naam)]).toEqual([naam, true]);
      expect(antwoord.headers.has('Access-Control-Allow-Origin')).toBe(false);
    }
  });

  it('has no trailing slash: 404 and no redirect, with and without a key', async () => {
    for (const route of api.routes) {
      expectProblem(await api.vraag(route.method, `${adres(route)}/`, { sleutel: mag(route) }), 404);
      expectProblem(await api.vraag(route.method, `${adres(route)}/`), 404);
    }
  });

  it('answers another method with 405 and says which it has', async () => {
    for (const route of api.routes) {
      const declared = Object.keys(api.documenten[route.audience].paths[route.path] ?? {}).map((m) => m.toUpperCase());
      const allow = [...(declared.includes('GET') ? ['HEAD'] : []), ...declared].sort();
      for (const methode of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST', 'GET', 'TRACE'].filter(
        (m) => !declared.includes(m),
      )) {
        const antwoord = await api.vraag(methode, adres(route), { sleutel: mag(route) });
        expectProblem(antwoord, 405);
        expect(antwoord.headers.get('Allow')?.split(', ').sort()).toEqual(allow);
      }
    }
  });

  it('answers HEAD as GET, without a body', async () => {
    for (const route of gets()) {
      const [head, get] = await Promise.all([
        api.vraag('HEAD', metQuery(route), { sleutel: mag(route) }),
        api.vraag('GET', metQuery(route), { sleutel: mag(route) }),
      ]);
      expect([adres(route), head.status, head.tekst]).toEqual([adres(route), 200, '']);
      expect(head.headers.get('Content-Type')).toBe(get.headers.get('Content-Type'));
    }
    expect((await api.vraag('HEAD', '/beheer/v1/formaten')).status).toBe(401);
  });

  it('refuses query parameters it does not know, all at once', async () => {
    for (const route of api.routes) {
      const al = metQuery(route);
      const antwoord = await api.vraag(route.method, `${al}${al.includes('?') ? '&' : '?'}onbekend=1&ookOnbekend=2`, {
        sleutel: mag(route),
        ...(route.operation.requestBody === undefined ? {} : { json: {} }),
      });
      expectProblem(antwoord, 400);
      expect(codes(antwoord)).toEqual(['QUERY_ONBEKEND', 'QUERY_ONBEKEND']);
    }
  });

  it('that takes JSON asks for JSON', async () => {
    const metBody = api.routes.filter(
      (route) => route.operation.requestBody?.content['application/json'] !== undefined,
    );
    expect(metBody.length).toBeGreaterThan(4);
    for (const route of metBody)
      for (const headers of [
        { 'Content-Type': 'text/html' },
        { 'Content-Type': 'application/json', 'Content-Encoding': 'br' },
      ])
        expectProblem(await api.vraag(route.method, adres(route), { sleutel: mag(route), body: '{}', headers }), 415);
  });

  it('keeps secrets and personal data out of its address', () => {
    for (const route of api.routes) {
      const namen = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, naam]) => naam);
      expect([
        'id',
        'nummer',
        'jaar',
        'naam',
        'versie',
        'voorbeeld',
        'aansluiting',
        'ontvangercode',
        'schema',
        'bestand',
        'lid',
      ]).toEqual(expect.arrayContaining(namen));
      const query = (route.operation.parameters ?? []).filter((p) => p.in === 'query').map((p) => p.name);
      expect([...EIGEN_QUERY, ...POSTVAKFILTER, ...INVOERQUERY]).toEqual(expect.arrayContaining(query));
    }
  });
});

describe('GET', () => {
  it('changes nothing', async () => {
    const lees = () => gateway.diensten.staat.zendingen.listZendingen(bezorgd.verantwoordingId);
    const voor = await lees();
    for (const route of gets()) await api.vraag('GET', metQuery(route), { sleutel: mag(route) });
    expect(await lees()).toEqual(voor);
  });
});

describe('OpenAPI documents', () => {
  it.each(AUDIENCES)('of %s is public, readable from any site, and under its major version', async (audience) => {
    const antwoord = await api.vraag('GET', `/${audience}/v1/openapi.json`);
    expect(antwoord.status).toBe(200);
    expect(antwoord.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expectHeaders(antwoord);
    expect(antwoord.json).toMatchObject({
      openapi: expect.stringMatching(/^3\./),
      info: {
        version: '1.0.0',
        contact: { name: 'Enkelvoud', email: 'info@enkelvoud.nl', url: 'https://enkelvoud.nl' },
      },
      servers: [{ url: `https://api.enkelvoud.nl/${audience}/v1` }],
    });
  });

  it('name kebab-case paths and camelCase parameters', () => {
    for (const { path, operation } of api.routes) {
      expect(path).toMatch(/^(\/([a-z]+(-[a-z]+)*|\{[a-z]+\}))+$/);
      // The name of a header is not ours to choose.
      const eigen = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'header');
      for (const { name } of eigen) expect(name).toMatch(/^[a-z]+([A-Z][a-z]*)*$/);
    }
  });
});

describe('what is nowhere', () => {
  it.each(['/', '/aanbieder', '/aanbieder/v1', '/aanbieder/v1/niets', '/beheer/v2/formaten', '/x/y'])(
    '%s is 404',
    async (pad) => {
      expectProblem(await api.vraag('GET', pad), 404);
    },
  );
});

describe('times', () => {
  it('are in UTC with Z, and dates are plain', async () => {
    for (const route of gets()) {
      const antwoord = await api.vraag('GET', metQuery(route), { sleutel: mag(route) });
      for (const [, naam, waarde] of antwoord.tekst.matchAll(/"(\w+Op)":"([^"]+)"/g))
        expect([naam, waarde]).toEqual([naam, expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)]);
      for (const [, naam, waarde] of antwoord.tekst.matchAll(/"(\w*datum|geldigVanaf|geldigTot)":"([^"]+)"/g))
        expect([naam, waarde]).toEqual([naam, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    }
  });

  it('come in with any offset and go out in UTC', async () => {
    const antwoord = await api.vraag('POST', '/beheer/v1/sleutels', {
      sleutel: api.sleutels.beheerder,
      json: {
        houdersoort: 'ontvanger',
        houdercode: '0001',
        omschrijving: 'x',
        verlooptOp: '2028-01-01T00:30:00+02:00',
      },
    });
    expect(antwoord.json?.verlooptOp).toBe('2027-12-31T22:30:00.000Z');
  });
});

describe('an error of ours', () => {
  it('is a 500 that tells the caller nothing technical, and the log nothing personal', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const app = createApp(() => ({
        diensten: {
          ...gateway.diensten,
          register: {
            huidig: () => Promise.reject(new SyntaxError('Unexpected token in "999900006 Jansen"')),
          },
        },
        instelling: {},
      }));
      const response = await app.request('/beheer/v1/formaten', {
        headers: { Authorization: `Bearer ${api.sleutels.beheerder}` },
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const tekst = new TextDecoder().decode(bytes);
      const json: { instance: string } = JSON.parse(tekst);
      expectProblem({ status: response.status, headers: response.headers, tekst, bytes, json: { ...json } }, 500);
      expect(tekst).not.toMatch(/Jansen|999900006|SyntaxError|\.ts/);
      const regel = String(log.mock.calls[0]?.[0]);
      expect(regel).toContain('SyntaxError');
      expect(regel).toContain(json.instance.replace('urn:uuid:', ''));
      expect(regel).not.toMatch(/Jansen|999900006|evk_/);
      expect(log).toHaveBeenCalledTimes(1);
    } finally {
      log.mockRestore();
    }
  });

  it('is one too when the settings cannot be read', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const app = createApp(() => {
        throw new Error('setting');
      });
      const response = await app.request('/gezondheid');
      expect([response.status, response.headers.get('API-Version')]).toEqual([500, '1.0.0']);
    } finally {
      log.mockRestore();
    }
  });
});

describe('/gezondheid', () => {
  it('needs no key', async () => {
    const antwoord = await api.vraag('GET', '/gezondheid');
    expect([antwoord.status, antwoord.json]).toEqual([200, { toestand: 'gezond' }]);
    expectHeaders(antwoord);
  });
});
