/** Signing in and out. Without an issuer, on the machine of a developer, one chooses who to be. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HOUDERSOORTEN, type Houdersoort, type OrganisatieRij } from '../../domain/toegang.ts';
import { DEMOPERSONEN, listDemoOrganisaties, meldDemoAan } from '../../pipeline/demo-aanmelden.ts';
import { BEGIN } from '../menu.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { clearBladeraar, giveSessie, takeSessie } from '../sessie.ts';
import { veiligPad } from '../veilig-pad.ts';

const KOPJES: Readonly<Record<Houdersoort, string>> = {
  aanbieder: 'Aanbieders',
  ontvanger: 'Gemeenten en regio’s',
  beheerder: 'Beheer',
};

const Demokeuze: FC<{ organisaties: readonly OrganisatieRij[]; naar: string | undefined }> = ({
  organisaties,
  naar,
}) => (
  <>
    <p class="nl-paragraph evk-tekst">
      Hier is geen echte aanmelding nodig. Kies bij welke organisatie u hoort en wie u bent.
    </p>
    {HOUDERSOORTEN.map((soort) => {
      const eigen = organisaties.filter((organisatie) => organisatie.houdersoort === soort);
      return eigen.length === 0 ? null : (
        <section aria-labelledby={`kop-${soort}`}>
          <h2 class="nl-heading nl-heading--level-2" id={`kop-${soort}`}>
            {KOPJES[soort]}
          </h2>
          <ul class="evk-rooster evk-kaal">
            {eigen.map((organisatie) => (
              <li class="evk-kaart">
                <h3 class="nl-heading nl-heading--level-3">{organisatie.naam}</h3>
                <form method="post" action="/aanmelden/demo" class="utrecht-button-group">
                  <input type="hidden" name="houdersoort" value={soort} />
                  <input type="hidden" name="houdercode" value={organisatie.houdercode} />
                  {naar === undefined ? null : <input type="hidden" name="naar" value={naar} />}
                  {DEMOPERSONEN.map(({ onderwerp, naam }, nummer) => (
                    <button
                      class={`nl-button nl-button--${nummer === 0 ? 'primary' : 'secondary'}`}
                      type="submit"
                      name="onderwerp"
                      value={onderwerp}
                      aria-label={`Als ${naam} bij ${organisatie.naam}`}
                    >
                      {naam}
                    </button>
                  ))}
                </form>
              </li>
            ))}
          </ul>
        </section>
      );
    })}
  </>
);

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
      {demo ? <Demokeuze organisaties={await listDemoOrganisaties(c.var.diensten)} naar={naar} /> : null}
      {demo || oidc !== undefined ? null : (
        <p class="nl-paragraph evk-tekst">
          Aanmelden voor mensen is hier nog niet ingesteld. Vraag de beheerder van deze installatie ernaar. De API werkt
          wel.
        </p>
      )}
    </>,
  );
}

const isHoudersoort = (tekst: unknown): tekst is Houdersoort => HOUDERSOORTEN.some((soort) => soort === tekst);

export function addAanmelden(app: Hono<WebOmgeving>): void {
  app.get('/aanmelden', toonAanmelden);

  app.post('/aanmelden/demo', async (c) => {
    if (!c.var.voorziening.instelling.demoAanmelden) return toonNietGevonden(c);
    const { houdersoort, houdercode, onderwerp, naar } = await c.req.parseBody();
    if (!isHoudersoort(houdersoort) || typeof houdercode !== 'string' || typeof onderwerp !== 'string')
      return toonNietGevonden(c);
    const geheim = await meldDemoAan(c.var.diensten, houdersoort, houdercode, onderwerp);
    if (geheim === undefined) return toonNietGevonden(c);
    await takeSessie(c, 'opnieuw-aangemeld');
    giveSessie(c, geheim);
    return c.redirect((typeof naar === 'string' ? veiligPad(naar) : undefined) ?? BEGIN[houdersoort], 303);
  });

  app.post('/afmelden', async (c) => {
    await takeSessie(c, 'zelf');
    clearBladeraar(c);
    return c.redirect('/', 303);
  });
}
