/** Totals per product and periode, against what came before. */
import type { Hono } from 'hono';
import type { Child, FC } from 'hono/jsx';
import { PRODUCTCATEGORIEEN } from '../../domain/codelijsten.ts';
import { listTotaaljaren, loadTotalen, type Productjaar, type Som, type Totalenbeeld } from '../../pipeline/totalen.ts';
import { WETNAMEN } from '../../text/nl/aansluiting.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { bedragTekst, getalTekst, metHoofdletter, periodeTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Staafgrafiek } from '../onderdelen/staafgrafiek.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Keuzeveld } from '../onderdelen/veld.tsx';
import { houdercodeVan } from '../wacht.tsx';

/** '+ € 1.200 (+12 %)'; a dash when there is nothing to compare with. */
export function verschilTekst(nu: Som, toen: Som | undefined): string {
  if (toen === undefined || toen.aantal === 0) return '–';
  const verschil = nu.centen - toen.centen;
  if (verschil === 0) return 'gelijk';
  const teken = verschil > 0 ? '+' : '−';
  const deel =
    toen.centen === 0 ? '' : ` (${teken}${Math.round((Math.abs(verschil) / Math.abs(toen.centen)) * 100)} %)`;
  return `${teken} ${bedragTekst(Math.abs(verschil))}${deel}`;
}

const productNaam = ({ wet, productcategorie, productcode }: Productjaar): string => {
  const categorie = PRODUCTCATEGORIEEN[wet].get(productcategorie);
  const code = productcode === '' ? 'zonder productcode' : productcode;
  return categorie === undefined ? code : `${code} (${categorie})`;
};

const KORTE_MAANDEN = 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ');

const kortePeriode = ({ begindatum, einddatum }: Totalenbeeld['perioden'][number]['periode']): string => {
  const maand = KORTE_MAANDEN[Number(begindatum.slice(5, 7)) - 1] ?? '';
  if (begindatum.slice(0, 7) === einddatum.slice(0, 7)) return maand;
  const naam = periodeTekst({ begindatum, einddatum });
  return naam.length > 10 ? `${maand}…` : naam.replace(' kwartaal', ' kw.').replace(/ \d{4}$/, '');
};

/** Shorter above a bar: '€ 12k'. */
function kortBedrag(centen: number): string {
  const euros = Math.abs(centen) / 100;
  const teken = centen < 0 ? '-' : '';
  if (euros >= 1_000_000) return `${teken}€ ${(euros / 1_000_000).toFixed(1).replace('.', ',')} mln`;
  if (euros >= 10_000) return `${teken}€ ${Math.round(euros / 1000)}k`;
  return `${teken}€ ${getalTekst(Math.round(euros))}`;
}

const Grafiek: FC<{ beeld: Totalenbeeld }> = ({ beeld: { jaar, perioden } }) => {
  const hoogste = perioden.reduce(
    (een, ander) => (ander.centen > een.centen ? ander : een),
    perioden[0] ?? { centen: 0 },
  );
  const samenvatting =
    'periode' in hoogste
      ? `${perioden.length} perioden. De hoogste is ${periodeTekst(hoogste.periode)} met ${bedragTekst(hoogste.centen)}. De tabel hieronder noemt alle bedragen.`
      : '';
  return (
    <Staafgrafiek
      id="totalen"
      titel={`Bedrag per periode in ${jaar}`}
      samenvatting={samenvatting}
      schrijf={kortBedrag}
      legenda={{ nu: String(jaar), eerder: String(jaar - 1) }}
      staven={perioden.map(({ periode, centen, jaarTerug }) => ({
        naam: periodeTekst(periode),
        kort: kortePeriode(periode),
        waarde: centen,
        ...(jaarTerug === undefined ? {} : { eerder: jaarTerug.centen }),
      }))}
    />
  );
};

const Perioden: FC<{ beeld: Totalenbeeld }> = ({ beeld: { perioden, jaar, totaal } }) => (
  <Tabel
    titel={`Per periode in ${jaar}`}
    kolommen={[
      { naam: 'Periode', kop: true },
      { naam: 'Regels', getal: true },
      { naam: 'Bedrag', getal: true },
      { naam: 'Tegen de periode ervoor', getal: true },
      { naam: `Tegen ${jaar - 1}`, getal: true },
    ]}
    rijen={perioden.map((een) => [
      metHoofdletter(periodeTekst(een.periode)),
      getalTekst(een.aantal),
      bedragTekst(een.centen),
      verschilTekst(een, een.vorige),
      verschilTekst(een, een.jaarTerug),
    ])}
    voet={[
      'Samen',
      getalTekst(totaal.ditJaar.aantal),
      bedragTekst(totaal.ditJaar.centen),
      '',
      verschilTekst(totaal.ditJaar, totaal.vorigJaar),
    ]}
  />
);

const Producten: FC<{ beeld: Totalenbeeld }> = ({ beeld: { producten, perioden, jaar } }) => (
  <>
    <Tabel
      titel={`Per product in ${jaar}`}
      kolommen={[
        { naam: 'Product', kop: true },
        { naam: 'Wet' },
        { naam: 'Regels', getal: true },
        { naam: 'Bedrag', getal: true },
        { naam: `Bedrag in ${jaar - 1}`, getal: true },
        { naam: 'Verschil', getal: true },
      ]}
      rijen={producten.map((product) => [
        productNaam(product),
        WETNAMEN[product.wet],
        getalTekst(product.ditJaar.aantal),
        bedragTekst(product.ditJaar.centen),
        bedragTekst(product.vorigJaar.centen),
        verschilTekst(product.ditJaar, product.vorigJaar),
      ])}
    />
    {perioden.length < 2 ? null : (
      <details class="evk-uitleg">
        <summary>Per product en periode</summary>
        <Tabel
          titel={`Bedrag per product en periode in ${jaar}`}
          kolommen={[
            { naam: 'Product', kop: true },
            ...perioden.map(({ periode }) => ({ naam: kortePeriode(periode), getal: true })),
          ]}
          rijen={producten
            .filter(({ ditJaar }) => ditJaar.aantal !== 0)
            .map((product): readonly Child[] => [
              productNaam(product),
              ...product.perPeriode.map(({ aantal, centen }) => (aantal === 0 ? '–' : bedragTekst(centen))),
            ])}
        />
      </details>
    )}
  </>
);

async function toonTotalen(c: WebContext) {
  const { diensten } = c.var;
  const code = houdercodeVan(c);
  const jaren = await listTotaaljaren(diensten, code);
  const gevraagd = c.req.query('van');
  const keuze = jaren.find(({ soort, jaar }) => `${soort}-${jaar}` === gevraagd) ?? jaren[0];
  const beeld = keuze === undefined ? undefined : await loadTotalen(diensten, code, keuze);
  return toonPagina(
    c,
    { titel: 'Totalen' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Totalen</h1>
      {keuze === undefined || beeld === undefined ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">
            Er zijn nog geen totalen. Ze komen hier zodra er iets aan u is bezorgd in een formaat met producten en
            bedragen.
          </p>
          <p class="nl-paragraph">
            <a class="nl-link" href="/gemeente">
              Naar uw postvak
            </a>
          </p>
        </div>
      ) : (
        <>
          <form method="get" action="/gemeente/totalen" class="evk-velden evk-niet-afdrukken">
            <Keuzeveld
              naam="van"
              label="Soort en jaar"
              verplicht
              waarde={`${keuze.soort}-${keuze.jaar}`}
              keuzes={jaren.map(({ soort, jaar }) => ({
                waarde: `${soort}-${jaar}`,
                naam: `${SOORTNAMEN[soort]} ${jaar}`,
              }))}
            />
            <div>
              <button class="nl-button nl-button--secondary" type="submit">
                Toon
              </button>
            </div>
          </form>
          <h2 class="nl-heading nl-heading--level-2">
            {SOORTNAMEN[keuze.soort]} {keuze.jaar}
          </h2>
          {beeld.afgekapt ? (
            <Melding soort="let-op">
              <p class="nl-paragraph">Er zijn te veel producten voor één pagina. Dit is een deel.</p>
            </Melding>
          ) : null}
          <Grafiek beeld={beeld} />
          <Perioden beeld={beeld} />
          <Producten beeld={beeld} />
          <details class="evk-uitleg">
            <summary>Hoe deze totalen tot stand komen</summary>
            <ul class="utrecht-unordered-list evk-tekst">
              <li class="utrecht-unordered-list__item">Wij tellen alleen wat aan u is bezorgd.</li>
              <li class="utrecht-unordered-list__item">
                Een zending die u helemaal afwijst, die is vervangen of die is ingetrokken telt niet (meer) mee.
              </li>
              <li class="utrecht-unordered-list__item">
                Van een deels afgewezen zending tellen alle regels mee, ook de afgewezen.
              </li>
              <li class="utrecht-unordered-list__item">
                Alleen formaten die u producten en bedragen geven tellen mee. Worden daarin kleine aantallen verborgen,
                dan tellen wij ze hier ook niet.
              </li>
              <li class="utrecht-unordered-list__item">Bedragen zijn debet min credit.</li>
            </ul>
          </details>
        </>
      )}
    </>,
  );
}

export const addTotalen = (app: Hono<WebOmgeving>): void => {
  app.get('/totalen', toonTotalen);
};
