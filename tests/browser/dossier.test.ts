import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EICAR } from '../helpers/eicar.ts';
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

    const inhoud = Buffer.from('%PDF-1.7 een verklaring van het bestuur');
    const vulIn = async (name = 'verklaring.pdf', buffer = inhoud) => {
      await page.getByLabel('Wat is het?').selectOption({ value: 'bestuursverklaring' });
      await page.getByLabel('Geldt vanaf').fill('2026-01-01');
      await page
        .getByLabel('Bestand', { exact: true })
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
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

    const tabel = page.getByRole('table', { name: 'Wat er in uw dossier staat' });
    await vulIn('verklaring.pdf', Buffer.from('dit is tekst'));
    await page.getByText('De naam zegt dat dit PDF is, maar de inhoud is platte tekst.').first().waitFor();
    await expect.poll(() => page.getByText('Uw dossier is leeg.').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await vulIn('besmet.txt', Buffer.from(`x ${EICAR}`));
    await page.getByText('De virusscan vond iets in dit bestand (Eicar-Test-Signature).').first().waitFor();
    await tabel.getByText('Virus gevonden, bestand verwijderd').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'besmet.txt' }).count()).toBe(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    // The scanner says that it cannot look at this one.
    await vulIn('lastig.txt', Buffer.from('clamd-fout'));
    await page.getByText('De virusscan is nog niet klaar.').waitFor();
    await tabel.getByText('Virusscan lukt nog niet').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'lastig.txt' }).count()).toBe(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    // Later as well it says what to do, and lets it go.
    await page.goto('/aanbieder/dossier');
    await page.getByText('Er zat een virus in een document').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    for (const naam of ['besmet.txt', 'lastig.txt']) {
      await page.getByRole('button', { name: `Trek in: ${naam}` }).click();
      await expect.poll(() => page.getByText(naam).count()).toBe(0);
    }
    await page.getByText('Uw dossier is leeg.').waitFor();
    await dit.einde();
  });
});
