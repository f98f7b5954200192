/**
 * Fetching a file of a zending, whole or in part, as often as needed. Fetching changes nothing: the ontvanger says itself what it
 * received.
 */
import { createRoute, z } from '@hono/zod-openapi';
import { contentDisposition, contentType, reprDigest } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { bestandSleutel } from '../../pipeline/sleutels-van-opslag.ts';
import type { Api } from '../audience.ts';
import { gewist } from '../gewist.ts';
import { notFound, problem } from '../problem.ts';
import { ALTIJD, bytes, DEEL_VAN_BESTAND, GEWIST, NIET_GEVONDEN } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { findDelivered } from './own-zending.ts';
import { hasAlready, mayContinue, readRange } from './range.ts';

const fileRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/bestand',
  operationId: 'haalBestand',
  tags: ['zendingen'],
  summary: 'Een bestand van een zending ophalen',
  description:
    'De zending noemt haar bestanden. Zonder `volgnummer` krijgt u het eerste. Brak het ophalen af, vraag dan met `Range` alleen de rest.',
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
    headers: z.object({
      Range: z.string().optional().openapi({ description: 'Eén stuk van het bestand.', example: 'bytes=1048576-' }),
      'If-Range': z.string().optional().openapi({
        description: 'De ETag van het stuk dat u al hebt. Is het bestand een ander, dan krijgt u het geheel.',
      }),
      'If-None-Match': z.string().optional().openapi({
        description: 'De ETag van het bestand dat u al hebt. Is het hetzelfde, dan krijgt u 304 zonder inhoud.',
      }),
    }),
  },
  responses: {
    200: bytes(
      'Het bestand, in het mediatype dat bij de zending staat. Is het tekst, dan noemt `Content-Type` de tekenset.',
    ),
    ...DEEL_VAN_BESTAND,
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...GEWIST,
  },
});

export function addBestand(api: Api): void {
  api.openapi(fileRoute, async (c) => {
    const rij = await findDelivered(c.var, c.req.valid('param').id);
    const { volgnummer } = c.req.valid('query');
    const bestand = rij?.bestanden.find((een) => een.volgnummer === volgnummer);
    if (rij === undefined || bestand === undefined) return notFound(c);
    if (rij.gewistOp !== undefined) return gewist(c, rij.gewistOp);
    const etag = `"${bestand.sha256}"`;
    const headers = { ETag: etag, 'Repr-Digest': reprDigest(bestand.sha256), 'Accept-Ranges': 'bytes' };
    if (hasAlready(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers);

    const alsBestand = (bytes: number) => ({
      ...headers,
      'Content-Type': contentType(bestand.mediatype),
      'Content-Disposition': contentDisposition(bestand.bestandsnaam),
      'Content-Length': String(bytes),
    });
    // A Range means something with GET only (RFC 9110 §14.2).
    if (c.req.method === 'HEAD') return c.body(null, 200, alsBestand(bestand.bytes));
    const vraag = mayContinue(c.req.header('If-Range'), etag)
      ? readRange(c.req.header('Range'), bestand.bytes)
      : { soort: 'geheel' as const };
    if (vraag.soort === 'buiten-bestand') {
      c.header('Content-Range', `bytes */${bestand.bytes}`);
      return problem(c, 416, `Dit stuk is er niet: het bestand is ${bestand.bytes} bytes groot.`);
    }
    const deel = vraag.soort === 'deel' ? { offset: vraag.van, lengte: vraag.totEnMet - vraag.van + 1 } : undefined;
    const inhoud = await c.var.diensten.blobs.get(bestandSleutel(rij.verantwoordingId, rij.id, volgnummer), deel);
    if (inhoud === undefined) throw new Error(`file ${volgnummer} of zending ${rij.id} is gone`);
    // With its length said beforehand a file that breaks off cannot be taken for a whole one.
    const lengte = deel?.lengte ?? bestand.bytes;
    const body = toReadable(inhoud).pipeThrough(new FixedLengthStream(lengte));
    if (vraag.soort === 'geheel') return c.body(body, 200, alsBestand(lengte));
    const stuk = `bytes ${vraag.van}-${vraag.totEnMet}/${bestand.bytes}`;
    return c.body(body, 206, { ...alsBestand(lengte), 'Content-Range': stuk });
  });
}
