/** Acts on aansluitingen, and what trying one shows. */
import { z } from '@hono/zod-openapi';
import { Datum } from './algemeen.ts';

export const EindeInvoer = z
  .strictObject({
    geldigTot: Datum.openapi({ description: 'Laatste dag waarop deze versie iets vraagt.' }),
    reden: z.string().min(1).max(500).openapi({ description: 'Waarom zij eindigt; staat in de geschiedenis.' }),
  })
  .openapi('EindeInvoer', { example: { geldigTot: '2027-12-31', reden: 'contract loopt af' } });
