import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, bladzijdebezwaren, startBrowser, verder } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const AGBCODE = '98765401';
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('aanbieder', AGBCODE);
});
afterAll(() => browser.close());

describe.each([{ script: true }, { script: false }])('signing in, script: $script', (keuze) => {
  it('asks who you are, brings you where you were going, and signs you out', async () => {
    const dit = await bezoek(browser, keuze);
    const { page } = dit;
    await page.goto('/aanbieder');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/aanmelden');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: `Als Sanne de Wit bij Aanbieder ${AGBCODE}` }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/aanbieder');
    await expect.poll(() => page.getByText('Sanne de Wit').count()).toBe(1);
    // Ending all of them is for tests/web/account.test.ts: here other tests are signed in as the same person.
    await page.getByRole('link', { name: 'Sanne de Wit' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mijn account' }).waitFor();
    await expect.poll(() => page.getByRole('row', { name: /Dit is deze aanmelding/ }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto('/aanmelden/opnieuw?naar=%2Faanbieder%2Fkalender');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Ja, ik ben het' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/aanbieder/kalender');
    await page.goto('/beheer');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Dit deel is niet voor u');
    await verder(page, () => page.getByRole('button', { name: 'Afmelden' }).click());
    await page.goto('/aanbieder');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/aanmelden');
    await page.goto('/afgemeld');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });
});
