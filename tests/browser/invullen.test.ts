/** An aanbieder without software fills a verantwoording in, step by step, and begins at its overview. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The month before this one: over, and never far in the past. */
const maand = (): string => {
  const dag = new Date();
  dag.setUTCDate(0);
  return dag.toISOString().slice(0, 7);
};

async function voegRegelToe(page: Page, bsn: string, toewijzing: string): Promise<void> {
  await page.getByLabel('Burgerservicenummer').fill(bsn);
  await page.getByLabel('Nummer van de toewijzing').fill(toewijzing);
  await page.getByLabel('Hoeveel').fill('4');
  await page.getByRole('button', { name: 'Voeg deze regel toe' }).click();
}

describe.each([
  { script: true, agbcode: '98765471' },
  { script: false, agbcode: '98765472', breedte: 320 },
])('filling in, script: $script', ({ script, agbcode, breedte = 1280 }) => {
  it('goes from an empty overview over four steps to what was submitted', async () => {
    await alsOrganisatie('aanbieder', agbcode);
    const dit = await bezoek(browser, { script, breedte });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'aanbieder', houdercode: agbcode });
    await page.goto('/aanbieder');
    await expect.poll(() => page.getByText('U hebt nog niets ingediend').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('link', { name: 'Dien een verantwoording in' }).click();
    await page.getByRole('link', { name: 'Stap voor stap invullen' }).click();

    await page.getByRole('heading', { name: 'Stap 1 van 4: periode' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Kenmerk').fill('Met een spatie');
    await page.getByRole('button', { name: 'Verder naar producten' }).click();
    await page.getByRole('link', { name: /Gebruik letters, cijfers/ }).waitFor();
    await page.getByLabel('Kenmerk').fill(`invullen-${script}`);
    await page.getByRole('button', { name: 'Verder naar producten' }).click();

    await page.getByRole('heading', { name: 'Stap 2 van 4: producten' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Gemeente').selectOption({ label: 'Diemen' });
    await page.getByLabel('Wat voor zorg').selectOption({ label: 'Wmo 01: Hulp bij het huishouden' });
    await page.getByLabel('Productcode').fill('01A03');
    await page.getByLabel('Tarief in euro').fill('12,50');
    await page.getByRole('button', { name: 'Voeg dit product toe' }).click();
    await page.getByRole('row', { name: /01A03.*Diemen.*€ 12,50 per uur/s }).waitFor();
    await page.getByRole('link', { name: 'Verder naar cliënten' }).click();

    await page.getByRole('heading', { name: 'Stap 3 van 4: cliënten' }).waitFor();
    await voegRegelToe(page, '123456789', '20072');
    await page.getByRole('alert').getByText('Dit is geen burgerservicenummer').waitFor();
    // What was right stays as it was typed.
    await expect.poll(() => page.getByLabel('Nummer van de toewijzing').inputValue()).toBe('20072');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await voegRegelToe(page, '999900006', '20072');
    await page.getByRole('row', { name: /•••••0006.*20072.*€ 50/s }).waitFor();
    await voegRegelToe(page, '999900018', '20073');
    await page.getByRole('row', { name: /Totaal.*€ 100/s }).waitFor();
    await page.getByRole('button', { name: 'Haal regel 2 weg' }).click();
    await page.getByRole('row', { name: /Totaal.*€ 50/s }).waitFor();
    expect(await page.content()).not.toContain('999900006');
    await page.getByRole('link', { name: 'Verder naar nakijken' }).click();

    await page.getByRole('heading', { name: 'Stap 4 van 4: nakijken' }).waitFor();
    await page.getByRole('button', { name: 'Controleren' }).click();
    await page.getByText('Wat u invulde is goed. U kunt indienen.').waitFor();
    await expect.poll(() => page.getByRole('row', { name: /Diemen.*€ 50.*Wordt bezorgd/s }).count()).toBe(1);
    await page.getByRole('button', { name: 'Dien in' }).click();
    await page.waitForURL(/\/verantwoordingen\/[0-9a-f-]{36}$/);

    await page.goto('/aanbieder');
    await expect.poll(() => page.getByRole('link', { name: `invullen-${script}` }).count()).toBeGreaterThan(0);
    await expect.poll(() => page.getByText(maand().slice(0, 4)).count()).toBeGreaterThan(0);
    await dit.einde();
  });
});

it('is not for who may only look, and says so', async () => {
  const agbcode = '98765473';
  await alsOrganisatie('aanbieder', agbcode);
  const dit = await bezoek(browser);
  await meldAan(dit.page, { houdersoort: 'aanbieder', houdercode: agbcode }, 'kim');
  await dit.page.goto('/aanbieder');
  await expect.poll(() => dit.page.getByText('U mag alleen kijken').count()).toBe(1);
  const antwoord = await dit.page.goto('/aanbieder/indienen');
  expect(antwoord?.status()).toBe(403);
  await dit.einde();
});
