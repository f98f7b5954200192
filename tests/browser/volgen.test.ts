import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followUntilDone } from '../../scripts/lib/submission.ts';
import { basis, bezoek, bladzijdebezwaren, meldAan, startBrowser, toonPersonen } from './helpers/bladeraar.ts';
import { declaratie } from './helpers/declaratie.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

/** Coevorden: no other file works with it. */
const GEMEENTE = '0109';
let browser: Browser;
let gemeente: Awaited<ReturnType<typeof alsOrganisatie>>;
beforeAll(async () => {
  browser = await startBrowser();
  gemeente = await alsOrganisatie('ontvanger', GEMEENTE);
});
afterAll(() => browser.close());

async function dienIn(agbcode: string, kenmerk: string) {
  const aanbieder = await alsOrganisatie('aanbieder', agbcode);
  const { tekst, referenties } = await declaratie({
    agbcode,
    kenmerk,
    gemeentecode: GEMEENTE,
    soorten: ['declaratie', 'jaarprognose'],
  });
  const { inhoud } = await aanbieder.post<{ id: string }>('/aanbieder/v1/verantwoordingen', JSON.parse(tekst));
  const { zendingen } = await followUntilDone(aanbieder, inhoud.id);
  const zending = zendingen.find(({ soort }) => soort === 'declaratie');
  expect(zending?.toestand).toBe('bezorgd');
  const zendingId = zending?.id ?? '';
  return { id: inhoud.id, zendingId, referenties, tekst };
}

const wijsAf = (zendingId: string, referentienummer: string) =>
  gemeente.post(`/gemeente/v1/zendingen/${zendingId}/retourberichten`, {
    oordeel: 'deels-afgewezen',
    regels: [{ referentienummer, retourcode: '9346', toelichting: 'Het tarief wijkt af van het contract.' }],
  });

async function download(page: Page, naam: string): Promise<Buffer> {
  const [bestand] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: naam }).click()]);
  return readFile(await bestand.path());
}

const kop = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

describe.each([
  { script: true, agbcode: '98765421' },
  { script: false, agbcode: '98765422' },
])('following what was submitted, script: $script', ({ script, agbcode }) => {
  it('begins empty, shows progress and rejected lines, and goes on from there', async () => {
    await alsOrganisatie('aanbieder', agbcode);
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'aanbieder', houdercode: agbcode });
    await page.goto('/aanbieder/verantwoordingen');
    await expect.poll(() => page.getByText('U hebt nog niets ingediend.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    const { id, zendingId, referenties, tekst } = await dienIn(agbcode, 'W2-volgen');
    await page.reload();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Stand').selectOption('Vraagt aandacht');
    await page.getByRole('button', { name: 'Toon' }).click();
    await expect.poll(() => page.getByText('Met deze keuze is er niets.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('link', { name: 'Toon alles' }).click();
    await page.getByRole('link', { name: 'W2-volgen' }).click();
    await expect.poll(() => kop(page)).toBe('Verantwoording W2-volgen');
    await expect.poll(() => page.locator('.evk-toestand').textContent()).toBe('Bezorgd');
    await expect.poll(() => page.getByText('Coevorden: jaarprognose Wmo').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await wijsAf(zendingId, referenties[1] ?? '');
    if (!script) await page.getByRole('link', { name: 'Ververs deze pagina' }).click();
    await expect.poll(() => page.locator('.evk-toestand').textContent()).toBe('Deels afgewezen');
    if (script)
      await expect.poll(() => page.getByRole('status').allTextContents()).toContain('Coevorden: Deels afgewezen.');
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.getByRole('heading', { name: 'Coevorden' }).getByRole('link').click();
    await expect.poll(() => kop(page)).toBe('Coevorden: declaratie');
    expect(await page.content()).not.toContain(referenties[1]);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await toonPersonen(page);
    const rij = page.getByRole('row', { name: 'prestatie 2' });
    await expect.poll(() => rij.textContent()).toContain(referenties[1]);
    await expect.poll(() => rij.textContent()).toContain('9346');
    await expect.poll(() => rij.textContent()).toContain('Het tarief wijkt af van het contract.');
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    const werkmap = unzipSync(await download(page, 'Download de werkmap met uw regels'));
    const alles = Object.values(werkmap)
      .map((deel) => strFromU8(deel))
      .join('\n');
    expect(alles).toContain('retourcode 9346');
    expect(alles).toContain('W2-volgen');
    await expect
      .poll(() => page.getByRole('link', { name: 'Dien de verbetering in' }).getAttribute('href'))
      .toBe(`/aanbieder/indienen?vervangt=${id}`);
    expect(strFromU8(await download(page, 'WMO323'))).toContain(referenties[0]);

    await page.goto(`/aanbieder/verantwoordingen/${id}`);
    await page.getByRole('link', { name: 'Ontvangstbewijs' }).click();
    await expect.poll(() => kop(page)).toBe('Ontvangstbewijs');
    const sha256 = createHash('sha256').update(tekst).digest('hex');
    await expect
      .poll(async () => (await page.locator('.evk-feiten .evk-hash').textContent())?.replaceAll(' ', ''))
      .toBe(sha256);
    await expect.poll(() => page.getByRole('button', { name: 'Druk af' }).isVisible()).toBe(script);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    const bewijs = JSON.parse(strFromU8(await download(page, 'Download als JSON')));
    expect(bewijs).toMatchObject({ id, sha256, zendingen: [{ toestand: 'deels-afgewezen' }] });

    await page.goto(`/aanbieder/verantwoordingen/${id}`);
    await page.getByRole('link', { name: 'Bevindingen' }).click();
    await expect.poll(() => kop(page)).toBe('Bevindingen bij W2-volgen');
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.goto(`/aanbieder/verantwoordingen/${id}`);
    await page.getByRole('link', { name: 'Intrekken' }).click();
    await expect.poll(() => kop(page)).toBe('Verantwoording W2-volgen intrekken');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Ik heb dit dubbel ingediend').check();
    await page.getByRole('button', { name: 'Trek deze verantwoording in' }).click();
    await expect.poll(() => page.getByText('Ingetrokken op').count()).toBe(1);
    await expect.poll(() => page.getByText('Reden: Ik heb dit dubbel ingediend.').count()).toBe(1);
    await expect.poll(() => page.getByRole('link', { name: 'Intrekken' }).count()).toBe(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });
});

describe('who may see and do what', () => {
  it('shows nothing of another aanbieder, and lets only who may submit withdraw', async () => {
    const { id, zendingId } = await dienIn('98765423', 'W2-eigen');
    await alsOrganisatie('aanbieder', '98765424');
    const dit = await bezoek(browser, { breedte: 320, donker: true });
    const { page } = dit;
    const adres = `/aanbieder/verantwoordingen/${id}`;
    await meldAan(page, { houdersoort: 'aanbieder', houdercode: '98765424' });
    for (const ander of [
      adres,
      `${adres}/stand`,
      `${adres}/bevindingen`,
      `${adres}/inhoud`,
      `${adres}/verbeterboek`,
      `${adres}/intrekken`,
      `${adres}/ontvangstbewijs`,
      `${adres}/ontvangstbewijs/json`,
      `${adres}/zendingen/${zendingId}`,
      `${adres}/zendingen/${zendingId}/bestanden/1`,
    ])
      expect(`${ander} ${(await page.request.get(ander)).status()}`).toBe(`${ander} 404`);

    await meldAan(page, { houdersoort: 'aanbieder', houdercode: '98765423' }, 'kim');
    await page.goto(adres);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await expect.poll(() => page.getByRole('link', { name: 'Intrekken' }).count()).toBe(0);
    const headers = { Origin: basis() };
    expect((await page.request.post(`${adres}/intrekken`, { headers, form: { reden: 'anders' } })).status()).toBe(403);
    expect((await page.request.get(`${adres}/verbeterboek`)).status()).toBe(403);
    await page.goto(`${adres}/zendingen/${zendingId}`);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto(`${adres}/ontvangstbewijs`);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await meldAan(page, { houdersoort: 'aanbieder', houdercode: '98765423' });
    const zonderReden = await page.request.post(`${adres}/intrekken`, { headers, form: {} });
    expect(zonderReden.status()).toBe(400);
    expect(await zonderReden.text()).toContain('Er is nog niets ingetrokken');
    await page.goto(adres);
    await expect.poll(() => page.getByText('Ingetrokken op').count()).toBe(0);
    await dit.einde();
  });
});
