/** Static files are answered by the platform, past our own code: what goes for every answer must stand in `_headers` as well. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { PAGINA_HEADERS } from '../../../src/web/koppen.ts';

const OPENBAAR = new URL('../../../generated/web/openbaar/', import.meta.url);

it('carry the guard of every other answer, wherever they lie', async () => {
  const [pad, ...regels] = (await readFile(new URL('_headers', OPENBAAR), 'utf8')).trimEnd().split('\n');
  const koppen = new Map(regels.map((regel) => regel.trim().split(/: (.*)/s, 2) as [string, string]));
  expect(koppen.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  for (const naam of ['Strict-Transport-Security', 'X-Content-Type-Options', 'Cross-Origin-Resource-Policy'])
    expect([naam, koppen.get(naam)]).toEqual([naam, PAGINA_HEADERS[naam]]);
  expect(koppen.get('Referrer-Policy')).toBe('no-referrer');
  // One rule, for one folder: what lies beside it would have no headers.
  const mappen = (await readdir(OPENBAAR)).filter((naam) => naam !== '_headers');
  expect(pad).toBe(`/${mappen.join()}/*`);
});
