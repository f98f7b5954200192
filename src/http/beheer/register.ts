/** Reading the register, as it stands on a day. */
import { createRoute, z } from '@hono/zod-openapi';
import { amsterdamseDatum } from '../../domain/kalender.ts';
import { listAansluitingen, listGemeenten, listInkoopregios } from '../../pipeline/register-overview.ts';
import type { Api } from '../audience.ts';
import type { HttpOmgeving } from '../omgeving.ts';
import { GeenQuery } from '../page.ts';
import { notFound } from '../problem.ts';
import { ALTIJD, json, NIET_GEVONDEN } from '../responses.ts';
import { lijstVan } from '../schemas/algemeen.ts';
import {
  Aansluitingdocument,
  FormaatBeeld,
  Formaatdocument,
  GemeenteBeeld,
  InkoopregioBeeld,
  toFormaatBeeld,
} from '../schemas/register.ts';

const tags = ['register'];

const Peildatum = z.strictObject({
  peildatum: z.iso.date().optional().openapi({
    description: 'De dag waarvoor u het register vraagt. Zonder peildatum: vandaag.',
    example: '2027-01-01',
  }),
});

const gemeentenRoute = createRoute({
  method: 'get',
  path: '/gemeenten',
  operationId: 'toonGemeenten',
  tags,
  summary: 'De gemeenten op een dag',
  request: { query: Peildatum },
  responses: { 200: json(lijstVan(GemeenteBeeld), 'Alle gemeenten van die dag.'), ...ALTIJD },
});

const regiosRoute = createRoute({
  method: 'get',
  path: '/inkoopregios',
  operationId: 'toonInkoopregios',
  tags,
  summary: 'De inkoopregio’s op een dag',
  request: { query: Peildatum },
  responses: { 200: json(lijstVan(InkoopregioBeeld), 'Alle inkoopregio’s van die dag.'), ...ALTIJD },
});

const aansluitingenRoute = createRoute({
  method: 'get',
  path: '/aansluitingen',
  operationId: 'toonAansluitingen',
  tags,
  summary: 'De aansluitingen op een dag',
  request: { query: Peildatum },
  responses: { 200: json(lijstVan(Aansluitingdocument), 'De versies die op die dag gelden.'), ...ALTIJD },
});

const formatenRoute = createRoute({
  method: 'get',
  path: '/formaten',
  operationId: 'toonFormaten',
  tags,
  summary: 'Alle versies van alle formaten',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(FormaatBeeld), 'Alle versies, zonder hun inhoud.'), ...ALTIJD },
});

const formaatRoute = createRoute({
  method: 'get',
  path: '/formaten/{naam}/versies/{versie}',
  operationId: 'toonFormaat',
  tags,
  summary: 'Eén versie van een formaat, zoals zij is geregistreerd',
  request: {
    params: z.object({
      naam: z.string().openapi({ example: 'iwmo323' }),
      versie: z.string().openapi({ example: '1.0.0' }),
    }),
    query: GeenQuery,
  },
  responses: { 200: json(Formaatdocument, 'Het formaat.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const onDay = ({ diensten }: HttpOmgeving['Variables'], peildatum: string | undefined): string =>
  peildatum ?? amsterdamseDatum(diensten.klok());

export function addRegister(api: Api): void {
  api.openapi(gemeentenRoute, async (c) => {
    const beeld = await c.var.diensten.register.huidig();
    const gemeenten = listGemeenten(beeld, onDay(c.var, c.req.valid('query').peildatum));
    return c.json({ resultaten: gemeenten.map((gemeente) => GemeenteBeeld.parse(gemeente)) }, 200);
  });

  api.openapi(regiosRoute, async (c) => {
    const beeld = await c.var.diensten.register.huidig();
    const regios = listInkoopregios(beeld, onDay(c.var, c.req.valid('query').peildatum));
    return c.json({ resultaten: regios.map((regio) => InkoopregioBeeld.parse(regio)) }, 200);
  });

  api.openapi(aansluitingenRoute, async (c) => {
    const beeld = await c.var.diensten.register.huidig();
    const aansluitingen = listAansluitingen(beeld, onDay(c.var, c.req.valid('query').peildatum));
    return c.json({ resultaten: aansluitingen.map((aansluiting) => Aansluitingdocument.parse(aansluiting)) }, 200);
  });

  api.openapi(formatenRoute, async (c) => {
    const { register } = await c.var.diensten.register.huidig();
    return c.json({ resultaten: register.formaten.map(toFormaatBeeld) }, 200);
  });

  api.openapi(formaatRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const formaat = (await c.var.diensten.register.huidig()).index.findFormaat(naam, versie);
    return formaat === undefined ? notFound(c) : c.json(Formaatdocument.parse(formaat), 200);
  });
}
