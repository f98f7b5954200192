/** The day for which the register is asked. */
import { z } from '@hono/zod-openapi';
import { amsterdamseDatum } from '../../domain/kalender.ts';
import type { HttpOmgeving } from '../omgeving.ts';

export const Peildatum = z.strictObject({
  peildatum: z.iso.date().optional().openapi({
    description: 'De dag waarvoor u het register vraagt. Zonder peildatum: vandaag.',
    example: '2027-01-01',
  }),
});

export const onDay = ({ diensten }: HttpOmgeving['Variables'], peildatum: string | undefined): string =>
  peildatum ?? amsterdamseDatum(diensten.klok());
