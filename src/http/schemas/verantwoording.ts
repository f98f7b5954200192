/** What an aanbieder sees of its own verantwoordingen. */
import { z } from '@hono/zod-openapi';
import type { BevindingRij, VerantwoordingRij } from '../../domain/rijen.ts';
import { toBevindingBeeld } from '../problem.ts';
import {
  Aansluitingverwijzing,
  Aantal,
  Bestand,
  Centen,
  Datum,
  Formaatverwijzing,
  Id,
  Ontvanger,
  Sha256,
  Soort,
  Tijdstip,
  Wet,
  Zendingtoestand,
  ZonderOntvanger,
} from './algemeen.ts';
import { Intrekreden } from './intrekking.ts';
import { BevindingBeeld } from './problem.ts';

export const VerantwoordingBeeld = z
  .object({
    id: Id,
    kenmerk: z.string().openapi({ description: 'Uw eigen kenmerk.', example: 'VA-2027-01' }),
    agbcode: z.string().openapi({ example: '12345678' }),
    stadium: z.enum(['concept', 'definitief']),
    periode: z.object({ begindatum: Datum, einddatum: Datum }),
    soorten: z.array(Soort),
    ontvangenOp: Tijdstip,
    sha256: Sha256.openapi({ description: 'SHA-256 van wat u instuurde, uitgepakt.' }),
    bytes: Aantal,
    aantalPrestaties: Aantal,
    aantalTrajecten: Aantal,
    saldoCenten: Centen,
    vervangtId: Id.optional().openapi({ description: 'De verantwoording die door deze is vervangen.' }),
    vervangenDoorId: Id.optional().openapi({ description: 'De verantwoording die deze heeft vervangen.' }),
    ingetrokkenOp: Tijdstip.optional(),
    intrekreden: Intrekreden.optional(),
    gewistOp: Tijdstip.optional().openapi({
      description:
        'De bewaartermijn is voorbij en de inhoud vernietigd. Wat blijft: ontvangstbewijs, totalen en hashes.',
    }),
  })
  .openapi('Verantwoording');

/** Only what the schema names: a new column never leaves by itself. */
export const toVerantwoordingBeeld = (rij: VerantwoordingRij): z.infer<typeof VerantwoordingBeeld> => ({
  id: rij.id,
  kenmerk: rij.kenmerk,
  agbcode: rij.agbcode,
  stadium: rij.stadium,
  periode: { begindatum: rij.periode.begindatum, einddatum: rij.periode.einddatum },
  soorten: [...rij.soorten],
  ontvangenOp: rij.ontvangenOp,
  sha256: rij.sha256,
  bytes: rij.bytes,
  aantalPrestaties: rij.aantalPrestaties,
  aantalTrajecten: rij.aantalTrajecten,
  saldoCenten: rij.saldoCenten,
  ...(rij.vervangtId === undefined ? {} : { vervangtId: rij.vervangtId }),
  ...(rij.vervangenDoorId === undefined ? {} : { vervangenDoorId: rij.vervangenDoorId }),
  ...(rij.ingetrokkenOp === undefined ? {} : { ingetrokkenOp: rij.ingetrokkenOp }),
  ...(rij.intrekreden === undefined ? {} : { intrekreden: rij.intrekreden }),
  ...(rij.gewistOp === undefined ? {} : { gewistOp: rij.gewistOp }),
});

const Documenthash = Sha256.openapi({ description: 'SHA-256 van het document in het register, als JSON-tekst.' });

const Registerstand = z.object({
  revisie: z.string().openapi({ example: '61.61' }),
  documenten: z.array(
    z.object({
      documentsoort: z.string().openapi({ example: 'gemeenten' }),
      naam: z.string().openapi({ example: 'gemeenten' }),
      versie: z.string().openapi({ example: '1.0.0' }),
      sha256: Documenthash,
    }),
  ),
});

const ZendingBewijs = z
  .object({
    id: Id,
    ontvanger: Ontvanger,
    soort: Soort,
    formaat: Formaatverwijzing.extend({ sha256: Documenthash }),
    aansluiting: Aansluitingverwijzing.extend({ sha256: Documenthash }),
    delen: z
      .array(z.object({ gemeentecode: z.string().openapi({ example: '0855' }), wet: Wet }))
      .openapi({ description: 'Van welke gemeenten en onder welke wet de regels zijn.' }),
    versie: z.int().openapi({
      description: 'Telt vanaf 1. Een latere komt in de plaats van wat er was, of verbetert het.',
      example: 1,
    }),
    vervangtId: Id.optional().openapi({ description: 'De zending die door deze is vervangen.' }),
    correctie: z
      .object({ aantal: Aantal, centen: Centen })
      .optional()
      .openapi({ description: 'Regels die terugnemen wat eerder is gestuurd, en hun bedrag.' }),
    toestand: Zendingtoestand,
    bezorgdOp: Tijdstip.optional(),
    beantwoordOp: Tijdstip.optional(),
    omgezetMet: z
      .object({
        registerrevisie: z
          .string()
          .openapi({ description: 'Stand van het register; zie `register`.', example: '61.61' }),
        softwareversie: z.string().openapi({ example: '0.1.0' }),
      })
      .optional()
      .openapi({ description: 'Waarmee de bestanden zijn gemaakt. Ontbreekt zolang dat niet is gebeurd.' }),
    bestanden: z.array(Bestand.omit({ volgnummer: true })),
  })
  .openapi('Zendingbewijs');

export const OntvangstbewijsBeeld = VerantwoordingBeeld.extend({
  zendingen: z
    .array(ZendingBewijs)
    .openapi({ description: 'Wat er voor elke ontvanger van wordt gemaakt, tot nu toe.' }),
  zonderOntvanger: z
    .array(ZonderOntvanger)
    .openapi({ description: 'Waarvoor nog geen ontvanger is aangesloten. Dit blijft bewaard en gaat later alsnog.' }),
  register: z
    .array(Registerstand)
    .openapi({ description: 'De lijsten van het register waarmee de bestanden zijn gemaakt, per revisie.' }),
  opgemaaktOp: Tijdstip.openapi({
    description: 'Wat u instuurde staat vast; de zendingen staan erin zoals zij op dit moment waren.',
  }),
  software: z
    .object({ naam: z.literal('enkelvoud'), versie: z.string().openapi({ example: '0.1.0' }) })
    .openapi({ description: 'Waarmee dit bewijs is opgemaakt.' }),
}).openapi('Ontvangstbewijs');

export const GevondenBevinding = BevindingBeeld.extend({
  volgnummer: z.int(),
  fase: z
    .enum(['invoer', 'route', 'omzetting', 'bezorging', 'antwoord'])
    .openapi({ description: 'Waarbij het is gevonden: het lezen, het verdelen, het omzetten of het antwoord.' }),
  zendingId: Id.optional(),
  vastgesteldOp: Tijdstip,
}).openapi('GevondenBevinding');

export const toGevondenBevinding = (rij: BevindingRij): z.infer<typeof GevondenBevinding> => ({
  ...toBevindingBeeld(rij.bevinding),
  volgnummer: rij.volgnummer,
  fase: rij.fase,
  ...(rij.zendingId === undefined ? {} : { zendingId: rij.zendingId }),
  vastgesteldOp: rij.vastgesteldOp,
});
