/** What was saved, with the calculation and the assumptions under it: for an aanbieder, and for the beheer of all together. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { type Aannames, type Besparingspost, STANDAARD_AANNAMES } from '../domain/besparing.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import { type Jaarbesparing, loadBesparing } from '../pipeline/besparing.ts';
import { bedragTekst, getalTekst } from '../text/notatie.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';
import { toonPagina } from './onderdelen/bladzijde.tsx';
import { Melding } from './onderdelen/melding.tsx';
import { Tabel } from './onderdelen/tabel.tsx';
import { Keuzeveld, Tekstveld } from './onderdelen/veld.tsx';

interface Aannameveld {
  readonly naam: keyof Aannames;
  readonly label: string;
  readonly uitleg: string;
  /** In the address and the field: euros for an amount, minutes otherwise. */
  readonly schaal: 1 | 100;
  readonly maximum: number;
}

const VELDEN: readonly Aannameveld[] = [
  {
    naam: 'minutenPerBestand',
    label: 'Minuten per bestand',
    uitleg: 'Een bestand zelf maken, nakijken en naar de gemeente brengen.',
    schaal: 1,
    maximum: 10_000,
  },
  {
    naam: 'minutenPerVeld',
    label: 'Minuten per gegeven',
    uitleg: 'Eén gegeven dat een formaat vraagt, opzoeken en invullen.',
    schaal: 1,
    maximum: 1000,
  },
  {
    naam: 'minutenPerFormaat',
    label: 'Minuten per formaat per jaar',
    uitleg: 'Bijhouden wat er in een formaat verandert.',
    schaal: 1,
    maximum: 100_000,
  },
  {
    naam: 'minutenPerAntwoord',
    label: 'Minuten per antwoord',
    uitleg: 'Een antwoord van een gemeente lezen en uw eigen regels erbij zoeken.',
    schaal: 1,
    maximum: 10_000,
  },
  {
    naam: 'minutenPerVerantwoording',
    label: 'Minuten per verantwoording in Enkelvoud',
    uitleg: 'Maken, nakijken en indienen. Dit gaat er weer af.',
    schaal: 1,
    maximum: 10_000,
  },
  {
    naam: 'uurtariefCenten',
    label: 'Uurtarief in euro',
    uitleg: 'Wat een uur werk van uw administratie kost, met werkgeverslasten.',
    schaal: 100,
    maximum: 100_000,
  },
];

const POSTNAMEN: Readonly<Record<Besparingspost['post'], string>> = {
  bestanden: 'Bestanden die wij maakten en bezorgden',
  velden: 'Gegevens die de ontvangers vroegen',
  formaten: 'Formaten die wij bijhielden',
  antwoorden: 'Antwoorden die wij bij de regels zetten',
  verantwoordingen: 'Verantwoordingen die zijn ingediend',
};

const invoerTekst = ({ naam, schaal }: Aannameveld, aannames: Aannames): string =>
  String(aannames[naam] / schaal).replace('.', ',');

/** Whole minutes; euros with at most two decimals behind a comma or a point. Undefined when it is neither. */
function readGetal({ schaal, maximum }: Aannameveld, tekst: string): number | undefined {
  const vorm = schaal === 1 ? /^\d{1,6}$/ : /^\d{1,6}(?:[.,]\d{1,2})?$/;
  if (!vorm.test(tekst)) return undefined;
  const waarde = Math.round(Number(tekst.replace(',', '.')) * schaal);
  return waarde <= maximum ? waarde : undefined;
}

interface Ingevuld {
  readonly aannames: Aannames;
  /** What was typed, for fields that cannot be read; their assumption stays ours. */
  readonly fouten: ReadonlyMap<keyof Aannames, string>;
}

export function readAannames(query: (naam: string) => string | undefined): Ingevuld {
  const fouten = new Map<keyof Aannames, string>();
  const aannames: { -readonly [Naam in keyof Aannames]: number } = { ...STANDAARD_AANNAMES };
  for (const veld of VELDEN) {
    const tekst = query(veld.naam)?.trim();
    if (tekst === undefined || tekst === '') continue;
    const waarde = readGetal(veld, tekst);
    if (waarde === undefined) fouten.set(veld.naam, tekst);
    else aannames[veld.naam] = waarde;
  }
  return { aannames, fouten };
}

const urenTekst = (minuten: number): string => {
  const uren = Math.round(Math.abs(minuten) / 60);
  return `${getalTekst(uren)} uur`;
};

const Uitkomst: FC<{ uitkomst: Jaarbesparing; jaar: number }> = ({ uitkomst: { besparing }, jaar }) => {
  const { bespaardMinuten, bespaardCenten, zonder } = besparing;
  const aantal = (post: Besparingspost['post']): string =>
    getalTekst(zonder.find((een) => een.post === post)?.aantal ?? 0);
  return (
    <>
      <ul class="evk-rooster evk-kaal evk-cijfers">
        <li class="evk-kaart">
          <p class="evk-cijfer">{aantal('bestanden')}</p>
          <p class="nl-paragraph">bestanden niet zelf gemaakt</p>
        </li>
        <li class="evk-kaart">
          <p class="evk-cijfer">{aantal('velden')}</p>
          <p class="nl-paragraph">gegevens niet nog eens ingevuld</p>
        </li>
        <li class="evk-kaart">
          <p class="evk-cijfer">{urenTekst(bespaardMinuten)}</p>
          <p class="nl-paragraph">{bespaardMinuten < 0 ? 'méér werk dan zonder' : 'werk minder'}</p>
        </li>
        <li class="evk-kaart">
          <p class="evk-cijfer">{bedragTekst(Math.round(bespaardCenten / 100) * 100)}</p>
          <p class="nl-paragraph">naar schatting, over {jaar}</p>
        </li>
      </ul>
      {bespaardMinuten < 0 ? (
        <Melding soort="uitleg">
          <p class="nl-paragraph">
            Met deze aannames levert het nog niets op. Dat kan zo zijn bij één gemeente, of in het begin van het jaar.
          </p>
        </Melding>
      ) : null}
      <Tabel
        titel="Zo is dit berekend"
        kolommen={[
          { naam: 'Waarvoor', kop: true },
          { naam: 'Hoe vaak', getal: true },
          { naam: 'Minuten per keer', getal: true },
          { naam: 'Minuten samen', getal: true },
        ]}
        rijen={[...besparing.zonder.map((post) => rijVan(post, 1)), ...besparing.met.map((post) => rijVan(post, -1))]}
        voet={['Samen', '', '', minTekst(bespaardMinuten)]}
      />
    </>
  );
};

const minTekst = (getal: number): string => `${getal < 0 ? '-' : ''}${getalTekst(Math.abs(getal))}`;

const rijVan = ({ post, aantal, minuten }: Besparingspost, teken: 1 | -1) => [
  POSTNAMEN[post],
  getalTekst(aantal),
  aantal === 0 ? '-' : getalTekst(minuten / aantal),
  minTekst(minuten === 0 ? 0 : teken * minuten),
];

const Aannameformulier: FC<{ adres: string; jaar: number; jaren: readonly number[]; ingevuld: Ingevuld }> = ({
  adres,
  jaar,
  jaren,
  ingevuld: { aannames, fouten },
}) => (
  <form method="get" action={adres} class="evk-formulier evk-niet-afdrukken">
    <h2 class="nl-heading nl-heading--level-2">Reken met uw eigen cijfers</h2>
    <div class="evk-velden">
      <Keuzeveld
        naam="jaar"
        label="Jaar"
        verplicht
        waarde={String(jaar)}
        keuzes={jaren.map((een) => ({ waarde: String(een), naam: String(een) }))}
      />
      {VELDEN.map((veld) => {
        const fout = fouten.get(veld.naam);
        return (
          <Tekstveld
            naam={veld.naam}
            label={veld.label}
            uitleg={veld.uitleg}
            verplicht
            invoer={veld.schaal === 1 ? 'numeric' : 'decimal'}
            waarde={fout ?? invoerTekst(veld, aannames)}
            {...(fout === undefined
              ? {}
              : { fout: `Vul een getal in van 0 tot en met ${getalTekst(veld.maximum / veld.schaal)}.` })}
          />
        );
      })}
    </div>
    <div class="utrecht-button-group">
      <button class="nl-button nl-button--primary" type="submit">
        Reken opnieuw
      </button>
      <a class="nl-link" href={adres}>
        Terug naar onze aannames
      </a>
    </div>
  </form>
);

const Verantwoord: FC = () => (
  <section aria-labelledby="waarop" class="evk-tekst">
    <h2 class="nl-heading nl-heading--level-2" id="waarop">
      Waarop dit rust
    </h2>
    <ul class="utrecht-unordered-list">
      <li class="utrecht-unordered-list__item">
        De manier van rekenen is het Standaardkostenmodel: hoe vaak, maal tijd, maal tarief (Handboek Meting
        Regeldrukkosten).
      </li>
      <li class="utrecht-unordered-list__item">
        Hoe vaak iets gebeurde hebben wij geteld: alleen wat echt bij een ontvanger is bezorgd.
      </li>
      <li class="utrecht-unordered-list__item">
        Een gegeven is een veld van de standaard dat het formaat van de ontvanger vraagt. Wij tellen het één keer per
        zending, niet per cliënt.
      </li>
      <li class="utrecht-unordered-list__item">
        De minuten en het uurtarief zijn aannames van ons. Er is geen onderzoek dat ze heeft gemeten. Wij kozen ze laag.
        Vul uw eigen cijfers in als u die hebt.
      </li>
    </ul>
  </section>
);

export interface Besparingspagina {
  readonly adres: string;
  readonly titel: string;
  readonly inleiding: string;
  readonly kruimel: { readonly naam: string; readonly adres: string };
  /** Absent: of everybody. */
  readonly agbcode?: string;
}

/** Years to choose from: the last five. */
const JAREN = 5;

export async function toonBesparing(c: WebContext, pagina: Besparingspagina) {
  const nu = Number(amsterdamseDatum(c.var.diensten.klok()).slice(0, 4));
  const jaren = Array.from({ length: JAREN }, (_, terug) => nu - terug);
  const gevraagd = Number(c.req.query('jaar'));
  const jaar = jaren.includes(gevraagd) ? gevraagd : nu;
  const ingevuld = readAannames((naam) => c.req.query(naam));
  const uitkomst = await loadBesparing(c.var.diensten, jaar, ingevuld.aannames, pagina.agbcode);
  const fout = ingevuld.fouten.size > 0;
  return toonPagina(
    c,
    { titel: fout ? `Fout: ${pagina.titel}` : pagina.titel, kruimels: [pagina.kruimel] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{pagina.titel}</h1>
      <p class="nl-paragraph nl-paragraph--lead evk-tekst">{pagina.inleiding}</p>
      {fout ? (
        <Melding soort="fout" kop="Niet alles is een getal" begin>
          <p class="nl-paragraph">Voor de velden met een fout rekenen wij met onze eigen aanname.</p>
        </Melding>
      ) : null}
      {uitkomst.gebruik.verantwoordingen === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">
            In {jaar} is nog niets ingediend. Zodra dat wel zo is, rekenen wij hier uit wat het scheelt.
          </p>
        </div>
      ) : (
        <Uitkomst uitkomst={uitkomst} jaar={jaar} />
      )}
      <Aannameformulier adres={pagina.adres} jaar={jaar} jaren={jaren} ingevuld={ingevuld} />
      <Verantwoord />
    </>,
  );
}

/** @param paginaVan the page as it is for who asks */
export function addBesparing(app: Hono<WebOmgeving>, paginaVan: (c: WebContext) => Besparingspagina): void {
  app.get('/besparing', (c) => toonBesparing(c, paginaVan(c)));
}
