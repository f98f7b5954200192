import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezorgDeclaratie } from './helpers/bezorgen.ts';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser, verder } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const AGBCODE = '98765431';
const KOPJE = `Aanbieder ${AGBCODE}`;
/** A gemeente for each way of working, so that neither sees what the other did. */
const GEMEENTEN = { metScript: '0141', zonderScript: '0147', leeg: '0150', toetsenbord: '0153' };
const MAANDEN = ['2026-01', '2026-02', '2026-03'];

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  const aanbieder = await alsOrganisatie('aanbieder', AGBCODE);
  await alsOrganisatie('ontvanger', GEMEENTEN.leeg);
  for (const gemeentecode of [GEMEENTEN.metScript, GEMEENTEN.zonderScript, GEMEENTEN.toetsenbord]) {
    await alsOrganisatie('ontvanger', gemeentecode);
    const maanden = gemeentecode === GEMEENTEN.toetsenbord ? MAANDEN.slice(0, 1) : MAANDEN;
    for (const maand of maanden)
      await bezorgDeclaratie(aanbieder, { agbcode: AGBCODE, gemeentecode, maand, regels: 30 });
  }
});
afterAll(() => browser.close());

const alsGemeente = (houdercode: string) => ({ houdersoort: 'ontvanger', houdercode }) as const;

describe.each([{ script: true }, { script: false }])('the postvak, script: $script', ({ script }) => {
  const code = script ? GEMEENTEN.metScript : GEMEENTEN.zonderScript;

  it('shows new first, finds, downloads many as a zip and acknowledges them', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, alsGemeente(code));
    await page.goto('/gemeente');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await expect.poll(() => page.getByText('3 zendingen zijn nieuw').count()).toBe(1);

    await page.getByRole('button', { name: 'Als ontvangen melden' }).click();
    await page.getByText('U hebt nog niets gekozen').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    if (script) await page.getByRole('checkbox', { name: 'Kies alles op deze bladzijde' }).check();
    else for (const vinkje of await page.getByRole('checkbox').all()) await vinkje.check();
    await page.getByLabel('Waarom downloadt u').selectOption('Anders, namelijk…');
    await page.getByRole('button', { name: 'Downloaden als zip' }).click();
    await page.getByRole('heading', { level: 1, name: 'Waarom bekijkt u deze gegevens?' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Uitleg bij ‘Anders’').fill('Steekproef van de accountant');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Ga verder' }).click();
    expect((await download).suggestedFilename()).toBe(`postvak-${code}.zip`);
    await verder(page, () => page.getByRole('link', { name: 'Terug' }).click());
    for (const vinkje of await page.getByRole('checkbox', { name: /^Kies nummer/ }).all()) await vinkje.check();
    const opnieuw = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Downloaden als zip' }).click();
    await opnieuw;
    // After a download the page is still there, and another button is another wish: it is listened to at once.
    await page.getByRole('button', { name: 'Als ontvangen melden' }).click();
    await page.getByText('3 zendingen zijn als ontvangen gemeld').waitFor();
    await expect.poll(() => page.getByText('Niets is nieuw').count()).toBe(1);

    await page.getByText('Zoeken en kiezen wat u ziet').click();
    await page.getByLabel('Periode begint op of na').fill('2026-02-01');
    await page.getByLabel('Periode eindigt op of voor').fill('2026-02-28');
    await page.getByRole('searchbox').fill(KOPJE.toLowerCase());
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(1);
    await expect.poll(() => page.getByRole('link', { name: 'Declaratie februari 2026' }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Toestand').selectOption('Afgewezen');
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByText('Geen zending past bij deze keuzes').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('shows a zending, rejects two of its regels with a reason, and shows what was answered', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, alsGemeente(code));
    await page.goto('/gemeente');
    await page.getByRole('link', { name: 'Declaratie januari 2026' }).click();
    await page.getByRole('heading', { level: 1, name: 'Declaratie januari 2026' }).waitFor();
    await expect.poll(() => page.getByText('€ 1.500').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    // Chosen once in this session; from then on one click is enough.
    await page.getByLabel('Waarom bekijkt u ze?').selectOption('Controleren en beantwoorden');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download / }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xml$/);
    await page.reload();
    await page.getByText('Uw reden: Controleren en beantwoorden').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.getByRole('link', { name: 'Accepteren of afwijzen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accepteren of afwijzen' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Accepteer alles' }).click();
    await page.getByText('Er is nog niets verstuurd').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.getByRole('link', { name: 'Kies regels om af te wijzen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Regels afwijzen' }).waitFor();
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(25);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('button', { name: 'Meer regels' }).click();
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(5);
    await page.getByLabel('Zoek een regel').fill('-0007');
    await page.getByRole('button', { name: 'Zoek', exact: true }).click();
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(1);
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Voeg toe aan wat u afwijst' }).click();
    await page.getByText('Kies een code, of leg uit waarom').first().waitFor();
    await expect.poll(() => page.getByRole('checkbox').isChecked()).toBe(true);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Uitleg in eigen woorden').fill('Cliënt 999900006 kennen wij niet');
    await page.getByRole('button', { name: 'Voeg toe aan wat u afwijst' }).click();
    await page
      .getByText(/een getal dat een burgerservicenummer kan zijn/)
      .first()
      .waitFor();
    await page.getByLabel('Uitleg in eigen woorden').fill('Deze toewijzing is ingetrokken.');
    await page.getByLabel('Reden volgens de lijst').selectOption({ value: '0611' });
    await page.getByRole('button', { name: 'Voeg toe aan wat u afwijst' }).click();
    await page.getByText('Eén regel is toegevoegd.').waitFor();
    await expect.poll(() => page.getByText('Wordt afgewezen. 0611').count()).toBe(1);
    await page.getByLabel('Zoek een regel').fill('-0008');
    await page.getByLabel('Zoek een regel').press('Enter');
    await page.getByRole('checkbox').check();
    await page.getByLabel('Uitleg in eigen woorden').fill('Tarief klopt niet.');
    await page.getByRole('button', { name: 'Voeg toe aan wat u afwijst' }).click();
    await page.getByText('U hebt 2 regels gekozen om af te wijzen').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('link', { name: 'Klaar met kiezen' }).click();

    const deel = page.getByRole('region', { name: 'Een deel afwijzen' });
    await deel.getByRole('checkbox').check();
    await deel.getByRole('button', { name: 'Verstuur dit antwoord' }).click();
    await page.getByText('Uw antwoord is verwerkt').waitFor();
    await expect.poll(() => page.getByText('Deels afgewezen', { exact: true }).count()).toBe(1);
    await expect.poll(() => page.getByRole('rowheader', { name: 'R202601-0007' }).count()).toBe(1);
    await expect.poll(() => page.getByRole('rowheader', { name: 'R202601-0008' }).count()).toBe(1);
    await expect.poll(() => page.getByRole('link', { name: 'Accepteren of afwijzen' }).count()).toBe(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('accepts one, and rejects another as a whole', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, alsGemeente(code));
    await page.goto('/gemeente');
    await page.getByRole('link', { name: 'Declaratie februari 2026' }).click();
    await page.getByRole('link', { name: 'Accepteren of afwijzen' }).click();
    const alles = page.getByRole('region', { name: 'Alles accepteren' });
    await alles.getByRole('checkbox').check();
    await alles.getByRole('button').click();
    await page.getByText('Uw antwoord is verwerkt').waitFor();
    await expect.poll(() => page.getByText('Geaccepteerd', { exact: true }).count()).toBe(1);

    await page.getByRole('link', { name: 'Postvak' }).first().click();
    await page.getByRole('link', { name: 'Declaratie maart 2026' }).click();
    await page.getByRole('link', { name: 'Accepteren of afwijzen' }).click();
    const niets = page.getByRole('region', { name: 'Alles afwijzen' });
    await niets.getByRole('checkbox').check();
    await niets.getByRole('button').click();
    await page.getByText('Kies een code, of leg uit waarom').first().waitFor();
    await niets.getByLabel('Uitleg in eigen woorden').fill('Deze maand is al eerder gedeclareerd.');
    await niets.getByRole('checkbox').check();
    await niets.getByRole('button').click();
    await page.getByText('Uw antwoord is verwerkt').waitFor();
    await expect.poll(() => page.getByText('Afgewezen', { exact: true }).count()).toBe(1);
    await dit.einde();
  });
});

describe('the postvak in other circumstances', () => {
  it('says what to do when nothing came in yet', async () => {
    const dit = await bezoek(browser, { donker: true });
    await meldAan(dit.page, alsGemeente(GEMEENTEN.leeg));
    await dit.page.goto('/gemeente');
    await dit.page.getByText('Uw postvak is leeg').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('fits a small dark screen, and shows nobody what belongs to somebody else', async () => {
    const dit = await bezoek(browser, { breedte: 320, donker: true });
    const { page } = dit;
    await meldAan(page, alsGemeente(GEMEENTEN.toetsenbord));
    await page.goto('/gemeente');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('link', { name: 'Declaratie januari 2026' }).click();
    await page.getByRole('heading', { level: 1, name: 'Declaratie januari' }).waitFor();
    await page.waitForLoadState();
    const adres = page.url();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto(`${adres}/antwoord/regels`);
    await page.getByRole('heading', { level: 1, name: 'Waarom bekijkt u deze gegevens?' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Reden').selectOption('betaling');
    await page.getByRole('button', { name: 'Ga verder' }).click();
    await page.getByRole('heading', { level: 1, name: 'Regels afwijzen' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await meldAan(page, alsGemeente(GEMEENTEN.leeg));
    for (const pad of ['', '/antwoord', '/antwoord/regels', '/bestanden/1'])
      expect((await page.request.get(`${adres}${pad}`)).status()).toBe(404);
    await dit.einde();
  });

  it('lets only who may answer do so', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, alsGemeente(GEMEENTEN.toetsenbord), 'kim');
    await page.goto('/gemeente');
    await page.getByRole('link', { name: 'Declaratie januari 2026' }).click();
    await expect.poll(() => page.getByRole('link', { name: 'Accepteren of afwijzen' }).count()).toBe(0);
    await page.getByText('Om die te zien is het recht ‘Persoonsgegevens inzien’ nodig').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^(Download|Toon)/ }).count()).toBe(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    expect((await page.request.get(`${page.url()}/bestanden/1`)).status()).toBe(403);
    const antwoord = await page.request.get(`${page.url()}/antwoord`);
    expect(antwoord.status()).toBe(403);
    await dit.einde();
  });

  it('is rejected with nothing but the keyboard', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, alsGemeente(GEMEENTEN.toetsenbord));
    await page.goto('/gemeente');
    /** Tabs until what has the focus has this name. */
    const gaNaar = async (naam: RegExp): Promise<void> => {
      await page.waitForLoadState('load');
      for (let stap = 0; stap < 120; stap++) {
        await page.keyboard.press('Tab');
        const heet = await page.evaluate(() => {
          const hier = document.activeElement;
          const label =
            hier instanceof HTMLInputElement || hier instanceof HTMLTextAreaElement || hier instanceof HTMLSelectElement
              ? hier.labels?.[0]
              : null;
          return hier?.getAttribute('aria-label') ?? label?.textContent ?? hier?.textContent ?? '';
        });
        if (naam.test(heet.trim())) return;
      }
      throw new Error(`the keyboard does not reach ${naam}`);
    };
    await gaNaar(/^Declaratie januari 2026$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Declaratie januari' }).waitFor();
    await gaNaar(/^Accepteren of afwijzen$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Accepteren of afwijzen' }).waitFor();
    await gaNaar(/^Kies regels/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Waarom bekijkt u deze gegevens?' }).waitFor();
    await gaNaar(/^Reden/);
    await page.keyboard.type('Contr');
    await gaNaar(/^Ga verder$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Regels afwijzen' }).waitFor();
    await gaNaar(/^Zoek een regel/);
    await page.keyboard.type('-0003');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(1);
    await gaNaar(/^Wijs R202601-0003 af$/);
    await page.keyboard.press('Space');
    await gaNaar(/^Uitleg in eigen woorden/);
    await page.keyboard.type('Niet geleverd volgens onze cliënt.');
    await gaNaar(/^Voeg toe/);
    await page.keyboard.press('Enter');
    await page.getByText('Eén regel is toegevoegd').waitFor();
    await gaNaar(/^Klaar met kiezen/);
    await page.keyboard.press('Enter');
    await page.getByText('U hebt één regel gekozen').waitFor();
    await gaNaar(/^Bekijk of verander/);
    await gaNaar(/^Ik weet dat/);
    await page.keyboard.press('Space');
    await gaNaar(/^Verstuur dit antwoord$/);
    await page.keyboard.press('Enter');
    await page.getByText('Uw antwoord is verwerkt').waitFor();
    await dit.einde();
  });
});
