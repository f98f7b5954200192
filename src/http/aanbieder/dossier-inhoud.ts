/** The content of a document in the dossier: sent once, and fetched back. */
import { createRoute } from '@hono/zod-openapi';
import { readStream } from '../../domain/bytestroom.ts';
import { unreachable } from '../../domain/result.ts';
import { storeDocumentinhoud } from '../../pipeline/dossier-inhoud.ts';
import type { Api } from '../audience.ts';
import { answerDocument } from '../document.ts';
import { GeenQuery } from '../page.ts';
import { notFound, refused, toLijst } from '../problem.ts';
import { ALTIJD, BODYFOUTEN, bytes, json, NIET_GEVONDEN } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { DossierBeeld, toDossierBeeld } from '../schemas/dossier.ts';

const tags = ['dossier'];
const path = '/dossier/documenten/{id}/inhoud';

const putRoute = createRoute({
  method: 'put',
  path,
  operationId: 'stuurDocumentinhoud',
  tags,
  summary: 'Het bestand zelf bij een document sturen',
  description:
    'Tot 25 MB. De SHA-256 van het bestand moet die van het document zijn; anders bewaren wij niets. Nog eens sturen verandert niets. ' +
    'Een ontvanger die om dit document vraagt kan het daarna bij zijn zending ophalen.',
  request: {
    params: IdPad,
    query: GeenQuery,
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
    },
  },
  responses: { 200: json(DossierBeeld, 'Het bestand is er.'), ...ALTIJD, ...NIET_GEVONDEN, 413: BODYFOUTEN[413] },
});

const getRoute = createRoute({
  method: 'get',
  path,
  operationId: 'haalDocumentinhoud',
  tags,
  summary: 'Het bestand van een document ophalen',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: bytes('Het bestand, zoals u het stuurde.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addDossierInhoud(api: Api): void {
  api.openapi(putRoute, async (c) => {
    const { diensten, houder } = c.var;
    const body = c.req.raw.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    const { id } = c.req.valid('param');
    const uitkomst = await storeDocumentinhoud(diensten, houder.houdercode, id, readStream(body));
    switch (uitkomst.soort) {
      case 'bewaard':
        return c.json(toDossierBeeld(uitkomst.document), 200);
      case 'geweigerd': {
        const { bevinding } = uitkomst;
        const status = bevinding.code === 'INVOER_TE_GROOT' ? 413 : 400;
        return refused(c, status, 'Dit bestand', toLijst([bevinding]));
      }
      case 'onbekend':
        return notFound(c);
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(getRoute, async (c) => {
    const { diensten, houder } = c.var;
    const document = await diensten.staat.dossier.findDossierdocument(houder.houdercode, c.req.valid('param').id);
    if (document?.bytes === undefined) return notFound(c);
    return answerDocument(c, { ...document, bytes: document.bytes });
  });
}
