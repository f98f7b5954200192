/** What may stand beside a submitted file that has no kop of its own: a 323, 305 or 307 message, a CSV file. */
import { z } from '@hono/zod-openapi';
import type { Aanvulling } from '../../pipeline/lezing.ts';
import { Soort } from '../schemas/algemeen.ts';

const datum = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const ALLEEN = 'Alleen voor een bestand waar dit niet in staat (323-, 305- of 307-bericht, CSV).';

export const Invoerquery = z.strictObject({
  kenmerk: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    .optional()
    .openapi({ description: `Uw kenmerk van de verantwoording. ${ALLEEN}`, example: '2026-04' }),
  vervangt: z
    .string()
    .max(64)
    .optional()
    .openapi({ description: `Kenmerk van de verantwoording die deze verbetert. ${ALLEEN}` }),
  stadium: z
    .enum(['concept', 'definitief'])
    .optional()
    .openapi({ description: `Concept of definitief. ${ALLEEN}` }),
  dagtekening: datum.optional().openapi({ description: `Datum van ondertekening. ${ALLEEN}`, example: '2026-05-04' }),
  begindatum: datum.optional().openapi({ description: `Eerste dag van de periode. ${ALLEEN}`, example: '2026-04-01' }),
  einddatum: datum.optional().openapi({ description: `Laatste dag van de periode. ${ALLEEN}`, example: '2026-04-30' }),
  soorten: z
    .string()
    .transform((waarde) => waarde.split(','))
    .pipe(z.array(Soort).min(1).max(Soort.options.length))
    .optional()
    .openapi({
      type: 'string',
      description: `Wat u verantwoordt, met komma’s ertussen. ${ALLEEN}`,
      example: 'declaratie,productieverantwoording',
    }),
});

/** Who accounts is known by its key; a name has no place in an address. */
export function toAanvulling(query: z.infer<typeof Invoerquery>): Aanvulling {
  const { begindatum, einddatum, soorten, ...rest } = query;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, waarde]) => waarde !== undefined)),
    ...(soorten === undefined ? {} : { soorten: soorten as NonNullable<Aanvulling['soorten']> }),
    ...(begindatum === undefined || einddatum === undefined ? {} : { periode: { begindatum, einddatum } }),
  };
}
