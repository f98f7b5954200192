/** Delivery as data: what goes over a channel, what came of one attempt, and where a zending stands in the postbus. */

/** How an ontvanger gets its zendingen. Every zending also stands in the postvak; the other kinds bring it, or tell of it. */
export type Kanaalsoort = 'postvak' | 'webhook' | 's3' | 'email';

/** What is offered to the postbus of an ontvanger. Zendingen with the same `volgorde` are delivered in the order of offering. */
export interface Aangeboden {
  readonly zendingId: string;
  /** Aanbieder and soort: a correction never overtakes its original. Never personal data. */
  readonly volgorde: string;
}

/** Why an attempt did not succeed; technical, without content and without what the other side wrote. */
export type Bezorgfout =
  | { readonly fout: 'onbereikbaar' }
  | { readonly fout: 'te-traag' }
  /** `status`: HTTP status of the answer. */
  | { readonly fout: 'http-status'; readonly status: number }
  /** The address may not be called (SSRF guard), or no longer resolves to one that may. */
  | { readonly fout: 'adres-niet-toegestaan' }
  /** The receiver's own token endpoint did not give a token. */
  | { readonly fout: 'aanmelding-mislukt' }
  /** A redirect, or an answer that is not what the channel expects. */
  | { readonly fout: 'onverwacht-antwoord' }
  /** Our own settings of the channel cannot be used (a secret cannot be opened, a binding is missing). */
  | { readonly fout: 'kanaal-niet-bruikbaar' };

/** What came of one attempt to hand over one zending. */
export type Bezorguitkomst =
  /** The other side took it (handed over, unconfirmed: the ontvanger itself confirms with a retourbericht). */
  | { readonly soort: 'bezorgd' }
  /** Try again later. `vertraag`: the receiver asks for less (429, 5xx). `retryAfterSeconds`: what it asked itself. */
  | {
      readonly soort: 'opnieuw';
      readonly fout: Bezorgfout;
      readonly vertraag: boolean;
      readonly retryAfterSeconds?: number;
    }
  /** This one zending is refused for what it is (400, 413, 415, 422): trying again makes no sense, the next one may go. */
  | { readonly soort: 'geweigerd'; readonly fout: Bezorgfout }
  /** The receiver wants nothing more over this channel (410): the channel stops until a person starts it again. */
  | { readonly soort: 'gestopt'; readonly fout: Bezorgfout };
