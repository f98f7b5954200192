/** One's own account: who one is here, where one is signed in at this moment, and signing out everywhere. */
import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { endEigenSessies, listEigenSessies } from '../../pipeline/sessies.ts';
import { rollenTekst } from '../../text/nl/toegang.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { readGeheim } from '../sessie.ts';
import { eisVers } from '../vers.ts';
import { aangemeldeVan } from '../wacht.tsx';
import { meldAf } from './afmelden.tsx';

const PAD = '/account';

/** Whoever is signed in, of any organisation and with any role. */
const eisAangemeld = createMiddleware<WebOmgeving>(async (c, next) =>
  c.var.aangemeld === undefined ? c.redirect(`/aanmelden?naar=${encodeURIComponent(PAD)}`, 303) : next(),
);

async function toonAccount(c: WebContext) {
  const { lid, organisatie } = aangemeldeVan(c);
  const sessies = await listEigenSessies(c.var.diensten, lid, readGeheim(c) ?? '');
  return toonPagina(
    c,
    { titel: 'Mijn account' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Mijn account</h1>
      <dl class="evk-feiten">
        <dt>Naam</dt>
        <dd>{lid.naam}</dd>
        <dt>U werkt nu voor</dt>
        <dd>
          {organisatie.naam}{' '}
          <a class="nl-link" href="/organisatie">
            Andere organisatie kiezen
          </a>
        </dd>
        <dt>U mag hier</dt>
        <dd>{rollenTekst(lid.rollen)}</dd>
      </dl>
      <h2 class="nl-heading nl-heading--level-2">Waar u nu bent aangemeld</h2>
      <p class="nl-paragraph evk-tekst">
        Ziet u een aanmelding die u niet kent? Meld u dan overal af, en vertel het uw beheerder. Wij bewaren niet vanaf
        welk adres u zich aanmeldt.
      </p>
      <Tabel
        titel="Open aanmeldingen"
        titelVerborgen
        kolommen={[
          { naam: 'Begonnen', kop: true },
          { naam: 'Laatst gebruikt' },
          { naam: 'Voor' },
          { naam: 'Opmerking' },
        ]}
        rijen={sessies.map(({ begonnenOp, gebruiktOp, organisatienaam, deze }) => [
          tijdstipTekst(begonnenOp),
          tijdstipTekst(gebruiktOp),
          organisatienaam,
          deze ? 'Dit is deze aanmelding' : '',
        ])}
      />
      <form method="post" action={`${PAD}/overal-afmelden`}>
        <button class="nl-button nl-button--primary" type="submit">
          Overal afmelden
        </button>
        <p class="nl-paragraph evk-onderregel">
          Ook hier. Bent u al langer aangemeld? Dan vragen wij eerst opnieuw wie u bent.
        </p>
      </form>
    </>,
  );
}

export function addAccount(app: Hono<WebOmgeving>): void {
  app.get(PAD, eisAangemeld, toonAccount);

  app.post(
    `${PAD}/overal-afmelden`,
    eisAangemeld,
    eisVers(() => PAD),
    async (c) => {
      await handel(c, 'meldOveralAf', {}, () => endEigenSessies(c.var.diensten, aangemeldeVan(c).lid));
      return meldAf(c);
    },
  );
}
