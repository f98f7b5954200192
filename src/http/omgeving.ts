/** What every handler finds in its context. */
import type { Context } from 'hono';
import type { Auditfeiten } from '../pipeline/auditspoor.ts';
import type { Ondertekening } from '../pipeline/bewijs.ts';
import type { Diensten } from '../pipeline/diensten.ts';
import type { Beginsleutel, Toegang } from '../pipeline/keys.ts';
import type { Logregel, Weigering } from '../pipeline/log.ts';
import type { Oidcinstelling } from '../pipeline/oidc.ts';
import type { Uitgeverbron } from '../pipeline/oidc-afmelden.ts';
import type { Snelheidswacht } from '../pipeline/snelheid.ts';
import type { Tokeninstelling } from '../pipeline/tokens.ts';
import type { Huisregels } from '../pipeline/vier-ogen.ts';
import type { Beveiligingscontact } from './security-txt.ts';

export type Houder = Extract<Toegang, { readonly soort: 'toegelaten' }>['houder'];

/** What the composition root provides for one request. */
export interface Voorziening {
  readonly diensten: Diensten;
  /** Told of every request; without one only of failures. */
  readonly log?: (regel: Logregel) => void;
  /** Without one nobody is asked to wait. */
  readonly snelheid?: Snelheidswacht;
  readonly instelling: {
    readonly beginsleutel?: Beginsleutel;
    readonly ondertekening?: Ondertekening;
    readonly beveiliging?: Beveiligingscontact;
    readonly tokens?: Tokeninstelling;
    /** Where people sign in, and what its logout tokens are checked with. */
    readonly oidc?: Oidcinstelling;
    readonly uitgeverbron?: Uitgeverbron;
    /** Rules of the house that hold over the API as well. */
    readonly huisregelsApi?: Huisregels;
  };
}

export interface HttpOmgeving {
  Variables: {
    voorziening: Voorziening;
    diensten: Diensten;
    /** Whose key was given. Set by the guard, so present in every handler behind it. */
    houder: Houder;
    /** The key, or the client of a token, that was used; set with `houder`, and also when it may not do this. */
    sleutelId: string;
    /** Why nobody got through, for the log. */
    weigering?: Weigering;
    /** What the audit trail is told of this act besides its address; see handelingen.ts. */
    auditfeiten?: Auditfeiten;
    /** Of whose zendingen the answer holds data, when its address does not tell; see verwerkingen.ts. */
    verwerkteZendingen?: readonly string[];
    /** The one person the answer is about, as a keyed hash. */
    betrokkene?: string;
  };
}

export type HttpContext = Context<HttpOmgeving>;
