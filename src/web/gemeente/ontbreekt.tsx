/** Who has to account for something and did not, against the deadline. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { amsterdamseDatum, isDatum } from '../../domain/kalender.ts';
import type { TermijnRij, Verwachting } from '../../domain/termijnbewaking.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst, periodeTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { houdercodeVan } from '../wacht.tsx';

const PER_BLAD = 50;
const ADRES = '/gemeente/ontbreekt';

const WAAROM: Readonly<Record<Verwachting, string>> = {
  afgewezen: 'U wees af wat er kwam. Er is nog niets anders.',
  vastgehouden: 'Het is ingediend, maar er klopt iets niet. Het wordt vastgehouden.',
  concept: 'Er is alleen een concept.',
  'eerder-ingediend': 'Over de vorige periode kwam er wel iets.',
};

const Lijst: FC<{ rijen: readonly TermijnRij[]; namen: ReadonlyMap<string, string>; vandaag: string }> = ({
  rijen,
  namen,
  vandaag,
}) => (
  <Tabel
    titel="Wat nog ontbreekt, de laatst gemelde termijn eerst"
    titelVerborgen
    kolommen={[
      { naam: 'Aanbieder', kop: true },
      { naam: 'Wat' },
      { naam: 'Uiterlijk' },
      { naam: 'Waarom wij dit verwachten' },
    ]}
    rijen={rijen.map(({ agbcode, soort, periode, wat, laatsteDag, verwachting }) => [
      namen.has(agbcode) ? (
        <>
          {namen.get(agbcode)}
          <span class="evk-onderregel">AGB {agbcode}</span>
        </>
      ) : (
        `AGB ${agbcode}`
      ),
      <>
        {SOORTNAMEN[soort]} {periodeTekst(periode)}
        <span class="evk-onderregel">{wat}</span>
      </>,
      <>
        {datumTekst(laatsteDag)}{' '}
        {laatsteDag < vandaag ? (
          <Toestand kleur="fout" woord="Te laat" />
        ) : (
          <Toestand kleur="let-op" woord="Termijn nadert" />
        )}
      </>,
      WAAROM[verwachting],
    ])}
  />
);

interface Keuze {
  readonly van?: string;
  readonly tot?: string;
}

/** What is no day counts as not chosen. */
function readKeuze(c: WebContext): Keuze {
  const [van, tot] = [c.req.query('van') ?? '', c.req.query('tot') ?? ''];
  return { ...(isDatum(van) ? { van } : {}), ...(isDatum(tot) ? { tot } : {}) };
}

const Periodefilter: FC<{ keuze: Keuze; open: boolean }> = ({ keuze, open }) => (
  <details class="evk-uitleg evk-niet-afdrukken" open={open}>
    <summary>Kies een periode</summary>
    <form method="get" action={ADRES} class="evk-formulier evk-kaart">
      <div class="evk-velden">
        <Tekstveld naam="van" soort="date" label="Periode begint op of na" waarde={keuze.van ?? ''} />
        <Tekstveld naam="tot" soort="date" label="Periode eindigt op of voor" waarde={keuze.tot ?? ''} />
      </div>
      <div class="utrecht-button-group">
        <button class="nl-button nl-button--primary" type="submit">
          Toon
        </button>
        {open ? (
          <a class="nl-link" href={ADRES}>
            Toon alles
          </a>
        ) : null}
      </div>
    </form>
  </details>
);

const Leeg: FC<{ gekozen: boolean }> = ({ gekozen }) => (
  <div class="evk-leeg">
    <p class="nl-paragraph">
      {gekozen
        ? 'Over deze periode ontbreekt niets.'
        : 'Er ontbreekt niets: geen termijn nadert of is verstreken zonder dat er iets is.'}
    </p>
    <p class="nl-paragraph">
      {gekozen ? (
        <a class="nl-link" href={ADRES}>
          Toon alle perioden
        </a>
      ) : (
        <a class="nl-link" href="/gemeente/formaten">
          Bekijk welke termijnen er zijn
        </a>
      )}
    </p>
  </div>
);

async function toonOntbreekt(c: WebContext) {
  const { staat, klok } = c.var.diensten;
  const code = houdercodeVan(c);
  const keuze = readKeuze(c);
  const query = new URLSearchParams({ ...keuze });
  const gekozen = query.size > 0;
  const hier = gekozen ? `${ADRES}?${query}` : ADRES;
  const cursor = decodeCursor(c.req.query('vanaf'));
  const vanaf = cursor !== undefined && /^\d{1,15}$/.test(cursor) ? cursor : undefined;
  const blad = await staat.termijnen.listOntbrekend(code, keuze, {
    aantal: PER_BLAD,
    ...(vanaf === undefined ? {} : { vanaf }),
  });
  const namen = await staat.organisaties.listNamen('aanbieder', [...new Set(blad.rijen.map(({ agbcode }) => agbcode))]);
  return toonPagina(
    c,
    { titel: 'Wat ontbreekt' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Wat ontbreekt</h1>
      <p class="nl-paragraph evk-tekst">
        Wie hier staat, heeft nog niet ingediend wat wij verwachten. Wij kijken elke nacht: vanaf drie dagen voor een
        termijn, tot een maand erna. Wat dan ontbreekt, blijft hier staan tot het er is. De aanbieder krijgt dezelfde
        melding.
      </p>
      <Periodefilter keuze={keuze} open={gekozen} />
      {blad.rijen.length === 0 ? (
        <Leeg gekozen={gekozen} />
      ) : (
        <Lijst rijen={blad.rijen} namen={namen} vandaag={amsterdamseDatum(klok())} />
      )}
      <Bladeren
        wat="regels"
        {...(vanaf === undefined ? {} : { begin: hier })}
        {...(blad.volgende === undefined
          ? {}
          : { volgende: `${hier}${gekozen ? '&' : '?'}vanaf=${encodeCursor(blad.volgende)}` })}
      />
    </>,
  );
}

export const addOntbreekt = (app: Hono<WebOmgeving>): void => {
  app.get('/ontbreekt', toonOntbreekt);
};
