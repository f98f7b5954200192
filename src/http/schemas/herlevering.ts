/** Making zendingen again: asked, shown, done. No content: names of files, hashes and figures. */
import { z } from '@hono/zod-openapi';
import type { HerleveringRij, Herleverselectie } from '../../domain/herlevering.ts';
import { MAXIMUM_HERLEVERING } from '../../pipeline/herlevering.ts';
import { Aantal, Datum, Id, Sha256, Soort, Tijdstip } from './algemeen.ts';

const Selectie = z
  .strictObject({
    ontvangercode: z.string().min(1).max(40).openapi({ example: '0855' }),
    formaat: z.string().min(1).max(60).openapi({ example: 'pv-landelijk-wmo' }),
    formaatversie: z.string().max(40).optional().openapi({
      description: 'Maak ze met deze versie. Ontbreekt: met de versie waarmee zij zijn gemaakt.',
      example: '2026.1.0',
    }),
    soort: Soort.optional(),
    agbcode: z
      .string()
      .regex(/^\d{8}$/)
      .optional()
      .openapi({ description: 'Alleen van deze aanbieder.', example: '12345678' }),
    periodeVanaf: Datum.optional(),
    periodeTotEnMet: Datum.optional(),
    maximaal: z.int().min(1).max(MAXIMUM_HERLEVERING).openapi({ description: 'Hoeveel zendingen ten hoogste.' }),
  })
  .openapi('Herleverselectie');

export const HerleveringInvoer = z.strictObject({ selectie: Selectie }).openapi('HerleveringInvoer');

export const UitvoeringInvoer = z
  .strictObject({ sha256: Sha256.openapi({ description: 'De `sha256` van de herlevering die u hebt bekeken.' }) })
  .openapi('HerleveringUitvoering');

const Bestandsgegeven = z.object({ bestandsnaam: z.string(), sha256: Sha256, bytes: Aantal });

export const HerleveringBeeld = z
  .object({
    id: Id,
    selectie: Selectie,
    sha256: Sha256.openapi({ description: 'Van wat hieronder staat. Alleen precies dit kan worden uitgevoerd.' }),
    regels: z.array(
      z.object({
        zendingId: Id,
        agbcode: z.string(),
        actie: z.enum(['opnieuw', 'overslaan']),
        reden: z
          .enum(['gelijk', 'per-regel', 'te-groot', 'gewist', 'niet-te-maken'])
          .optional()
          .openapi({
            description:
              'Waarom niet: de ontvanger heeft precies dit al; dit formaat verbetert per regel; te groot om meteen te doen; de gegevens ' +
              'zijn gewist; of er is geen goed bestand van te maken.',
          }),
        oud: z.array(Bestandsgegeven),
        nieuw: z.array(Bestandsgegeven),
      }),
    ),
    aantalOpnieuw: Aantal,
    aangevraagdDoor: z.string(),
    aangevraagdOp: Tijdstip,
    uitgevoerdDoor: z.string().optional(),
    uitgevoerdOp: Tijdstip.optional(),
  })
  .openapi('Herlevering');

/** Absent stays absent. */
export function toSelectie(invoer: z.output<typeof Selectie>): Herleverselectie {
  const { ontvangercode, formaat, maximaal, ...keuze } = invoer;
  const gekozen = Object.fromEntries(Object.entries(keuze).filter(([, waarde]) => waarde !== undefined));
  return { ontvangercode, formaat, maximaal, ...gekozen };
}

export const toHerleveringBeeld = (rij: HerleveringRij): z.infer<typeof HerleveringBeeld> => ({
  id: rij.id,
  selectie: { ...rij.selectie },
  sha256: rij.sha256,
  regels: rij.regels.map(({ zendingId, agbcode, actie, reden, oud, nieuw }) => ({
    zendingId,
    agbcode,
    actie,
    ...(reden === undefined ? {} : { reden }),
    oud: oud.map((bestand) => ({ ...bestand })),
    nieuw: nieuw.map((bestand) => ({ ...bestand })),
  })),
  aantalOpnieuw: rij.regels.filter(({ actie }) => actie === 'opnieuw').length,
  aangevraagdDoor: rij.aangevraagdDoor,
  aangevraagdOp: rij.aangevraagdOp,
  ...(rij.uitgevoerdDoor === undefined ? {} : { uitgevoerdDoor: rij.uitgevoerdDoor }),
  ...(rij.uitgevoerdOp === undefined ? {} : { uitgevoerdOp: rij.uitgevoerdOp }),
});
