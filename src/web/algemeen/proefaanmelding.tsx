/**
 * Signing in without an issuer, on the machine of a developer: one chooses who to be. All of it that can be seen is here, and none of it is in
 * what is deployed (`MET_PROEFAANMELDING`).
 */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { tijdstip } from '../../domain/kalender.ts';
import { HOUDERSOORTEN, type Houdersoort, type OrganisatieRij } from '../../domain/toegang.ts';
import { DEMO_UITGEVER, DEMOPERSONEN, listDemoOrganisaties, meldDemoAan } from '../../pipeline/demo-aanmelden.ts';
import { signIn } from '../../pipeline/sessies.ts';
import { BEGIN } from '../menu.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { giveSessie, takeSessie } from '../sessie.ts';
import { veiligPad } from '../veilig-pad.ts';
import { OPNIEUW, opnieuwAdres } from '../vers.ts';

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

/** The choice itself, for the page where one signs in. */
export const toonDemokeuze = async (c: WebContext, naar: string | undefined) => (
  <Demokeuze organisaties={await listDemoOrganisaties(c.var.diensten)} naar={naar} />
);

/** One button, for the first page: as somebody of the first organisation of a kind. @returns undefined when there is none */
export async function toonDemoknoppen(
  c: WebContext,
  ingangen: Readonly<Record<Houdersoort, { readonly knop: string; readonly naar: string }>>,
) {
  const organisaties = await listDemoOrganisaties(c.var.diensten);
  return (soort: Houdersoort) => {
    const organisatie = organisaties.find(({ houdersoort }) => houdersoort === soort);
    return organisatie === undefined ? undefined : (
      <form method="post" action="/aanmelden/demo">
        <input type="hidden" name="houdersoort" value={soort} />
        <input type="hidden" name="houdercode" value={organisatie.houdercode} />
        <input type="hidden" name="onderwerp" value={DEMOPERSONEN[0]?.onderwerp} />
        <input type="hidden" name="naar" value={ingangen[soort].naar} />
        <button class="nl-button nl-button--primary" type="submit">
          {ingangen[soort].knop}
        </button>
      </form>
    );
  };
}

const isHoudersoort = (tekst: unknown): tekst is Houdersoort => HOUDERSOORTEN.some((soort) => soort === tekst);

/** Somebody whom no issuer knows: there is nobody to ask who they are. */
export const isDemopersoon = (c: WebContext): boolean =>
  c.var.voorziening.instelling.demoAanmelden && c.var.aangemeld?.lid.uitgever === DEMO_UITGEVER;

export const Bevestigknop: FC<{ naar: string }> = ({ naar }) => (
  <form method="post" action={OPNIEUW}>
    <input type="hidden" name="naar" value={naar} />
    <button class="nl-button nl-button--primary" type="submit">
      Ja, ik ben het
    </button>
  </form>
);

async function bevestig(c: WebContext) {
  const { aangemeld, diensten } = c.var;
  const { naar: gevraagd } = await c.req.parseBody();
  const naar = (typeof gevraagd === 'string' ? veiligPad(gevraagd) : undefined) ?? '/begin';
  if (aangemeld === undefined) return c.redirect(opnieuwAdres(naar), 303);
  if (!isDemopersoon(c)) return toonNietGevonden(c);
  const geheim = await signIn(diensten, aangemeld.lid, 'demo', { bewezenOp: tijdstip(diensten.klok()) });
  if (geheim === undefined) return toonNietGevonden(c);
  await takeSessie(c, 'opnieuw-aangemeld');
  giveSessie(c, geheim);
  return c.redirect(naar, 303);
}

export function addProefaanmelding(app: Hono<WebOmgeving>): void {
  app.post(OPNIEUW, bevestig);
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
}
