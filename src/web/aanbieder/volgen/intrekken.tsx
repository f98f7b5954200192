/** Taking a verantwoording back: what that means is said before, and a reason is asked. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Intrekreden, VerantwoordingRij } from '../../../domain/rijen.ts';
import { findEigenVerantwoording } from '../../../pipeline/eigen-verantwoording.ts';
import { withdraw } from '../../../pipeline/intrekking.ts';
import { handel } from '../../handeling.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { eis, houdercodeVan } from '../../wacht.tsx';
import { adresVan, LIJST } from './adressen.ts';
import { INTREKREDENEN } from './woorden.ts';

const REDENEN = Object.entries(INTREKREDENEN) as readonly [Intrekreden, string][];
const PAD = '/verantwoordingen/:id/intrekken';

const Formulier: FC<{ rij: VerantwoordingRij; fout: boolean }> = ({ rij, fout }) => (
  <form method="post" action={`${adresVan(rij.id)}/intrekken`} class="evk-formulier">
    <fieldset
      class="utrecht-form-fieldset evk-keuzelijst"
      {...(fout ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'reden-fout' } : {})}
    >
      <legend class="utrecht-form-label">Waarom trekt u dit in?</legend>
      {fout ? (
        <p class="utrecht-form-field-error-message" id="reden-fout">
          Kies een reden.
        </p>
      ) : null}
      {REDENEN.map(([reden, naam]) => (
        <div class="evk-vinkje">
          <input type="radio" id={`reden-${reden}`} name="reden" value={reden} required />
          <label for={`reden-${reden}`}>{naam}</label>
        </div>
      ))}
    </fieldset>
    <div class="utrecht-button-group">
      <button class="nl-button nl-button--primary" type="submit">
        Trek deze verantwoording in
      </button>
      <a class="nl-link" href={adresVan(rij.id)}>
        Terug, ik trek niets in
      </a>
    </div>
  </form>
);

const toonFormulier = (c: WebContext, rij: VerantwoordingRij, fout = false) =>
  toonPagina(
    c,
    {
      titel: fout ? 'Fout: intrekken' : 'Intrekken',
      kruimels: [
        { naam: 'Overzicht', adres: '/aanbieder' },
        { naam: 'Verantwoordingen', adres: LIJST },
        { naam: rij.kenmerk, adres: adresVan(rij.id) },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">Verantwoording {rij.kenmerk} intrekken</h1>
      {fout ? (
        <Melding soort="fout" kop="Er is nog niets ingetrokken" begin>
          <p class="nl-paragraph">Kies eerst een reden.</p>
        </Melding>
      ) : null}
      <ul class="utrecht-unordered-list evk-tekst">
        <li class="utrecht-unordered-list__item">Wat nog niet is bezorgd, gaat niet meer weg.</li>
        <li class="utrecht-unordered-list__item">Een gemeente die het al heeft, ziet dat het is vervallen.</li>
        <li class="utrecht-unordered-list__item">
          Heeft een gemeente regels van een declaratie geaccepteerd, dan sturen wij haar een creditbericht.
        </li>
        <li class="utrecht-unordered-list__item">Verving deze versie een eerdere, dan vervalt die ook.</li>
        <li class="utrecht-unordered-list__item">
          U kunt dit niet terugdraaien. Wel kunt u daarna opnieuw indienen, met een nieuw kenmerk.
        </li>
      </ul>
      <p class="nl-paragraph evk-tekst">
        Wilt u alleen iets verbeteren? Dan hoeft u niet in te trekken: dien een nieuwe versie in die deze vervangt.
      </p>
      <Formulier rij={rij} fout={fout} />
    </>,
    fout ? 400 : 200,
  );

export function addIntrekken(app: Hono<WebOmgeving>): void {
  app.use(PAD, eis('aanbieder', 'indienen'));

  app.get(PAD, async (c) => {
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    if (rij.ingetrokkenOp !== undefined || rij.vervangenDoorId !== undefined) return c.redirect(adresVan(rij.id), 303);
    return toonFormulier(c, rij);
  });

  app.post(PAD, async (c) => {
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const { reden: gekozen } = await c.req.parseBody();
    const reden = REDENEN.find(([een]) => een === gekozen)?.[0];
    if (reden === undefined) return toonFormulier(c, rij, true);
    const uitkomst = await handel(
      c,
      'trekVerantwoordingIn',
      { id: rij.id },
      () => withdraw(c.var.diensten, rij.id, reden),
      (een) => een?.soort === 'ingetrokken',
    );
    // Replaced in the meantime: that page says by what.
    return c.redirect(`${adresVan(rij.id)}${uitkomst?.soort === 'ingetrokken' ? '?gedaan=ingetrokken' : ''}`, 303);
  });
}
