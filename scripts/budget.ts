/**
 * What each page costs whoever opens it, and whether anything jumps: `npm run budget`. Bytes as they go over the line without packing, script apart;
 * layout shift as the browser measures it (CLS), and whether something is painted when no script comes at all. Fails beyond the budget.
 */
import { findBrowser, launchBrowser } from './lib/browser.ts';
import { startDemowereld } from './lib/demo-wereld.ts';
import { meldAan, PAGINAS, type Paginabeeld, zoekAdres } from './lib/paginas.ts';

const MAXIMUM_SCRIPT_BYTES = 100 * 1024;
/** The editor of formaten brings an editor along. */
const ZONDER_MAXIMUM = new Set(['beheer-formaat']);
/** Nothing may move under a reader's hand; the measure itself has some play. */
const MAXIMUM_VERSCHUIVING = 0.01;

/** Runs in the page: the sum of all layout shifts since it began (Layout Instability). */
const VERSCHUIVING = `new Promise((resolve) => {
  let som = 0;
  new PerformanceObserver((lijst) => {
    for (const { value } of lijst.getEntries()) som += value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(som), 200);
})`;

interface Meting {
  readonly naam: string;
  readonly html: number;
  readonly stijl: number;
  readonly script: number;
  readonly verzoeken: number;
  readonly verschuiving: number;
  readonly zonderScript: boolean;
}

const wereld = await startDemowereld();
const browser = await launchBrowser(await findBrowser());

async function measure(pagina: Paginabeeld): Promise<Meting> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'nl-NL' });
  const page = await context.newPage();
  await meldAan(page, wereld.gateway.url, wereld, pagina.wie);
  const adres = await zoekAdres(page, wereld.gateway.url, pagina);
  const bytes = { document: 0, stylesheet: 0, script: 0 };
  let verzoeken = 0;
  page.on('response', async (antwoord) => {
    verzoeken += 1;
    const soort = antwoord.request().resourceType();
    const inhoud = await antwoord.body().catch(() => Buffer.alloc(0));
    if (soort === 'document' || soort === 'stylesheet' || soort === 'script') bytes[soort] += inhoud.byteLength;
  });
  await page.goto(adres);
  await page.waitForLoadState('networkidle');
  page.removeAllListeners('response');
  const verschuiving: number = await page.evaluate(VERSCHUIVING);
  await context.route('**/*.js', (route) => route.abort());
  await page.goto(adres);
  const zonderScript = (await page.locator('h1').count()) === 1;
  await context.close();
  return {
    naam: pagina.naam,
    html: bytes.document,
    stijl: bytes.stylesheet,
    script: bytes.script,
    verzoeken,
    verschuiving,
    zonderScript,
  };
}

const kb = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(8);

try {
  const metingen: Meting[] = [];
  process.stdout.write(`${'pagina'.padEnd(30)}    html kB  stijl kB script kB  verzoeken  verschuiving\n`);
  for (const pagina of PAGINAS) {
    const een = await measure(pagina);
    metingen.push(een);
    process.stdout.write(
      `${een.naam.padEnd(30)} ${kb(een.html)}  ${kb(een.stijl)}  ${kb(een.script)}  ${String(een.verzoeken).padStart(9)}  ${een.verschuiving.toFixed(4).padStart(12)}\n`,
    );
  }
  const fouten = metingen.flatMap(({ naam, script, verschuiving, zonderScript }) => [
    ...(script > MAXIMUM_SCRIPT_BYTES && !ZONDER_MAXIMUM.has(naam) ? [`${naam}: ${script} bytes of script`] : []),
    ...(verschuiving > MAXIMUM_VERSCHUIVING ? [`${naam}: the page moves by ${verschuiving}`] : []),
    ...(zonderScript ? [] : [`${naam}: nothing without script`]),
  ]);
  for (const fout of fouten) process.stdout.write(`OVER BUDGET ${fout}\n`);
  process.exitCode = fouten.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await wereld.gateway.close();
}
