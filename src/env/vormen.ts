/** Shapes that settings of several subjects have. */
import { z } from 'zod';

/** A setting that holds JSON text; what is no JSON is refused as a wrong setting. */
export const jsonVan = <Schema extends z.ZodType>(schema: Schema) =>
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

/** 32 bytes in base64. */
export const sleutelbytes = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
/** 32 bytes in base64url. */
export const sleuteldeel = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** At least one, by version: a whole number from 1. */
export const Versiesleutels = z
  .record(z.string().regex(/^[1-9]\d{0,5}$/), sleutelbytes)
  .refine((sleutels) => Object.keys(sleutels).length > 0)
  .transform((sleutels) => new Map(Object.entries(sleutels).map(([versie, sleutel]) => [Number(versie), sleutel])));

const publiekAdres = z
  .url({ protocol: /^https?$/ })
  .refine((adres) => new URL(adres).pathname === '/' && !/[?#@]/.test(adres))
  .transform((adres) => adres.replace(/\/$/, ''));

/** Where this deployment is reached from outside: https://… without a path. */
export const ADRESVELD = { PUBLIEK_ADRES: publiekAdres.optional() };

/** An address of this machine itself. */
export const isLocal = (adres: string | undefined): boolean =>
  adres !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(adres).hostname);
