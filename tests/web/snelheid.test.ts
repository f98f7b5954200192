import { expect, it } from 'vitest';
import { createSnelheidswacht } from '../../src/pipeline/snelheid.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';

it('an address that floods gets a page that says to wait, and others none of it', async () => {
  const { diensten, verstrijk } = createGateway();
  const grenzen = { adres: { aantal: 2, seconden: 60 } };
  const snelheid = createSnelheidswacht({ klok: diensten.klok, grenzen });
  const paginas = createPaginas(() => ({
    diensten,
    snelheid,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  const vraag = (adres: string) =>
    paginas.request('https://gateway.example/aanmelden', { headers: { 'CF-Connecting-IP': adres } }, {});
  expect([(await vraag('192.0.2.1')).status, (await vraag('192.0.2.1')).status]).toEqual([200, 200]);
  const geweigerd = await vraag('192.0.2.1');
  expect([geweigerd.status, geweigerd.headers.get('Retry-After')]).toEqual([429, '30']);
  expect(geweigerd.headers.get('Content-Type')).toContain('text/html');
  expect(geweigerd.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(await geweigerd.text()).toContain('Wacht een minuut');
  expect((await vraag('192.0.2.2')).status).toBe(200);
  verstrijk(30_000);
  expect((await vraag('192.0.2.1')).status).toBe(200);
});

it('forms of one organisation are counted together, and those of another or of a beheerder are not among them', async () => {
  const gateway = createGateway();
  const { diensten } = gateway;
  const grenzen = { handeling: { aantal: 2, seconden: 60 } };
  const snelheid = createSnelheidswacht({ klok: diensten.klok, grenzen });
  const paginas = createPaginas(() => ({
    diensten,
    snelheid,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  const [een, ander, beheerder] = await Promise.all([
    meldLidAan(gateway, 'aanbieder', '65656055', ['inzien']),
    meldLidAan(gateway, 'aanbieder', '65656056', ['inzien']),
    meldLidAan(gateway, 'beheerder', 'test', ['inzien']),
  ]);
  const stuur = async (Cookie: string) =>
    (
      await paginas.request('https://gateway.example/begin', {
        method: 'POST',
        headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' },
      })
    ).status;
  expect([await stuur(een), await stuur(een), await stuur(een)]).toEqual([404, 404, 429]);
  expect([await stuur(ander), await stuur(beheerder)]).toEqual([404, 404]);
  expect([await stuur(beheerder), await stuur(beheerder)]).toEqual([404, 404]);
});
