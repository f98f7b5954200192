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
  /** With the newest key. @param plaats what the secret belongs to */
  encrypt(tekst: string, plaats: string): Promise<Versleuteld>;
  /** With the key that locked it. Undefined when we do not have that, or it was locked for another place. */
  decrypt(versleuteld: Versleuteld, plaats: string): Promise<string | undefined>;
  readonly nieuwste: number;
  /** In order. */
  readonly versies: readonly number[];
  /** The newest version that is this key; undefined for a key we do not have. */
  versieVan(sleutelId: string): number | undefined;
  /** Of keys that are not the newest. */
  readonly oudeSleutelIds: readonly string[];
}

const toBase64 = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('base64');
const fromBase64 = (tekst: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(tekst, 'base64'));

const parameters = (iv: Uint8Array<ArrayBuffer>, plaats: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(plaats),
});

function openSleutel(versie: number, sleutel: string) {
  const bytes = fromBase64(sleutel);
  if (bytes.length !== SLEUTEL_BYTES) throw new Error(`the key of the kluis has ${SLEUTEL_BYTES} bytes`);
  const key = crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  // Whoever asks first learns of a key that cannot be imported; it must not end the worker before.
  key.catch(() => undefined);
  // The name of a key is its hash: what was locked before there were versions names its key as well.
  return { versie, key, id: createHash('sha256').update(bytes).digest('hex').slice(0, SLEUTELID_TEKENS) };
}

/** @param sleutels 32 bytes in base64, by version; at least one. Throws when one is something else */
export function createKluis(sleutels: ReadonlyMap<number, string>): Kluis {
  const opVersie = [...sleutels]
    .map(([versie, tekst]) => openSleutel(versie, tekst))
    .sort((a, b) => a.versie - b.versie);
  const nieuwste = opVersie.at(-1);
  if (nieuwste === undefined) throw new Error('the kluis has no key');
  // Of one key under two versions the newest counts.
  const opId = new Map(opVersie.map((sleutel) => [sleutel.id, sleutel]));
  return {
    nieuwste: nieuwste.versie,
    versies: opVersie.map(({ versie }) => versie),
    versieVan: (sleutelId) => opId.get(sleutelId)?.versie,
    oudeSleutelIds: [...opId.keys()].filter((id) => id !== nieuwste.id),
    async encrypt(tekst, plaats) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const bytes = new TextEncoder().encode(tekst);
      const inhoud = await crypto.subtle.encrypt(parameters(iv, plaats), await nieuwste.key, bytes);
      return { sleutelId: nieuwste.id, iv: toBase64(iv), inhoud: toBase64(new Uint8Array(inhoud)) };
    },
    async decrypt({ sleutelId, iv, inhoud }, plaats) {
      const sleutel = opId.get(sleutelId);
      if (sleutel === undefined) return undefined;
      try {
        const open = await crypto.subtle.decrypt(
          parameters(fromBase64(iv), plaats),
          await sleutel.key,
          fromBase64(inhoud),
        );
        return new TextDecoder().decode(open);
      } catch {
        return undefined;
      }
    },
  };
}
