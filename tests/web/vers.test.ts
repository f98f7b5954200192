/** Acts of weight ask for a sign-in of just now, at a real issuer; without one, in a demo, for a press on a button. */
import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { Oidcinstelling } from '../../src/pipeline/oidc.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';
import { ADRES, Bladeraar } from '../helpers/oidc-bladeraar.ts';

const MINUUT = 60_000;
const ACCOUNT = '/aanmelden/opnieuw?naar=%2Faccount';
const aangemaaktOp = '2026-01-01T00:00:00.000Z';

let gateway: Gateway;
beforeEach(maakLeeg);

const paginasMet = (instelling: { readonly demoAanmelden: boolean; readonly oidc?: Oidcinstelling }) =>
  createPaginas(() => ({ diensten: gateway.diensten, instelling, openapi: () => Promise.resolve({}) }));

const maakOntvanger = (houdercode: string) =>
  gateway.diensten.staat.organisaties.ensureOrganisatie({
    id: gateway.diensten.nieuwId(),
    houdersoort: 'ontvanger',
    houdercode,
    naam: `Gemeente ${houdercode}`,
    aangemaaktOp,
  });

const naar = (antwoord: Response): string | null => antwoord.headers.get('Location');

describe('at an issuer', () => {
  const maakBladeraar = () =>
    new Bladeraar(
      paginasMet({
        demoAanmelden: false,
        oidc: {
          uitgever: inject('uitgever'),
          clientId: 'enkelvoud',
          clientSecret: 'niet-geheim-alleen-voor-proeven',
          naam: 'de testgemeente',
          adres: ADRES,
          lokaal: true,
        },
      }),
    );

  beforeEach(async () => {
    gateway = createGateway(new Date().toISOString());
    for (const houdercode of ['0855', '0363'])
      await gateway.diensten.staat.organisaties.ensureLid({
        id: gateway.diensten.nieuwId(),
        organisatieId: (await maakOntvanger(houdercode)).id,
        naam: 'Anna',
        uitgever: inject('uitgever'),
        onderwerp: 'anna',
        rollen: ['inzien'],
        aangemaaktOp,
      });
  });

  const werktVoor = async (bladeraar: Bladeraar): Promise<string | undefined> =>
    /<dt>U werkt nu voor<\/dt><dd>([^<]*?) </.exec(await (await bladeraar.vraag(`${ADRES}/account`)).text())?.[1];

  it('one shows anew who one is, also when the issuer still knows, and goes on where and for whom one was', async () => {
    const bladeraar = maakBladeraar();
    await bladeraar.meldAan('anna');
    const keuze = await (await bladeraar.vraag(`${ADRES}/organisatie`)).text();
    const ander = /nl-button--secondary" type="submit" name="lid" value="([^"]+)"/.exec(keuze)?.[1] ?? '';
    await bladeraar.vraag(`${ADRES}/organisatie`, { lid: ander });
    const voor = await werktVoor(bladeraar);
    expect(voor).toMatch(/^Gemeente/);

    const geweigerd = await bladeraar.vraag(`${ADRES}/account/overal-afmelden`, {});
    expect([geweigerd.status, naar(geweigerd)]).toEqual([303, ACCOUNT]);
    const pagina = await (await bladeraar.vraag(ADRES + ACCOUNT)).text();
    expect(pagina).toContain('Opnieuw aanmelden met de testgemeente');
    const begin = await bladeraar.vraag(`${ADRES}/aanmelden/begin`, { naar: '/account', vers: 'ja' });
    const heen = new URL(Bladeraar.naar(begin, ADRES));
    expect([heen.searchParams.get('prompt'), heen.searchParams.get('max_age')]).toEqual(['login', '300']);
    // The issuer knows them still, and asks who they are all the same.
    const vraagt = Bladeraar.naar(await bladeraar.vraag(heen.href), inject('uitgever'));
    expect(await (await bladeraar.vraag(vraagt)).text()).toContain('name="password"');

    const terug = await bladeraar.vraag(await bladeraar.bijUitgever(vraagt, 'anna'));
    expect([terug.status, naar(terug)]).toEqual([303, '/account']);
    expect(await werktVoor(bladeraar)).toBe(voor);
    await bladeraar.vraag(`${ADRES}/account/overal-afmelden`, {});
    expect(naar(await bladeraar.vraag(`${ADRES}/account`))).toMatch(/^\/aanmelden/);
  });

  it('who comes back too late did not show it just now', async () => {
    const bladeraar = maakBladeraar();
    await bladeraar.meldAan('anna');
    const begin = await bladeraar.vraag(`${ADRES}/aanmelden/begin`, { naar: '/account', vers: 'ja' });
    const terug = await bladeraar.bijUitgever(Bladeraar.naar(begin, ADRES), 'anna');
    gateway.verstrijk(6 * MINUUT);
    const antwoord = await bladeraar.vraag(terug);
    expect([antwoord.status, await antwoord.text()]).toEqual([403, expect.stringContaining('te lang geleden')]);
    expect(naar(await bladeraar.vraag(`${ADRES}/account/overal-afmelden`, {}))).toBe(ACCOUNT);
  });

  it('a press on a button of ours is not enough', async () => {
    const bladeraar = maakBladeraar();
    await bladeraar.meldAan('anna');
    expect((await bladeraar.vraag(`${ADRES}/aanmelden/opnieuw`, { naar: '/account' })).status).toBe(404);
    expect(naar(await bladeraar.vraag(`${ADRES}/account/overal-afmelden`, {}))).toBe(ACCOUNT);
  });
});

describe('in a demo', () => {
  it('a press on a button is enough, and gives another session', async () => {
    gateway = createGateway();
    await maakOntvanger('0855');
    const bladeraar = new Bladeraar(paginasMet({ demoAanmelden: true }));
    const sanne = { houdersoort: 'ontvanger', houdercode: '0855', onderwerp: 'sanne' };
    await bladeraar.vraag(`${ADRES}/aanmelden/demo`, sanne);
    gateway.verstrijk(11 * MINUUT);
    expect(naar(await bladeraar.vraag(`${ADRES}/account/overal-afmelden`, {}))).toBe(ACCOUNT);
    expect(await (await bladeraar.vraag(ADRES + ACCOUNT)).text()).toContain('Ja, ik ben het');
    const bevestigd = await bladeraar.vraag(`${ADRES}/aanmelden/opnieuw`, { naar: '/account' });
    expect([bevestigd.status, naar(bevestigd)]).toEqual([303, '/account']);
    expect(naar(await bladeraar.vraag(`${ADRES}/account/overal-afmelden`, {}))).toBe('/');
  });

  it('leads to no other site, and a visitor signs in first', async () => {
    gateway = createGateway();
    const bladeraar = new Bladeraar(paginasMet({ demoAanmelden: true }));
    for (const elders of ['//kwaad.example', 'https://kwaad.example']) {
      const adres = `${ADRES}/aanmelden/opnieuw?naar=${encodeURIComponent(elders)}`;
      expect(naar(await bladeraar.vraag(adres))).toBe('/aanmelden?naar=%2Fbegin');
    }
    expect(naar(await bladeraar.vraag(`${ADRES}/aanmelden/opnieuw`, { naar: '/account' }))).toBe(ACCOUNT);
  });
});

describe('what a beheerder does to an organisation', () => {
  const BASIS = 'https://gateway.example';
  const LID = '00000000-0000-4000-8000-000000000000';
  /** Gives somebody a way in. */
  const GEVEND = [
    'leden',
    `leden/${LID}/rollen`,
    `leden/${LID}/herstellen`,
    'sleutels',
    `sleutels/${LID}/vervangen`,
    'clients',
    'toegang',
    // Where data may go.
    'domeinen',
  ];
  /** Takes one away: that must go at once. */
  const NEMEND = [
    `leden/${LID}/intrekken`,
    `leden/${LID}/afmelden`,
    `sleutels/${LID}/intrekken`,
    `clients/${LID}/intrekken`,
    'naam',
  ];

  async function open() {
    gateway = createGateway();
    const Cookie = await meldLidAan(gateway, 'beheerder', 'test', ['organisaties-beheren']);
    const id = (await gateway.diensten.staat.organisaties.findOrganisatie('beheerder', 'test'))?.id ?? '';
    const paginas = paginasMet({ demoAanmelden: false });
    const vraag = (pad: string, method: 'GET' | 'POST') =>
      paginas.request(`${BASIS}/beheer/organisaties/${id}${pad}`, {
        method,
        headers: { Cookie, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
        ...(method === 'POST' && { body: '' }),
      });
    return { id, vraag };
  }

  it('goes at once shortly after signing in, and later when it takes something away', async () => {
    const { id, vraag } = await open();
    const OPNIEUW = `/aanmelden/opnieuw?naar=${encodeURIComponent(`/beheer/organisaties/${id}`)}`;
    const vraagtOpnieuw = async (pad: string) => naar(await vraag(`/${pad}`, 'POST')) === OPNIEUW;
    for (const pad of [...GEVEND, ...NEMEND]) expect([pad, await vraagtOpnieuw(pad)]).toEqual([pad, false]);
    gateway.verstrijk(10 * MINUUT + 1);
    for (const pad of GEVEND) expect([pad, await vraagtOpnieuw(pad)]).toEqual([pad, true]);
    for (const pad of NEMEND) expect([pad, await vraagtOpnieuw(pad)]).toEqual([pad, false]);
  });

  it('is offered as long as there is time left to fill in a form', async () => {
    const { vraag } = await open();
    const tekst = async () => (await vraag('', 'GET')).text();
    expect(await tekst()).toContain('Voeg iemand toe');
    gateway.verstrijk(5 * MINUUT + 1);
    const later = await tekst();
    expect(later).not.toContain('Voeg iemand toe');
    expect(later).not.toContain('Maak een sleutel');
    expect(later).toContain('Laat opnieuw zien wie u bent');
  });
});
