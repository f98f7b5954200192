/** Where an aanbieder wants to be told what happens. */
import { createRoute } from '@hono/zod-openapi';
import { unreachable } from '../../domain/result.ts';
import { deleteWebhook, putWebhook, testWebhook } from '../../pipeline/aanbiederwebhook.ts';
import type { Api } from '../audience.ts';
import { wijziger } from '../kanaal.ts';
import type { HttpContext } from '../omgeving.ts';
import { GeenQuery } from '../page.ts';
import { conflict, readVoorwaarde, Voorwaardeheaders } from '../precondition.ts';
import { problem, refused, toLijst } from '../problem.ts';
import { smallJson } from '../request-body.ts';
import { ALTIJD, BODYFOUTEN, json, metEtag, STRIJDIG, VOORWAARDEN } from '../responses.ts';
import { ProefBeeld, toOpgave, toProefBeeld } from '../schemas/kanaal.ts';
import { WebhookBeeld, WebhookInvoer } from '../schemas/webhook.ts';
import { approveWebhook, showWebhook, WEBHOOKANTWOORDEN } from '../webhook.ts';

const tags = ['gebeurtenissen'];
const path = '/webhook';
const MAXIMUM_BYTES = 32 * 1024;

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonWebhook',
  tags,
  summary: 'Waar u wilt horen wat er gebeurt',
  request: { query: GeenQuery },
  responses: WEBHOOKANTWOORDEN.toon,
});

const putRoute = createRoute({
  method: 'put',
  path,
  operationId: 'bewaarWebhook',
  tags,
  summary: 'Laten weten waar u wilt horen wat er gebeurt',
  description:
    'Elke gebeurtenis komt als ondertekend bericht (CloudEvents, Standard Webhooks) op uw adres, met hetzelfde rooster van pogingen ' +
    'als een zending. Berichten kunnen elkaar inhalen: `sequence` zegt wat het laatste is. Geheimen geeft u één keer; wij tonen ze ' +
    'nooit. De webhook wordt gebruikt na een geslaagde proef; wat er intussen gebeurt wacht daarop.',
  middleware: smallJson(MAXIMUM_BYTES),
  request: {
    query: GeenQuery,
    headers: Voorwaardeheaders,
    body: { required: true, content: { 'application/json': { schema: WebhookInvoer } } },
  },
  responses: {
    200: metEtag(json(WebhookBeeld, 'Bewaard. Beproef de webhook om haar in gebruik te nemen.')),
    ...ALTIJD,
    ...VOORWAARDEN,
    ...BODYFOUTEN,
  },
});

const deleteRoute = createRoute({
  method: 'delete',
  path,
  operationId: 'verwijderWebhook',
  tags,
  summary: 'Niets meer laten brengen',
  description: 'Wat nog niet is gebracht vervalt; u vindt het met GET /gebeurtenissen. De geheimen worden vernietigd.',
  request: { query: GeenQuery, headers: Voorwaardeheaders },
  responses: { 200: metEtag(json(WebhookBeeld, 'Er wordt niets meer gebracht.')), ...ALTIJD, ...VOORWAARDEN },
});

const testRoute = createRoute({
  method: 'post',
  path: `${path}/proeven`,
  operationId: 'beproefWebhook',
  tags,
  summary: 'De webhook beproeven en in gebruik nemen',
  description:
    'Stuurt een proefbericht zonder gegevens en vertelt stap voor stap wat er gebeurde. Lukt alles, dan wordt de webhook vanaf dat ' +
    'moment gebruikt. Vraagt de installatie om vier ogen, dan wacht zij tot een ander haar vrijgeeft.',
  request: { query: GeenQuery },
  responses: { 200: json(ProefBeeld, 'Wat de proef liet zien.'), ...ALTIJD, ...STRIJDIG },
});

const releaseRoute = createRoute({
  method: 'post',
  path: `${path}/vrijgaven`,
  operationId: 'geefWebhookVrij',
  tags,
  summary: 'Een beproefde webhook in gebruik nemen, als tweede persoon',
  description:
    'Stuur If-Match mee, met de ETag die u bij GET kreeg: de vrijgave geldt voor precies die instellingen. Vraagt de installatie om vier ' +
    'ogen, dan kan dit niet met de sleutel waarmee de webhook is ingesteld.',
  request: { query: GeenQuery, headers: Voorwaardeheaders },
  responses: WEBHOOKANTWOORDEN.vrijgave,
});

const show = (c: HttpContext) => showWebhook(c, c.var.houder.houdercode);

export function addWebhook(api: Api): void {
  api.openapi(showRoute, show);

  api.openapi(putRoute, async (c) => {
    const { diensten, houder } = c.var;
    const invoer = c.req.valid('json');
    const opgave = { ...toOpgave(invoer), instelling: invoer.instelling };
    const uitkomst = await putWebhook(diensten, houder.houdercode, opgave, readVoorwaarde(c), wijziger(c));
    switch (uitkomst.soort) {
      case 'bewaard':
      case 'ongewijzigd':
        return show(c);
      case 'geweigerd':
        return refused(c, 400, 'De webhook', toLijst(uitkomst.bevindingen));
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return conflict(c, uitkomst.soort);
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(deleteRoute, async (c) => {
    const { diensten, houder } = c.var;
    const uitkomst = await deleteWebhook(diensten, houder.houdercode, readVoorwaarde(c), wijziger(c));
    switch (uitkomst.soort) {
      case 'bewaard':
      case 'ongewijzigd':
        return show(c);
      case 'voorwaarde-vereist':
      case 'intussen-veranderd':
        return conflict(c, uitkomst.soort);
      default:
        return unreachable(uitkomst);
    }
  });

  api.openapi(testRoute, async (c) => {
    const { huisregelsApi } = c.var.voorziening.instelling;
    const proef = await testWebhook(c.var.diensten, c.var.houder.houdercode, huisregelsApi);
    return proef === undefined
      ? problem(c, 409, 'Er is geen webhook ingesteld om te beproeven.')
      : c.json(toProefBeeld(proef), 200);
  });

  api.openapi(releaseRoute, (c) => approveWebhook(c, c.var.houder.houdercode));
}
