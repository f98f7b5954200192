/** The same deadlines in somebody's own calendar: as a file, or at an address that a calendar program comes to. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { contentDisposition } from '../../../domain/bestandskop.ts';
import { type Kalenderabonnement, MAXIMUM_ABONNEMENTEN } from '../../../domain/kalenderpunt.ts';
import { addKalenderabonnement, renderKalender, withdrawKalenderabonnement } from '../../../pipeline/kalender.ts';
import { tijdstipTekst } from '../../../text/notatie.ts';
import { handel } from '../../handeling.ts';
import { giveKoekje, readKoekje, takeKoekje } from '../../koekje.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { aangemeldeVan, houdercodeVan } from '../../wacht.tsx';
import { KALENDER, openbaarAdres } from './adres.ts';

const HIER = `${KALENDER}/agenda`;
/** Carries a new address over one redirect, so that a page that is loaded again does not make another. */
const KOEKJE = 'enkelvoud-agenda';
const KOEKJE_SECONDEN = 60;

const ICS = { 'Content-Type': 'text/calendar; charset=utf-8' };

function takeNieuw(c: WebContext): string | undefined {
  const geheim = readKoekje(c, KOEKJE);
  if (geheim === undefined) return undefined;
  takeKoekje(c, KOEKJE);
  return /^[0-9a-f]{64}$/.test(geheim) ? geheim : undefined;
}

const Nieuw: FC<{ adres: string }> = ({ adres }) => (
  <Melding soort="goed" kop="Dit is uw adres. Wij tonen het maar één keer." begin>
    <p class="nl-paragraph">
      <code class="nl-code evk-hash">{adres}</code>
    </p>
    <ol class="utrecht-ordered-list">
      <li>Kopieer het adres.</li>
      <li>
        Outlook: Agenda toevoegen, Abonneren via internet. Google: Andere agenda's, Via URL. iPhone: Agenda's,
        Abonnement.
      </li>
      <li>Plak het adres. Uw agenda haalt daarna zelf de nieuwste termijnen op.</li>
    </ol>
    <p class="nl-paragraph">Wie het adres heeft, kan uw termijnen zien. Deel het niet.</p>
  </Melding>
);

const Abonnementen: FC<{ rijen: readonly Kalenderabonnement[]; wie: (lidId: string) => string }> = ({ rijen, wie }) =>
  rijen.length === 0 ? (
    <p class="nl-paragraph">Er is nog geen adres.</p>
  ) : (
    <Tabel
      titel="Adressen die nu werken"
      kolommen={[{ naam: 'Gemaakt', kop: true }, { naam: 'Door' }, { naam: 'Stoppen' }]}
      rijen={rijen.map(({ id, door, aangemaaktOp }) => [
        tijdstipTekst(aangemaaktOp),
        wie(door),
        <form method="post" action={`${HIER}/${id}/intrekken`}>
          <button
            class="nl-button nl-button--secondary"
            type="submit"
            aria-label={`Trek in: het adres van ${tijdstipTekst(aangemaaktOp)}`}
          >
            Trek in
          </button>
        </form>,
      ])}
    />
  );

export function addAgenda(app: Hono<WebOmgeving>): void {
  app.get('/kalender/agenda', async (c) => {
    const { staat } = c.var.diensten;
    const [rijen, leden] = await Promise.all([
      staat.kalender.listAbonnementen(houdercodeVan(c)),
      staat.organisaties.listLeden(aangemeldeVan(c).organisatie.id),
    ]);
    const namen = new Map(leden.map(({ id, naam }) => [id, naam]));
    const nieuw = takeNieuw(c);
    return toonPagina(
      c,
      {
        titel: 'Termijnen in uw agenda',
        kruimels: [
          { naam: 'Overzicht', adres: '/aanbieder' },
          { naam: 'Kalender', adres: KALENDER },
        ],
      },
      <>
        <h1 class="nl-heading nl-heading--level-1">Termijnen in uw agenda</h1>
        {nieuw === undefined ? null : <Nieuw adres={`${new URL(c.req.url).origin}${openbaarAdres(nieuw)}`} />}
        {c.req.query('gedaan') === 'ingetrokken' ? (
          <Melding soort="goed" begin>
            <p class="nl-paragraph">Het adres is ingetrokken. Agenda's die het gebruiken, krijgen niets meer.</p>
          </Melding>
        ) : null}
        {c.req.query('gedaan') === 'vol' ? (
          <Melding soort="fout" begin>
            <p class="nl-paragraph">
              Er zijn al {MAXIMUM_ABONNEMENTEN} adressen. Trek er eerst een in die u niet meer gebruikt.
            </p>
          </Melding>
        ) : null}
        <p class="nl-paragraph evk-tekst">
          In uw agenda staan dan de termijnen van een maand terug tot een jaar vooruit, met de namen van gemeenten. Over
          cliënten staat er niets in.
        </p>
        <h2 class="nl-heading nl-heading--level-2">Vanzelf bijgewerkt</h2>
        <p class="nl-paragraph evk-tekst">
          Maak een adres. Uw agenda kijkt daar elke halve dag of er iets is veranderd.
        </p>
        <form method="post" action={HIER}>
          <button class="nl-button nl-button--primary" type="submit">
            Maak een adres
          </button>
        </form>
        <Abonnementen rijen={rijen} wie={(id) => namen.get(id) ?? 'iemand die hier niet meer werkt'} />
        <h2 class="nl-heading nl-heading--level-2">Eén keer</h2>
        <p class="nl-paragraph">
          <a class="nl-link" href={`${HIER}/bestand`} download>
            Download de termijnen van nu (.ics)
          </a>
        </p>
      </>,
    );
  });

  app.get('/kalender/agenda/bestand', async (c) =>
    c.body(await renderKalender(c.var.diensten, houdercodeVan(c)), 200, {
      ...ICS,
      'Content-Disposition': contentDisposition('enkelvoud-termijnen.ics'),
    }),
  );

  app.post('/kalender/agenda', async (c) => {
    const geheim = await handel(
      c,
      'maakKalenderabonnement',
      {},
      () => addKalenderabonnement(c.var.diensten, houdercodeVan(c), aangemeldeVan(c).lid.id),
      (een) => een !== undefined,
    );
    if (geheim === undefined) return c.redirect(`${HIER}?gedaan=vol`, 303);
    giveKoekje(c, KOEKJE, geheim, KOEKJE_SECONDEN);
    return c.redirect(HIER, 303);
  });

  app.post('/kalender/agenda/:id/intrekken', async (c) => {
    const { id } = c.req.param();
    const ingetrokken = await handel(
      c,
      'trekKalenderabonnementIn',
      { id },
      () => withdrawKalenderabonnement(c.var.diensten, houdercodeVan(c), id),
      (gedaan) => gedaan,
    );
    return ingetrokken ? c.redirect(`${HIER}?gedaan=ingetrokken`, 303) : toonNietGevonden(c);
  });
}
