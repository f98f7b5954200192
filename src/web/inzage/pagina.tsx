/** Asking why somebody looks at data of persons, for one thing on a page of its own, or together with a download of many. */
import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { type InzageRij, type Inzagereden, LANGSTE_UITLEG, type Onderwerpsoort } from '../../domain/inzage.ts';
import { INZAGEROL } from '../../domain/toegang.ts';
import { giveInzage, readRedengeving } from '../../pipeline/inzage.ts';
import { REDENFOUTEN, type Redenfout } from '../../text/nl/inzage.ts';
import { INDIENEN } from '../aanbieder/indienen/route.ts';
import { LIJST } from '../aanbieder/volgen/adressen.ts';
import { persoonVan } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonFout, toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { veiligPad } from '../veilig-pad.ts';
import { aangemeldeVan, eis, houdercodeVan, magRol } from '../wacht.tsx';
import { Redenkeuze } from './vraag.tsx';
import { readInzagestand } from './wacht.ts';

/** What was filled in and is not enough. */
interface Poging {
  readonly laatste: Inzagereden | undefined;
  readonly uitleg?: string;
  readonly fout?: Redenfout;
}

const tekstVan = (waarde: unknown): string => (typeof waarde === 'string' ? waarde : '');

/** @param verborgen what goes with the form; @param terug where one goes instead */
function toonVraag(c: WebContext, actie: string, { laatste, uitleg, fout }: Poging, verborgen: Child, terug: string) {
  const zin = fout === undefined ? undefined : REDENFOUTEN[fout];
  const bijReden = fout === 'geen-reden';
  return toonPagina(
    c,
    { titel: zin === undefined ? 'Gegevens van personen' : 'Fout: gegevens van personen' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Waarom bekijkt u deze gegevens?</h1>
      <p class="nl-paragraph evk-tekst">
        Hierin staan gegevens van personen. Uw reden komt met uw naam in het logboek. Zij geldt hiervoor tot u zich
        afmeldt.
      </p>
      <form method="post" action={actie} class="evk-formulier evk-tekst" data-download="">
        {verborgen}
        <Redenkeuze c={c} laatste={laatste} label="Reden" {...(zin !== undefined && bijReden ? { fout: zin } : {})} />
        <Tekstveld
          naam="uitleg"
          label="Uitleg bij ‘Anders’"
          uitleg="Alleen nodig als u ‘Anders’ kiest. Geen namen en geen burgerservicenummers."
          maximum={LANGSTE_UITLEG}
          waarde={uitleg ?? ''}
          verplicht={zin !== undefined && !bijReden}
          {...(zin !== undefined && !bijReden ? { fout: zin } : {})}
        />
        <p class="utrecht-button-group">
          <button class="nl-button nl-button--primary" type="submit" formnovalidate={zin !== undefined}>
            Ga verder
          </button>
          <a class="nl-link" href={terug}>
            Terug
          </a>
        </p>
      </form>
    </>,
    fout === undefined ? 200 : 422,
  );
}

const pogingVan = (velden: Readonly<Record<string, unknown>>, fout: Redenfout): Poging => ({
  laatste: fout === 'geen-reden' ? undefined : 'anders',
  uitleg: tekstVan(velden.uitleg),
  fout,
});

/** The page on which it stands. */
const PAGINAS: Readonly<Record<Onderwerpsoort, (id: string) => string>> = {
  zending: (id) => `/gemeente/zendingen/${id}`,
  verantwoording: (id) => `${LIJST}/${id}`,
  indiening: (id) => `${INDIENEN}/${id}`,
  dossier: () => '/aanbieder/dossier',
};

const kijkerVan = (c: WebContext) => ({ door: persoonVan(c), sessie: aangemeldeVan(c).sessie });

/** @param app stands at the root of an audience; @param deel its name in addresses */
export function addInzage(
  app: Hono<WebOmgeving>,
  deel: 'aanbieder' | 'gemeente',
  soorten: readonly Onderwerpsoort[],
): void {
  const mag = eis(deel === 'aanbieder' ? 'aanbieder' : 'ontvanger', INZAGEROL);
  /** Only to where this audience is: never an address somewhere else. */
  const eigenPad = (naar: unknown): string | undefined =>
    typeof naar === 'string' && /^[\x21-\x7e]+$/.test(naar) && naar.startsWith(`/${deel}/`)
      ? veiligPad(naar)
      : undefined;

  for (const soort of soorten) {
    const vraag = (c: WebContext, id: string, naar: string | undefined, poging: Poging) =>
      toonVraag(
        c,
        `/${deel}/inzage/${soort}/${id}`,
        poging,
        naar === undefined ? null : <input type="hidden" name="naar" value={naar} />,
        PAGINAS[soort](id),
      );

    app.get(`/inzage/${soort}/:id`, mag, async (c) => {
      const id = c.req.param('id');
      const naar = eigenPad(c.req.query('naar'));
      const stand = await readInzagestand(c, { soort, id });
      if (stand === 'niet') return toonNietGevonden(c);
      if (stand.soort !== 'reden') return c.redirect(naar ?? PAGINAS[soort](id), 303);
      return vraag(c, id, naar, { laatste: stand.laatste });
    });

    app.post(`/inzage/${soort}/:id`, mag, async (c) => {
      const id = c.req.param('id');
      const velden = await c.req.parseBody();
      const naar = eigenPad(velden.naar);
      const stand = await readInzagestand(c, { soort, id });
      if (stand === 'niet') return toonNietGevonden(c);
      if (stand.soort === 'reden') {
        const gegeven = readRedengeving(velden.reden, velden.uitleg);
        if (!gegeven.ok) return vraag(c, id, naar, pogingVan(velden, gegeven.error));
        await giveInzage(c.var.diensten, kijkerVan(c), soort, [id], gegeven.value);
      }
      return c.redirect(naar ?? PAGINAS[soort](id), 303);
    });
  }
}

/**
 * For one download of many zendingen: asks the reason for those it was not given for yet. The form that asked for the download may bring it
 * (`reden`, `uitleg`); otherwise it is asked, and the same form is sent again.
 *
 * @param actie where that form goes to
 * @returns what to answer instead; undefined when all that are its own may be shown
 */
export async function openInzagen(
  c: WebContext,
  ids: readonly string[],
  actie: string,
  terug: string,
): Promise<Response | undefined> {
  if (!magRol(c, INZAGEROL)) return toonFout(c, 403, 'geen-inzage');
  const { diensten } = c.var;
  const kijker = kijkerVan(c);
  const gegeven = await diensten.staat.inzagen.findInzagen(kijker.sessie, 'zending', ids);
  const open = ids.filter((id) => !gegeven.has(id));
  const eigen = await diensten.staat.postvak.findInPostvak(houdercodeVan(c), open);
  c.set('inzagen', gegeven);
  // Nothing is given of a choice that is not all its own: whoever makes the download says so.
  if (open.length === 0 || eigen.length < open.length) return undefined;
  const velden = await c.req.parseBody();
  const reden = readRedengeving(velden.reden, velden.uitleg);
  if (!reden.ok) {
    const verborgen = (
      <>
        {ids.map((id) => (
          <input type="hidden" name="id" value={id} />
        ))}
        <input type="hidden" name="terug" value={tekstVan(velden.terug)} />
      </>
    );
    return toonVraag(c, actie, pogingVan(velden, reden.error), verborgen, terug);
  }
  const nieuw = await giveInzage(diensten, kijker, 'zending', open, reden.value);
  const alle: readonly (readonly [string, InzageRij])[] = [
    ...gegeven,
    ...nieuw.map((rij) => [rij.onderwerp.id, rij] as const),
  ];
  c.set('inzagen', new Map(alle));
  return undefined;
}
