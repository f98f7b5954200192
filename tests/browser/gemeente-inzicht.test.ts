import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezorgDeclaratie } from './helpers/bezorgen.ts';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const AGBCODE = '98765433';
const GEMEENTE = '0160';
const LEEG = '0163';
const REGIO = 'bizob';

let browser: Browser;
let zending: string;
beforeAll(async () => {
  browser = await startBrowser();
  const aanbieder = await alsOrganisatie('aanbieder', AGBCODE);
  for (const code of [GEMEENTE, LEEG, REGIO]) await alsOrganisatie('ontvanger', code);
  const geef = (maand: string, regels: number) =>
    bezorgDeclaratie(aanbieder, { agbcode: AGBCODE, gemeentecode: GEMEENTE, maand, regels });
  await geef('2025-01', 2);
  zending = await geef('2026-01', 4);
  await geef('2026-02', 6);
});
afterAll(() => browser.close());

describe.each([{ script: true }, { script: false }])('what a gemeente has and asks, script: $script', ({ script }) => {
  it('adds up per product and periode, in a picture and in tables, against earlier', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'ontvanger', houdercode: GEMEENTE });
    await page.goto('/gemeente/totalen');
    await expect
      .poll(() => page.getByRole('row', { name: /^Januari 2026 4 € 200 – \+ € 100 \(\+100 %\)$/ }).count())
      .toBe(1);
    await expect
      .poll(() => page.getByRole('row', { name: /^Februari 2026 6 € 300 \+ € 100 \(\+50 %\) –$/ }).count())
      .toBe(1);
    await expect
      .poll(() => page.getByRole('row', { name: /^01A03 \(Hulp bij het huishouden\) Wmo 5 € 250 € 50/ }).count())
      .toBe(1);
    await expect.poll(() => page.getByRole('img', { name: /Bedrag per periode in 2026/ }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Soort en jaar').selectOption('Declaratie 2025');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.getByRole('heading', { level: 2, name: 'Declaratie 2025' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('shows the beginning of a file, without a whole bsn', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'ontvanger', houdercode: GEMEENTE });
    await page.goto(`/gemeente/zendingen/${zending}`);
    await page.getByLabel('Waarom bekijkt u ze?').selectOption('vraag');
    await page.getByRole('button', { name: /^Bekijk / }).click();
    await page.getByText('Burgerservicenummers zijn hier afgeschermd').waitFor();
    expect(await page.content()).not.toMatch(/9999000\d\d/);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('says in words what is asked, and what is missing', async () => {
    const dit = await bezoek(browser, { script, ...(script ? {} : { breedte: 320, donker: true }) });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'ontvanger', houdercode: GEMEENTE });
    await page.goto('/gemeente/formaten');
    await page
      .getByText(/Declaratie over de maand: uiterlijk de laatste dag van de 1e maand na de periode/)
      .first()
      .waitFor();
    await page
      .getByText(/^Welke gegevens u krijgt/)
      .first()
      .click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Tarief \(€\).*prestatie\.tariefCenten$/ })
      .first()
      .waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto('/gemeente/ontbreekt');
    await page.getByText('Er ontbreekt niets').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await meldAan(page, { houdersoort: 'ontvanger', houdercode: REGIO });
    await page.goto('/gemeente/formaten');
    await page.getByRole('heading', { level: 2, name: 'Komt bij u binnen' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await meldAan(page, { houdersoort: 'ontvanger', houdercode: LEEG });
    await page.goto('/gemeente/totalen');
    await page.getByText('Er zijn nog geen totalen').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('sets a channel, sees what is wrong with it, tries it, pauses and goes back to the postvak', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'ontvanger', houdercode: LEEG });
    await page.goto('/gemeente/kanaal');
    await page.getByText('U haalt uw zendingen zelf op').first().waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('link', { name: 'Kies Webhook' }).click();
    await page.getByRole('heading', { level: 1, name: 'Webhook instellen' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Adres', { exact: true }).fill('http://elders.example/zendingen');
    await page.getByRole('button', { name: 'Bewaar de instellingen' }).click();
    await page.getByText('De instellingen zijn niet bewaard').waitFor();
    await expect.poll(() => page.getByText('Dit adres begint niet met https.').count()).toBeGreaterThan(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Adres', { exact: true }).fill('http://127.0.0.1:9/zendingen');
    await page.getByLabel('Geheim waarmee wij ondertekenen').fill(`whsec_${btoa('een geheim van een proefgemeente')}`);
    await page.getByRole('button', { name: 'Bewaar de instellingen' }).click();
    await page.getByText('Beproef ze nu').waitFor();
    await expect.poll(() => page.getByText('Nog niet beproefd').count()).toBe(1);
    await page.getByRole('button', { name: 'Beproef dit kanaal' }).click();
    await page.getByText('De proef is niet gelukt').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Zet het brengen op pauze' }).scrollIntoViewIfNeeded();
    await page.getByLabel('Waarom wilt u even niets ontvangen?').fill('Onderhoud');
    await page.getByRole('button', { name: 'Zet het brengen op pauze' }).click();
    await page.getByText(/Het brengen staat op pauze sinds .*Onderhoud/).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Ga verder met brengen' }).click();
    await page.getByText('Wij gaan verder met brengen.').waitFor();
    await page.getByRole('button', { name: 'Ik haal weer zelf op' }).click();
    await page.getByText('U haalt uw zendingen weer zelf op').waitFor();
    await dit.einde();
  });
});
