import { z } from '@hono/zod-openapi';
import { type ClientRij, kidsVan, Sleutelset } from '../../pipeline/clients.ts';
import { Id, Tijdstip } from './algemeen.ts';
import { houder, passend, Rollen } from './sleutel.ts';

const Sleutelbewijs = z.discriminatedUnion('soort', [
  z.strictObject({
    soort: z.literal('jwks'),
    jwks: Sleutelset.openapi({ description: 'De publieke RSA-sleutels waarmee de client tekent (RFC 7517).' }),
  }),
  z.strictObject({
    soort: z.literal('uitgever'),
    uitgever: z.url().openapi({ description: 'Wie de tokens uitgeeft (iss).', example: 'https://login.example' }),
    onderwerp: z.string().min(1).max(200).openapi({ description: 'Hoe die de client noemt (sub).' }),
  }),
]);

export const ClientInvoer = z
  .strictObject({ ...houder, rollen: Rollen, bewijs: Sleutelbewijs })
  .refine(passend, { path: ['rollen'] })
  .openapi('ClientInvoer');

export const ClientBeeld = z
  .object({
    id: Id.openapi({ description: 'Het client_id.' }),
    ...houder,
    rollen: Rollen,
    bewijs: z.object({
      soort: z.enum(['jwks', 'uitgever']),
      kids: z.array(z.string()).optional(),
      uitgever: z.string().optional(),
      onderwerp: z.string().optional(),
    }),
    aangemaaktOp: Tijdstip,
    gebruiktOp: Tijdstip.optional(),
    ingetrokkenOp: Tijdstip.optional(),
  })
  .openapi('Client');

export const toClientBeeld = ({ houder: van, bewijs, rollen, ...rij }: ClientRij): z.infer<typeof ClientBeeld> => ({
  ...rij,
  ...van,
  rollen: [...rollen],
  bewijs: bewijs.soort === 'jwks' ? { soort: 'jwks', kids: [...kidsVan(bewijs.jwks)] } : bewijs,
});
