/** Which zendingen one verantwoording gives: who asks for which deel, in which formaat, and what is missing beside it. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { DeelSleutel, DeelTelling } from '../domain/deel.ts';
import type { Dossierdocument } from '../domain/dossier.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Aansluiting, Ontvanger } from '../domain/register.ts';
import type { Kop, Soort } from '../domain/verantwoording.ts';
import type { GeplandeZending } from '../domain/zending.ts';
import type { RegisterIndex } from '../register/register-index.ts';
import { listDelen } from './delen.ts';
import { listGevraagdeDocumenten } from './documenten.ts';
import { evaluateDrempel, type Uitgesproken } from './drempel.ts';
import { evaluateBijlagen, evaluateTermijnen, termijnDatum } from './eisen.ts';
import { findOntvanger } from './ontvanger.ts';
import { peildatumAfspraak, peildatumOntvanger } from './policy.ts';

export interface PlanInvoer {
  readonly verantwoordingId: string;
  readonly kop: Kop;
  /** All delen of the verantwoording. */
  readonly delen: readonly DeelTelling[];
  readonly index: RegisterIndex;
  /** Plain date of submission in the Netherlands. */
  readonly ingediendOp: string;
  /** Makes an id of what the zending is; the same sleutel must give the same id. */
  readonly zendingId: (sleutel: string) => string;
  /** What the aanbieder has in its dossier; absent: nothing. */
  readonly dossier?: readonly Dossierdocument[];
  /** Plan only these: delen that had no ontvanger before. Absent: everything. */
  readonly alleen?: readonly DeelVanSoort[];
}

export interface DeelVanSoort extends DeelSleutel {
  readonly soort: Soort;
}

export interface ZonderOntvanger extends DeelVanSoort {
  /** Ontvangers that ask for it and cannot be served yet; none when nobody asks. */
  readonly ontvangercodes: readonly string[];
  readonly bevinding: Bevinding;
}

export interface RoutePlan {
  /** One per ontvanger × soort × aansluiting × formaat, with all its delen, in a fixed order. */
  readonly zendingen: readonly GeplandeZending[];
  /** Each deel × soort at most once. */
  readonly zonderOntvanger: readonly ZonderOntvanger[];
  readonly bevindingen: readonly {
    readonly zendingId?: string;
    readonly vasthouden: boolean;
    readonly bevinding: Bevinding;
  }[];
}

/** What gathers delen into one zending. */
interface Bundel {
  readonly ontvanger: Ontvanger;
  readonly soort: Soort;
  readonly aansluiting: Aansluiting;
  readonly formaat: Formaat;
  readonly delen: DeelSleutel[];
}

const bundelSleutel = ({ ontvanger, soort, aansluiting, formaat }: Omit<Bundel, 'delen'>): string =>
  [ontvanger.code, soort, aansluiting.id, formaat.naam].join('/');

class Verzameling {
  readonly bundels = new Map<string, Bundel>();
  readonly zonderOntvanger: ZonderOntvanger[] = [];
  readonly bevindingen: RoutePlan['bevindingen'][number][] = [];
  private readonly gewaarschuwd = new Set<string>();

  /** Once per gemeente: soorten and wetten add nothing to it. */
  warn(gemeentecode: string, bevinding: Bevinding): void {
    if (this.gewaarschuwd.has(gemeentecode)) return;
    this.gewaarschuwd.add(gemeentecode);
    this.bevindingen.push({ vasthouden: false, bevinding });
  }

  add(bundel: Omit<Bundel, 'delen'>, deel: DeelSleutel): void {
    const sleutel = bundelSleutel(bundel);
    const bestaand = this.bundels.get(sleutel);
    if (bestaand === undefined) this.bundels.set(sleutel, { ...bundel, delen: [deel] });
    else bestaand.delen.push(deel);
  }
}

function planDeel(invoer: PlanInvoer, soort: Soort, deel: DeelSleutel, verzameling: Verzameling): void {
  const { index, kop } = invoer;
  const gevonden = findOntvanger(index, deel, soort, peildatumOntvanger(invoer.ingediendOp));
  if (!gevonden.ok) {
    verzameling.zonderOntvanger.push({ ...deel, soort, ontvangercodes: [], bevinding: gevonden.error });
    return;
  }
  const { gemeente, waarschuwing } = gevonden.value;
  if (waarschuwing !== undefined) verzameling.warn(deel.gemeentecode, waarschuwing);

  const peildatum = peildatumAfspraak(kop);
  const gevraagd = { gemeente: deel.gemeentecode, wet: deel.wet, soort };
  const aansluitingen = index.selectAansluitingen(gemeente.code, deel.wet, soort, peildatum);
  if (aansluitingen.length === 0) {
    verzameling.zonderOntvanger.push({
      ...deel,
      soort,
      ontvangercodes: [],
      bevinding: {
        code: 'GEEN_AANSLUITING',
        ernst: 'waarschuwing',
        plaats: { gemeentecode: deel.gemeentecode },
        parameters: gevraagd,
      },
    });
    return;
  }
  const onbediend: { readonly code: string; readonly bevinding: Bevinding }[] = [];
  for (const aansluiting of aansluitingen) {
    const ontvanger = index.ontvanger(aansluiting, gemeente);
    const formaat = index.selectFormaat(aansluiting.formaat, peildatum);
    if (formaat.ok) {
      verzameling.add({ ontvanger, soort, aansluiting, formaat: formaat.value }, deel);
      continue;
    }
    const parameters = {
      ...gevraagd,
      ontvanger: ontvanger.naam,
      formaat: aansluiting.formaat,
      reden: formaat.error,
      peildatum,
    };
    const plaats = { gemeentecode: deel.gemeentecode, ontvangercode: ontvanger.code };
    onbediend.push({
      code: ontvanger.code,
      bevinding: { code: 'FORMAAT_NIET_BRUIKBAAR', ernst: 'fout', plaats, parameters },
    });
  }
  const [eerste, ...meer] = onbediend;
  if (eerste === undefined) return;
  const ontvangercodes = onbediend.map(({ code }) => code);
  verzameling.zonderOntvanger.push({ ...deel, soort, ontvangercodes, bevinding: eerste.bevinding });
  verzameling.bevindingen.push(...meer.map(({ bevinding }) => ({ vasthouden: false, bevinding })));
}

/** The code that answers for a declared one, kept for the length of one plan: every drempel asks for every deel. */
export function rememberAntwoordend({
  index,
  ingediendOp,
}: Pick<PlanInvoer, 'index' | 'ingediendOp'>): (gemeentecode: string) => string {
  const codes = new Map<string, string>();
  return (gemeentecode) => {
    const bekend = codes.get(gemeentecode);
    if (bekend !== undefined) return bekend;
    const antwoord = index.antwoordend(gemeentecode, peildatumOntvanger(ingediendOp));
    const code = antwoord.uitkomst === 'gevonden' ? antwoord.gemeente.code : gemeentecode;
    codes.set(gemeentecode, code);
    return code;
  };
}

function evaluate(
  invoer: PlanInvoer,
  bundel: Bundel,
  antwoordendeCode: (gemeentecode: string) => string,
): readonly Uitgesproken[] {
  const { kop, delen: alleDelen, ingediendOp, dossier = [] } = invoer;
  const { aansluiting, ontvanger, delen } = bundel;
  const termijn = aansluiting.termijnen.find(({ betreft }) => betreft === 'verklaring');
  const drempel =
    aansluiting.drempel === undefined
      ? []
      : evaluateDrempel({
          kop,
          alleDelen,
          delen,
          wetten: aansluiting.wetten,
          antwoordendeCode,
          drempel: aansluiting.drempel,
          dossier,
          ontvanger,
          ...(termijn === undefined
            ? {}
            : {
                uiterlijk: `${termijn.grens === 'voor' ? 'vóór' : 'uiterlijk'} ${termijnDatum(termijn, kop.periode)}`,
              }),
        });
  const eisen = { kop, aansluiting, ontvanger, delen, ingediendOp };
  return [...drempel, ...evaluateBijlagen({ ...eisen, dossier, antwoordendeCode }), ...evaluateTermijnen(eisen)];
}

const isAsked = (alleen: PlanInvoer['alleen'], deel: DeelSleutel, soort: Soort): boolean =>
  alleen === undefined ||
  alleen.some((d) => d.soort === soort && d.gemeentecode === deel.gemeentecode && d.wet === deel.wet);

/**
 * Pure and repeatable: the same input gives the same plan. Every deel × soort of the kop ends in a zending for each ontvanger that asks
 * for it and can be served, or in `zonderOntvanger` with the reason; never in neither.
 */
export function planZendingen(invoer: PlanInvoer): RoutePlan {
  const verzameling = new Verzameling();
  for (const soort of invoer.kop.soorten) {
    for (const deel of listDelen(soort, invoer.delen, invoer.kop)) {
      if (isAsked(invoer.alleen, deel, soort)) planDeel(invoer, soort, deel, verzameling);
    }
  }
  const antwoordendeCode = rememberAntwoordend(invoer);
  const zendingen: GeplandeZending[] = [];
  const bevindingen = [...verzameling.bevindingen];
  for (const [sleutel, bundel] of [...verzameling.bundels].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { ontvanger, soort, aansluiting, formaat, delen } = bundel;
    // The delen belong to what it is: a later zending for delen that were not connected at first is another one.
    const id = invoer.zendingId(`${sleutel}/${delen.map((deel) => `${deel.gemeentecode}-${deel.wet}`).join('+')}`);
    const uitgesproken = evaluate(invoer, bundel, antwoordendeCode);
    const documenten = listGevraagdeDocumenten({
      kop: invoer.kop,
      aansluiting,
      delen,
      ingediendOp: invoer.ingediendOp,
      antwoordendeCode,
      uitgesproken,
    });
    zendingen.push({
      id,
      verantwoordingId: invoer.verantwoordingId,
      ontvanger,
      soort,
      aansluiting: { id: aansluiting.id, versie: aansluiting.versie },
      formaat: { naam: formaat.naam, versie: formaat.versie },
      delen,
      ...(documenten.length === 0 ? {} : { documenten }),
    });
    bevindingen.push(...uitgesproken.map((een) => ({ zendingId: id, ...een })));
  }
  return { zendingen, zonderOntvanger: verzameling.zonderOntvanger, bevindingen };
}
