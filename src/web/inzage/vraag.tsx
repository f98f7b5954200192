/** On a page with data of persons: for what reason, and the links that only work once it is given. */
import type { FC, PropsWithChildren } from 'hono/jsx';
import { INZAGEREDENEN, type Inzagereden } from '../../domain/inzage.ts';
import { INZAGEROL } from '../../domain/toegang.ts';
import { REDENNAMEN } from '../../text/nl/inzage.ts';
import { ROLNAMEN } from '../../text/nl/toegang.ts';
import type { Inzagestand, WebContext } from '../omgeving.ts';
import { Melding } from '../onderdelen/melding.tsx';
import { Keuzeveld } from '../onderdelen/veld.tsx';
import { aangemeldeVan } from '../wacht.tsx';
import { inzageAdres } from './wacht.ts';

/** Of the form on the page: what is asked for elsewhere on it is a button of that form. */
const FORMULIER = 'inzage';

const namenVoor = (c: WebContext): Readonly<Record<Inzagereden, string>> =>
  REDENNAMEN[aangemeldeVan(c).organisatie.houdersoort === 'aanbieder' ? 'aanbieder' : 'ontvanger'];

/** Nothing is chosen beforehand but what this person chose last: a reason that nobody chose is none. */
export const Redenkeuze: FC<{ c: WebContext; laatste: Inzagereden | undefined; label: string; fout?: string }> = ({
  c,
  laatste,
  label,
  fout,
}) => {
  const namen = namenVoor(c);
  return (
    <Keuzeveld
      naam="reden"
      label={label}
      verplicht
      waarde={laatste ?? ''}
      keuzes={[
        ...(laatste === undefined ? [{ waarde: '', naam: 'Kies een reden' }] : []),
        ...INZAGEREDENEN.map((waarde) => ({ waarde, naam: namen[waarde] })),
      ]}
      {...(fout === undefined ? {} : { fout })}
    />
  );
};

const ZIN = 'In bestanden en regels staan gegevens van personen.';

/** What is asked before, or said after. @param zin why it is asked */
export const Inzagevraag: FC<{ c: WebContext; stand: Inzagestand; zin?: string }> = ({ c, stand, zin = ZIN }) => {
  switch (stand.soort) {
    case 'open':
      return stand.inzage === undefined ? null : (
        <p class="nl-paragraph evk-klein evk-niet-afdrukken">
          U ziet gegevens van personen. Uw reden: {namenVoor(c)[stand.inzage.reden].replace(', namelijk…', '')}.
        </p>
      );
    case 'recht':
      return (
        <Melding soort="uitleg">
          <p class="nl-paragraph">
            {zin} Om die te zien is het recht ‘{ROLNAMEN[INZAGEROL]}’ nodig, en dat hebt u niet. De beheerder geeft
            rechten.
          </p>
        </Melding>
      );
    case 'reden':
      return (
        <form
          method="post"
          action={inzageAdres(c, stand.onderwerp)}
          id={FORMULIER}
          class="evk-inzage evk-niet-afdrukken"
          data-download=""
        >
          <p class="nl-paragraph">{zin}</p>
          <Redenkeuze c={c} laatste={stand.laatste} label="Waarom bekijkt u ze?" />
          <button class="nl-button nl-button--secondary" type="submit" name="naar" value={c.req.path}>
            Toon ze
          </button>
        </form>
      );
  }
};

/** Leads to what holds data of persons: a link, or as long as the reason is to be given a button that gives it as well. */
export const Inzagelink: FC<
  PropsWithChildren<{ stand: Inzagestand; adres: string; label?: string; download?: boolean }>
> = ({ stand, adres, label, download = false, children }) => {
  const naam = label === undefined ? {} : { 'aria-label': label };
  switch (stand.soort) {
    case 'open':
      return (
        <a class="nl-link" href={adres} {...naam} {...(download ? { download: true } : {})}>
          {children}
        </a>
      );
    case 'reden':
      return (
        <button class="evk-linkknop" type="submit" form={FORMULIER} name="naar" value={adres} {...naam}>
          {children}
        </button>
      );
    case 'recht':
      return <span class="evk-naam">{children}</span>;
  }
};
