/** Signing out together with a real issuer: from here to there, and from there to here. */
import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import type { Oidcinstelling } from '../../src/pipeline/oidc.ts';
import { AFMELDING_PAD, createUitgeverbron } from '../../src/pipeline/oidc-afmelden.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';
import { ADRES, Bladeraar } from '../helpers/oidc-bladeraar.ts';

let gateway: Gateway;
let oidc: Oidcinstelling;
let begin: number;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway(new Date().toISOString());
  oidc = {
    uitgever: inject('uitgever'),
    clientId: 'enkelvoud',
    clientSecret: 'niet-geheim-alleen-voor-proeven',
    naam: 'de testgemeente',
    adres: ADRES,
    lokaal: true,
  };
  await listAfmeldingen();
  for (const naam of ['anna', 'bert']) await maakLid(naam);
  begin = (await gateway.diensten.staat.auditspoor.findKop())?.nummer ?? 0;
});

async function maakLid(onderwerp: string): Promise<void> {
  const { staat, nieuwId } = gateway.diensten;
  const aangemaaktOp = '2026-01-01T00:00:00.000Z';
  const { id } = await staat.organisaties.ensureOrganisatie({
    id: nieuwId(),
    houdersoort: 'ontvanger',
    houdercode: '0855',
    naam: 'Tilburg',
    aangemaaktOp,
  });
  await staat.organisaties.ensureLid({
    id: nieuwId(),
    organisatieId: id,
    naam: onderwerp,
    uitgever: inject('uitgever'),
    onderwerp,
    rollen: ['inzien'],
    aangemaaktOp,
  });
}

/** What the issuer told since it was last asked. */
const listAfmeldingen = async (): Promise<readonly string[]> =>
  (await (await fetch(`${inject('uitgever')}/_afmeldingen`)).json()) as readonly string[];

const nieuweBladeraar = (): Bladeraar =>
  new Bladeraar(
    createPaginas(() => ({
      diensten: gateway.diensten,
      instelling: { demoAanmelden: false, oidc },
      openapi: () => Promise.resolve({}),
    })),
  );

const isBinnen = async (bladeraar: Bladeraar): Promise<boolean> =>
  (await bladeraar.vraag(`${ADRES}/gemeente`)).status === 200;

async function binnen(naam: string): Promise<Bladeraar> {
  const bladeraar = nieuweBladeraar();
  expect((await bladeraar.meldAan(naam)).status).toBe(303);
  expect(await isBinnen(bladeraar)).toBe(true);
  return bladeraar;
}

/** At the issuer, from the address where the gateway sent to until it sends back. */
async function meldAfBijUitgever(bladeraar: Bladeraar, adres: string): Promise<string> {
  const html = await (await bladeraar.vraag(adres)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const actie = /action="([^"]+)"/.exec(html)?.[1] ?? '';
  return Bladeraar.naar(await bladeraar.vraag(actie, { xsrf, logout: 'yes' }), adres);
}

const meld = (token: string, instelling: object = { oidc, uitgeverbron: createUitgeverbron(oidc) }) => {
  const body = new URLSearchParams({ logout_token: token }).toString();
  return createApp(() => ({ diensten: gateway.diensten, instelling })).request(ADRES + AFMELDING_PAD, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) },
    body,
  });
};

const einden = async () =>
  (await gateway.diensten.staat.auditspoor.listKeten(begin, 50))
    .map(({ regel }) => regel)
    .filter(({ handeling }) => handeling === 'eindigSessie' || handeling === 'meldAf')
    .map(({ handeling, feiten }) => [handeling, feiten.reden]);

describe('signing out here', () => {
  it('ends the session here, and then at the issuer, which sends back', async () => {
    const bladeraar = await binnen('anna');
    const antwoord = await bladeraar.vraag(`${ADRES}/afmelden`, {});
    expect([antwoord.status, antwoord.headers.get('Clear-Site-Data')]).toEqual([200, '"cache", "storage"']);
    expect(await isBinnen(bladeraar)).toBe(false);
    const naar = new URL(Bladeraar.naar(antwoord, ADRES));
    expect([naar.origin, naar.searchParams.get('client_id'), naar.searchParams.has('id_token_hint')]).toEqual([
      oidc.uitgever,
      'enkelvoud',
      false,
    ]);
    const terug = await meldAfBijUitgever(bladeraar, naar.href);
    expect(terug).toBe(`${ADRES}/afgemeld?state=${naar.searchParams.get('state')}`);
    expect(await (await bladeraar.vraag(terug)).text()).toContain('Hier en bij uw organisatie');
    // Nobody else’s address says so.
    expect(await (await bladeraar.vraag(terug)).text()).not.toContain('Hier en bij uw organisatie');
    // There nobody is signed in any more either: it asks who it is.
    const opnieuw = await bladeraar.vraag(`${ADRES}/aanmelden/begin`, {});
    const bijUitgever = await bladeraar.vraag(
      Bladeraar.naar(await bladeraar.vraag(Bladeraar.naar(opnieuw, ADRES)), oidc.uitgever),
    );
    expect(await bijUitgever.text()).toContain('name="password"');
  });

  it('tells nobody that they are signed out who is not', async () => {
    const bladeraar = await binnen('anna');
    const antwoord = await bladeraar.vraag(`${ADRES}/afgemeld`);
    expect([antwoord.status, antwoord.headers.get('Location')]).toEqual([303, '/begin']);
  });

  it('ends it here also when the issuer does not answer', async () => {
    const bladeraar = await binnen('anna');
    const echt = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new TypeError('no network'));
    try {
      const antwoord = await bladeraar.vraag(`${ADRES}/afmelden`, {});
      expect([antwoord.status, antwoord.headers.get('Location')]).toEqual([303, '/']);
    } finally {
      globalThis.fetch = echt;
    }
    expect(await isBinnen(bladeraar)).toBe(false);
  });
});

describe('signing out at the issuer', () => {
  it('ends here what was begun there, once for each token, and nothing else', async () => {
    const [thuis, werk, ander] = [await binnen('anna'), await binnen('anna'), await binnen('bert')];
    const { end_session_endpoint: einde } = Object(
      await (await fetch(`${oidc.uitgever}/.well-known/openid-configuration`)).json(),
    );
    await meldAfBijUitgever(thuis, String(einde));
    const [token = '', ...rest] = await listAfmeldingen();
    expect([rest, decodeJwt(token).sub]).toEqual([[], 'anna']);
    expect(await isBinnen(thuis)).toBe(true);
    const antwoord = await meld(token);
    expect([antwoord.status, await antwoord.text(), antwoord.headers.get('Cache-Control')]).toEqual([
      200,
      '',
      'no-store',
    ]);
    expect(await Promise.all([thuis, werk, ander].map(isBinnen))).toEqual([false, true, true]);
    expect(await einden()).toEqual([['eindigSessie', 'uitgever']]);
    expect((await meld(token)).status).toBe(400);
  });

  it('is nothing to a gateway without an issuer', async () => {
    expect((await meld('a.b.c', {})).status).toBe(404);
  });

  it('can be told again when we could not look', async () => {
    const antwoord = await meld('a.b.c', {
      oidc,
      uitgeverbron: createUitgeverbron({ ...oidc, uitgever: 'http://127.0.0.1:9' }),
    });
    expect([antwoord.status, await antwoord.json()]).toMatchObject([503, { error: 'temporarily_unavailable' }]);
  });
});

it('a session keeps nothing of the issuer that anybody can read', async () => {
  await binnen('anna');
  const { env } = await import('cloudflare:workers');
  const rij = await (env as unknown as { DB: D1Database }).DB.prepare('SELECT * FROM sessies').first();
  expect(rij).toMatchObject({
    uitgeversessie: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(rij)).not.toMatch(/anna|eyJ/);
});
