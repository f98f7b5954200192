/**
 * The feed of gebeurtenissen, the same for every audience: a list, a list that waits for news (long poll), and Server-Sent Events
 * (HTML Living Standard §9.2) on one address, told apart by Accept.
 */
import { createRoute, z } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { toReadable } from '../domain/bytestroom.ts';
import {
  awaitGebeurtenissen,
  type Bericht,
  followGebeurtenissen,
  type Volger,
  VRAGEN_VAN_EEN_STROOM,
} from '../pipeline/gebeurtenissen.ts';
import type { Api } from './audience.ts';
import { Bladquery } from './page.ts';
import { problem } from './problem.ts';
import { ALTIJD, json } from './responses.ts';
import { bladVan } from './schemas/algemeen.ts';
import { GebeurtenisBeeld, toGebeurtenisBeeld } from './schemas/gebeurtenis.ts';
import { limitWachten } from './snelheid.ts';

const SSE = 'text/event-stream';
/** Shorter than proxies wait for an answer. */
const LANGSTE_WACHT_SECONDEN = 25;
const GROOTSTE_VOLGNUMMER = Number.MAX_SAFE_INTEGER;

const Feedquery = z.strictObject({
  na: z.coerce
    .number()
    .int()
    .min(0)
    .max(GROOTSTE_VOLGNUMMER)
    .default(0)
    .openapi({ description: 'Alleen wat na dit volgnummer kwam.', example: 0 }),
  aantal: Bladquery.shape.aantal,
  wacht: z.coerce
    .number()
    .int()
    .min(0)
    .max(LANGSTE_WACHT_SECONDEN)
    .default(0)
    .openapi({ description: 'Is er nog niets, wacht dan zoveel seconden op het eerste nieuws.', example: 0 }),
  verantwoording: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .optional()
    .openapi({ description: 'Alleen van de verantwoording met dit id.' }),
});

const bladzijde = json(bladVan(GebeurtenisBeeld), 'Gebeurtenissen, de oudste eerst.');

/** @param van whose gebeurtenissen the holder of this key may follow */
export function addFeed(
  api: Api,
  { tags, summary, description }: { readonly tags: string[]; readonly summary: string; readonly description: string },
  van: (houder: { readonly houdercode: string }) => Volger,
): void {
  const route = createRoute({
    method: 'get',
    path: '/gebeurtenissen',
    operationId: 'volgGebeurtenissen',
    tags,
    summary,
    description:
      `${description} Vraag verder met \`na\`, het volgnummer van de laatste die u hebt. Met \`Accept: text/event-stream\` blijft de ` +
      'verbinding open en komt elke gebeurtenis vanzelf (Server-Sent Events): `id` is het volgnummer, `data` dezelfde JSON als in de ' +
      'lijst. Na vijf minuten eindigt de stroom; de browser komt dan terug en gaat verder waar hij was (`Last-Event-ID`).',
    request: {
      query: Feedquery,
      headers: z.object({
        'Last-Event-ID': z
          .string()
          .optional()
          .openapi({ description: 'Stuurt de browser zelf mee als hij terugkomt. Gaat voor `na`.', example: '1207' }),
      }),
    },
    responses: {
      200: {
        ...bladzijde,
        content: {
          ...bladzijde.content,
          [SSE]: { schema: z.string().openapi({ description: 'Een stroom van gebeurtenissen.' }) },
        },
      },
      ...ALTIJD,
    },
  });

  api.openapi(route, async (c) => {
    const { diensten, houder } = c.var;
    const { na, aantal, wacht, verantwoording } = c.req.valid('query');
    const alleen = verantwoording === undefined ? {} : { verantwoordingId: verantwoording };
    c.header('Vary', 'Accept');
    const stroom =
      accepts(c, { header: 'Accept', supports: ['application/json', SSE], default: 'application/json' }) === SSE;
    const teVaak = limitWachten(c, stroom ? VRAGEN_VAN_EEN_STROOM : wacht);
    if (teVaak !== undefined) return teVaak;
    if (!stroom) {
      const vraag = { na, aantal: aantal + 1, ...alleen };
      const rijen = await awaitGebeurtenissen(diensten, van(houder), vraag, wacht * 1000);
      const opBlad = rijen.slice(0, aantal);
      const verder = new URLSearchParams({ na: String(opBlad.at(-1)?.volgnummer ?? na), aantal: String(aantal) });
      if (verantwoording !== undefined) verder.set('verantwoording', verantwoording);
      return c.json(
        {
          resultaten: opBlad.map(toGebeurtenisBeeld),
          ...(rijen.length > aantal ? { volgende: `${c.req.path}?${verder}` } : {}),
        },
        200,
      );
    }
    const laatste = readLastEventId(c.req.header('Last-Event-ID'));
    if (laatste === 'onjuist') return problem(c, 400, 'Last-Event-ID is geen volgnummer van een gebeurtenis.');
    const headers = { 'Content-Type': SSE };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const berichten = followGebeurtenissen(diensten, van(houder), { na: laatste ?? na, ...alleen });
    return c.body(toReadable(toEventStream(berichten)), 200, headers);
  });
}

function readLastEventId(header: string | undefined): number | undefined | 'onjuist' {
  if (header === undefined || header === '') return undefined;
  const nummer = Number(header);
  return /^\d{1,16}$/.test(header) && nummer <= GROOTSTE_VOLGNUMMER ? nummer : 'onjuist';
}

/** How long a reader waits before it comes back, when the stream ended. */
const TERUG_NA_MS = 2_000;

async function* toEventStream(berichten: AsyncGenerator<Bericht>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`retry: ${TERUG_NA_MS}\n\n`);
  for await (const bericht of berichten)
    yield encoder.encode(
      bericht.soort === 'hartslag'
        ? ': hartslag\n\n'
        : `id: ${bericht.rij.volgnummer}\ndata: ${JSON.stringify(toGebeurtenisBeeld(bericht.rij))}\n\n`,
    );
}
