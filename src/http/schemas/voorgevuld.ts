/** The voorgevulde verantwoording and the history behind it, as an aanbieder sees them. */
import { z } from '@hono/zod-openapi';
import type { receiveHistorie } from '../../pipeline/historie.ts';
import type { Voorgevuld } from '../../pipeline/voorgevuld.ts';
import { Aantal, Centen, Datum, Id, Sha256, Tijdstip, Wet } from './algemeen.ts';

export const JaarPad = z.object({
  jaar: z
    .string()
    .regex(/^20\d{2}$/)
    .openapi({ description: 'Het jaar waarin de zorg is geleverd.', example: '2026' }),
});

const Totaaltelling = z
  .object({ aantal: Aantal, saldoCenten: Centen.openapi({ description: 'Debet min credit, in hele eurocenten.' }) })
  .openapi('Totaaltelling');
const Standtelling = z
  .object({
    aantal: Aantal,
    volume: z.int().openapi({ description: 'Debet min credit, in de eenheid van het product.', example: 380 }),
    saldoCenten: Centen.openapi({ description: 'Debet min credit, in hele eurocenten.' }),
  })
  .openapi('Standtelling');

const standen = <Schema extends z.ZodType>(telling: Schema) => ({
  toegekend: telling.describe('Door de gemeente aanvaard.'),
  onbeantwoord: telling.describe('Gedeclareerd; de gemeente heeft nog niet geantwoord.'),
  afgewezen: telling.describe('Afgewezen, en niet onder hetzelfde nummer opnieuw gedeclareerd.'),
  betwist: telling.describe('Er zijn twee antwoorden op hetzelfde bericht die elkaar tegenspreken.'),
  nogTeDeclareren: telling.describe('Wat u zelf in een productieverantwoording hebt opgegeven.'),
  credit: telling.describe('De creditregels die in toegekend en onbeantwoord zijn meegeteld.'),
  teVerantwoordenCenten: Centen.openapi({ description: 'toegekend, onbeantwoord en nogTeDeclareren samen.' }),
});

const Productstand = z
  .object({
    productcategorie: z.string().openapi({ example: '45' }),
    productcode: z.string().openapi({ example: '45A03' }),
    eenheid: z.string().openapi({ example: '04' }),
    ...standen(Standtelling),
  })
  .openapi('Productstand');
const Standtotaal = z.object(standen(Totaaltelling)).openapi('Standtotaal');

export const VoorgevuldBeeld = z
  .object({
    jaar: z.string().openapi({ example: '2026' }),
    agbcode: z.string().openapi({ example: '65656055' }),
    gemeenten: z.array(
      z.object({
        gemeentecode: z.string().openapi({ example: '0855' }),
        wet: Wet,
        producten: z.array(Productstand),
        totaal: Standtotaal,
      }),
    ),
    totaal: Standtotaal,
    bronnen: z
      .object({
        declaratiezendingen: Aantal,
        declaratieberichten: Aantal,
        antwoordberichten: Aantal,
        antwoordenZonderDeclaratie: Aantal,
        strijdigeAntwoorden: Aantal,
        gewisteZendingen: Aantal.openapi({
          description: 'Declaraties via ons waarvan de bewaartermijn voorbij is: hun regels tellen niet mee.',
        }),
      })
      .openapi({
        description:
          'Waar dit uit komt: wat via ons is gestuurd, en de 323- en 325-berichten die u als historie gaf. Een antwoord zonder ' +
          'declaratie, of een dat niet bij zijn declaratie past, telt niet mee.',
      }),
    onverstuurd: z.object({ zendingen: Aantal, delenZonderOntvanger: Aantal }).openapi({
      description:
        'Declaraties die geen gemeente heeft gekregen: vastgehouden, of er is geen aansluiting. Zij tellen niet mee.',
    }),
  })
  .openapi('Voorgevuld');

export const toVoorgevuldBeeld = (voorgevuld: Voorgevuld): z.infer<typeof VoorgevuldBeeld> =>
  VoorgevuldBeeld.parse(voorgevuld);

const Historiebericht = z
  .object({
    id: Id,
    soort: z.enum(['wmo323', 'jw323', 'wmo325', 'jw325']),
    gemeentecode: z.string().openapi({ example: '0855' }),
    identificatie: z.string().openapi({ description: 'Het nummer van het bericht.', example: '202604001' }),
    antwoordOp: z.string().optional().openapi({ description: 'Het nummer van de declaratie die dit antwoordt.' }),
    dagtekening: Datum,
    aantalRegels: Aantal,
    sha256: Sha256,
    ontvangenOp: Tijdstip,
  })
  .openapi('Historiebericht');

export const HistorieBeeld = z
  .object({
    nieuw: Aantal.openapi({ description: 'Hoeveel van deze berichten wij nog niet hadden.' }),
    resultaten: z.array(Historiebericht),
  })
  .openapi('Historie');

type Bewaard = Extract<Awaited<ReturnType<typeof receiveHistorie>>, { readonly soort: 'bewaard' }>;

export const toHistorieBeeld = ({ berichten, nieuw }: Bewaard): z.infer<typeof HistorieBeeld> =>
  HistorieBeeld.parse({ nieuw, resultaten: berichten });
