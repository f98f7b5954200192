/** An aanbieder corrects what it submitted: whatever kind of file it chooses, and however often, it stays about the same verantwoording. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followUntilDone } from '../../scripts/lib/submission.ts';
import { type Bezoek, bezoek, bladzijdebezwaren, meldAan, startBrowser, toonPersonen } from './helpers/bladeraar.ts';
import { declaratie } from './helpers/declaratie.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

/** Aa en Hunze: no other file works with it. */
const GEMEENTE = '1680';
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Submits a declaratie through the API. @returns its id, its document and the 323 that was made of it */
async function dienIn(agbcode: string, kenmerk: string, page: Page) {
  const aanbieder = await alsOrganisatie('aanbieder', agbcode);
  const { tekst } = await declaratie({ agbcode, kenmerk, gemeentecode: GEMEENTE });
  const { id } = (await aanbieder.post<{ id: string }>('/aanbieder/v1/verantwoordingen', JSON.parse(tekst))).inhoud;
  const { zendingen } = await followUntilDone(aanbieder, id);
  expect(zendingen.map(({ toestand }) => toestand)).toEqual(['bezorgd']);
  await meldAan(page, { houdersoort: 'aanbieder', houdercode: agbcode });
  const zending = zendingen[0]?.id;
  await page.goto(`/aanbieder/verantwoordingen/${id}/zendingen/${zending}`);
  await toonPersonen(page);
  const bericht = await page.request.get(`/aanbieder/verantwoordingen/${id}/zendingen/${zending}/bestanden/1`);
  return { id, document: JSON.parse(tekst) as object, bericht: new Uint8Array(await bericht.body()) };
}

async function stuur(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page
    .getByLabel('Uw bestand', { exact: true })
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.getByRole('button', { name: 'Controleren' }).click();
}

async function kies(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await stuur(page, name, bytes);
  await page.waitForURL(/\/indienen\/[0-9a-f-]{36}$/);
}

/** A file that does not say what it is of is completed beside it; that it replaces something is filled in already. */
async function vulAan(page: Page, kenmerk: string, vervangt: string): Promise<void> {
  await expect.poll(() => page.getByLabel('Vervangt').inputValue()).toBe(vervangt);
  await page.getByRole('textbox', { name: 'Kenmerk' }).fill(kenmerk);
  await page.getByLabel('Eerste dag van de periode').fill('2026-04-01');
  await page.getByLabel('Laatste dag van de periode').fill('2026-04-30');
  await page.getByRole('button', { name: 'Controleer opnieuw' }).click();
  await page.getByText('Uw bestand is goed. U kunt indienen.').waitFor();
}

/** Chromium says on its console that a file was refused; the page tells why. */
const bezwaren = (dit: Bezoek): Promise<readonly string[]> =>
  bladzijdebezwaren({ ...dit, console: dit.console.filter((regel) => !regel.includes('400 (Bad Request)')) });

const vervangen = (page: Page) => page.locator('dt:text-is("Vervangt") + dd').textContent();

const json = (inhoud: unknown) => strToU8(JSON.stringify(inhoud));

describe.each([
  { script: true, agbcode: '98765412' },
  { script: false, agbcode: '98765413' },
])('correcting, script: $script', ({ script, agbcode }) => {
  let dit: Bezoek;
  it('remembers what it is about over wrong files, and takes it as a workbook, a 323, a zip and packed', async () => {
    dit = await bezoek(browser, { script });
    const { page } = dit;
    const { id, document, bericht } = await dienIn(agbcode, 'v1', page);
    const hier = `/aanbieder/indienen?vervangt=${id}`;

    await page.goto(`/aanbieder/verantwoordingen/${id}`);
    await page.getByRole('link', { name: 'Dien een verbetering in' }).click();
    await page.getByText('U verbetert verantwoording v1').waitFor();
    for (const fout of [{ ...document, stadium: 'bijna' }, '{']) {
      await kies(page, 'fout.json', typeof fout === 'string' ? strToU8(fout) : json(fout));
      await page.getByText('Uw bestand is nog niet goed').waitFor();
      await page.getByRole('link', { name: 'Kies het verbeterde bestand' }).click();
      await page.waitForURL((url) => `${url.pathname}${url.search}` === hier);
    }
    await stuur(page, 'leeg.csv', new Uint8Array());
    await page.getByRole('alert').getByText('Het bestand is leeg').waitFor();
    await expect.poll(() => page.getByText('U verbetert verantwoording v1').count()).toBe(1);

    await stuur(page, 'half.json.gz', gzipSync(json(document)).subarray(0, 200));
    await page.getByRole('alert').getByText('beschadigd of niet volledig').waitFor();
    await kies(page, 'v2.json.gz', gzipSync(json({ ...document, kenmerk: 'v2', vervangt: 'v1' })));
    await page.getByText('Uw bestand is goed. U kunt indienen.').waitFor();
    await expect.poll(() => vervangen(page)).toBe('v1');
    expect(await bezwaren(dit)).toEqual([]);

    await page.getByRole('link', { name: 'Liever een ander bestand kiezen' }).click();
    await page.waitForURL((url) => `${url.pathname}${url.search}` === hier);
    await kies(page, 'bericht.xml', bericht);
    await vulAan(page, 'v2', 'v1');
    await expect.poll(() => vervangen(page)).toBe('v1');
    await page.goto(hier);
    await kies(page, 'berichten.zip', zipSync({ 'map/bericht.xml': bericht }));
    await vulAan(page, 'v2', 'v1');
    await expect.poll(() => vervangen(page)).toBe('v1');
    expect(await bezwaren(dit)).toEqual([]);

    const werkmap = await page.request.get(`/aanbieder/verantwoordingen/${id}/verbeterboek`);
    await page.goto(hier);
    await kies(page, 'verbeteren.xlsx', new Uint8Array(await werkmap.body()));
    await vulAan(page, 'v2', 'v1');
    await expect.poll(() => vervangen(page)).toBe('v1');
    await page.getByRole('button', { name: 'Dien in' }).click();
    await page.waitForURL(/\/verantwoordingen\/[0-9a-f-]{36}$/);
    await page.getByRole('link', { name: 'de vorige versie' }).click();
    await page.waitForURL(`**/aanbieder/verantwoordingen/${id}`);
    await expect.poll(() => page.getByRole('link', { name: 'Bekijk de versie die deze vervangt' }).count()).toBe(1);
    await dit.einde();
  });
});

it('can be filled in as well', async () => {
  const agbcode = '98765414';
  const dit = await bezoek(browser, { breedte: 320 });
  const { page } = dit;
  const { id } = await dienIn(agbcode, 'v1', page);
  await page.goto(`/aanbieder/indienen?vervangt=${id}`);
  await page.getByRole('link', { name: 'Stap voor stap invullen' }).click();
  await page.getByText('U verbetert verantwoording v1').waitFor();
  expect(await bezwaren(dit)).toEqual([]);
  await expect.poll(() => page.getByLabel('Over welke maand').inputValue()).toBe('2026-04');
  // Shown again with what is wrong, it is still about the same.
  await page.getByLabel('Kenmerk').fill('met een spatie');
  await page.getByRole('button', { name: 'Verder naar producten' }).click();
  await page.getByRole('link', { name: /Gebruik letters, cijfers/ }).waitFor();
  await page.getByLabel('Kenmerk').fill('v2');
  await page.getByRole('button', { name: 'Verder naar producten' }).click();
  await page.getByLabel('Gemeente').selectOption({ label: 'Aa en Hunze' });
  await page.getByLabel('Wat voor zorg').selectOption({ label: 'Wmo 01: Hulp bij het huishouden' });
  await page.getByLabel('Productcode').fill('01A03');
  await page.getByLabel('Tarief in euro').fill('12,50');
  await page.getByRole('button', { name: 'Voeg dit product toe' }).click();
  await page.getByRole('link', { name: 'Verder naar cliënten' }).click();
  await page.getByLabel('Burgerservicenummer').fill('999900006');
  await page.getByLabel('Nummer van de toewijzing').fill('20072');
  await page.getByLabel('Hoeveel').fill('4');
  await page.getByRole('button', { name: 'Voeg deze regel toe' }).click();
  await page.getByRole('link', { name: 'Verder naar nakijken' }).click();
  await page.getByRole('heading', { name: 'Stap 4 van 4: nakijken' }).waitFor();
  await expect.poll(() => vervangen(page)).toBe('v1');
  await page.getByRole('button', { name: 'Controleren' }).click();
  await page.getByText('Wat u invulde is goed. U kunt indienen.').waitFor();
  await expect.poll(() => vervangen(page)).toBe('v1');
  await dit.einde();
});
