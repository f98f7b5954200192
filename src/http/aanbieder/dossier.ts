/** The dossier: documents and verklaringen that an aanbieder gives once. */
import { createRoute } from '@hono/zod-openapi';
import { MAXIMUM_DOSSIERDOCUMENTEN } from '../../domain/dossier.ts';
import { unreachable } from '../../domain/result.ts';
import { addToDossier } from '../../pipeline/dossier.ts';
import { withdrawFromDossier } from '../../pipeline/dossier-inhoud.ts';
import { SOORTENTEKST } from '../../text/nl/document.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { notFound, problem, refused, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, created, json, leeg, NIET_GEVONDEN, STRIJDIG } from '../responses.ts';
import { IdPad, lijstVan } from '../schemas/algemeen.ts';
import { DossierBeeld, DossierInvoer, toDossierBeeld, toDossieropgave } from '../schemas/dossier.ts';

const tags = ['dossier'];
const path = '/dossier/documenten';
const ADRES = `/aanbieder/v1${path}`;
const MAXIMUM_BYTES = 8 * 1024;

const listRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonDossier',
  tags,
  summary: 'Wat er in uw dossier staat',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(DossierBeeld), 'Alle documenten die u niet hebt ingetrokken.'), ...ALTIJD },
});

const addRoute = createRoute({
  method: 'post',
  path,
  operationId: 'zetInDossier',
  tags,
  summary: 'Een document of verklaring in uw dossier zetten',
  description:
    'U noemt het document één keer, met zijn SHA-256 en de dagen waarop het geldt. Vraagt een ontvanger erom en staat het niet in ' +
    'uw verantwoording, dan gebruiken wij het uit het dossier als het geldt op de laatste dag van de periode. ' +
    `Het bestand zelf stuurt u daarna. Wij nemen deze soorten aan: ${SOORTENTEKST}; de naam eindigt daarop en het mediatype hoort erbij.`,
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: DossierInvoer } } },
  },
  responses: {
    200: created(DossierBeeld, 'Dit document stond er al.'),
    201: created(DossierBeeld, 'Het staat in uw dossier.'),
    ...ALTIJD,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

const withdrawRoute = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  operationId: 'haalUitDossier',
  tags,
  summary: 'Een document uit uw dossier intrekken',
  description:
    'Het wordt niet meer gebruikt en het bestand wordt verwijderd. ' +
    'Hoort het bij een zending, dan blijft het bestand bewaard voor die ontvanger.',
  request: { params: IdPad, query: GeenQuery },
  responses: { 204: leeg('Ingetrokken.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addDossier(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const documenten = await c.var.diensten.staat.dossier.listDossier(c.var.houder.houdercode);
    return c.json({ resultaten: documenten.map(toDossierBeeld) }, 200);
  });

  api.openapi(addRoute, async (c) => {
    const opgave = toDossieropgave(c.req.valid('json'));
    const uitkomst = await addToDossier(c.var.diensten, c.var.houder.houdercode, opgave);
    switch (uitkomst.soort) {
      case 'bewaard': {
        const beeld = toDossierBeeld(uitkomst.document);
        const headers = { Location: `${ADRES}/${beeld.id}` };
        return uitkomst.nieuw ? c.json(beeld, 201, headers) : c.json(beeld, 200, headers);
      }
      case 'geweigerd':
        return refused(c, 400, 'Dit document', toLijst(uitkomst.bevindingen));
      case 'vol':
        return problem(
          c,
          409,
          `Uw dossier is vol: er passen ${MAXIMUM_DOSSIERDOCUMENTEN} documenten in. Trek eerst in wat niet meer geldt.`,
        );
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(withdrawRoute, async (c) => {
    const { diensten, houder } = c.var;
    return (await withdrawFromDossier(diensten, houder.houdercode, c.req.valid('param').id))
      ? c.body(null, 204)
      : notFound(c);
  });
}
