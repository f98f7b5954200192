/** How an aanbieder's own columns are fields of the standard: proposed, kept under a name, used when it submits. */
import { createRoute, z } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import {
  deleteInvoermapping,
  findInvoermapping,
  listInvoermappings,
  putInvoermapping,
} from '../../pipeline/invoermapping.ts';
import { maakVoorstel } from '../../pipeline/invoermappingvoorstel.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { conflict, readVoorwaarde, setEtag, Voorwaardeheaders } from '../precondition.ts';
import { notFound, problem, refused, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import {
  ALTIJD,
  BODYFOUTEN,
  created,
  json,
  leeg,
  metEtag,
  NIET_GEVONDEN,
  STRIJDIG,
  VOORWAARDEN,
} from '../responses.ts';
import { lijstVan } from '../schemas/algemeen.ts';
import {
  Invoermappingdocument,
  MappingBeeld,
  Mappingnaam,
  toMappingBeeld,
  toMappingdocument,
  toVoorstelBeeld,
  VoorstelBeeld,
} from '../schemas/invoermapping.ts';
import { openIngediend } from './ingediend.ts';

const tags = ['invoer'];
const path = '/invoermappings/{naam}';
const ADRES = '/aanbieder/v1/invoermappings';
/** Five thousand codes to translate, with room to spare. */
const MAXIMUM_BYTES = 1_000_000;
const NaamPad = z.object({ naam: Mappingnaam });

const listRoute = createRoute({
  method: 'get',
  path: '/invoermappings',
  operationId: 'toonInvoermappings',
  tags,
  summary: 'Uw invoermappings',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(MappingBeeld), 'Alle mappings, op naam.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonInvoermapping',
  tags,
  summary: 'Eén invoermapping',
  request: { params: NaamPad, query: GeenQuery },
  responses: { 200: metEtag(json(Invoermappingdocument, 'De mapping.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const putRoute = createRoute({
  method: 'put',
  path,
  operationId: 'bewaarInvoermapping',
  tags,
  summary: 'Een invoermapping bewaren',
  description:
    'Zegt welke kolom van uw eigen werkmap of CSV-bestand welk veld is, in welke maat, met welke codes. Gebruik haar daarna met ' +
    '`invoermapping=naam` bij het indienen of proberen.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: NaamPad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: Invoermappingdocument } } },
  },
  responses: {
    200: metEtag(json(Invoermappingdocument, 'Vervangen, of zij stond er al precies zo.')),
    201: metEtag(created(Invoermappingdocument, 'Bewaard.')),
    ...ALTIJD,
    ...STRIJDIG,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path,
  operationId: 'verwijderInvoermapping',
  tags,
  summary: 'Een invoermapping verwijderen',
  request: { params: NaamPad, query: GeenQuery, headers: Voorwaardeheaders },
  responses: { 204: leeg('Verwijderd.'), ...ALTIJD, ...NIET_GEVONDEN, ...VOORWAARDEN },
});

const bestand = { schema: { type: 'string' as const, format: 'binary' } };

const proposeRoute = createRoute({
  method: 'post',
  path: '/invoermappingvoorstellen',
  operationId: 'stelInvoermappingVoor',
  tags,
  summary: 'Een voorstel voor een invoermapping',
  description:
    'Stuur uw eigen werkmap of CSV-bestand. Wij kijken naar de koppen en naar de vorm van de eerste waarden, en zeggen per kolom welk veld ' +
    'het is en hoe zeker dat is. Er wordt niets bewaard en er staan geen waarden uit uw bestand in het antwoord.',
  request: {
    query: GeenQuery,
    body: {
      required: true,
      content: {
        'text/csv': bestand,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': bestand,
      },
    },
  },
  responses: {
    200: json(VoorstelBeeld, 'Het voorstel.'),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...BODYFOUTEN,
  },
});

export function addInvoermappings(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const rijen = await listInvoermappings(c.var.diensten, c.var.houder.houdercode);
    return c.json({ resultaten: rijen.map(toMappingBeeld) }, 200);
  });

  api.openapi(showRoute, async (c) => {
    const rij = await findInvoermapping(c.var.diensten, c.var.houder.houdercode, c.req.valid('param').naam);
    if (rij === undefined) return notFound(c);
    setEtag(c, rij.sha256);
    return c.json(toMappingdocument(rij.mapping), 200);
  });

  api.openapi(putRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { naam } = c.req.valid('param');
    const inhoud = c.req.valid('json');
    const uitkomst = await putInvoermapping(diensten, houder.houdercode, naam, inhoud, readVoorwaarde(c));
    switch (uitkomst.soort) {
      case 'nieuw':
        setEtag(c, uitkomst.rij.sha256);
        return c.json(toMappingdocument(uitkomst.rij.mapping), 201, { Location: `${ADRES}/${naam}` });
      case 'vervangen':
        setEtag(c, uitkomst.rij.sha256);
        return c.json(toMappingdocument(uitkomst.rij.mapping), 200);
      case 'geweigerd':
        return refused(c, 400, 'De invoermapping', toLijst(uitkomst.bevindingen));
      case 'te-veel':
        return problem(c, 409, 'U hebt te veel invoermappings.', toLijst([uitkomst.bevinding]));
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return conflict(c, uitkomst.soort);
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(deleteRoute, async (c) => {
    const { diensten, houder } = c.var;
    const uitkomst = await deleteInvoermapping(
      diensten,
      houder.houdercode,
      c.req.valid('param').naam,
      readVoorwaarde(c),
    );
    switch (uitkomst.soort) {
      case 'verwijderd':
        return c.body(null, 204);
      case 'niet-gevonden':
        return notFound(c);
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return conflict(c, uitkomst.soort);
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(proposeRoute, async (c) => {
    const { diensten } = c.var;
    const body = await openIngediend(c, undefined, diensten.limieten.maximaleProefBytes);
    if (!body.ok) return body.error;
    const uitkomst = await maakVoorstel(diensten, body.value);
    if (uitkomst.soort === 'voorstel') return c.json(toVoorstelBeeld(uitkomst), 200);
    return refused(c, uitkomst.teGroot ? 413 : 400, 'Het bestand', toLijst(uitkomst.bevindingen));
  });
}
