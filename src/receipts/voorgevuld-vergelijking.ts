/**
 * The figures of an aanbieder beside what is known, line by line: per gemeente and product the two sums, what they differ, and why. The
 * reasons add up to the difference, to the cent.
 */
import { type Prestatie, saldoCenten, type Wet } from '../domain/verantwoording.ts';
import { isTeVerantwoorden, isVanJaar, type Productsleutel } from './voorgevuld.ts';
import type { Jaarregel } from './voorgevuld-regel.ts';

/**
 * `afgewezen`, `betwist`: yours counts what a gemeente rejected, or answered twice. `nog-niet-beantwoord`: both count it, and it is not
 * granted yet. `ontbreekt`, `credit-ontbreekt`: known here and not in yours. `nog-te-declareren`: only you can know it. `onbekend`: you say it
 * was declared, and it was not seen. `anders`: another amount, volume or product.
 */
export type Verschilreden =
  | 'afgewezen'
  | 'betwist'
  | 'nog-niet-beantwoord'
  | 'ontbreekt'
  | 'credit-ontbreekt'
  | 'nog-te-declareren'
  | 'onbekend'
  | 'anders';

export interface Verschil {
  readonly reden: Verschilreden;
  /** Of a rejected line: the first code. */
  readonly retourcode?: string;
  readonly aantal: number;
  /** Yours minus what is known. */
  readonly verschilCenten: number;
}

export interface Vergelekenproduct extends Productsleutel {
  readonly gemeentecode: string;
  readonly wet: Wet;
  readonly bekendCenten: number;
  readonly uwCenten: number;
  readonly verschilCenten: number;
  readonly redenen: readonly Verschil[];
}

export interface Verschilregel {
  readonly gemeentecode: string;
  readonly wet: Wet;
  readonly referentienummer: string;
  readonly reden: Verschilreden;
  readonly retourcodes: readonly string[];
  /** Absent: not counted here. */
  readonly bekendCenten?: number;
  /** Absent: not in yours. */
  readonly uwCenten?: number;
  /** Place in yours: `/prestaties/{nr}`. */
  readonly nr?: number;
}

export interface Vergelijkuitkomst {
  readonly bekendCenten: number;
  readonly uwCenten: number;
  readonly verschilCenten: number;
  readonly producten: readonly Vergelekenproduct[];
  /** Lines of yours with a productperiode in another year: not compared. */
  readonly buitenJaar: number;
  readonly aantalVerschillen: number;
  /** The first of them. */
  readonly regels: readonly Verschilregel[];
}

interface Optelling {
  readonly plek: Pick<Vergelekenproduct, 'gemeentecode' | 'wet' | keyof Productsleutel>;
  bekendCenten: number;
  uwCenten: number;
  readonly redenen: Map<string, { -readonly [K in keyof Verschil]: Verschil[K] }>;
}

export interface EigenRegel {
  readonly nr: number;
  readonly prestatie: Prestatie;
}

const centenVan = ({ bedragCenten, debetCredit }: Prestatie): number => saldoCenten(bedragCenten, debetCredit);

const placeOf = ({ gemeentecode, wet, productcategorie, productcode, eenheid }: Prestatie): string =>
  JSON.stringify([gemeentecode, wet, productcategorie, productcode, eenheid]);

/** Its size follows the number of products, and the number of lines that are shown. */
export class Jaarvergelijking {
  readonly #jaar: string;
  readonly #maximum: number;
  readonly #optellingen = new Map<string, Optelling>();
  readonly #regels: Verschilregel[] = [];
  #buitenJaar = 0;
  #verschillen = 0;

  /** @param maximum lines that are shown; all are counted */
  constructor(jaar: string, maximum: number) {
    this.#jaar = jaar;
    this.#maximum = maximum;
  }

  /** One line, as it is known and as the aanbieder gives it; at least one of the two. */
  add(bekend: Jaarregel | undefined, uw: EigenRegel | undefined): void {
    const ons = bekend !== undefined && isVanJaar(bekend.prestatie, this.#jaar) ? bekend : undefined;
    const eigen = uw !== undefined && isVanJaar(uw.prestatie, this.#jaar) ? uw : undefined;
    if (uw !== undefined && eigen === undefined) this.#buitenJaar++;
    const telt = ons !== undefined && isTeVerantwoorden(ons) ? ons : undefined;
    if (telt !== undefined) this.#at(telt.prestatie).bekendCenten += centenVan(telt.prestatie);
    if (eigen !== undefined) this.#at(eigen.prestatie).uwCenten += centenVan(eigen.prestatie);
    const reden = reasonOf(ons, eigen);
    if (reden === undefined) return;
    this.#verschillen++;
    const onze = telt === undefined ? 0 : centenVan(telt.prestatie);
    const uwe = eigen === undefined ? 0 : centenVan(eigen.prestatie);
    if (telt !== undefined && eigen !== undefined && placeOf(telt.prestatie) === placeOf(eigen.prestatie))
      this.#book(eigen.prestatie, reden, ons, uwe - onze);
    else {
      // When the product is another one, both places differ.
      if (telt !== undefined) this.#book(telt.prestatie, reden, ons, -onze);
      if (eigen !== undefined) this.#book(eigen.prestatie, reden, ons, uwe);
    }
    this.#show(reden, ons, telt, eigen);
  }

  uitkomst(): Vergelijkuitkomst {
    const producten = [...this.#optellingen]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { plek, bekendCenten, uwCenten, redenen }]) => ({
        ...plek,
        bekendCenten,
        uwCenten,
        verschilCenten: uwCenten - bekendCenten,
        redenen: [...redenen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, verschil]) => verschil),
      }));
    const som = (veld: 'bekendCenten' | 'uwCenten'): number =>
      producten.reduce((totaal, product) => totaal + product[veld], 0);
    return {
      bekendCenten: som('bekendCenten'),
      uwCenten: som('uwCenten'),
      verschilCenten: som('uwCenten') - som('bekendCenten'),
      producten,
      buitenJaar: this.#buitenJaar,
      aantalVerschillen: this.#verschillen,
      regels: this.#regels,
    };
  }

  #at(prestatie: Prestatie): Optelling {
    const naam = placeOf(prestatie);
    let optelling = this.#optellingen.get(naam);
    if (optelling === undefined) {
      const { gemeentecode, wet, productcategorie, productcode, eenheid } = prestatie;
      const plek = { gemeentecode, wet, productcategorie, productcode, eenheid };
      optelling = { plek, bekendCenten: 0, uwCenten: 0, redenen: new Map() };
      this.#optellingen.set(naam, optelling);
    }
    return optelling;
  }

  #book(prestatie: Prestatie, reden: Verschilreden, ons: Jaarregel | undefined, centen: number): void {
    const { redenen } = this.#at(prestatie);
    const retourcode = reden === 'afgewezen' ? ons?.retourcodes[0] : undefined;
    const naam = JSON.stringify([reden, retourcode]);
    const verschil = redenen.get(naam) ?? {
      reden,
      ...(retourcode === undefined ? {} : { retourcode }),
      aantal: 0,
      verschilCenten: 0,
    };
    verschil.aantal++;
    verschil.verschilCenten += centen;
    redenen.set(naam, verschil);
  }

  #show(
    reden: Verschilreden,
    ons: Jaarregel | undefined,
    telt: Jaarregel | undefined,
    eigen: EigenRegel | undefined,
  ): void {
    const prestatie = eigen?.prestatie ?? ons?.prestatie;
    if (prestatie === undefined || this.#regels.length >= this.#maximum) return;
    const { gemeentecode, wet, referentienummer } = prestatie;
    this.#regels.push({
      gemeentecode,
      wet,
      referentienummer,
      reden,
      retourcodes: ons?.retourcodes ?? [],
      ...(telt === undefined ? {} : { bekendCenten: centenVan(telt.prestatie) }),
      ...(eigen === undefined ? {} : { uwCenten: centenVan(eigen.prestatie), nr: eigen.nr }),
    });
  }
}

/** Undefined: no difference. */
function reasonOf(ons: Jaarregel | undefined, eigen: EigenRegel | undefined): Verschilreden | undefined {
  if (eigen === undefined) {
    if (ons === undefined || !isTeVerantwoorden(ons)) return undefined;
    return ons.prestatie.debetCredit === 'C' ? 'credit-ontbreekt' : 'ontbreekt';
  }
  const { prestatie } = eigen;
  if (ons === undefined) return prestatie.declaratiestand === 'nog-te-declareren' ? 'nog-te-declareren' : 'onbekend';
  if (ons.stand === 'afgewezen' || ons.stand === 'betwist') return ons.stand;
  if (
    placeOf(prestatie) !== placeOf(ons.prestatie) ||
    centenVan(prestatie) !== centenVan(ons.prestatie) ||
    prestatie.volume !== ons.prestatie.volume
  )
    return 'anders';
  return ons.stand === 'onbeantwoord' && prestatie.declaratiestand === 'toegekend' ? 'nog-niet-beantwoord' : undefined;
}
