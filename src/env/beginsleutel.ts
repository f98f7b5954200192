/** The key a new installation begins with, and until when: a secret that nobody takes away must stop by itself (ASVS 5, 6.4.1). */
import { z } from 'zod';
import { Instellingsfout } from '../domain/instellingsfout.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Beginsleutel } from '../pipeline/keys.ts';

/** Long enough for a first day that is put off; a key for longer is one of a beheerder, which can be withdrawn. */
export const MAXIMUM_DAGEN = 30;
const DAG_MS = 24 * 60 * 60_000;

export const BEGINSLEUTELVELDEN = {
  /** SHA-256 (hex) of the key a new installation begins with. Set as a secret; remove it when the first beheerder has a key. */
  BEGINSLEUTEL_SHA256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  /** The last day on which that key works (`jjjj-mm-dd`, UTC), thirty days from now at most. It has to be there. */
  BEGINSLEUTEL_TOT: z.iso.date().optional(),
};

const Velden = z.object(BEGINSLEUTELVELDEN);

/** A date that was fine stays so: it only comes nearer, and once it is over the key is refused, not the deployment. */
export function readBeginsleutel(
  { BEGINSLEUTEL_SHA256: sha256, BEGINSLEUTEL_TOT: tot }: z.output<typeof Velden>,
  nu: Date,
): { readonly beginsleutel?: Beginsleutel } {
  if (sha256 === undefined) return {};
  if (tot === undefined)
    throw new Instellingsfout(
      ['BEGINSLEUTEL_TOT'],
      'BEGINSLEUTEL_SHA256 needs a BEGINSLEUTEL_TOT: the last day on which it works',
    );
  if (tot > tijdstip(new Date(nu.getTime() + MAXIMUM_DAGEN * DAG_MS)).slice(0, 10))
    throw new Instellingsfout(['BEGINSLEUTEL_TOT'], `BEGINSLEUTEL_TOT is more than ${MAXIMUM_DAGEN} days away`);
  return { beginsleutel: { sha256, tot } };
}
