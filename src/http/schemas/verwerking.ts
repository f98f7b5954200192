import { z } from '@hono/zod-openapi';
import type { Verwerking } from '../../domain/verwerking.ts';
import {
  activiteitUri,
  VERWERKINGSACTIVITEITEN,
  type Verwerkingsactiviteit,
} from '../../domain/verwerkingsactiviteit.ts';
import { Bladquery } from '../page.ts';
import { Id, Tijdstip } from './algemeen.ts';

export const Verwerkingquery = Bladquery.extend({
  verantwoording: z.uuid().optional().openapi({ description: 'Alleen van deze verantwoording.' }),
  zendingId: z.uuid().optional().openapi({ description: 'Alleen van deze zending. Noem ook de verantwoording.' }),
}).refine(({ verantwoording, zendingId }) => zendingId === undefined || verantwoording !== undefined, {
  path: ['verantwoording'],
});

export const NummerPad = z.object({
  nummer: z.coerce
    .number()
    .int()
    .min(1)
    .openapi({ param: { name: 'nummer', in: 'path' }, description: 'Nummer van de verwerking.', example: 1 }),
});

const Trace = z.string().openapi({ description: '`trace_id`, in hexadecimale cijfers (W3C Trace Context).' });
const Span = z.string().openapi({ description: '`span_id`, in hexadecimale cijfers.' });

export const VerwerkingBeeld = z
  .object({
    nummer: z.int().min(1).openapi({ example: 12 }),
    traceId: Trace,
    spanId: Span,
    vreemd: z
      .object({ traceId: Trace, spanId: Span, entiteit: z.string().openapi({ description: 'URI van wie het vroeg.' }) })
      .optional()
      .openapi({ description: '`foreign_operation`: de actie van een ander die hierom vroeg.' }),
    naam: z.string().openapi({ description: 'Naam van de actie.', example: 'zending.omzetten' }),
    activiteitId: z.string().openapi({
      description: '`dpl.core.processing_activity_id`: zie `/verwerkingsactiviteiten`.',
      example: 'urn:enkelvoud:verwerkingsactiviteit:omzetten:1',
    }),
    status: z
      .union([z.literal(0), z.literal(2)])
      .openapi({ description: '`status_code`: 0 goed, 2 een storing bij ons.' }),
    begonnenOp: Tijdstip,
    geeindigdOp: Tijdstip,
    door: z.object({ houdersoort: z.string(), houdercode: z.string() }).optional(),
    verantwoordingId: Id.optional(),
    zendingId: Id.optional(),
    betrokkenen: z.enum(['alle', 'zending', 'een', 'geen']).openapi({
      description:
        'Over wie het ging: iedereen in wat toen binnenkwam, wie in de delen van deze zending staan, één persoon, of niemand van wie iets is bewaard.',
    }),
  })
  .openapi('Verwerking');

export const toVerwerkingBeeld = (verwerking: Verwerking): z.infer<typeof VerwerkingBeeld> => {
  const { activiteit, lijstId: _, betrokkene: __, ...rij } = verwerking;
  const gevonden = VERWERKINGSACTIVITEITEN.find(({ naam }) => naam === activiteit);
  if (gevonden === undefined) throw new Error(`no activity ${activiteit}`);
  return VerwerkingBeeld.parse({ ...rij, activiteitId: activiteitUri(gevonden) });
};

export const ActiviteitBeeld = z
  .object({
    id: z.string().openapi({ example: 'urn:enkelvoud:verwerkingsactiviteit:omzetten:1' }),
    naam: z.string(),
    versie: z.int().min(1),
    titel: z.string(),
    doel: z.string(),
    grondslag: z.string(),
    gegevens: z.string(),
    ontvangers: z.string(),
    verantwoordelijke: z.string(),
  })
  .openapi('Verwerkingsactiviteit');

export const toActiviteitBeeld = (activiteit: Verwerkingsactiviteit): z.infer<typeof ActiviteitBeeld> => ({
  ...activiteit,
  id: activiteitUri(activiteit),
});
