/** A deadline that comes near or was missed, as its aanbieder and as its ontvanger see it. */
import { z } from '@hono/zod-openapi';
import type { TermijnRij } from '../../domain/termijnbewaking.ts';
import { describeTermijn } from '../../text/nl/termijn.ts';
import { Datum, Soort, Tijdstip } from './algemeen.ts';

export const Termijn = z
  .object({
    agbcode: z.string().openapi({ description: 'AGB-code van de aanbieder.', example: '12345678' }),
    ontvanger: z.object({
      code: z.string().openapi({ example: '0855' }),
      naam: z.string().openapi({ example: 'Tilburg' }),
    }),
    soort: Soort,
    periode: z.object({ begindatum: Datum, einddatum: Datum }),
    wat: z
      .string()
      .openapi({ description: 'Naam van de termijn in de aansluiting.', example: 'declaratie over de maand' }),
    uiterlijkeDatum: Datum.openapi({ description: 'Laatste dag waarop het op tijd is.' }),
    termijnsoort: z.enum(['nadert', 'verstreken']),
    verwachting: z
      .enum(['afgewezen', 'vastgehouden', 'concept', 'eerder-ingediend'])
      .openapi({ description: 'Waarom er iets wordt verwacht.' }),
    openstaand: z.boolean().openapi({ description: 'Het is er nog steeds niet.' }),
    gemeldOp: Tijdstip,
    melding: z.string(),
    oplossing: z.string(),
  })
  .openapi('Termijn');

export const toTermijn = (rij: TermijnRij): z.infer<typeof Termijn> => ({
  agbcode: rij.agbcode,
  ontvanger: { code: rij.ontvangercode, naam: rij.ontvangernaam },
  soort: rij.soort,
  periode: { begindatum: rij.periode.begindatum, einddatum: rij.periode.einddatum },
  wat: rij.wat,
  uiterlijkeDatum: rij.laatsteDag,
  termijnsoort: rij.termijnsoort,
  verwachting: rij.verwachting,
  openstaand: rij.openstaand,
  gemeldOp: rij.gemeldOp,
  ...describeTermijn(rij),
});
