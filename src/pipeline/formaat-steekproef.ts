/**
 * Tries a formaat with hundreds of random valid verantwoordingen and reports the smallest one that breaks it. Pure: the same seed gives
 * the same verantwoordingen and the same answer.
 */
import type { Bevinding, BevindingCode } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Voorbeelddocument } from '../domain/levensloop.ts';
import type { Ontvanger } from '../domain/register.ts';
import type { Prestatie, Soort, Verantwoording } from '../domain/verantwoording.ts';
import type { Versieadres } from './formaat-concept.ts';
import { runDocument } from './formaat-voorbeeldrun.ts';
import { createWillekeur, dagtekeningVan } from './formaat-willekeur.ts';
import type { Willekeuropgave } from './formaat-willekeur-basis.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface Steekproefopdracht {
  readonly seed: number;
  readonly aantal: number;
  /** Who receives, and what its aansluiting fills in; without them those of the first example. */
  readonly ontvanger?: Ontvanger;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly codetabellen?: Formaat['codetabellen'];
}

/** Something the formaat itself asks beyond the standard, and that not every verantwoording has. It holds; it does not break. */
export interface Eis {
  readonly code: BevindingCode;
  /** JSON pointer into the formaat. */
  readonly regel: string;
  readonly aantal: number;
}

export interface Steekproef {
  readonly seed: number;
  /** Verantwoordingen tried, up to and including the one that broke. */
  readonly aantal: number;
  readonly omgezet: number;
  readonly gefilterd: number;
  readonly vastgehouden: number;
  readonly eisen: readonly Eis[];
  readonly breuk?: {
    /** The smallest that was found; all of it is made up. */
    readonly verantwoording: Verantwoording;
    readonly bevindingen: readonly Bevinding[];
  };
}

/** More takes longer than a request may. */
export const MAXIMUM_STEEKPROEVEN = 500;
/** How often the one that broke is made smaller. */
const MAXIMALE_VERKLEININGEN = 300;
const EERSTE_JAAR = 2022;
const MEESTE_GEMEENTEN = 3;

/** The formaat says so itself: a required value, a code its table does not know, a check on its totals. */
const EIGEN_EISEN: ReadonlySet<BevindingCode> = new Set(['WAARDE_ONTBREEKT', 'CODE_ONBEKEND', 'CONTROLE_NIET_GEHAALD']);

type Uitslag = 'omgezet' | 'gefilterd' | 'vastgehouden' | { readonly breuk: readonly Bevinding[] };

export async function runSteekproef(
  beeld: RegisterBeeld,
  formaat: Formaat,
  voorbeelden: readonly Voorbeelddocument[],
  opdracht: Steekproefopdracht,
): Promise<Steekproef> {
  // Loaded when it is asked for: a gateway that only converts never pays for it.
  const fc = await import('fast-check');
  const opgave = describeOpgave(beeld, formaat, voorbeelden);
  const adres: Versieadres = formaat;
  const [eerste] = voorbeelden;
  const ontvanger = opdracht.ontvanger ?? eerste?.ontvanger;
  const codetabellen = opdracht.codetabellen ?? eerste?.codetabellen;
  const basis = {
    parameters: opdracht.parameters ?? eerste?.parameters ?? {},
    vandaag: dagtekeningVan(opgave.jaar),
    ...(ontvanger && { ontvanger }),
    ...(codetabellen && { codetabellen }),
  };
  const telling = { omgezet: 0, gefilterd: 0, vastgehouden: 0 };
  const eisen = new Map<string, Eis>();
  let over = opdracht.aantal;
  let verkleiningen = MAXIMALE_VERKLEININGEN;
  let gebroken = false;
  // A bug of ours is no finding on the formaat, and fast-check would take it for one.
  let fout = undefined as { readonly gevangen: unknown } | undefined;

  async function proef(verantwoording: Verantwoording): Promise<Uitslag> {
    const { toestand, bevindingen } = await runDocument(beeld, adres, { ...basis, invoer: { ...verantwoording } });
    if (toestand === 'omgezet' || toestand === 'gefilterd') return toestand;
    // Whatever is made here is valid; if the standard refuses it, the generator is wrong and must not blame the formaat.
    if (toestand === 'geweigerd')
      throw new Error(`a random verantwoording was refused: ${bevindingen.map(({ code }) => code).join(', ')}`);
    const fouten = bevindingen.filter(({ ernst }) => ernst === 'fout');
    const breuk = fouten.filter(({ code }) => !EIGEN_EISEN.has(code));
    if (breuk.length > 0) return { breuk };
    if (!gebroken) for (const fout of fouten) countEis(eisen, fout);
    return 'vastgehouden';
  }

  const verslag = await fc.check(
    fc.asyncProperty(createWillekeur(fc, opgave), async (verantwoording) => {
      if (fout !== undefined || (gebroken && verkleiningen-- <= 0)) return true;
      const uitslag = await proef(verantwoording).catch((gevangen: unknown) => {
        fout = { gevangen };
        return 'vastgehouden' as const;
      });
      if (!gebroken) {
        over--;
        if (typeof uitslag === 'string') telling[uitslag]++;
        else gebroken = true;
      }
      return typeof uitslag === 'string';
    }),
    { seed: opdracht.seed, numRuns: opdracht.aantal },
  );
  if (fout !== undefined) throw fout.gevangen;
  const [kleinste] = verslag.counterexample ?? [];
  const uitslag = kleinste === undefined ? undefined : await proef(kleinste);
  return {
    seed: opdracht.seed,
    aantal: opdracht.aantal - over,
    ...telling,
    eisen: [...eisen.values()],
    ...(kleinste !== undefined && typeof uitslag === 'object'
      ? { breuk: { verantwoording: kleinste, bevindingen: uitslag.breuk } }
      : {}),
  };
}

function countEis(eisen: Map<string, Eis>, { code, parameters }: Bevinding): void {
  const regel = 'regel' in parameters && typeof parameters.regel === 'string' ? parameters.regel : '';
  const sleutel = `${code} ${regel}`;
  eisen.set(sleutel, { code, regel, aantal: (eisen.get(sleutel)?.aantal ?? 0) + 1 });
}

/** What the formaat is used for: as its aansluitingen say, else its examples, else what its niveau suggests. */
function describeOpgave(
  beeld: RegisterBeeld,
  formaat: Formaat,
  voorbeelden: readonly Voorbeelddocument[],
): Willekeuropgave {
  const jaar = Math.max(EERSTE_JAAR, Number(formaat.geldigVanaf.slice(0, 4)));
  const vanAansluiting = beeld.register.aansluitingen
    .filter((aansluiting) => aansluiting.formaat === formaat.naam)
    .map((aansluiting) => aansluiting.soort);
  const vanVoorbeeld = voorbeelden.flatMap(({ invoer }) => invoer.soorten as readonly Soort[]);
  const standaard = STANDAARD_SOORT[formaat.invoer][formaat.niveau];
  const gekozen = [...vanAansluiting, ...vanVoorbeeld].find((soort) =>
    SOORTEN_PER_INVOER[formaat.invoer].includes(soort),
  );
  return {
    wetten: formaat.wetten,
    invoer: formaat.invoer,
    soorten: [gekozen ?? standaard],
    jaar,
    gemeentecodes: pickGemeenten(beeld, jaar),
    producten: voorbeelden.flatMap(({ invoer }) => productsOf(invoer.prestaties, formaat.wetten)),
  };
}

const STANDAARD_SOORT: Readonly<Record<Formaat['invoer'], Readonly<Record<Formaat['niveau'], Soort>>>> = {
  prestaties: { persoon: 'declaratie', geaggregeerd: 'productieverantwoording' },
  trajecten: { persoon: 'beleidsinformatie', geaggregeerd: 'beleidsinformatie' },
};

/** Soorten whose verantwoording can consist of this list alone. */
const SOORTEN_PER_INVOER: Readonly<Record<Formaat['invoer'], readonly Soort[]>> = {
  prestaties: [
    'declaratie',
    'productieverantwoording',
    'kwartaalrapportage',
    'jaarprognose',
    'klachtenrapportage',
    'integriteitsdossier',
  ],
  trajecten: ['beleidsinformatie', 'kwartaalrapportage', 'klachtenrapportage'],
};

function pickGemeenten({ register }: RegisterBeeld, jaar: number): readonly string[] {
  const heelJaar = register.gemeenten.filter(
    ({ geldigVanaf, geldigTot }) => geldigVanaf <= '2021-01-01' && (geldigTot ?? '9999') > dagtekeningVan(jaar),
  );
  // Far apart in the list, so that names of every length come by.
  const stap = Math.max(1, Math.floor(heelJaar.length / MEESTE_GEMEENTEN));
  const gekozen = heelJaar.filter((_, nr) => nr % stap === 0).slice(0, MEESTE_GEMEENTEN);
  if (gekozen.length === 0) throw new Error('the register has no gemeenten to try with');
  return gekozen.map(({ code }) => code);
}

function productsOf(
  prestaties: unknown,
  wetten: Formaat['wetten'],
): Pick<Prestatie, 'wet' | 'productcategorie' | 'productcode'>[] {
  if (!Array.isArray(prestaties)) return [];
  return (prestaties as readonly Prestatie[])
    .filter(({ wet }) => wetten.includes(wet))
    .map(({ wet, productcategorie, productcode }) => ({ wet, productcategorie, productcode }));
}
