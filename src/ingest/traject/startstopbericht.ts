/** WMO305, JW305 (start of care) and WMO307, JW307 (stop of care), 3.2: their form, and a reader that gives one product at a time. */
import type { Bronplaats } from '../../domain/bevinding.ts';
import { PRODUCTCATEGORIEEN, REDENEN_BEEINDIGING } from '../../domain/codelijsten.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import { type Melder, ZWIJGT } from '../bevindingen.ts';
import { basisruimte, bericht, berichtruimte, zeker } from '../declaratie/prestatievorm.ts';
import { readBericht } from '../xml/lees.ts';
import type { Xmllimieten } from '../xml/stroom.ts';
import { type Berichtvorm, type Elementvorm, type Gelezen, padVan, vind, vormen, waardeVan } from '../xml/vorm.ts';
import { datum, geheel, keuze, letters, tekst, vast } from '../xml/waarde.ts';

export type Startstopsoort = 'wmo305' | 'jw305' | 'wmo307' | 'jw307';

/** Header of a message. */
export interface Startstopkop {
  readonly soort: Startstopsoort;
  readonly agbcode: string;
  readonly gemeentecode: string;
  readonly identificatie: string;
  readonly dagtekening: string;
}

/** One StartProduct or StopProduct, with what the message says of its client. */
export interface Startstop {
  readonly kant: 'start' | 'stop';
  readonly wet: Wet;
  readonly gemeentecode: string;
  readonly dagtekening: string;
  readonly bsn: string;
  readonly geboortedatum: string;
  /** Which part of it is known: absent = all, 1 = month and year, 2 = the year, 3 = nothing. */
  readonly datumGebruik?: string;
  /** 0 unknown, 1 male, 2 female. */
  readonly geslacht: string;
  readonly toewijzingnummer?: string;
  readonly productcategorie?: string;
  readonly productcode?: string;
  readonly begindatum: string;
  readonly einddatum?: string;
  readonly redenBeeindiging?: string;
  /** StatusAanlevering: 1 first, 2 changed, 3 removed, 9 unchanged. */
  readonly status: string;
  readonly plaats: Bronplaats;
}

const BERICHTCODES: Readonly<Record<Startstopsoort, string>> = {
  wmo305: '418',
  jw305: '438',
  wmo307: '420',
  jw307: '440',
};

const isStart = (soort: Startstopsoort): boolean => soort.endsWith('305');
const wetVan = (soort: Startstopsoort): Wet => (soort.startsWith('wmo') ? 'wmo' : 'jw');

/** Name parts (xs:string 1 to 200 at most, not only white space); no part of the standard. */
const naamdeel = (maximum: number): ReturnType<typeof tekst> => tekst(1, maximum, true);

function client(wet: Wet, ruimte: string): readonly Elementvorm[] {
  const { een } = vormen(ruimte);
  const basis = vormen(basisruimte(wet));
  return [
    een('Bsn', bericht.bsn),
    een('Geboortedatum', [basis.een('Datum', datum), basis.misschien('DatumGebruik', keuze(['1', '2', '3']))]),
    een('Geslacht', keuze(['0', '1', '2'])),
    een('Naam', [
      basis.een('Geslachtsnaam', [
        basis.een('Achternaam', naamdeel(200)),
        basis.misschien('Voorvoegsel', naamdeel(10)),
      ]),
      basis.misschien('Voornamen', naamdeel(200)),
      basis.misschien('Voorletters', letters(6)),
    ]),
  ];
}

function vorm(soort: Startstopsoort): Berichtvorm<Startstopsoort> {
  const wet = wetVan(soort);
  const ruimte = berichtruimte(wet, soort);
  const { een, misschien, los } = vormen(ruimte);
  const basis = vormen(basisruimte(wet));
  const kant = isStart(soort) ? 'Start' : 'Stop';
  return {
    soort,
    wortel: een('Bericht', [
      een('Header', [
        een('BerichtCode', keuze([BERICHTCODES[soort]])),
        een('BerichtVersie', vast('3')),
        een('BerichtSubversie', vast('2')),
        een('Afzender', bericht.agbcode),
        een('Ontvanger', bericht.gemeente),
        een('BerichtIdentificatie', bericht.identificatie(wet)),
        een('XsdVersie', bericht.xsdVersie(wet)),
      ]),
      een('Client', [
        ...client(wet, ruimte),
        een(`${kant}Producten`, [
          los(`${kant}Product`, [
            misschien('ToewijzingNummer', geheel(999_999_999)),
            misschien('Product', [
              basis.een('Categorie', keuze([...PRODUCTCATEGORIEEN[wet].keys()])),
              basis.misschien('Code', tekst(1, 5, true)),
            ]),
            misschien('ToewijzingIngangsdatum', datum),
            een('Begindatum', datum),
            ...(isStart(soort)
              ? []
              : [een('RedenBeeindiging', keuze([...REDENEN_BEEINDIGING[wet].keys()])), een('Einddatum', datum)]),
            een('StatusAanlevering', keuze(['1', '2', '3', '9'])),
          ]),
        ]),
      ]),
    ]),
  };
}

export const VORMEN_STARTSTOP: readonly Berichtvorm<Startstopsoort>[] = [
  vorm('wmo305'),
  vorm('jw305'),
  vorm('wmo307'),
  vorm('jw307'),
];

const CLIENTDELEN = ['Bsn', 'Geboortedatum', 'Geslacht'];

/** The products that have their form; deviations go to `melder`. */
export async function* readStartstop(
  bytes: AsyncIterable<Uint8Array>,
  melder: Melder,
  limieten: Xmllimieten,
): AsyncGenerator<Startstop> {
  for await (const { soort, knoop } of readBericht(bytes, VORMEN_STARTSTOP, melder, limieten)) {
    const client = knoop.ouder?.ouder;
    const header = vind(client?.ouder, 'Header');
    if (!knoop.gaaf || header?.gaaf !== true) continue;
    if (CLIENTDELEN.every((naam) => vind(client, naam)?.gaaf === true)) yield toStartstop(soort, header, client, knoop);
  }
}

/** The header, read no further than the first product. Undefined when it has not its form: reading the whole message then tells why. */
export async function readKopStartstop(
  bytes: AsyncIterable<Uint8Array>,
  limieten: Xmllimieten,
): Promise<Startstopkop | undefined> {
  for await (const { soort, knoop } of readBericht(bytes, VORMEN_STARTSTOP, ZWIJGT, limieten)) {
    const header = vind(knoop.naam === 'Bericht' ? knoop : knoop.ouder?.ouder?.ouder, 'Header');
    if (header?.gaaf !== true) return undefined;
    return {
      soort,
      agbcode: zeker(header, 'Afzender'),
      gemeentecode: zeker(header, 'Ontvanger'),
      identificatie: zeker(header, 'BerichtIdentificatie', 'Identificatie'),
      dagtekening: zeker(header, 'BerichtIdentificatie', 'Dagtekening'),
    };
  }
  return undefined;
}

function toStartstop(soort: Startstopsoort, header: Gelezen, client: Gelezen | undefined, product: Gelezen): Startstop {
  const misschien = {
    datumGebruik: waardeVan(client, 'Geboortedatum', 'DatumGebruik'),
    toewijzingnummer: waardeVan(product, 'ToewijzingNummer'),
    productcategorie: waardeVan(product, 'Product', 'Categorie'),
    productcode: waardeVan(product, 'Product', 'Code'),
    einddatum: waardeVan(product, 'Einddatum'),
    redenBeeindiging: waardeVan(product, 'RedenBeeindiging'),
  };
  return {
    kant: isStart(soort) ? 'start' : 'stop',
    wet: wetVan(soort),
    gemeentecode: zeker(header, 'Ontvanger'),
    dagtekening: zeker(header, 'BerichtIdentificatie', 'Dagtekening'),
    bsn: zeker(client, 'Bsn'),
    geboortedatum: zeker(client, 'Geboortedatum', 'Datum'),
    geslacht: zeker(client, 'Geslacht'),
    begindatum: zeker(product, 'Begindatum'),
    status: zeker(product, 'StatusAanlevering'),
    plaats: { regel: product.regel, veld: padVan(product) },
    ...(Object.fromEntries(Object.entries(misschien).filter(([, waarde]) => waarde !== undefined)) as Pick<
      Startstop,
      keyof typeof misschien
    >),
  };
}
