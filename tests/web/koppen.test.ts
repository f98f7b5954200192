/** What every answer of the pages tells a browser, also one that refuses, sends on or failed (OWASP ASVS 5, V3.4 and V14.3.2). */
import { expect, it } from 'vitest';
import { createSleutel } from '../../src/pipeline/keys.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, laadRegister } from '../helpers/gateway.ts';

const BASIS = 'https://gateway.example';
const JAAR_SECONDEN = 31_536_000;

async function opzet() {
  const { diensten } = createGateway();
  await laadRegister(diensten);
  await createSleutel(diensten, { houdersoort: 'aanbieder', houdercode: '98765401' }, 'test', undefined);
  return createPaginas(() => ({
    diensten,
    instelling: { demoAanmelden: true },
    openapi: () => Promise.reject(new Error('a failure of ours')),
  }));
}

/** Directives by name, with their sources. */
const leesCsp = (antwoord: Response): ReadonlyMap<string, string> =>
  new Map(
    (antwoord.headers.get('Content-Security-Policy') ?? '')
      .split('; ')
      .map((regel) => [regel.split(' ', 1)[0] ?? '', regel.slice(regel.indexOf(' ') + 1)]),
  );

const VRAGEN: readonly [pad: string, status: number, methode?: string][] = [
  ['/', 200],
  ['/aanmelden', 200],
  ['/hulp', 200],
  ['/gemeente', 303],
  ['/bestaat/niet', 404],
  ['/.git/config', 404],
  ['/statisch/', 404],
  ['/afmelden', 403, 'POST'],
  ['/', 403, 'TRACE'],
  ['/ontwikkelaars/aanbieder', 500],
];

it.each(VRAGEN)('%s answers %i with every header', async (pad, status, method = 'GET') => {
  const antwoord = await (await opzet()).request(BASIS + pad, { method });
  expect(antwoord.status).toBe(status);
  const kop = (naam: string): string | null => antwoord.headers.get(naam);
  const [, seconden] = /^max-age=(\d+); includeSubDomains$/.exec(kop('Strict-Transport-Security') ?? '') ?? [];
  expect(Number(seconden)).toBeGreaterThanOrEqual(JAAR_SECONDEN);
  expect(kop('X-Content-Type-Options')).toBe('nosniff');
  expect(kop('Referrer-Policy')).toBe('same-origin');
  expect(kop('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(kop('Cross-Origin-Resource-Policy')).toBe('same-origin');
  expect(kop('Cache-Control')).toBe('no-store');
  expect(kop('Access-Control-Allow-Origin')).toBe(null);
  expect(await antwoord.text()).not.toMatch(/a failure of ours|\.tsx?:\d|node_modules/);

  const csp = leesCsp(antwoord);
  for (const naam of ['default-src', 'base-uri', 'frame-ancestors'])
    expect([naam, csp.get(naam)]).toEqual([naam, "'none'"]);
  expect(csp.get('require-trusted-types-for')).toBe("'script'");
  // Plugins fall under default-src; nothing inline, nothing from elsewhere, no code out of text.
  for (const naam of ['script-src', 'style-src', 'connect-src', 'form-action', 'font-src'])
    expect([naam, csp.get(naam)]).toEqual([naam, "'self'"]);
  expect([...csp.keys()]).not.toContain('object-src');
});

it('sends nobody who signs in to another site', async () => {
  const paginas = await opzet();
  const elders = [
    '//kwaad.example',
    '/\\kwaad.example',
    'https://kwaad.example/',
    'javascript:alert(1)',
    '/\t/kwaad.example',
    '\\\\kwaad.example',
    ' //kwaad.example',
  ];
  for (const naar of elders) {
    const antwoord = await paginas.request(`${BASIS}/aanmelden/demo`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({
        houdersoort: 'aanbieder',
        houdercode: '98765401',
        onderwerp: 'sanne',
        naar,
      }).toString(),
    });
    const doel = new URL(antwoord.headers.get('Location') ?? '', BASIS);
    expect([naar, antwoord.status, doel.origin]).toEqual([naar, 303, BASIS]);
  }
});
