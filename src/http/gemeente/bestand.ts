/** Fetching a file of a zending. Fetching changes nothing: the ontvanger says itself what it received. */
import { createRoute, z } from '@hono/zod-openapi';
import { bestandSleutel } from '../../pipeline/sleutels-van-opslag.ts';
import type { Api } from '../audience.ts';
import { notFound } from '../problem.ts';
import { ALTIJD, bytes, NIET_GEVONDEN } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { contentDisposition, reprDigest } from './file-headers.ts';
import { findDelivered } from './own-zending.ts';

const fileRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/bestand',
  operationId: 'haalBestand',
  tags: ['zendingen'],
  summary: 'Een bestand van een zending ophalen',
  description: 'De zending noemt haar bestanden. Zonder `volgnummer` krijgt u het eerste.',
  request: {
    params: IdPad,
    query: z.strictObject({
      volgnummer: z.coerce
        .number()
        .int()
        .min(1)
        .max(9999)
        .default(1)
        .openapi({ description: 'Volgnummer van het bestand.', example: 1 }),
    }),
  },
  responses: { 200: bytes('Het bestand, in het mediatype dat bij de zending staat.'), ...ALTIJD, ...NIET_GEVONDEN },
});

function toReadable(stroom: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const bron = stroom[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const stap = await bron.next();
      if (stap.done) controller.close();
      else controller.enqueue(stap.value);
    },
    async cancel() {
      await bron.return?.();
    },
  });
}

export function addBestand(api: Api): void {
  api.openapi(fileRoute, async (c) => {
    const rij = await findDelivered(c.var, c.req.valid('param').id);
    const { volgnummer } = c.req.valid('query');
    const bestand = rij?.bestanden.find((een) => een.volgnummer === volgnummer);
    if (rij === undefined || bestand === undefined) return notFound(c);
    const headers = {
      'Content-Type': bestand.mediatype,
      'Content-Disposition': contentDisposition(bestand.bestandsnaam),
      'Repr-Digest': reprDigest(bestand.sha256),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const inhoud = await c.var.diensten.blobs.get(bestandSleutel(rij.verantwoordingId, rij.id, volgnummer));
    if (inhoud === undefined) throw new Error(`file ${volgnummer} of zending ${rij.id} is gone`);
    return c.body(toReadable(inhoud), 200, headers);
  });
}
