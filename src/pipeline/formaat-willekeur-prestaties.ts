/** Random prestaties that keep the rules on amounts, units, credits and references. */
import { EENHEDEN, EENHEID_EURO, EENHEID_MINUUT, PRODUCTCATEGORIEEN } from '../domain/codelijsten.ts';
import type { Prestatie } from '../domain/verantwoording.ts';
import {
  BSNS,
  type Fc,
  MEESTE_REGELS,
  maandVan,
  type Willekeurig,
  type Willekeuropgave,
} from './formaat-willekeur-basis.ts';

const MAXIMALE_CENTEN = 99_999_999;

/** Half up, as IV081 asks. */
const deelHalfOmhoog = (teller: number, noemer: number): number => Math.floor((2 * teller + noemer) / (2 * noemer));

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

export function prestatieLijst(
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
        // The number behind the last dash keeps them apart (TR314, TR416) whatever the rest is, and apart from what is credited (TR316).
        referentienummer: `${een.referentie}-${nr + 1}`,
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
