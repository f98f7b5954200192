/** Signing in at the issuer of one's organisation, and going from one organisation to another of one's own. */
import type { Hono } from 'hono';
import { logGeweigerd } from '../../pipeline/aanmeldspoor.ts';
import { beginAanmelden, endAanmelden, type Oidcfout, TERUG_PAD } from '../../pipeline/oidc.ts';
import { signIn } from '../../pipeline/sessies.ts';
import { giveKoekje, readKoekje, takeKoekje } from '../koekje.ts';
import { BEGIN } from '../menu.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonDoorsturen } from '../onderdelen/doorsturen.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { giveSessie, takeSessie } from '../sessie.ts';
import { veiligPad } from '../veilig-pad.ts';

const POGING_SECONDEN = 15 * 60;
const POGING = 'enkelvoud-aanmelden';

const UITLEG: Readonly<Record<Oidcfout['soort'], { readonly kop: string; readonly uitleg: string }>> = {
  'poging-onbekend': {
    kop: 'Het aanmelden duurde te lang',
    uitleg: 'Of u begon in een ander venster. Begin opnieuw.',
  },
  geweigerd: {
    kop: 'Het aanmelden is niet gelukt',
    uitleg: 'U hebt het afgebroken, of uw organisatie liet u niet door. Probeer het opnieuw.',
  },
  'uitgever-onbereikbaar': {
    kop: 'Aanmelden kan nu even niet',
    uitleg: 'De aanmeldpagina van uw organisatie antwoordt niet. Probeer het over een paar minuten opnieuw.',
  },
  'te-zwak': {
    kop: 'U bent niet sterk genoeg aangemeld',
    uitleg:
      'Hier staan gegevens van mensen. Daarom vraagt deze installatie een sterkere aanmelding dan u nu gebruikte.',
  },
  onbekend: {
    kop: 'Wij kennen u hier nog niet',
    uitleg:
      'U bent goed aangemeld, maar u hoort hier nog bij geen organisatie. Geef de gegevens hieronder aan uw beheerder.',
  },
};

/** What somebody can do about it. */
const ZWAKTES = {
  niveau: 'Meld u opnieuw aan met een middel van een hoger niveau. Dit niveau is nodig, of een van deze:',
  middel: 'Meld u opnieuw aan met een extra stap, zoals een code op uw telefoon. Nodig is:',
  tijd: 'Uw aanmelding bij uw organisatie is te lang geleden. Meld u daar af, en dan hier opnieuw aan.',
} as const;

const toonOidcfout = (c: WebContext, fout: Oidcfout) =>
  toonPagina(
    c,
    { titel: UITLEG[fout.soort].kop },
    <>
      <h1 class="nl-heading nl-heading--level-1">{UITLEG[fout.soort].kop}</h1>
      <p class="nl-paragraph evk-tekst">{UITLEG[fout.soort].uitleg}</p>
      {fout.soort === 'onbekend' ? (
        <dl class="evk-feiten">
          <dt>Uitgever</dt>
          <dd>{fout.uitgever}</dd>
          <dt>Uw kenmerk</dt>
          <dd>{fout.onderwerp}</dd>
        </dl>
      ) : null}
      {fout.soort === 'te-zwak' ? (
        <>
          <p class="nl-paragraph evk-tekst">{ZWAKTES[fout.wat]}</p>
          {fout.nodig.length === 0 ? null : (
            <ul class="utrecht-unordered-list">
              {fout.nodig.map((een) => (
                <li class="utrecht-unordered-list__item">
                  <code class="nl-code">{een}</code>
                </li>
              ))}
            </ul>
          )}
          <p class="nl-paragraph evk-tekst">Hebt u zo’n middel niet? Vraag het uw beheerder.</p>
        </>
      ) : null}
      <p class="nl-paragraph">
        <a class="nl-link" href="/aanmelden">
          Opnieuw aanmelden
        </a>
      </p>
    </>,
    fout.soort === 'onbekend' || fout.soort === 'te-zwak' ? 403 : 400,
  );

export function addOidc(app: Hono<WebOmgeving>): void {
  app.post('/aanmelden/begin', async (c) => {
    const { oidc } = c.var.voorziening.instelling;
    if (oidc === undefined) return toonNietGevonden(c);
    const { naar: gevraagd, vers } = await c.req.parseBody();
    const naar = typeof gevraagd === 'string' ? veiligPad(gevraagd) : undefined;
    const begin = await beginAanmelden(c.var.diensten, oidc, naar, vers === 'ja');
    if (!begin.ok) {
      await logGeweigerd(c.var.diensten, begin.error.soort);
      return toonOidcfout(c, begin.error);
    }
    giveKoekje(c, POGING, begin.value.state, POGING_SECONDEN);
    return toonDoorsturen(c, begin.value.adres, { kop: `U gaat naar ${oidc.naam}`, knop: 'Ga verder met aanmelden' });
  });

  app.get(TERUG_PAD, async (c) => {
    const { oidc } = c.var.voorziening.instelling;
    if (oidc === undefined) return toonNietGevonden(c);
    const state = readKoekje(c, POGING);
    takeKoekje(c, POGING);
    const einde = await endAanmelden(c.var.diensten, oidc, state, new URL(c.req.url).searchParams);
    if (!einde.ok) {
      const { error } = einde;
      // Counts as a failure of this address: whoever goes on failing has to wait (snelheid.ts).
      c.set('aanmeldenMislukt', true);
      await logGeweigerd(c.var.diensten, error.soort, error.soort === 'onbekend' ? error.uitgever : undefined);
      return toonOidcfout(c, error);
    }
    const { leden, bewijs, naar } = einde.value;
    // Who shows anew who they are goes on working for whom they did.
    const lid = leden.find(({ id }) => id === c.var.aangemeld?.lid.id) ?? leden[0];
    const geheim = lid === undefined ? undefined : await signIn(c.var.diensten, lid, 'openid', bewijs);
    if (geheim === undefined) return toonNietGevonden(c);
    await takeSessie(c, 'opnieuw-aangemeld');
    giveSessie(c, geheim);
    return c.redirect(naar ?? '/begin', 303);
  });

  /** Where somebody begins depends on for whom they act. */
  app.get('/begin', (c) => {
    const soort = c.var.aangemeld?.organisatie.houdersoort;
    return c.redirect(soort === undefined ? '/aanmelden' : BEGIN[soort], 303);
  });

  app.post('/organisatie', async (c) => {
    const { aangemeld } = c.var;
    if (aangemeld === undefined) return c.redirect('/aanmelden', 303);
    const { lid: gekozen } = await c.req.parseBody();
    const eigen = await c.var.diensten.staat.organisaties.listLidmaatschappen(
      aangemeld.lid.uitgever,
      aangemeld.lid.onderwerp,
    );
    const lid = eigen.find(({ id }) => id === gekozen);
    const geheim = lid === undefined ? undefined : await signIn(c.var.diensten, lid, 'organisatiekeuze', aangemeld);
    if (geheim === undefined) return toonNietGevonden(c);
    await takeSessie(c, 'organisatiekeuze');
    giveSessie(c, geheim);
    return c.redirect('/begin', 303);
  });

  app.get('/organisatie', async (c) => {
    const { aangemeld } = c.var;
    if (aangemeld === undefined) return c.redirect('/aanmelden', 303);
    const { organisaties } = c.var.diensten.staat;
    const eigen = await organisaties.listLidmaatschappen(aangemeld.lid.uitgever, aangemeld.lid.onderwerp);
    const namen = new Map(
      await Promise.all(
        eigen.map(async (lid) => [lid.id, (await organisaties.getOrganisatie(lid.organisatieId))?.naam] as const),
      ),
    );
    return toonPagina(
      c,
      { titel: 'Voor wie werkt u nu?' },
      <>
        <h1 class="nl-heading nl-heading--level-1">Voor wie werkt u nu?</h1>
        <form method="post" action="/organisatie" class="utrecht-button-group">
          {eigen.map((lid) => (
            <button
              class={`nl-button nl-button--${lid.id === aangemeld.lid.id ? 'primary' : 'secondary'}`}
              type="submit"
              name="lid"
              value={lid.id}
            >
              {namen.get(lid.id) ?? lid.naam}
            </button>
          ))}
        </form>
      </>,
    );
  });
}
