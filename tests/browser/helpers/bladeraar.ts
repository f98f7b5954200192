/**
 * A real Chromium, as a visitor has it. Whatever a page asks of another machine is refused and remembered; so is everything that
 * the console says.
 */
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '../../../scripts/lib/browser.ts';

export const startBrowser = (): Promise<Browser> => launchBrowser(inject('gateway').browser);

export const basis = (): string => inject('gateway').url;

export interface Bezoek {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests to other machines; must stay empty. */
  readonly buiten: readonly string[];
  /** Errors and warnings of the console until now, and uncaught exceptions; must stay empty. */
  readonly console: readonly string[];
  readonly einde: () => Promise<void>;
}

export interface Bezoekkeuze {
  /** Without script everything must work as well: no script file has any content then, and the CSP lets none run inline. */
  readonly script?: boolean;
  readonly breedte?: number;
  readonly donker?: boolean;
  /** Colours of the reader's own instead of ours, and as much contrast as there is. */
  readonly contrast?: boolean;
}

/** A machine that does other things too is slow, not wrong: what never comes still fails. */
const GEDULD_MS = 60_000;

export async function bezoek(browser: Browser, keuze: Bezoekkeuze = {}): Promise<Bezoek> {
  const { script = true, breedte = 1280, donker = false, contrast = false } = keuze;
  const context = await browser.newContext({
    baseURL: basis(),
    viewport: { width: breedte, height: 900 },
    colorScheme: donker ? 'dark' : 'light',
    ...(contrast ? { forcedColors: 'active' as const, contrast: 'more' as const } : {}),
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(GEDULD_MS);
  const buiten: string[] = [];
  const meldingen: { readonly tekst: string; readonly adres?: string }[] = [];
  await context.route(
    (url) => url.origin !== basis() && url.protocol !== 'data:' && url.protocol !== 'blob:',
    (route) => {
      buiten.push(route.request().url());
      return route.abort();
    },
  );
  if (!script) await context.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  const page = await context.newPage();
  const geweigerd = new Set<string>();
  page.on('response', (antwoord) => {
    if (antwoord.request().isNavigationRequest() && antwoord.status() < 500) geweigerd.add(antwoord.url());
  });
  page.on('console', (bericht) => {
    if (!['error', 'warning'].includes(bericht.type())) return;
    const mislukt = bericht.text().startsWith('Failed to load resource');
    meldingen.push({
      tekst: `${page.url()}: ${bericht.text()}`,
      ...(mislukt ? { adres: bericht.location().url } : {}),
    });
  });
  page.on('pageerror', (fout) => meldingen.push({ tekst: `${page.url()}: ${fout.message}` }));
  return {
    page,
    context,
    buiten,
    // Chromium calls a page that says "that is not right" (4xx) a failed resource, now before its answer and now after it. The page itself
    // is looked at by the test.
    get console() {
      return meldingen.filter(({ adres }) => adres === undefined || !geweigerd.has(adres)).map(({ tekst }) => tekst);
    },
    einde: () => context.close(),
  };
}

/** Signs in on the demo page. @param persoon one of DEMOPERSONEN */
export async function meldAan(
  page: Page,
  houder: { readonly houdersoort: 'aanbieder' | 'ontvanger' | 'beheerder'; readonly houdercode: string },
  persoon = 'sanne',
): Promise<void> {
  const antwoord = await page.request.post('/aanmelden/demo', {
    form: { ...houder, onderwerp: persoon },
    headers: { Origin: basis() },
    maxRedirects: 0,
  });
  if (antwoord.status() !== 303) throw new Error(`signing in: ${antwoord.status()}`);
}

/**
 * Does what leads to a next page, and waits until that is there as a whole. For a next page that looks like this one, and for who looks at
 * everything that is on it: text comes before what stands under it.
 */
export async function verder(page: Page, doe: () => Promise<unknown>): Promise<void> {
  await page.waitForLoadState('load');
  await Promise.all([page.waitForEvent('load'), doe()]);
}

/** Says on the page itself why data of persons are looked at, and opens them. */
export async function toonPersonen(page: Page, reden = 'controle'): Promise<void> {
  await page.getByLabel('Waarom bekijkt u ze?').selectOption(reden);
  await verder(page, () => page.getByRole('button', { name: 'Toon ze' }).click());
  await page.getByText('Uw reden:').waitFor();
}

/**
 * What a page is to axe: its markup as it stands, at this width and in these colours. Names, numbers and dates differ from one visit to
 * the next and are nothing that axe looks at.
 */
const gedaante = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      `${innerWidth} ${matchMedia('(prefers-color-scheme: dark)').matches} ${document.documentElement.outerHTML.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')}`,
  );

/** Judged before in this file, and nothing was wrong with it. */
const goedgekeurd = new Set<string>();

/** One line per finding of axe, with the elements it is about; empty when there are none. Rules of WCAG 2.2 AA and best practices. */
export async function axeBevindingen(page: Page): Promise<readonly string[]> {
  const dit = await gedaante(page);
  if (goedgekeurd.has(dit)) return [];
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return axe.run(document, { resultTypes: ['violations'] });
  });
  if (violations.length === 0) goedgekeurd.add(dit);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`);
}

/** What must hold on every page and in every state: nothing for axe, nothing on the console, nothing from elsewhere, no sideways scrolling. */
export async function bladzijdebezwaren(bezoek: Bezoek): Promise<readonly string[]> {
  const { page } = bezoek;
  // What follows a click is there when its text is; its style sheet may still be on its way.
  await page.waitForLoadState('load');
  const teBreed = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  // A style sheet that did not load, or broke off half-way, leaves the last rules out.
  const opgemaakt = await page.evaluate(() => getComputedStyle(document.body).display === 'flex');
  const koppen = await page.locator('h1').count();
  return [
    ...(await axeBevindingen(page)),
    ...bezoek.console,
    ...bezoek.buiten.map((adres) => `asks another machine: ${adres}`),
    ...(teBreed > 0 ? [`${page.url()} is ${teBreed} px wider than the window`] : []),
    ...(opgemaakt ? [] : [`${page.url()} has lost its style sheet`]),
    ...(koppen === 1 ? [] : [`${page.url()} has ${koppen} h1`]),
  ];
}
