/** Deadlines over all ontvangers: a month at a time, as a list and as a calendar on the wall. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { amsterdamseDatum } from '../../../domain/kalender.ts';
import { isOpen, type Kalenderpunt } from '../../../domain/kalenderpunt.ts';
import { loadKalender } from '../../../pipeline/kalender.ts';
import { standVanPunt, titelVanPunt, voorWie } from '../../../text/nl/kalender.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { datumTekst, getalTekst, metHoofdletter } from '../../../text/notatie.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Toestand } from '../../onderdelen/toestand.tsx';
import { houdercodeVan } from '../../wacht.tsx';
import { KALENDER } from './adres.ts';
import {
  laatsteDagVan,
  leesMaand,
  type Maand,
  maandTekst,
  maandVan,
  verschuif,
  WEEKDAGEN,
  weekdagTekst,
  wekenVan,
} from './maand.ts';

/** Weeks ahead that are looked at to say what comes first. */
const VOORUIT_MAANDEN = 6;
const GETOONDE_NAMEN = 5;

const adresVan = (maand: Maand): string => `${KALENDER}?maand=${maand}`;

const Ontvangers: FC<{ punt: Kalenderpunt }> = ({ punt }) => {
  const { ontvangers, aantalIngediend, onderwerp } = punt;
  const eerst = ontvangers.slice(0, GETOONDE_NAMEN).map(({ naam }) => naam);
  const geteld =
    onderwerp === 'verantwoording' && ontvangers.length > 1
      ? ` (${getalTekst(aantalIngediend)} van ${getalTekst(ontvangers.length)} ingediend)`
      : '';
  return ontvangers.length <= GETOONDE_NAMEN ? (
    <p class="nl-paragraph">
      {onderwerp === 'antwoord' ? 'Van' : 'Voor'} {eerst.join(', ')}
      {geteld}
    </p>
  ) : (
    <details class="evk-uitleg">
      <summary>
        {onderwerp === 'antwoord' ? 'Van' : 'Voor'} {getalTekst(ontvangers.length)} ontvangers
        {geteld}
      </summary>
      <p class="nl-paragraph">{ontvangers.map(({ naam }) => naam).join(', ')}</p>
    </details>
  );
};

const Punt: FC<{ punt: Kalenderpunt; vandaag: string }> = ({ punt, vandaag }) => {
  const { woord, kleur } = standVanPunt(punt, vandaag);
  return (
    <li class="evk-kaart evk-kalenderpunt">
      <div class="evk-zending__kop">
        <h4 class="nl-heading nl-heading--level-4">{titelVanPunt(punt)}</h4>
        <Toestand kleur={kleur} woord={woord} />
      </div>
      <p class="nl-paragraph evk-klein">{SOORTNAMEN[punt.soort]}</p>
      <Ontvangers punt={punt} />
      {isOpen(punt) ? (
        <p class="nl-paragraph evk-niet-afdrukken">
          <a class="nl-link" href="/aanbieder/indienen">
            Dien in
          </a>
        </p>
      ) : null}
    </li>
  );
};

const Lijst: FC<{ punten: readonly Kalenderpunt[]; vandaag: string }> = ({ punten, vandaag }) => (
  <>
    {[...Map.groupBy(punten, ({ datum }) => datum)].map(([datum, opDag]) => (
      <section aria-labelledby={`dag-${datum}`}>
        <h3 class="nl-heading nl-heading--level-3" id={`dag-${datum}`} tabindex={-1}>
          {weekdagTekst(datum)} {datumTekst(datum)}
          {datum === vandaag ? ' (vandaag)' : ''}
        </h3>
        <ul class="evk-kaal evk-zendingen">
          {opDag.map((punt) => (
            <Punt punt={punt} vandaag={vandaag} />
          ))}
        </ul>
      </section>
    ))}
  </>
);

const Maandblad: FC<{ maand: Maand; punten: readonly Kalenderpunt[]; vandaag: string }> = ({
  maand,
  punten,
  vandaag,
}) => {
  const perDag = Map.groupBy(punten, ({ datum }) => datum);
  return (
    <table class="evk-maand">
      <caption class="evk-alleen-voorlezen">Termijnen in {maandTekst(maand)}; de lijst eronder zegt meer</caption>
      <thead>
        <tr>
          {WEEKDAGEN.map((dag) => (
            <th scope="col" abbr={dag}>
              {dag.slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {wekenVan(maand).map((week) => (
          <tr>
            {week.map((datum) => {
              if (datum === undefined) return <td />;
              const opDag = perDag.get(datum) ?? [];
              const dag = Number(datum.slice(8));
              return (
                <td {...(datum === vandaag ? { 'aria-current': 'date' as const } : {})}>
                  {opDag.length === 0 ? (
                    dag
                  ) : (
                    <a href={`#dag-${datum}`} data-open={opDag.some(isOpen) ? 'ja' : 'nee'}>
                      {dag}
                      <span class="evk-alleen-voorlezen">
                        : {opDag.length} {opDag.length === 1 ? 'termijn' : 'termijnen'}
                      </span>
                    </a>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What to do first, whichever month is shown. */
const Eerst: FC<{ punten: readonly Kalenderpunt[]; vandaag: string }> = ({ punten, vandaag }) => {
  const open = punten.filter(isOpen);
  const teLaat = open.filter(({ datum }) => datum < vandaag);
  const volgende = open.find(({ datum }) => datum >= vandaag);
  return (
    <p class="nl-paragraph nl-paragraph--lead evk-tekst">
      {teLaat[0] === undefined ? null : (
        <>
          <a class="nl-link" href={`${adresVan(maandVan(teLaat[0].datum))}#dag-${teLaat[0].datum}`}>
            {getalTekst(teLaat.length)} {teLaat.length === 1 ? 'termijn is' : 'termijnen zijn'} verstreken
          </a>
          .{' '}
        </>
      )}
      {volgende === undefined
        ? 'Er komt de komende maanden geen termijn aan die nog open staat.'
        : `Eerstvolgende: ${titelVanPunt(volgende)} voor ${voorWie(volgende)}, uiterlijk ${datumTekst(volgende.datum)}.`}
    </p>
  );
};

const Leeg: FC<{ bekend: boolean; maand: Maand }> = ({ bekend, maand }) => (
  <div class="evk-leeg">
    {bekend ? (
      <p class="nl-paragraph">In {maandTekst(maand)} zijn er geen termijnen.</p>
    ) : (
      <>
        <p class="nl-paragraph">
          Hier komen de termijnen van uw gemeenten. Wij leren ze van wat u indient: wie u een keer verantwoordt,
          verwacht de volgende keer weer iets.
        </p>
        <p class="nl-paragraph">
          <a class="nl-button nl-button--primary" href="/aanbieder/indienen">
            Dien uw eerste verantwoording in
          </a>
        </p>
      </>
    )}
  </div>
);

export function addKalenderpagina(app: Hono<WebOmgeving>): void {
  app.get('/kalender', async (c) => {
    const agbcode = houdercodeVan(c);
    const vandaag = amsterdamseDatum(c.var.diensten.klok());
    const nu = maandVan(vandaag);
    const maand = leesMaand(c.req.query('maand'), vandaag) ?? nu;
    const van = maand < nu ? maand : verschuif(nu, -1);
    const vooruit = verschuif(nu, VOORUIT_MAANDEN);
    const tot = laatsteDagVan(maand > vooruit ? maand : vooruit);
    const alle = await loadKalender(c.var.diensten, agbcode, `${van}-01`, tot);
    const punten = alle.filter(({ datum }) => maandVan(datum) === maand);
    return toonPagina(
      c,
      { titel: `Kalender ${maandTekst(maand)}`, kruimels: [{ naam: 'Overzicht', adres: '/aanbieder' }] },
      <>
        <h1 class="nl-heading nl-heading--level-1">Kalender</h1>
        {alle.length === 0 ? null : <Eerst punten={alle} vandaag={vandaag} />}
        <h2 class="nl-heading nl-heading--level-2">{metHoofdletter(maandTekst(maand))}</h2>
        <nav class="utrecht-button-group evk-niet-afdrukken" aria-label="Andere maand">
          <a class="nl-link" href={adresVan(verschuif(maand, -1))} rel="prev">
            {metHoofdletter(maandTekst(verschuif(maand, -1)))}
          </a>
          {maand === nu ? null : (
            <a class="nl-link" href={KALENDER}>
              Deze maand
            </a>
          )}
          <a class="nl-link" href={adresVan(verschuif(maand, 1))} rel="next">
            {metHoofdletter(maandTekst(verschuif(maand, 1)))}
          </a>
        </nav>
        <Maandblad maand={maand} punten={punten} vandaag={vandaag} />
        {punten.length === 0 ? (
          <Leeg bekend={alle.length > 0} maand={maand} />
        ) : (
          <Lijst punten={punten} vandaag={vandaag} />
        )}
        <p class="nl-paragraph evk-niet-afdrukken">
          <a class="nl-link" href={`${KALENDER}/agenda`}>
            Zet deze termijnen in uw eigen agenda
          </a>
        </p>
      </>,
    );
  });
}
