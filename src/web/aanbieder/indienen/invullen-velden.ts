/** What somebody filled in, as values, or per field what is wrong with it. */
import { isBsn } from '../../../domain/bsn.ts';
import { PRODUCTCATEGORIEEN } from '../../../domain/codelijsten.ts';
import {
  INVULEENHEDEN,
  INVULSOORTEN,
  type Invulling,
  type Invulproduct,
  type Invulregel,
} from '../../../domain/invulling.ts';
import { isDatum } from '../../../domain/kalender.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { WETTEN } from '../../../domain/verantwoording.ts';

export type Velden = Readonly<Record<string, unknown>>;
export type Veldfouten = Readonly<Record<string, string>>;

export const tekstVan = (velden: Velden, naam: string): string => {
  const waarde = velden[naam];
  return typeof waarde === 'string' ? waarde.trim().slice(0, 200) : '';
};

/** Gathers what is wrong, so that all of it is told at once. */
class Lezer {
  readonly fouten: Record<string, string> = {};
  readonly #velden: Velden;

  constructor(velden: Velden) {
    this.#velden = velden;
  }

  tekst(naam: string, goed: (tekst: string) => boolean, fout: string): string {
    const tekst = tekstVan(this.#velden, naam);
    if (!goed(tekst)) this.fouten[naam] = fout;
    return tekst;
  }

  keuze<Keuze extends string>(naam: string, keuzes: readonly Keuze[], fout: string): Keuze | undefined {
    const keuze = keuzes.find((een) => een === tekstVan(this.#velden, naam));
    if (keuze === undefined) this.fouten[naam] = fout;
    return keuze;
  }

  getal(naam: string, maximum: number, fout: string): number {
    return Number(this.tekst(naam, (tekst) => /^\d{1,9}$/.test(tekst) && Number(tekst) <= maximum, fout));
  }

  result<Waarde>(waarde: () => Waarde | undefined): Result<Waarde, Veldfouten> {
    if (Object.keys(this.fouten).length > 0) return err(this.fouten);
    const gelezen = waarde();
    return gelezen === undefined ? err(this.fouten) : ok(gelezen);
  }
}

const laatsteDag = (maand: string): string => {
  const [jaar = 0, nummer = 0] = maand.split('-').map(Number);
  return new Date(Date.UTC(jaar, nummer, 0)).toISOString().slice(0, 10);
};

/** '12,50', '12.50', '1.250,00' → cents; undefined when it is no amount. */
export function readBedrag(tekst: string): number | undefined {
  const kaal = tekst.replace(/^€\s*/, '').replace(/\s/g, '');
  const delen = /^(\d{1,6}|\d{1,3}(?:\.\d{3})+)(?:[,.](\d{1,2}))?$/.exec(kaal);
  if (delen === null) return undefined;
  return Number((delen[1] ?? '').replaceAll('.', '')) * 100 + Number((delen[2] ?? '').padEnd(2, '0'));
}

export type Begin = Pick<Invulling, 'kenmerk' | 'stadium' | 'periode' | 'soorten'>;

/** @param vandaag nothing is accounted for before it is over */
export function readBegin(velden: Velden, vandaag: string): Result<Begin, Veldfouten> {
  const lezer = new Lezer(velden);
  const maand = lezer.tekst(
    'maand',
    (tekst) => /^20\d{2}-(0[1-9]|1[0-2])$/.test(tekst) && laatsteDag(tekst) <= vandaag,
    'Kies een maand die voorbij is, zoals 2026-04.',
  );
  const kenmerk = lezer.tekst(
    'kenmerk',
    (tekst) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(tekst),
    'Gebruik letters, cijfers, punt en streepje, ten hoogste 64 tekens.',
  );
  const stadium = lezer.keuze('stadium', ['definitief', 'concept'], 'Kies concept of definitief.');
  const gekozen = [velden.soorten].flat();
  const [eerste, ...meer] = INVULSOORTEN.filter((soort) => gekozen.includes(soort));
  if (eerste === undefined) lezer.fouten.soorten = 'Kies ten minste één soort.';
  return lezer.result(() =>
    stadium === undefined || eerste === undefined
      ? undefined
      : {
          kenmerk,
          stadium,
          periode: { begindatum: `${maand}-01`, einddatum: laatsteDag(maand) },
          soorten: [eerste, ...meer],
        },
  );
}

/** @param gemeenten codes that may be chosen */
export function readProduct(velden: Velden, gemeenten: readonly string[]): Result<Invulproduct, Veldfouten> {
  const lezer = new Lezer(velden);
  const gemeentecode = lezer.keuze('gemeente', gemeenten, 'Kies een gemeente.');
  const [wettekst = '', productcategorie = ''] = lezer
    .tekst(
      'categorie',
      (tekst) =>
        WETTEN.some((wet) => PRODUCTCATEGORIEEN[wet].has(tekst.slice(wet.length + 1)) && tekst.startsWith(`${wet}:`)),
      'Kies wat voor zorg het is.',
    )
    .split(':');
  const wet = WETTEN.find((een) => een === wettekst);
  const productcode = lezer.tekst(
    'productcode',
    (tekst) => /^[A-Za-z0-9]{1,5}$/.test(tekst),
    'Vul de productcode in: ten hoogste 5 letters en cijfers, zoals 45A04.',
  );
  const eenheid = lezer.keuze('eenheid', INVULEENHEDEN, 'Kies per wat u rekent.');
  const tariefCenten = readBedrag(tekstVan(velden, 'tarief'));
  if (tariefCenten === undefined || tariefCenten === 0) lezer.fouten.tarief = 'Vul een bedrag in, zoals 62,50.';
  return lezer.result(() =>
    gemeentecode === undefined || wet === undefined || eenheid === undefined || tariefCenten === undefined
      ? undefined
      : { gemeentecode, wet, productcategorie, productcode, eenheid, tariefCenten },
  );
}

export function readRegel(velden: Velden, { producten, periode }: Invulling): Result<Invulregel, Veldfouten> {
  const lezer = new Lezer(velden);
  const binnen = (tekst: string): boolean =>
    isDatum(tekst) && tekst >= periode.begindatum && tekst <= periode.einddatum;
  const product = Number(
    lezer.keuze(
      'product',
      producten.map((_, nr) => String(nr)),
      'Kies een product.',
    ),
  );
  const bsn = lezer.tekst(
    'bsn',
    (tekst) => /^\d{9}$/.test(tekst) && isBsn(tekst),
    'Dit is geen burgerservicenummer. Kijk de 9 cijfers na.',
  );
  const toewijzingnummer = lezer.getal(
    'toewijzingnummer',
    999_999_999,
    'Vul het nummer van de toewijzing in, alleen cijfers.',
  );
  const begindatum = lezer.tekst('begindatum', binnen, 'Kies een dag in de maand waarover u verantwoordt.');
  const einddatum = lezer.tekst(
    'einddatum',
    (tekst) => binnen(tekst) && tekst >= begindatum,
    'Kies een dag in de maand, niet vóór de eerste dag.',
  );
  const volume = lezer.getal('volume', 99_999, 'Vul in hoeveel: een heel getal vanaf 1.');
  if (volume === 0) lezer.fouten.volume ??= 'Vul in hoeveel: een heel getal vanaf 1.';
  return lezer.result(() => ({ product, bsn, toewijzingnummer, begindatum, einddatum, volume }));
}
