/** An aanbieder puts a file ready, sees what is found and what will happen, and submits it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verantwoording } from '../../src/domain/verantwoording.ts';
import { type Bezoek, bezoek, bladzijdebezwaren, meldAan, startBrowser, verder } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const AGBCODE = '98765411';
const VOORBEELD = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../examples/verantwoording.json'), 'utf8'),
) as Verantwoording;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('aanbieder', AGBCODE);
});
afterAll(() => browser.close());

const alsAanbieder = async (keuze: Parameters<typeof bezoek>[1] = {}): Promise<Bezoek> => {
  const dit = await bezoek(browser, keuze);
  await meldAan(dit.page, { houdersoort: 'aanbieder', houdercode: AGBCODE });
  return dit;
};

const eigen = (kenmerk: string, anders: Partial<Verantwoording> = {}): Verantwoording => ({
  ...VOORBEELD,
  kenmerk,
  aanbieder: { agbcode: AGBCODE, naam: 'Zorg in de browser' },
  ...anders,
});

const alsBestand = (inhoud: unknown, name = 'mei.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud)),
});

async function kies(page: Page, bestand: ReturnType<typeof alsBestand>): Promise<void> {
  await page.goto('/aanbieder/indienen');
  await page.getByLabel('Uw bestand').setInputFiles(bestand);
  await page.getByRole('button', { name: 'Controleren' }).click();
  await page.waitForURL(/\/indienen\/[0-9a-f-]{36}$/);
}

const kop = (page: Page): Promise<string | null> => page.getByRole('heading', { level: 1 }).textContent();

describe.each([{ script: true }, { script: false }])('submitting, script: $script', ({ script }) => {
  it('goes from a file over what will happen to what was submitted, once', async () => {
    const dit = await alsAanbieder({ script });
    const { page } = dit;
    await page.goto('/aanbieder/indienen');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await kies(page, alsBestand(eigen(`goed-${script}`)));
    await expect.poll(() => page.getByText('Uw bestand is goed. U kunt indienen.').count()).toBe(1);
    await expect
      .poll(() => page.getByRole('row', { name: /Diemen.*Declaratie Wmo.*€ 580.*Wordt bezorgd/s }).count())
      .toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.getByRole('link', { name: 'Diemen, declaratie' }).click();
    await expect.poll(() => kop(page)).toBe('Declaratie voor Diemen');
    await page.getByText('Clienten').click();
    await expect.poll(() => page.getByText('Bsn', { exact: true }).count()).toBe(2);
    expect(await page.content()).not.toMatch(/9999000\d\d/);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await verder(page, () => page.goBack());

    const controle = page.url();
    await page.getByRole('button', { name: 'Dien in' }).click();
    await page.waitForURL(/\/verantwoordingen\/[0-9a-f-]{36}$/);
    const verantwoording = page.url();
    // The file that was put ready is gone; its address leads to what it became.
    await page.goto(controle);
    expect(page.url()).toBe(verantwoording);

    await kies(page, alsBestand(eigen(`goed-${script}`)));
    await expect.poll(() => page.getByText('Dit kenmerk hebt u al gebruikt').count()).toBe(1);
    await page.getByRole('button', { name: 'Dien in' }).click();
    await page.waitForURL(verantwoording);
    await dit.einde();
  });

  it('is tried with our own example in two clicks', async () => {
    const dit = await alsAanbieder({ script });
    const { page } = dit;
    await page.goto('/aanbieder/indienen');
    await page.getByRole('button', { name: 'Probeer het voorbeeld' }).click();
    await page.waitForURL(/\/indienen\/[0-9a-f-]{36}$/);
    await expect.poll(() => page.getByText('Het voorbeeld is goed.').count()).toBe(1);
    await page.getByRole('button', { name: 'Dien in' }).click();
    await page.waitForURL(/\/verantwoordingen\/[0-9a-f-]{36}$/);
    await dit.einde();
  });

  it('tells what is wrong by what to do, page by page, and gives it back as a workbook', async () => {
    const dit = await alsAanbieder({ script });
    const { page } = dit;
    const [een] = VOORBEELD.prestaties ?? [];
    const prestaties = Array.from({ length: 120 }, (_, nr) => ({
      ...een,
      referentienummer: `R${nr}`,
      ...(nr === 7 ? { bsn: '123456789' } : { eenheid: '99' }),
    })) as NonNullable<Verantwoording['prestaties']>;
    const { controletotaal: _c, declaraties: _d, ...basis } = eigen(`fout-${script}`, { prestaties });
    await kies(page, alsBestand(basis));
    await expect.poll(() => page.getByText('Uw bestand is nog niet goed: 120 fouten').count()).toBe(1);
    await expect.poll(() => page.getByRole('button', { name: 'Dien in' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('row', { name: /prestatie 8, veld bsn.*•••••6789/s }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('link', { name: /Bekijk alle 119/ }).click();
    await page.getByText('Blad 1 van 3').waitFor();
    await page.getByRole('link', { name: 'Volgende' }).click();
    await page.getByText('Blad 2 van 3').waitFor();
    await expect.poll(() => page.getByRole('row', { name: /prestatie 52, veld eenheid/ }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Naar blad').fill('3');
    await page.getByRole('button', { name: 'Ga' }).click();
    await page.getByText('Blad 3 van 3').waitFor();
    await page.getByRole('link', { name: 'Controle van mei.json' }).click();
    const wachten = page.waitForEvent('download');
    await page.getByRole('link', { name: /Download alles als Excel/ }).click();
    expect((await wachten).suggestedFilename()).toBe('verantwoording-bevindingen.xlsx');
    await dit.einde();
  });

  it('asks what a file of rows does not say, and then reads it', async () => {
    const dit = await alsAanbieder({ script });
    const { page } = dit;
    const csv = [
      'Referentienummer;Gemeentecode;Wet;BSN;Toewijzingnummer;Productcategorie;Productcode;Productperiode begindatum;Productperiode einddatum;Volume;Eenheid;Tarief (€);Bedrag (€);Debet of credit;Declaratiestand',
      `C${script};0384;wmo;999900006;20072;01;01A03;2026-04-01;2026-04-30;4;04;12,50;50,00;D;ingediend`,
    ].join('\r\n');
    await kies(page, alsBestand(csv, 'regels.csv'));
    await expect
      .poll(() => page.getByRole('heading', { name: 'Vul aan wat niet in uw bestand staat' }).count())
      .toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('textbox', { name: 'Kenmerk' }).fill(`csv-${script}`);
    await page.getByLabel('Eerste dag van de periode').fill('2026-04-01');
    await page.getByLabel('Laatste dag van de periode').fill('2026-04-30');
    await page.getByRole('button', { name: 'Controleer opnieuw' }).click();
    await page.getByText('Uw bestand is goed. U kunt indienen.').waitFor();
    await dit.einde();
  });

  it('says so when nothing was chosen, or the file is empty', async () => {
    const dit = await alsAanbieder({ script });
    const { page } = dit;
    await page.goto('/aanbieder/indienen');
    await page.getByLabel('Uw bestand').setInputFiles(alsBestand(''));
    await page.getByRole('button', { name: 'Controleren' }).click();
    await expect.poll(() => page.getByRole('alert').getByText('Het bestand is leeg').count()).toBe(1);
    expect(dit.console.filter((regel) => !regel.includes('400 (Bad Request)'))).toEqual([]);
    await dit.einde();
  });
});

it('is done with the keyboard alone', async () => {
  const dit = await alsAanbieder();
  const { page } = dit;
  await page.goto('/aanbieder/indienen');
  const tabNaar = async (naam: string): Promise<void> => {
    for (let keer = 0; keer < 60; keer++) {
      await page.keyboard.press('Tab');
      const gevonden = await page.evaluate((gezocht) => {
        const hier = document.activeElement;
        const tekst = hier instanceof HTMLInputElement ? hier.id : (hier?.textContent ?? '');
        return tekst.trim() === gezocht;
      }, naam);
      if (gevonden) return;
    }
    throw new Error(`the keyboard does not come to ${naam}`);
  };
  await tabNaar('bestand');
  const kiezer = page.waitForEvent('filechooser');
  // Catching the chooser is asked of the page, the key goes to the browser: without this round trip the key is first now and then.
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Enter');
  await (await kiezer).setFiles(alsBestand(eigen('toetsenbord')));
  await tabNaar('Controleren');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/indienen\/[0-9a-f-]{36}$/);
  // The outcome has the focus: what comes next is read from there.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Uw bestand is goed');
  await tabNaar('Dien in');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/verantwoordingen\/[0-9a-f-]{36}$/);
  await dit.einde();
});

it.each([{ breedte: 320 }, { donker: true }])('looks right with %o', async (keuze) => {
  const dit = await alsAanbieder(keuze);
  const { page } = dit;
  await kies(page, alsBestand(eigen('smal')));
  expect(await bladzijdebezwaren(dit)).toEqual([]);
  await page.getByRole('link', { name: 'Hart van Brabant, productieverantwoording' }).click();
  await expect.poll(() => kop(page)).toBe('Productieverantwoording voor Hart van Brabant');
  expect(await bladzijdebezwaren(dit)).toEqual([]);
  await page.goto('/aanbieder/indienen');
  expect(await bladzijdebezwaren(dit)).toEqual([]);
  await dit.einde();
});

it('moves a bar while 50 MB go up, and the page stays alive meanwhile', async () => {
  const dit = await alsAanbieder();
  const { page } = dit;
  await page.goto('/aanbieder/indienen');
  // However quick this machine is, on this line it takes long enough to see the bar move.
  const lijn = await page.context().newCDPSession(page);
  const uploadThroughput = 20 * 1024 * 1024;
  await lijn.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
  // Chosen by the page itself: nobody sends 50 MB through the debugging protocol.
  await page.evaluate(() => {
    const invoer = document.querySelector<HTMLInputElement>('#bestand');
    if (invoer === null) throw new Error('no file input');
    const gegevens = new DataTransfer();
    gegevens.items.add(new File(['{', ' '.repeat(50 * 1024 * 1024), '}'], 'groot.json'));
    invoer.files = gegevens.files;
    const standen: number[] = [];
    let slagen = 0;
    new MutationObserver(() => {
      const waarde = document.querySelector('progress')?.getAttribute('value');
      if (waarde != null) standen.push(Number(waarde));
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['value'] });
    setInterval(() => {
      slagen++;
      sessionStorage.setItem('slagen', String(slagen));
      sessionStorage.setItem('standen', JSON.stringify(standen));
    }, 5);
  });
  await page.getByRole('button', { name: 'Controleren' }).click();
  await page.waitForURL(/\/indienen\/[0-9a-f-]{36}$/);
  const gezien = await page.evaluate(() => ({
    slagen: Number(sessionStorage.getItem('slagen')),
    standen: JSON.parse(sessionStorage.getItem('standen') ?? '[]') as number[],
  }));
  expect(new Set(gezien.standen).size).toBeGreaterThan(5);
  expect(gezien.standen).toEqual([...gezien.standen].sort((a, b) => a - b));
  expect(gezien.slagen).toBeGreaterThan(10);
  await expect.poll(() => page.getByText('Uw bestand is nog niet goed').count()).toBe(1);
  await dit.einde();
});
