/** Acts on aansluitingen, and what trying one shows. */
import { z } from '@hono/zod-openapi';
import type { Aansluitingproef } from '../../pipeline/aansluiting-proef.ts';
import type { Route, Routes } from '../../pipeline/aansluiting-routes.ts';
import type { Aansluitingvergelijking } from '../../pipeline/aansluiting-vergelijking.ts';
import { toBevindingBeeld } from '../problem.ts';
import {
  Aansluitingverwijzing,
  Aantal,
  Bestand,
  Datum,
  Formaatverwijzing,
  Id,
  Ontvanger,
  Soort,
  Wet,
  Zendingtoestand,
  ZonderOntvanger,
  zonderBsn,
} from './algemeen.ts';
import { Verantwoording, Versie } from './formaat.ts';
import { BevindingBeeld } from './problem.ts';
import { Aansluitingdocument } from './register.ts';

export const EindeInvoer = z
  .strictObject({
    geldigTot: Datum.openapi({ description: 'Laatste dag waarop deze versie iets vraagt.' }),
    reden: zonderBsn(z.string().min(1).max(500)).openapi({
      description: 'Waarom zij eindigt; staat in de geschiedenis.',
    }),
  })
  .openapi('EindeInvoer', { example: { geldigTot: '2027-12-31', reden: 'contract loopt af' } });

export const AansluitingproefInvoer = z
  .strictObject({
    aansluiting: Aansluitingdocument,
    verantwoording: Verantwoording,
    vandaag: Datum.optional().openapi({ description: 'Dag waarop zij heet te zijn ingediend; zonder: vandaag.' }),
  })
  .openapi('AansluitingproefInvoer');

const route = {
  ontvanger: Ontvanger,
  soort: Soort,
  aansluiting: Aansluitingverwijzing,
  formaat: Formaatverwijzing,
  delen: z.array(z.object({ gemeentecode: z.string().openapi({ example: '0855' }), wet: Wet })),
  vastgehouden: z
    .boolean()
    .openapi({ description: 'Waar als er iets ontbreekt waar de ontvanger op staat: een verklaring, een bijlage.' }),
  bevindingen: z.array(BevindingBeeld),
};

const RoutesBeeld = z
  .object({ zendingen: z.array(z.object(route)), zonderOntvanger: z.array(ZonderOntvanger) })
  .openapi('Routes');

export const AansluitingproefBeeld = z
  .object({
    uitkomst: z.enum(['aansluiting-geweigerd', 'verantwoording-geweigerd', 'geprobeerd']),
    bevindingen: z
      .array(BevindingBeeld)
      .openapi({ description: 'Bij de aansluiting; bij een geweigerde verantwoording: waarom.' }),
    zendingen: z
      .array(z.object({ ...route, toestand: Zendingtoestand, bestanden: z.array(Bestand) }))
      .optional()
      .openapi({ description: 'Wat er door deze aansluiting zou gaan.' }),
    vervallen: RoutesBeeld.optional().openapi({ description: 'Wat er nu gaat en dan niet meer, of anders.' }),
    zonderOntvanger: z.array(ZonderOntvanger).optional(),
  })
  .openapi('Aansluitingproef');

export const toAansluitingproef = (proef: Aansluitingproef): z.infer<typeof AansluitingproefBeeld> =>
  AansluitingproefBeeld.parse({
    ...proef,
    bevindingen: proef.bevindingen.map(toBevindingBeeld),
    ...(proef.uitkomst === 'geprobeerd' && {
      zendingen: proef.zendingen.map(withSentences),
      vervallen: toRoutesBeeld(proef.vervallen),
    }),
  });

export const AansluitingvergelijkingInvoer = z
  .strictObject({
    met: Versie.openapi({ description: 'De versie om mee te vergelijken: de oude kant.' }),
    verantwoordingen: z
      .int()
      .min(0)
      .max(50)
      .default(20)
      .openapi({ description: 'Over hoeveel van de laatste verantwoordingen, van alle aanbieders.', example: 20 }),
  })
  .openapi('AansluitingvergelijkingInvoer', { example: { met: '1.0.0', verantwoordingen: 20 } });

export const AansluitingvergelijkingBeeld = z
  .object({
    verschillen: z.array(
      z.object({
        pointer: z.string().openapi({ description: 'Plaats in het document.', example: '/drempel/bedragCenten' }),
        oud: z.string().optional().openapi({ description: 'Van een lijst met codes: wat verdween.' }),
        nieuw: z.string().optional().openapi({ description: 'Van een lijst met codes: wat erbij kwam.' }),
      }),
    ),
    bevindingen: z
      .array(BevindingBeeld)
      .openapi({ description: 'Waarom de routes niet te vergelijken zijn; anders leeg.' }),
    aantalVergeleken: Aantal.openapi({ description: 'Verantwoordingen die onder beide versies zijn gepland.' }),
    routes: z
      .array(z.object({ verantwoordingId: Id, oud: RoutesBeeld, nieuw: RoutesBeeld }))
      .openapi({ description: 'Alleen wat anders zou gaan.' }),
    overgeslagen: z.array(Id).openapi({ description: 'Verantwoordingen waarvan de inhoud is gewist.' }),
  })
  .openapi('Aansluitingvergelijking');

export const toAansluitingvergelijking = ({
  bevindingen,
  routes,
  ...rest
}: Aansluitingvergelijking): z.infer<typeof AansluitingvergelijkingBeeld> =>
  AansluitingvergelijkingBeeld.parse({
    ...rest,
    bevindingen: bevindingen.map(toBevindingBeeld),
    routes: routes.map(({ verantwoordingId, oud, nieuw }) => ({
      verantwoordingId,
      oud: toRoutesBeeld(oud),
      nieuw: toRoutesBeeld(nieuw),
    })),
  });

const withSentences = <Zending extends Route>(zending: Zending) => ({
  ...zending,
  bevindingen: zending.bevindingen.map(toBevindingBeeld),
});

const toRoutesBeeld = ({ zendingen, zonderOntvanger }: Routes) => ({
  zendingen: zendingen.map(withSentences),
  zonderOntvanger,
});
