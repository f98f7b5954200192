import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';

/** The folder with package.json. */
export const PROJECT = path.resolve(import.meta.dirname, '../..');

export const sha256Hex = (tekst: string): string => createHash('sha256').update(tekst).digest('hex');

/** The key a new installation begins with. */
export const nieuweBeginsleutel = (): string => `evk_${randomBytes(32).toString('hex')}`;

/** The settings for that key. It works for as long as it may: a gateway on this machine is started anew now and then. */
export const beginsleutelinstellingen = (sleutel: string): Readonly<Record<string, string>> => ({
  BEGINSLEUTEL_SHA256: sha256Hex(sleutel),
  BEGINSLEUTEL_TOT: new Date(Date.now() + 30 * 24 * 60 * 60_000).toISOString().slice(0, 10),
});

/** A first version, as PAYLOADSLEUTELS, BETROKKENESLEUTELS and KLUISSLEUTELS each want one. */
export const nieuweVersiesleutels = (): string => JSON.stringify({ 1: randomBytes(32).toString('base64') });
