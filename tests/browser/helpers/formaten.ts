/** Making a formaat on its pages, as the tests of them do. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Bezoek, bladzijdebezwaren, verder } from './bladeraar.ts';

export const FORMAATMAKERS = { houdersoort: 'beheerder', houdercode: 'formaatmakers' } as const;

export const knop = (page: Page, naam: string) => page.getByRole('button', { name: naam, exact: true });
/** Sends a form: what comes back often has the same heading. */
export const druk = (page: Page, naam: string) => verder(page, () => knop(page, naam).click());
export const link = (page: Page, naam: string) => page.getByRole('link', { name: naam, exact: true });

export async function goed(dit: Bezoek, kop: string): Promise<void> {
  await expect.poll(() => dit.page.getByRole('heading', { level: 1 }).textContent()).toBe(kop);
  expect(await bladzijdebezwaren(dit)).toEqual([]);
}

/** Fills in who and why, with the receiver's sample file. */
export async function begin(page: Page, titel: string): Promise<void> {
  await page.goto('/beheer/formaten');
  await link(page, 'Nieuw formaat').click();
  await page.getByLabel('Titel').fill(titel);
  await page.getByLabel('Waarvoor is het?').fill('Per product: cliënten, uren en bedrag.');
  await page.getByLabel('Grondslag').fill('Contract, artikel 3.10');
  await page.getByLabel('Bron', { exact: true }).fill('Brief van de gemeente');
  await page.getByLabel('Geldig vanaf').fill('2026-01-01');
}

export async function maakConcept(page: Page, titel: string): Promise<void> {
  await begin(page, titel);
  await page.getByLabel('Wmo').check();
  await druk(page, 'Ga verder');
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(`Formulier: ${titel}`);
}
