/**
 * What one submission for all ontvangers saves an aanbieder, after the Standaardkostenmodel: price (time × tariff) × quantity. The
 * quantities are counted; the times and the tariff are assumptions that whoever looks may change.
 */

/** Whole minutes, and cents per hour. */
export interface Aannames {
  /** To make, check and bring one file by hand. */
  readonly minutenPerBestand: number;
  /** To look up and fill in one field of what an ontvanger asks. */
  readonly minutenPerVeld: number;
  /** To follow the changes of one formaat, in a year. */
  readonly minutenPerFormaat: number;
  /** To read one answer of an ontvanger and find its lines in the own administration. */
  readonly minutenPerAntwoord: number;
  /** To make, check and submit one verantwoording here. */
  readonly minutenPerVerantwoording: number;
  readonly uurtariefCenten: number;
}

/** Ours: there is no measurement of this work. Chosen low, so that the outcome is no promise. */
export const STANDAARD_AANNAMES: Aannames = {
  minutenPerBestand: 30,
  minutenPerVeld: 1,
  minutenPerFormaat: 60,
  minutenPerAntwoord: 10,
  minutenPerVerantwoording: 60,
  uurtariefCenten: 4500,
};

/** What was delivered in one formaat. */
export interface Formaatgebruik {
  readonly naam: string;
  readonly versie: string;
  readonly zendingen: number;
  readonly bestanden: number;
  readonly antwoorden: number;
}

export interface Gebruik {
  /** That were received, also those replaced or taken back later: each was work. */
  readonly verantwoordingen: number;
  readonly aanbieders: number;
  /** Pairs of aanbieder and formaat: each follows the changes of each for itself. */
  readonly gevolgdeFormaten: number;
  readonly formaten: readonly Formaatgebruik[];
}

/** One line of the calculation: so many times so many minutes. */
export interface Besparingspost {
  readonly post: 'bestanden' | 'velden' | 'formaten' | 'antwoorden' | 'verantwoordingen';
  readonly aantal: number;
  readonly minuten: number;
}

export interface Besparing {
  /** The work that would have been done by hand. */
  readonly zonder: readonly Besparingspost[];
  /** The work that was done instead. */
  readonly met: readonly Besparingspost[];
  /** Without less with; below nothing when it did not pay. */
  readonly bespaardMinuten: number;
  readonly bespaardCenten: number;
}
