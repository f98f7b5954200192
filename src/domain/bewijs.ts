/** What an ontvangstbewijs is made from: the rows of one verantwoording with the documents behind them, all of one moment. */
import type { DeelSleutel } from './deel.ts';
import type { Omzetgrondslag, ZendingRij, ZonderOntvangerRij } from './rijen.ts';

/** A document of the register as a proof names it. `naam` of a list is its documentsoort. */
export interface Registervermelding {
  readonly documentsoort: string;
  readonly naam: string;
  readonly versie: string;
  /** Of its content as JSON text, as it was registered. */
  readonly sha256: string;
}

/** The lists (gemeenten, herindelingen, inkoopregio's) that counted at one revisie of the register. */
export interface Registerstand {
  readonly revisie: string;
  readonly documenten: readonly Registervermelding[];
}

/** A zending with what it is made from, apart from the submission. */
export interface Bewezenzending {
  readonly zending: ZendingRij;
  readonly delen: readonly DeelSleutel[];
  readonly formaatSha256: string;
  readonly aansluitingSha256: string;
  /** Absent as long as the zending was not converted. */
  readonly omgezetMet?: Omzetgrondslag;
}

export interface Bewijsgegevens {
  readonly zendingen: readonly Bewezenzending[];
  readonly zonderOntvanger: readonly ZonderOntvangerRij[];
  readonly register: readonly Registerstand[];
}
