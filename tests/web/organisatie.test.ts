/** Keys and clients on the page of an organisation: a form makes one, and only what is public is taken. */
import { exportJWK, generateKeyPair } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OrganisatieRij } from '../../src/domain/toegang.ts';
import { authenticate } from '../../src/pipeline/keys.ts';
import { addOrganisatie } from '../../src/pipeline/ledenbeheer.ts';
import { createPaginas } from '../../src/web/app.tsx';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';
import { meldLidAan } from '../helpers/lid.ts';

const BASIS = 'https://gateway.example';
const UUR = 3_600_000;
const VELDEN = { omschrijving: 'Ons ECD', rollen: 'indienen' };

let gateway: Gateway;
let paginas: ReturnType<typeof createPaginas>;
let cookie: string;
let organisatie: OrganisatieRij;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  paginas = createPaginas(() => ({
    diensten: gateway.diensten,
    instelling: { demoAanmelden: false },
    openapi: async () => ({}),
  }));
  cookie = await meldLidAan(gateway, 'beheerder', 'beheer', ['organisaties-beheren']);
  organisatie = await addOrganisatie(gateway.diensten, { houdersoort: 'aanbieder', houdercode: '12345678' }, 'Zorg');
});

async function vraag(pad: string, form?: Readonly<Record<string, string>>, Cookie = cookie) {
  const antwoord = await paginas.request(`${BASIS}/beheer/organisaties/${organisatie.id}${pad}`, {
    method: form === undefined ? 'GET' : 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', Cookie },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { status: antwoord.status, naar: antwoord.headers.get('Location'), tekst: await antwoord.text() };
}

const sleutels = () => gateway.diensten.staat.ledenbeheer.listSleutelsVan(organisatie, 10);
const clients = () => gateway.diensten.staat.clients.listClientsVan(organisatie, 10);

/** The id that the page gave the form to this address. */
const formulierIn = (tekst: string, einde: string): string =>
  new RegExp(`action="[^"]*${einde}"[^>]*><input type="hidden" name="formulier" value="([^"]+)"`).exec(tekst)?.[1] ??
  '';

describe('a key', () => {
  it('is made once by a form, however often the page is loaded again', async () => {
    const formulier = formulierIn((await vraag('')).tekst, '/sleutels');
    const eerste = await vraag('/sleutels', { ...VELDEN, formulier });
    expect([eerste.status, eerste.tekst]).toEqual([201, expect.stringMatching(/evk_[0-9a-f]{64}/)]);
    const tweede = await vraag('/sleutels', { ...VELDEN, formulier });
    expect(tweede.status).toBe(409);
    expect(tweede.tekst).toContain('Deze sleutel was al gemaakt');
    expect(tweede.tekst).not.toMatch(/evk_[0-9a-f]{64}/);
    expect(await sleutels()).toHaveLength(1);
  });

  it('is made once when it is asked for twice at the same moment', async () => {
    const formulier = formulierIn((await vraag('')).tekst, '/sleutels');
    const beide = await Promise.all([1, 2].map(() => vraag('/sleutels', { ...VELDEN, formulier })));
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await sleutels()).toHaveLength(1);
  });

  it('is another one for another form', async () => {
    for (const _ of [1, 2]) {
      const formulier = formulierIn((await vraag('')).tekst, '/sleutels');
      expect((await vraag('/sleutels', { ...VELDEN, formulier })).status).toBe(201);
    }
    expect(await sleutels()).toHaveLength(2);
    expect((await vraag('/sleutels', VELDEN)).naar).toContain('gevolg=onvolledig');
  });

  it('is replaced once by a form, also when that is loaded again after the old key ended', async () => {
    await vraag('/sleutels', { ...VELDEN, formulier: formulierIn((await vraag('')).tekst, '/sleutels') });
    const formulier = formulierIn((await vraag('')).tekst, '/vervangen');
    const [oud] = await sleutels();
    const pad = `/sleutels/${oud?.id}/vervangen`;
    expect((await vraag(pad, { formulier })).status).toBe(201);
    const statussen = [(await vraag(pad, { formulier })).status];
    gateway.verstrijk(25 * UUR);
    const later = await meldLidAan(gateway, 'beheerder', 'beheer', ['organisaties-beheren']);
    statussen.push((await vraag(pad, { formulier }, later)).status);
    expect(statussen).toEqual([409, 409]);
    expect(await sleutels()).toHaveLength(2);
  });
});

describe('a system with a key pair of its own', () => {
  const nieuw = { 'client-omschrijving': 'Het ECD', rollen: 'indienen' };
  const paar = async () => {
    const { publicKey, privateKey } = await generateKeyPair('PS256', { extractable: true });
    return { publiek: await exportJWK(publicKey), geheim: await exportJWK(privateKey) };
  };

  it('is added with a pasted key, shown with its client_id, and withdrawn', async () => {
    const { publiek } = await paar();
    const jwk = JSON.stringify({ ...publiek, kid: 'ecd-1', ext: true, key_ops: ['verify'] });
    expect((await vraag('/clients', { ...nieuw, jwk })).naar).toContain('gevolg=client-toegevoegd');
    const [client] = await clients();
    expect(client?.bewijs).toEqual({
      soort: 'jwks',
      jwks: JSON.stringify({ keys: [{ kty: 'RSA', kid: 'ecd-1', n: publiek.n, e: publiek.e }] }),
    });
    const pagina = await vraag('');
    expect(pagina.tekst).toContain(client?.id);
    expect(pagina.tekst).toContain('eigen sleutel: ecd-1');
    expect((await vraag(`/clients/${client?.id}/intrekken`, {})).naar).toContain('gevolg=client-ingetrokken');
    expect((await clients())[0]?.ingetrokkenOp).toBeDefined();
    expect((await vraag(`/clients/${client?.id}/intrekken`, {})).status).toBe(404);
  });

  it('is added with an issuer that vouches for it, once', async () => {
    const velden = { ...nieuw, 'client-uitgever': 'https://login.example', 'client-onderwerp': 'ecd' };
    expect((await vraag('/clients', velden)).naar).toContain('gevolg=client-toegevoegd');
    expect((await vraag('/clients', velden)).naar).toContain('gevolg=client-bestaat');
  });

  it('is not added with a private key, with what is no key, or with neither or both kinds of proof', async () => {
    const { publiek, geheim } = await paar();
    const jwk = JSON.stringify({ ...publiek, kid: 'x' });
    const woorden = await Promise.all(
      [
        { jwk: JSON.stringify({ keys: [{ ...geheim, kid: 'x' }] }) },
        { jwk: 'geen json' },
        { jwk: '[]' },
        { jwk: JSON.stringify(publiek) },
        { jwk: JSON.stringify({ kty: 'EC', kid: 'x', crv: 'P-256', x: 'a', y: 'b' }) },
        {},
        { jwk, 'client-uitgever': 'https://login.example', 'client-onderwerp': 'ecd' },
        { jwk, rollen: 'auditen' },
      ].map(
        async (velden) => /gevolg=([a-z-]+)/.exec((await vraag('/clients', { ...nieuw, ...velden })).naar ?? '')?.[1],
      ),
    );
    expect(woorden).toEqual([
      'jwk-geheim',
      'geen-jwk',
      'geen-jwk',
      'geen-jwk',
      'geen-jwk',
      'onvolledig',
      'onvolledig',
      'onvolledig',
    ]);
    expect(await clients()).toEqual([]);
  });

  it('is not withdrawn through another organisation', async () => {
    const { publiek } = await paar();
    await vraag('/clients', { ...nieuw, jwk: JSON.stringify({ ...publiek, kid: 'x' }) });
    const [client] = await clients();
    const eigen = organisatie;
    organisatie = await addOrganisatie(gateway.diensten, { houdersoort: 'aanbieder', houdercode: '87654321' }, 'Ander');
    expect((await vraag(`/clients/${client?.id}/intrekken`, {})).status).toBe(404);
    organisatie = eigen;
    expect((await clients())[0]?.ingetrokkenOp).toBeUndefined();
  });
});

describe('systems with a signature only', () => {
  it('keys stop at once, no form makes one, and keys work again when it is over', async () => {
    const formulier = formulierIn((await vraag('')).tekst, '/sleutels');
    const sleutel = /evk_[0-9a-f]{64}/.exec((await vraag('/sleutels', { ...VELDEN, formulier })).tekst)?.[0] ?? '';
    const stand = async () => (await authenticate(gateway.diensten, sleutel, undefined)).soort;
    expect(await stand()).toBe('toegelaten');
    expect((await vraag('/toegang', { 'alleen-sleutelpaar': 'ja' })).naar).toContain('gevolg=alleen-sleutelpaar');
    expect(await stand()).toBe('alleen-sleutelpaar');
    const { tekst } = await vraag('');
    expect(tekst).toContain('laat alleen systemen met een eigen sleutelpaar toe');
    expect([formulierIn(tekst, '/sleutels'), formulierIn(tekst, '/vervangen')]).toEqual(['', '']);
    const anders = await vraag('/sleutels', { ...VELDEN, formulier: crypto.randomUUID() });
    expect([anders.status, anders.naar]).toEqual([303, expect.stringContaining('gevolg=geen-sleutels')]);
    const [rij] = await sleutels();
    const vervangen = await vraag(`/sleutels/${rij?.id}/vervangen`, { formulier: crypto.randomUUID() });
    expect(vervangen.naar).toContain('gevolg=geen-sleutels');
    expect(await sleutels()).toHaveLength(1);
    for (const keuze of ['misschien', '']) {
      const antwoord = await vraag('/toegang', { 'alleen-sleutelpaar': keuze });
      expect(antwoord.naar).toContain('gevolg=onvolledig');
    }
    expect((await vraag('/toegang', { 'alleen-sleutelpaar': 'nee' })).naar).toContain('gevolg=ook-sleutels');
    expect(await stand()).toBe('toegelaten');
  });
});
