/** Taking a verantwoording back. */
import { z } from '@hono/zod-openapi';
import type { VerantwoordingRij } from '../../domain/rijen.ts';
import { Id, Tijdstip } from './algemeen.ts';

export const Intrekreden = z.enum(['onjuist', 'dubbel', 'verkeerde-ontvanger', 'anders']).openapi({
  description: 'Waarom u intrekt. Een vaste keuze, zodat er geen persoonsgegevens in komen.',
  example: 'onjuist',
});

export const IntrekkingInvoer = z.strictObject({ reden: Intrekreden }).openapi('IntrekkingInvoer');

export const IntrekkingBeeld = z
  .object({ verantwoordingId: Id, reden: Intrekreden, ingetrokkenOp: Tijdstip })
  .openapi('Intrekking');

/** Undefined when it was not withdrawn. */
export const toIntrekkingBeeld = ({
  id,
  intrekreden,
  ingetrokkenOp,
}: VerantwoordingRij): z.infer<typeof IntrekkingBeeld> | undefined =>
  intrekreden === undefined || ingetrokkenOp === undefined
    ? undefined
    : { verantwoordingId: id, reden: intrekreden, ingetrokkenOp };
