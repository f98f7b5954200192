/**
 * Takes a picture of every page of `lib/paginas.ts`, as the documentation shows them: `npm run schermen`. A running gateway with the
 * example in it is made for it and goes afterwards. Look at what changed before you commit it.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { findBrowser, launchBrowser } from './lib/browser.ts';
import { startDemowereld } from './lib/demo-wereld.ts';
import { meldAan, PAGINAS, zoekAdres } from './lib/paginas.ts';
import { PROJECT } from './lib/project.ts';

const UIT = path.join(PROJECT, 'docs/schermen');
/** What a laptop shows without scrolling. */
const VENSTER = { width: 1280, height: 860 };

const wereld = await startDemowereld();
const browser = await launchBrowser(await findBrowser());
try {
  await rm(UIT, { recursive: true, force: true });
  await mkdir(UIT, { recursive: true });
  for (const pagina of PAGINAS) {
    const context = await browser.newContext({ viewport: VENSTER, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    const page = await context.newPage();
    await meldAan(page, wereld.gateway.url, wereld, pagina.wie);
    const antwoord = await page.goto(await zoekAdres(page, wereld.gateway.url, pagina));
    if (antwoord?.ok() !== true) throw new Error(`${pagina.naam}: ${antwoord?.status()}`);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(UIT, `${pagina.naam}.png`) });
    process.stdout.write(`docs/schermen/${pagina.naam}.png\n`);
    await context.close();
  }
} finally {
  await browser.close();
  await wereld.gateway.close();
}
