/** Sending a large file in parts: what broke off goes on where it stopped. */
import { createRoute, z } from '@hono/zod-openapi';
import { readStream } from '../../domain/bytestroom.ts';
import { unreachable } from '../../domain/result.ts';
import { beginUpload, findUpload, storeDeel } from '../../pipeline/upload.ts';
import type { Api } from '../audience.ts';
import { readContentDigest } from '../content-digest.ts';
import { GeenQuery } from '../page.ts';
import { notFound, problem, refused, toLijst } from '../problem.ts';
import { smallJson, TE_GROOT, teGroot } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, created, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { toUploadBeeld, UploadBeeld, UploadInvoer } from '../schemas/upload.ts';

const tags = ['uploads'];
const ADRES = '/aanbieder/v1/uploads';
const MAXIMUM_BYTES = 4 * 1024;

const beginRoute = createRoute({
  method: 'post',
  path: '/uploads',
  operationId: 'beginUpload',
  tags,
  summary: 'Een groot bestand in delen gaan sturen',
  description:
    'Zeg hoe groot het bestand is en wat zijn SHA-256 is. Stuur dan de delen, in welke volgorde u wilt, en dien het in met ' +
    'POST /verantwoordingen?upload=<id>. Een upload bestaat 48 uur.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: { query: GeenQuery, body: { required: true, content: { 'application/json': { schema: UploadInvoer } } } },
  responses: { 201: created(UploadBeeld, 'De delen kunnen komen.'), ...ALTIJD, ...STRIJDIG, ...BODYFOUTEN },
});

const showRoute = createRoute({
  method: 'get',
  path: '/uploads/{id}',
  operationId: 'toonUpload',
  tags,
  summary: 'Welke delen er al zijn',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(UploadBeeld, 'De upload.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const deelRoute = createRoute({
  method: 'put',
  path: '/uploads/{id}/delen/{nummer}',
  operationId: 'stuurUploaddeel',
  tags,
  summary: 'Eén deel sturen',
  description:
    'Het eerste deel heeft nummer 1. Hetzelfde deel nog eens sturen verandert niets; een ander deel onder hetzelfde nummer wordt ' +
    'geweigerd. Een deel dat niet heel aankomt wordt niet bewaard.',
  request: {
    params: IdPad.extend({ nummer: z.string().openapi({ description: 'Nummer van het deel.', example: '1' }) }),
    query: GeenQuery,
    headers: z.object({
      'Content-Digest': z.string().optional().openapi({
        description: 'SHA-256 van dit deel (RFC 9530). Verplicht.',
        example: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
      }),
    }),
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
    },
  },
  responses: { 200: json(UploadBeeld, 'Het deel is er.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addUploads(api: Api): void {
  api.openapi(beginRoute, async (c) => {
    const { diensten, houder } = c.var;
    const opgave = c.req.valid('json');
    const { maximaleBytes } = diensten.limieten;
    if (opgave.bytes > maximaleBytes) return problem(c, 413, TE_GROOT, toLijst([teGroot(maximaleBytes)]));
    const stand = await beginUpload(diensten, houder.houdercode, opgave);
    if (!stand.ok) return problem(c, 409, 'U hebt te veel uploads.', toLijst([stand.error]));
    return c.json(toUploadBeeld(stand.value), 201, { Location: `${ADRES}/${stand.value.upload.id}` });
  });

  api.openapi(showRoute, async (c) => {
    const stand = await findUpload(c.var.diensten, c.var.houder.houdercode, c.req.valid('param').id);
    return stand === undefined ? notFound(c) : c.json(toUploadBeeld(stand), 200);
  });

  api.openapi(deelRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { id, nummer } = c.req.valid('param');
    const stand = await findUpload(diensten, houder.houdercode, id);
    if (stand === undefined || !/^[1-9]\d{0,5}$/.test(nummer)) return notFound(c);
    const sha256 = readContentDigest(c.req.header('Content-Digest'));
    if (sha256 === undefined)
      return refused(
        c,
        400,
        'Dit deel',
        toLijst([{ code: 'DEEL_ZONDER_HASH', ernst: 'fout', plaats: {}, parameters: {} }]),
      );
    const body = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    const uitkomst = await storeDeel(diensten, stand.upload, Number(nummer), sha256, readStream(body));
    switch (uitkomst.soort) {
      case 'geweigerd':
        return refused(c, 400, 'Dit deel', toLijst([uitkomst.bevinding]));
      case 'onbekend':
        return notFound(c);
      case 'bewaard': {
        const nu = await findUpload(diensten, houder.houdercode, id);
        return nu === undefined ? notFound(c) : c.json(toUploadBeeld(nu), 200);
      }
      default:
        return unreachable(uitkomst);
    }
  });
}
