import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basis, bezoek, bladzijdebezwaren, meldAan, startBrowser, toonPersonen } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

describe.each([
  { script: true, agbcode: '98765491', smal: {} },
  { script: false, agbcode: '98765492', smal: { breedte: 320, donker: true } },
])('the dossier, script: $script', ({ script, agbcode, smal }) => {
  it('takes a document in once, gives it back, and lets it go', async () => {
    await alsOrganisatie('aanbieder', agbcode);
    const dit = await bezoek(browser, { script, ...smal });
    const { page } = dit;
    await meldAan(page, { houdersoort: 'aanbieder', houdercode: agbcode });
    await page.goto('/aanbieder/dossier');
    await expect.poll(() => page.getByText('Uw dossier is leeg.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    const inhoud = Buffer.from('een verklaring van het bestuur');
    const vulIn = async () => {
      await page.getByLabel('Wat is het?').selectOption({ value: 'bestuursverklaring' });
      await page.getByLabel('Geldt vanaf').fill('2026-01-01');
      await page
        .getByLabel('Bestand', { exact: true })
        .setInputFiles({ name: 'verklaring.pdf', mimeType: 'application/pdf', buffer: inhoud });
      await page.getByRole('button', { name: 'Zet in mijn dossier' }).click();
    };
    await vulIn();
    await expect.poll(() => page.getByText('Het document staat in uw dossier.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await vulIn();
    await expect.poll(() => page.getByText('Dit document stond al in uw dossier.').count()).toBe(1);
    await toonPersonen(page);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    const [bestand] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'verklaring.pdf' }).click(),
    ]);
    expect(await readFile(await bestand.path())).toEqual(inhoud);

    const fout = await page.request.post('/aanbieder/dossier', {
      headers: { Origin: basis() },
      multipart: {
        soort: 'bestuursverklaring',
        geldigVanaf: '2026-02-01',
        geldigTot: '2026-01-01',
        bestand: { name: 'leeg.pdf', mimeType: 'application/pdf', buffer: inhoud },
      },
    });
    expect(fout.status()).toBe(400);
    expect(await fout.text()).toContain('De laatste dag ligt op of na de eerste dag.');

    await page.getByRole('button', { name: 'Trek in: verklaring.pdf' }).click();
    await expect.poll(() => page.getByText('Het document is ingetrokken.').count()).toBe(1);
    await expect.poll(() => page.getByText('Uw dossier is leeg.').count()).toBe(1);
    await dit.einde();
  });
});
