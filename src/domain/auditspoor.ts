/** The words of the audit trail: one row for the beginning of an act, one for its end, each with the hash of the row before. */

/** Who acts. `systeem` is the gateway itself: a nightly job. */
export interface Auditpersoon {
  readonly houdersoort: 'aanbieder' | 'ontvanger' | 'beheerder' | 'systeem';
  readonly houdercode: string;
  /** The key, or the member of the organisation, that was used. */
  readonly middel?: string;
}

/**
 * `begonnen` is written before the act, the other three after it. A `begonnen` without an end is an act that was broken off: it may
 * have been done.
 */
export type Auditfase = 'begonnen' | 'gedaan' | 'geweigerd' | 'mislukt';

/** What belongs to an act: ids, codes and names of things of the gateway. Never anything of a client. */
export type Auditfeiten = Readonly<Record<string, string | number>>;

export interface Audithandeling {
  /** As the operation is named in the API: `maakSleutel`. */
  readonly handeling: string;
  readonly door: Auditpersoon;
  readonly feiten: Auditfeiten;
}

export interface Auditregel extends Audithandeling {
  /** From 1, without gaps. */
  readonly nummer: number;
  /** SHA-256 (hex) of the row before; empty for the first. */
  readonly vorige: string;
  /** ISO UTC. */
  readonly op: string;
  readonly fase: Auditfase;
  /** At the end of an act: the number of its beginning. */
  readonly bij?: number;
}

export interface VerzegeldeRegel {
  readonly regel: Auditregel;
  /** SHA-256 (hex) over the canonical JSON (RFC 8785) of the row. */
  readonly sha256: string;
}

/** The last row of a chain: whoever knows it knows all that comes before. */
export interface Auditkop {
  readonly nummer: number;
  readonly sha256: string;
}

/** Where a trail begins whose oldest rows are past their term. */
export interface Auditafsluiting extends Auditkop {
  readonly op: string;
  /** Compact JWS (RFC 7515) over the last row that was removed. */
  readonly jws: string;
}

/** A signed kop. */
export interface Auditanker {
  readonly nummer: number;
  readonly op: string;
  /** Compact JWS (RFC 7515) over the kop. */
  readonly jws: string;
}
