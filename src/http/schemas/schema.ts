/** Schemas of ontvangers as a beheerder sees them. */
import { z } from '@hono/zod-openapi';
import { Aantal, Sha256 } from './algemeen.ts';
import { Naam, Versie } from './formaat.ts';

const kern = {
  naam: z.string().openapi({ description: 'Naam van het schema.', example: 'voorbeeld-bericht' }),
  versie: Versie,
  titel: z.string().openapi({ example: 'Bericht van Voorbeeld' }),
  schemasoort: z.enum(['xsd', 'json-schema']),
  sha256: Sha256.openapi({ description: 'SHA-256 van de hele set.' }),
};

export const SchemaregelBeeld = z.object(kern).openapi('Schemaregel');

export const SchemaBeeld = z
  .object({
    ...kern,
    hoofdbestand: z
      .string()
      .openapi({ description: 'Het bestand waarmee de controle begint.', example: 'bericht.xsd' }),
    bestanden: z.array(z.object({ bestandsnaam: z.string(), bytes: Aantal, sha256: Sha256 })),
    bronnen: z.array(
      z.object({ naam: z.string(), vindplaats: z.string().optional(), opmerking: z.string().optional() }),
    ),
    formaten: z
      .array(z.object({ naam: Naam, versie: Versie }))
      .openapi({ description: 'Versies van formaten die dit schema noemen.' }),
  })
  .openapi('Schema');
