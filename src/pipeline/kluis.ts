/**
 * Where secrets of others are kept: encrypted (AES-256-GCM) under a key that the deployment has as a secret, so that who reads the database
 * reads none. Each secret is bound to its place: copied to another row it does not open.
 */
import { createHash } from 'node:crypto';
import type { Versleuteld } from '../domain/kanaal.ts';

const SLEUTEL_BYTES = 32;
/** NIST SP 800-38D: 96 random bits per message. */
const IV_BYTES = 12;
const SLEUTELID_TEKENS = 16;

export interface Kluis {
  /** @param plaats what the secret belongs to */
  encrypt(tekst: string, plaats: string): Promise<Versleuteld>;
  /** Undefined when it was locked with another key, or for another place. */
  decrypt(versleuteld: Versleuteld, plaats: string): Promise<string | undefined>;
}

const toBase64 = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('base64');
const fromBase64 = (tekst: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(tekst, 'base64'));

/** @param sleutel 32 bytes in base64; throws when it is something else */
export function createKluis(sleutel: string): Kluis {
  const bytes = fromBase64(sleutel);
  if (bytes.length !== SLEUTEL_BYTES) throw new Error(`the key of the kluis has ${SLEUTEL_BYTES} bytes`);
  const sleutelId = createHash('sha256').update(bytes).digest('hex').slice(0, SLEUTELID_TEKENS);
  const key = crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  // Whoever asks first learns of a key that cannot be imported; it must not end the worker before.
  key.catch(() => undefined);
  const parameters = (iv: Uint8Array<ArrayBuffer>, plaats: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(plaats),
  });
  return {
    async encrypt(tekst, plaats) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const inhoud = await crypto.subtle.encrypt(parameters(iv, plaats), await key, new TextEncoder().encode(tekst));
      return { sleutelId, iv: toBase64(iv), inhoud: toBase64(new Uint8Array(inhoud)) };
    },
    async decrypt(versleuteld, plaats) {
      if (versleuteld.sleutelId !== sleutelId) return undefined;
      try {
        const inhoud = fromBase64(versleuteld.inhoud);
        const open = await crypto.subtle.decrypt(parameters(fromBase64(versleuteld.iv), plaats), await key, inhoud);
        return new TextDecoder().decode(open);
      } catch {
        return undefined;
      }
    },
  };
}
