/** The webhook of an aanbieder as it is given and shown. */
import { z } from '@hono/zod-openapi';
import { isStilstaand, type Webhookstand } from '../../pipeline/aanbiederwebhook.ts';
import { toestandVan } from '../../pipeline/kanaal-beheer.ts';
import { Aantal, Tijdstip } from './algemeen.ts';
import { Domeinen, KanaalInvoer } from './kanaal.ts';

export const WebhookInvoer = KanaalInvoer.omit({ instelling: true })
  .extend({
    instelling: z
      .looseObject({
        kanaalsoort: z.literal('webhook'),
        inhoud: z
          .literal('bericht')
          .default('bericht')
          .openapi({ description: 'Een gebeurtenis heeft geen bestanden; alleen `bericht` kan.' }),
      })
      .openapi({
        description: 'Instellingen volgens het schema van een kanaal, soort webhook.',
        example: { kanaalsoort: 'webhook', adres: 'https://dienst.aanbieder.example/gebeurtenissen' },
      }),
  })
  .openapi('WebhookInvoer');

export const WebhookBeeld = z
  .object({
    toestand: z.enum(['geen', 'onbeproefd', 'wacht-op-vrijgave', 'in-gebruik']).openapi({
      description:
        'onbeproefd: wordt nog niet gebruikt. Beproef de webhook met POST …/webhook/proeven. wacht-op-vrijgave: de proef lukte; wordt pas ' +
        'gebruikt als een ander haar vrijgeeft met POST …/webhook/vrijgaven.',
    }),
    versie: Aantal.openapi({ description: '0 als er nooit iets is ingesteld.' }),
    instelling: z.record(z.string(), z.unknown()).optional(),
    publiekeSleutels: z
      .array(z.string())
      .openapi({ description: 'Bij handtekening v1a: hiermee controleert u onze handtekening. De nieuwste eerst.' }),
    op: Tijdstip.optional().openapi({ description: 'Wanneer dit is ingesteld.' }),
    beproefdOp: Tijdstip.optional(),
    inGebruikOp: Tijdstip.optional(),
    inGebruik: z
      .object({ versie: Aantal, instelling: z.record(z.string(), z.unknown()) })
      .optional()
      .openapi({ description: 'Wat intussen wordt gebruikt, zolang deze instellingen niet in gebruik zijn.' }),
    domeinen: Domeinen,
    bezorging: z
      .object({
        wachtend: Aantal,
        vastgehouden: Aantal.openapi({
          description: 'Niet gelukt, ook niet na de laatste poging. U vindt ze met GET /gebeurtenissen.',
        }),
        stilstaand: z.boolean().openapi({
          description:
            'Er gaat niets meer: uw dienst antwoordde 410, of er lukte te lang niets. Een geslaagde proef start het weer.',
        }),
        volgendePoging: Tijdstip.optional(),
      })
      .openapi({ description: 'Hoe het brengen gaat.' }),
  })
  .openapi('Webhook');

export function toWebhookBeeld({ kanaal, postbus }: Webhookstand): z.infer<typeof WebhookBeeld> {
  const bezorging = {
    wachtend: postbus.wachtend + postbus.onderweg,
    vastgehouden: postbus.vastgehouden,
    stilstaand: isStilstaand(postbus),
    ...(postbus.volgendMoment === undefined ? {} : { volgendePoging: new Date(postbus.volgendMoment).toISOString() }),
  };
  const { nieuwste, inGebruik, domeinen } = kanaal;
  const lijst = domeinen.length === 0 ? {} : { domeinen: [...domeinen] };
  const versie = nieuwste?.versie ?? 0;
  if (nieuwste === undefined || nieuwste.instelling.kanaalsoort !== 'webhook')
    return { toestand: 'geen', versie, publiekeSleutels: [], ...lijst, bezorging };
  const { instelling, publiekeSleutels, op, beproefdOp, inGebruikOp } = nieuwste;
  return {
    toestand: toestandVan(nieuwste),
    versie,
    instelling: { ...instelling },
    publiekeSleutels: [...publiekeSleutels],
    op,
    ...(beproefdOp === undefined ? {} : { beproefdOp }),
    ...(inGebruikOp === undefined ? {} : { inGebruikOp }),
    ...(inGebruikOp === undefined && inGebruik?.instelling.kanaalsoort === 'webhook'
      ? { inGebruik: { versie: inGebruik.versie, instelling: { ...inGebruik.instelling } } }
      : {}),
    ...lijst,
    bezorging,
  };
}
