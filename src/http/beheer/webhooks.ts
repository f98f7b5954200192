/** The webhook of an aanbieder as a beheerder sees it: where it goes, and releasing it for an aanbieder that has nobody else. */
import { createRoute } from '@hono/zod-openapi';
import type { Api } from '../audience.ts';
import type { HttpContext } from '../omgeving.ts';
import { GeenQuery } from '../page.ts';
import { Voorwaardeheaders } from '../precondition.ts';
import { notFound } from '../problem.ts';
import { NIET_GEVONDEN } from '../responses.ts';
import { IdPad } from '../schemas/algemeen.ts';
import { approveWebhook, showWebhook, WEBHOOKANTWOORDEN } from '../webhook.ts';

const tags = ['organisaties'];
/** By id: the code of an aanbieder may be that of one person, and does not belong in an address. */
const path = '/organisaties/{id}/webhook';

const showRoute = createRoute({
  method: 'get',
  path,
  operationId: 'toonWebhookVanAanbieder',
  tags,
  summary: 'Waar een aanbieder wil horen wat er gebeurt',
  request: { params: IdPad, query: GeenQuery },
  responses: { ...WEBHOOKANTWOORDEN.toon, ...NIET_GEVONDEN },
});

const releaseRoute = createRoute({
  method: 'post',
  path: `${path}/vrijgaven`,
  operationId: 'geefWebhookVrijVanAanbieder',
  tags,
  summary: 'Een beproefde webhook van een aanbieder in gebruik nemen, als tweede persoon',
  description: 'Stuur If-Match mee, met de ETag die u bij GET kreeg: de vrijgave geldt voor precies die instellingen.',
  request: { params: IdPad, query: GeenQuery, headers: Voorwaardeheaders },
  responses: { ...WEBHOOKANTWOORDEN.vrijgave, ...NIET_GEVONDEN },
});

/** @returns undefined for an organisation that is no aanbieder, and has no webhook */
async function agbcodeVan(c: HttpContext, id: string): Promise<string | undefined> {
  const organisatie = await c.var.diensten.staat.organisaties.getOrganisatie(id);
  return organisatie?.houdersoort === 'aanbieder' ? organisatie.houdercode : undefined;
}

export function addWebhooks(api: Api): void {
  api.openapi(showRoute, async (c) => {
    const agbcode = await agbcodeVan(c, c.req.valid('param').id);
    return agbcode === undefined ? notFound(c) : showWebhook(c, agbcode);
  });

  api.openapi(releaseRoute, async (c) => {
    const agbcode = await agbcodeVan(c, c.req.valid('param').id);
    return agbcode === undefined ? notFound(c) : approveWebhook(c, agbcode);
  });
}
