/** Where a calendar program fetches deadlines. It cannot sign in: the address holds the secret, and can be withdrawn. */
import type { Hono } from 'hono';
import { findKalenderabonnement, renderKalender } from '../../pipeline/kalender.ts';
import type { WebOmgeving } from '../omgeving.ts';

const NIETS = 'Deze kalender is er niet, of niet meer.\n';

export function addKalenderadres(app: Hono<WebOmgeving>): void {
  app.get('/kalender/:bestand{[0-9a-f]{64}\\.ics}', async (c) => {
    const { diensten } = c.var;
    const abonnement = await findKalenderabonnement(diensten, c.req.param('bestand').slice(0, -'.ics'.length));
    return abonnement === undefined
      ? c.text(NIETS, 404)
      : c.body(await renderKalender(diensten, abonnement.agbcode), 200, {
          'Content-Type': 'text/calendar; charset=utf-8',
        });
  });
}
