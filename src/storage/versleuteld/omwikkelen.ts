/** Wrapping one key under another: AES-256-GCM, bound to what the key is for, so that a row copied to another place does not open. */
import type { MapsleutelRij, Omwikkeld, PeriodesleutelRij } from '../ports/sleutelkast.ts';
import type { Mapsleutel } from './blobs.ts';
import type { Cryptosleutel } from './frames.ts';

/** NIST SP 800-38D: 96 random bits per message. */
export const IV_BYTES = 12;
export const SLEUTEL_BYTES = 32;

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (tekst: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(tekst, 'base64'));

const parameters = (iv: Uint8Array<ArrayBuffer>, plaats: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(plaats),
});

const importWikkel = (bytes: Uint8Array<ArrayBuffer>): Promise<Cryptosleutel> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function wrap(
  onder: Cryptosleutel,
  sleutel: Uint8Array,
  plaats: string,
  iv: Uint8Array,
): Promise<Omwikkeld> {
  const eigen = Uint8Array.from(iv);
  const inhoud = await crypto.subtle.encrypt(parameters(eigen, plaats), onder, Uint8Array.from(sleutel));
  return { iv: toBase64(eigen), inhoud: toBase64(new Uint8Array(inhoud)) };
}

/** Throws when it was wrapped under another key, or for another place. */
export async function unwrap(onder: Cryptosleutel, { iv, inhoud }: Omwikkeld, plaats: string) {
  return new Uint8Array(await crypto.subtle.decrypt(parameters(fromBase64(iv), plaats), onder, fromBase64(inhoud)));
}

/** The secrets of a deployment: the newest wraps, the others open what they wrapped. */
export interface Hoofdsleutels {
  readonly nieuwste: number;
  /** Throws when a row names a version that the deployment no longer has. */
  van(versie: number): Promise<Cryptosleutel>;
}

/** @param sleutels 32 bytes in base64, by version */
export function createHoofdsleutels(sleutels: ReadonlyMap<number, string>): Hoofdsleutels {
  const geopend = new Map(
    [...sleutels].map(([versie, tekst]) => {
      const bytes = fromBase64(tekst);
      if (bytes.length !== SLEUTEL_BYTES) throw new Error(`a payloadsleutel has ${SLEUTEL_BYTES} bytes`);
      const sleutel = importWikkel(bytes);
      // Whoever asks first learns of it; it must not end the worker before.
      sleutel.catch(() => undefined);
      return [versie, sleutel] as const;
    }),
  );
  return {
    nieuwste: Math.max(...sleutels.keys()),
    async van(versie) {
      const sleutel = geopend.get(versie);
      if (sleutel === undefined)
        throw new Error(`PAYLOADSLEUTELS has no version ${versie}, and a key is wrapped by it`);
      return sleutel;
    },
  };
}

export const periodePlaats = ({ id, afzender, periode }: Omit<PeriodesleutelRij, 'versie' | 'sleutel'>): string =>
  `periodesleutel ${id} ${afzender} ${periode}`;
export const mapPlaats = (map: string): string => `mapsleutel ${map}`;

export const openPeriodesleutel = async (hoofd: Hoofdsleutels, rij: PeriodesleutelRij): Promise<Cryptosleutel> =>
  importWikkel(await unwrap(await hoofd.van(rij.versie), rij.sleutel, periodePlaats(rij)));

/** @param bytes of a mapsleutel */
export const importMapsleutel = (bytes: Uint8Array): Promise<Cryptosleutel> =>
  crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'HKDF', false, ['deriveKey']);

export async function openMapsleutel(
  rij: MapsleutelRij,
  periodesleutel: (rij: PeriodesleutelRij) => Promise<Cryptosleutel>,
): Promise<Mapsleutel> {
  if (rij.soort === 'onversleuteld') return 'onversleuteld';
  const onder = await periodesleutel(rij.periodesleutel);
  return importMapsleutel(await unwrap(onder, rij.sleutel, mapPlaats(rij.map)));
}
