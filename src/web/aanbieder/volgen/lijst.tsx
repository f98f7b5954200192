/** Everything that was submitted, the newest first. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import {
  type GevolgdeVerantwoording,
  VERANTWOORDINGSTANDEN,
  type Verantwoordingstand,
  type Volgkeuze,
  verantwoordingstand,
} from '../../../domain/volgen.ts';
import { getalTekst, periodeTekst, tijdstipTekst } from '../../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../../onderdelen/bladeren.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Toestand } from '../../onderdelen/toestand.tsx';
import { Keuzeveld } from '../../onderdelen/veld.tsx';
import { houdercodeVan } from '../../wacht.tsx';
import { adresVan, LIJST } from './adressen.ts';
import { STANDWOORDEN, soortenTekst } from './woorden.ts';

const OP_BLAD = 25;
/** A choice of its own: an empty one is no answer to a field that is always filled in. */
const ALLES = 'alles';

function readKeuze(c: WebContext): Volgkeuze {
  const jaar = c.req.query('jaar') ?? '';
  const stand = VERANTWOORDINGSTANDEN.find((een) => een === c.req.query('stand'));
  return { ...(/^\d{4}$/.test(jaar) ? { jaar: Number(jaar) } : {}), ...(stand === undefined ? {} : { stand }) };
}

function adresMet({ jaar, stand }: Volgkeuze, vanaf?: string): string {
  const query = new URLSearchParams({
    ...(jaar === undefined ? {} : { jaar: String(jaar) }),
    ...(stand === undefined ? {} : { stand }),
    ...(vanaf === undefined ? {} : { vanaf }),
  });
  return query.size === 0 ? LIJST : `${LIJST}?${query}`;
}

const Filter: FC<{ keuze: Volgkeuze; jaren: readonly number[] }> = ({ keuze, jaren }) => (
  <form method="get" action={LIJST} class="evk-velden evk-niet-afdrukken" aria-label="Kies wat u wilt zien">
    <Keuzeveld
      naam="jaar"
      label="Jaar"
      verplicht
      waarde={keuze.jaar === undefined ? ALLES : String(keuze.jaar)}
      keuzes={[
        { waarde: ALLES, naam: 'Alle jaren' },
        ...jaren.map((jaar) => ({ waarde: String(jaar), naam: String(jaar) })),
      ]}
    />
    <Keuzeveld
      naam="stand"
      label="Stand"
      verplicht
      waarde={keuze.stand ?? ALLES}
      keuzes={[
        { waarde: ALLES, naam: 'Alles' },
        ...VERANTWOORDINGSTANDEN.map((stand: Verantwoordingstand) => ({
          waarde: stand,
          naam: STANDWOORDEN[stand].woord,
        })),
      ]}
    />
    <div>
      <button class="nl-button nl-button--secondary" type="submit">
        Toon
      </button>
    </div>
  </form>
);

const Lijst: FC<{ rijen: readonly GevolgdeVerantwoording[] }> = ({ rijen }) => (
  <Tabel
    titel="Uw verantwoordingen, de nieuwste eerst"
    kolommen={[
      { naam: 'Kenmerk', kop: true },
      { naam: 'Stand' },
      { naam: 'Periode' },
      { naam: 'Soort' },
      { naam: 'Ingediend' },
      { naam: 'Klaar', getal: true },
      { naam: 'Onderweg', getal: true },
      { naam: 'Aandacht', getal: true },
    ]}
    rijen={rijen.map((rij) => {
      const { verantwoording, telling } = rij;
      const stand = verantwoordingstand(rij);
      return [
        <a class="nl-link" href={adresVan(verantwoording.id)}>
          {verantwoording.kenmerk}
        </a>,
        <Toestand {...STANDWOORDEN[stand]} />,
        <>
          {periodeTekst(verantwoording.periode)}
          {verantwoording.stadium === 'concept' ? ' (concept)' : ''}
        </>,
        soortenTekst(verantwoording),
        tijdstipTekst(verantwoording.ontvangenOp),
        getalTekst(telling.klaar + telling.nietsTeSturen),
        getalTekst(telling.onderweg),
        getalTekst(telling.aandacht),
      ];
    })}
  />
);

const Leeg: FC<{ gefilterd: boolean }> = ({ gefilterd }) => (
  <div class="evk-leeg">
    {gefilterd ? (
      <>
        <p class="nl-paragraph">Met deze keuze is er niets.</p>
        <p class="nl-paragraph">
          <a class="nl-link" href={LIJST}>
            Toon alles
          </a>
        </p>
      </>
    ) : (
      <>
        <p class="nl-paragraph">U hebt nog niets ingediend.</p>
        <p class="nl-paragraph">Hier ziet u straks per gemeente hoe het met uw verantwoording gaat.</p>
        <p class="nl-paragraph">
          <a class="nl-button nl-button--primary" href="/aanbieder/indienen">
            Dien een verantwoording in
          </a>
        </p>
      </>
    )}
  </div>
);

export function addLijst(app: Hono<WebOmgeving>): void {
  app.get('/verantwoordingen', async (c) => {
    const { volgen } = c.var.diensten.staat;
    const agbcode = houdercodeVan(c);
    const keuze = readKeuze(c);
    const vanaf = decodeCursor(c.req.query('vanaf'));
    const [{ rijen, volgende }, jaren] = await Promise.all([
      volgen.listGevolgd(agbcode, keuze, { aantal: OP_BLAD, ...(vanaf === undefined ? {} : { vanaf }) }),
      volgen.listJaren(agbcode),
    ]);
    return toonPagina(
      c,
      { titel: 'Verantwoordingen', kruimels: [{ naam: 'Overzicht', adres: '/aanbieder' }] },
      <>
        <h1 class="nl-heading nl-heading--level-1">Verantwoordingen</h1>
        {jaren.length === 0 ? null : <Filter keuze={keuze} jaren={jaren} />}
        {rijen.length === 0 ? <Leeg gefilterd={jaren.length > 0} /> : <Lijst rijen={rijen} />}
        <Bladeren
          wat="verantwoordingen"
          {...(vanaf === undefined ? {} : { begin: adresMet(keuze) })}
          {...(volgende === undefined ? {} : { volgende: adresMet(keuze, encodeCursor(volgende)) })}
        />
      </>,
    );
  });
}
