/** What the platform charges for a month: measured use × its price list. Pure; `scripts/kosten.ts` reads and writes the files. */
import type { Verbruik } from '../../bench/bezorging/verbruik.ts';

/** A price per so many units above what is included. */
export interface Tarief {
  readonly naam: string;
  readonly inbegrepen: number;
  readonly per: number;
  readonly prijs: number;
  /** What is begun of a unit is charged as a whole one. */
  readonly perHeleEenheid?: boolean;
  readonly bron: string;
  readonly versie: string;
}

export type Post =
  | 'verzoeken'
  | 'cpuMilliseconden'
  | 'd1Gelezen'
  | 'd1Geschreven'
  | 'd1OpslagGB'
  | 'r2KlasseA'
  | 'r2KlasseB'
  | 'r2OpslagGB'
  | 'wachtrijBewerkingen'
  | 'doVerzoeken'
  | 'doGBSeconden'
  | 'doGelezen'
  | 'doGeschreven';

export interface Prijslijst {
  readonly munt: string;
  readonly opgezochtOp: string;
  readonly hoe: string;
  readonly abonnement: { readonly perMaand: number; readonly bron: string; readonly versie: string };
  readonly tarieven: Readonly<Record<Post, Tarief>>;
}

/** A month of one deployment. */
export interface Gebruik {
  readonly naam: string;
  readonly ontvangers: number;
  /** Each submits one verantwoording a month. */
  readonly aanbieders: number;
  readonly zendingenPerAanbieder: number;
  /** How often each ontvanger asks for something new. */
  readonly rondenPerOntvanger: number;
  /** Months of bytes and rows that are kept. */
  readonly bewaarmaanden: number;
}

/** Zendingen per page, and per ontvangstmelding, as they were measured. */
const PER_BLADZIJDE = 50;
const MB_PER_DURABLE_OBJECT = 128;
const GB = 1_000_000_000;

type Meter = keyof Verbruik['perZending'];

/** How much of each post one month asks: every zending brought, listed, fetched once and acknowledged. */
export function useOf(verbruik: Verbruik, gebruik: Gebruik): Readonly<Record<Post, number>> {
  const zendingen = gebruik.aanbieders * gebruik.zendingenPerAanbieder;
  const keren: readonly (readonly [keyof Verbruik, number])[] = [
    ['perVerantwoording', gebruik.aanbieders],
    ['perZending', zendingen],
    ['perBestand', zendingen],
    ['perBladzijde', zendingen / PER_BLADZIJDE],
    ['perOntvangstmelding', zendingen / PER_BLADZIJDE],
    ['perLegeRonde', gebruik.ontvangers * gebruik.rondenPerOntvanger],
  ];
  // A rest below nothing is noise of the measurement; it must not make anything cheaper.
  const som = (meter: Meter): number =>
    keren.reduce((totaal, [wat, aantal]) => totaal + Math.max(0, verbruik[wat][meter]) * aantal, 0);
  return {
    verzoeken: som('verzoeken'),
    cpuMilliseconden: som('cpuMilliseconden'),
    d1Gelezen: som('d1Gelezen'),
    d1Geschreven: som('d1Geschreven'),
    d1OpslagGB: (som('d1Bytes') * gebruik.bewaarmaanden) / GB,
    r2KlasseA: som('r2KlasseA'),
    r2KlasseB: som('r2KlasseB'),
    r2OpslagGB: (som('r2Bytes') * gebruik.bewaarmaanden) / GB,
    wachtrijBewerkingen: som('wachtrijBewerkingen'),
    doVerzoeken: som('doVerzoeken'),
    doGBSeconden: ((som('doMilliseconden') / 1000) * MB_PER_DURABLE_OBJECT) / 1000,
    doGelezen: som('doGelezen'),
    doGeschreven: som('doGeschreven'),
  };
}

/** In the currency of the list, unrounded. */
export function priceOf({ inbegrepen, per, prijs, perHeleEenheid = false }: Tarief, aantal: number): number {
  const eenheden = Math.max(0, aantal - inbegrepen) / per;
  return (perHeleEenheid ? Math.ceil(eenheden) : eenheden) * prijs;
}

export interface Maandprijs {
  readonly gebruikt: Readonly<Record<Post, number>>;
  readonly perPost: Readonly<Record<Post, number>>;
  /** With the subscription. */
  readonly totaal: number;
  readonly zendingen: number;
}

export function monthly(prijzen: Prijslijst, verbruik: Verbruik, gebruik: Gebruik): Maandprijs {
  const gebruikt = useOf(verbruik, gebruik);
  const posten = Object.keys(prijzen.tarieven) as Post[];
  const perPost = Object.fromEntries(
    posten.map((post) => [post, priceOf(prijzen.tarieven[post], gebruikt[post])]),
  ) as Record<Post, number>;
  return {
    gebruikt,
    perPost,
    totaal: posten.reduce((som, post) => som + perPost[post], prijzen.abonnement.perMaand),
    zendingen: gebruik.aanbieders * gebruik.zendingenPerAanbieder,
  };
}

const decimals = (getal: number): number => (getal === 0 || Math.abs(getal) >= 100 ? 0 : Math.abs(getal) >= 1 ? 1 : 3);
const telbaar = (getal: number): string => getal.toLocaleString('nl-NL', { maximumFractionDigits: decimals(getal) });
const bedrag = (getal: number): string =>
  getal.toLocaleString('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const markdown = (koppen: readonly string[], rijen: readonly (readonly string[])[]): string =>
  [koppen, koppen.map((_, nr) => (nr === 0 ? '---' : '---:')), ...rijen]
    .map((rij) => `| ${rij.join(' | ')} |`)
    .join('\n');

const VERBRUIKKOPPEN: Readonly<Record<keyof Verbruik, string>> = {
  perVerantwoording: 'verantwoording',
  perZending: 'zending',
  perBestand: 'bestand ophalen',
  perBladzijde: `bladzijde (${PER_BLADZIJDE})`,
  perOntvangstmelding: `ontvangstmelding (${PER_BLADZIJDE})`,
  perLegeRonde: 'vraag zonder nieuws',
};

/** The measured use as a table, one row per meter. */
export function verbruikTabel(verbruik: Verbruik, meters: Readonly<Record<Meter, string>>): string {
  const soorten = Object.keys(VERBRUIKKOPPEN) as (keyof Verbruik)[];
  return markdown(
    ['', ...soorten.map((soort) => VERBRUIKKOPPEN[soort])],
    (Object.keys(meters) as Meter[]).map((meter) => [
      meters[meter],
      ...soorten.map((soort) => telbaar(Math.max(0, verbruik[soort][meter]))),
    ]),
  );
}

/** The bill per scenario as a table. */
export function kostenTabel(prijzen: Prijslijst, verbruik: Verbruik, scenarios: readonly Gebruik[]): string {
  const maanden = scenarios.map((scenario) => monthly(prijzen, verbruik, scenario));
  const posten = Object.keys(prijzen.tarieven) as Post[];
  return markdown(
    ['', ...scenarios.flatMap(({ naam }) => [naam, prijzen.munt])],
    [
      ['Abonnement (Workers Paid)', ...maanden.flatMap(() => ['', bedrag(prijzen.abonnement.perMaand)])],
      ...posten.map((post) => [
        prijzen.tarieven[post].naam,
        ...maanden.flatMap(({ gebruikt, perPost }) => [telbaar(gebruikt[post]), bedrag(perPost[post])]),
      ]),
      ['**Samen per maand**', ...maanden.flatMap(({ totaal }) => ['', `**${bedrag(totaal)}**`])],
      [
        'Per duizend zendingen',
        ...maanden.flatMap(({ totaal, zendingen }) => [telbaar(zendingen), bedrag((totaal / zendingen) * 1000)]),
      ],
    ],
  );
}

/** The price list as a table. */
export const prijzenTabel = ({ tarieven }: Prijslijst): string =>
  markdown(
    ['', 'inbegrepen', 'prijs daarboven', 'bron'],
    (Object.keys(tarieven) as Post[]).map((post) => {
      const { naam, inbegrepen, per, prijs, bron, versie } = tarieven[post];
      return [
        naam,
        telbaar(inbegrepen),
        `${prijs.toLocaleString('nl-NL', { maximumFractionDigits: 3 })} per ${per === 1 ? 'GB' : telbaar(per)}`,
        `[${new URL(bron).pathname.split('/')[1]}](${bron}) @ ${versie}`,
      ];
    }),
  );

/** Puts each table between its own marks: `<!-- kosten:naam -->` … `<!-- /kosten:naam -->`. Throws when a mark is missing. */
export function fillIn(tekst: string, tabellen: Readonly<Record<string, string>>): string {
  return Object.entries(tabellen).reduce((uit, [naam, tabel]) => {
    const begin = `<!-- kosten:${naam} -->`;
    const einde = `<!-- /kosten:${naam} -->`;
    const van = uit.indexOf(begin);
    const tot = uit.indexOf(einde);
    if (van < 0 || tot < van) throw new Error(`docs/kosten.md has no place for ${naam}`);
    return `${uit.slice(0, van + begin.length)}\n\n${tabel}\n\n${uit.slice(tot)}`;
  }, tekst);
}
