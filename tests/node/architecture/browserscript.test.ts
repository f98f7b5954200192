/**
 * What scripts in the browser do not do: keep anything there, write text as HTML, or talk to other windows (OWASP ASVS 5, V3.2.2, V3.5.5,
 * V14.3.3). The CSP with Trusted Types stops the second at run time too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const WEB = path.resolve(import.meta.dirname, '../../../src/web');
const NOOIT =
  /\b(localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie|postMessage|serviceWorker|innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTMLUnsafe|dangerouslySetInnerHTML)\b/g;

const vindt = (tekst: string): readonly string[] => [...tekst.matchAll(NOOIT)].map(([woord]) => woord);

it('is in no file of the pages', () => {
  const bestanden = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((naam) => /\.tsx?$/.test(naam));
  expect(bestanden.filter((naam) => naam.startsWith('script')).length).toBeGreaterThan(5);
  const gevonden = bestanden.flatMap((naam) =>
    vindt(readFileSync(path.join(WEB, naam), 'utf8')).map((woord) => `${naam}: ${woord}`),
  );
  expect(gevonden).toEqual([]);
});

it('is recognised', () => {
  expect(vindt('a.innerHTML = b; localStorage.x; window.postMessage(1)')).toHaveLength(3);
  expect(vindt('a.textContent = b; renderInnerHTMLless()')).toEqual([]);
});
