/** The channel of an ontvanger as it is given and shown. A secret goes in and never comes out. */
import { z } from '@hono/zod-openapi';
import { SCHEMA } from '../../../generated/schema-kanaal.ts';
import { GEHEIMNAMEN, type KanaalRij, type Wijziger as Wijzigerrij } from '../../domain/kanaal.ts';
import { type Kanaalstand, type Proefuitkomst, toestandVan } from '../../pipeline/kanaal-beheer.ts';
import type { Geheimeninvoer } from '../../pipeline/kanaal-geheimen.ts';
import type { Kanaalopgave } from '../../pipeline/kanaal-lezen.ts';
import { describeProefstap } from '../../text/nl/kanaal.ts';
import { Aantal, Tijdstip } from './algemeen.ts';

export const Ontvangercode = z.string().openapi({ description: 'Code van de ontvanger.', example: '0855' });
export const OntvangerPad = z.object({ ontvangercode: Ontvangercode });

const Instelling = z.record(z.string(), z.unknown()).openapi({
  description: `Instellingen volgens ${SCHEMA.$id}; zie ook GET …/kanaalsoorten.`,
  example: { kanaalsoort: 'webhook', adres: 'https://dienst.gemeente.example/zendingen' },
});

const geheim = (omschrijving: string, example: string) =>
  z.string().max(4000).optional().openapi({ description: omschrijving, example });

export const KanaalInvoer = z
  .strictObject({
    instelling: Instelling,
    geheimen: z
      .strictObject({
        ondertekengeheim: geheim('Waarmee wij ondertekenen (v1).', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
        headerwaarde: geheim('Waarde van de header waarmee wij ons aanmelden.', 'een lang geheim'),
        clientgeheim: geheim('Ons geheim bij uw tokendienst.', 'een lang geheim'),
        s3geheim: geheim('Geheim bij de toegangssleutel van de bucket.', 'een lang geheim'),
      } satisfies Record<(typeof GEHEIMNAMEN)[number], z.ZodType>)
      .default({})
      .openapi({
        description:
          'Alleen wat nieuw is: een geheim dat u weglaat blijft zoals het was, zolang het naar hetzelfde adres gaat.',
      }),
    nieuweSleutel: z.boolean().default(false).openapi({
      description:
        'Bij handtekening v1a en bij clientbewijs sleutel: maak nieuwe sleutels. Bij v1a tekent de oude nog even mee.',
    }),
  })
  .openapi('KanaalInvoer');

/** Zod leaves what is not there as undefined; the pipeline leaves it out. */
export const toOpgave = ({ instelling, geheimen, nieuweSleutel }: z.output<typeof KanaalInvoer>): Kanaalopgave => ({
  instelling,
  nieuweSleutel,
  geheimen: Object.fromEntries(Object.entries(geheimen).filter(([, waarde]) => waarde !== undefined)) as Geheimeninvoer,
});

const Wijziger = z.object({
  soort: z.enum(['ontvanger', 'beheerder', 'aanbieder']),
  code: z.string().openapi({ description: 'Organisatie die het deed.', example: '0855' }),
  middel: z.string().optional().openapi({
    description:
      'Waarmee: lid:<id> voor een persoon, sleutel:<id> voor een sleutel of client. Alleen van uw eigen organisatie; de beheerder ziet alles.',
    example: 'sleutel:9b2f0f6e-6e0f-4b0a-9a55-2b6f5f6f8c11',
  }),
});

/** Who looks: of other organisations than its own an ontvanger sees the code only. */
export type Kijker = 'ontvanger' | 'beheerder';

const toWijziger = ({ soort, code, middel }: Wijzigerrij, kijker: Kijker): z.infer<typeof Wijziger> => ({
  soort,
  code,
  ...(middel !== undefined && (kijker === 'beheerder' || soort === kijker) ? { middel } : {}),
});

const Geheimnamen = z
  .array(z.enum(GEHEIMNAMEN))
  .openapi({ description: 'De geheimen die wij hiervoor bewaren. De waarden tonen wij nooit.' });

/** Shown with a channel: where its organisation may have us call. */
export const Domeinen = z
  .array(z.string())
  .optional()
  .openapi({
    description:
      'Alleen naar deze domeinen, en alles daaronder, bellen wij voor u. De beheerder van Enkelvoud beheert de lijst. Ontbreekt zij, dan geldt wat de installatie toelaat.',
    example: ['diemen.nl'],
  });

export const KanaalversieBeeld = z
  .object({
    versie: Aantal,
    instelling: Instelling,
    geheimen: Geheimnamen,
    door: Wijziger,
    op: Tijdstip,
    beproefdOp: Tijdstip.optional().openapi({ description: 'Wanneer de proef lukte.' }),
    inGebruikOp: Tijdstip.optional().openapi({ description: 'Vanaf wanneer deze versie is gebruikt.' }),
    vrijgegevenDoor: Wijziger.optional().openapi({
      description: 'Wie deze versie na de proef vrijgaf. Ontbreekt als de geslaagde proef genoeg was.',
    }),
  })
  .openapi('Kanaalversie');

export const KanaalBeeld = z
  .object({
    instelling: Instelling,
    toestand: z.enum(['in-gebruik', 'onbeproefd', 'wacht-op-vrijgave']).openapi({
      description:
        'onbeproefd: wordt nog niet gebruikt; beproef het kanaal met POST …/kanaal/proeven. wacht-op-vrijgave: de proef lukte; wordt pas ' +
        'gebruikt als een ander het vrijgeeft met POST …/kanaal/vrijgaven.',
    }),
    versie: Aantal.openapi({ description: '0 als er nooit iets is ingesteld.' }),
    geheimen: Geheimnamen,
    publiekeSleutels: z.array(z.string()).openapi({
      description: 'Bij handtekening v1a: hiermee controleert u onze handtekening. De nieuwste eerst.',
      example: ['whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
    }),
    clientsleutel: z
      .object({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: z.string(),
        y: z.string(),
        alg: z.literal('ES256'),
        use: z.literal('sig'),
        kid: z.string(),
      })
      .optional()
      .openapi({ description: 'Bij clientbewijs sleutel: zet deze openbare sleutel (JWK) bij uw tokendienst.' }),
    door: Wijziger.optional(),
    op: Tijdstip.optional(),
    beproefdOp: Tijdstip.optional(),
    inGebruikOp: Tijdstip.optional(),
    vrijgegevenDoor: Wijziger.optional(),
    domeinen: Domeinen,
    inGebruik: z
      .object({ versie: Aantal, instelling: Instelling })
      .optional()
      .openapi({ description: 'Wat intussen wordt gebruikt, zolang deze instellingen niet in gebruik zijn.' }),
  })
  .openapi('Kanaal');

const optioneel = ({ beproefdOp, inGebruikOp, vrijgegevenDoor }: KanaalRij, kijker: Kijker) => ({
  ...(beproefdOp === undefined ? {} : { beproefdOp }),
  ...(inGebruikOp === undefined ? {} : { inGebruikOp }),
  ...(vrijgegevenDoor === undefined ? {} : { vrijgegevenDoor: toWijziger(vrijgegevenDoor, kijker) }),
});

export const toKanaalversie = (rij: KanaalRij, kijker: Kijker): z.infer<typeof KanaalversieBeeld> => ({
  versie: rij.versie,
  instelling: { ...rij.instelling },
  geheimen: [...rij.geheimnamen],
  door: toWijziger(rij.door, kijker),
  op: rij.op,
  ...optioneel(rij, kijker),
});

const POSTVAK = { kanaalsoort: 'postvak' };

export function toKanaalBeeld(stand: Kanaalstand, kijker: Kijker): z.infer<typeof KanaalBeeld> {
  const { nieuwste, inGebruik } = stand;
  const domeinen = stand.domeinen.length === 0 ? {} : { domeinen: [...stand.domeinen] };
  if (nieuwste === undefined)
    return { instelling: POSTVAK, toestand: 'in-gebruik', versie: 0, geheimen: [], publiekeSleutels: [], ...domeinen };
  return {
    ...toKanaalversie(nieuwste, kijker),
    ...domeinen,
    toestand: toestandVan(nieuwste),
    publiekeSleutels: [...nieuwste.publiekeSleutels],
    ...(nieuwste.clientsleutel && { clientsleutel: nieuwste.clientsleutel }),
    ...(nieuwste.inGebruikOp === undefined && {
      inGebruik: { versie: inGebruik?.versie ?? 0, instelling: { ...(inGebruik?.instelling ?? POSTVAK) } },
    }),
  };
}

export const ProefBeeld = z
  .object({
    versie: Aantal,
    gelukt: z.boolean(),
    inGebruikGenomen: z.boolean().openapi({ description: 'Waar als deze instellingen vanaf nu worden gebruikt.' }),
    wachtOpVrijgave: z.boolean().openapi({
      description: 'Waar als de proef lukte en een ander het kanaal nog moet vrijgeven (POST …/kanaal/vrijgaven).',
    }),
    stappen: z
      .array(
        z.object({
          stap: z.enum(['instelling', 'adres', 'naam', 'aanmelding', 'verbinding', 'antwoord']),
          gelukt: z.boolean(),
          melding: z.string(),
          oplossing: z.string().optional(),
        }),
      )
      .openapi({ description: 'Wat er is gedaan, in volgorde, tot en met de eerste stap die niet lukte.' }),
  })
  .openapi('Kanaalproef');

export const toProefBeeld = ({ stappen, ...rest }: Proefuitkomst): z.infer<typeof ProefBeeld> => ({
  ...rest,
  stappen: stappen.map(describeProefstap),
});

export const KanaalsoortenBeeld = z
  .object({
    schema: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'JSON Schema van de instellingen. Hiermee maakt u een formulier.' }),
  })
  .openapi('Kanaalsoorten');

export const KANAALSOORTEN: z.infer<typeof KanaalsoortenBeeld> = { schema: { ...SCHEMA } };
