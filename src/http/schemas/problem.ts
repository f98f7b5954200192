/** The form of bevindingen and of error answers. */
import { z } from '@hono/zod-openapi';

export const BevindingBeeld = z
  .object({
    code: z.string().openapi({ description: 'Vaste code van de bevinding.', example: 'TR346' }),
    ernst: z
      .enum(['fout', 'waarschuwing', 'advies'])
      .openapi({ description: 'Een fout houdt tegen; een waarschuwing en een advies niet.' }),
    melding: z.string().openapi({ description: 'Wat er mis is.' }),
    regel: z.string().openapi({ description: 'Welke regel dit vraagt, met de bron.' }),
    oplossing: z.string().openapi({ description: 'Wat u eraan kunt doen.' }),
    pointer: z.string().optional().openapi({
      description: 'Plaats in het ingestuurde document (JSON Pointer, RFC 6901).',
      example: '/prestaties/12',
    }),
    positie: z
      .int()
      .optional()
      .openapi({ description: 'Plaats binnen het bestand of de expressie, geteld vanaf het begin.' }),
    queryparameter: z.string().optional().openapi({ description: 'Queryparameter waar het om gaat.' }),
    gemeentecode: z.string().optional().openapi({ description: 'CBS-code van de gemeente.', example: '0855' }),
    ontvangercode: z.string().optional().openapi({ description: 'Code van de ontvanger.', example: '0855' }),
    uitvoerveld: z.string().optional().openapi({ description: 'Kolom of element van de uitvoer.' }),
    bron: z
      .object({
        bestand: z.string().optional().openapi({ description: 'Naam van het bestand in een bundel.' }),
        regel: z.int().optional().openapi({ description: 'Regelnummer, vanaf 1.', example: 42 }),
        veld: z.string().optional().openapi({
          description: 'Pad van het element, of opschrift van de kolom.',
          example: 'Bericht/DeclaratieAntwoord/Clienten/Client[2]/Prestaties/Prestatie[1]/RetourCodes',
        }),
        blad: z.string().optional().openapi({ description: 'Werkblad.' }),
        cel: z.string().optional().openapi({ description: 'Cel.', example: 'C12' }),
      })
      .optional()
      .openapi({ description: 'Plaats in het bestand zoals u het instuurde, als dat geen JSON is.' }),
  })
  .openapi('Bevinding');
export type BevindingBeeld = z.infer<typeof BevindingBeeld>;

export const Problem = z
  .object({
    type: z.string().openapi({
      description: 'Naam van het soort probleem.',
      example: 'urn:problem-type:enkelvoud:ongeldig-verzoek',
    }),
    status: z.int().openapi({ description: 'De HTTP-statuscode.', example: 400 }),
    title: z.string().openapi({ description: 'Korte omschrijving van het soort probleem.' }),
    detail: z.string().openapi({ description: 'Uitleg bij dit probleem.' }),
    instance: z
      .string()
      .optional()
      .openapi({ description: 'Kenmerk van dit voorval, om te noemen als u ons om hulp vraagt.' }),
    verantwoordingId: z.string().optional().openapi({ description: 'De verantwoording die er al is (bij 409).' }),
    bevindingen: z.array(BevindingBeeld).optional().openapi({ description: 'Alle bevindingen, hoogstens 1000.' }),
    aantalBevindingen: z.int().optional().openapi({ description: 'Hoeveel bevindingen er echt zijn.' }),
    aantalFouten: z.int().optional().openapi({ description: 'Hoeveel daarvan fouten zijn.' }),
  })
  .openapi('Probleem');
export type Problem = z.infer<typeof Problem>;
