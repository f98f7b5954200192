import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demowereld, submitVoorbeeld } from '../../scripts/lib/demo-wereld.ts';
import { kruip } from '../../scripts/lib/kruiper.ts';
import { bezoek, bladzijdebezwaren, meldAan, startBrowser, toonPersonen } from './helpers/bladeraar.ts';
import { beheer } from './helpers/organisaties.ts';

let browser: Browser;
let wereld: Omit<Demowereld, 'gateway'>;
beforeAll(async () => {
  browser = await startBrowser();
  wereld = await submitVoorbeeld(beheer());
});
afterAll(() => browser.close());

describe.each(['bezoeker', 'aanbieder', 'gemeente', 'beheerder'] as const)(
  'every page that a %s can come to',
  (wie) => {
    it('is there, accessible, quiet and whole', async () => {
      const dit = await bezoek(browser);
      if (wie !== 'bezoeker') await meldAan(dit.page, wereld[wie]);
      const bezwaren: string[] = [];
      const gevonden = await kruip(dit.page, wie === 'bezoeker' ? '/' : '/begin', async (adres) => {
        for (const bezwaar of await bladzijdebezwaren(dit)) bezwaren.push(`${adres}: ${bezwaar}`);
        if ((await dit.page.getByRole('button', { name: 'Toon ze' }).count()) === 0) return;
        await toonPersonen(dit.page);
        for (const bezwaar of await bladzijdebezwaren(dit)) bezwaren.push(`${adres}, opened: ${bezwaar}`);
      });
      expect(gevonden.filter(({ status }) => status >= 400)).toEqual([]);
      expect(bezwaren).toEqual([]);
      expect(gevonden.length).toBeGreaterThan(5);
      await dit.einde();
    });
  },
);
