/**
 * Signatures of what we send, as the Standard Webhooks specification has them: `v1` is HMAC-SHA256 with a secret both sides know
 * (`whsec_…`), `v1a` is Ed25519 with a private key of ours (`whsk_…`) whose public half (`whpk_…`) the receiver holds. What is signed is
 * `id.timestamp.body`, so that nobody can change one of them or send the message again later.
 */
import { err, ok, type Result } from '../domain/result.ts';

const MINIMUM_BYTES = 24;
const MAXIMUM_BYTES = 64;
/** Seed and public key, as libsodium and the libraries of the specification write a private key. */
const ED25519_BYTES = 64;
const ED25519_HALF = 32;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A secret that was read: what is signed with it and how. */
export type Tekengeheim =
  | { readonly versie: 'v1'; readonly sleutel: Uint8Array<ArrayBuffer> }
  | {
      readonly versie: 'v1a';
      readonly zaad: Uint8Array<ArrayBuffer>;
      readonly publiek: Uint8Array<ArrayBuffer>;
    };

export type Tekengeheimfout = 'onbekend-voorvoegsel' | 'geen-base64' | 'verkeerde-lengte';

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (!BASE64.test(base64)) return undefined;
  return Uint8Array.from(atob(base64), (teken) => teken.charCodeAt(0));
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/**
 * Reads a secret as a person keeps it.
 * @param tekst `whsec_` and 24 to 64 bytes, or `whsk_` and 64 bytes (seed, public key); both in base64
 */
export function readTekengeheim(tekst: string): Result<Tekengeheim, Tekengeheimfout> {
  const [, voorvoegsel, base64 = ''] = /^(whsec_|whsk_)(.*)$/s.exec(tekst) ?? [];
  if (voorvoegsel === undefined) return err('onbekend-voorvoegsel');
  const bytes = bytesOf(base64);
  if (bytes === undefined) return err('geen-base64');
  if (voorvoegsel === 'whsec_')
    return bytes.length < MINIMUM_BYTES || bytes.length > MAXIMUM_BYTES
      ? err('verkeerde-lengte')
      : ok({ versie: 'v1', sleutel: bytes });
  if (bytes.length !== ED25519_BYTES) return err('verkeerde-lengte');
  return ok({ versie: 'v1a', zaad: bytes.slice(0, ED25519_HALF), publiek: bytes.slice(ED25519_HALF) });
}

/** Writes 32 bytes of seed and 32 bytes of public key as a secret that `readTekengeheim` reads. */
export const writeTekensleutel = (zaad: Uint8Array, publiek: Uint8Array): string =>
  `whsk_${toBase64(new Uint8Array([...zaad, ...publiek]))}`;

/** Writes 24 to 64 random bytes as a secret that `readTekengeheim` reads. */
export const writeTekengeheim = (bytes: Uint8Array): string => `whsec_${toBase64(bytes)}`;

/** The half that the receiver may know: `whpk_…`. */
export const publicKeyOf = (geheim: Extract<Tekengeheim, { versie: 'v1a' }>): string =>
  `whpk_${toBase64(geheim.publiek)}`;

async function signWith(geheim: Tekengeheim, inhoud: Uint8Array<ArrayBuffer>): Promise<string> {
  switch (geheim.versie) {
    case 'v1': {
      const sleutel = await crypto.subtle.importKey('raw', geheim.sleutel, { name: 'HMAC', hash: 'SHA-256' }, false, [
        'sign',
      ]);
      return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', sleutel, inhoud)))}`;
    }
    case 'v1a': {
      const jwk = { kty: 'OKP', crv: 'Ed25519', d: toBase64Url(geheim.zaad), x: toBase64Url(geheim.publiek) };
      const sleutel = await crypto.subtle.importKey('jwk', jwk, { name: 'Ed25519' }, false, ['sign']);
      return `v1a,${toBase64(new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, sleutel, inhoud)))}`;
    }
  }
}

/** The headers of one signed message. */
export interface Webhookheaders {
  readonly 'webhook-id': string;
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** One signature per secret, with a space between. */
  readonly 'webhook-signature': string;
}

/**
 * @param bericht `id`: the same for every attempt to send this message, so that the receiver can see that it is; without a dot, which
 *   separates what is signed. `body`: exactly the bytes that are sent.
 * @param nu of this attempt: a receiver refuses what is minutes old
 * @param geheimen all that are valid now. During a rotation that is the new one and the old one: either is enough to the receiver.
 */
export async function signWebhook(
  bericht: { readonly id: string; readonly body: Uint8Array },
  nu: Date,
  geheimen: readonly Tekengeheim[],
): Promise<Webhookheaders> {
  if (bericht.id.includes('.')) throw new Error('the id of a signed message has no dot');
  if (geheimen.length === 0) throw new Error('a signed message needs a secret');
  const seconden = String(Math.floor(nu.getTime() / 1000));
  const kop = new TextEncoder().encode(`${bericht.id}.${seconden}.`);
  const inhoud = new Uint8Array(kop.length + bericht.body.length);
  inhoud.set(kop);
  inhoud.set(bericht.body, kop.length);
  const handtekeningen = await Promise.all(geheimen.map((geheim) => signWith(geheim, inhoud)));
  return {
    'webhook-id': bericht.id,
    'webhook-timestamp': seconden,
    'webhook-signature': handtekeningen.join(' '),
  };
}
