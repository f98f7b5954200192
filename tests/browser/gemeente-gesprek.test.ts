import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezorgDeclaratie } from './helpers/bezorgen.ts';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const AGBCODE = '98765432';
const GEMEENTE = '0158';

let browser: Browser;
const zendingen: Record<string, string> = {};
beforeAll(async () => {
  browser = await startBrowser();
  const aanbieder = await alsOrganisatie('aanbieder', AGBCODE);
  await alsOrganisatie('ontvanger', GEMEENTE);
  for (const [wie, maand] of [
    ['true', '2026-01'],
    ['false', '2026-02'],
  ] as const)
    zendingen[wie] = await bezorgDeclaratie(aanbieder, { agbcode: AGBCODE, gemeentecode: GEMEENTE, maand, regels: 3 });
});
afterAll(() => browser.close());

describe.each([{ script: true }, { script: false }])('questions about a zending, script: $script', ({ script }) => {
  it('go to and fro, and neither side can write a bsn', async () => {
    const gemeente = await bezoek(browser, { script });
    await meldAan(gemeente.page, { houdersoort: 'ontvanger', houdercode: GEMEENTE });
    await gemeente.page.goto(`/gemeente/zendingen/${zendingen[String(script)]}`);
    await gemeente.page.getByRole('link', { name: 'Stel de aanbieder een vraag' }).click();
    await gemeente.page.getByRole('heading', { level: 1, name: `Gesprek met Aanbieder ${AGBCODE}` }).waitFor();
    expect(await bladzijdebezwaren(gemeente)).toEqual([]);
    await gemeente.page.getByLabel('Uw bericht').fill('Klopt het tarief van cliënt 999900006?');
    await gemeente.page.getByRole('button', { name: 'Verstuur' }).click();
    await gemeente.page
      .getByText(/burgerservicenummer, of een getal/)
      .first()
      .waitFor();
    await expect.poll(() => gemeente.page.getByLabel('Uw bericht').inputValue()).toContain('Klopt het tarief');
    expect(await bladzijdebezwaren(gemeente)).toEqual([]);
    await gemeente.page.getByLabel('Uw bericht').fill('Klopt het tarief van regel 0002?');
    await gemeente.page.getByRole('button', { name: 'Verstuur' }).click();
    await gemeente.page.getByText('Uw bericht is verstuurd').waitFor();
    expect(await bladzijdebezwaren(gemeente)).toEqual([]);

    const aanbieder = await bezoek(browser, { script, breedte: script ? 1280 : 320, donker: !script });
    await meldAan(aanbieder.page, { houdersoort: 'aanbieder', houdercode: AGBCODE });
    await aanbieder.page.goto('/aanbieder/vragen');
    await aanbieder.page.getByText('1 nieuw').waitFor();
    expect(await bladzijdebezwaren(aanbieder)).toEqual([]);
    await aanbieder.page.getByRole('heading', { level: 2 }).first().getByRole('link').click();
    await aanbieder.page.getByText('Klopt het tarief van regel 0002?').waitFor();
    await aanbieder.page.getByLabel('Uw bericht').fill('Ja: de avondtoeslag zit erbij.');
    await aanbieder.page.getByRole('button', { name: 'Verstuur' }).click();
    await aanbieder.page.getByText('Uw bericht is verstuurd').waitFor();
    await aanbieder.page.goto('/aanbieder/vragen');
    await expect.poll(() => aanbieder.page.getByText('1 nieuw').count()).toBe(0);

    await gemeente.page.goto('/gemeente/vragen');
    await gemeente.page.getByText('In één gesprek staat iets nieuws').waitFor();
    expect(await bladzijdebezwaren(gemeente)).toEqual([]);
    await gemeente.page.goto(`/gemeente/vragen/${zendingen[String(script)]}`);
    await gemeente.page.getByText('Ja: de avondtoeslag zit erbij.').waitFor();
    expect(await bladzijdebezwaren(gemeente)).toEqual([]);
    await gemeente.page.getByRole('button', { name: 'Sluit dit gesprek af' }).click();
    await gemeente.page.getByText('U hebt dit gesprek afgesloten').waitFor();
    await expect.poll(() => gemeente.page.getByRole('button', { name: 'Sluit dit gesprek af' }).count()).toBe(0);
    expect(await bladzijdebezwaren(gemeente)).toEqual([]);
    await aanbieder.page.goto('/aanbieder/vragen');
    await aanbieder.page.getByText('Afgesloten').first().waitFor();
    expect(await bladzijdebezwaren(aanbieder)).toEqual([]);
    await aanbieder.page.goto(`/aanbieder/vragen/${zendingen[String(script)]}`);
    await aanbieder.page.getByText(/heeft dit gesprek afgesloten/).waitFor();
    await aanbieder.page.getByLabel('Uw bericht').fill('Nog iets.');
    await aanbieder.page.getByRole('button', { name: 'Verstuur' }).click();
    await aanbieder.page.getByText('Uw bericht is verstuurd').waitFor();
    await expect.poll(() => aanbieder.page.getByText(/dit gesprek afgesloten/).count()).toBe(0);
    // Read, so that the next run finds nothing new but its own.
    await gemeente.page.goto(`/gemeente/vragen/${zendingen[String(script)]}`);
    await gemeente.page.getByText('Nog iets.').waitFor();
    await aanbieder.einde();
    await gemeente.einde();
  });
});
