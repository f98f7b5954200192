import { z } from '@hono/zod-openapi';
import type { createSleutel } from '../../pipeline/keys.ts';
import { Id, Tijdstip } from './algemeen.ts';

type SleutelRij = Awaited<ReturnType<typeof createSleutel>>['rij'];

const houder = {
  houdersoort: z.enum(['aanbieder', 'ontvanger', 'beheerder']).openapi({ example: 'ontvanger' }),
  houdercode: z.string().min(1).max(50).openapi({
    description: 'AGB-code van de aanbieder, code van de ontvanger, of een naam voor de beheerder.',
    example: '0855',
  }),
  omschrijving: z.string().min(1).max(200).openapi({ description: 'Waarvoor de sleutel is.', example: 'Financiën' }),
};

export const SleutelInvoer = z
  .strictObject({
    ...houder,
    verlooptOp: z.iso
      .datetime({ offset: true })
      .optional()
      .openapi({ description: 'Vanaf dit tijdstip werkt de sleutel niet meer.', example: '2028-01-01T00:00:00+01:00' }),
  })
  .refine((invoer) => invoer.houdersoort !== 'aanbieder' || /^\d{8}$/.test(invoer.houdercode), {
    path: ['houdercode'],
  })
  .openapi('SleutelInvoer');

export const SleutelBeeld = z
  .object({
    id: Id,
    ...houder,
    herkenning: z.string().openapi({ description: 'De eerste tekens van de sleutel.', example: 'evk_0d9c6c3e' }),
    aangemaaktOp: Tijdstip,
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
  aangemaaktOp: rij.aangemaaktOp,
  ...(rij.verlooptOp === undefined ? {} : { verlooptOp: rij.verlooptOp }),
  ...(rij.ingetrokkenOp === undefined ? {} : { ingetrokkenOp: rij.ingetrokkenOp }),
});
