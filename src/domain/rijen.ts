/** The rows the gateway keeps, as plain data: what the stages, the pipeline and the API say about a verantwoording and its zendingen. */
import type { Bevinding } from './bevinding.ts';
import type { DeelSleutel, DeelTelling } from './deel.ts';
import type { Ontvanger } from './register.ts';
import type { Soort } from './verantwoording.ts';
import type { BestandBewijs, DeelUitkomst, GeplandeZending, ZendingToestand } from './zending.ts';

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
}

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
  readonly bestanden: readonly BestandBewijs[];
}

export interface ZendingDeelRij extends DeelSleutel {
  readonly zendingId: string;
  /** Absent as long as the zending was not converted. */
  readonly uitkomst?: Omit<DeelUitkomst, keyof DeelSleutel>;
}

export interface Aanvaarding {
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
  readonly toestand: 'omgezet' | 'gefilterd' | 'vastgehouden';
  readonly delen: readonly DeelUitkomst[];
  readonly bestanden: readonly BestandBewijs[];
  readonly bevindingen: readonly Bevinding[];
}

export type Oordeel = 'ontvangen' | 'geaccepteerd' | 'afgewezen' | 'deels-afgewezen';

export interface RetourRegel {
  readonly referentienummer: string;
  readonly retourcode?: string;
  readonly toelichting?: string;
}

export interface RetourRij {
  readonly id: string;
  readonly zendingId: string;
  readonly oordeel: Oordeel;
  readonly retourcode?: string;
  readonly toelichting?: string;
  readonly regels: readonly RetourRegel[];
  readonly sha256: string;
  readonly ontvangenOp: string;
}
