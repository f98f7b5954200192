/**
 * Random verantwoordingen that are valid by every rule of the standard, for the formaat that is tried: its wetten, its list, the
 * soorten it is used for. Deliberately awkward: amounts of zero, credits, unit 83, long names with every kind of letter, months that
 * come late, and everything optional there or not there.
 *
 * Deterministic: fast-check makes the choices from a seed, and the year follows from the formaat.
 */
import type * as FastCheck from 'fast-check';
import { isBsn } from '../domain/bsn.ts';
import {
  EENHEDEN,
  EENHEID_EURO,
  EENHEID_MINUUT,
  HULPVORMEN,
  PRODUCTCATEGORIEEN,
  REDENEN_BEEINDIGING,
  REDENEN_BEEINDIGING_CBS,
  VERWIJZERS,
} from '../domain/codelijsten.ts';
import {
  type Prestatie,
  type Soort,
  saldoCenten,
  type Traject,
  type Verantwoording,
  type Wet,
} from '../domain/verantwoording.ts';

type Fc = typeof FastCheck;
type Willekeurig<T> = FastCheck.Arbitrary<T>;

export interface Willekeuropgave {
  readonly wetten: readonly Wet[];
  readonly invoer: 'prestaties' | 'trajecten';
  readonly soorten: readonly Soort[];
  /** The year that is accounted for; a declaratie takes its last month. */
  readonly jaar: number;
  /** Codes that were in force through the whole year. */
  readonly gemeentecodes: readonly string[];
  /** Products that the formaat is known to take, so that its selection lets some through. */
  readonly producten: readonly Pick<Prestatie, 'wet' | 'productcategorie' | 'productcode'>[];
}

const EERSTE_TEST_BSN = 999_900_006;
const BSNS: readonly string[] = Array.from({ length: 400 }, (_, i) => String(EERSTE_TEST_BSN + i)).filter(isBsn);
const MEESTE_REGELS = 12;
const MAXIMALE_CENTEN = 99_999_999;

/** Letters, marks that formats give a meaning to, and letters that few character sets hold. */
const TEKENS = [...'abcdeMNOPQ 0123456789éëïöüçñÉÖß-.,;:&<>"\'/=+@#%()|€ŠžőğØ'];

/** Last day of the year that is accounted for, and the day on which it is taken to be submitted. */
export const dagtekeningVan = (jaar: number): string => `${jaar + 1}-01-20`;

const tweeCijfers = (getal: number): string => String(getal).padStart(2, '0');
const laatsteDag = (jaar: number, maand: number): number => new Date(Date.UTC(jaar, maand, 0)).getUTCDate();
const maandVan = (jaar: number, maand: number): Prestatie['productperiode'] => ({
  begindatum: `${jaar}-${tweeCijfers(maand)}-01`,
  einddatum: `${jaar}-${tweeCijfers(maand)}-${tweeCijfers(laatsteDag(jaar, maand))}`,
});

/** Half up, as IV081 asks. */
const deelHalfOmhoog = (teller: number, noemer: number): number => Math.floor((2 * teller + noemer) / (2 * noemer));

export function createWillekeur(fc: Fc, opgave: Willekeuropgave): Willekeurig<Verantwoording> {
  const declaratie = opgave.soorten.includes('declaratie');
  const lijst: Willekeurig<Pick<Verantwoording, 'prestaties' | 'trajecten'>> =
    opgave.invoer === 'prestaties'
      ? prestatieLijst(fc, opgave, declaratie).map((prestaties) => ({ prestaties }))
      : trajectLijst(fc, opgave).map((trajecten) => ({ trajecten }));
  return fc
    .record({
      lijst,
      naam: tekst(fc, 200),
      extra: fc.record(
        {
          kvkNummer: cijfers(fc, 8),
          contact: fc.record({ naam: tekst(fc, 100), email: fc.constant('post@example.org') }),
        },
        { requiredKeys: [] },
      ),
      agbcode: cijfers(fc, 8),
      controletotaal: fc.boolean(),
      gegevens: gegevensAanbieder(fc, opgave),
    })
    .map(({ lijst: regels, naam, extra, agbcode, controletotaal, gegevens }): Verantwoording => {
      const periode = declaratie
        ? maandVan(opgave.jaar, 12)
        : { begindatum: `${opgave.jaar}-01-01`, einddatum: `${opgave.jaar}-12-31` };
      return {
        standaardversie: '1.0.0',
        kenmerk: 'steekproef',
        stadium: 'definitief',
        dagtekening: dagtekeningVan(opgave.jaar),
        periode,
        soorten: [...opgave.soorten] as Verantwoording['soorten'],
        aanbieder: { agbcode, naam, ...extra },
        ...(controletotaal ? { controletotaal: tel(regels.prestaties ?? []) } : {}),
        ...gegevens,
        ...regels,
      };
    });
}

function tel(prestaties: readonly Prestatie[]): NonNullable<Verantwoording['controletotaal']> {
  const saldo = prestaties.reduce(
    (som, { bedragCenten, debetCredit }) => som + saldoCenten(bedragCenten, debetCredit),
    0,
  );
  return { aantalPrestaties: prestaties.length, totaalCenten: Math.abs(saldo), debetCredit: saldo < 0 ? 'C' : 'D' };
}

/** Not empty and not only spaces: the standard asks a character that can be seen. */
const tekst = (fc: Fc, maximum: number): Willekeurig<string> =>
  fc
    .string({ unit: fc.constantFrom(...TEKENS), minLength: 1, maxLength: maximum, size: 'max' })
    .map((waarde) => (waarde.trim() === '' ? 'a' : waarde));

const cijfers = (fc: Fc, lengte: number): Willekeurig<string> =>
  fc.integer({ min: 0, max: 10 ** lengte - 1 }).map((getal) => String(getal).padStart(lengte, '0'));

const centen = (fc: Fc, maximum: number): Willekeurig<number> =>
  fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: Math.min(20_000, maximum) }),
    fc.integer({ min: 0, max: maximum }),
  );

type Prijs = Pick<Prestatie, 'volume' | 'eenheid' | 'tariefCenten' | 'uurtariefCenten' | 'bedragCenten'>;

/** Amounts that follow from volume and tariff as the unit asks (CD087, CS339, TR346, IV081). */
function prijs(fc: Fc): Willekeurig<Prijs> {
  const perEuro = centen(fc, MAXIMALE_CENTEN).map(
    (bedragCenten): Prijs => ({ volume: bedragCenten, eenheid: EENHEID_EURO, bedragCenten }),
  );
  const perMinuut = fc.record({ uurtariefCenten: centen(fc, 50_000), volume: fc.integer({ min: 0, max: 50_000 }) }).map(
    ({ uurtariefCenten, volume }): Prijs => ({
      volume,
      eenheid: EENHEID_MINUUT,
      tariefCenten: deelHalfOmhoog(uurtariefCenten, 60),
      uurtariefCenten,
      bedragCenten: deelHalfOmhoog(uurtariefCenten * volume, 60),
    }),
  );
  const overige = [...EENHEDEN.keys()].filter((code) => code !== EENHEID_EURO && code !== EENHEID_MINUUT);
  const perStuk = fc
    .record({
      eenheid: fc.constantFrom(...overige),
      tariefCenten: centen(fc, 100_000),
      volume: fc.integer({ min: 0, max: 900 }),
    })
    .map(
      ({ eenheid, tariefCenten, volume }): Prijs => ({
        volume,
        eenheid: eenheid as Prestatie['eenheid'],
        tariefCenten,
        bedragCenten: volume * tariefCenten,
      }),
    );
  return fc.oneof({ weight: 3, arbitrary: perStuk }, perMinuut, perEuro);
}

function product(
  fc: Fc,
  { wetten, producten }: Willekeuropgave,
): Willekeurig<Pick<Prestatie, 'wet' | 'productcategorie' | 'productcode'>> {
  const vrij = fc.constantFrom(...wetten).chain((wet) =>
    fc.record({
      wet: fc.constant(wet),
      productcategorie: fc.constantFrom(...PRODUCTCATEGORIEEN[wet].keys()),
      productcode: fc.oneof(fc.stringMatching(/^[0-9]{2}[A-Z][0-9]{2}$/), fc.stringMatching(/^[0-9A-Za-z]{1,5}$/)),
    }),
  );
  return producten.length === 0 ? vrij : fc.oneof(fc.constantFrom(...producten), vrij);
}

function prestatieLijst(
  fc: Fc,
  opgave: Willekeuropgave,
  declaratie: boolean,
): Willekeurig<[Prestatie, ...Prestatie[]] | Prestatie[]> {
  const { jaar, gemeentecodes } = opgave;
  const regel = fc.record({
    gemeentecode: fc.constantFrom(...gemeentecodes),
    product: product(fc, opgave),
    bsn: fc.constantFrom(...BSNS),
    toewijzing: fc.integer({ min: 0, max: 9_999_999 }),
    maand: fc.integer({ min: 1, max: 12 }),
    metToewijzing: fc.boolean(),
    prijs: prijs(fc),
    credit: fc.integer({ min: 0, max: 3 }).map((keuze) => keuze === 3),
    stand: fc.constantFrom(
      'ingediend' as const,
      'ingediend' as const,
      'toegekend' as const,
      'nog-te-declareren' as const,
    ),
    variant: fc.constantFrom(
      undefined,
      'inspanningsgericht' as const,
      'outputgericht' as const,
      'taakgericht' as const,
    ),
    referentie: fc.stringMatching(/^[A-Za-z0-9._/-]{0,14}$/),
  });
  return fc.array(regel, { minLength: 1, maxLength: MEESTE_REGELS, size: 'max' }).map((regels) =>
    regels.map((een, nr): Prestatie => {
      const { bedragCenten } = een.prijs;
      const productperiode = maandVan(jaar, een.maand);
      const credit = een.credit && bedragCenten > 0;
      return {
        // The number keeps them apart (TR314, TR416), whatever the rest is.
        referentienummer: `${een.referentie}${nr + 1}`,
        ...(credit ? { vorigReferentienummer: `V${nr + 1}` } : {}),
        gemeentecode: een.gemeentecode,
        ...een.product,
        bsn: een.bsn,
        toewijzingnummer: een.toewijzing * 100 + nr,
        ...(een.metToewijzing
          ? { toewijzingIngangsdatum: productperiode.begindatum, toewijzingEinddatum: productperiode.einddatum }
          : {}),
        productperiode,
        ...een.prijs,
        debetCredit: credit ? 'C' : 'D',
        // A declaratie without one line to declare is refused.
        declaratiestand: declaratie && nr === 0 ? 'ingediend' : een.stand,
        ...(een.variant === undefined ? {} : { uitvoeringsvariant: een.variant }),
      };
    }),
  );
}

function trajectLijst(fc: Fc, { wetten, jaar, gemeentecodes, soorten }: Willekeuropgave): Willekeurig<Traject[]> {
  const voorCbs = soorten.includes('beleidsinformatie');
  const maand = fc.integer({ min: 1, max: 12 });
  const regel = fc.record({
    gemeentecode: fc.constantFrom(...gemeentecodes),
    wet: fc.constantFrom(...wetten),
    bsn: fc.constantFrom(...BSNS),
    geboortejaar: fc.integer({ min: jaar - 18, max: jaar - 1 }),
    geslacht: fc.constantFrom('V' as const, 'M' as const, 'O' as const),
    maand,
    duur: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
    keuzen: fc.nat(),
    crisis: fc.boolean(),
    volledig: fc.boolean(),
    postcode: fc.stringMatching(/^[1-9][0-9]{3}[A-Z]{2}$/),
  });
  return fc.array(regel, { minLength: 1, maxLength: MEESTE_REGELS, size: 'max' }).map((regels) => {
    const gezien = new Set<string>();
    return regels.flatMap((een, nr): Traject[] => {
      const kies = (codes: ReadonlyMap<string, string>): string => [...codes.keys()][een.keuzen % codes.size] ?? '';
      const isJw = een.wet === 'jw';
      const begindatum = maandVan(jaar, een.maand).begindatum;
      const hulpvorm = kies(HULPVORMEN);
      // One traject for a client, begin and hulpvorm (CBS_DUBBEL).
      const sleutel = `${een.bsn} ${begindatum} ${hulpvorm}`;
      if (gezien.has(sleutel)) return [];
      gezien.add(sleutel);
      const einde = een.duur === undefined ? undefined : maandVan(jaar, Math.min(12, een.maand + een.duur)).einddatum;
      const verplicht = voorCbs && isJw;
      const ook = verplicht || een.volledig;
      return [
        {
          referentienummer: `T${nr + 1}`,
          gemeentecode: een.gemeentecode,
          wet: een.wet,
          bsn: een.bsn,
          begindatum,
          ...(ook
            ? { geboortedatum: `${een.geboortejaar}-06-15`, geslacht: een.geslacht, verwijzer: kies(VERWIJZERS) }
            : {}),
          ...(een.volledig ? { postcode: een.postcode, toewijzingnummer: een.keuzen % 1_000_000_000 } : {}),
          ...(ook && isJw ? { hulpvorm, gestartMetCrisis: een.crisis } : {}),
          ...(einde === undefined ? {} : { einddatum: einde }),
          ...(einde !== undefined && een.volledig ? { redenBeeindiging: kies(REDENEN_BEEINDIGING[een.wet]) } : {}),
          ...(einde !== undefined && ook && isJw ? { redenBeeindigingCbs: kies(REDENEN_BEEINDIGING_CBS) } : {}),
        },
      ];
    });
  });
}

type Gegevens = Pick<Verantwoording, 'gegevensAanbieder' | 'gegevensPerGemeente'>;

/** What the kop may say of the aanbieder as a whole; a soort that is only about that must find something in it. */
function gegevensAanbieder(fc: Fc, { soorten, jaar, gemeentecodes, wetten }: Willekeuropgave): Willekeurig<Gegevens> {
  const bedrag = fc.integer({ min: 0, max: 999_999_999_999 });
  const aantal = fc.integer({ min: 0, max: 5_000 });
  const omzet = fc
    .constant([...new Set(wetten)])
    .chain((lijst) => fc.tuple(...lijst.map((wet) => fc.record({ wet: fc.constant(wet), omzetCenten: bedrag }))));
  const procent = fc.integer({ min: -1_000, max: 1_000 }).map((getal) => getal / 10);
  const verplicht = soorten.some((soort) => soort === 'klachtenrapportage' || soort === 'integriteitsdossier');
  const alles = fc.record({
    omzet,
    aantalClienten: aantal,
    klachten: fc.record({
      aantal,
      gegrond: aantal,
      naarAard: fc.array(fc.record({ aard: tekst(fc, 100), aantal }), { maxLength: 3 }),
    }),
    jaarcijfers: fc.tuple(
      fc.record({ boekjaar: fc.constant(jaar), solvabiliteitProcent: procent, rentabiliteitProcent: procent }),
    ),
    personeel: fc.record({ inLoondienstFte: aantal, ingehuurdFte: aantal }),
  });
  const perGemeente = fc
    .constantFrom(...gemeentecodes)
    .chain((gemeentecode) =>
      fc.record({ gemeentecode: fc.constant(gemeentecode), omzet, aantalClienten: aantal }).map((een) => [een]),
    );
  const ruim = fc.record({ gegevensAanbieder: alles, gegevensPerGemeente: perGemeente });
  return (verplicht ? ruim : fc.oneof(fc.constant({}), ruim)) as Willekeurig<Gegevens>;
}
