import { z } from '@hono/zod-openapi';
import { type Houdersoort, ROLLEN_PER_HOUDERSOORT, SYSTEEMROLLEN, type Systeemrol } from '../../domain/toegang.ts';
import type { createSleutel } from '../../pipeline/keys.ts';
import { Id, Tijdstip } from './algemeen.ts';

type SleutelRij = Awaited<ReturnType<typeof createSleutel>>['rij'];

export const houder = {
  houdersoort: z.enum(['aanbieder', 'ontvanger', 'beheerder']).openapi({ example: 'ontvanger' }),
  houdercode: z.string().min(1).max(50).openapi({
    description: 'AGB-code van de aanbieder, code van de ontvanger, of een naam voor de beheerder.',
    example: '0855',
  }),
  omschrijving: z.string().min(1).max(200).openapi({ description: 'Waarvoor de sleutel is.', example: 'Financiën' }),
};

export const Rollen = z
  .array(z.enum(SYSTEEMROLLEN))
  .min(1)
  .openapi({
    description:
      'Wat de houder mag. Aanbieder: indienen, inzien. Ontvanger: ontvangen, beantwoorden, inzien. Beheerder: formaten-beheren, organisaties-beheren, auditen, inzien.',
    example: ['inzien'],
  });

/** A role that means nothing for this kind of organisation is no role. */
export const passend = (invoer: {
  readonly houdersoort: Houdersoort;
  readonly rollen?: readonly Systeemrol[] | undefined;
}): boolean =>
  (invoer.rollen ?? []).every((rol) => ROLLEN_PER_HOUDERSOORT[invoer.houdersoort].some((een) => een === rol));

export const SleutelInvoer = z
  .strictObject({
    ...houder,
    rollen: Rollen.optional(),
    verlooptOp: z.iso
      .datetime({ offset: true })
      .optional()
      .openapi({ description: 'Vanaf dit tijdstip werkt de sleutel niet meer.', example: '2028-01-01T00:00:00+01:00' }),
  })
  .refine((invoer) => invoer.houdersoort !== 'aanbieder' || /^\d{8}$/.test(invoer.houdercode), {
    path: ['houdercode'],
  })
  .refine(passend, { path: ['rollen'] })
  .openapi('SleutelInvoer');

export const SleutelBeeld = z
  .object({
    id: Id,
    ...houder,
    herkenning: z.string().openapi({ description: 'De eerste tekens van de sleutel.', example: 'evk_0d9c6c3e' }),
    rollen: Rollen,
    aangemaaktOp: Tijdstip,
    gebruiktOp: Tijdstip.optional().openapi({
      description: 'Wanneer de sleutel het laatst is gebruikt, op een uur nauwkeurig.',
    }),
    verlooptOp: Tijdstip.optional(),
    ingetrokkenOp: Tijdstip.optional(),
  })
  .openapi('Sleutel');

export const NieuweSleutel = SleutelBeeld.extend({
  sleutel: z.string().openapi({ description: 'De sleutel zelf. Bewaar hem veilig.' }),
}).openapi('NieuweSleutel');

export const Intrekking = z.object({ id: Id, ingetrokkenOp: Tijdstip }).openapi('Intrekking');

export const toSleutelBeeld = (rij: SleutelRij): z.infer<typeof SleutelBeeld> => ({
  id: rij.id,
  houdersoort: rij.houder.houdersoort,
  houdercode: rij.houder.houdercode,
  omschrijving: rij.omschrijving,
  herkenning: rij.herkenning,
  rollen: [...rij.rollen],
  aangemaaktOp: rij.aangemaaktOp,
  ...(rij.gebruiktOp === undefined ? {} : { gebruiktOp: rij.gebruiktOp }),
  ...(rij.verlooptOp === undefined ? {} : { verlooptOp: rij.verlooptOp }),
  ...(rij.ingetrokkenOp === undefined ? {} : { ingetrokkenOp: rij.ingetrokkenOp }),
});

export const VervangingInvoer = z
  .strictObject({
    overlapUren: z.number().int().min(0).max(720).default(24).openapi({
      description: 'Hoe lang de oude sleutel nog werkt, in uren.',
      example: 24,
    }),
  })
  .openapi('SleutelvervangingInvoer');
