import { beforeAll, describe, expect, it } from 'vitest';
import { readInstellingen } from '../../src/env.ts';
import { createApp } from '../../src/http/app.ts';
import type { Ondertekening } from '../../src/pipeline/bewijs.ts';
import { kidVan, verifyBewijs } from '../../src/receipts/ondertekening.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { createTestApi, ORIGIN, type TestApi } from './api.ts';
import { type Bezorgd, submitAndDeliver } from './scenario.ts';

/** The key pair of RFC 8037, appendix A: public since 2017. */
const SLEUTEL = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const;
const EERDER = { kty: 'OKP', crv: 'Ed25519', x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw' } as const;

let gateway: Gateway;
let api: TestApi;
let bezorgd: Bezorgd;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  bezorgd = await submitAndDeliver(api, gateway, 'bewijs');
});

const ask = (pad: string, accept: string, ondertekening?: Ondertekening): Promise<Response> =>
  Promise.resolve(
    createApp(() => ({
      diensten: gateway.diensten,
      instelling: ondertekening === undefined ? {} : { ondertekening },
    })).request(`${ORIGIN}${pad}`, {
      headers: { Authorization: `Bearer ${api.sleutels.aanbieder}`, Accept: accept },
    }),
  );

const bewijspad = (): string => `/aanbieder/v1/verantwoordingen/${bezorgd.verantwoordingId}/ontvangstbewijs`;

describe('the ontvangstbewijs', () => {
  it('names every zending with the documents, the delen and the state of the register it was made from', async () => {
    const { json } = await api.vraag('GET', bewijspad(), { sleutel: api.sleutels.aanbieder });
    const zendingen = Object(json).zendingen as Record<string, unknown>[];
    expect(zendingen.length).toBe(bezorgd.zendingen.length);
    const { documenten } = Object(json).register[0];
    expect(documenten.map((een: { documentsoort: string }) => een.documentsoort)).toEqual([
      'gemeenten',
      'herindelingen',
      'inkoopregios',
    ]);
    const perNaam = new Map(
      (await gateway.diensten.staat.register.listDocumenten()).map((een) => [`${een.naam} ${een.versie}`, een.sha256]),
    );
    for (const zending of zendingen) {
      const { formaat, aansluiting, delen, omgezetMet, bestanden } = Object(zending);
      expect(formaat.sha256).toBe(perNaam.get(`${formaat.naam} ${formaat.versie}`));
      expect(aansluiting.sha256).toBe(perNaam.get(`${aansluiting.id} ${aansluiting.versie}`));
      expect(delen.length).toBeGreaterThan(0);
      expect(omgezetMet).toEqual({ registerrevisie: Object(json).register[0].revisie, softwareversie: '0.1.0' });
      expect(bestanden.length).toBeGreaterThan(0);
    }
  });

  it('states its moment: what is made later is only in a later one', async () => {
    const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'bewijs-later' }),
    });
    const vooraf = Object(ingediend.json);
    expect(vooraf.zendingen.every((zending: object) => !('omgezetMet' in zending))).toBe(true);
    expect(vooraf.register).toEqual([]);
    gateway.verstrijk(60_000);
    await gateway.werkAf();
    const achteraf = Object(
      (
        await api.vraag('GET', `/aanbieder/v1/verantwoordingen/${vooraf.id}/ontvangstbewijs`, {
          sleutel: api.sleutels.aanbieder,
        })
      ).json,
    );
    expect(Date.parse(achteraf.opgemaaktOp) - Date.parse(vooraf.opgemaaktOp)).toBe(60_000);
    const { zendingen: _, register: __, opgemaaktOp: ___, ...ontvangen } = vooraf;
    expect(achteraf).toMatchObject(ontvangen);
    expect(achteraf.zendingen.every((zending: { bestanden: unknown[] }) => zending.bestanden.length > 0)).toBe(true);
  });

  it('is signed when that is asked for, over what the JSON says, and anyone can check it', async () => {
    const ondertekening = { sleutel: SLEUTEL, vervallen: [EERDER] };
    const antwoord = await ask(bewijspad(), 'application/jose', ondertekening);
    expect([antwoord.status, antwoord.headers.get('Content-Type'), antwoord.headers.get('Vary')]).toEqual([
      200,
      'application/jose',
      'Accept',
    ]);
    const jwks = await createApp(() => ({ diensten: gateway.diensten, instelling: { ondertekening } })).request(
      `${ORIGIN}/.well-known/jwks.json`,
    );
    expect([jwks.status, jwks.headers.get('Content-Type'), jwks.headers.get('Access-Control-Allow-Origin')]).toEqual([
      200,
      'application/jwk-set+json',
      '*',
    ]);
    const sleutels = (await jwks.json()) as { keys: object[] };
    expect(sleutels.keys.map((sleutel) => Object(sleutel).kid)).toEqual([kidVan(SLEUTEL), kidVan(EERDER)]);
    const gecontroleerd = await verifyBewijs(new TextDecoder().decode(await antwoord.arrayBuffer()), sleutels);
    const leesbaar = await ask(bewijspad(), 'application/json', ondertekening);
    expect(gecontroleerd).toEqual({ ok: true, value: { inhoud: await leesbaar.json(), kid: kidVan(SLEUTEL) } });
  });

  it.each(['*/*', 'application/json', 'text/html, */*;q=0.1', 'application/json, application/jose;q=0.5', ''])(
    'is JSON for Accept "%s"',
    async (accept) => {
      const antwoord = await ask(bewijspad(), accept, { sleutel: SLEUTEL, vervallen: [] });
      expect(antwoord.headers.get('Content-Type')).toBe('application/json');
    },
  );

  it('without a key to sign with: JSON as always, and 409 for a signature', async () => {
    for (const ondertekening of [undefined, { vervallen: [EERDER] }]) {
      expect((await ask(bewijspad(), 'application/json', ondertekening)).status).toBe(200);
      expect((await ask(bewijspad(), 'application/jose', ondertekening)).status).toBe(409);
    }
    const leeg = await createApp(() => ({ diensten: gateway.diensten, instelling: {} })).request(
      `${ORIGIN}/.well-known/jwks.json`,
    );
    expect(await leeg.json()).toEqual({ keys: [] });
  });
});

describe('the submission', () => {
  it('comes back byte for byte, to its own aanbieder', async () => {
    const tekst = JSON.stringify(voorbeeldVerantwoording({ kenmerk: 'bewijs' }));
    const antwoord = await ask(`/aanbieder/v1/verantwoordingen/${bezorgd.verantwoordingId}/inhoud`, '*/*');
    expect(await antwoord.text()).toBe(tekst);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tekst));
    expect(antwoord.headers.get('Repr-Digest')).toBe(`sha-256=:${btoa(String.fromCharCode(...new Uint8Array(hash)))}:`);
  });
});

const PAYLOADSLEUTELS = JSON.stringify({ 1: Buffer.alloc(32).toString('base64') });
const GEHEIMEN = { PAYLOADSLEUTELS, BETROKKENESLEUTELS: PAYLOADSLEUTELS, VIRUSSCAN: 'geen' };

describe('the settings', () => {
  it('take a private Ed25519 key and the public halves of earlier ones', () => {
    const { ondertekening } = readInstellingen({
      ...GEHEIMEN,
      ONDERTEKENSLEUTEL: JSON.stringify({ ...SLEUTEL, kid: 'eigen naam' }),
      VERVALLEN_ONDERTEKENSLEUTELS: JSON.stringify({ keys: [{ ...EERDER, use: 'sig' }] }),
    });
    expect(ondertekening).toEqual({ sleutel: SLEUTEL, vervallen: [EERDER] });
    expect(readInstellingen(GEHEIMEN).ondertekening).toEqual({ vervallen: [] });
  });

  it.each([
    ['no JSON', 'geheim'],
    ['a public key', JSON.stringify(EERDER)],
    ['a key of another kind', JSON.stringify({ ...SLEUTEL, crv: 'X25519' })],
    ['half a key', JSON.stringify({ ...SLEUTEL, d: 'nWGxne' })],
  ])('are refused with %s, without repeating it', (_, waarde) => {
    let fout = '';
    try {
      readInstellingen({ ...GEHEIMEN, ONDERTEKENSLEUTEL: waarde });
    } catch (error) {
      fout = String(error);
    }
    expect(fout).toContain('ONDERTEKENSLEUTEL');
    expect(fout).not.toMatch(/geheim|nWGxne|PUAXw/);
  });
});
