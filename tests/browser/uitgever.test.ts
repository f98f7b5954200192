/**
 * Signing in and out at a real issuer, in a real browser: what our own Content-Security-Policy lets through is seen nowhere else. The
 * gateway must know its address beforehand, so it stands behind one that is known.
 */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../scripts/lib/harness.ts';
import { OIDC_CLIENT, startUitgever, type Uitgever } from '../helpers/uitgever.ts';
import { startBrowser } from './helpers/bladeraar.ts';

let browser: Browser;
let voordeur: Server;
let gateway: Gateway;
let uitgever: Uitgever;
let adres: string;

beforeAll(async () => {
  let achter: URL | undefined;
  voordeur = createServer((vraag, antwoord) => {
    const { method, headers, url = '/' } = vraag;
    const door = request(new URL(url, achter), { method, headers }, (terug) => {
      antwoord.writeHead(terug.statusCode ?? 502, terug.headers);
      terug.pipe(antwoord);
    });
    door.on('error', () => antwoord.writeHead(502).end());
    vraag.pipe(door);
  });
  await new Promise<void>((resolve) => voordeur.listen(0, 'localhost', resolve));
  adres = `http://localhost:${(voordeur.address() as AddressInfo).port}`;
  uitgever = await startUitgever(adres, `${adres}/oauth/afmelding`);
  gateway = await startGateway({
    PUBLIEK_ADRES: adres,
    OIDC_UITGEVER: uitgever.adres,
    OIDC_CLIENT_ID: OIDC_CLIENT.client_id,
    OIDC_CLIENT_SECRET: OIDC_CLIENT.client_secret,
    OIDC_NAAM: 'de testgemeente',
  });
  achter = gateway.url;
  const { inhoud } = await gateway.beheer.post<{ id: string }>('/beheer/v1/organisaties', {
    houdersoort: 'ontvanger',
    houdercode: '0855',
    naam: 'Gemeente Tilburg',
  });
  await gateway.beheer.post(`/beheer/v1/organisaties/${inhoud.id}/leden`, {
    naam: 'Anna',
    uitgever: uitgever.adres,
    onderwerp: 'anna',
    rollen: ['inzien'],
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await gateway.close();
  await uitgever.close();
  voordeur.closeAllConnections();
  await new Promise((resolve) => voordeur.close(resolve));
});

const maakContext = (): Promise<BrowserContext> => browser.newContext({ baseURL: adres, locale: 'nl-NL' });
const pad = (page: Page): string => page.url().replace(adres, '');

/** Says at the issuer who one is, and that the gateway may know; the second is asked the first time only. */
async function bijUitgever(page: Page, daarna: string): Promise<void> {
  await page.locator('input[name=login]').fill('anna');
  await page.locator('input[name=password]').fill('x');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  const verder = page.getByRole('button', { name: 'Continue' });
  await expect.poll(async () => pad(page) === daarna || (await verder.count()) === 1).toBe(true);
  if (pad(page) !== daarna) await verder.click();
  await expect.poll(() => pad(page)).toBe(daarna);
}

async function meldAan(page: Page): Promise<void> {
  await page.goto('/gemeente');
  await page.getByRole('button', { name: 'Aanmelden met de testgemeente' }).click();
  await bijUitgever(page, '/gemeente');
}

it('signs in, shows anew who one is, and signs out here and there', async () => {
  const context = await maakContext();
  const page = await context.newPage();
  await meldAan(page);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Overal afmelden' }).click();
  await page.getByRole('button', { name: 'Opnieuw aanmelden met de testgemeente' }).click();
  await bijUitgever(page, '/account');
  await page.getByRole('button', { name: 'Overal afmelden' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.getByText('Hier en bij uw organisatie').waitFor();
  await page.goto('/gemeente');
  await expect.poll(() => pad(page)).toBe('/aanmelden?naar=%2Fgemeente');
  await context.close();
});

it('is signed out here by signing out there, and nobody else is', async () => {
  const [thuis, werk] = [await maakContext(), await maakContext()];
  const [pagina, anderePagina] = [await thuis.newPage(), await werk.newPage()];
  for (const page of [pagina, anderePagina]) await meldAan(page);
  const portaal = await thuis.newPage();
  await portaal.goto(`${uitgever.adres}/session/end`);
  await portaal.getByRole('button', { name: 'Yes, sign me out' }).click();
  await portaal.getByText('Sign-out Success').waitFor();
  await pagina.goto('/gemeente');
  expect(pad(pagina)).toBe('/aanmelden?naar=%2Fgemeente');
  await anderePagina.goto('/gemeente');
  expect(pad(anderePagina)).toBe('/gemeente');
  await thuis.close();
  await werk.close();
});
