import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie, beheer } from './helpers/organisaties.ts';

const BEHEER = { houdersoort: 'beheerder', houdercode: 'w5-organisaties' } as const;
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('beheerder', BEHEER.houdercode);
});
afterAll(() => browser.close());

/** A `details` is opened by its summary, also without script. */
const open = (page: Page, naam: string) => page.locator('summary').filter({ hasText: naam }).first().click();

describe.each([
  { script: true, agbcode: '98765461', domeinencode: '98765463' },
  { script: false, agbcode: '98765462', domeinencode: '98765464' },
])('organisations, script: $script', ({ script, agbcode, domeinencode }) => {
  it('are added, get people with rights, and keys that are shown once', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto('/beheer/organisaties');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Soort organisatie').selectOption('aanbieder');
    await page.getByLabel('Code', { exact: true }).fill(agbcode);
    await page.getByLabel('Naam (niet verplicht)').fill(`Zorg ${agbcode}`);
    await page.getByRole('button', { name: 'Voeg toe' }).click();
    await page.getByRole('heading', { level: 1, name: `Zorg ${agbcode}`, exact: true }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await open(page, 'Voeg iemand toe');
    await page.getByLabel('Naam van de persoon').fill('Fatima Yilmaz');
    await page.getByLabel('Waar meldt deze persoon zich aan?').fill('https://inloggen.example.nl');
    await page.getByLabel('Kenmerk van de persoon daar').fill('u-123');
    await page.locator('form[action$="/leden"]').getByLabel('Indienen').check();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Voeg deze persoon toe' }).click();
    await page.getByText('Deze persoon kan zich nu aanmelden').waitFor();
    await expect.poll(() => page.getByText('Mag: Indienen.').count()).toBe(1);
    await open(page, 'Verander: Fatima Yilmaz');
    await page.getByRole('button', { name: 'Trek de toegang in van Fatima Yilmaz' }).click();
    await page.getByText('Deze persoon komt er niet meer in').waitFor();
    await page.getByRole('button', { name: 'Laat weer toe Fatima Yilmaz' }).click();
    await page.getByText('Mag: Indienen.').waitFor();

    await open(page, 'Maak een sleutel');
    await page.getByLabel('Waarvoor is de sleutel?').fill('Ons ECD');
    await page.getByRole('button', { name: 'Maak de sleutel' }).click();
    await page.getByText('U ziet hem maar één keer').waitFor();
    const sleutel = (await page.locator('.evk-sleutel').textContent()) ?? '';
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    const aanbieder = beheer().withSleutel(sleutel);
    expect((await aanbieder.send('GET', '/aanbieder/v1/verantwoordingen')).status).toBe(200);
    await page.reload();
    await page.getByText('Deze sleutel was al gemaakt').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await expect.poll(() => page.getByText(sleutel).count()).toBe(0);
    await page.goto(page.url().replace(/\/sleutels$/, ''));
    await expect.poll(() => page.getByText(sleutel).count()).toBe(0);
    await page.getByRole('button', { name: `Trek in ${sleutel.slice(0, 12)}` }).click();
    await page.getByText('De sleutel werkt niet meer').waitFor();
    expect((await aanbieder.send('GET', '/aanbieder/v1/verantwoordingen')).status).toBe(401);

    await open(page, 'Voeg een systeem met een eigen sleutelpaar toe');
    await page.getByLabel('Welk systeem is het?').fill('Ons ECD');
    await page.getByLabel('Openbare sleutel van het systeem').fill('{"kty":"RSA","d":"geheim"}');
    await page.locator('form[action$="/clients"]').getByLabel('Indienen').check();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Voeg dit systeem toe' }).click();
    await page.getByText('Hier zat de geheime helft bij').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('may have only the domains called that are on their list', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await alsOrganisatie('aanbieder', domeinencode);
    await meldAan(page, BEHEER);
    await page.goto(`/beheer/organisaties?zoek=${domeinencode}`);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByText('Er is geen lijst van domeinen').waitFor();
    await open(page, 'Verander de domeinen');
    const veld = page.getByLabel('Domeinen, elk op een regel');
    await veld.fill('zorg.example\nhttps://ergens.example');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Bewaar de domeinen' }).click();
    await page.getByText('Schrijf op elke regel één domein').waitFor();
    await expect.poll(() => veld.inputValue()).toBe('zorg.example\nhttps://ergens.example');
    // A refusal that the browser tells of in its console is what was asked for here.
    expect((await bladzijdebezwaren(dit)).filter((bezwaar) => !/status of 400/.test(bezwaar))).toEqual([]);
    await veld.fill('zorg.example\nDienst.Ergens.example');
    await page.getByRole('button', { name: 'Bewaar de domeinen' }).click();
    await page.getByText('De domeinen zijn veranderd').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'dienst.ergens.example' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('are found, and what was done to them stands in the trail', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto('/beheer/organisaties');
    await page.getByLabel('Naam of begin van de code').fill(BEHEER.houdercode);
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.waitForURL(/zoek=/);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: 'Mensen' }).waitFor();
    await open(page, 'Verander: Sanne de Wit');
    await page.getByRole('button', { name: 'Trek de toegang in van Sanne de Wit' }).click();
    await page.getByRole('alert').filter({ hasText: 'uzelf' }).waitFor();
    await page.goto('/beheer/auditspoor');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Handeling (niet verplicht)').fill('Trek lid in');
    await page.getByLabel('Code van de organisatie').fill(BEHEER.houdercode);
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.waitForURL(/handeling=Trek/);
    await page
      .getByRole('row', { name: /Trek lid in.*geweigerd.*Sanne de Wit/ })
      .first()
      .waitFor();
    const [bestand] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download het hele logboek' }).click(),
    ]);
    expect(bestand.suggestedFilename()).toBe('auditspoor.ndjson');
    expect(await readFile(await bestand.path(), 'utf8')).toContain('"handeling":"haalAuditspoor"');
    await page.goto('/beheer/auditspoor?handeling=bestaatNiet');
    await expect.poll(() => page.getByText('Niets gevonden').count()).toBe(1);
    await dit.einde();
  });
});

describe.each([
  { breedte: 320, donker: false },
  { breedte: 1280, donker: true },
])('on a small screen and in the dark: $breedte $donker', (keuze) => {
  it('holds for every page', async () => {
    const dit = await bezoek(browser, keuze);
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto('/beheer/auditspoor');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto(`/beheer/organisaties?zoek=${BEHEER.houdercode}`);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('table').getByRole('link').first().click();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });
});
