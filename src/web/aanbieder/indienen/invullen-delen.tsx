/** The forms and lists of filling in. */
import type { FC } from 'hono/jsx';
import { EENHEDEN, PRODUCTCATEGORIEEN } from '../../../domain/codelijsten.ts';
import { bedragVan, INVULEENHEDEN, type Invulling, type Invulproduct } from '../../../domain/invulling.ts';
import { WETTEN } from '../../../domain/verantwoording.ts';
import { WETNAMEN } from '../../../text/nl/aansluiting.ts';
import { bedragTekst, datumTekst, getalTekst, periodeTekst, verhuldBsn } from '../../../text/notatie.ts';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Keuzeveld, Tekstveld } from '../../onderdelen/veld.tsx';
import { tekstVan, type Velden, type Veldfouten } from './invullen-velden.ts';

export interface Poging {
  readonly velden: Velden;
  readonly fouten: Veldfouten;
}
export type Gemeenten = readonly { readonly code: string; readonly naam: string }[];

/** What was tried goes before what was there. */
export const veldVan = ({ velden, fouten }: Poging, naam: string, anders: string) => {
  const fout = fouten[naam];
  return {
    naam,
    waarde: Object.hasOwn(velden, naam) ? tekstVan(velden, naam) : anders,
    verplicht: true,
    ...(fout === undefined ? {} : { fout }),
  };
};

const naamVan = (gemeenten: Gemeenten, code: string): string =>
  gemeenten.find((gemeente) => gemeente.code === code)?.naam ?? code;

const productTekst = (product: Invulproduct, gemeenten: Gemeenten): string =>
  `${product.productcode}, ${naamVan(gemeenten, product.gemeentecode)}`;

const Weghalen: FC<{ readonly pad: string; readonly nr: number; readonly stand: string; readonly wat: string }> = ({
  pad,
  nr,
  stand,
  wat,
}) => (
  <form method="post" action={pad}>
    <input type="hidden" name="bij" value={stand} />
    <button
      class="nl-button nl-button--subtle"
      type="submit"
      name="weg"
      value={String(nr)}
      aria-label={`Haal ${wat} weg`}
    >
      Haal weg
    </button>
  </form>
);

export const Productlijst: FC<{
  readonly id: string;
  readonly stand: string;
  readonly invulling: Invulling;
  readonly gemeenten: Gemeenten;
  readonly pad: string;
}> = ({ stand, invulling, gemeenten, pad }) =>
  invulling.producten.length === 0 ? (
    <p class="nl-paragraph evk-tekst">
      Welke zorg leverde u, voor welke gemeente en voor welk tarief? Voeg elk product toe. U vindt de code in uw
      contract.
    </p>
  ) : (
    <Tabel
      titel="Uw producten"
      kolommen={[
        { naam: 'Product', kop: true },
        { naam: 'Gemeente' },
        { naam: 'Wet' },
        { naam: 'Wat voor zorg' },
        { naam: 'Tarief', getal: true },
        { naam: 'Weghalen' },
      ]}
      rijen={invulling.producten.map((product, nr) => [
        product.productcode,
        naamVan(gemeenten, product.gemeentecode),
        WETNAMEN[product.wet],
        PRODUCTCATEGORIEEN[product.wet].get(product.productcategorie) ?? product.productcategorie,
        `${bedragTekst(product.tariefCenten)} per ${eenheidTekst(product.eenheid)}`,
        <Weghalen pad={pad} nr={nr} stand={stand} wat={productTekst(product, gemeenten)} />,
      ])}
    />
  );

const eenheidTekst = (eenheid: string): string => (EENHEDEN.get(eenheid) ?? eenheid).toLowerCase();

export const Productformulier: FC<
  Poging & {
    readonly actie: string;
    readonly stand: string;
    readonly gemeenten: Gemeenten;
    readonly invulling: Invulling;
  }
> = ({ actie, stand, gemeenten, invulling, ...poging }) => {
  const laatste = invulling.producten.at(-1);
  return (
    <form class="evk-formulier evk-kaart" method="post" action={actie}>
      <h2 class="nl-heading nl-heading--level-2">Product toevoegen</h2>
      <input type="hidden" name="bij" value={stand} />
      <div class="evk-velden">
        <Keuzeveld
          {...veldVan(poging, 'gemeente', laatste?.gemeentecode ?? '')}
          label="Gemeente"
          keuzes={[{ waarde: '', naam: 'Kies' }, ...gemeenten.map(({ code, naam }) => ({ waarde: code, naam }))]}
        />
        <Keuzeveld
          {...veldVan(poging, 'categorie', laatste === undefined ? '' : `${laatste.wet}:${laatste.productcategorie}`)}
          label="Wat voor zorg"
          keuzes={[
            { waarde: '', naam: 'Kies' },
            ...WETTEN.flatMap((wet) =>
              [...PRODUCTCATEGORIEEN[wet]].map(([code, naam]) => ({
                waarde: `${wet}:${code}`,
                naam: `${WETNAMEN[wet]} ${code}: ${naam}`,
              })),
            ),
          ]}
        />
        <Tekstveld {...veldVan(poging, 'productcode', '')} label="Productcode" uitleg="Zoals 45A04." maximum={5} />
        <Keuzeveld
          {...veldVan(poging, 'eenheid', laatste?.eenheid ?? '04')}
          label="U rekent per"
          keuzes={INVULEENHEDEN.map((code) => ({ waarde: code, naam: EENHEDEN.get(code) ?? code }))}
        />
        <Tekstveld {...veldVan(poging, 'tarief', '')} label="Tarief in euro" uitleg="Zoals 62,50." invoer="decimal" />
      </div>
      <p class="utrecht-button-group">
        <button class="nl-button nl-button--secondary" type="submit">
          Voeg dit product toe
        </button>
      </p>
    </form>
  );
};

export const Regeltabel: FC<{
  readonly invulling: Invulling;
  readonly gemeenten: Gemeenten;
  readonly weg?: { readonly pad: string; readonly stand: string };
}> = ({ invulling, gemeenten, weg }) => {
  const totaal = invulling.regels.reduce((som, regel) => som + bedragVan(invulling, regel), 0);
  return (
    <Tabel
      titel="Wat u invulde"
      kolommen={[
        { naam: 'Cliënt (BSN)', kop: true },
        { naam: 'Toewijzing' },
        { naam: 'Product' },
        { naam: 'Van en tot en met' },
        { naam: 'Hoeveel', getal: true },
        { naam: 'Bedrag', getal: true },
        ...(weg === undefined ? [] : [{ naam: 'Weghalen' }]),
      ]}
      rijen={invulling.regels.map((regel, nr) => {
        const product = invulling.producten[regel.product];
        return [
          verhuldBsn(regel.bsn),
          String(regel.toewijzingnummer),
          product === undefined ? '' : productTekst(product, gemeenten),
          `${datumTekst(regel.begindatum)} t/m ${datumTekst(regel.einddatum)}`,
          `${getalTekst(regel.volume)} ${product === undefined ? '' : eenheidTekst(product.eenheid)}`,
          bedragTekst(bedragVan(invulling, regel)),
          ...(weg === undefined ? [] : [<Weghalen {...weg} nr={nr} wat={`regel ${nr + 1}`} />]),
        ];
      })}
      voet={['Totaal', '', '', '', '', bedragTekst(totaal), ...(weg === undefined ? [] : [''])]}
    />
  );
};

export const Regellijst: FC<{
  readonly stand: string;
  readonly invulling: Invulling;
  readonly gemeenten: Gemeenten;
  readonly pad: string;
}> = ({ stand, invulling, gemeenten, pad }) =>
  invulling.regels.length === 0 ? (
    <p class="nl-paragraph evk-tekst">
      Wie kreeg wat in {periodeTekst(invulling.periode)}? Voeg per cliënt en product één regel toe. Het bedrag rekenen
      wij uit.
    </p>
  ) : (
    <Regeltabel invulling={invulling} gemeenten={gemeenten} weg={{ pad, stand }} />
  );

export const Regelformulier: FC<
  Poging & {
    readonly actie: string;
    readonly stand: string;
    readonly invulling: Invulling;
    readonly gemeenten: Gemeenten;
  }
> = ({ actie, stand, invulling, gemeenten, ...poging }) => (
  <form class="evk-formulier evk-kaart" method="post" action={actie} autocomplete="off">
    <h2 class="nl-heading nl-heading--level-2">Regel toevoegen</h2>
    <input type="hidden" name="bij" value={stand} />
    <div class="evk-velden">
      <Keuzeveld
        {...veldVan(poging, 'product', String(invulling.regels.at(-1)?.product ?? 0))}
        label="Product"
        keuzes={invulling.producten.map((product, nr) => ({
          waarde: String(nr),
          naam: productTekst(product, gemeenten),
        }))}
      />
      <Tekstveld
        {...veldVan(poging, 'bsn', '')}
        label="Burgerservicenummer"
        uitleg="9 cijfers."
        invoer="numeric"
        maximum={9}
      />
      <Tekstveld
        {...veldVan(poging, 'toewijzingnummer', '')}
        label="Nummer van de toewijzing"
        invoer="numeric"
        maximum={9}
      />
      <Tekstveld {...veldVan(poging, 'begindatum', invulling.periode.begindatum)} label="Eerste dag" soort="date" />
      <Tekstveld {...veldVan(poging, 'einddatum', invulling.periode.einddatum)} label="Laatste dag" soort="date" />
      <Tekstveld {...veldVan(poging, 'volume', '')} label="Hoeveel" uitleg="Een heel getal." invoer="numeric" />
    </div>
    <p class="utrecht-button-group">
      <button class="nl-button nl-button--secondary" type="submit">
        Voeg deze regel toe
      </button>
    </p>
  </form>
);
