/** Aansluitingen: the list on a day, one version as a document, its history, and looking at one before it is registered. */
import { createRoute, z } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import { endAansluiting } from '../../pipeline/aansluiting-einde.ts';
import { examineAansluiting, listVersies, putAansluiting } from '../../pipeline/aansluiting-registratie.ts';
import { hashInhoud } from '../../pipeline/formaat-concept.ts';
import { listAansluitingen } from '../../pipeline/register-overview.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import { GeenQuery } from '../page.ts';
import { conflict, readVoorwaarde, setEtag, Voorwaardeheaders } from '../precondition.ts';
import { notFound, problem, toBevindingBeeld, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, created, json, metEtag, NIET_GEVONDEN, STRIJDIG, VOORWAARDEN } from '../responses.ts';
import { EindeInvoer } from '../schemas/aansluiting.ts';
import { lijstVan } from '../schemas/algemeen.ts';
import { GeschiedenisBeeld, OnderzoekBeeld, toGeschiedenis, Versie } from '../schemas/formaat.ts';
import { Aansluitingdocument } from '../schemas/register.ts';
import { onDay, Peildatum } from './peildatum.ts';
import { answerPut } from './wijziging.ts';

const tags = ['aansluitingen'];
const MAXIMUM_BYTES = 256 * 1024;
const KLEIN_BYTES = 16 * 1024;

const Aansluitingid = z.string().openapi({ description: 'Id van de aansluiting.', example: 'tilburg-wmo-declaratie' });
const AansluitingPad = z.object({ aansluiting: Aansluitingid });
const VersiePad = z.object({ aansluiting: Aansluitingid, versie: Versie });

const ZINNEN = { wat: 'De aansluiting', ligtVast: 'Deze versie is geregistreerd en ligt vast.' };

const listRoute = createRoute({
  method: 'get',
  path: '/aansluitingen',
  operationId: 'toonAansluitingen',
  tags,
  summary: 'De aansluitingen op een dag',
  request: { query: Peildatum },
  responses: { 200: json(lijstVan(Aansluitingdocument), 'De versies die op die dag gelden.'), ...ALTIJD },
});

const versionsRoute = createRoute({
  method: 'get',
  path: '/aansluitingen/{aansluiting}/versies',
  operationId: 'toonAansluitingversies',
  tags,
  summary: 'Alle versies van een aansluiting, de nieuwste eerst',
  request: { params: AansluitingPad, query: GeenQuery },
  responses: { 200: json(lijstVan(Aansluitingdocument), 'Alle versies.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const showRoute = createRoute({
  method: 'get',
  path: '/aansluitingen/{aansluiting}/versies/{versie}',
  operationId: 'toonAansluiting',
  tags,
  summary: 'Eén versie van een aansluiting',
  description: 'Zoals zij is geregistreerd, met de laatste dag die haar daarna is gegeven.',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: metEtag(json(Aansluitingdocument, 'De aansluiting.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const putRoute = createRoute({
  method: 'put',
  path: '/aansluitingen/{aansluiting}/versies/{versie}',
  operationId: 'bewaarAansluiting',
  tags,
  summary: 'Een nieuwe versie van een aansluiting registreren',
  description:
    'Een geregistreerde versie verandert nooit; een wijziging is een nieuwe versie met een eigen geldigVanaf. Verantwoordingen die op ' +
    'deze aansluiting wachtten gaan daarna alsnog.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: VersiePad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: Aansluitingdocument } } },
  },
  responses: {
    200: metEtag(json(Aansluitingdocument, 'Deze versie stond er al precies zo.')),
    201: metEtag(created(Aansluitingdocument, 'Geregistreerd.')),
    ...ALTIJD,
    ...STRIJDIG,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const historyRoute = createRoute({
  method: 'get',
  path: '/aansluitingen/{aansluiting}/versies/{versie}/geschiedenis',
  operationId: 'toonAansluitinggeschiedenis',
  tags,
  summary: 'Wie wat met deze versie deed',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: json(GeschiedenisBeeld, 'Alle handelingen.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const endRoute = createRoute({
  method: 'post',
  path: '/aansluitingen/{aansluiting}/versies/{versie}/beeindigingen',
  operationId: 'beeindigAansluiting',
  tags,
  summary: 'Een versie van een aansluiting intrekken',
  description:
    'Na de laatste dag vraagt deze versie niets meer. Een oudere versie komt er niet door terug; wat al gepland was gaat door. Het ' +
    'document en de geschiedenis blijven. Een einde kan daarna alleen nog eerder worden.',
  middleware: smallJson(KLEIN_BYTES),
  request: {
    params: VersiePad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: EindeInvoer } } },
  },
  responses: {
    201: metEtag(json(Aansluitingdocument, 'De aansluiting, met haar laatste dag.')),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const examineRoute = createRoute({
  method: 'post',
  path: '/aansluitingcontroles',
  operationId: 'controleerAansluiting',
  tags,
  summary: 'Een aansluiting onderzoeken zonder haar te registreren',
  description: 'Ook of zij past bij de rest van het register: het formaat, de regio, en wat anderen al vragen.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: Aansluitingdocument } } },
  },
  responses: { 200: json(OnderzoekBeeld, 'Alles wat erover te zeggen is.'), ...ALTIJD, ...BODYFOUTEN },
});

export function addAansluitingen(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const beeld = await c.var.diensten.register.huidig();
    const aansluitingen = listAansluitingen(beeld, onDay(c.var, c.req.valid('query').peildatum));
    return c.json({ resultaten: aansluitingen.map((aansluiting) => Aansluitingdocument.parse(aansluiting)) }, 200);
  });

  api.openapi(versionsRoute, async (c) => {
    const versies = listVersies(await c.var.diensten.register.huidig(), c.req.valid('param').aansluiting);
    if (versies.length === 0) return notFound(c);
    return c.json({ resultaten: versies.map((versie) => Aansluitingdocument.parse(versie)) }, 200);
  });

  api.openapi(showRoute, async (c) => {
    const { aansluiting: id, versie } = c.req.valid('param');
    const aansluiting = (await c.var.diensten.register.huidig()).index.findAansluiting(id, versie);
    if (aansluiting === undefined) return notFound(c);
    setEtag(c, hashInhoud(aansluiting));
    return c.json(Aansluitingdocument.parse(aansluiting), 200);
  });

  api.openapi(putRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { aansluiting: id, versie } = c.req.valid('param');
    const uitkomst = await putAansluiting(
      diensten,
      { id, versie },
      c.req.valid('json'),
      readVoorwaarde(c),
      houder.houdercode,
    );
    return answerPut(c, uitkomst, ZINNEN, (aansluiting) => Aansluitingdocument.parse(aansluiting));
  });

  api.openapi(endRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { aansluiting: id, versie } = c.req.valid('param');
    addFeiten(c, { geldigTot: c.req.valid('json').geldigTot });
    const uitkomst = await endAansluiting(
      diensten,
      { id, versie },
      c.req.valid('json'),
      readVoorwaarde(c),
      houder.houdercode,
    );
    switch (uitkomst.soort) {
      case 'niet-gevonden':
        return notFound(c);
      case 'niet-mogelijk':
        return problem(c, 409, 'Deze versie kan zo niet eindigen.', toLijst(uitkomst.bevindingen));
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return conflict(c, uitkomst.soort);
      case 'gelukt':
        setEtag(c, uitkomst.hash);
        return c.json(Aansluitingdocument.parse(uitkomst.inhoud), 201);
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(historyRoute, async (c) => {
    const { aansluiting: id, versie } = c.req.valid('param');
    const gebeurtenissen = await c.var.diensten.staat.formaten.listGeschiedenis('aansluiting', id, versie);
    return gebeurtenissen.length === 0 ? notFound(c) : c.json(toGeschiedenis(gebeurtenissen), 200);
  });

  api.openapi(examineRoute, async (c) => {
    const bevindingen = await examineAansluiting(c.var.diensten, c.req.valid('json'));
    const goed = bevindingen.every(({ ernst }) => ernst !== 'fout');
    return c.json({ goed, bevindingen: bevindingen.map(toBevindingBeeld) }, 200);
  });
}
