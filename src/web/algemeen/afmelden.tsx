/** Signing out: here at once, and then at the issuer, when it offers that (OpenID Connect RP-Initiated Logout 1.0). */
import type { Hono } from 'hono';
import { AFGEMELD_PAD, beginAfmelden } from '../../pipeline/oidc-afmelden.ts';
import { giveKoekje, readKoekje, takeKoekje } from '../koekje.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonDoorsturen } from '../onderdelen/doorsturen.tsx';
import { clearBladeraar, takeSessie } from '../sessie.ts';

const AFMELDEN = 'enkelvoud-afmelden';
const AFMELDEN_SECONDEN = 15 * 60;

/** Ends this session, and sends on to the issuer that the person came from. */
export async function meldAf(c: WebContext) {
  const { oidc } = c.var.voorziening.instelling;
  const lid = c.var.aangemeld?.lid;
  await takeSessie(c, 'zelf');
  clearBladeraar(c);
  c.set('aangemeld', undefined);
  const bijUitgever = oidc === undefined || lid === undefined ? undefined : await beginAfmelden(oidc, lid.uitgever);
  if (oidc === undefined || bijUitgever === undefined) return c.redirect('/', 303);
  giveKoekje(c, AFMELDEN, bijUitgever.state, AFMELDEN_SECONDEN);
  return toonDoorsturen(c, bijUitgever.adres, {
    kop: `U bent hier afgemeld, en gaat nog even naar ${oidc.naam}`,
    knop: 'Meld u ook daar af',
  });
}

export function addAfmelden(app: Hono<WebOmgeving>): void {
  app.post('/afmelden', meldAf);

  app.get(AFGEMELD_PAD, (c) => {
    // Whoever comes by with the back button, and signed in again since.
    if (c.var.aangemeld !== undefined) return c.redirect('/begin', 303);
    const state = readKoekje(c, AFMELDEN);
    takeKoekje(c, AFMELDEN);
    const ookDaar = state !== undefined && c.req.query('state') === state;
    return toonPagina(
      c,
      { titel: 'U bent afgemeld' },
      <>
        <h1 class="nl-heading nl-heading--level-1">U bent afgemeld</h1>
        <p class="nl-paragraph evk-tekst">
          {ookDaar
            ? 'Hier en bij uw organisatie. Werkt er nog iemand op deze computer? Sluit dan ook de vensters van andere programma’s.'
            : 'Werkt er nog iemand op deze computer? Meld u dan ook af bij uw organisatie.'}
        </p>
        <p class="nl-paragraph">
          <a class="nl-link" href="/aanmelden">
            Opnieuw aanmelden
          </a>
        </p>
      </>,
    );
  });
}
