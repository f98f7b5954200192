/** What a proefverwerking shows: what would happen, per ontvanger. */
import { z } from '@hono/zod-openapi';
import type { trial } from '../../pipeline/trial.ts';
import { toBevindingBeeld } from '../problem.ts';
import {
  Aansluitingverwijzing,
  Aantal,
  Bestand,
  Centen,
  Datum,
  Formaatverwijzing,
  Ontvanger,
  Soort,
  Zendingtoestand,
  ZonderOntvanger,
} from './algemeen.ts';
import { BevindingBeeld } from './problem.ts';

const Proefzending = z
  .object({
    ontvanger: Ontvanger,
    soort: Soort,
    formaat: Formaatverwijzing,
    aansluiting: Aansluitingverwijzing,
    toestand: Zendingtoestand.openapi({
      description:
        '`omgezet`: dit zou worden bezorgd. `wacht-op-antwoord`: dit ook, zodra de ontvanger heeft geantwoord. `ongewijzigd`: de ' +
        'ontvanger heeft dit al. `bewaard`: een concept dat deze ontvanger niet vraagt. `vastgehouden` of `gefilterd`: dit niet.',
    }),
    bestanden: z.array(Bestand),
    bevindingen: z.array(BevindingBeeld),
  })
  .openapi('Proefzending');

const Ontbrekend = z
  .object({
    soort: z.enum(['bijlage', 'verklaring', 'gegeven']),
    wat: z
      .string()
      .openapi({ description: 'Een bijlagesoort, een verklaringsoort, of `omzet`.', example: 'jaarrekening' }),
    waarom: z.enum(['aansluiting', 'drempel']).openapi({
      description: '`aansluiting`: de ontvanger vraagt dit altijd. `drempel`: door de hoogte van uw omzet.',
    }),
    voor: z.array(Ontvanger),
    uiterlijkOp: Datum.optional().openapi({ description: 'Laatste dag waarop het op tijd is.' }),
    houdtTegen: z.boolean().openapi({ description: 'Zonder dit gaat er niets naar deze ontvangers.' }),
  })
  .openapi('Ontbrekend');

export const ProefverwerkingBeeld = z
  .object({
    kenmerk: z.string().openapi({ example: 'VA-2027-01' }),
    aantalPrestaties: Aantal,
    aantalTrajecten: Aantal,
    saldoCenten: Centen,
    zendingen: z.array(Proefzending),
    zonderOntvanger: z.array(ZonderOntvanger),
    ontbreekt: z.array(Ontbrekend).openapi({
      description:
        'Wat u nog moet aanleveren, elk één keer, met de ontvangers die het nodig hebben. Wat in uw dossier staat, staat hier niet.',
    }),
    bevindingen: z.array(BevindingBeeld).openapi({ description: 'Bevindingen bij de verantwoording als geheel.' }),
    aantalBevindingen: Aantal,
    aantalFouten: Aantal,
  })
  .openapi('Proefverwerking');

type Verwerkt = Extract<Awaited<ReturnType<typeof trial>>, { readonly soort: 'verwerkt' }>;

export const toProefverwerking = (uitkomst: Verwerkt): z.infer<typeof ProefverwerkingBeeld> =>
  ProefverwerkingBeeld.parse({
    ...uitkomst,
    zendingen: uitkomst.zendingen.map((zending) => ({
      ...zending,
      bevindingen: zending.bevindingen.map(toBevindingBeeld),
    })),
    bevindingen: uitkomst.bevindingen.bevindingen.map(toBevindingBeeld),
    aantalBevindingen: uitkomst.bevindingen.aantal,
    aantalFouten: uitkomst.bevindingen.aantalFouten,
  });
