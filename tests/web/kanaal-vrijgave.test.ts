/** The page of a channel under four eyes: who made it waits, who else looks releases exactly what they saw. */
import { beforeEach, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import type { Houdersoort } from '../../src/domain/toegang.ts';
import { findKanaal } from '../../src/pipeline/kanaal-beheer.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { meldLidAan } from '../helpers/lid.ts';

const BASIS = 'https://gateway.example';
const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const BEHEER = '/beheer/storingen/postbussen/0855/kanaal';

let gateway: Gateway;
let gemeente: Gemeente;
let paginas: ReturnType<typeof createPaginas>;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  gemeente = await createGemeente();
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false, huisregels: { vierOgen: true } },
    openapi: async () => ({}),
  }));
});

/** @returns the cookie of this person */
const meldAan = (houdersoort: Houdersoort, houdercode: string, naam: string): Promise<string> =>
  meldLidAan(gateway, houdersoort, houdercode, ['ontvangen', 'formaten-beheren'], naam);

async function vraag(pad: string, Cookie: string, form?: Readonly<Record<string, string>>) {
  const antwoord = await paginas.request(`${BASIS}${pad}`, {
    method: form === undefined ? 'GET' : 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', Cookie },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { status: antwoord.status, naar: antwoord.headers.get('Location'), tekst: await antwoord.text() };
}

/** Sanne sets a webhook and tests it. */
async function zetEnBeproef(sanne: string): Promise<void> {
  const bewaard = await vraag('/gemeente/kanaal/webhook', sanne, {
    adres: `${gemeente.url}/in`,
    inhoud: 'bericht',
    handtekening: 'v1',
    'aanmelding.aanmeldsoort': 'geen',
    ondertekengeheim: GEHEIM,
    hash: '0',
  });
  expect(bewaard.naar).toBe('/gemeente/kanaal?gedaan=bewaard');
  const proef = await vraag('/gemeente/kanaal/proef', sanne, {});
  expect(proef.tekst).toContain('nu moet iemand anders dit kanaal nog vrijgeven');
}

/** What the button of a page would send. */
const standOp = (tekst: string): string => /name="stand" value="([^"]+)"/.exec(tekst)?.[1] ?? '';
const inGebruik = async () => (await findKanaal(gateway.diensten, '0855')).inGebruik?.versie;

it('who made it sees no button and is refused; a colleague sees by whom, and releases it', async () => {
  const sanne = await meldAan('ontvanger', '0855', 'Sanne de Wit');
  const bram = await meldAan('ontvanger', '0855', 'Bram Bakker');
  await zetEnBeproef(sanne);
  const vanSanne = await vraag('/gemeente/kanaal', sanne);
  expect(vanSanne.tekst).toContain('Wacht op een tweede persoon');
  expect(vanSanne.tekst).toContain('Vraag een collega');
  expect(vanSanne.tekst).not.toContain('Geef dit kanaal vrij');
  const zelf = await vraag('/gemeente/kanaal/vrijgave', sanne, { stand: '1-wacht' });
  expect((await vraag(zelf.naar ?? '', sanne)).tekst).toContain('Een ander moet het vrijgeven.');
  expect(await inGebruik()).toBeUndefined();

  const vanBram = await vraag('/gemeente/kanaal', bram);
  expect(vanBram.tekst).toContain('Ingesteld door Sanne de Wit');
  const vrij = await vraag('/gemeente/kanaal/vrijgave', bram, { stand: standOp(vanBram.tekst) });
  expect(vrij.naar).toBe('/gemeente/kanaal?gevolg=vrijgegeven');
  expect(await inGebruik()).toBe(1);
  expect((await vraag('/gemeente/kanaal', sanne)).tekst).toMatch(/Sanne de Wit<\/td>[\s\S]*Bram Bakker<\/td>/);
});

it('whoever is alone is sent to the beheerder, who can release it; the ontvanger is not told which beheerder', async () => {
  const sanne = await meldAan('ontvanger', '0855', 'Sanne de Wit');
  const beheerder = await meldAan('beheerder', 'beheer', 'Noor Smit');
  await zetEnBeproef(sanne);
  expect((await vraag('/gemeente/kanaal', sanne)).tekst).toContain('bij uw organisatie is niemand anders die dit mag');
  const gezien = await vraag(BEHEER, beheerder);
  expect(gezien.tekst).toContain('Ingesteld door Sanne de Wit');
  const vrij = await vraag(`${BEHEER}/vrijgave`, beheerder, { stand: standOp(gezien.tekst) });
  expect(vrij.naar).toBe(`${BEHEER}?gevolg=vrijgegeven`);
  expect(await inGebruik()).toBe(1);
  expect((await vraag(BEHEER, beheerder)).tekst).toContain('Noor Smit</td>');
  const vanSanne = await vraag('/gemeente/kanaal', sanne);
  expect(vanSanne.tekst).toContain('de beheerder van Enkelvoud</td>');
  expect(vanSanne.tekst).not.toContain('Noor Smit');
});

it('what changed after somebody looked is not released', async () => {
  const sanne = await meldAan('ontvanger', '0855', 'Sanne de Wit');
  const bram = await meldAan('ontvanger', '0855', 'Bram Bakker');
  await zetEnBeproef(sanne);
  const gezien = standOp((await vraag('/gemeente/kanaal', bram)).tekst);
  await vraag('/gemeente/kanaal/webhook', sanne, {
    adres: `${gemeente.url}/elders`,
    'aanmelding.aanmeldsoort': 'geen',
    ondertekengeheim: GEHEIM,
    hash: gezien,
  });
  await vraag('/gemeente/kanaal/proef', sanne, {});
  const laat = await vraag('/gemeente/kanaal/vrijgave', bram, { stand: gezien });
  expect(laat.naar).toBe('/gemeente/kanaal?gevolg=veranderd');
  expect(await inGebruik()).toBeUndefined();
});
