/** The frame of every page. */
import { html } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import { MANIFEST } from '../../../generated/web/manifest.ts';
import type { Aangemeld } from '../../domain/toegang.ts';
import { MENU } from '../menu.ts';
import type { WebContext } from '../omgeving.ts';
import { SESSIEDUUR_PAD, SESSIEWERK_PAD } from '../sessie.ts';
import { Proefopstelling } from './proefopstelling.tsx';

export interface Kruimel {
  readonly naam: string;
  readonly adres: string;
}

export type Scriptnaam = Extract<keyof typeof MANIFEST, `${string}.js`>;

export interface Bladzijdegegevens {
  /** Without the name of the product; it is also what a screen reader says first. */
  readonly titel: string;
  /** The pages above this one, from the start page of the audience on. */
  readonly kruimels?: readonly Kruimel[];
  /** Scripts beside the one of every page. */
  readonly scripts?: readonly Scriptnaam[];
  /** Style sheets beside the one of every page. */
  readonly stijlen?: readonly Extract<keyof typeof MANIFEST, `${string}.css`>[];
}

const Merk: FC = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="6" cy="16" r="4" fill="currentColor" />
    <path d="M10 16h6M16 16l8-10M16 16h8M16 16l8 10" fill="none" stroke="currentColor" stroke-width="2.5" />
    <circle cx="26" cy="5" r="3" fill="currentColor" />
    <circle cx="27" cy="16" r="3" fill="currentColor" />
    <circle cx="26" cy="27" r="3" fill="currentColor" />
  </svg>
);

const Gebruiker: FC<{ aangemeld: Aangemeld | undefined }> = ({ aangemeld }) => (
  <div class="evk-gebruiker">
    {aangemeld === undefined ? (
      <a class="nl-link" href="/aanmelden">
        Aanmelden
      </a>
    ) : (
      <>
        <span>
          <a class="nl-link" href="/account">
            {aangemeld.lid.naam}
          </a>
          ,{' '}
          <a class="nl-link" href="/organisatie">
            {aangemeld.organisatie.naam}
          </a>
        </span>
        <form method="post" action="/afmelden">
          <button class="nl-button nl-button--subtle" type="submit">
            Afmelden
          </button>
        </form>
      </>
    )}
  </div>
);

/** An entry is current on its own page and on those below it; of several the longest counts. */
function currentOf(pad: string, adressen: readonly string[]): string | undefined {
  return adressen
    .filter((adres) => pad === adres || pad.startsWith(`${adres}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const Menu: FC<{ aangemeld: Aangemeld | undefined; pad: string }> = ({ aangemeld, pad }) => {
  const punten = MENU[aangemeld?.organisatie.houdersoort ?? 'bezoeker'];
  const huidig = currentOf(
    pad,
    punten.map(({ adres }) => adres),
  );
  return (
    <nav class="evk-menu" aria-label="Hoofdmenu">
      <ul class="evk-breedte">
        {punten.map(({ naam, adres }) => (
          <li>
            <a href={adres} {...(adres === huidig ? { 'aria-current': 'page' as const } : {})}>
              {naam}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Kruimelpad: FC<{ kruimels: readonly Kruimel[] }> = ({ kruimels }) => (
  <nav class="utrecht-breadcrumb-nav evk-niet-afdrukken" aria-label="Kruimelpad">
    <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
      {kruimels.map(({ naam, adres }) => (
        <li class="utrecht-breadcrumb-nav__item">
          <a class="utrecht-breadcrumb-nav__link nl-link" href={adres}>
            {naam}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

const Voet: FC = () => (
  <footer class="evk-voet">
    <nav class="evk-breedte" aria-label="Over Enkelvoud">
      <ul>
        <li>
          <a class="nl-link" href="/">
            Wat is Enkelvoud?
          </a>
        </li>
        <li>
          <a class="nl-link" href="/hulp">
            Hulp
          </a>
        </li>
        <li>
          <a class="nl-link" href="/ontwikkelaars">
            Voor ontwikkelaars
          </a>
        </li>
        <li>
          <a class="nl-link" href="/toegankelijkheid">
            Toegankelijkheid
          </a>
        </li>
      </ul>
    </nav>
  </footer>
);

/** Answers with a whole page. `inhoud` begins with the `<h1>`. */
export function toonPagina(
  c: WebContext,
  gegevens: Bladzijdegegevens,
  inhoud: Child,
  status: 200 | 201 | 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 422 | 429 | 500 = 200,
) {
  const { titel, kruimels = [], scripts = [], stijlen = [] } = gegevens;
  const { aangemeld } = c.var;
  const pagina = (
    <html lang="nl" dir="ltr" class="voorbeeld-theme utrecht-root">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {aangemeld === undefined ? null : (
          <meta
            name="evk-sessie"
            content={`${aangemeld.rest.rust} ${aangemeld.rest.duur}`}
            data-kijk={SESSIEDUUR_PAD}
            data-werk={SESSIEWERK_PAD}
          />
        )}
        <title>{titel === '' ? 'Enkelvoud' : `${titel} - Enkelvoud`}</title>
        <link
          rel="icon"
          href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='14' fill='%2300568b'/%3E%3C/svg%3E"
        />
        {(['enkelvoud.css', ...stijlen] as const).map((naam) => (
          <link rel="stylesheet" href={MANIFEST[naam].pad} />
        ))}
        {(['basis.js', ...scripts] as const).map((naam) => (
          <script type="module" src={MANIFEST[naam].pad} />
        ))}
      </head>
      <body class="utrecht-document">
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">
          Naar de inhoud
        </a>
        <header class="evk-kop">
          <div class="evk-breedte evk-kop__regel">
            <a class="evk-merk" href="/">
              <Merk />
              Enkelvoud
            </a>
            <Gebruiker aangemeld={aangemeld} />
          </div>
        </header>
        {MET_PROEFAANMELDING && c.var.isProefopstelling === true ? <Proefopstelling /> : null}
        <Menu aangemeld={aangemeld} pad={c.req.path} />
        <main id="inhoud" tabindex={-1}>
          <div class="evk-breedte">
            {kruimels.length > 0 ? <Kruimelpad kruimels={kruimels} /> : null}
            {inhoud}
          </div>
        </main>
        <Voet />
      </body>
    </html>
  );
  return c.html(html`<!doctype html>${pagina}`, status);
}
