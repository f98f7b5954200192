/** Finds every page by following links, as a visitor could: one of each kind, for a list has many that are the same. */
import type { Page } from 'playwright-core';

/** Ids, codes and versions in an address are the same kind of page. */
const WISSELEND = [
  /[0-9a-f]{8}-[0-9a-f-]{27}/g,
  /\b\d{4}-\d{2}(-\d{2})?\b/g,
  /\b\d+(\.\d+)+\b/g,
  /(?<=\/)\d+(?=\/|$)/g,
  /(?<=^\/ontwikkelaars\/\w+\/)\w+/g,
  /(?<=^\/beheer\/formaten\/)[^/]+/g,
];

const kindOf = (pad: string): string => WISSELEND.reduce((soort, patroon) => soort.replaceAll(patroon, '*'), pad);

/** What is no page: the APIs, static files, and what is downloaded. */
const GEEN_PAGINA = /^\/((aanbieder|gemeente|beheer)\/v\d|statisch\/|oauth\/|\.well-known\/)/;

export interface Gevonden {
  readonly adres: string;
  readonly status: number;
  /** The page that leads to it. */
  readonly via: string;
}

/**
 * Goes from `begin` to every page that can be reached, and calls `opPagina` on each that is a page.
 * @returns every address that was asked, with its status; downloads are asked and not opened
 */
export async function kruip(
  page: Page,
  begin: string,
  opPagina: (adres: string) => Promise<void>,
): Promise<readonly Gevonden[]> {
  const werk = [{ adres: begin, via: '' }];
  const gezien = new Set<string>();
  const gevonden: Gevonden[] = [];
  for (let een = werk.shift(); een !== undefined; een = werk.shift()) {
    const { adres, via } = een;
    const { pathname, search } = new URL(adres, 'http://gateway.invalid');
    const soort = kindOf(pathname) + (search === '' ? '' : '?');
    if (gezien.has(soort)) continue;
    gezien.add(soort);
    const proef = await page.request.get(adres);
    gevonden.push({ adres, status: proef.status(), via });
    if (!proef.ok() || !(proef.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    await page.goto(adres);
    await opPagina(adres);
    const links = await page.locator('a[href]').evaluateAll((lijst) => lijst.map((a) => a.getAttribute('href') ?? ''));
    for (const link of links) {
      const url = new URL(link, page.url());
      if (url.origin !== new URL(page.url()).origin || GEEN_PAGINA.test(url.pathname)) continue;
      werk.push({ adres: url.pathname + url.search, via: adres });
    }
  }
  return gevonden;
}
