/** The answer of an ontvanger, as it comes in and as it is shown again. */
import { z } from '@hono/zod-openapi';
import type { RetourRij } from '../../domain/rijen.ts';
import type { Retourbericht } from '../../pipeline/answer.ts';
import { Id, Tijdstip, Zendingtoestand } from './algemeen.ts';

const Retourcode = z
  .string()
  .min(1)
  .max(20)
  .openapi({ description: 'Code uit de lijst retourcodes.', example: '0233' });
const Toelichting = z.string().max(1000).openapi({
  description: 'Uitleg voor de aanbieder, zonder persoonsgegevens.',
  example: 'Tarief wijkt af van contract.',
});

const RetourregelInvoer = z
  .strictObject({
    referentienummer: z.string().min(1).max(50).openapi({
      description: 'Referentienummer van de regel, zoals het in het bestand staat.',
      example: 'REF-0001',
    }),
    retourcode: Retourcode.optional(),
    toelichting: Toelichting.optional(),
  })
  .openapi('Retourregel');

const OORDELEN = ['ontvangen', 'geaccepteerd', 'afgewezen', 'deels-afgewezen'] as const;

export const MAXIMUM_REGELS = 10_000;

export const RetourInvoer = z
  .strictObject({
    oordeel: z.enum(OORDELEN).openapi({
      description: 'Bij `deels-afgewezen` noemt u de afgewezen regels; wat u niet noemt is geaccepteerd.',
      example: 'deels-afgewezen',
    }),
    retourcode: Retourcode.optional(),
    toelichting: Toelichting.optional(),
    regels: z.array(RetourregelInvoer).max(MAXIMUM_REGELS).default([]),
  })
  .openapi('Retourbericht');

export const RetourBeeld = z
  .object({
    id: Id,
    zendingId: Id,
    oordeel: z.enum(OORDELEN),
    retourcode: z.string().optional(),
    toelichting: z.string().optional(),
    regels: z.array(
      z.object({ referentienummer: z.string(), retourcode: z.string().optional(), toelichting: z.string().optional() }),
    ),
    ontvangenOp: Tijdstip,
  })
  .openapi('OntvangenRetourbericht');

export const RetourAntwoord = RetourBeeld.extend({
  toestand: Zendingtoestand.openapi({ description: 'Toestand van de zending na dit antwoord.' }),
}).openapi('Retourantwoord');

const reden = (deel: { readonly retourcode?: string | undefined; readonly toelichting?: string | undefined }) => ({
  ...(deel.retourcode === undefined ? {} : { retourcode: deel.retourcode }),
  ...(deel.toelichting === undefined ? {} : { toelichting: deel.toelichting }),
});

/** Always with its members in the same order, so that the same answer has the same hash. */
export const toRetourbericht = (invoer: z.output<typeof RetourInvoer>): Retourbericht => ({
  oordeel: invoer.oordeel,
  ...reden(invoer),
  regels: invoer.regels.map((regel) => ({ referentienummer: regel.referentienummer, ...reden(regel) })),
});

export const toRetourBeeld = (rij: RetourRij): z.infer<typeof RetourBeeld> => ({
  id: rij.id,
  zendingId: rij.zendingId,
  oordeel: rij.oordeel,
  ...reden(rij),
  regels: rij.regels.map((regel) => ({ referentienummer: regel.referentienummer, ...reden(regel) })),
  ontvangenOp: rij.ontvangenOp,
});
