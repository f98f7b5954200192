/** What every page finds in its context. */
import type { Context } from 'hono';
import type { InzageRij, Inzagereden, Onderwerp } from '../domain/inzage.ts';
import type { Aangemeld } from '../domain/toegang.ts';
import type { Ondertekening } from '../pipeline/bewijs.ts';
import type { Diensten } from '../pipeline/diensten.ts';
import type { Logregel, Weigering } from '../pipeline/log.ts';
import type { Oidcinstelling } from '../pipeline/oidc.ts';
import type { Snelheidswacht } from '../pipeline/snelheid.ts';
import type { Huisregels } from '../pipeline/vier-ogen.ts';

/** What the composition root provides for one request. */
export interface Webvoorziening {
  readonly diensten: Diensten;
  /** Told of every request; without one only of failures. */
  readonly log?: (regel: Logregel) => void;
  /** Without one nobody is asked to wait. */
  readonly snelheid?: Snelheidswacht;
  readonly instelling: {
    readonly ondertekening?: Ondertekening;
    readonly beveiliging?: { readonly publiekAdres?: string };
    /** On the machine of a developer: anybody may choose who to be. */
    readonly demoAanmelden: boolean;
    /** Where people sign in. */
    readonly oidc?: Oidcinstelling;
    readonly huisregels?: Huisregels;
  };
  /** The OpenAPI document of an audience: what the pages for developers are made from. */
  readonly openapi: (audience: 'aanbieder' | 'gemeente' | 'beheer') => Promise<unknown>;
}

/** Whether a page may show data of persons to who is signed in. */
export type Inzagestand =
  /** Without an inzage: they put it ready themselves, or there is nothing of persons (any more). */
  | { readonly soort: 'open'; readonly inzage?: InzageRij }
  /** A reason is asked first. */
  | { readonly soort: 'reden'; readonly onderwerp: Onderwerp; readonly laatste?: Inzagereden }
  /** The right is missing. */
  | { readonly soort: 'recht' };

export interface WebOmgeving {
  Bindings: object;
  Variables: {
    voorziening: Webvoorziening;
    diensten: Diensten;
    /** Whether anybody may choose who to be; not known on the page that says that the settings are wrong. */
    isProefopstelling?: boolean;
    /** Who is signed in; undefined for a visitor. Behind a guard (wacht.ts) there is always somebody. */
    aangemeld: Aangemeld | undefined;
    /** Why nobody got through, for the log. */
    weigering?: Weigering;
    /** Somebody tried to sign in and could not. */
    aanmeldenMislukt?: boolean;
    /** Of whose zendingen a page holds data, when its address does not tell; see verwerkingen.ts. */
    verwerkteZendingen?: readonly string[];
    /** Whether data of persons may be shown here, and what is asked first; see inzage/wacht.ts. */
    inzage?: Inzagestand;
    /** The same for a download of many: by zending, for what reason. */
    inzagen?: ReadonlyMap<string, InzageRij>;
  };
}

export type WebContext = Context<WebOmgeving>;
