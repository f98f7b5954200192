/** Looking at data of persons on pages: of what, for which reason. See docs/decisions/0031-looking-at-persons.md. */

/** What a reason is given for. A verantwoording covers all its zendingen; a dossier is of the whole aanbieder. */
export type Onderwerpsoort = 'zending' | 'verantwoording' | 'indiening' | 'dossier';

/** With `anders` stands what else it is, in words. */
export const INZAGEREDENEN = ['controle', 'vraag', 'betaling', 'herstel', 'anders'] as const;
export type Inzagereden = (typeof INZAGEREDENEN)[number];

/** Shorter is no explanation. */
export const KORTSTE_UITLEG = 10;
export const LANGSTE_UITLEG = 300;

export interface Onderwerp {
  readonly soort: Onderwerpsoort;
  /** Of the zending, verantwoording or indiening; of a dossier the AGB-code. */
  readonly id: string;
}

/** Lasts as long as the session. */
export interface InzageRij {
  /** As the audit trail names it. Several onderwerpen of one download share it. */
  readonly id: string;
  /** SHA-256 of the cookie. */
  readonly sessie: string;
  readonly onderwerp: Onderwerp;
  readonly reden: Inzagereden;
  readonly op: string;
}

/** What is shown under an inzage is one trace in the verwerkingenlogboek, so that a row there leads to the reason in the audit trail. */
export const inzageTrace = ({ id }: Pick<InzageRij, 'id'>): string => id.replaceAll('-', '');
