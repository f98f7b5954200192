/** The pages that are shown in the documentation and measured, each with who sees it. */
import type { Page } from 'playwright-core';
import type { Demowereld } from './demo-wereld.ts';

export type Bezoeker = 'bezoeker' | 'aanbieder' | 'gemeente' | 'beheerder';

export interface Paginabeeld {
  /** Name of its picture. */
  readonly naam: string;
  readonly wie: Bezoeker;
  /** An address, or the text of the link that leads to it from the page before it in this list. */
  readonly adres: string;
  readonly link?: RegExp;
}

export const PAGINAS: readonly Paginabeeld[] = [
  { naam: 'start', wie: 'bezoeker', adres: '/' },
  { naam: 'hulp', wie: 'bezoeker', adres: '/hulp' },
  { naam: 'aanmelden', wie: 'bezoeker', adres: '/aanmelden' },
  { naam: 'ontwikkelaars', wie: 'bezoeker', adres: '/ontwikkelaars/aanbieder/dienVerantwoordingIn' },
  { naam: 'aanbieder-overzicht', wie: 'aanbieder', adres: '/aanbieder' },
  { naam: 'aanbieder-indienen', wie: 'aanbieder', adres: '/aanbieder/indienen' },
  { naam: 'aanbieder-verantwoordingen', wie: 'aanbieder', adres: '/aanbieder/verantwoordingen' },
  {
    naam: 'aanbieder-verantwoording',
    wie: 'aanbieder',
    adres: '/aanbieder/verantwoordingen',
    link: /^\/aanbieder\/verantwoordingen\/[^/]+$/,
  },
  { naam: 'aanbieder-kalender', wie: 'aanbieder', adres: '/aanbieder/kalender' },
  { naam: 'aanbieder-besparing', wie: 'aanbieder', adres: '/aanbieder/besparing' },
  { naam: 'gemeente-postvak', wie: 'gemeente', adres: '/gemeente' },
  { naam: 'gemeente-zending', wie: 'gemeente', adres: '/gemeente', link: /^\/gemeente\/zendingen\/[^/]+$/ },
  { naam: 'gemeente-ontbreekt', wie: 'gemeente', adres: '/gemeente/ontbreekt' },
  { naam: 'gemeente-totalen', wie: 'gemeente', adres: '/gemeente/totalen' },
  { naam: 'gemeente-kanaal', wie: 'gemeente', adres: '/gemeente/kanaal' },
  { naam: 'beheer-overzicht', wie: 'beheerder', adres: '/beheer' },
  { naam: 'beheer-formaten', wie: 'beheerder', adres: '/beheer/formaten' },
  { naam: 'beheer-formaat', wie: 'beheerder', adres: '/beheer/formaten', link: /^\/beheer\/formaten\/[^/]+\/\d[^/]*$/ },
  { naam: 'beheer-dekking', wie: 'beheerder', adres: '/beheer/dekking' },
  { naam: 'beheer-register', wie: 'beheerder', adres: '/beheer/register' },
  { naam: 'beheer-storingen', wie: 'beheerder', adres: '/beheer/storingen' },
  { naam: 'beheer-organisaties', wie: 'beheerder', adres: '/beheer/organisaties' },
];

/** Signs in through the demo page; nothing to do for a visitor. Throws when the gateway does not let them in. */
export async function meldAan(
  page: Page,
  basis: URL,
  wereld: Omit<Demowereld, 'gateway'>,
  wie: Bezoeker,
): Promise<void> {
  if (wie === 'bezoeker') return;
  const antwoord = await page.request.post(new URL('/aanmelden/demo', basis).href, {
    form: { ...wereld[wie], onderwerp: 'sanne' },
    headers: { Origin: basis.origin },
    maxRedirects: 0,
  });
  if (antwoord.status() !== 303) throw new Error(`signing in as ${wie}: ${antwoord.status()}`);
}

/** @returns the address of the page. Throws when it is not there, or no link leads to it. */
export async function zoekAdres(page: Page, basis: URL, { adres, link }: Paginabeeld): Promise<string> {
  const begin = new URL(adres, basis).href;
  if (link === undefined) return begin;
  await page.goto(begin);
  const links = await page.locator('a[href]').evaluateAll((lijst) => lijst.map((a) => a.getAttribute('href') ?? ''));
  const gevonden = links.map((een) => new URL(een, page.url())).find(({ pathname }) => link.test(pathname));
  if (gevonden === undefined) throw new Error(`no link on ${adres} that is like ${link}`);
  return gevonden.href;
}
