/** What both audiences do with the webhook of an aanbieder: itself with its own; a beheerder looks, and releases as the second person. */
import { unreachable } from '../domain/result.ts';
import { findWebhook, releaseWebhook } from '../pipeline/aanbiederwebhook.ts';
import { kanaalHash } from '../pipeline/kanaal-beheer.ts';
import { addFeiten } from './handelingen.ts';
import { wijziger } from './kanaal.ts';
import type { HttpContext } from './omgeving.ts';
import { conflict, readVoorwaarde, setEtag } from './precondition.ts';
import { problem, toLijst } from './problem.ts';
import { ALTIJD, json, metEtag, STRIJDIG, VOORWAARDEN } from './responses.ts';
import { toWebhookBeeld, WebhookBeeld } from './schemas/webhook.ts';

export const WEBHOOKANTWOORDEN = {
  toon: { 200: metEtag(json(WebhookBeeld, 'De webhook.')), ...ALTIJD },
  vrijgave: {
    200: metEtag(json(WebhookBeeld, 'De webhook is in gebruik.')),
    ...ALTIJD,
    ...STRIJDIG,
    ...VOORWAARDEN,
  },
};

export async function showWebhook(c: HttpContext, agbcode: string) {
  const stand = await findWebhook(c.var.diensten, agbcode);
  setEtag(c, kanaalHash(stand.kanaal));
  return c.json(toWebhookBeeld(stand), 200);
}

export async function approveWebhook(c: HttpContext, agbcode: string) {
  const { huisregelsApi } = c.var.voorziening.instelling;
  const uitkomst = await releaseWebhook(c.var.diensten, agbcode, readVoorwaarde(c), wijziger(c), huisregelsApi);
  switch (uitkomst.soort) {
    case 'vrijgegeven':
    case 'ongewijzigd':
      addFeiten(c, { versie: uitkomst.stand.nieuwste?.versie ?? 0 });
      return showWebhook(c, agbcode);
    case 'geweigerd':
      return problem(c, 409, 'Deze webhook is niet vrijgegeven.', toLijst(uitkomst.bevindingen));
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return conflict(c, uitkomst.soort);
    default:
      return unreachable(uitkomst);
  }
}
