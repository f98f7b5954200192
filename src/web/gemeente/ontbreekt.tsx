/** Who has to account for something and did not, against the deadline. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { amsterdamseDatum } from '../../domain/kalender.ts';
import type { TermijnRij, Verwachting } from '../../domain/termijnbewaking.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { datumTekst, periodeTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
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
      <>
        {namen.get(agbcode) ?? `Aanbieder ${agbcode}`}
        <span class="evk-onderregel">AGB {agbcode}</span>
      </>,
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

async function toonOntbreekt(c: WebContext) {
  const { staat, klok } = c.var.diensten;
  const code = houdercodeVan(c);
  const cursor = decodeCursor(c.req.query('vanaf'));
  const vanaf = cursor !== undefined && /^\d{1,15}$/.test(cursor) ? cursor : undefined;
  const blad = await staat.termijnen.listOntbrekend(code, {
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
        termijn, tot een maand erna. De aanbieder krijgt dezelfde melding.
      </p>
      {blad.rijen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Er ontbreekt niets: geen termijn nadert of is verstreken zonder dat er iets is.</p>
          <p class="nl-paragraph">
            <a class="nl-link" href="/gemeente/formaten">
              Bekijk welke termijnen er zijn
            </a>
          </p>
        </div>
      ) : (
        <Lijst rijen={blad.rijen} namen={namen} vandaag={amsterdamseDatum(klok())} />
      )}
      <Bladeren
        wat="regels"
        {...(vanaf === undefined ? {} : { begin: ADRES })}
        {...(blad.volgende === undefined ? {} : { volgende: `${ADRES}?vanaf=${encodeCursor(blad.volgende)}` })}
      />
    </>,
  );
}

export const addOntbreekt = (app: Hono<WebOmgeving>): void => {
  app.get('/ontbreekt', toonOntbreekt);
};
