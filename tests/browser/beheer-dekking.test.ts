import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const BEHEER = { houdersoort: 'beheerder', houdercode: 'w5-dekking' } as const;
const OP = 'peildatum=2026-12-31';
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('beheerder', BEHEER.houdercode);
});
afterAll(() => browser.close());

describe.each([{ script: true }, { script: false }])('what is connected, script: $script', (keuze) => {
  it('shows every gemeente on the map, and leads to what counts for it and why', async () => {
    const dit = await bezoek(browser, keuze);
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto('/beheer');
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Dekking' }).click();
    await page.waitForURL(/\/beheer\/dekking$/);
    await page.getByLabel('Op welke dag?').fill('2026-12-31');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.waitForURL(/peildatum=2026-12-31/);
    await expect.poll(() => page.locator('a.evk-tegel').count()).toBe(342);
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.getByRole('link', { name: 'Tilburg: aangesloten' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tilburg op 31 december 2026', exact: true }).waitFor();
    await expect.poll(() => page.getByText('Boven € 125.000 (omzet uit jeugdhulp in heel Nederland)').count()).toBe(1);
    await expect
      .poll(() => page.getByRole('row', { name: /ijw323 1\.0\.0.*dichter bij deze gemeente/ }).count())
      .toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('colours by formaat and by trouble, and is a table as well', async () => {
    const dit = await bezoek(browser, keuze);
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto(`/beheer/dekking?${OP}&beeld=formaat`);
    await expect.poll(() => page.getByRole('link', { name: 'Eindhoven: pv-bizob', exact: true }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto(`/beheer/dekking?${OP}&beeld=storing`);
    await expect.poll(() => page.locator('a.evk-tegel').count()).toBe(342);
    await page.getByRole('link', { name: 'Toon als tabel' }).click();
    await page.getByLabel('Gemeente, provincie of jeugdregio').fill('lekstroom');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.waitForURL(/zoek=lekstroom/);
    await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBe(6);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Gemeente, provincie of jeugdregio').fill('zzz');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.getByRole('link', { name: 'Toon alle gemeenten' }).click();
    await page.getByRole('link', { name: 'Meer gemeenten' }).click();
    await page.waitForURL(/vanaf=100/);
    await dit.einde();
  });
});

describe('the map by keyboard', () => {
  it('is one stop of Tab, and the arrow keys go from gemeente to gemeente', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto(`/beheer/dekking?${OP}`);
    const hier = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const druk = async (toets: string): Promise<string> => {
      await page.keyboard.press(toets);
      return hier();
    };
    await expect.poll(() => page.locator('a.evk-tegel[tabindex="0"]').count()).toBe(1);
    for (let keer = 0; keer < 60 && !(await hier()).startsWith('Ameland'); keer++) await page.keyboard.press('Tab');
    expect(await hier()).toMatch(/^Ameland: /);
    expect(await druk('ArrowUp')).toMatch(/^Ameland: /);
    expect(await druk('End')).toMatch(/^Simpelveld: /);
    expect(await druk('ArrowLeft')).toMatch(/^Vaals: /);
    expect(await druk('ArrowUp')).toMatch(/^Gulpen-Wittem: /);
    // Over a gap, with nothing between: the sea.
    expect(await druk('Home')).toMatch(/^Ameland: /);
    expect(await druk('ArrowRight')).toMatch(/^Schiermonnikoog: /);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    // One step leaves the map, one comes back to where one was.
    expect(await druk('Tab')).not.toMatch(/: (niet |deels )?aangesloten$/);
    expect(await druk('Shift+Tab')).toMatch(/^Schiermonnikoog: /);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Schiermonnikoog op/ }).waitFor();
    await dit.einde();
  });
});

describe('comparing formaten', () => {
  it('tells how much is asked twice, which formaten are alike, and who asks what', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto(`/beheer/dekking/formaten?${OP}`);
    const cijfers = page.getByRole('list', { name: 'In cijfers' });
    const tekst = (await cijfers.allInnerTexts()).join(' ');
    // Seven in the starter register; another test may have taken one more into use in the same gateway.
    expect(Number(/(\d+)\s+formaten voor dezelfde soort/.exec(tekst)?.[1])).toBeGreaterThanOrEqual(7);
    const matrix = page.getByRole('table', { name: 'Welk veld in welk formaat' });
    await expect
      .poll(() => matrix.getByRole('row', { name: /prestatie\.bedragCenten/ }).innerText())
      .toContain('persoonsgegeven');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto(`/beheer/dekking/formaten?${OP}&soort=jaarprognose`);
    await expect.poll(() => page.getByText('vraagt niemand dit').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });
});

describe('the register of a day', () => {
  it('finds gemeenten as they were, and whom they went into', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto('/beheer/register?peildatum=2021-06-01');
    await page.getByLabel('Gemeente, code of provincie').fill('uden');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.waitForURL(/zoek=uden/);
    await page.getByRole('link', { name: 'Uden', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Uden op 1 juni 2021', exact: true }).waitFor();
    await expect.poll(() => page.getByText('Niemand vraagt op deze dag iets').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Wat gold er op').fill('2026-06-30');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.waitForURL(/peildatum=2026-06-30/);
    await expect.poll(() => page.getByText('Uden was toen opgegaan in Maashorst').count()).toBe(1);
    await expect.poll(() => page.getByRole('article').count()).toBeGreaterThan(2);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto('/beheer/register/aansluitingen?peildatum=2026-06-30');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto('/beheer/register/herindelingen');
    await expect.poll(() => page.getByRole('row', { name: /Uden \(0856\).*Maashorst \(1991\)/ }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto('/beheer/register?zoek=bestaat-niet');
    await expect.poll(() => page.getByRole('link', { name: 'Toon alles' }).count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    expect((await page.goto('/beheer/register/gemeenten/9999'))?.status()).toBe(404);
    await dit.einde();
  });
});

describe.each([
  { breedte: 320, donker: false },
  { breedte: 1280, donker: true },
])('on a small screen and in the dark: $breedte $donker', (keuze) => {
  it.each([
    `/beheer/dekking?${OP}`,
    `/beheer/dekking?${OP}&weergave=tabel`,
    `/beheer/dekking/formaten?${OP}`,
    `/beheer/register?${OP}`,
    `/beheer/register/gemeenten/0855?${OP}`,
  ])('%s', async (pad) => {
    const dit = await bezoek(browser, keuze);
    await meldAan(dit.page, BEHEER);
    await dit.page.goto(pad);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });
});
