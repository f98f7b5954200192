import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createSleutel } from '../../src/pipeline/keys.ts';
import type { Oidcinstelling } from '../../src/pipeline/oidc.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { ADRES, Bladeraar } from '../helpers/oidc-bladeraar.ts';

let gateway: Gateway;
let oidc: Oidcinstelling;

beforeAll(async () => {
  gateway = createGateway(new Date().toISOString());
  await laadRegister(gateway.diensten);
  oidc = {
    uitgever: inject('uitgever'),
    clientId: 'enkelvoud',
    clientSecret: 'niet-geheim-alleen-voor-proeven',
    naam: 'de testgemeente',
    adres: ADRES,
    lokaal: true,
  };
});

/** A browser of its own, that meets the gateway as it is set then. */
const nieuweBladeraar = (): Bladeraar =>
  new Bladeraar(
    createPaginas(() => ({
      diensten: gateway.diensten,
      instelling: { demoAanmelden: false, oidc },
      openapi: () => Promise.resolve({}),
    })),
  );

async function maakLid(houdercode: string, onderwerp: string): Promise<void> {
  const { diensten } = gateway;
  await createSleutel(diensten, { houdersoort: 'ontvanger', houdercode }, 'test', undefined);
  const organisatie = await diensten.staat.organisaties.findOrganisatie('ontvanger', houdercode);
  if (organisatie === undefined) throw new Error('no organisation');
  await diensten.staat.organisaties.ensureLid({
    id: diensten.nieuwId(),
    organisatieId: organisatie.id,
    naam: 'Piet Jansen',
    uitgever: oidc.uitgever,
    onderwerp,
    rollen: ['inzien'],
    aangemaaktOp: '2026-01-01T00:00:00.000Z',
  });
}

describe('signing in at an issuer', () => {
  it('lets in who is known, and brings them where they were going', async () => {
    await maakLid('0855', 'piet');
    const bladeraar = nieuweBladeraar();
    const terug = await bladeraar.meldAan('piet', '/gemeente?x=1');
    expect([terug.status, terug.headers.get('Location')]).toEqual([303, '/gemeente?x=1']);
    expect((await bladeraar.vraag(`${ADRES}/gemeente`)).status).toBe(200);
    expect((await bladeraar.vraag(`${ADRES}/beheer`)).status).toBe(403);
  });

  it('goes to the issuer from a page: a redirect after a form is stopped by our own Content-Security-Policy', async () => {
    const begin = await nieuweBladeraar().vraag(`${ADRES}/aanmelden/begin`, {});
    expect([begin.status, begin.headers.get('Location')]).toEqual([200, null]);
    const adres = Bladeraar.naar(begin, ADRES);
    expect(new URL(adres).origin).toBe(oidc.uitgever);
    expect(await begin.text()).toContain(`href="${adres.replaceAll('&', '&amp;')}"`);
  });

  it('tells who is not known what to give to the beheerder, and lets them see nothing', async () => {
    const bladeraar = nieuweBladeraar();
    const terug = await bladeraar.meldAan('wie-is-dit');
    expect(terug.status).toBe(403);
    expect(await terug.text()).toContain('wie-is-dit');
    expect((await bladeraar.vraag(`${ADRES}/gemeente`)).headers.get('Location')).toMatch(/^\/aanmelden/);
  });

  it('takes an answer only in the browser that asked, and only once', async () => {
    await maakLid('0363', 'anna');
    const een = nieuweBladeraar();
    const begin = await een.vraag(`${ADRES}/aanmelden/begin`, {});
    const terug = await een.bijUitgever(Bladeraar.naar(begin, ADRES), 'anna');
    expect((await nieuweBladeraar().vraag(terug)).status).toBe(400);
    expect((await een.vraag(terug)).status).toBe(303);
    expect((await een.vraag(terug)).status).toBe(400);
  });

  it('takes no answer that comes too late, or that says the person refused', async () => {
    const laat = nieuweBladeraar();
    const begin = await laat.vraag(`${ADRES}/aanmelden/begin`, {});
    const terug = await laat.bijUitgever(Bladeraar.naar(begin, ADRES), 'anna');
    gateway.verstrijk(16 * 60_000);
    expect((await laat.vraag(terug)).status).toBe(400);

    const ander = nieuweBladeraar();
    const state = new URL(Bladeraar.naar(await ander.vraag(`${ADRES}/aanmelden/begin`, {}), ADRES)).searchParams.get(
      'state',
    );
    const geweigerd = await ander.vraag(
      `${ADRES}/aanmelden/terug?error=access_denied&state=${state}&iss=${oidc.uitgever}`,
    );
    expect(geweigerd.status).toBe(400);
    expect(await geweigerd.text()).toContain('niet gelukt');
  });

  it('takes no answer that belongs to another attempt, or that an issuer gives in the name of another', async () => {
    const bladeraar = nieuweBladeraar();
    const begin = new URL(Bladeraar.naar(await bladeraar.vraag(`${ADRES}/aanmelden/begin`, {}), ADRES));
    begin.searchParams.set('nonce', 'van-een-ander');
    const terug = await bladeraar.vraag(await bladeraar.bijUitgever(begin.href, 'piet'));
    expect([terug.status, await terug.text()]).toEqual([400, expect.stringContaining('niet gelukt')]);

    const echt = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (vraag, init) => {
      const antwoord = await echt(vraag, init);
      return Response.json({ ...Object(await antwoord.json()), issuer: 'https://ander.example' });
    });
    try {
      const antwoord = await nieuweBladeraar().vraag(`${ADRES}/aanmelden/begin`, {});
      expect([antwoord.status, antwoord.headers.get('Location')]).toEqual([400, null]);
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('takes nobody’s word that the issuer did not sign, also when it comes over its own connection', async () => {
    const echt = globalThis.fetch;
    const knoei = (ingreep: (delen: string[]) => string[]) =>
      vi.spyOn(globalThis, 'fetch').mockImplementation(async (vraag, init) => {
        const antwoord = await echt(vraag, init);
        if (!String(vraag).endsWith('/token')) return antwoord;
        const inhoud = Object(await antwoord.json());
        const id_token = ingreep(String(inhoud.id_token).split('.')).join('.');
        return Response.json({ ...inhoud, id_token }, { headers: { 'Cache-Control': 'no-store' } });
      });
    const codeer = (tekst: string) => Buffer.from(tekst).toString('base64url');
    const lees = (deel = '') => Buffer.from(deel, 'base64url').toString();
    try {
      knoei((delen) => delen);
      expect((await nieuweBladeraar().meldAan('piet')).status).toBe(303);
      for (const ingreep of [
        ([kop = '', inhoud]: string[]) => [kop, codeer(lees(inhoud).replace('wie-is-dit', 'piet')), 'AAAA'],
        ([kop = '', inhoud, teken = '']: string[]) => [kop, codeer(lees(inhoud).replace('wie-is-dit', 'piet')), teken],
        ([, inhoud = '']: string[]) => [
          codeer('{"alg":"none"}'),
          codeer(lees(inhoud).replace('wie-is-dit', 'piet')),
          '',
        ],
        ([, inhoud = '']: string[]) => [
          codeer('{"alg":"HS256"}'),
          codeer(lees(inhoud).replace('wie-is-dit', 'piet')),
          'AAAA',
        ],
      ]) {
        vi.restoreAllMocks();
        knoei(ingreep);
        const terug = await nieuweBladeraar().meldAan('wie-is-dit');
        expect([terug.status, await terug.text()]).toEqual([400, expect.stringContaining('niet gelukt')]);
      }
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('says so when the issuer does not answer', async () => {
    const bewaard = oidc;
    oidc = { ...oidc, uitgever: 'http://127.0.0.1:9' };
    const antwoord = await nieuweBladeraar().vraag(`${ADRES}/aanmelden/begin`, {});
    oidc = bewaard;
    expect([antwoord.status, await antwoord.text()]).toEqual([400, expect.stringContaining('kan nu even niet')]);
  });

  it('lets somebody of two organisations choose for which they work, and nobody another person’s', async () => {
    await maakLid('0855', 'dubbel');
    await maakLid('0363', 'dubbel');
    const bladeraar = nieuweBladeraar();
    await bladeraar.meldAan('dubbel');
    const keuze = await (await bladeraar.vraag(`${ADRES}/organisatie`)).text();
    const ids = [...keuze.matchAll(/name="lid" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(ids).toHaveLength(2);
    for (const lid of ids) expect((await bladeraar.vraag(`${ADRES}/organisatie`, { lid })).status).toBe(303);
    const vanAnder = (await gateway.diensten.staat.organisaties.listLidmaatschappen(oidc.uitgever, 'piet'))[0]?.id;
    expect((await bladeraar.vraag(`${ADRES}/organisatie`, { lid: vanAnder ?? '' })).status).toBe(404);
  });
});

describe('a session', () => {
  it('ends after half an hour without use, and after ten hours however busy', async () => {
    const rustig = nieuweBladeraar();
    await rustig.meldAan('piet');
    gateway.verstrijk(31 * 60_000);
    expect((await rustig.vraag(`${ADRES}/gemeente`)).status).toBe(303);

    const druk = nieuweBladeraar();
    await druk.meldAan('piet');
    for (let kwartier = 0; kwartier < 40; kwartier += 1) {
      gateway.verstrijk(15 * 60_000);
      const { status } = await druk.vraag(`${ADRES}/begin`);
      expect(status).toBe(303);
    }
    gateway.verstrijk(60_000);
    expect((await druk.vraag(`${ADRES}/gemeente`)).headers.get('Location')).toMatch(/^\/aanmelden/);
  });

  it('is nothing that somebody can make up', async () => {
    const paginas = createPaginas(() => ({
      diensten: gateway.diensten,
      instelling: { demoAanmelden: false, oidc },
      openapi: () => Promise.resolve({}),
    }));
    const antwoord = await paginas.request(`${ADRES}/gemeente`, {
      headers: { Cookie: `enkelvoud-sessie=${'0'.repeat(64)}` },
    });
    expect(antwoord.status).toBe(303);
  });

  it('takes what the browser still holds along when somebody signs out', async () => {
    const bladeraar = nieuweBladeraar();
    await bladeraar.meldAan('piet');
    const antwoord = await bladeraar.vraag(`${ADRES}/afmelden`, {});
    expect(antwoord.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
    expect((await bladeraar.vraag(`${ADRES}/gemeente`)).status).toBe(303);
  });

  it('has a cookie that only https and only this host get back', async () => {
    const demo = createPaginas(() => ({
      diensten: gateway.diensten,
      instelling: { demoAanmelden: true },
      openapi: () => Promise.resolve({}),
    }));
    const antwoord = await demo.request('https://gateway.example/aanmelden/demo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
      body: 'houdersoort=ontvanger&houdercode=0855&onderwerp=sanne',
    });
    expect(antwoord.headers.getSetCookie().at(-1)).toMatch(
      /^__Host-enkelvoud-sessie=[0-9a-f]{64}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
