/** The content of a document in the dossier: sent once, and fetched back. */
import { createRoute } from '@hono/zod-openapi';
import { readStream } from '../../domain/bytestroom.ts';
import { unreachable } from '../../domain/result.ts';
import { isOpTeHalen, storeDocumentinhoud } from '../../pipeline/dossier-inhoud.ts';
import { SOORTENTEKST } from '../../text/nl/document.ts';
import type { Api } from '../audience.ts';
import { answerDocument } from '../document.ts';
import { GeenQuery } from '../page.ts';
import { notFound, problem, refused, toLijst } from '../problem.ts';
import { ALTIJD, BODYFOUTEN, bytes, json, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
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
    `Tot 25 MB, en een van deze soorten: ${SOORTENTEKST}. Naam, mediatype en inhoud moeten bij elkaar horen, er mag geen programma in ` +
    'zitten (macro’s), en de SHA-256 van het bestand moet die van het document zijn; anders bewaren wij niets. ' +
    'Daarna wordt het op virussen gescand: zie `virusscan`. Pas als daarbij niets is gevonden, kan een ontvanger die om dit document vraagt ' +
    'het bij zijn zending ophalen. Nog eens sturen verandert niets; staat `virusscan` op `wacht` of `mislukt`, dan proberen wij de scan meteen nog eens.',
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
  description: 'Zolang de virusscan niet klaar is, kan het niet (409).',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: bytes('Het bestand, zoals u het stuurde.'), ...ALTIJD, ...NIET_GEVONDEN, ...STRIJDIG },
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
        const { bevindingen } = uitkomst;
        const status = bevindingen.some(({ code }) => code === 'INVOER_TE_GROOT') ? 413 : 400;
        return refused(c, status, 'Dit bestand', toLijst(bevindingen));
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
    if (!isOpTeHalen(diensten, document))
      return problem(
        c,
        409,
        'Dit bestand is nog niet op virussen gescand. Wij proberen het vanzelf opnieuw; haal het later op.',
      );
    return answerDocument(c, document);
  });
}
