import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bezoekkeuze, bezoek, bladzijdebezwaren, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const AGBCODE = '98765402';
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('aanbieder', AGBCODE);
  await alsOrganisatie('ontvanger', '0855');
});
afterAll(() => browser.close());

const ADRESSEN = [
  '/',
  '/hulp',
  '/toegankelijkheid',
  '/aanmelden',
  '/ontwikkelaars',
  '/ontwikkelaars/aanbieder',
  '/ontwikkelaars/gemeente',
  '/ontwikkelaars/beheer',
  '/ontwikkelaars/aanbieder/dienVerantwoordingIn',
];

describe.each<[string, Bezoekkeuze]>([
  ['as most have it', {}],
  ['without script', { script: false }],
  ['on a small telephone', { breedte: 320 }],
  ['in the dark', { donker: true }],
  ['in high contrast', { contrast: true }],
])('pages for everybody, %s', (_, keuze) => {
  it('are accessible, quiet, whole and load nothing from elsewhere', async () => {
    const dit = await bezoek(browser, keuze);
    for (const adres of ADRESSEN) {
      const antwoord = await dit.page.goto(adres);
      expect([adres, antwoord?.status()]).toEqual([adres, 200]);
      expect([adres, await bladzijdebezwaren(dit)]).toEqual([adres, []]);
    }
    await dit.einde();
  });
});

describe('the start page', () => {
  it('lets a visitor in with one click', async () => {
    const { page, einde } = await bezoek(browser, { script: false });
    await page.goto('/');
    await page.getByRole('button', { name: 'Probeer als gemeente' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/gemeente');
    await einde();
  });
});

describe('an address that is not there', () => {
  it('says so, and how to go on', async () => {
    const { page, einde } = await bezoek(browser);
    const antwoord = await page.goto('/bestaat/niet');
    expect(antwoord?.status()).toBe(404);
    await page.getByRole('link', { name: 'Naar het begin' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    await einde();
  });
});

describe('a form from another site', () => {
  it('changes nothing', async () => {
    const { page, einde } = await bezoek(browser);
    await page.goto('/');
    const antwoord = await page.request.post('/aanmelden/demo', {
      form: { houdersoort: 'aanbieder', houdercode: AGBCODE, onderwerp: 'sanne' },
      headers: { Origin: 'https://kwaad.example', 'Sec-Fetch-Site': 'cross-site' },
      maxRedirects: 0,
    });
    expect(antwoord.status()).toBe(403);
    await page.goto('/aanbieder');
    expect(new URL(page.url()).pathname).toBe('/aanmelden');
    await einde();
  });
});

describe('trying an operation from its page', () => {
  it('asks this gateway with the key that was given', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await page.goto('/ontwikkelaars/aanbieder/toonVerantwoordingen');
    await page.getByLabel('Sleutel (blijft op deze pagina)').fill('evk_onbekend');
    await page.getByRole('button', { name: 'Vraag' }).click();
    await expect.poll(() => page.getByText('Antwoord: 401').count()).toBe(1);
    await expect.poll(() => page.getByRole('region', { name: 'Het antwoord' }).textContent()).toContain('niet');
    await dit.einde();
  });
});
