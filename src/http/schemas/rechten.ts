import { z } from '@hono/zod-openapi';
import { isBsn } from '../../domain/bsn.ts';
import { MAXIMUM_AANTAL, STANDAARD_AANTAL } from '../page.ts';
import { Id, Tijdstip, Wet, zonderBsn } from './algemeen.ts';

const invoer = {
  bsn: z
    .string()
    .regex(/^\d{9}$/)
    .refine(isBsn)
    .openapi({ description: 'Van wie. Staat alleen in dit bericht, nooit in een adres.', example: '999900006' }),
  reden: zonderBsn(z.string().min(10).max(200)).openapi({
    description: 'Waarom, en op wiens verzoek. Komt in het auditspoor; noem er niemand in.',
    example: 'Verzoek AVG 15, dossier 2026-114 van de aanbieder',
  }),
  agbcode: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .openapi({ description: 'Alleen wat deze aanbieder instuurde.' }),
};

export const RechtenInvoer = z.strictObject(invoer).openapi('RechtenInvoer');

export const ZoekInvoer = z
  .strictObject({
    ...invoer,
    vanaf: z.string().max(200).optional().openapi({ description: '`volgende` uit het vorige antwoord.' }),
    aantal: z
      .int()
      .min(1)
      .max(MAXIMUM_AANTAL)
      .default(STANDAARD_AANTAL)
      .openapi({ description: 'In hoeveel inzendingen er hoogstens wordt gezocht.', example: STANDAARD_AANTAL }),
  })
  .openapi('ZoekInvoer');

const plek = {
  lijstId: Id.openapi({ description: 'De inzending waarmee het binnenkwam.' }),
  verantwoordingId: Id.optional().openapi({ description: 'Ontbreekt bij berichten van elders (historie).' }),
  agbcode: z.string().openapi({ example: '65656055' }),
};

const Niet = z.object({ ...plek, ontvangenOp: Tijdstip });

export const ZoekBeeld = z
  .object({
    betrokkeneId: z.string().openapi({ description: 'Hoe deze persoon in het verwerkingenlogboek staat.' }),
    resultaten: z.array(
      Niet.extend({
        delen: z.array(z.object({ gemeentecode: z.string().openapi({ example: '0855' }), wet: Wet })),
        zendingIds: z.array(Id).openapi({ description: 'Zendingen die uit deze delen zijn of worden gemaakt.' }),
      }),
    ),
    nietDoorzocht: z.array(Niet).openapi({
      description: 'Waar niet gezocht kon worden: de sleutel van toen is er niet meer, of er is geen lijst gemaakt.',
    }),
    volgende: z.string().optional().openapi({ description: 'Stuur dit mee als `vanaf` om verder te zoeken.' }),
  })
  .openapi('Zoekuitkomst');

const Besluit = z.discriminatedUnion('besluit', [
  z.object({
    ...plek,
    besluit: z.literal('gewist'),
    grond: z.enum(['afgerond', 'ingetrokken', 'langste-termijn', 'niet-bezorgd', 'historie']).openapi({
      description:
        'Waarom het weg kon: de bewaartermijn was om, het was ingetrokken en nooit bezorgd, of het was een kopie van een bericht van ' +
        'elders. Een inzending gaat in haar geheel.',
    }),
  }),
  z.object({ ...plek, besluit: z.literal('was-gewist') }),
  z.object({
    ...plek,
    besluit: z.literal('blijft'),
    reden: z.enum(['onderweg', 'vastgehouden', 'wacht-op-antwoord', 'correctietermijn', 'jaarcontrole']),
    tot: z.iso.date().optional().openapi({ description: 'De dag waarop deze reden eindigt, als die bekend is.' }),
    toelichting: z.string(),
  }),
  z.object({ ...plek, besluit: z.literal('niet-doorzocht') }),
]);

export const WisBeeld = z.object({ besluiten: z.array(Besluit) }).openapi('Wisuitkomst');
