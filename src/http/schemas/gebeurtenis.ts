/** A gebeurtenis, as its aanbieder and as the ontvanger of its zending see it. */
import { z } from '@hono/zod-openapi';
import type { GebeurtenisRij } from '../../pipeline/gebeurtenissen.ts';
import { Id, Tijdstip } from './algemeen.ts';

export const GebeurtenisBeeld = z
  .object({
    volgnummer: z.int().openapi({
      description:
        'Oplopend. Vraag met `na` verder vanaf het laatste dat u hebt; dan mist u niets en krijgt u niets twee keer.',
      example: 1207,
    }),
    onderwerp: z.enum(['verantwoording', 'zending']),
    toestand: z.string().openapi({
      description:
        'Wat de verantwoording of de zending werd: aanvaard, vervangen, bezorgd, geaccepteerd, vastgehouden … ' +
        '`gewist`: de gegevens van de verantwoording zijn vernietigd, omdat hun bewaartermijn voorbij was of omdat een persoon erom vroeg.',
      example: 'bezorgd',
    }),
    verantwoordingId: Id,
    agbcode: z.string().openapi({ description: 'AGB-code van de aanbieder.', example: '12345678' }),
    zendingId: Id.optional().openapi({ description: 'Alleen als het om een zending gaat.' }),
    ontvangercode: z
      .string()
      .optional()
      .openapi({ description: 'Alleen als het om een zending gaat.', example: '0855' }),
    op: Tijdstip,
  })
  .openapi('Gebeurtenis');

export const toGebeurtenisBeeld = (rij: GebeurtenisRij): z.infer<typeof GebeurtenisBeeld> => ({
  volgnummer: rij.volgnummer,
  onderwerp: rij.onderwerp,
  toestand: rij.toestand,
  verantwoordingId: rij.verantwoordingId,
  agbcode: rij.agbcode,
  ...(rij.onderwerp === 'zending' ? { zendingId: rij.zendingId, ontvangercode: rij.ontvangercode } : {}),
  op: rij.op,
});
