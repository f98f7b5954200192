/** Where the aanbieder begins: what asks for something now, what comes, and what was submitted last. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { isOpen, type Kalenderpunt } from '../../domain/kalenderpunt.ts';
import { type GevolgdeVerantwoording, verantwoordingstand } from '../../domain/volgen.ts';
import { vandaagVan } from '../../pipeline/indiening.ts';
import { loadKalender } from '../../pipeline/kalender.ts';
import { titelVanPunt, voorWie } from '../../text/nl/kalender.ts';
import { datumTekst, getalTekst, periodeTekst, tijdstipTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { aangemeldeVan, magRol } from '../wacht.tsx';
import { adresVan, LIJST } from './volgen/adressen.ts';
import { STANDWOORDEN, tellingTekst } from './volgen/woorden.ts';

const LAATSTE = 5;
const KOMEND = 5;
const DAGEN_VOORUIT = 60;
const DAG_MS = 86_400_000;

const later = (datum: string, dagen: number): string =>
  new Date(Date.parse(`${datum}T00:00:00Z`) + dagen * DAG_MS).toISOString().slice(0, 10);

const Voorbeeldknop: FC = () => (
  <form method="post" action="/aanbieder/indienen/voorbeeld">
    <button class="nl-button nl-button--secondary" type="submit">
      Probeer het voorbeeld
    </button>
  </form>
);

const Leeg: FC<{ readonly magIndienen: boolean }> = ({ magIndienen }) => (
  <div class="evk-leeg">
    <h2 class="nl-heading nl-heading--level-2">U hebt nog niets ingediend</h2>
    <p class="nl-paragraph">
      U dient één verantwoording in. Wij maken er voor elke gemeente van wat zij vraagt, en bezorgen het.
    </p>
    {magIndienen ? (
      <div class="utrecht-button-group evk-midden">
        <a class="nl-button nl-button--primary" href="/aanbieder/indienen">
          Dien een verantwoording in
        </a>
        <Voorbeeldknop />
      </div>
    ) : (
      <p class="nl-paragraph">U mag alleen kijken. Iemand anders van uw organisatie kan indienen.</p>
    )}
  </div>
);

const Nu: FC<{
  readonly aandacht: readonly GevolgdeVerantwoording[];
  readonly meer: boolean;
  readonly besmet: number;
}> = ({ aandacht, meer, besmet }) => (
  <section aria-labelledby="kop-nu" class="evk-deel">
    <h2 class="nl-heading nl-heading--level-2" id="kop-nu">
      Wat u nu moet doen
    </h2>
    {besmet === 0 ? null : (
      <Melding soort="fout">
        <p class="nl-paragraph">
          <a class="nl-link" href="/aanbieder/dossier">
            {besmet === 1 ? 'In een document' : `In ${getalTekst(besmet)} documenten`} van uw dossier zat een virus
          </a>
          . Wij hebben het verwijderd.
        </p>
      </Melding>
    )}
    {aandacht.length === 0 ? (
      besmet > 0 ? null : (
        <Melding soort="goed">
          <p class="nl-paragraph">Er is nu niets dat u moet doen.</p>
        </Melding>
      )
    ) : (
      <ul class="evk-kaal evk-groepen">
        {aandacht.map(({ verantwoording, telling }) => (
          <li class="evk-bevinding">
            <p class="nl-paragraph">
              <a class="nl-link" href={adresVan(verantwoording.id)}>
                {verantwoording.kenmerk}
              </a>
              , {periodeTekst(verantwoording.periode)}
            </p>
            <p class="nl-paragraph">{tellingTekst(telling)}</p>
          </li>
        ))}
      </ul>
    )}
    {meer ? (
      <p class="nl-paragraph">
        <a class="nl-link" href={`${LIJST}?stand=aandacht`}>
          Alles wat aandacht vraagt
        </a>
      </p>
    ) : null}
  </section>
);

const Komend: FC<{ readonly punten: readonly Kalenderpunt[] }> = ({ punten }) => (
  <section aria-labelledby="kop-komend" class="evk-deel">
    <h2 class="nl-heading nl-heading--level-2" id="kop-komend">
      Wat eraan komt
    </h2>
    {punten.length === 0 ? (
      <p class="nl-paragraph">De komende {DAGEN_VOORUIT} dagen verwachten wij niets van u.</p>
    ) : (
      <ul class="utrecht-unordered-list">
        {punten.slice(0, KOMEND).map((punt) => (
          <li class="utrecht-unordered-list__item">
            <strong>{datumTekst(punt.datum)}</strong>: {titelVanPunt(punt)} ({voorWie(punt)})
          </li>
        ))}
      </ul>
    )}
    <p class="nl-paragraph">
      <a class="nl-link" href="/aanbieder/kalender">
        {punten.length > KOMEND ? `Alle ${getalTekst(punten.length)} in de kalender` : 'Naar de kalender'}
      </a>
    </p>
  </section>
);

const Laatste: FC<{ readonly rijen: readonly GevolgdeVerantwoording[] }> = ({ rijen }) => (
  <section aria-labelledby="kop-laatste" class="evk-deel">
    <h2 class="nl-heading nl-heading--level-2" id="kop-laatste">
      Laatst ingediend
    </h2>
    <Tabel
      titel="Uw laatste verantwoordingen"
      titelVerborgen
      kolommen={[{ naam: 'Kenmerk', kop: true }, { naam: 'Stand' }, { naam: 'Periode' }, { naam: 'Ingediend' }]}
      rijen={rijen.map((rij) => [
        <a class="nl-link" href={adresVan(rij.verantwoording.id)}>
          {rij.verantwoording.kenmerk}
        </a>,
        <Toestand {...STANDWOORDEN[verantwoordingstand(rij)]} />,
        periodeTekst(rij.verantwoording.periode),
        tijdstipTekst(rij.verantwoording.ontvangenOp),
      ])}
    />
    <p class="nl-paragraph">
      <a class="nl-link" href={LIJST}>
        Alle verantwoordingen
      </a>
    </p>
  </section>
);

async function toonOverzicht(c: WebContext) {
  const { diensten } = c.var;
  const { houdercode, naam } = aangemeldeVan(c).organisatie;
  const { volgen } = diensten.staat;
  const vandaag = vandaagVan(diensten);
  const [laatste, aandacht, punten, dossier] = await Promise.all([
    volgen.listGevolgd(houdercode, {}, { aantal: LAATSTE }),
    volgen.listGevolgd(houdercode, { stand: 'aandacht' }, { aantal: LAATSTE }),
    loadKalender(diensten, houdercode, vandaag, later(vandaag, DAGEN_VOORUIT)),
    diensten.staat.dossier.listDossier(houdercode),
  ]);
  const besmet = dossier.filter(({ virusscan }) => virusscan === 'besmet').length;
  const magIndienen = magRol(c, 'indienen');
  return toonPagina(
    c,
    { titel: 'Overzicht' },
    <>
      <h1 class="nl-heading nl-heading--level-1">{naam}</h1>
      {laatste.rijen.length === 0 ? (
        <Leeg magIndienen={magIndienen} />
      ) : (
        <>
          {magIndienen ? (
            <p class="nl-paragraph">
              <a class="nl-button nl-button--primary" href="/aanbieder/indienen">
                Dien een verantwoording in
              </a>
            </p>
          ) : null}
          <Nu aandacht={aandacht.rijen} meer={aandacht.volgende !== undefined} besmet={besmet} />
          <Komend punten={punten.filter(isOpen)} />
          <Laatste rijen={laatste.rijen} />
        </>
      )}
    </>,
  );
}

export function addOverzicht(app: Hono<WebOmgeving>): void {
  app.get('/', toonOverzicht);
}
