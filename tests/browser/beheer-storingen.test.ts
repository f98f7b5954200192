import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followUntilDone } from '../../scripts/lib/submission.ts';
import { basis, bezoek, bladzijdebezwaren, meldAan, startBrowser, verder } from './helpers/bladeraar.ts';
import { declaratie } from './helpers/declaratie.ts';
import { alsOrganisatie, beheer } from './helpers/organisaties.ts';

const BEHEER = { houdersoort: 'beheerder', houdercode: 'w5-storingen' } as const;
/** Achtkarspelen: no other file works with it. */
const GEMEENTE = '0059';
const AANSLUITING = {
  $schema: 'https://enkelvoud.nl/schemas/aansluiting/1.0.0.json',
  id: 'w5-vast',
  versie: '1.0.0',
  titel: 'Altijd vastgehouden',
  ontvanger: { soort: 'gemeente' },
  dekking: { gemeentecodes: [GEMEENTE] },
  wetten: ['wmo'],
  soort: 'productieverantwoording',
  // Made for one month: over two months its own check (CS340) refuses.
  formaat: 'iwmo323',
  geldigVanaf: '2026-01-01',
  parameters: {},
  termijnen: [],
  bijlagen: [],
  kanaal: { kanaalsoort: 'postvak' },
  bronnen: [{ naam: 'test' }],
  bronstatus: 'eigen',
  onbekend: [],
};
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await alsOrganisatie('beheerder', BEHEER.houdercode);
  await beheer().post('/beheer/v1/registraties', {
    documenten: [{ documentsoort: 'aansluiting', inhoud: AANSLUITING }],
  });
});
afterAll(() => browser.close());

/** One zending that is held when it is made. */
async function houdVast(agbcode: string): Promise<void> {
  const aanbieder = await alsOrganisatie('aanbieder', agbcode);
  const { tekst } = await declaratie({
    agbcode,
    kenmerk: 'W5',
    gemeentecode: GEMEENTE,
    soorten: ['productieverantwoording'],
  });
  const inhoud = { ...JSON.parse(tekst), periode: { begindatum: '2026-03-01', einddatum: '2026-04-30' } };
  const { inhoud: antwoord } = await aanbieder.post<{ id: string }>('/aanbieder/v1/verantwoordingen', inhoud);
  const { zendingen } = await followUntilDone(aanbieder, antwoord.id);
  expect(zendingen.map(({ toestand }) => toestand)).toEqual(['vastgehouden']);
}

describe.each([
  { script: true, agbcode: '98765451' },
  { script: false, agbcode: '98765452' },
])('what is held, script: $script', ({ script, agbcode }) => {
  it('is counted, shown with what to do, and set going again', async () => {
    await houdVast(agbcode);
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto('/beheer');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await verder(page, () => page.getByRole('link', { name: 'zendingen vastgehouden' }).click());
    await page.goto(`/beheer/storingen?ontvanger=${GEMEENTE}`);
    const kaart = page.getByRole('listitem').filter({ hasText: `Aanbieder ${agbcode}` });
    await expect.poll(() => kaart.innerText()).toContain('Wat u kunt doen');
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await kaart.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await page.getByRole('status').filter({ hasText: 'loopt weer' }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);

    await page.goto(
      `/beheer/storingen/herleveringen?ontvangercode=${GEMEENTE}&formaat=iwmo323&agbcode=${agbcode}&formaatversie=1`,
    );
    await page.getByRole('button', { name: 'Laat zien wat er zou gebeuren' }).click();
    await page.getByText('Vul een versie in als 1.2.0').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Maken met versie').fill('');
    await page.getByRole('button', { name: 'Laat zien wat er zou gebeuren' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wat er zou gebeuren', exact: true }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await dit.einde();
  });

  it('lets a beheerder pause and resume an ontvanger, with a reason', async () => {
    const dit = await bezoek(browser, { script });
    const { page } = dit;
    await meldAan(page, BEHEER);
    await page.goto('/beheer/storingen');
    await page.getByLabel('Een andere ontvanger bekijken of pauzeren').fill(GEMEENTE);
    await page.getByRole('button', { name: 'Bekijk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bezorgen bij Gemeente Achtkarspelen', exact: true }).waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.getByLabel('Waarom pauzeert u?').fill('Onderhoud bij de gemeente');
    await page.getByRole('button', { name: 'Pauzeer het bezorgen' }).click();
    await page.getByText('De postbus staat op pauze').waitFor();
    expect(await bladzijdebezwaren(dit)).toEqual([]);
    await page.goto('/beheer/dekking?beeld=storing');
    await expect.poll(() => page.getByRole('link', { name: /^Achtkarspelen: bezorgen staat stil/ }).count()).toBe(1);
    await page.goto('/beheer/storingen');
    await page.getByRole('table').getByRole('link', { name: 'Gemeente Achtkarspelen' }).click();
    await page.getByRole('button', { name: 'Hervat het bezorgen' }).click();
    await page.getByText('Het bezorgen gaat weer verder').waitFor();
    await expect
      .poll(() => page.getByRole('row', { name: /gepauzeerd.*Onderhoud bij de gemeente/ }).count())
      .toBeGreaterThan(0);
    await dit.einde();
  });
});

describe('who may only look', () => {
  it('sees what is wrong, and can change nothing', async () => {
    const dit = await bezoek(browser);
    const { page } = dit;
    await meldAan(page, BEHEER, 'kim');
    await page.goto(`/beheer/storingen/postbussen/${GEMEENTE}`);
    await expect.poll(() => page.getByRole('button', { name: 'Pauzeer het bezorgen' }).count()).toBe(0);
    const headers = { Origin: basis() };
    const paden = [
      `/beheer/storingen/postbussen/${GEMEENTE}/pauzeren`,
      '/beheer/storingen/herstelronde',
      '/beheer/storingen/herleveringen',
      '/beheer/organisaties',
      '/beheer/auditspoor/bestand',
    ];
    for (const pad of paden) expect((await page.request.post(pad, { headers, form: {} })).status()).toBe(403);
    expect((await page.request.get('/beheer/auditspoor')).status()).toBe(403);
    await dit.einde();
  });
});

describe.each([
  { breedte: 320, donker: false },
  { breedte: 1280, donker: true },
])('on a small screen and in the dark: $breedte $donker', (keuze) => {
  it('holds for every page', async () => {
    const dit = await bezoek(browser, keuze);
    await meldAan(dit.page, BEHEER);
    const paden = ['', '/storingen', '/storingen/herleveringen', `/storingen/postbussen/${GEMEENTE}`, '/termijnen'];
    for (const pad of paden) {
      await dit.page.goto(`/beheer${pad}`);
      expect(await bladzijdebezwaren(dit)).toEqual([]);
    }
    await dit.einde();
  });
});
