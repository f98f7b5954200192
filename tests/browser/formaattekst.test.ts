import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { druk, FORMAATMAKERS, goed, link, maakConcept } from './helpers/formaten.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('beheerder', FORMAATMAKERS.houdercode);
});
afterAll(() => browser.close());

/** As somebody pastes it over what is there. */
async function plak(editor: Locator, tekst: string): Promise<void> {
  await editor.press('Control+a');
  await editor.evaluate((vak, inhoud) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', inhoud);
    vak.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, tekst);
}

describe('the text of a formaat', () => {
  it('without script says on which line it is wrong, and keeps what was written', async () => {
    const dit = await bezoek(browser, { script: false, donker: true });
    const { page } = dit;
    await meldAan(page, FORMAATMAKERS);
    await maakConcept(page, 'Tekst zonder');
    await link(page, 'Tekst').click();
    await goed(dit, 'Tekst: Tekst zonder');
    const vak = page.getByLabel('Het formaat als tekst (JSON)');
    const goedeTekst = await vak.inputValue();
    await vak.fill(`${goedeTekst.slice(0, 20)}`);
    await druk(page, 'Controleer');
    await goed(dit, 'Tekst: Tekst zonder');
    await expect.poll(() => page.getByText('Hier klopt de JSON niet.').count()).toBe(1);
    await vak.fill(goedeTekst.replace('groep.gemeentecode', 'groep.gemeentecod'));
    await druk(page, 'Bewaar');
    await goed(dit, 'Tekst: Tekst zonder');
    await expect
      .poll(() => page.locator('.evk-regelnummer').first().textContent())
      .toMatch(/^Regel \d+, teken \d+\. $/);
    await expect.poll(() => vak.inputValue()).toContain('groep.gemeentecod"');
    await vak.fill(goedeTekst.replace('"Gemeente"', '"Code van de gemeente"'));
    await druk(page, 'Bewaar');
    await expect.poll(() => page.getByText('Bewaard.').count()).toBe(1);
    await expect.poll(() => page.getByRole('columnheader', { name: 'Code van de gemeente' }).count()).toBe(1);
    await dit.einde();
  });

  it('with script is an editor: it checks while one types, suggests, explains, and lets go of the keyboard', async () => {
    const dit = await bezoek(browser, { script: true });
    const { page } = dit;
    await meldAan(page, FORMAATMAKERS);
    await maakConcept(page, 'Tekst met');
    await link(page, 'Tekst').click();
    const editor = page.getByRole('textbox', { name: /Het formaat als tekst/ });
    await goed(dit, 'Tekst: Tekst met');
    // Static findings as one types, where they are.
    const vak = page.locator('textarea#tekst');
    const tekst = await vak.inputValue();
    await plak(editor, tekst.replace('groep.gemeentecode', 'groep.gemeentecod'));
    await expect.poll(() => page.locator('[data-oordeel]').textContent()).toContain('fout');
    await expect.poll(() => page.locator('.cm-lintRange-error').count()).toBeGreaterThan(0);
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    // What the language knows is offered inside an expression.
    await plak(editor, tekst.replace('groep.gemeentecode', 'groep.gemeentecode + '));
    await editor.press('Control+Home');
    const regel = tekst.slice(0, tekst.indexOf('groep.gemeentecode')).split('\n').length - 1;
    for (let nr = 0; nr < regel; nr++) await editor.press('ArrowDown');
    await editor.press('End');
    const achter = tekst.split('\n')[regel]?.endsWith(',') === true ? 2 : 1;
    for (let nr = 0; nr < achter; nr++) await editor.press('ArrowLeft');
    await editor.pressSequentially('kort');
    await expect.poll(() => page.locator('.cm-completionLabel').allTextContents()).toContain('kort');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await editor.press('Escape');
    // A right text shows its output at once, and a value in it says where it comes from.
    await plak(editor, tekst.replace('"Gemeente"', '"Code"'));
    await expect.poll(() => page.getByRole('columnheader', { name: 'Code' }).count()).toBe(1);
    await page.locator('a[data-uitleg]').first().focus();
    await expect.poll(() => page.locator('#uitleg').textContent()).toContain('groep.gemeentecode');
    // Tab leaves the text after Escape, also for who takes a minute for it.
    await editor.focus();
    await editor.press('Escape');
    await page.evaluate(() => {
      const straks = Date.now() + 60_000;
      Date.now = () => straks;
    });
    await editor.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('voorbeeld');
    await dit.einde();
  });

  it('with script loses nothing of what is written or asked before an answer is there', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, FORMAATMAKERS);
    await maakConcept(page, 'Tekst traag');
    const script = Promise.withResolvers<void>();
    await page.route('**/formaattekst*.js', async (route) => {
      await script.promise;
      await route.continue();
    });
    await link(page, 'Tekst').click();
    // Whoever began in the plain field goes on in the editor.
    const vak = page.locator('textarea#tekst');
    const tekst = await vak.inputValue();
    await vak.press('Control+Home');
    await page.keyboard.type(' ');
    script.resolve();
    const editor = page.getByRole('textbox', { name: /Druk Escape/ });
    await editor.waitFor();
    await page.keyboard.type(' ');
    await expect.poll(() => vak.inputValue()).toBe(`  ${tekst}`);
    await page.waitForLoadState('load');
    // Asking where a value comes from does not call off the check that is under way.
    const uitleg = Promise.withResolvers<void>();
    await page.route(
      (url) => url.pathname.endsWith('/tekst'),
      async (route) => {
        if (route.request().postData()?.includes('uitlegPlek') === true) uitleg.resolve();
        else await uitleg.promise;
        await route.continue();
      },
    );
    const controle = page.waitForRequest((verzoek) => verzoek.url().endsWith('/tekst') && verzoek.method() === 'POST');
    await plak(editor, tekst.replace('"Gemeente"', '"Code"'));
    await controle;
    await page.locator('a[data-uitleg]').first().focus();
    await expect.poll(() => page.getByRole('columnheader', { name: 'Code' }).count()).toBe(1);
    await dit.einde();
  });
});
