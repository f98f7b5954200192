/** The rights of one person: finding, handing out and erasing. The BSN is in the body only; each asks a reason, and is in the audit trail. */
import { createRoute } from '@hono/zod-openapi';
import { contentDisposition } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { betrokkeneId, eraseBetrokkene, exportBetrokkene, findVondsten } from '../../pipeline/rechten.ts';
import { waaromBlijft } from '../../text/nl/rechten.ts';
import type { Api } from '../audience.ts';
import { addFeiten } from '../handelingen.ts';
import type { HttpContext } from '../omgeving.ts';
import { encodeCursor, GeenQuery, readBladvraag } from '../page.ts';
import { problem, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, ndjson } from '../responses.ts';
import { RechtenInvoer, WisBeeld, ZoekBeeld, ZoekInvoer } from '../schemas/rechten.ts';
import { setBetrokkene } from '../verwerkingen.ts';

const MAXIMUM_BYTES = 4 * 1024;
const tags = ['betrokkenen'];

const body = <Schema>(schema: Schema) => ({
  query: GeenQuery,
  body: { required: true, content: { 'application/json': { schema } } },
});

const searchRoute = createRoute({
  method: 'post',
  path: '/betrokkenen/zoekvragen',
  operationId: 'zoekBetrokkene',
  tags,
  summary: 'Waar iets over één persoon is bewaard',
  description:
    'Zoekt met een hash van het BSN, de nieuwste inzendingen eerst. Een antwoord kan leeg zijn en toch een `volgende` hebben. Uw reden ' +
    'komt in het auditspoor.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: body(ZoekInvoer),
  responses: { 200: json(ZoekBeeld, 'Wat er is gevonden.'), ...ALTIJD, ...BODYFOUTEN },
});

const exportRoute = createRoute({
  method: 'post',
  path: '/betrokkenen/inzagen',
  operationId: 'exporteerBetrokkene',
  tags,
  summary: 'Alles wat over één persoon is bewaard, als bestand',
  description:
    'Eén JSON-object per regel: elke prestatie en elk traject zoals het is ingediend. Wat al is vernietigd of niet te doorzoeken was staat ' +
    'er als zodanig bij.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: body(RechtenInvoer),
  responses: { 200: ndjson('De regels.'), ...ALTIJD, ...BODYFOUTEN },
});

const eraseRoute = createRoute({
  method: 'post',
  path: '/betrokkenen/wissingen',
  operationId: 'wisBetrokkene',
  tags,
  summary: 'Wissen wat over één persoon weg mag',
  description:
    'Wist elke inzending waarin deze persoon staat en die niemand meer nodig heeft: in haar geheel, ook van anderen. Wat moet blijven ' +
    'staat in het antwoord met de reden en, als die bekend is, de dag waarop die eindigt; dan wordt het vanzelf gewist. Het ' +
    'verwerkingenlogboek blijft: daarin staat alleen een hash.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: body(RechtenInvoer),
  responses: { 200: json(WisBeeld, 'Per inzending wat ermee is gebeurd.'), ...ALTIJD, ...BODYFOUTEN },
});

/** Who is asked about goes into the logboek as a hash, why into the audit trail. */
function note(c: HttpContext, { bsn, reden }: { readonly bsn: string; readonly reden: string }): string {
  const id = betrokkeneId(c.var.diensten, bsn);
  setBetrokkene(c, id);
  addFeiten(c, { reden, betrokkene: id });
  return id;
}

export function addBetrokkenen(api: Api): void {
  api.openapi(searchRoute, async (c) => {
    const { vanaf, aantal, ...vraag } = c.req.valid('json');
    const blad = readBladvraag('betrokkenen', { aantal, ...(vanaf === undefined ? {} : { vanaf }) });
    if (!blad.ok) return problem(c, 400, 'Deze bladzijde bestaat niet.', toLijst([blad.error]));
    const id = note(c, vraag);
    const { vondsten, onleesbaar, volgende } = await findVondsten(c.var.diensten, vraag, blad.value);
    const beeld = ZoekBeeld.parse({
      betrokkeneId: id,
      resultaten: vondsten,
      nietDoorzocht: onleesbaar,
      ...(volgende === undefined ? {} : { volgende: encodeCursor(volgende) }),
    });
    return c.json(beeld, 200);
  });

  api.openapi(exportRoute, (c) => {
    const vraag = c.req.valid('json');
    note(c, vraag);
    return c.body(toReadable(exportBetrokkene(c.var.diensten, vraag)), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': contentDisposition('inzage.ndjson'),
    });
  });

  api.openapi(eraseRoute, async (c) => {
    const vraag = c.req.valid('json');
    note(c, vraag);
    const besluiten = await eraseBetrokkene(c.var.diensten, vraag);
    addFeiten(c, {
      gewist: besluiten.filter(({ besluit }) => besluit === 'gewist').length,
      blijft: besluiten.filter(({ besluit }) => besluit === 'blijft').length,
    });
    const beeld = besluiten.map((een) =>
      een.besluit === 'blijft' ? { ...een, toelichting: waaromBlijft(een.reden) } : een,
    );
    return c.json(WisBeeld.parse({ besluiten: beeld }), 200);
  });
}
