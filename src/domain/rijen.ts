/** The rows the gateway keeps, as plain data: what the stages, the pipeline and the API say about a verantwoording and its zendingen. */
import type { Bevinding } from './bevinding.ts';
import type { Gecrediteerd } from './correctie.ts';
import type { Antwoordsoort } from './declaratiebericht.ts';
import type { DeelSleutel, DeelTelling } from './deel.ts';
import type { Ontvanger } from './register.ts';
import type { Soort } from './verantwoording.ts';
import type { Verwerking } from './verwerking.ts';
import type { BestandBewijs, DeelUitkomst, GeplandeZending, Zendingdoel, ZendingToestand } from './zending.ts';

export interface VerantwoordingRij {
  readonly id: string;
  readonly agbcode: string;
  readonly kenmerk: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly stadium: 'concept' | 'definitief';
  readonly vervangtId?: string;
  readonly vervangenDoorId?: string;
  readonly periode: { readonly begindatum: string; readonly einddatum: string };
  readonly soorten: readonly Soort[];
  readonly aantalPrestaties: number;
  readonly aantalTrajecten: number;
  readonly saldoCenten: number;
  readonly ontvangenOp: string;
  readonly ingetrokkenOp?: string;
  readonly intrekreden?: Intrekreden;
  /** When its content was destroyed: its term was over. */
  readonly gewistOp?: string;
}

/** Why an aanbieder takes a verantwoording back. */
export type Intrekreden = 'onjuist' | 'dubbel' | 'verkeerde-ontvanger' | 'anders';

export interface ZonderOntvangerRij extends DeelSleutel {
  readonly soort: Soort;
}

/** When a bevinding was made: reading the submission, routing it, making an output, bringing it, or the answer of the ontvanger. */
export type Fase = 'invoer' | 'route' | 'omzetting' | 'bezorging' | 'antwoord';

export interface BevindingRij {
  readonly volgnummer: number;
  readonly verantwoordingId: string;
  readonly zendingId?: string;
  readonly fase: Fase;
  readonly bevinding: Bevinding;
  readonly vastgesteldOp: string;
}

export interface ZendingRij {
  readonly id: string;
  readonly verantwoordingId: string;
  readonly agbcode: string;
  readonly ontvanger: Ontvanger;
  readonly soort: Soort;
  readonly aansluiting: { readonly id: string; readonly versie: string };
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly toestand: ZendingToestand;
  readonly postvaknummer?: number;
  readonly geplandOp: string;
  readonly omgezetOp?: string;
  readonly bezorgdOp?: string;
  readonly bevestigdOp?: string;
  readonly beantwoordOp?: string;
  /** Working days after delivery within which an answer must be there; absent when none is expected. */
  readonly antwoordWerkdagen?: number;
  readonly bestanden: readonly BestandBewijs[];
  readonly doel: Zendingdoel;
  /** Counts what this ontvanger was sent of the same, from 1. */
  readonly versie: number;
  /** The zending in the place of which it came, and the one that came in its place. */
  readonly vervangtId?: string;
  readonly vervangenDoorId?: string;
  /** `ongewijzigd`: the zending that holds the same. */
  readonly gelijkAanId?: string;
  /** Delivered, and taken back since. */
  readonly vervallenOp?: string;
  /** `wacht-op-antwoord`: the zendingen that must be answered first. */
  readonly wachtOp?: readonly string[];
  /** A correction in credit and debet lines: what it takes back. Its lines are its own, not those of the delen. */
  readonly correctie?: Gecrediteerd;
  /** When its content was destroyed: the term of its verantwoording was over. */
  readonly gewistOp?: string;
  /** Made again on request of a beheerder. */
  readonly herlevering?: boolean;
}

export interface ZendingDeelRij extends DeelSleutel {
  readonly zendingId: string;
  /** Absent as long as the zending was not converted. */
  readonly uitkomst?: Omit<DeelUitkomst, keyof DeelSleutel>;
}

export interface Aanvaarding {
  /** Absent: the verwerkingenlogboek begins a trace of its own. */
  readonly verwerking?: Omit<Verwerking, 'nummer'>;
  readonly verantwoording: VerantwoordingRij;
  readonly delen: readonly DeelTelling[];
  readonly plan: Planning;
}

/** Zendingen to be made, delen nobody asks for, and what was found while planning. */
export interface Planning {
  readonly zendingen: readonly GeplandeZending[];
  /** Zendingen that are held from the start (a required document is missing). */
  readonly vastgehouden: ReadonlySet<string>;
  readonly zonderOntvanger: readonly ZonderOntvangerRij[];
  readonly bevindingen: readonly { readonly zendingId?: string; readonly fase: Fase; readonly bevinding: Bevinding }[];
}

/** What a file must be made with to become the same bytes again. */
export interface Omzetgrondslag {
  /** Of the register, as it was read. */
  readonly registerrevisie: string;
  readonly softwareversie: string;
}

export interface Omzetresultaat extends Omzetgrondslag {
  readonly zendingId: string;
  readonly toestand: 'omgezet' | 'gefilterd' | 'vastgehouden' | 'ongewijzigd' | 'bewaard';
  /** Absent: the first version, in nobody's place. */
  readonly versie?: number;
  readonly vervangtId?: string;
  readonly gelijkAanId?: string;
  readonly correctie?: Gecrediteerd;
  readonly delen: readonly DeelUitkomst[];
  readonly bestanden: readonly BestandBewijs[];
  /** As the formaat says, when an answer to one of the files is expected. */
  readonly antwoordWerkdagen?: number;
  readonly bevindingen: readonly Bevinding[];
}

export type Oordeel = 'ontvangen' | 'geaccepteerd' | 'afgewezen' | 'deels-afgewezen';

/** What an ontvanger says of one rejected regel. Never in the state: it lies in blobs with the message. */
export interface RetourRegel {
  readonly referentienummer: string;
  readonly retourcodes: readonly string[];
  readonly toelichting?: string;
}

/** In what an answer came: over our own API, in the ontvanger's own CSV, or as the message of the iStandaarden. */
export type Retourvorm = 'json' | 'csv' | Antwoordsoort;

export interface RetourRij {
  readonly id: string;
  readonly zendingId: string;
  /** Volgnummer of the file that is answered; absent: the zending as a whole. */
  readonly bestand?: number;
  readonly ontvangercode: string;
  readonly vorm: Retourvorm;
  /** The ontvanger's own number of the message. */
  readonly kenmerk?: string;
  readonly oordeel: Oordeel;
  /** Why all of it is rejected; empty when it is not, or when only a toelichting says why. */
  readonly retourcodes: readonly string[];
  readonly toelichting?: string;
  /** Regels that were judged one by one, and how many of those were rejected. */
  readonly aantalRegels: number;
  readonly aantalAfgewezen: number;
  readonly sha256: string;
  readonly ontvangenOp: string;
}
