import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser, verder } from './helpers/bladeraar.ts';
import { declaratie } from './helpers/declaratie.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

/** De Wolden: no other file works with it. */
const GEMEENTE = '1690';
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const kop = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

describe.each([
  { script: true, agbcode: '98765481', smal: {} },
  { script: false, agbcode: '98765482', smal: { breedte: 320, donker: true } },
])('the calendar, script: $script', ({ script, agbcode, smal }) => {
  it('begins empty, shows deadlines, and goes into a calendar of one’s own and out again', async () => {
    const aanbieder = await alsOrganisatie('aanbieder', agbcode);
    const dit = await bezoek(browser, { script, ...smal });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'aanbieder', houdercode: agbcode });
    await page.goto('/aanbieder/kalender');
    await expect.poll(() => page.getByText('Hier komen de termijnen van uw gemeenten.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    const { tekst } = await declaratie({ agbcode, kenmerk: 'W2-kalender', gemeentecode: GEMEENTE });
    await aanbieder.post('/aanbieder/v1/verantwoordingen', JSON.parse(tekst));
    // Whatever month it is: the declaratie of the month before is due at its end.
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByRole('heading', { level: 4 }).allTextContents();
      })
      .toContainEqual(expect.stringMatching(/^Declaratie over de maand, /));
    await expect.poll(() => page.getByText('Nog indienen').count()).toBeGreaterThan(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    const maand = await page.getByRole('heading', { level: 2 }).first().textContent();
    await page.getByRole('navigation', { name: 'Andere maand' }).locator('[rel=next]').click();
    await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).not.toBe(maand);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await verder(page, () => page.getByRole('link', { name: 'Deze maand' }).click());

    await page.getByRole('link', { name: 'Zet deze termijnen in uw eigen agenda' }).click();
    await expect.poll(() => kop(page)).toBe('Termijnen in uw agenda');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Maak een adres' }).click();
    await expect.poll(() => page.getByText('Dit is uw adres.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    const adres = (await page.getByText(/\/kalender\/[0-9a-f]{64}\.ics$/).textContent()) ?? '';
    // As a calendar program comes: without a cookie.
    const agenda = await fetch(adres);
    expect(agenda.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    const ics = await agenda.text();
    expect(ics).toContain('BEGIN:VEVENT');
    expect(ics).toContain('De Wolden');
    expect(ics).not.toContain(agbcode);

    await page.reload();
    await expect.poll(() => page.getByText('Dit is uw adres.').count()).toBe(0);
    const [bestand] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download de termijnen van nu' }).click(),
    ]);
    const uids = (tekst: string) => tekst.match(/^UID:.+$/gm);
    expect(uids(await readFile(await bestand.path(), 'utf8'))).toEqual(uids(ics));

    await page.getByRole('button', { name: 'Trek in' }).click();
    await expect.poll(() => page.getByText('Het adres is ingetrokken.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    expect((await fetch(adres)).status).toBe(404);
    await dit.einde();
  });
});
