/** Logout tokens that no real issuer gives: each differs from a good one in one thing. */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Oidcinstelling } from '../../src/pipeline/oidc.ts';
import { hashUitgeversessie } from '../../src/pipeline/oidc.ts';
import { endByUitgever, type Uitgeverbron } from '../../src/pipeline/oidc-afmelden.ts';
import { readSessie, signIn, sweepToegang } from '../../src/pipeline/sessies.ts';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';

const UITGEVER = 'https://login.example';
const GEHEIM = 'niet-geheim-alleen-voor-proeven-en-lang-genoeg';
const OIDC: Oidcinstelling = {
  uitgever: UITGEVER,
  clientId: 'enkelvoud',
  clientSecret: GEHEIM,
  naam: 'de testgemeente',
  adres: 'https://gateway.example',
  lokaal: false,
};
const GEBEURTENIS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

const paar = () => generateKeyPair('PS256', { extractable: true });

let gateway: Gateway;
let sleutel: Awaited<ReturnType<typeof paar>>;
let bron: Uitgeverbron;
let nummer = 0;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  sleutel = await paar();
  const { kty, n, e } = await exportJWK(sleutel.publicKey);
  const sleutels = createLocalJWKSet({ keys: [{ kty: String(kty), ...(n && { n }), ...(e && { e }), kid: '1' }] });
  bron = async () => ({ uitgever: UITGEVER, sleutels });
});

const nu = (): number => Math.floor(gateway.diensten.klok().getTime() / 1000);

interface Keuze {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly kop?: Readonly<Record<string, unknown>>;
  readonly met?: CryptoKey | Uint8Array;
}

async function meld({ claims = {}, kop = {}, met = sleutel.privateKey }: Keuze = {}): Promise<number | string> {
  nummer += 1;
  const inhoud = {
    iss: UITGEVER,
    aud: 'enkelvoud',
    sub: 'piet',
    iat: nu(),
    exp: nu() + 120,
    jti: `j-${nummer}`,
    events: GEBEURTENIS,
  };
  const token = await new SignJWT({ ...inhoud, ...claims })
    .setProtectedHeader({ alg: 'PS256', kid: '1', typ: 'logout+jwt', ...kop })
    .sign(met);
  const uitkomst = await endByUitgever(gateway.diensten, OIDC, bron, token);
  return uitkomst.ok ? uitkomst.value : uitkomst.error;
}

/** Somebody with a session. @param sid what the issuer called its own, when it said */
async function maakSessie(onderwerp: string, sid?: string, uitgever = UITGEVER): Promise<string> {
  const { staat, nieuwId } = gateway.diensten;
  const aangemaaktOp = '2026-01-01T00:00:00.000Z';
  const { id } = await staat.organisaties.ensureOrganisatie({
    id: nieuwId(),
    houdersoort: 'ontvanger',
    houdercode: '0855',
    naam: 'Tilburg',
    aangemaaktOp,
  });
  const lid = await staat.organisaties.ensureLid({
    id: nieuwId(),
    organisatieId: id,
    naam: onderwerp,
    uitgever,
    onderwerp,
    rollen: ['inzien'],
    aangemaaktOp,
  });
  const bewijs = sid === undefined ? {} : { uitgeversessie: hashUitgeversessie(OIDC, sid) };
  const geheim = await signIn(gateway.diensten, lid, 'openid', bewijs);
  if (geheim === undefined) throw new Error('the organisation is gone');
  return geheim;
}

const open = async (geheimen: readonly string[]): Promise<readonly boolean[]> =>
  Promise.all(geheimen.map(async (geheim) => (await readSessie(gateway.diensten, geheim)) !== undefined));

describe('a logout token', () => {
  it.each<[wat: string, keuze: Keuze]>([
    ['for another client', { claims: { aud: 'een-ander' } }],
    ['of another issuer', { claims: { iss: 'https://kwaad.example' } }],
    ['without when', { claims: { iat: undefined } }],
    ['of long ago', { claims: { iat: 1, exp: undefined } }],
    ['of later', { claims: { iat: 4_000_000_000, exp: undefined } }],
    ['that is over', { claims: { exp: 1 } }],
    ['without a name of its own', { claims: { jti: undefined } }],
    ['with an empty name', { claims: { jti: '' } }],
    ['with a name that is no text', { claims: { jti: 7 } }],
    ['without an event', { claims: { events: undefined } }],
    ['with another event', { claims: { events: { 'http://schemas.openid.net/event/other': {} } } }],
    ['with an event that is no object', { claims: { events: { [Object.keys(GEBEURTENIS)[0] ?? '']: true } } }],
    ['with events as a list', { claims: { events: Object.keys(GEBEURTENIS) } }],
    ['with a nonce: it is an id token', { claims: { nonce: 'n' } }],
    ['that says not who', { claims: { sub: undefined } }],
    ['with nobody', { claims: { sub: '' } }],
    ['with a session that is no text', { claims: { sid: 7 } }],
    ['that says it is an access token', { kop: { typ: 'at+jwt' } }],
    ['with another key', { kop: { kid: 'onbekend' } }],
    [
      'signed with the secret that we and the issuer share',
      { kop: { alg: 'HS256' }, met: new TextEncoder().encode(GEHEIM) },
    ],
  ])('%s is refused, and nobody is signed out', async (_, keuze) => {
    const geheim = await maakSessie('piet');
    expect(await meld(keuze)).toBe('ongeldig');
    expect(await open([geheim])).toEqual([true]);
  });

  it('that somebody else signed, or nobody, is refused', async () => {
    const geheim = await maakSessie('piet');
    expect(await meld({ met: (await paar()).privateKey })).toBe('ongeldig');
    for (const token of ['', 'x', 'a.b.c', `${btoa('{"alg":"none"}')}.${btoa('{"sub":"piet"}')}.`])
      expect(await endByUitgever(gateway.diensten, OIDC, bron, token)).toEqual({ ok: false, error: 'ongeldig' });
    expect(await open([geheim])).toEqual([true]);
  });

  it.each([{}, { kop: { typ: undefined } }, { kop: { typ: 'JWT' } }, { claims: { exp: undefined } }])(
    '%j ends all of a person',
    async (keuze) => {
      const geheimen = [
        await maakSessie('piet', 's-1'),
        await maakSessie('piet'),
        await maakSessie('anna', 's-1'),
        await maakSessie('piet', 's-1', 'https://ander.example'),
      ];
      expect(await meld(keuze)).toBe(2);
      expect(await open(geheimen)).toEqual([false, false, true, true]);
    },
  );

  it('with a session ends that one; with a person besides also those of which nobody knows which', async () => {
    const maak = async () => [
      await maakSessie('piet', 's-1'),
      await maakSessie('piet', 's-2'),
      await maakSessie('piet'),
      await maakSessie('anna', 's-2'),
    ];
    const eerst = await maak();
    expect(await meld({ claims: { sub: undefined, sid: 's-1' } })).toBe(1);
    expect(await open(eerst)).toEqual([false, true, true, true]);
    const dan = await maak();
    expect(await meld({ claims: { sid: 's-2' } })).toBe(4);
    expect(await open(dan)).toEqual([true, false, false, true]);
    expect(await open(eerst)).toEqual([false, false, false, true]);
  });

  it('counts once, also after the night', async () => {
    await maakSessie('piet');
    expect(await meld({ claims: { jti: 'dezelfde' } })).toBe(1);
    expect(await meld({ claims: { jti: 'dezelfde' } })).toBe('ongeldig');
    const iat = nu();
    gateway.verstrijk(5 * 60_000);
    await sweepToegang(gateway.diensten);
    const geheim = await maakSessie('piet');
    expect(await meld({ claims: { jti: 'dezelfde', iat, exp: undefined } })).toBe('ongeldig');
    expect(await open([geheim])).toEqual([true]);
  });
});
