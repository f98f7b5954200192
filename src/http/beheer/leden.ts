/** The people of an organisation: adding, their roles, withdrawing and restoring. */
import { createRoute } from '@hono/zod-openapi';
import { LIDROLLEN_PER_HOUDERSOORT, type LidRij, type OrganisatieRij, type Rol } from '../../domain/toegang.ts';
import {
  addLid,
  findLid,
  lidHash,
  replaceRollen,
  restoreLid,
  signOutLid,
  withdrawLid,
} from '../../pipeline/ledenbeheer.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import type { HttpContext } from '../omgeving.ts';
import { Bladquery, GeenQuery, readBladvraag, volgende } from '../page.ts';
import { conflict, readVoorwaarde, setEtag, Voorwaardeheaders } from '../precondition.ts';
import { notFound, problem, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, created, json, metEtag, NIET_GEVONDEN, STRIJDIG, VOORWAARDEN } from '../responses.ts';
import { bladVan, IdPad } from '../schemas/algemeen.ts';
import { AfmeldingBeeld, LidBeeld, LidInvoer, LidPad, RollenInvoer, toLidBeeld } from '../schemas/organisatie.ts';

const MAXIMUM_BYTES = 16 * 1024;
const tags = ['organisaties'];
const path = '/organisaties/{id}/leden';

const listRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonLeden',
  tags,
  summary: 'De mensen van een organisatie, ook wie is ingetrokken',
  request: { params: IdPad, query: Bladquery },
  responses: { 200: json(bladVan(LidBeeld), 'Een bladzijde leden.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const addRoute = createRoute({
  method: 'post',
  path,
  operationId: 'voegLidToe',
  tags,
  summary: 'Iemand toevoegen aan een organisatie',
  description: 'Wie zich aanmeldt en hier nog niet bekend is, ziet uitgever en kenmerk op het scherm.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: IdPad,
    query: GeenQuery,
    body: { required: true, content: { 'application/json': { schema: LidInvoer } } },
  },
  responses: { 201: metEtag(created(LidBeeld, 'Het lid.')), ...ALTIJD, ...NIET_GEVONDEN, ...STRIJDIG, ...BODYFOUTEN },
});

const showRoute = createRoute({
  method: 'get',
  path: `${path}/{lid}`,
  operationId: 'toonLid',
  tags,
  summary: 'Eén lid van een organisatie',
  request: { params: LidPad, query: GeenQuery },
  responses: { 200: metEtag(json(LidBeeld, 'Het lid.')), ...ALTIJD, ...NIET_GEVONDEN },
});

const rolesRoute = createRoute({
  method: 'put',
  path: `${path}/{lid}/rollen`,
  operationId: 'wijzigRollen',
  tags,
  summary: 'Wat een lid mag; geldt meteen, ook voor wie is aangemeld',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    params: LidPad,
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: RollenInvoer } } },
  },
  responses: {
    200: metEtag(json(LidBeeld, 'Het lid.')),
    ...ALTIJD,
    ...NIET_GEVONDEN,
    ...STRIJDIG,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const withdrawRoute = createRoute({
  method: 'post',
  path: `${path}/{lid}/intrekkingen`,
  operationId: 'trekLidIn',
  tags,
  summary: 'De toegang van een lid intrekken; wie is aangemeld wordt meteen afgemeld',
  request: { params: LidPad, query: GeenQuery },
  responses: { 200: metEtag(json(LidBeeld, 'Ingetrokken.')), ...ALTIJD, ...NIET_GEVONDEN, ...STRIJDIG },
});

const signOutRoute = createRoute({
  method: 'post',
  path: `${path}/{lid}/afmeldingen`,
  operationId: 'meldLidAf',
  tags,
  summary: 'Een lid overal afmelden; het kan zich opnieuw aanmelden',
  request: { params: LidPad, query: GeenQuery },
  responses: { 200: json(AfmeldingBeeld, 'Afgemeld.'), ...ALTIJD, ...NIET_GEVONDEN },
});

const restoreRoute = createRoute({
  method: 'post',
  path: `${path}/{lid}/herstellingen`,
  operationId: 'herstelLid',
  tags,
  summary: 'Een ingetrokken lid weer toelaten, met de rechten van toen',
  request: { params: LidPad, query: GeenQuery },
  responses: { 200: metEtag(json(LidBeeld, 'Hersteld.')), ...ALTIJD, ...NIET_GEVONDEN, ...STRIJDIG },
});

const show = (c: HttpContext, lid: LidRij) => {
  setEtag(c, lidHash(lid));
  return toLidBeeld(lid);
};

const past = ({ houdersoort }: OrganisatieRij, rollen: readonly Rol[]): boolean =>
  rollen.every((rol) => LIDROLLEN_PER_HOUDERSOORT[houdersoort].includes(rol));

const nietPassend = (c: HttpContext, { houdersoort }: OrganisatieRij) =>
  problem(c, 400, `Een organisatie van deze soort kent alleen: ${LIDROLLEN_PER_HOUDERSOORT[houdersoort].join(', ')}.`);

export function addLeden(api: Api): void {
  const organisatieVan = (c: HttpContext, id: string) => c.var.diensten.staat.organisaties.getOrganisatie(id);

  api.openapi(listRoute, async (c) => {
    const { id } = c.req.valid('param');
    const vraag = readBladvraag('leden', c.req.valid('query'));
    if (!vraag.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([vraag.error]));
    if ((await organisatieVan(c, id)) === undefined) return notFound(c);
    const blad = await c.var.diensten.staat.ledenbeheer.listLedenblad(id, vraag.value);
    return c.json(
      { resultaten: blad.rijen.map(toLidBeeld), ...volgende(c.req.path, vraag.value.aantal, blad.volgende) },
      200,
    );
  });

  api.openapi(addRoute, async (c) => {
    const organisatie = await organisatieVan(c, c.req.valid('param').id);
    if (organisatie === undefined) return notFound(c);
    const nieuw = c.req.valid('json');
    if (!past(organisatie, nieuw.rollen)) return nietPassend(c, organisatie);
    const lid = await addLid(c.var.diensten, organisatie, nieuw);
    if (lid === undefined) return problem(c, 409, 'Deze persoon hoort al bij deze organisatie.');
    addFeiten(c, { lid: lid.id, rollen: lid.rollen.join(',') });
    c.header('Location', `${c.req.path}/${lid.id}`);
    return c.json(show(c, lid), 201);
  });

  api.openapi(showRoute, async (c) => {
    const { id, lid: lidId } = c.req.valid('param');
    const lid = await findLid(c.var.diensten, id, lidId);
    return lid === undefined ? notFound(c) : c.json(show(c, lid), 200);
  });

  api.openapi(rolesRoute, async (c) => {
    const { id, lid: lidId } = c.req.valid('param');
    const { rollen } = c.req.valid('json');
    const organisatie = await organisatieVan(c, id);
    if (organisatie === undefined) return notFound(c);
    if (!past(organisatie, rollen)) return nietPassend(c, organisatie);
    const uitkomst = await replaceRollen(c.var.diensten, id, lidId, rollen, readVoorwaarde(c));
    switch (uitkomst.soort) {
      case 'niet-gevonden':
        return notFound(c);
      case 'ingetrokken':
        return problem(c, 409, 'De toegang van dit lid is ingetrokken. Herstel hem eerst.');
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return conflict(c, uitkomst.soort);
      case 'gedaan':
        addFeiten(c, { rollen: rollen.join(',') });
        return c.json(show(c, uitkomst.lid), 200);
    }
  });

  api.openapi(withdrawRoute, async (c) => {
    const { id, lid: lidId } = c.req.valid('param');
    if ((await findLid(c.var.diensten, id, lidId)) === undefined) return notFound(c);
    const uitkomst = await withdrawLid(c.var.diensten, id, lidId, c.var.sleutelId);
    const lid = await findLid(c.var.diensten, id, lidId);
    return uitkomst === 'gedaan' && lid !== undefined
      ? c.json(show(c, lid), 200)
      : problem(c, 409, 'De toegang van dit lid was al ingetrokken.');
  });

  api.openapi(signOutRoute, async (c) => {
    const { id, lid } = c.req.valid('param');
    const beeindigd = await signOutLid(c.var.diensten, id, lid);
    return beeindigd === undefined ? notFound(c) : c.json({ beeindigd }, 200);
  });

  api.openapi(restoreRoute, async (c) => {
    const { id, lid: lidId } = c.req.valid('param');
    if ((await findLid(c.var.diensten, id, lidId)) === undefined) return notFound(c);
    const uitkomst = await restoreLid(c.var.diensten, id, lidId);
    const lid = await findLid(c.var.diensten, id, lidId);
    return uitkomst === 'gedaan' && lid !== undefined
      ? c.json(show(c, lid), 200)
      : problem(c, 409, 'De toegang van dit lid is niet ingetrokken.');
  });
}
