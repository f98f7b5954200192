/** The answer of an ontvanger, as it comes in and as it is shown again. */
import { z } from '@hono/zod-openapi';
import { RETOURCODE_TECHNISCH } from '../../domain/codelijsten.ts';
import type { RetourRegel, RetourRij } from '../../domain/rijen.ts';
import type { Retourbericht } from '../../pipeline/answer.ts';
import { Aantal, Id, Tijdstip, Zendingtoestand } from './algemeen.ts';

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
    bestand: z.int().optional().openapi({
      description: 'Volgnummer van het bestand waarop dit antwoordt. Ontbreekt het, dan op de hele zending.',
    }),
    vorm: z
      .enum(['json', 'csv', 'wmo325', 'jw325'])
      .openapi({ description: 'Waarin het antwoord kwam: via deze API, in een eigen CSV, of als bericht.' }),
    oordeel: z.enum(OORDELEN),
    retourcodes: z.array(z.string()).openapi({ description: 'Codes voor het geheel.' }),
    redensoort: z.enum(['syntaxis', 'bedrijfsregel']).optional().openapi({
      description:
        'Waarom er iets is afgewezen: het bericht zelf deugde niet, of de inhoud voldeed niet aan een regel.',
    }),
    toelichting: z.string().optional(),
    aantalRegels: Aantal.openapi({ description: 'Hoeveel regels één voor één zijn beoordeeld.' }),
    aantalAfgewezen: Aantal,
    regels: z
      .array(
        z.object({
          referentienummer: z.string(),
          retourcodes: z.array(z.string()),
          toelichting: z.string().optional(),
        }),
      )
      .openapi({ description: `De afgewezen regels, hoogstens ${MAXIMUM_REGELS}.` }),
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

/** @param regels the rejected ones, as the answer named them */
export const toRetourBeeld = (rij: RetourRij, regels: readonly RetourRegel[]): z.infer<typeof RetourBeeld> => ({
  id: rij.id,
  zendingId: rij.zendingId,
  ...(rij.bestand === undefined ? {} : { bestand: rij.bestand }),
  vorm: rij.vorm,
  oordeel: rij.oordeel,
  retourcodes: [...rij.retourcodes],
  ...redensoort(rij),
  ...(rij.toelichting === undefined ? {} : { toelichting: rij.toelichting }),
  aantalRegels: rij.aantalRegels,
  aantalAfgewezen: rij.aantalAfgewezen,
  regels: regels.map(({ referentienummer, retourcodes, toelichting }) => ({
    referentienummer,
    retourcodes: [...retourcodes],
    ...(toelichting === undefined ? {} : { toelichting }),
  })),
  ontvangenOp: rij.ontvangenOp,
});

/** The two reasons an ontvanger itself can have (Peppol MLS: syntax, business rule); a delivery that failed is no answer. */
const redensoort = ({ oordeel, retourcodes }: RetourRij): { redensoort?: 'syntaxis' | 'bedrijfsregel' } =>
  oordeel === 'afgewezen' || oordeel === 'deels-afgewezen'
    ? { redensoort: retourcodes.includes(RETOURCODE_TECHNISCH) ? 'syntaxis' : 'bedrijfsregel' }
    : {};
