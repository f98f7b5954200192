/** The cookie of a signed-in person, and who may send a form. */
import { createMiddleware } from 'hono/factory';
import type { Sessieeinde } from '../pipeline/aanmeldspoor.ts';
import { endSessie, readSessie } from '../pipeline/sessies.ts';
import { giveKoekje, readKoekje, takeKoekje } from './koekje.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';

const NAAM = 'enkelvoud-sessie';

/** Where the script of a page asks how long its session still is, and where it says that somebody is at work. */
export const SESSIEDUUR_PAD = '/sessie';
export const SESSIEWERK_PAD = '/sessie/aan-het-werk';

export const giveSessie = (c: WebContext, geheim: string): void => giveKoekje(c, NAAM, geheim);

/** What the browser holds of its session. */
export const readGeheim = (c: WebContext): string | undefined => readKoekje(c, NAAM);

/** @param reden why this session is over, for the audit trail */
export async function takeSessie(c: WebContext, reden: Sessieeinde): Promise<void> {
  const geheim = readGeheim(c);
  if (geheim !== undefined) await endSessie(c.var.diensten, geheim, c.var.aangemeld, reden);
  takeKoekje(c, NAAM);
}

/** Pages that the browser still holds, also behind its back button. Not its cookies: those of other sites of the same domain would go too. */
export const clearBladeraar = (c: WebContext): void => c.header('Clear-Site-Data', '"cache", "storage"');

/** Finds out who is signed in. */
export const readAangemeld = createMiddleware<WebOmgeving>(async (c, next) => {
  const geheim = readKoekje(c, NAAM);
  // Who only asks how long it still is does not make it longer.
  const gebruik = c.req.path !== SESSIEDUUR_PAD;
  c.set('aangemeld', geheim === undefined ? undefined : await readSessie(c.var.diensten, geheim, gebruik));
  await next();
});

const LEZEND = ['GET', 'HEAD'];

/** Asks for something, and changes nothing. */
export const isLezend = (c: WebContext): boolean => LEZEND.includes(c.req.method);

/**
 * Only our own pages may change something: a browser says where a request comes from (Fetch Metadata, `Origin`), and whoever says
 * nothing is refused (OWASP ASVS 5, V3.5).
 */
export const isEigenHerkomst = (c: WebContext): boolean => {
  if (isLezend(c)) return true;
  const herkomst = c.req.header('Sec-Fetch-Site');
  if (herkomst !== undefined) return herkomst === 'same-origin';
  return c.req.header('Origin') === new URL(c.req.url).origin;
};
