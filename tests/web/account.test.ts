/** Signing in and out, in the audit trail; one's own sessions, and ending them. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Auditregel } from '../../src/domain/auditspoor.ts';
import { tijdstip } from '../../src/domain/kalender.ts';
import type { LidRij } from '../../src/domain/toegang.ts';
import { closeWeigeringen, GEWEIGERD_PER_UUR, logGeweigerd } from '../../src/pipeline/aanmeldspoor.ts';
import { addLid, addOrganisatie } from '../../src/pipeline/ledenbeheer.ts';
import { readSessie, signIn, sweepToegang } from '../../src/pipeline/sessies.ts';
import { createSnelheidswacht, type Snelheidswacht } from '../../src/pipeline/snelheid.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';

const BASIS = 'https://gateway.example';
const MINUUT = 60_000;
const UUR = 60 * MINUUT;
const PERSOON = { naam: 'Fatima Yilmaz', uitgever: 'https://login.example', onderwerp: 'f-123' };

let gateway: Gateway;
let begin: number;
let paginas: ReturnType<typeof createPaginas>;
let snelheid: Snelheidswacht | undefined;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  snelheid = undefined;
  begin = (await gateway.diensten.staat.auditspoor.findKop())?.nummer ?? 0;
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    ...(snelheid && { snelheid }),
    instelling: {
      demoAanmelden: true,
      oidc: {
        // Another than where these people come from: nobody is asked to sign them out there.
        uitgever: 'https://ander.example',
        clientId: 'x',
        clientSecret: 'x',
        naam: 'x',
        adres: BASIS,
        lokaal: false,
      },
    },
    openapi: async () => ({}),
  }));
});

const spoor = async (): Promise<readonly Auditregel[]> =>
  (await gateway.diensten.staat.auditspoor.listKeten(begin, 500)).map(({ regel }) => regel);

const kort = ({ handeling, fase, feiten }: Auditregel) => [handeling, fase, feiten.reden ?? feiten.wijze ?? ''];

async function maakLid(houdercode: string): Promise<LidRij> {
  const organisatie = await addOrganisatie(
    gateway.diensten,
    { houdersoort: 'aanbieder', houdercode },
    `Zorg ${houdercode}`,
  );
  const lid = await addLid(gateway.diensten, organisatie, { ...PERSOON, rollen: ['indienen'] });
  if (lid === undefined) throw new Error('somebody is there already');
  return lid;
}

async function meldAan(lid: LidRij): Promise<string> {
  const bewezenOp = tijdstip(gateway.diensten.klok());
  const geheim = await signIn(gateway.diensten, lid, 'openid', { bewezenOp });
  if (geheim === undefined) throw new Error('the organisation is gone');
  return geheim;
}

const vraag = (pad: string, geheim: string | undefined, methode = 'GET', koppen = {}) =>
  paginas.request(
    `${BASIS}${pad}`,
    {
      method: methode,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...(geheim !== undefined && { Cookie: `__Host-enkelvoud-sessie=${geheim}` }),
        ...koppen,
      },
    },
    {},
  );

describe('the audit trail', () => {
  it('has a row for signing in and one for signing out, and none for a page', async () => {
    const lid = await maakLid('12345678');
    const geheim = await meldAan(lid);
    for (const pad of ['/aanbieder', '/account', '/aanbieder/kalender']) await vraag(pad, geheim);
    await vraag('/afmelden', geheim, 'POST');
    await vraag('/afmelden', geheim, 'POST');
    const rijen = await spoor();
    expect(rijen.map(kort)).toEqual([
      ['meldAan', 'gedaan', 'openid'],
      ['meldAf', 'gedaan', 'zelf'],
    ]);
    const door = { houdersoort: 'aanbieder', houdercode: '12345678', middel: `lid:${lid.id}` };
    expect(rijen.map((rij) => rij.door)).toEqual([door, door]);
    expect(JSON.stringify(rijen)).not.toMatch(/Fatima|f-123/);
  });

  it('has one row for a session that is over, however many requests come at once', async () => {
    const rust = await meldAan(await maakLid('12345678'));
    gateway.verstrijk(31 * MINUUT);
    await Promise.all([1, 2, 3].map(() => vraag('/aanbieder', rust)));
    const lang = await meldAan(await maakLid('22222222'));
    for (let deel = 0; deel < 25; deel++) {
      gateway.verstrijk(25 * MINUUT);
      await readSessie(gateway.diensten, lang);
    }
    expect((await spoor()).map(kort)).toEqual([
      ['meldAan', 'gedaan', 'openid'],
      ['eindigSessie', 'gedaan', 'rust'],
      ['meldAan', 'gedaan', 'openid'],
      ['eindigSessie', 'gedaan', 'duur'],
    ]);
  });

  it('has a row at night for a session that nobody came back to', async () => {
    const lid = await maakLid('12345678');
    await meldAan(lid);
    gateway.verstrijk(UUR);
    await sweepToegang(gateway.diensten);
    await sweepToegang(gateway.diensten);
    const rijen = await spoor();
    expect(rijen.map(kort)).toEqual([
      ['meldAan', 'gedaan', 'openid'],
      ['eindigSessie', 'gedaan', 'rust'],
    ]);
    expect(rijen[1]?.door.middel).toBe(`lid:${lid.id}`);
  });

  it('has no more than a few rows of a flood of refusals, and tells how many there were', async () => {
    const AANTAL = GEWEIGERD_PER_UUR * 4;
    for (let nr = 0; nr < AANTAL; nr++) await vraag('/aanmelden/terug?state=verzonnen&code=x', undefined);
    expect((await spoor()).map(kort)).toEqual(
      Array.from({ length: GEWEIGERD_PER_UUR }, () => ['meldAan', 'geweigerd', 'poging-onbekend']),
    );
    await closeWeigeringen(gateway.diensten);
    expect(await spoor()).toHaveLength(GEWEIGERD_PER_UUR);
    gateway.verstrijk(UUR);
    await logGeweigerd(gateway.diensten, 'onbekend', 'https://login.example');
    await closeWeigeringen(gateway.diensten);
    await closeWeigeringen(gateway.diensten);
    const rest = (await spoor()).slice(GEWEIGERD_PER_UUR);
    expect(rest.map(({ handeling, feiten }) => [handeling, feiten])).toEqual([
      ['meldAan', { reden: 'onbekend', uitgever: 'https://login.example' }],
      ['telGeweigerdeAanmeldingen', { reden: 'poging-onbekend', venster: '2026-05-06T10:00:00.000Z', aantal: AANTAL }],
    ]);
  });

  it('tells once an hour that somebody had to wait; who fails to sign in again and again does', async () => {
    snelheid = createSnelheidswacht({
      klok: gateway.diensten.klok,
      grenzen: { mislukt: { aantal: 3, seconden: 300 } },
    });
    const poging = () =>
      vraag('/aanmelden/terug?state=verzonnen&code=x', undefined, 'GET', { 'CF-Connecting-IP': '192.0.2.1' });
    const statussen: number[] = [];
    for (let nr = 0; nr < 8; nr++) statussen.push((await poging()).status);
    expect(statussen).toEqual([400, 400, 400, 429, 429, 429, 429, 429]);
    expect((await spoor()).map(kort)).toEqual([
      ...Array.from({ length: 3 }, () => ['meldAan', 'geweigerd', 'poging-onbekend']),
      ['meldAan', 'geweigerd', 'te-vaak'],
    ]);
  });
});

it('whoever is signed in is not held up by others that fail from the same address', async () => {
  const lid = await maakLid('65656055');
  const geheim = await meldAan(lid);
  snelheid = createSnelheidswacht({ klok: gateway.diensten.klok, grenzen: { mislukt: { aantal: 3, seconden: 300 } } });
  const adres = { 'CF-Connecting-IP': '192.0.2.1' };
  const overzicht = async (sessie?: string) => (await vraag('/account', sessie, 'GET', adres)).status;
  expect(await overzicht(geheim)).toBe(200);
  for (let nr = 0; nr < 5; nr++) await vraag('/aanmelden/terug?state=verzonnen&code=x', undefined, 'GET', adres);
  expect([await overzicht(geheim), await overzicht(), await overzicht('f'.repeat(64))]).toEqual([200, 429, 429]);
});

describe('one’s own sessions', () => {
  it('are shown for every organisation, without those that are over and those of others', async () => {
    const [een, ander] = [await maakLid('12345678'), await maakLid('22222222')];
    await meldAan(een);
    gateway.verstrijk(31 * MINUUT);
    const vreemd = await addOrganisatie(
      gateway.diensten,
      { houdersoort: 'aanbieder', houdercode: '33333333' },
      'Vreemd',
    );
    const iemand = await addLid(gateway.diensten, vreemd, { ...PERSOON, onderwerp: 'een-ander', rollen: [] });
    if (iemand === undefined) throw new Error('somebody is there already');
    await meldAan(iemand);
    await meldAan(een);
    const deze = await meldAan(ander);
    const tekst = await (await vraag('/account', deze)).text();
    expect(tekst.match(/<tr/g)).toHaveLength(3);
    expect(tekst).toContain('Zorg 12345678');
    expect(tekst).not.toContain('Vreemd');
    expect(tekst.match(/Dit is deze aanmelding/g)).toHaveLength(1);
  });

  it('end everywhere at once, and only one’s own', async () => {
    const [een, ander] = [await maakLid('12345678'), await maakLid('22222222')];
    const geheimen = [await meldAan(een), await meldAan(een), await meldAan(ander)];
    const vreemd = await addOrganisatie(
      gateway.diensten,
      { houdersoort: 'aanbieder', houdercode: '33333333' },
      'Vreemd',
    );
    const iemand = await addLid(gateway.diensten, vreemd, { ...PERSOON, onderwerp: 'een-ander', rollen: ['indienen'] });
    if (iemand === undefined) throw new Error('somebody is there already');
    const vanAnder = await meldAan(iemand);
    const antwoord = await vraag('/account/overal-afmelden', geheimen[0], 'POST');
    expect([antwoord.status, antwoord.headers.get('Location')]).toEqual([303, '/']);
    for (const geheim of geheimen) expect(await readSessie(gateway.diensten, geheim)).toBeUndefined();
    expect(await readSessie(gateway.diensten, vanAnder)).toBeDefined();
    expect((await spoor()).slice(-2).map(kort)).toEqual([
      ['meldOveralAf', 'begonnen', ''],
      ['meldOveralAf', 'gedaan', ''],
    ]);
  });

  it('are nothing to a visitor, nor to another site', async () => {
    for (const methode of ['GET', 'POST']) {
      const pad = methode === 'GET' ? '/account' : '/account/overal-afmelden';
      expect((await vraag(pad, undefined, methode)).headers.get('Location')).toBe('/aanmelden?naar=%2Faccount');
    }
    const geheim = await meldAan(await maakLid('12345678'));
    const antwoord = await vraag('/account/overal-afmelden', geheim, 'POST', { 'Sec-Fetch-Site': 'cross-site' });
    expect(antwoord.status).toBe(403);
    expect(await readSessie(gateway.diensten, geheim)).toBeDefined();
  });
});

it('a beheerder signs somebody out, who may come back', async () => {
  const lid = await maakLid('12345678');
  const geheim = await meldAan(lid);
  const beheer = await addOrganisatie(gateway.diensten, { houdersoort: 'beheerder', houdercode: 'beheer' }, 'Beheer');
  const beheerder = await addLid(gateway.diensten, beheer, {
    ...PERSOON,
    onderwerp: 'beheerder',
    rollen: ['organisaties-beheren'],
  });
  if (beheerder === undefined) throw new Error('somebody is there already');
  const vanBeheer = await meldAan(beheerder);
  const pad = (organisatieId: string): string => `/beheer/organisaties/${organisatieId}/leden/${lid.id}/afmelden`;
  expect((await vraag(pad(beheer.id), vanBeheer, 'POST')).status).toBe(404);
  expect(await readSessie(gateway.diensten, geheim)).toBeDefined();
  const antwoord = await vraag(pad(lid.organisatieId), vanBeheer, 'POST');
  expect(antwoord.headers.get('Location')).toContain('gevolg=lid-afgemeld');
  expect(await readSessie(gateway.diensten, geheim)).toBeUndefined();
  expect(await readSessie(gateway.diensten, await meldAan(lid))).toBeDefined();
});
