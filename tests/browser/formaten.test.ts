import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bezoek, bezoek, bladzijdebezwaren, meldAan, startBrowser } from './helpers/bladeraar.ts';
import { begin, druk, FORMAATMAKERS, goed, knop, link } from './helpers/formaten.ts';
import { alsOrganisatie } from './helpers/organisaties.ts';

const VOORBEELDBESTAND =
  'Gemeentecode;Product;Aantal cliënten;Uren;Totaalbedrag;Opmerking\r\n0384;01A03;2;10;12,50;\r\n0384;02A14;1;4;25,00;\r\n';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('beheerder', FORMAATMAKERS.houdercode);
});
afterAll(() => browser.close());

describe.each([
  { script: true, breedte: 1280 },
  { script: false, breedte: 320 },
])('a formaat, script: $script, $breedte px', (keuze) => {
  const naam = `overzicht-${keuze.script ? 'met' : 'zonder'}`;
  const titel = `Overzicht ${keuze.script ? 'met' : 'zonder'}`;

  it('goes from the receiver’s sample file to in use, by two people', async () => {
    const dit = await bezoek(browser, keuze);
    const { page } = dit;
    await meldAan(page, FORMAATMAKERS, 'sanne');
    await begin(page, titel);
    await goed(dit, 'Nieuw formaat');
    // Without a wet it cannot go on; what was filled in stays.
    await druk(page, 'Ga verder');
    await goed(dit, 'Nieuw formaat');
    await expect.poll(() => page.getByLabel('Titel').inputValue()).toBe(titel);
    await page.getByLabel('Wmo').check();
    await page.getByLabel('Voorbeeldbestand van de ontvanger').setInputFiles({
      name: 'voorbeeld.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(VOORBEELDBESTAND),
    });
    await druk(page, 'Ga verder');

    await goed(dit, 'Wat staat er in elke kolom?');
    await expect.poll(() => page.getByLabel('Wat staat er in Product?').inputValue()).toBe('groep.productcode');
    await expect.poll(() => page.getByLabel('Wat staat er in Opmerking?').inputValue()).toBe('');
    await druk(page, 'Maak het formaat');

    await goed(dit, `Formulier: ${titel}`);
    await expect.poll(() => page.getByText('Dit formaat mag nu ook lezen').count()).toBe(1);
    await expect.poll(() => page.getByText('Dit formaat klopt.').count()).toBe(1);

    // A wrong expression is not kept, and says why at its field.
    await link(page, 'Wijzig Opmerking').click();
    await goed(dit, `Kolom: ${titel}`);
    await schrijf(dit, 'Waarde', 'prestatie.bsn');
    await druk(page, 'Bewaar');
    await goed(dit, `Kolom: ${titel}`);
    await expect.poll(() => page.getByText('Niet bewaard').count()).toBe(1);
    await schrijf(dit, 'Waarde', '"geen"');
    await page.getByLabel('Opschrift van de kolom').fill('Bijzonderheden');
    await druk(page, 'Bewaar');
    await goed(dit, `Formulier: ${titel}`);
    await expect.poll(() => page.getByRole('columnheader', { name: 'Bijzonderheden' }).count()).toBe(1);
    await druk(page, 'Bijzonderheden omhoog');
    await goed(dit, `Formulier: ${titel}`);

    // Somebody who asks where a value comes from is told.
    await page.locator('a[data-uitleg]').first().click();
    await expect.poll(() => page.locator('#uitleg').textContent()).toContain('groep.gemeentecode');
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.goto(`/beheer/formaten/${naam}/1.0.0`);
    await goed(dit, titel);
    await link(page, 'Voeg een voorbeeld toe').click();
    await goed(dit, `Voorbeelden: ${titel}`);
    await druk(page, 'Voeg toe');
    await goed(dit, `Voorbeelden: ${titel}`);
    await druk(page, 'Draai alle voorbeelden');
    await goed(dit, `Voorbeelden: ${titel}`);
    await expect.poll(() => page.getByText('Wat eruit komt is precies wat eruit moet komen.').count()).toBe(1);
    await link(page, 'Overzicht').last().click();
    await druk(page, 'Test dit formaat');
    await goed(dit, titel);
    await expect.poll(() => page.getByText('Dit formaat is nu getest.').count()).toBe(1);
    // The person who made it cannot put it to use.
    await expect.poll(() => knop(page, 'Neem in gebruik').count()).toBe(0);
    await expect.poll(() => page.getByText('Een ander moet het formaat in gebruik nemen.').count()).toBe(1);

    await meldAan(page, FORMAATMAKERS, 'bram');
    await page.goto(`/beheer/formaten/${naam}/1.0.0`);
    await druk(page, 'Neem in gebruik');
    await goed(dit, titel);
    await expect.poll(() => page.getByText('Dit formaat is nu in gebruik.').count()).toBe(1);

    // A next version says what is different.
    await link(page, 'Maak een nieuwe versie of een kopie').click();
    await goed(dit, 'Nieuwe versie of kopie');
    await page.getByLabel('Geldig vanaf').fill('2027-01-01');
    await druk(page, 'Maak het concept');
    await goed(dit, `Formulier: ${titel}`);
    await druk(page, 'Verwijder Bijzonderheden');
    await goed(dit, `Formulier: ${titel}`);
    await link(page, 'Vergelijken').click();
    await druk(page, 'Vergelijk');
    await goed(dit, `Vergelijken: ${titel}`);
    await expect.poll(() => page.getByText('is anders').count()).toBe(1);
    await page.goto('/beheer/formaten');
    await goed(dit, 'Formaten');
    await dit.einde();
  });
});

/** Writes in a field that with script is an editor. */
async function schrijf({ page }: Bezoek, label: string, tekst: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: label, exact: true });
  await editor.fill(tekst);
}

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
    await meldAan(page, FORMAATMAKERS);
    await begin(page, 'Met schema');
    await page.getByLabel('Wmo').check();
    await page.getByLabel('Zonder voorbeeldbestand').selectOption('xml');
    await druk(page, 'Ga verder');
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
    await druk(page, 'Voeg het sjabloon toe');
    await goed(dit, 'Sjabloon en schema: Met schema');
    await expect.poll(() => page.getByText('Het sjabloon is geen .xlsx-bestand.').count()).toBe(1);

    await page.getByLabel('Naam van het schema').fill('bericht-proef');
    await page.getByLabel('Titel van het schema').fill('Bericht van de gemeente');
    await page.getByLabel('Waar het vandaan komt').fill('Website van de gemeente');
    const bestand = { name: 'bericht.xsd', mimeType: 'application/xml', buffer: Buffer.from(XSD) };
    await page.getByLabel('Bestanden van het schema').setInputFiles(bestand);
    await druk(page, 'Registreer het schema');
    await goed(dit, 'Sjabloon en schema: Met schema');
    await expect.poll(() => page.getByText('Het schema is geregistreerd.').count()).toBe(1);

    await link(page, 'Formulier').click();
    await link(page, 'Wijzig Bestand 1 (xml)').click();
    await page.getByLabel('Schema van de ontvanger').selectOption('bericht-proef@1.0.0');
    await druk(page, 'Bewaar');
    await goed(dit, 'Formulier: Met schema');
    await expect.poll(() => page.getByText('Dit formaat klopt.').count()).toBe(1);
    await dit.einde();
  });
});
