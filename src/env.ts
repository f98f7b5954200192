/** The settings of a deployment, read once and refused as a whole when one is wrong. */
import { z } from 'zod';
import type { Limieten } from './pipeline/diensten.ts';
import { STANDAARD_LIMIETEN } from './pipeline/diensten.ts';
import type { Ondertekening } from './receipts/ondertekening.ts';

const megabytes = z.coerce.number().int().positive().max(2048);

/** A setting that holds JSON text; what is no JSON is refused as a wrong setting. */
const jsonVan = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((tekst, ctx): unknown => {
      try {
        return JSON.parse(tekst);
      } catch {
        // Without what it held: it may be a secret.
        ctx.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** 32 bytes in base64url. */
const sleuteldeel = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Controlesleutel = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: sleuteldeel });

const Instellingen = z.object({
  /** SHA-256 (hex) of the key a new installation begins with. Set as a secret; remove it when the first beheerder has a key. */
  BEGINSLEUTEL_SHA256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  /** The key that signs an ontvangstbewijs: a private JWK (OKP, Ed25519). Set as a secret. */
  ONDERTEKENSLEUTEL: jsonVan(Controlesleutel.extend({ d: sleuteldeel })).optional(),
  /** Keys that signed before: a JWK Set with their public halves. */
  VERVALLEN_ONDERTEKENSLEUTELS: jsonVan(z.object({ keys: z.array(Controlesleutel) })).optional(),
  MAXIMALE_MB: megabytes.optional(),
  MAXIMALE_PROEF_MB: megabytes.optional(),
});

export interface Instelling {
  readonly beginsleutelSha256?: string;
  readonly limieten: Limieten;
  readonly ondertekening: Ondertekening;
}

/** Throws when a setting is not understood: a deployment with a wrong setting must not start. */
export function readInstellingen(env: object): Instelling {
  const instellingen = Instellingen.parse(env);
  const { BEGINSLEUTEL_SHA256, MAXIMALE_MB, MAXIMALE_PROEF_MB, ONDERTEKENSLEUTEL } = instellingen;
  const mb = (waarde: number | undefined, standaard: number): number =>
    waarde === undefined ? standaard : waarde * 1024 * 1024;
  return {
    ...(BEGINSLEUTEL_SHA256 === undefined ? {} : { beginsleutelSha256: BEGINSLEUTEL_SHA256 }),
    limieten: {
      maximaleBytes: mb(MAXIMALE_MB, STANDAARD_LIMIETEN.maximaleBytes),
      maximaleProefBytes: mb(MAXIMALE_PROEF_MB, STANDAARD_LIMIETEN.maximaleProefBytes),
    },
    ondertekening: {
      ...(ONDERTEKENSLEUTEL === undefined ? {} : { sleutel: ONDERTEKENSLEUTEL }),
      vervallen: instellingen.VERVALLEN_ONDERTEKENSLEUTELS?.keys ?? [],
    },
  };
}
