import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { declaratie } from './helpers/declaratie.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

/** Westerveld: no other file works with it. */
const GEMEENTE = '1701';
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const rij = (page: Page, naam: string) => page.getByRole('row', { name: naam }).textContent();

describe.each([
  { script: true, agbcode: '98765441', smal: {} },
  { script: false, agbcode: '98765442', smal: { breedte: 320, donker: true } },
])('what it saves, script: $script', ({ script, agbcode, smal }) => {
  it('counts what was delivered, and reckons with the figures of whoever looks', async () => {
    const aanbieder = await alsOrganisatie('aanbieder', agbcode);
    const dit = await bezoek(browser, { script, ...smal });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'aanbieder', houdercode: agbcode });
    await page.goto('/aanbieder/besparing');
    await expect.poll(() => page.getByText('is nog niets ingediend').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    const { tekst } = await declaratie({ agbcode, kenmerk: 'W2-besparing', gemeentecode: GEMEENTE });
    await aanbieder.post('/aanbieder/v1/verantwoordingen', JSON.parse(tekst));
    await expect
      .poll(async () => {
        await page.reload();
        return (await page.getByRole('row', { name: 'Bestanden die wij maakten' }).count()) === 0
          ? ''
          : rij(page, 'Bestanden die wij maakten');
      })
      .toBe('Bestanden die wij maakten en bezorgden13030');
    await expect
      .poll(() => rij(page, 'Verantwoordingen die zijn ingediend'))
      .toBe('Verantwoordingen die zijn ingediend160-60');
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.getByLabel('Minuten per bestand').fill('45');
    await page.getByLabel('Uurtarief in euro').fill('veel');
    await page.getByRole('button', { name: 'Reken opnieuw' }).click();
    await expect.poll(() => page.getByText('Niet alles is een getal').count()).toBe(1);
    await expect.poll(() => page.getByLabel('Uurtarief in euro').inputValue()).toBe('veel');
    await expect.poll(() => rij(page, 'Bestanden die wij maakten')).toBe('Bestanden die wij maakten en bezorgden14545');
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.getByLabel('Minuten per formaat per jaar').fill('0');
    await page.getByLabel('Minuten per gegeven').fill('0');
    await page.getByLabel('Minuten per verantwoording').fill('15');
    await page.getByLabel('Uurtarief in euro').fill('40,50');
    await page.getByRole('button', { name: 'Reken opnieuw' }).click();
    // Thirty minutes left, at € 40,50: rounded to whole euros.
    await expect.poll(() => page.getByText('€ 20', { exact: true }).count()).toBe(1);
    await expect.poll(() => rij(page, 'Samen 30')).toBe('Samen30');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });
});

describe('what it saves everybody', () => {
  it('is shown to the beheer only', async () => {
    await alsOrganisatie('beheerder', 'besparing');
    await alsOrganisatie('aanbieder', '98765443');
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, { houdersoort: 'beheerder', houdercode: 'besparing' });
    await page.goto('/beheer/besparing');
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toBe('Wat het alle aanbieders scheelt');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await meldAan(page, { houdersoort: 'aanbieder', houdercode: '98765443' });
    expect((await page.request.get('/beheer/besparing')).status()).toBe(403);
    await dit.einde();
  });
});
