/** Many zendingen at once as one zip. */
import { createRoute } from '@hono/zod-openapi';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { unreachable } from '../../domain/result.ts';
import { openArchief } from '../../pipeline/archief.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { problem, refused, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, zipbestand } from '../responses.ts';
import { Archiefvraag } from '../schemas/postvak.ts';
import { addVerwerkteZendingen } from '../verwerkingen.ts';

/** A thousand ids with room to spare. */
const MAXIMUM_BYTES = 128 * 1024;

const archiveRoute = createRoute({
  method: 'post',
  path: '/archieven',
  operationId: 'haalArchief',
  tags: ['zendingen'],
  summary: 'Veel zendingen in één zipbestand ophalen',
  description:
    'Elke zending krijgt een eigen map. `manifest.json` staat vooraan en noemt van elk bestand de SHA-256. Het ophalen verandert niets; ' +
    'meld daarna met dezelfde ids wat u ontvangen hebt (`/ontvangstmeldingen`).',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: Archiefvraag } } },
  },
  responses: { 200: zipbestand('Het zipbestand.'), ...ALTIJD, ...BODYFOUTEN },
});

export function addArchieven(api: Api): void {
  api.openapi(archiveRoute, async (c) => {
    const { diensten, houder } = c.var;
    const uitkomst = await openArchief(diensten, houder.houdercode, c.req.valid('json').zendingIds);
    switch (uitkomst.soort) {
      case 'archief':
        addVerwerkteZendingen(c, c.req.valid('json').zendingIds);
        return c.body(toReadable(uitkomst.bytes), 200, {
          'Content-Type': 'application/zip',
          'Content-Disposition': contentDisposition(`postvak-${houder.houdercode}.zip`),
        });
      case 'onbekend':
        return refused(c, 400, 'Het archief', toLijst(uitkomst.bevindingen));
      case 'te-groot':
        return problem(c, 413, 'Dit archief wordt te groot.', toLijst([uitkomst.bevinding]));
      default:
        return unreachable(uitkomst);
    }
  });
}
