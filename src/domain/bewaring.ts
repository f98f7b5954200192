/**
 * How long data of persons is kept, and when it is destroyed. Kept as long as its answers and the corrections on them can still come, and
 * until the year-end check of the year it is about is over; then only hashes, totals and receipts stay.
 */
import { unreachable } from './result.ts';
import type { ZendingToestand } from './zending.ts';

export interface Bewaartermijnen {
  /** Months after the last thing that happened in which a correction may come (SAP 2.5.3: two months after acceptance). */
  readonly correctiemaanden: number;
  /**
   * First day, of the year after, on which the year-end check of a year is over: 'mm-dd'. Productieverantwoording and controleverklaring are
   * due before 1 April; with two months for corrections and one to look at it.
   */
  readonly jaarcontrole: string;
  /** Months after receipt in which it goes whatever is still open (TR335: a declaration looks back five years at most). */
  readonly langsteMaanden: number;
  /**
   * Months that the verwerkingenlogboek of something is kept after the data themselves are gone; of what concerns no data that we keep,
   * after the action. No law or standard we know gives a term; as long again as the data can be kept at most.
   */
  readonly verwerkingenMaanden: number;
  /** Months that a row of the audit trail is kept. Our own choice as well: `langsteMaanden`, and two years to dispute what was done. */
  readonly auditspoorMaanden: number;
}

export const STANDAARD_BEWAARTERMIJNEN: Bewaartermijnen = {
  correctiemaanden: 2,
  jaarcontrole: '07-01',
  langsteMaanden: 60,
  verwerkingenMaanden: 60,
  auditspoorMaanden: 84,
};

/** Zendingen of one verantwoording in the same state. */
export interface Zendingtelling {
  readonly toestand: ZendingToestand;
  /** Brought, and an answer is expected that is not there; not when another came in its place or it was taken back. */
  readonly wachtOpAntwoord: boolean;
  readonly aantal: number;
}

/** A verantwoording as one version in its chain of versions. */
export interface Ketenlid {
  readonly id: string;
  /** Last day of the periode: 'jjjj-mm-dd'. */
  readonly periodeEind: string;
  readonly ontvangenOp: string;
  readonly ingetrokken: boolean;
  /** When anything of it last happened. */
  readonly laatstGewijzigdOp: string;
  readonly zendingen: readonly Zendingtelling[];
  /** Delen × soort for which nobody is connected. */
  readonly zonderOntvanger: number;
}

/** Every version of one verantwoording, the first one first: later versions are compared with earlier ones, so they go together. */
export interface Keten {
  readonly leden: readonly Ketenlid[];
}

export type Bewaargrond = 'afgerond' | 'ingetrokken' | 'langste-termijn';
export type Bewaarreden = 'onderweg' | 'vastgehouden' | 'wacht-op-antwoord' | 'correctietermijn' | 'jaarcontrole';

export type Bewaaroordeel =
  | { readonly soort: 'vernietigen'; readonly grond: Bewaargrond }
  /** `tot`: the day on which this reason ends, when that is known. */
  | { readonly soort: 'bewaren'; readonly reden: Bewaarreden; readonly tot?: string };

/** @param vandaag 'jjjj-mm-dd' */
export function judgeKeten({ leden }: Keten, termijnen: Bewaartermijnen, vandaag: string): Bewaaroordeel {
  const open = new Set(leden.flatMap(({ zendingen }) => zendingen.flatMap((telling) => openReden(telling) ?? [])));
  // A machine is at work on it, whatever its age.
  if (open.has('onderweg')) return { soort: 'bewaren', reden: 'onderweg' };
  const ontvangen = lastOf(leden.map(({ ontvangenOp }) => ontvangenOp));
  if (addMaanden(ontvangen, termijnen.langsteMaanden) <= vandaag)
    return { soort: 'vernietigen', grond: 'langste-termijn' };
  for (const reden of ['vastgehouden', 'wacht-op-antwoord'] as const)
    if (open.has(reden)) return { soort: 'bewaren', reden };
  const correctie = addMaanden(
    lastOf(leden.map(({ laatstGewijzigdOp }) => laatstGewijzigdOp)),
    termijnen.correctiemaanden,
  );
  if (vandaag < correctie) return { soort: 'bewaren', reden: 'correctietermijn', tot: correctie };
  // What the aanbieder took back is in no year any more.
  if (leden.at(-1)?.ingetrokken) return { soort: 'vernietigen', grond: 'ingetrokken' };
  const controle = jaarcontrole(lastOf(leden.map(({ periodeEind }) => periodeEind)), termijnen);
  if (vandaag < controle) return { soort: 'bewaren', reden: 'jaarcontrole', tot: controle };
  return { soort: 'vernietigen', grond: 'afgerond' };
}

/** The day on which the year-end check of the year of this day is over. */
export const jaarcontrole = (dag: string, { jaarcontrole: maandDag }: Bewaartermijnen): string =>
  `${Number(dag.slice(0, 4)) + 1}-${maandDag}`;

const lastOf = (waarden: readonly string[]): string => waarden.reduce((een, ander) => (ander > een ? ander : een), '');

function openReden({ toestand, wachtOpAntwoord }: Zendingtelling): Bewaarreden | undefined {
  switch (toestand) {
    case 'gepland':
    case 'omgezet':
      return 'onderweg';
    case 'vastgehouden':
      return 'vastgehouden';
    case 'wacht-op-antwoord':
      return 'wacht-op-antwoord';
    case 'bezorgd':
    case 'bevestigd':
      return wachtOpAntwoord ? 'wacht-op-antwoord' : undefined;
    case 'geaccepteerd':
    case 'afgewezen':
    case 'deels-afgewezen':
    case 'gefilterd':
    case 'ongewijzigd':
    case 'bewaard':
    case 'ingetrokken':
      return undefined;
    default:
      return unreachable(toestand);
  }
}

/** @param moment a day or a time @returns the day so many months later; the last day of a month that is shorter */
export function addMaanden(moment: string, maanden: number): string {
  const [jaar = 0, maand = 1, dag = 1] = moment.slice(0, 10).split('-').map(Number);
  const eerste = new Date(Date.UTC(jaar, maand - 1 + maanden, 1));
  const laatste = new Date(Date.UTC(jaar, maand + maanden, 0)).getUTCDate();
  eerste.setUTCDate(Math.min(dag, laatste));
  return eerste.toISOString().slice(0, 10);
}

type Logboektermijn = 'verwerkingenMaanden' | 'auditspoorMaanden';

/** What one night destroyed, and what it kept and why. */
export interface Bewaarrapport {
  readonly id: string;
  readonly begonnenOp: string;
  readonly klaarOp: string;
  /** The last two are absent where logbooks had no term yet. */
  readonly termijnen: Omit<Bewaartermijnen, Logboektermijn> & Partial<Pick<Bewaartermijnen, Logboektermijn>>;
  readonly vernietigd: {
    /** By id, with the reason. What a chain holds goes together. */
    readonly verantwoordingen: readonly { readonly id: string; readonly grond: Bewaargrond }[];
    readonly zendingen: number;
    readonly retourberichten: number;
    /** Uploaded messages. */
    readonly historieberichten: number;
    /** Content of withdrawn documents that nobody needs any more. */
    readonly documenten: number;
    /** Keys of months under which nothing is left. */
    readonly periodesleutels: number;
    /** Actions in the verwerkingenlogboek that are past their term. */
    readonly verwerkingen: number;
    /** Lists of whose data it were, as keyed hashes. */
    readonly betrokkenenlijsten: number;
    /** Rows of the audit trail; behind them stands a signed closing. */
    readonly auditregels: number;
  };
  /** Verantwoordingen that stay, by reason; `eerste`: the day on which the first of them is looked at with another outcome. */
  readonly bewaard: readonly {
    readonly reden: Bewaarreden;
    readonly aantal: number;
    readonly eerste?: string;
  }[];
  /** Destroyed with delen for which nobody ever was connected. */
  readonly zonderOntvanger: number;
  /** Maps of which the key is destroyed and the bytes could not be removed yet: nobody reads them, and the next run tries again. */
  readonly nogTeWissen: number;
  /** There was more than one night takes: the next one goes on. */
  readonly onvolledig: boolean;
}
