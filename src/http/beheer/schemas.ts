/** Schemas of ontvangers, as they were registered: the list, one set, and its files. */
import { createRoute, z } from '@hono/zod-openapi';
import { contentDisposition, reprDigest } from '../../domain/bestandskop.ts';
import { describeSchema, findSchemabestand } from '../../pipeline/schema-overzicht.ts';
import type { Api } from '../audience.ts';
import { GeenQuery } from '../page.ts';
import { setEtag } from '../precondition.ts';
import { notFound } from '../problem.ts';
import { ALTIJD, bytes, json, metEtag, NIET_GEVONDEN } from '../responses.ts';
import { lijstVan } from '../schemas/algemeen.ts';
import { Versie } from '../schemas/formaat.ts';
import { SchemaBeeld, SchemaregelBeeld } from '../schemas/schema.ts';

const tags = ['schemas'];

const Schemanaam = z.string().openapi({ description: 'Naam van het schema.', example: 'voorbeeld-bericht' });
const VersiePad = z.object({ schema: Schemanaam, versie: Versie });
const BestandPad = VersiePad.extend({
  bestand: z.string().openapi({ description: 'Naam van het bestand.', example: 'bericht.xsd' }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/schemas',
  operationId: 'toonSchemas',
  tags,
  summary: 'Alle versies van alle schema’s van ontvangers',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(SchemaregelBeeld), 'Alle versies, zonder hun bestanden.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path: '/schemas/{schema}/versies/{versie}',
  operationId: 'toonSchema',
  tags,
  summary: 'Eén schema: waar het vandaan komt, welke bestanden het heeft en welke formaten het noemen',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: metEtag(json(SchemaBeeld, 'Het schema.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const fileRoute = createRoute({
  method: 'get',
  path: '/schemas/{schema}/versies/{versie}/bestanden/{bestand}',
  operationId: 'haalSchemabestand',
  tags,
  summary: 'Een bestand van een schema ophalen, zoals het is geregistreerd',
  request: { params: BestandPad, query: GeenQuery },
  responses: { 200: bytes('Het bestand.'), ...ALTIJD, ...NIET_GEVONDEN },
});

export function addSchemas(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { register } = await c.var.diensten.register.huidig();
    return c.json({ resultaten: register.schemas.map((schema) => SchemaregelBeeld.parse(schema)) }, 200);
  });

  api.openapi(showRoute, async (c) => {
    const { schema: naam, versie } = c.req.valid('param');
    const beeld = await describeSchema(c.var.diensten, { naam, versie });
    if (beeld === undefined) return notFound(c);
    setEtag(c, beeld.sha256);
    return c.json(SchemaBeeld.parse(beeld), 200);
  });

  api.openapi(fileRoute, async (c) => {
    const { schema: naam, versie, bestand } = c.req.valid('param');
    const gevonden = await findSchemabestand(c.var.diensten, { naam, versie }, bestand);
    if (gevonden === undefined) return notFound(c);
    return c.body(gevonden.tekst, 200, {
      'Content-Type': gevonden.mediatype,
      'Content-Disposition': contentDisposition(bestand),
      'Repr-Digest': reprDigest(gevonden.sha256),
    });
  });
}
