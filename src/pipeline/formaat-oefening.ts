/**
 * A small made-up verantwoording to look at a formaat with, before it has an example of its own: a few clients in two gemeenten, a credit
 * among them. Always the same for the same formaat. The people in it do not exist (test numbers of the RvIG).
 */
import { HULPVORMEN, REDENEN_BEEINDIGING, REDENEN_BEEINDIGING_CBS, VERWIJZERS } from '../domain/codelijsten.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Voorbeelddocument } from '../domain/levensloop.ts';
import type { Prestatie, Traject, Verantwoording } from '../domain/verantwoording.ts';
import { dagtekeningVan } from './formaat-willekeur.ts';
import type { RegisterBeeld } from './register-bron.ts';

/** Before it the codes of today were not in force. */
const EERSTE_JAAR = 2022;
const BSNS = ['999900006', '999900018', '999900031'] as const;

const PRODUCTEN = {
  wmo: [
    { productcategorie: '01', productcode: '01A03' },
    { productcategorie: '02', productcode: '02A14' },
  ],
  jw: [
    { productcategorie: '45', productcode: '45A48' },
    { productcategorie: '54', productcode: '54001' },
  ],
} as const;

/** Place in the lists above, whole hours, and whether it is a credit. */
const REGELS = [
  { client: 0, gemeente: 0, product: 0, maand: 1, uren: 4 },
  { client: 0, gemeente: 0, product: 1, maand: 1, uren: 10 },
  { client: 1, gemeente: 0, product: 0, maand: 2, uren: 6 },
  { client: 1, gemeente: 0, product: 0, maand: 3, uren: 2, credit: true },
  { client: 2, gemeente: 1, product: 1, maand: 2, uren: 8 },
  { client: 2, gemeente: 1, product: 0, maand: 11, uren: 3 },
] as const;

const UURTARIEF_CENTEN = 6_250;

/** @returns what `tryFormaat` takes; parameters get their default, or their own name */
export function createOefening(beeld: RegisterBeeld, formaat: Formaat): Omit<Voorbeelddocument, 'verwacht'> {
  const jaar = Math.max(EERSTE_JAAR, Number(formaat.geldigVanaf.slice(0, 4)));
  const { wetten, invoer } = formaat;
  const gemeentecodes = pickGemeenten(beeld, jaar);
  const regels = REGELS.map((regel, nr) => ({
    ...regel,
    nr: nr + 1,
    wet: wetten[nr % wetten.length] ?? 'wmo',
    gemeentecode: gemeentecodes[regel.gemeente] ?? '',
    bsn: BSNS[regel.client],
  }));
  const verantwoording: Verantwoording = {
    standaardversie: '1.0.0',
    kenmerk: 'oefening',
    stadium: 'definitief',
    dagtekening: dagtekeningVan(jaar),
    periode: { begindatum: `${jaar}-01-01`, einddatum: `${jaar}-12-31` },
    soorten: [invoer === 'prestaties' ? 'productieverantwoording' : 'beleidsinformatie'],
    aanbieder: { agbcode: '98765400', naam: 'Zorgboerderij De Oefenhoeve' },
    gegevensAanbieder: { omzet: wetten.map((wet) => ({ wet, omzetCenten: 25_000_000 })), aantalClienten: BSNS.length },
    ...(invoer === 'prestaties'
      ? { prestaties: regels.map((regel) => toPrestatie(regel, jaar)) }
      : { trajecten: regels.filter(isEersteVanClient).map((regel) => toTraject(regel, jaar)) }),
  };
  return {
    invoer: { ...verantwoording },
    parameters: Object.fromEntries(
      Object.entries(formaat.parameters).map(([naam, { standaard }]) => [naam, standaard ?? naam]),
    ),
    vandaag: dagtekeningVan(jaar),
  };
}

type Regel = Omit<(typeof REGELS)[number], 'client' | 'gemeente'> & {
  readonly nr: number;
  readonly wet: 'wmo' | 'jw';
  readonly gemeentecode: string;
  readonly bsn: string;
};

const isEersteVanClient = (regel: Regel, plaats: number, alle: readonly Regel[]): boolean =>
  alle.findIndex(({ bsn }) => bsn === regel.bsn) === plaats;

const maandVan = (jaar: number, maand: number) => {
  const cijfers = String(maand).padStart(2, '0');
  const dagen = new Date(Date.UTC(jaar, maand, 0)).getUTCDate();
  return { begindatum: `${jaar}-${cijfers}-01`, einddatum: `${jaar}-${cijfers}-${dagen}` };
};

const firstOf = (codes: ReadonlyMap<string, string>): string => codes.keys().next().value ?? '';

function toPrestatie({ nr, wet, gemeentecode, bsn, product, maand, uren, ...rest }: Regel, jaar: number): Prestatie {
  return {
    referentienummer: `R${nr}`,
    gemeentecode,
    wet,
    bsn,
    toewijzingnummer: 1_000 + nr,
    ...PRODUCTEN[wet][product],
    productperiode: maandVan(jaar, maand),
    volume: uren,
    eenheid: '04',
    tariefCenten: UURTARIEF_CENTEN,
    bedragCenten: uren * UURTARIEF_CENTEN,
    ...('credit' in rest ? { debetCredit: 'C', vorigReferentienummer: 'EERDER' } : { debetCredit: 'D' }),
    declaratiestand: 'ingediend',
  };
}

function toTraject({ nr, wet, gemeentecode, bsn, maand }: Regel, jaar: number): Traject {
  const isJw = wet === 'jw';
  return {
    referentienummer: `T${nr}`,
    gemeentecode,
    wet,
    bsn,
    begindatum: maandVan(jaar, maand).begindatum,
    einddatum: maandVan(jaar, 12).einddatum,
    geboortedatum: `${jaar - 10 - nr}-06-15`,
    geslacht: nr % 2 === 0 ? 'M' : 'V',
    postcode: '1111AB',
    verwijzer: firstOf(VERWIJZERS),
    redenBeeindiging: firstOf(REDENEN_BEEINDIGING[wet]),
    ...(isJw
      ? {
          hulpvorm: firstOf(HULPVORMEN),
          gestartMetCrisis: false,
          redenBeeindigingCbs: firstOf(REDENEN_BEEINDIGING_CBS),
        }
      : {}),
  };
}

/** Two that last the whole year. */
function pickGemeenten({ register }: RegisterBeeld, jaar: number): readonly string[] {
  const heelJaar = register.gemeenten.filter(
    ({ geldigVanaf, geldigTot }) => geldigVanaf <= `${jaar}-01-01` && (geldigTot ?? '9999') > dagtekeningVan(jaar),
  );
  return heelJaar.slice(0, 2).map(({ code }) => code);
}
