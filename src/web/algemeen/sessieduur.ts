/** How long a session still is, for the script that covers a page when it is over. */
import type { Hono } from 'hono';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { SESSIEDUUR_PAD, SESSIEWERK_PAD } from '../sessie.ts';

/** Nobody signed in: nothing is left. */
const OVER = { rust: 0, duur: 0 };

const toonRest = (c: WebContext) => c.json(c.var.aangemeld?.rest ?? OVER);

export function addSessieduur(app: Hono<WebOmgeving>): void {
  app.get(SESSIEDUUR_PAD, toonRest);
  // Counts as use, as every other page does.
  app.get(SESSIEWERK_PAD, toonRest);
}
