/** A 323 and the 325 that answers it, as they say it themselves (iWmo and iJw 3.2). Amounts in cents, credit below zero where `Saldo`. */
import type { Bronplaats } from './bevinding.ts';
import type { Wet } from './verantwoording.ts';

export type Declaratiesoort = 'wmo323' | 'jw323';
export type Antwoordsoort = 'wmo325' | 'jw325';

export const WET_VAN: Readonly<Record<Declaratiesoort | Antwoordsoort, Wet>> = {
  wmo323: 'wmo',
  wmo325: 'wmo',
  jw323: 'jw',
  jw325: 'jw',
};

/** One Prestatie. Numbers are in their one notation, without leading zeroes. */
export interface Declaratieregel {
  readonly bsn: string;
  readonly referentienummer: string;
  readonly vorigReferentienummer?: string;
  readonly toewijzingnummer: string;
  readonly productcategorie: string;
  readonly productcode: string;
  readonly begindatum: string;
  readonly einddatum: string;
  readonly volume: string;
  readonly eenheid: string;
  readonly tariefCenten?: string;
  readonly bedragCenten: number;
  readonly debetCredit: 'D' | 'C';
}

export interface Xsdversie {
  readonly basisschema: string;
  readonly bericht: string;
}

/** Header and Declaratie of a 323. */
export interface Declaratiekop {
  readonly soort: Declaratiesoort;
  readonly agbcode: string;
  readonly gemeentecode: string;
  readonly identificatie: string;
  readonly dagtekening: string;
  readonly xsdVersie: Xsdversie;
  readonly declaratienummer: string;
  readonly begindatum: string;
  readonly einddatum: string;
  readonly declaratieDagtekening: string;
  readonly ingediendSaldoCenten: number;
}

/** A Prestatie of a 325: rejected, with the reasons. */
export interface Antwoordregel extends Declaratieregel {
  readonly retourcodes: readonly string[];
  /** Number of its Client in the message, from 1. */
  readonly client: number;
  readonly plaats: Bronplaats;
}

export interface Antwoordclient {
  readonly client: number;
  readonly bsn: string;
  readonly retourcodes: readonly string[];
  readonly plaats: Bronplaats;
}

/** Header of a 325. */
export interface Antwoordkop {
  readonly soort: Antwoordsoort;
  readonly gemeentecode: string;
  readonly agbcode: string;
  readonly identificatie: string;
  readonly dagtekening: string;
  readonly declaratieIdentificatie: string;
  readonly declaratieDagtekening: string;
  readonly xsdVersieDeclaratie: Xsdversie;
  readonly retourcodes: readonly string[];
}

/** DeclaratieAntwoord without its Clienten. */
export interface Declaratieantwoord {
  readonly declaratienummer: string;
  readonly ingediendSaldoCenten: number;
  readonly toegekendSaldoCenten: number;
  readonly retourcodes: readonly string[];
  readonly plaats: Bronplaats;
}

/** A 325 as far as its form was right. */
export interface Antwoordbericht {
  readonly kop: Antwoordkop;
  readonly antwoord?: Declaratieantwoord;
  readonly clienten: readonly Antwoordclient[];
  readonly regels: readonly Antwoordregel[];
}

/** What the gemeente decided on one Prestatie of the 323. `retourcodes` is empty exactly when it was accepted. */
export interface Regeluitslag {
  readonly referentienummer: string;
  readonly vorigReferentienummer?: string;
  readonly retourcodes: readonly string[];
}

/** Debet minus credit: what one Prestatie adds to a total (TR358). */
export const regelSaldo = ({ bedragCenten, debetCredit }: Declaratieregel): number =>
  debetCredit === 'C' ? -bedragCenten : bedragCenten;
