/** Formaten: the list, one version as a document, its life and its history. */
import { createRoute } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import { hashInhoud, putConcept } from '../../pipeline/formaat-concept.ts';
import { moveFase } from '../../pipeline/formaat-fasen.ts';
import { describeGegevens } from '../../pipeline/formaat-gegevens.ts';
import { examineWithSchemas } from '../../pipeline/formaat-vereisten.ts';
import { removeConcept } from '../../pipeline/formaat-verwijderen.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import { GeenQuery } from '../page.ts';
import { conflict, readVoorwaarde, setEtag, Voorwaardeheaders } from '../precondition.ts';
import { notFound, problem, toBevindingBeeld, toLijst } from '../problem.ts';
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
  FaseBeeld,
  FaseInvoer,
  FormaatonderzoekBeeld,
  GegevensBeeld,
  GeschiedenisBeeld,
  toGegevensBeeld,
  toGeschiedenis,
  VersiePad,
} from '../schemas/formaat.ts';
import { FormaatBeeld, Formaatdocument, toFormaatBeeld } from '../schemas/register.ts';
import { answerDelete, answerPut } from './wijziging.ts';

const tags = ['formaten'];
/** A row of the database holds no more; a formaat with its own workbook in base64 comes near. */
const MAXIMUM_BYTES = 1_900_000;
const FASE_BYTES = 16 * 1024;

const ZINNEN = { wat: 'Het formaat', ligtVast: 'Deze versie is getest en ligt vast.' };

const listRoute = createRoute({
  method: 'get',
  path: '/formaten',
  operationId: 'toonFormaten',
  tags,
  summary: 'Alle versies van alle formaten',
  request: { query: GeenQuery },
  responses: { 200: json(lijstVan(FormaatBeeld), 'Alle versies, zonder hun inhoud.'), ...ALTIJD },
});

const showRoute = createRoute({
  method: 'get',
  path: '/formaten/{naam}/versies/{versie}',
  operationId: 'toonFormaat',
  tags,
  summary: 'Eén versie van een formaat',
  description: 'Zoals zij is geregistreerd, met de levensfase van nu.',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: metEtag(json(Formaatdocument, 'Het formaat.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const putRoute = createRoute({
  method: 'put',
  path: '/formaten/{naam}/versies/{versie}',
  operationId: 'bewaarFormaat',
  tags,
  summary: 'Een concept registreren of vervangen',
  description:
    'Het hele document wordt eerst onderzocht; een formaat met een fout wordt niet aangenomen. Een concept kunt u vervangen (met ' +
    'If-Match); vanaf getest ligt de inhoud vast en is een wijziging een nieuwe versie.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: VersiePad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: Formaatdocument } } },
  },
  responses: {
    200: metEtag(json(Formaatdocument, 'Vervangen, of het stond er al precies zo.')),
    201: metEtag(created(Formaatdocument, 'Geregistreerd als concept.')),
    ...ALTIJD,
    ...STRIJDIG,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path: '/formaten/{naam}/versies/{versie}',
  operationId: 'verwijderFormaat',
  tags,
  summary: 'Een concept verwijderen, met zijn voorbeelden',
  description: 'Met If-Match. Vanaf getest blijft een versie staan. De geschiedenis blijft altijd.',
  request: { params: VersiePad, query: GeenQuery, headers: Voorwaardeheaders },
  responses: { 204: leeg('Verwijderd.'), ...ALTIJD, ...NIET_GEVONDEN, ...STRIJDIG, ...VOORWAARDEN },
});

const examineRoute = createRoute({
  method: 'post',
  path: '/formaatcontroles',
  operationId: 'controleerFormaat',
  tags,
  summary: 'Een formaat onderzoeken zonder het te registreren',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: Formaatdocument } } },
  },
  responses: { 200: json(FormaatonderzoekBeeld, 'Alles wat erover te zeggen is.'), ...ALTIJD, ...BODYFOUTEN },
});

const dataRoute = createRoute({
  method: 'get',
  path: '/formaten/{naam}/versies/{versie}/gegevens',
  operationId: 'toonFormaatgegevens',
  tags,
  summary: 'Welke gegevens dit formaat gebruikt, en wat de ontvanger daarvan al heeft',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: json(GegevensBeeld, 'Per veld waar het heen gaat.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const historyRoute = createRoute({
  method: 'get',
  path: '/formaten/{naam}/versies/{versie}/geschiedenis',
  operationId: 'toonFormaatgeschiedenis',
  tags,
  summary: 'Wie wat met deze versie deed',
  request: { params: VersiePad, query: GeenQuery },
  responses: { 200: json(GeschiedenisBeeld, 'Alle handelingen.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const faseRoute = createRoute({
  method: 'post',
  path: '/formaten/{naam}/versies/{versie}/fasen',
  operationId: 'verplaatsFormaat',
  tags,
  summary: 'Naar de volgende levensfase',
  description:
    'Getest: er is minstens één voorbeeld en alle voorbeelden kloppen byte voor byte. Actief: de voorbeelden kloppen nog, 200 ' +
    'willekeurige geldige verantwoordingen gaan goed, en het register als geheel blijft kloppen. Vervallen: met een reden; geen ' +
    'aansluiting mag er zonder formaat door komen te zitten. Wat eraan ontbreekt staat in het antwoord (409).',
  middleware: smallJson(FASE_BYTES),
  request: {
    params: VersiePad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: FaseInvoer } } },
  },
  responses: {
    201: metEtag(json(FaseBeeld, 'De levensfase van nu, en wat ervoor is bewezen.')),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

export function addFormaten(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { register } = await c.var.diensten.register.huidig();
    return c.json({ resultaten: register.formaten.map(toFormaatBeeld) }, 200);
  });

  api.openapi(showRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const formaat = (await c.var.diensten.register.huidig()).index.findFormaat(naam, versie);
    if (formaat === undefined) return notFound(c);
    setEtag(c, hashInhoud(formaat));
    return c.json(Formaatdocument.parse(formaat), 200);
  });

  api.openapi(putRoute, async (c) => {
    const { diensten, houder } = c.var;
    const adres = c.req.valid('param');
    const uitkomst = await putConcept(diensten, adres, c.req.valid('json'), readVoorwaarde(c), houder.houdercode);
    return answerPut(c, uitkomst, ZINNEN, (formaat) => Formaatdocument.parse(formaat));
  });

  api.openapi(deleteRoute, async (c) => {
    const { diensten, houder } = c.var;
    const uitkomst = await removeConcept(diensten, c.req.valid('param'), readVoorwaarde(c), houder.houdercode);
    return answerDelete(c, uitkomst, ZINNEN.ligtVast);
  });

  api.openapi(examineRoute, async (c) => {
    const beeld = await c.var.diensten.register.huidig();
    const { register } = beeld;
    const { formaat, gecompileerd, bevindingen } = await examineWithSchemas(beeld, c.req.valid('json'));
    return c.json(
      {
        goed: formaat !== undefined,
        bevindingen: bevindingen.map(toBevindingBeeld),
        ...(gecompileerd && { gegevens: toGegevensBeeld(describeGegevens(register, gecompileerd)) }),
      },
      200,
    );
  });

  api.openapi(dataRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const beeld = await c.var.diensten.register.huidig();
    if (beeld.index.findFormaat(naam, versie) === undefined) return notFound(c);
    return c.json(toGegevensBeeld(describeGegevens(beeld.register, beeld.compiled(naam, versie))), 200);
  });

  api.openapi(historyRoute, async (c) => {
    const { naam, versie } = c.req.valid('param');
    const gebeurtenissen = await c.var.diensten.staat.formaten.listGeschiedenis('formaat', naam, versie);
    return gebeurtenissen.length === 0 ? notFound(c) : c.json(toGeschiedenis(gebeurtenissen), 200);
  });

  api.openapi(faseRoute, async (c) => {
    const { diensten, houder } = c.var;
    const { naam, versie } = c.req.valid('param');
    const { fase, reden } = c.req.valid('json');
    addFeiten(c, { fase });
    const opdracht = fase === 'vervallen' ? { fase, reden } : { fase, ...(reden === undefined ? {} : { reden }) };
    const uitkomst = await moveFase(
      diensten,
      { naam, versie },
      opdracht,
      readVoorwaarde(c),
      houder.houdercode,
      c.var.voorziening.instelling.huisregelsApi,
    );
    switch (uitkomst.soort) {
      case 'niet-gevonden':
        return notFound(c);
      case 'niet-bewezen':
        return problem(c, 409, `Dit formaat kan nog niet "${fase}" worden.`, toLijst(uitkomst.bevindingen));
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return conflict(c, uitkomst.soort);
      case 'gelukt': {
        setEtag(c, uitkomst.hash);
        return c.json(FaseBeeld.parse({ ...uitkomst, bevindingen: uitkomst.bevindingen.map(toBevindingBeeld) }), 201);
      }
      default:
        return unreachable(uitkomst);
    }
  });
}
