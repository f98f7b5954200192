/** Values that return in every schema. */
import { z } from '@hono/zod-openapi';
import { mayHoldBsn, noemtBsn } from '../../domain/bsn.ts';
import { MET_BSN } from '../invalid-input.ts';

export const Id = z.string().openapi({ format: 'uuid', example: '0d9c6c3e-5c0d-4f5e-9a53-0a1f5b1c2d3e' });
export const Tijdstip = z.iso
  .datetime()
  .openapi({ description: 'Tijdstip in UTC.', example: '2027-02-01T09:30:00.000Z' });
export const Datum = z.iso.date().openapi({ example: '2027-01-31' });
export const Sha256 = z
  .string()
  .openapi({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });
export const Aantal = z.int().openapi({ example: 12 });
export const Centen = z.int().openapi({ description: 'Bedrag in hele eurocenten.', example: 1_250_000 });
export const Wet = z.enum(['wmo', 'jw']);

export const Soort = z.enum([
  'declaratie',
  'productieverantwoording',
  'kwartaalrapportage',
  'beleidsinformatie',
  'klachtenrapportage',
  'integriteitsdossier',
  'jaarprognose',
]);

export const Ontvanger = z
  .object({
    soort: z.enum(['gemeente', 'inkoopregio', 'landelijk']),
    code: z.string().openapi({ example: '0855' }),
    naam: z.string().openapi({ example: 'Tilburg' }),
  })
  .openapi('Ontvanger');

export const Formaatverwijzing = z.object({
  naam: z.string().openapi({ example: 'iwmo323' }),
  versie: z.string().openapi({ example: '1.0.0' }),
});
export const Aansluitingverwijzing = z.object({
  id: z.string().openapi({ example: 'tilburg-wmo-declaratie' }),
  versie: z.string().openapi({ example: '1.0.0' }),
});

export const Bestand = z
  .object({
    volgnummer: z.int().openapi({ example: 1 }),
    bestandsnaam: z.string().openapi({ example: 'wmo323.xml' }),
    mediatype: z.string().openapi({ example: 'application/xml' }),
    sha256: Sha256,
    bytes: Aantal,
  })
  .openapi('Bestand');

export const ZonderOntvanger = z
  .object({ gemeentecode: z.string().openapi({ example: '0855' }), wet: Wet, soort: Soort })
  .openapi('ZonderOntvanger');

export const Zendingtoestand = z
  .enum([
    'gepland',
    'omgezet',
    'bezorgd',
    'bevestigd',
    'geaccepteerd',
    'afgewezen',
    'deels-afgewezen',
    'vastgehouden',
    'gefilterd',
    'wacht-op-antwoord',
    'ongewijzigd',
    'bewaard',
    'ingetrokken',
  ])
  .openapi('Zendingtoestand');

/** A page of a list: `resultaten`, and `volgende` when there is more. */
export const bladVan = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({
    resultaten: z.array(schema),
    volgende: z
      .string()
      .optional()
      .openapi({ description: 'Adres van de volgende bladzijde. Ontbreekt op de laatste.', format: 'uri-reference' }),
  });

/** A list that is always whole. */
export const lijstVan = <Schema extends z.ZodType>(schema: Schema) => z.object({ resultaten: z.array(schema) });

export const IdPad = z.object({ id: z.string().openapi({ format: 'uuid', description: 'Id, uit de lijst.' }) });

/** A text that is kept with the state, where no bsn may be. */
export const zonderBsn = (tekst: z.ZodString) => tekst.refine((waarde) => !mayHoldBsn(waarde), { params: MET_BSN });

/** The same of a name, which may hold dates and numbers. */
export const naamZonderBsn = (naam: z.ZodString) => naam.refine((waarde) => !noemtBsn(waarde), { params: MET_BSN });
