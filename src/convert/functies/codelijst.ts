/** The closed code lists behind the fields of the standard: two functions per list, its description of a code and whether it has the code. */
import {
  type Codelijst,
  EENHEDEN,
  HULPVORMEN,
  PRODUCTCATEGORIEEN,
  REDENEN_BEEINDIGING,
  REDENEN_BEEINDIGING_CBS,
  VERWIJZERS,
} from '../../domain/codelijsten.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import { type Functie, type Functievoorbeeld, functie, RekenFout } from './functie.ts';

interface Opgave {
  /** What the two functions are called after: `eenheid` gives `eenheidOmschrijving` and `isEenheid`. */
  readonly naam: string;
  /** As it is said in a sentence. */
  readonly wat: string;
  readonly bron: string;
}

interface Voorbeelden {
  readonly omschrijving: Functievoorbeeld;
  readonly is: readonly [Functievoorbeeld, ...Functievoorbeeld[]];
}

const CODE = { naam: 'code', typen: ['tekst'], omschrijving: 'een code' } as const;
const WET = { naam: 'wet', typen: ['tekst'], omschrijving: 'wmo of jw' } as const;

const ONBEKEND = 'Een code die niet in de lijst staat houdt de zending vast.';

const isNaam = (naam: string): string => `is${naam.charAt(0).toUpperCase()}${naam.slice(1)}`;

const longest = (lijsten: readonly Codelijst[]): number =>
  Math.max(...lijsten.flatMap((lijst) => [...lijst.values()].map((tekst) => tekst.length)));

/** An unknown code never becomes an empty cell. */
function describe(lijst: Codelijst, code: string): string {
  const omschrijving = lijst.get(code);
  if (omschrijving === undefined) throw new RekenFout('geen-code');
  return omschrijving;
}

const isWet = (wet: string): wet is Wet => wet === 'wmo' || wet === 'jw';

function listOf(lijsten: Readonly<Record<Wet, Codelijst>>, wet: string): Codelijst {
  if (!isWet(wet)) throw new RekenFout('geen-wet');
  return lijsten[wet];
}

function forList(lijst: Codelijst, { naam, wat, bron }: Opgave, voorbeelden: Voorbeelden): readonly Functie[] {
  return [
    functie({
      naam: `${naam}Omschrijving`,
      omschrijving: `De omschrijving van ${wat}. ${ONBEKEND}`,
      bron,
      parameters: [CODE],
      resultaat: 'tekst',
      maxTekens: longest([lijst]),
      voorbeelden: [voorbeelden.omschrijving],
      bereken: (code) => describe(lijst, code),
    }),
    functie({
      naam: isNaam(naam),
      omschrijving: `Of een code in de lijst van ${wat} staat.`,
      bron,
      parameters: [CODE],
      resultaat: 'ja-nee',
      voorbeelden: voorbeelden.is,
      bereken: (code) => lijst.has(code),
    }),
  ];
}

/** The list differs by wet; the wet comes first, as one says it. */
function forListPerWet(
  lijsten: Readonly<Record<Wet, Codelijst>>,
  { naam, wat, bron }: Opgave,
  voorbeelden: Voorbeelden,
): readonly Functie[] {
  return [
    functie({
      naam: `${naam}Omschrijving`,
      omschrijving: `De omschrijving van ${wat} onder een wet. ${ONBEKEND}`,
      bron,
      parameters: [WET, CODE],
      resultaat: 'tekst',
      maxTekens: longest(Object.values(lijsten)),
      voorbeelden: [voorbeelden.omschrijving],
      bereken: (wet, code) => describe(listOf(lijsten, wet), code),
    }),
    functie({
      naam: isNaam(naam),
      omschrijving: `Of een code onder deze wet in de lijst van ${wat} staat.`,
      bron,
      parameters: [WET, CODE],
      resultaat: 'ja-nee',
      voorbeelden: voorbeelden.is,
      bereken: (wet, code) => listOf(lijsten, wet).has(code),
    }),
  ];
}

export const CODELIJSTFUNCTIES: readonly Functie[] = [
  ...forList(
    EENHEDEN,
    { naam: 'eenheid', wat: 'een eenheid', bron: 'WJ756' },
    {
      omschrijving: { expressie: 'eenheidOmschrijving("01")', uitkomst: 'Minuut' },
      is: [
        { expressie: 'isEenheid("14")', uitkomst: true },
        { expressie: 'isEenheid("99")', uitkomst: false },
      ],
    },
  ),
  ...forListPerWet(
    PRODUCTCATEGORIEEN,
    { naam: 'productcategorie', wat: 'een productcategorie', bron: 'WMO020, JZ020' },
    {
      omschrijving: { expressie: 'productcategorieOmschrijving("jw", "45")', uitkomst: 'Jeugdhulp ambulant' },
      is: [
        { expressie: 'isProductcategorie("jw", "45")', uitkomst: true },
        { expressie: 'isProductcategorie("wmo", "45")', uitkomst: false },
      ],
    },
  ),
  ...forList(
    HULPVORMEN,
    { naam: 'hulpvorm', wat: 'een hulpvorm', bron: 'CBS Beleidsinformatie Jeugd v7' },
    {
      omschrijving: { expressie: 'hulpvormOmschrijving("11")', uitkomst: 'Pleegzorg' },
      is: [{ expressie: 'isHulpvorm("05")', uitkomst: false }],
    },
  ),
  ...forList(
    VERWIJZERS,
    { naam: 'verwijzer', wat: 'een verwijzer', bron: 'CBS Beleidsinformatie Jeugd v7' },
    {
      omschrijving: { expressie: 'verwijzerOmschrijving("02")', uitkomst: 'Huisarts' },
      is: [{ expressie: 'isVerwijzer("07")', uitkomst: false }],
    },
  ),
  ...forListPerWet(
    REDENEN_BEEINDIGING,
    { naam: 'redenBeeindiging', wat: 'een reden van beëindiging', bron: 'WMO588, JZ588' },
    {
      omschrijving: { expressie: 'redenBeeindigingOmschrijving("wmo", "02")', uitkomst: 'Overlijden' },
      is: [
        { expressie: 'isRedenBeeindiging("wmo", "19")', uitkomst: true },
        { expressie: 'isRedenBeeindiging("jw", "19")', uitkomst: false },
      ],
    },
  ),
  ...forList(
    REDENEN_BEEINDIGING_CBS,
    {
      naam: 'redenBeeindigingCbs',
      wat: 'een reden van beëindiging volgens CBS',
      bron: 'CBS Beleidsinformatie Jeugd v7',
    },
    {
      omschrijving: { expressie: 'redenBeeindigingCbsOmschrijving("01")', uitkomst: 'Beëindigd volgens plan' },
      is: [{ expressie: 'isRedenBeeindigingCbs("19")', uitkomst: false }],
    },
  ),
];
