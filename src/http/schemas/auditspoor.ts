import { z } from '@hono/zod-openapi';
import { Bladquery } from '../page.ts';
import { Tijdstip } from './algemeen.ts';

const Houdersoort = z.enum(['aanbieder', 'ontvanger', 'beheerder', 'systeem']);

export const Auditquery = Bladquery.extend({
  handeling: z
    .string()
    .regex(/^[a-zA-Z]{1,64}$/)
    .optional()
    .openapi({
      description:
        'Alleen deze handeling; de naam is de `operationId` van de API. Wat alleen op een pagina kan heeft een eigen naam, zoals `bekijkPersoonsgegevens`: iemand gaf een reden om gegevens van personen te zien.',
      example: 'maakSleutel',
    }),
  houdersoort: Houdersoort.optional().openapi({ description: 'Alleen wat deze soort organisatie deed.' }),
  houdercode: z.string().min(1).max(50).optional().openapi({ description: 'Alleen wat deze organisatie deed.' }),
});

export const AuditregelBeeld = z
  .object({
    regel: z.object({
      nummer: z.int().min(1).openapi({ description: 'Volgnummer, zonder gaten.', example: 42 }),
      vorige: z.string().openapi({ description: 'SHA-256 van de regel hiervoor; leeg bij de eerste.' }),
      op: Tijdstip,
      fase: z.enum(['begonnen', 'gedaan', 'geweigerd', 'mislukt']).openapi({
        description:
          '`begonnen` staat er vóór de handeling, de andere erna. Staat er na `begonnen` niets meer, dan is de handeling afgebroken ' +
          'en kan zij zijn gedaan.',
      }),
      bij: z.int().min(1).optional().openapi({ description: 'Nummer van de regel waarmee deze handeling begon.' }),
      handeling: z.string().openapi({ description: 'De `operationId` van de API.', example: 'maakSleutel' }),
      door: z.object({
        houdersoort: Houdersoort,
        houdercode: z.string().openapi({ example: 'beheer' }),
        middel: z.string().optional().openapi({ description: 'De sleutel of het lid waarmee het is gedaan.' }),
      }),
      feiten: z.record(z.string(), z.union([z.string(), z.number()])).openapi({
        description: 'Waar het over gaat: kenmerken, codes en namen. Nooit gegevens van cliënten.',
        example: { id: '7f0c2a34-5f0e-4b6e-9a55-0d7c1a8d2e11', antwoord: 200 },
      }),
    }),
    sha256: z.string().openapi({ description: 'SHA-256 (hex) van `regel` in canonieke JSON (RFC 8785).' }),
  })
  .openapi('Auditregel');
