/** Signing in. */
import type { Hono } from 'hono';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { veiligPad } from '../veilig-pad.ts';
import { addProefaanmelding, toonDemokeuze } from './proefaanmelding.tsx';

async function toonAanmelden(c: WebContext) {
  const naar = veiligPad(c.req.query('naar'));
  const { demoAanmelden: demo, oidc } = c.var.voorziening.instelling;
  return toonPagina(
    c,
    { titel: 'Aanmelden' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Aanmelden</h1>
      {oidc === undefined ? null : (
        <form method="post" action="/aanmelden/begin">
          {naar === undefined ? null : <input type="hidden" name="naar" value={naar} />}
          <button class="nl-button nl-button--primary" type="submit">
            Aanmelden met {oidc.naam}
          </button>
        </form>
      )}
      {MET_PROEFAANMELDING && demo ? await toonDemokeuze(c, naar) : null}
      {demo || oidc !== undefined ? null : (
        <p class="nl-paragraph evk-tekst">
          Aanmelden voor mensen is hier nog niet ingesteld. Vraag de beheerder van deze installatie ernaar. De API werkt
          wel.
        </p>
      )}
    </>,
  );
}

export function addAanmelden(app: Hono<WebOmgeving>): void {
  app.get('/aanmelden', toonAanmelden);
  if (MET_PROEFAANMELDING) addProefaanmelding(app);
}
