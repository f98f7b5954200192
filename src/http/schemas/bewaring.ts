/** What a night destroyed and kept, and with which secret the keys are wrapped. */
import { z } from '@hono/zod-openapi';
import type { Bewaarrapport } from '../../pipeline/bewaartermijnen.ts';
import { Aantal, Datum, Id, Tijdstip } from './algemeen.ts';

const Bewaartermijnen = z
  .object({
    correctiemaanden: Aantal.openapi({
      description: 'Maanden na de laatste gebeurtenis waarin nog een correctie kan komen.',
    }),
    jaarcontrole: z.string().openapi({
      description: 'Maand en dag, in het jaar erna, waarop de controle van een jaar voorbij is.',
      example: '07-01',
    }),
    langsteMaanden: Aantal.openapi({
      description: 'Maanden na ontvangst waarna wij niets meer bewaren, ook als er nog iets openstaat.',
    }),
    verwerkingenMaanden: Aantal.optional().openapi({
      description: 'Maanden dat het verwerkingenlogboek blijft nadat de gegevens zelf zijn vernietigd.',
    }),
    auditspoorMaanden: Aantal.optional().openapi({ description: 'Maanden dat een regel van het auditspoor blijft.' }),
  })
  .openapi('Bewaartermijnen');

export const BewaarrapportBeeld = z
  .object({
    id: Id,
    begonnenOp: Tijdstip,
    klaarOp: Tijdstip,
    termijnen: Bewaartermijnen,
    vernietigd: z.object({
      verantwoordingen: z.array(
        z.object({
          id: Id,
          grond: z.enum(['afgerond', 'ingetrokken', 'langste-termijn']).openapi({
            description:
              '`afgerond`: alles is beantwoord en elke termijn voorbij. `langste-termijn`: er stond nog iets open, maar wij bewaren niets langer.',
          }),
        }),
      ),
      zendingen: Aantal,
      retourberichten: Aantal,
      historieberichten: Aantal,
      documenten: Aantal.openapi({ description: 'Ingetrokken documenten waar niets meer naar verwijst.' }),
      periodesleutels: Aantal,
      verwerkingen: Aantal.openapi({
        description: 'Regels van het verwerkingenlogboek die voorbij hun termijn waren.',
      }),
      betrokkenenlijsten: Aantal.openapi({ description: 'Lijsten, als hash, van wie de gegevens waren.' }),
      auditregels: Aantal.openapi({
        description: 'Regels van het auditspoor; op hun plaats staat een ondertekende afsluiting.',
      }),
    }),
    bewaard: z.array(
      z.object({
        reden: z.enum(['onderweg', 'vastgehouden', 'wacht-op-antwoord', 'correctietermijn', 'jaarcontrole']),
        aantal: Aantal.openapi({ description: 'Verantwoordingen die om deze reden blijven.' }),
        eerste: Datum.optional().openapi({ description: 'De eerste dag waarop dat voor een daarvan voorbij is.' }),
      }),
    ),
    zonderOntvanger: Aantal.openapi({
      description: 'Delen in wat is vernietigd waarvoor nooit een ontvanger was aangesloten.',
    }),
    nogTeWissen: Aantal.openapi({
      description:
        'Mappen waarvan de sleutel weg is en de versleutelde inhoud nog niet: onleesbaar, en de volgende ronde probeert het weer.',
    }),
    onvolledig: z.boolean().openapi({ description: 'Er was meer dan in één ronde past; de volgende gaat verder.' }),
  })
  .openapi('Bewaarrapport');

/** Only what the schema names. */
export const toBewaarrapport = (rapport: Bewaarrapport): z.infer<typeof BewaarrapportBeeld> =>
  BewaarrapportBeeld.parse(rapport);

export const PayloadsleutelBeeld = z
  .object({
    versie: z.int().openapi({ description: 'Versie in het geheim PAYLOADSLEUTELS.', example: 2 }),
    nieuwste: z.boolean().openapi({ description: 'Met deze versie wordt nu omwikkeld.' }),
    periodesleutels: Aantal.openapi({
      description:
        'Sleutels die met deze versie zijn omwikkeld. Een oude versie die er niet meer bij staat, kan uit het geheim.',
    }),
  })
  .openapi('Payloadsleutel');

export const KluissleutelsBeeld = z
  .object({
    resultaten: z.array(
      z.object({
        versie: z.int().openapi({ description: 'Versie in het geheim KLUISSLEUTELS; 0 is KLUISSLEUTEL.', example: 2 }),
        nieuwste: z.boolean().openapi({ description: 'Met deze versie gaat nu alles op slot.' }),
        kanalen: Aantal.openapi({
          description: 'Instellingen van kanalen waarvan de geheimen hiermee op slot zitten.',
        }),
      }),
    ),
    onleesbaar: Aantal.openapi({
      description:
        'Instellingen waarvan de geheimen met een sleutel op slot zitten die wij niet hebben: vul die opnieuw in.',
    }),
  })
  .openapi('Kluissleutels');

export const OmwikkelingBeeld = z
  .object({
    omgewikkeld: Aantal,
    meer: z.boolean().openapi({ description: 'Er zijn er nog meer: vraag het nog eens.' }),
  })
  .openapi('Omwikkeling');
