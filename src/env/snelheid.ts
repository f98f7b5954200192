/** How often somebody may ask. */
import { z } from 'zod';
import type { Snelheidsgrenzen } from '../pipeline/snelheid.ts';

/** `6000/60`: so many questions in so many seconds. */
const snelheidsgrens = z
  .string()
  .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,4}$/)
  .transform((tekst) => {
    const [aantal, seconden] = tekst.split('/').map(Number);
    return { aantal: aantal ?? 1, seconden: seconden ?? 1 };
  });

export const SNELHEIDSVELDEN = {
  /** Questions of one organisation, and from one address: `6000/60` is six thousand in a minute. */
  SNELHEID_ORGANISATIE: snelheidsgrens.optional(),
  SNELHEID_ADRES: snelheidsgrens.optional(),
  /** Questions from one address without a good key. */
  SNELHEID_MISLUKT: snelheidsgrens.optional(),
};

export const readSnelheid = ({
  SNELHEID_ORGANISATIE: organisatie,
  SNELHEID_ADRES: adres,
  SNELHEID_MISLUKT: mislukt,
}: z.output<z.ZodObject<typeof SNELHEIDSVELDEN>>): Partial<Snelheidsgrenzen> => ({
  ...(organisatie && { organisatie }),
  ...(adres && { adres }),
  ...(mislukt && { mislukt }),
});
