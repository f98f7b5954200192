import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import {
  publicKeyOf,
  readTekengeheim,
  signWebhook,
  type Tekengeheim,
  writeTekengeheim,
  writeTekensleutel,
} from '../../src/deliver/handtekening.ts';

const geheimVan = (tekst: string): Tekengeheim => {
  const gelezen = readTekengeheim(tekst);
  if (!gelezen.ok) throw new Error(gelezen.error);
  return gelezen.value;
};
const bytes = (tekst: string): Uint8Array => new TextEncoder().encode(tekst);
const NU = new Date('2026-05-06T10:00:00.400Z');

/** Test 1 of RFC 8032 §7.1. */
const ZAAD = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const PUBLIEK = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');

/** Verifies as a receiver would with Node's own Ed25519, which shares nothing with ours. */
function verifiesV1a(whpk: string, headers: Record<string, string>, body: string): boolean {
  const raw = Buffer.from(whpk.replace('whpk_', ''), 'base64');
  const sleutel = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  });
  const inhoud = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  return (headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((een) => een.startsWith('v1a,'))
    .some((een) => verify(null, inhoud, sleutel, Buffer.from(een.slice(4), 'base64')));
}

describe('signWebhook', () => {
  it('gives the vector of the specification', async () => {
    const headers = await signWebhook(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: bytes('{"test": 2432232314}') },
      new Date(1614265330 * 1000),
      [geheimVan('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')],
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('equals what the public library signs, for any message and secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        async (id, body, sleutel) => {
          const geheim = writeTekengeheim(sleutel);
          const headers = await signWebhook({ id, body: bytes(body) }, NU, [geheimVan(geheim)]);
          expect(headers['webhook-signature']).toBe(new Webhook(geheim).sign(id, NU, body));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('signs with Ed25519 so that the public key verifies, and no other message', async () => {
    const geheim = geheimVan(writeTekensleutel(ZAAD, PUBLIEK));
    if (geheim.versie !== 'v1a') throw new Error('not an Ed25519 key');
    const headers = await signWebhook({ id: 'a', body: bytes('b') }, NU, [geheim]);
    expect(verifiesV1a(publicKeyOf(geheim), { ...headers }, 'b')).toBe(true);
    expect(verifiesV1a(publicKeyOf(geheim), { ...headers }, 'c')).toBe(false);
    expect(verifiesV1a(publicKeyOf(geheim), { ...headers, 'webhook-id': 'x' }, 'b')).toBe(false);
  });

  it('signs with every secret, so that a receiver is served by the old and by the new one', async () => {
    const oud = writeTekengeheim(new Uint8Array(32).fill(1));
    const nieuw = writeTekengeheim(new Uint8Array(32).fill(2));
    const nu = new Date();
    const headers = await signWebhook({ id: 'a', body: bytes('{"b":1}') }, nu, [geheimVan(nieuw), geheimVan(oud)]);
    for (const geheim of [oud, nieuw]) expect(new Webhook(geheim).verify('{"b":1}', { ...headers })).toEqual({ b: 1 });
    const ander = new Webhook(writeTekengeheim(new Uint8Array(32).fill(3)));
    expect(() => ander.verify('{"b":1}', { ...headers })).toThrow();
  });

  it('refuses an id with a dot: what is signed would be ambiguous', async () => {
    const geheim = geheimVan(writeTekengeheim(new Uint8Array(32)));
    await expect(signWebhook({ id: 'a.b', body: bytes('') }, NU, [geheim])).rejects.toThrow('dot');
    await expect(signWebhook({ id: 'a', body: bytes('') }, NU, [])).rejects.toThrow('secret');
  });
});

describe('readTekengeheim', () => {
  it.each([
    ['', 'onbekend-voorvoegsel'],
    ['geheim', 'onbekend-voorvoegsel'],
    ['whpk_AAAA', 'onbekend-voorvoegsel'],
    ['whsec_!!!!', 'geen-base64'],
    ['whsec_AAA', 'geen-base64'],
    [`whsec_${btoa('a'.repeat(23))}`, 'verkeerde-lengte'],
    [`whsec_${btoa('a'.repeat(65))}`, 'verkeerde-lengte'],
    [`whsk_${btoa('a'.repeat(32))}`, 'verkeerde-lengte'],
  ])('refuses %s', (tekst, fout) => {
    expect(readTekengeheim(tekst)).toEqual({ ok: false, error: fout });
  });
});
