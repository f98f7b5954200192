import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bezoek, bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const BEHEER = { houdersoort: 'beheerder', houdercode: 'formaatmakers' } as const;
const VOORBEELDBESTAND =
  'Gemeentecode;Product;Aantal cliënten;Uren;Totaalbedrag;Opmerking\r\n0384;01A03;2;10;12,50;\r\n0384;02A14;1;4;25,00;\r\n';

/** The longest journey looks at seventeen pages; a machine that is busy with other tests needs time for that. */
const LANG_MS = 180_000;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('beheerder', BEHEER.houdercode);
});
afterAll(() => browser.close());

const knop = (page: Page, naam: string) => page.getByRole('button', { name: naam, exact: true });
const link = (page: Page, naam: string) => page.getByRole('link', { name: naam, exact: true });

async function goed(dit: Bezoek, kop: string): Promise<void> {
  await expect.poll(() => dit.page.getByRole('heading', { level: 1 }).textContent(), { timeout: 10_000 }).toBe(kop);
  expect(await bladzijdebezwaren(dit)).toEqual([]);
}

/** Fills in who and why, with the receiver's sample file. */
async function begin(page: Page, titel: string): Promise<void> {
  await page.goto('/beheer/formaten');
  await link(page, 'Nieuw formaat').click();
  await page.getByLabel('Titel').fill(titel);
  await page.getByLabel('Waarvoor is het?').fill('Per product: cliënten, uren en bedrag.');
  await page.getByLabel('Grondslag').fill('Contract, artikel 3.10');
  await page.getByLabel('Bron', { exact: true }).fill('Brief van de gemeente');
  await page.getByLabel('Geldig vanaf').fill('2026-01-01');
}

describe.each([
  { script: true, breedte: 1280 },
  { script: false, breedte: 320 },
])('a formaat, script: $script, $breedte px', (keuze) => {
  const naam = `overzicht-${keuze.script ? 'met' : 'zonder'}`;
  const titel = `Overzicht ${keuze.script ? 'met' : 'zonder'}`;

  it(
    'goes from the receiver’s sample file to in use, by two people',
    async () => {
      const dit = await bezoek(browser, keuze);
      const { page } = dit;
      await meldAan(page, BEHEER, 'sanne');
      await begin(page, titel);
      await goed(dit, 'Nieuw formaat');
      // Without a wet it cannot go on; what was filled in stays.
      await knop(page, 'Ga verder').click();
      await goed(dit, 'Nieuw formaat');
      expect(await page.getByLabel('Titel').inputValue()).toBe(titel);
      await page.getByLabel('Wmo').check();
      await page.getByLabel('Voorbeeldbestand van de ontvanger').setInputFiles({
        name: 'voorbeeld.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(VOORBEELDBESTAND),
      });
      await knop(page, 'Ga verder').click();

      await goed(dit, 'Wat staat er in elke kolom?');
      expect(await page.getByLabel('Wat staat er in Product?').inputValue()).toBe('groep.productcode');
      expect(await page.getByLabel('Wat staat er in Opmerking?').inputValue()).toBe('');
      await knop(page, 'Maak het formaat').click();

      await goed(dit, `Formulier: ${titel}`);
      expect(await page.getByText('Dit formaat mag nu ook lezen').count()).toBe(1);
      expect(await page.getByText('Dit formaat klopt.').count()).toBe(1);

      // A wrong expression is not kept, and says why at its field.
      await link(page, 'Wijzig Opmerking').click();
      await goed(dit, `Kolom: ${titel}`);
      await schrijf(dit, 'Waarde', 'prestatie.bsn');
      await knop(page, 'Bewaar').click();
      await goed(dit, `Kolom: ${titel}`);
      expect(await page.getByText('Niet bewaard').count()).toBe(1);
      await schrijf(dit, 'Waarde', '"geen"');
      await page.getByLabel('Opschrift van de kolom').fill('Bijzonderheden');
      await knop(page, 'Bewaar').click();
      await goed(dit, `Formulier: ${titel}`);
      expect(await page.getByRole('columnheader', { name: 'Bijzonderheden' }).count()).toBe(1);
      await knop(page, 'Bijzonderheden omhoog').click();
      await goed(dit, `Formulier: ${titel}`);

      // Somebody who asks where a value comes from is told.
      await page.locator('a[data-uitleg]').first().click();
      await expect.poll(() => page.locator('#uitleg').textContent()).toContain('groep.gemeentecode');
      expect(await bladzijdebezwaren(dit)).toEqual([]);

      await page.goto(`/beheer/formaten/${naam}/1.0.0`);
      await goed(dit, titel);
      await link(page, 'Voeg een voorbeeld toe').click();
      await goed(dit, `Voorbeelden: ${titel}`);
      await knop(page, 'Voeg toe').click();
      await goed(dit, `Voorbeelden: ${titel}`);
      await knop(page, 'Draai alle voorbeelden').click();
      await goed(dit, `Voorbeelden: ${titel}`);
      expect(await page.getByText('Wat eruit komt is precies wat eruit moet komen.').count()).toBe(1);
      await link(page, 'Overzicht').last().click();
      await knop(page, 'Test dit formaat').click();
      await goed(dit, titel);
      expect(await page.getByText('Dit formaat is nu getest.').count()).toBe(1);
      // The person who made it cannot put it to use.
      expect(await knop(page, 'Neem in gebruik').count()).toBe(0);
      expect(await page.getByText('Een ander moet het formaat in gebruik nemen.').count()).toBe(1);

      await meldAan(page, BEHEER, 'bram');
      await page.goto(`/beheer/formaten/${naam}/1.0.0`);
      await knop(page, 'Neem in gebruik').click();
      await goed(dit, titel);
      expect(await page.getByText('Dit formaat is nu in gebruik.').count()).toBe(1);

      // A next version says what is different.
      await link(page, 'Maak een nieuwe versie of een kopie').click();
      await goed(dit, 'Nieuwe versie of kopie');
      await page.getByLabel('Geldig vanaf').fill('2027-01-01');
      await knop(page, 'Maak het concept').click();
      await goed(dit, `Formulier: ${titel}`);
      await knop(page, 'Verwijder Bijzonderheden').click();
      await goed(dit, `Formulier: ${titel}`);
      await link(page, 'Vergelijken').click();
      await knop(page, 'Vergelijk').click();
      await goed(dit, `Vergelijken: ${titel}`);
      expect(await page.getByText('is anders').count()).toBe(1);
      await page.goto('/beheer/formaten');
      await goed(dit, 'Formaten');
      await dit.einde();
    },
    LANG_MS,
  );
});

/** Writes in a field that with script is an editor. */
async function schrijf({ page }: Bezoek, label: string, tekst: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: label, exact: true });
  await editor.fill(tekst);
}

/** As somebody pastes it over what is there. */
async function plak(editor: Locator, tekst: string): Promise<void> {
  await editor.press('Control+a');
  await editor.evaluate((vak, inhoud) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', inhoud);
    vak.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, tekst);
}

async function maakConcept(page: Page, titel: string): Promise<void> {
  await begin(page, titel);
  await page.getByLabel('Wmo').check();
  await knop(page, 'Ga verder').click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(`Formulier: ${titel}`);
}

describe('the text of a formaat', () => {
  it('without script says on which line it is wrong, and keeps what was written', async () => {
    const dit = await bezoek(browser, { script: false, donker: true });
    const { page } = dit;
    await meldAan(page, BEHEER);
    await maakConcept(page, 'Tekst zonder');
    await link(page, 'Tekst').click();
    await goed(dit, 'Tekst: Tekst zonder');
    const vak = page.getByLabel('Het formaat als tekst (JSON)');
    const goedeTekst = await vak.inputValue();
    await vak.fill(`${goedeTekst.slice(0, 20)}`);
    await knop(page, 'Controleer').click();
    await goed(dit, 'Tekst: Tekst zonder');
    expect(await page.getByText('Hier klopt de JSON niet.').count()).toBe(1);
    await vak.fill(goedeTekst.replace('groep.gemeentecode', 'groep.gemeentecod'));
    await knop(page, 'Bewaar').click();
    await goed(dit, 'Tekst: Tekst zonder');
    expect(await page.locator('.evk-regelnummer').first().textContent()).toMatch(/^Regel \d+, teken \d+\. $/);
    expect(await vak.inputValue()).toContain('groep.gemeentecod"');
    await vak.fill(goedeTekst.replace('"Gemeente"', '"Code van de gemeente"'));
    await knop(page, 'Bewaar').click();
    expect(await page.getByText('Bewaard.').count()).toBe(1);
    expect(await page.getByRole('columnheader', { name: 'Code van de gemeente' }).count()).toBe(1);
    await dit.einde();
  });

  it('with script is an editor: it checks while one types, suggests, explains, and lets go of the keyboard', async () => {
    const dit = await bezoek(browser, { script: true });
    const { page } = dit;
    await meldAan(page, BEHEER);
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
    // Tab leaves the text after Escape.
    await editor.focus();
    await editor.press('Escape');
    await editor.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('voorbeeld');
    await dit.einde();
  });
});

const XSD = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="Verantwoording"><xs:complexType><xs:sequence>
    <xs:element name="Aanbieder" type="xs:string"/><xs:element name="Regels" type="xs:anyType"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

describe('the files of a receiver', () => {
  it('are taken in, or refused with what to do; a schema can be chosen at a file', async () => {
    const dit = await bezoek(browser, { script: false });
    const { page } = dit;
    await meldAan(page, BEHEER);
    await begin(page, 'Met schema');
    await page.getByLabel('Wmo').check();
    await page.getByLabel('Zonder voorbeeldbestand').selectOption('xml');
    await knop(page, 'Ga verder').click();
    await goed(dit, 'Formulier: Met schema');
    // The tree has a place for every value, and a page that says where each came from.
    await page.locator('a[data-uitleg]').first().click();
    await goed(dit, 'Waar komt deze waarde vandaan?: Met schema');

    await link(page, 'Sjabloon en schema').click();
    await goed(dit, 'Sjabloon en schema: Met schema');
    const geenWerkmap = {
      name: 'opgave.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('geen werkmap'),
    };
    await page.getByLabel('Werkmap van de ontvanger').setInputFiles(geenWerkmap);
    await knop(page, 'Voeg het sjabloon toe').click();
    await goed(dit, 'Sjabloon en schema: Met schema');
    expect(await page.getByText('Het sjabloon is geen .xlsx-bestand.').count()).toBe(1);

    await page.getByLabel('Naam van het schema').fill('bericht-proef');
    await page.getByLabel('Titel van het schema').fill('Bericht van de gemeente');
    await page.getByLabel('Waar het vandaan komt').fill('Website van de gemeente');
    const bestand = { name: 'bericht.xsd', mimeType: 'application/xml', buffer: Buffer.from(XSD) };
    await page.getByLabel('Bestanden van het schema').setInputFiles(bestand);
    await knop(page, 'Registreer het schema').click();
    await goed(dit, 'Sjabloon en schema: Met schema');
    expect(await page.getByText('Het schema is geregistreerd.').count()).toBe(1);

    await link(page, 'Formulier').click();
    await link(page, 'Wijzig Bestand 1 (xml)').click();
    await page.getByLabel('Schema van de ontvanger').selectOption('bericht-proef@1.0.0');
    await knop(page, 'Bewaar').click();
    await goed(dit, 'Formulier: Met schema');
    expect(await page.getByText('Dit formaat klopt.').count()).toBe(1);
    await dit.einde();
  });
});
