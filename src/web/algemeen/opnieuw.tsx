/** Showing anew who one is, before an act of weight: at the issuer, or in a demo with a press on a button. */
import type { Hono } from 'hono';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { veiligPad } from '../veilig-pad.ts';
import { OPNIEUW } from '../vers.ts';
import { Bevestigknop, isDemopersoon } from './proefaanmelding.tsx';

export function addOpnieuw(app: Hono<WebOmgeving>): void {
  app.get(OPNIEUW, toonOpnieuw);
}

function toonOpnieuw(c: WebContext) {
  const naar = veiligPad(c.req.query('naar')) ?? '/begin';
  const { oidc } = c.var.voorziening.instelling;
  if (c.var.aangemeld === undefined) return c.redirect(`/aanmelden?naar=${encodeURIComponent(naar)}`, 303);
  return toonPagina(
    c,
    { titel: 'Laat opnieuw zien wie u bent' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Laat opnieuw zien wie u bent</h1>
      <p class="nl-paragraph evk-tekst">
        Wat u wilt doen, kan alleen kort na het aanmelden. Zo kan niemand anders het doen als u even van uw plaats bent.
      </p>
      <p class="nl-paragraph evk-tekst">
        Daarna komt u terug op de pagina waar u was. Had u daar iets ingevuld? Dat vult u dan opnieuw in.
      </p>
      {MET_PROEFAANMELDING && isDemopersoon(c) ? (
        <Bevestigknop naar={naar} />
      ) : (
        <form method="post" action="/aanmelden/begin">
          <input type="hidden" name="naar" value={naar} />
          <input type="hidden" name="vers" value="ja" />
          <button class="nl-button nl-button--primary" type="submit">
            Opnieuw aanmelden met {oidc?.naam ?? 'uw organisatie'}
          </button>
        </form>
      )}
      <p class="nl-paragraph">
        <a class="nl-link" href={naar}>
          Terug, zonder iets te doen
        </a>
      </p>
    </>,
  );
}
