/** What a visitor sees when the gateway itself cannot work. */
import { expect, it } from 'vitest';
import { createPaginas } from '../../src/web/app.tsx';

it('says that something is wrong, and nothing of what, when the settings are', async () => {
  const paginas = createPaginas(() => {
    throw new Error('PUBLIEK_ADRES: geheim-van-de-installatie');
  });
  const antwoord = await paginas.request('https://gateway.example/beheer');
  expect(antwoord.status).toBe(500);
  expect(antwoord.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  const tekst = await antwoord.text();
  expect(tekst).toContain('Er ging bij ons iets mis');
  expect(tekst).toMatch(/<code class="nl-code">[0-9a-f-]{36}<\/code>/);
  expect(tekst).not.toContain('geheim');
  expect(tekst).not.toContain('proefopstelling');
});
