/** The audit trail: to look through, and as the file that shows that nothing in it was changed. */
import { createRoute } from '@hono/zod-openapi';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { exportAuditspoor } from '../../pipeline/auditspoor.ts';
import type { Api } from '../audience.ts';
import { GeenQuery, readBladvraag, volgende } from '../page.ts';
import { problem, toLijst } from '../problem.ts';
import { ALTIJD, json, ndjson } from '../responses.ts';
import { bladVan } from '../schemas/algemeen.ts';
import { Auditquery, AuditregelBeeld } from '../schemas/auditspoor.ts';

const tags = ['logboeken'];

const listRoute = createRoute({
  method: 'get',
  path: '/auditspoor',
  operationId: 'toonAuditspoor',
  tags,
  summary: 'Wie wat deed aan deze installatie, de nieuwste eerst',
  description:
    'Sleutels, formaten, aansluitingen, kanalen, pauzes, herleveringen, intrekkingen en inzage. Regels komen er alleen bij; elke regel ' +
    'draagt de hash van de regel ervoor. Alleen wat voorbij zijn bewaartermijn is gaat eruit, achter een ondertekende afsluiting.',
  request: { query: Auditquery },
  responses: { 200: json(bladVan(AuditregelBeeld), 'Een bladzijde regels.'), ...ALTIJD },
});

const fileRoute = createRoute({
  method: 'get',
  path: '/auditspoor/bestand',
  operationId: 'haalAuditspoor',
  tags,
  summary: 'Het hele auditspoor als bestand, om te bewaren en te controleren',
  description:
    'Eén JSON-object per regel: eerst de ondertekende ankers, dan elke regel op volgorde. Zijn de oudste regels na hun bewaartermijn verwijderd, ' +
    'dan staat vooraan de ondertekende afsluiting die dat zegt. `npm run auditspoor -- controleer <bestand>` ' +
    'rekent de hele keten na. Bewaar het laatste nummer met zijn sha256 ergens anders: daarmee is ook te zien dat er aan het eind niets ' +
    'is weggehaald.',
  request: { query: GeenQuery },
  responses: { 200: ndjson('Het auditspoor.'), ...ALTIJD },
});

export function addAuditspoor(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { handeling, houdersoort, houdercode, ...blad } = c.req.valid('query');
    const vraag = readBladvraag('auditspoor', blad);
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    const filter = { handeling, houdersoort, houdercode };
    const { rijen, volgende: cursor } = await c.var.diensten.staat.auditspoor.listRegels(filter, vraag.value);
    const resultaten = rijen.map((rij) => AuditregelBeeld.parse(rij));
    return c.json({ resultaten, ...volgende(c.req.path, vraag.value.aantal, cursor, filter) }, 200);
  });

  api.openapi(fileRoute, (c) => {
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': contentDisposition('auditspoor.ndjson'),
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(toReadable(exportAuditspoor(c.var.diensten)), 200, headers);
  });
}
