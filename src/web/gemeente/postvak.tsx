/** The postvak: what came in, what is still to be acknowledged first. */
import type { Hono } from 'hono';
import type { Child, FC } from 'hono/jsx';
import { uiterlijkeAntwoorddatum } from '../../domain/antwoordtermijn.ts';
import type { Inzagereden } from '../../domain/inzage.ts';
import { INZAGEROL } from '../../domain/toegang.ts';
import { acknowledge, type PostvakRij } from '../../pipeline/postvak.ts';
import { ROLNAMEN } from '../../text/nl/toegang.ts';
import { SOORTNAMEN, TOESTANDEN_VOOR_ONTVANGER } from '../../text/nl/zending.ts';
import { datumTekst, periodeTekst, tijdstipTekst } from '../../text/notatie.ts';
import { Redenkeuze } from '../inzage/vraag.tsx';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { aangemeldeVan, eis, houdercodeVan, magRol } from '../wacht.tsx';
import { ARCHIEF } from './archief.tsx';
import { postvakAdres as adres, readKeuze } from './keuze.ts';
import { Postvakfilter, readKeuzes, searchAanbieder, toQuery } from './postvakfilter.tsx';

const PER_BLAD = 25;
/** Beyond this a number says no more than "many". */
const TEL_TOT = 1000;
const CURSOR = /^(0(\|\d{1,15}){3}|1\|\d{1,15})$/;

const NIEUW = new Set(['omgezet', 'bezorgd', 'vastgehouden']);

const namenVan = (c: WebContext, rijen: readonly PostvakRij[]) =>
  c.var.diensten.staat.organisaties.listNamen('aanbieder', [...new Set(rijen.map(({ agbcode }) => agbcode))]);

const Rij: FC<{ rij: PostvakRij; naam: string }> = ({ rij, naam }) => {
  const { woord, kleur } = TOESTANDEN_VOOR_ONTVANGER[rij.toestand];
  const uiterlijk = uiterlijkeAntwoorddatum(rij);
  const open = rij.toestand === 'bezorgd' || rij.toestand === 'bevestigd';
  const wat = `${SOORTNAMEN[rij.soort]} ${periodeTekst(rij.periode)}`;
  return (
    <tr class={`utrecht-table__row${NIEUW.has(rij.toestand) ? ' evk-nieuw' : ''}`}>
      <td class="utrecht-table__cell">
        <input
          class="evk-keuze"
          type="checkbox"
          name="id"
          value={rij.id}
          aria-label={`Kies nummer ${rij.postvaknummer}: ${wat} van ${naam}`}
        />
      </td>
      <th class="utrecht-table__cell" scope="row">
        <a class="nl-link" href={`/gemeente/zendingen/${rij.id}`}>
          {wat}
        </a>
        <span class="evk-onderregel">Nummer {rij.postvaknummer}</span>
      </th>
      <td class="utrecht-table__cell">
        {naam}
        <span class="evk-onderregel">AGB {rij.agbcode}</span>
      </td>
      <td class="utrecht-table__cell">
        {rij.bezorgdOp === undefined ? 'Onderweg; ophalen kan al' : tijdstipTekst(rij.bezorgdOp)}
      </td>
      <td class="utrecht-table__cell">
        <Toestand kleur={kleur} woord={woord} />
        {open && uiterlijk !== undefined ? (
          <span class="evk-onderregel">Antwoord uiterlijk {datumTekst(uiterlijk)}</span>
        ) : null}
      </td>
    </tr>
  );
};

const Lijst: FC<{
  c: WebContext;
  rijen: readonly PostvakRij[];
  namen: ReadonlyMap<string, string>;
  terug: string;
  laatste: Inzagereden | undefined;
}> = ({ c, rijen, namen, terug, laatste }) => (
  <form method="post" data-download="" class="evk-formulier" data-kieslijst="">
    <input type="hidden" name="terug" value={terug} />
    <section class="evk-tabel" tabindex={0} aria-label="Zendingen in uw postvak">
      <table class="utrecht-table">
        <caption class="evk-alleen-voorlezen">Zendingen in uw postvak, nieuwe eerst</caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            <th class="utrecht-table__header-cell" scope="col">
              <span class="evk-alleen-voorlezen">Kies</span>
            </th>
            {['Zending', 'Van', 'Binnengekomen', 'Toestand'].map((kop) => (
              <th class="utrecht-table__header-cell" scope="col">
                {kop}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {rijen.map((rij) => (
            <Rij rij={rij} naam={namen.get(rij.agbcode) ?? `Aanbieder ${rij.agbcode}`} />
          ))}
        </tbody>
      </table>
    </section>
    <section class="evk-kaart" aria-labelledby="met-keuze">
      <p class="nl-paragraph" id="met-keuze" data-telling="">
        <strong>Met wat u hierboven hebt gekozen</strong>
      </p>
      {magRol(c, INZAGEROL) ? (
        <div class="evk-velden">
          <Redenkeuze c={c} laatste={laatste} label="Waarom downloadt u deze gegevens van personen?" />
        </div>
      ) : (
        <p class="nl-paragraph evk-klein">
          Downloaden kan met het recht ‘{ROLNAMEN[INZAGEROL]}’: in de bestanden staan gegevens van personen.
        </p>
      )}
      <div class="utrecht-button-group">
        {magRol(c, INZAGEROL) ? (
          <button class="nl-button nl-button--primary" type="submit" formaction={ARCHIEF}>
            Downloaden als zip
          </button>
        ) : null}
        <button
          class="nl-button nl-button--secondary"
          type="submit"
          formaction="/gemeente/bevestigingen"
          formnovalidate
        >
          Als ontvangen melden
        </button>
      </div>
    </section>
  </form>
);

const Leeg: FC<{ gefilterd: boolean }> = ({ gefilterd }) => (
  <div class="evk-leeg">
    {gefilterd ? (
      <>
        <p class="nl-paragraph">Geen zending past bij deze keuzes.</p>
        <p class="nl-paragraph">
          <a class="nl-link" href="/gemeente">
            Toon het hele postvak
          </a>
        </p>
      </>
    ) : (
      <>
        <p class="nl-paragraph">Uw postvak is leeg. Zodra een aanbieder iets aan u verantwoordt, staat het hier.</p>
        <p class="nl-paragraph">
          <a class="nl-link" href="/gemeente/formaten">
            Bekijk wat u van aanbieders vraagt
          </a>
        </p>
      </>
    )}
  </div>
);

function bericht({ gemeld, fout }: { readonly gemeld: string | undefined; readonly fout: string | undefined }): Child {
  if (fout === 'geen-keuze')
    return (
      <Melding soort="fout" begin kop="U hebt nog niets gekozen">
        <p class="nl-paragraph">Zet een vinkje bij een of meer zendingen. Kies daarna wat u ermee wilt doen.</p>
      </Melding>
    );
  if (gemeld === undefined || !/^\d{1,4}$/.test(gemeld)) return null;
  const aantal = Number(gemeld);
  return (
    <Melding soort="goed" begin>
      <p class="nl-paragraph">
        {aantal === 0
          ? 'Alles wat u koos was al als ontvangen gemeld.'
          : `${aantal === 1 ? 'Eén zending is' : `${aantal} zendingen zijn`} als ontvangen gemeld. De aanbieder ziet dat ook.`}
      </p>
    </Melding>
  );
}

function tellingTekst(aantal: number): string {
  if (aantal >= TEL_TOT) return `Meer dan ${TEL_TOT - 1} zendingen zijn nieuw. Die staan vooraan.`;
  if (aantal === 0) return 'Niets is nieuw: u hebt alles als ontvangen gemeld.';
  return `${aantal === 1 ? 'Eén zending is' : `${aantal} zendingen zijn`} nieuw. Nieuwe zendingen staan vooraan.`;
}

async function toonPostvak(c: WebContext) {
  const { staat } = c.var.diensten;
  const code = houdercodeVan(c);
  const keuzes = readKeuzes(c);
  const gevonden = await searchAanbieder(c, keuzes.zoek);
  const cursor = decodeCursor(c.req.query('vanaf'));
  const vanaf = cursor !== undefined && CURSOR.test(cursor) ? cursor : undefined;
  const leeg = gevonden.soort === 'geen' || gevonden.soort === 'meer';
  const [blad, nieuw] = await Promise.all([
    leeg
      ? { rijen: [] }
      : staat.postvak.listPostvak(
          code,
          { ...keuzes.filter, ...(gevonden.soort === 'een' ? { agbcode: gevonden.agbcode } : {}) },
          { aantal: PER_BLAD, ...(vanaf === undefined ? {} : { vanaf }) },
        ),
    staat.postvak.countOnbevestigd(code, TEL_TOT),
  ]);
  const volgende: string | undefined = 'volgende' in blad ? blad.volgende : undefined;
  const query = toQuery(keuzes);
  return toonPagina(
    c,
    { titel: 'Postvak', scripts: ['kieslijst.js'] },
    <>
      <h1 class="nl-heading nl-heading--level-1">Postvak</h1>
      {bericht({ gemeld: c.req.query('gemeld'), fout: c.req.query('fout') })}
      <p class="nl-paragraph evk-tekst">{tellingTekst(nieuw)}</p>
      <Postvakfilter keuzes={keuzes} gevonden={gevonden} />
      {blad.rijen.length === 0 ? (
        gevonden.soort === 'meer' ? null : (
          <Leeg gefilterd={query.size > 0} />
        )
      ) : (
        <Lijst
          c={c}
          rijen={blad.rijen}
          namen={await namenVan(c, blad.rijen)}
          terug={query.toString()}
          laatste={await staat.inzagen.findLaatsteReden(aangemeldeVan(c).sessie)}
        />
      )}
      <Bladeren
        wat="zendingen"
        {...(vanaf === undefined ? {} : { begin: adres(query) })}
        {...(volgende === undefined ? {} : { volgende: adres(query, { vanaf: encodeCursor(volgende) }) })}
      />
    </>,
  );
}

export function addPostvak(app: Hono<WebOmgeving>): void {
  app.get('/', toonPostvak);

  app.post('/bevestigingen', eis('ontvanger', 'ontvangen'), async (c) => {
    const { ids, query } = await readKeuze(c);
    if (ids.length === 0) return c.redirect(adres(query, { fout: 'geen-keuze' }), 303);
    const uitkomsten = await acknowledge(c.var.diensten, houdercodeVan(c), ids);
    const gemeld = uitkomsten.filter(({ uitkomst }) => uitkomst === 'bevestigd').length;
    return c.redirect(adres(query, { gemeld: String(gemeld) }), 303);
  });
}
