/** A page that stays open when its session ends. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bezoek, bezoek, bladzijdebezwaren, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const AGBCODE = '98765475';
const KALENDER = '/aanbieder/kalender';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('aanbieder', AGBCODE);
});
afterAll(() => browser.close());

/** Signed in, on a page whose clock is ours from the beginning. */
async function openKalender(breedte?: number): Promise<Bezoek> {
  const dit = await bezoek(browser, breedte === undefined ? {} : { breedte });
  await dit.page.clock.install();
  await dit.page.goto(`/aanmelden?naar=${encodeURIComponent(KALENDER)}`);
  await dit.page.getByRole('button', { name: `Als Sanne de Wit bij Aanbieder ${AGBCODE}` }).click();
  await expect.poll(() => new URL(dit.page.url()).pathname).toBe(KALENDER);
  // Its script counts from here.
  await dit.page.waitForLoadState('load');
  return dit;
}

const kop = ({ page }: Bezoek) => page.getByRole('heading', { level: 1 }).textContent();

it.each([1280, 320])(
  'is emptied when the session is over, and leads back to where it was (%i wide)',
  async (breedte) => {
    const dit = await openKalender(breedte);
    const { page, context } = dit;
    // In another tab, so that this one does not know yet.
    const ander = await context.newPage();
    await ander.goto('/hulp');
    await ander.getByRole('button', { name: 'Afmelden' }).click();
    await expect.poll(() => new URL(ander.url()).pathname).toBe('/');
    await page.clock.fastForward('31:00');
    await expect.poll(() => kop(dit)).toBe('U bent afgemeld');
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/Sanne|Aanbieder 987/);
    await expect.poll(() => page.locator('body > *').count()).toBe(1);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByRole('link', { name: 'Opnieuw aanmelden' }).click();
    await page.getByRole('button', { name: `Als Sanne de Wit bij Aanbieder ${AGBCODE}` }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(KALENDER);
    await dit.einde();
  },
);

it('stays as it is when the session goes on', async () => {
  const dit = await openKalender();
  const voor = await kop(dit);
  const gevraagd = dit.page.waitForResponse((antwoord) => new URL(antwoord.url()).pathname === '/sessie');
  await dit.page.clock.fastForward('31:00');
  expect(await (await gevraagd).json()).toMatchObject({ rust: expect.any(Number) });
  // By the time the page could ask and be answered again, it has done what it does with the first answer.
  await dit.page.evaluate(async () => (await fetch('/sessie')).text());
  expect(await kop(dit)).toBe(voor);
  await expect.poll(() => dit.page.getByRole('alert').count()).toBe(0);
  await dit.einde();
});

it('warns two minutes before, and one press makes it go on', async () => {
  for (const breedte of [1280, 320]) {
    const dit = await openKalender(breedte);
    const { page, context } = dit;
    // The clock of the gateway is nobody's: what it would say by then.
    await context.route('**/sessie', (route) => route.fulfill({ json: { rust: 100, duur: 9000 } }));
    await page.clock.fastForward('28:05');
    const melding = page.getByRole('alert');
    await melding.waitFor();
    await expect.poll(() => melding.innerText()).toContain('Over twee minuten bent u afgemeld');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await context.unroute('**/sessie');
    await page.getByRole('button', { name: 'Blijf aangemeld' }).click();
    await expect.poll(() => melding.count()).toBe(0);
    expect(await kop(dit)).not.toBe('U bent afgemeld');
    await dit.einde();
  }
});

it('is emptied at its time also when nobody answers', async () => {
  const dit = await openKalender();
  await dit.context.route('**/sessie', (route) => route.abort());
  const mislukt = dit.page.waitForEvent('requestfailed', (verzoek) => verzoek.url().endsWith('/sessie'));
  await dit.page.clock.fastForward('28:05');
  await mislukt;
  await dit.page.clock.fastForward('03:00');
  await expect.poll(() => kop(dit)).toBe('U bent afgemeld');
  await dit.einde();
});
