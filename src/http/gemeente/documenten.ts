/** The documents that belong to a zending: what the ontvanger asks of it, out of the dossier of the aanbieder. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Zendingdocument } from '../../domain/dossier.ts';
import { isOpTeHalen, listDocumentenVan } from '../../pipeline/dossier-inhoud.ts';
import type { Api } from '../audience.ts';
import { answerDocument } from '../document.ts';
import type { HttpOmgeving } from '../omgeving.ts';
import { GeenQuery } from '../page.ts';
import { notFound } from '../problem.ts';
import { ALTIJD, bytes, json, NIET_GEVONDEN } from '../responses.ts';
import { IdPad, lijstVan } from '../schemas/algemeen.ts';
import { toZendingdocumentBeeld, ZendingdocumentBeeld } from '../schemas/dossier.ts';
import { findDelivered } from './own-zending.ts';

const tags = ['zendingen'];

const listRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/documenten',
  operationId: 'toonDocumenten',
  tags,
  summary: 'De documenten bij een zending',
  description:
    'De bijlagen en verklaringen die uw aansluiting vraagt en die de aanbieder heeft genoemd, of die wij uit zijn dossier gebruikten. ' +
    'Ontbreekt de bestandsnaam, dan staat het document niet in het dossier. Vraag het dan aan de aanbieder. ' +
    'Een document gaat pas naar u als het op virussen is gescand en er niets is gevonden; `virusscan` zegt hoe het daarmee staat.',
  request: { params: IdPad, query: GeenQuery },
  responses: { 200: json(lijstVan(ZendingdocumentBeeld), 'Op nummer.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const getRoute = createRoute({
  method: 'get',
  path: '/zendingen/{id}/documenten/{nummer}',
  operationId: 'haalDocument',
  tags,
  summary: 'Een document bij een zending ophalen',
  request: {
    params: IdPad.extend({ nummer: z.string().openapi({ description: 'Nummer uit de lijst.', example: '1' }) }),
    query: GeenQuery,
  },
  responses: { 200: bytes('Het document.'), ...ALTIJD, ...NIET_GEVONDEN },
});

/** Undefined as `findDelivered`. Nothing of what was withdrawn before it was handed over. */
async function listOwn(
  omgeving: HttpOmgeving['Variables'],
  id: string,
): Promise<readonly Zendingdocument[] | undefined> {
  const rij = await findDelivered(omgeving, id);
  if (rij === undefined) return undefined;
  return rij.toestand === 'ingetrokken' ? [] : listDocumentenVan(omgeving.diensten, rij.id);
}

export function addDocumenten(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const documenten = await listOwn(c.var, c.req.valid('param').id);
    return documenten === undefined ? notFound(c) : c.json({ resultaten: documenten.map(toZendingdocumentBeeld) }, 200);
  });

  api.openapi(getRoute, async (c) => {
    const { id, nummer } = c.req.valid('param');
    const document = (await listOwn(c.var, id))?.find((een) => String(een.nummer) === nummer);
    const bestand = document?.bestand;
    if (document === undefined || bestand === undefined || !isOpTeHalen(c.var.diensten, bestand)) return notFound(c);
    return answerDocument(c, { ...bestand, sha256: document.sha256 });
  });
}
