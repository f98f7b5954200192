/** The register as a beheerder reads it, and documents that come into it. */
import { z } from '@hono/zod-openapi';
import type { Formaat } from '../../domain/formaat.ts';
import { Aantal, Datum, Wet } from './algemeen.ts';
import { VoorbeeldInvoer, Voorbeeldnaam } from './formaat.ts';
import { BevindingBeeld } from './problem.ts';

const geldig = {
  geldigVanaf: Datum,
  geldigTot: Datum.optional().openapi({ description: 'Laatste dag; ontbreekt zolang het geldt.' }),
};

export const GemeenteBeeld = z
  .object({
    code: z.string().openapi({ description: 'CBS-code.', example: '0855' }),
    naam: z.string().openapi({ example: 'Tilburg' }),
    provincie: z.string().optional(),
    ...geldig,
  })
  .openapi('Gemeente');

const Bronstatus = z
  .enum(['gesourced', 'deels', 'eigen'])
  .openapi({ description: 'Hoe goed het is onderbouwd met bronnen.' });

export const InkoopregioBeeld = z
  .object({
    code: z.string(),
    naam: z.string(),
    regiosoort: z.enum(['jeugdregio', 'inkoopregio']),
    gemeentecodes: z.array(z.string()),
    ...geldig,
    bronstatus: Bronstatus,
    onbekend: z.array(z.string()).openapi({ description: 'Wat de bronnen niet laten zien.' }),
  })
  .openapi('Inkoopregio');

export const FormaatBeeld = z
  .object({
    naam: z.string().openapi({ example: 'iwmo323' }),
    versie: z.string().openapi({ example: '1.0.0' }),
    titel: z.string(),
    ...geldig,
    levensfase: z.enum(['concept', 'getest', 'actief', 'vervallen']),
    niveau: z.enum(['persoon', 'geaggregeerd']),
    wetten: z.array(Wet),
    bronstatus: Bronstatus,
  })
  .openapi('Formaat');

export const toFormaatBeeld = (formaat: Formaat): z.infer<typeof FormaatBeeld> => FormaatBeeld.parse(formaat);

/** Documents whose schema is published apart; they are answered as they were registered. */
export const Formaatdocument = z.record(z.string(), z.unknown()).openapi('Formaatdocument', {
  description: 'Volgens https://enkelvoud.nl/schemas/formaat/1.0.0.json.',
});
export const Aansluitingdocument = z.record(z.string(), z.unknown()).openapi('Aansluitingdocument', {
  description: 'Volgens https://enkelvoud.nl/schemas/aansluiting/1.0.0.json.',
});

export const MAXIMUM_DOCUMENTEN = 1000;

export const RegistratieInvoer = z
  .strictObject({
    documenten: z
      .array(
        z.strictObject({
          documentsoort: z.enum([
            'gemeenten',
            'herindelingen',
            'inkoopregios',
            'formaat',
            'aansluiting',
            'schema',
            'antwoordformaat',
          ]),
          inhoud: z.record(z.string(), z.unknown()).openapi({ description: 'Het document zelf.' }),
          voorbeelden: z
            .array(VoorbeeldInvoer.extend({ naam: Voorbeeldnaam }).openapi('VoorbeeldMetNaam'))
            .max(20)
            .optional()
            .openapi({
              description: 'Bij een formaat: zijn voorbeelden. Is het formaat geen concept, dan moeten ze kloppen.',
            }),
        }),
      )
      .min(1)
      .max(MAXIMUM_DOCUMENTEN)
      .openapi({ description: 'Alles of niets: is er één niet goed, dan wordt er niets geregistreerd.' }),
  })
  .openapi('RegistratieInvoer');

export const RegistratieBeeld = z
  .object({
    nieuw: Aantal.openapi({ description: 'Hoeveel documenten nieuw zijn.' }),
    ongewijzigd: Aantal.openapi({ description: 'Hoeveel er al precies zo stonden.' }),
    adviezen: z.array(BevindingBeeld),
  })
  .openapi('Registratie');
