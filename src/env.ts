/** The settings of a deployment, read once and refused as a whole when one is wrong. */
import { z } from 'zod';
import type { Limieten } from './pipeline/diensten.ts';
import { STANDAARD_LIMIETEN } from './pipeline/diensten.ts';

const megabytes = z.coerce.number().int().positive().max(2048);

const Instellingen = z.object({
  /** SHA-256 (hex) of the key a new installation begins with. Set as a secret; remove it when the first beheerder has a key. */
  BEGINSLEUTEL_SHA256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  MAXIMALE_MB: megabytes.optional(),
  MAXIMALE_PROEF_MB: megabytes.optional(),
});

export interface Instelling {
  readonly beginsleutelSha256?: string;
  readonly limieten: Limieten;
}

/** Throws when a setting is not understood: a deployment with a wrong setting must not start. */
export function readInstellingen(env: object): Instelling {
  const { BEGINSLEUTEL_SHA256, MAXIMALE_MB, MAXIMALE_PROEF_MB } = Instellingen.parse(env);
  const mb = (waarde: number | undefined, standaard: number): number =>
    waarde === undefined ? standaard : waarde * 1024 * 1024;
  return {
    ...(BEGINSLEUTEL_SHA256 === undefined ? {} : { beginsleutelSha256: BEGINSLEUTEL_SHA256 }),
    limieten: {
      maximaleBytes: mb(MAXIMALE_MB, STANDAARD_LIMIETEN.maximaleBytes),
      maximaleProefBytes: mb(MAXIMALE_PROEF_MB, STANDAARD_LIMIETEN.maximaleProefBytes),
    },
  };
}
