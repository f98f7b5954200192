/**
 * How an ontvanger wants its zendingen brought: the settings of its channel (schemas/kanaal), and what a test of them shows. A channel
 * belongs to the ontvanger and not to an aansluiting: one aansluiting may cover 300 gemeenten, each with its own address.
 */

/** Why an address may not be called. */
export type Adresreden =
  | 'geen-adres'
  | 'geen-https'
  | 'met-gebruiker'
  | 'poort'
  /** This machine, a private network, or a name that only exists inside one. */
  | 'niet-openbaar'
  /** Outside the domains that its organisation may have called. */
  | 'niet-op-lijst'
  | 'bestaat-niet';

/** How we say who we are. */
export type Aanmelding =
  | { readonly aanmeldsoort: 'geen' }
  /** A header whose value is secret (`headerwaarde`). */
  | { readonly aanmeldsoort: 'header'; readonly headernaam: string }
  /** OAuth 2 client credentials (RFC 6749 §4.4). */
  | {
      readonly aanmeldsoort: 'oauth2';
      readonly tokenadres: string;
      readonly clientId: string;
      /** `geheim`: the secret `clientgeheim`. `sleutel`: a key of ours (private_key_jwt, RFC 7523), as NL GOV wants it. */
      readonly clientbewijs: 'geheim' | 'sleutel';
      readonly scope?: string;
      /** Resource for which the token is asked, when the server wants to know. */
      readonly audience?: string;
    };

export interface PostvakInstelling {
  readonly kanaalsoort: 'postvak';
}

export interface WebhookInstelling {
  readonly kanaalsoort: 'webhook';
  readonly adres: string;
  /** `bericht`: only that something is there, to be fetched (claim check). `bestand`: the files as well, up to `maximumBytes`. */
  readonly inhoud: 'bericht' | 'bestand';
  /** Of all files of one zending together; above it the zending is announced as with `bericht`. */
  readonly maximumBytes: number;
  /** `v1`: HMAC with `ondertekengeheim`; `v1a`: Ed25519 with a key of ours. */
  readonly handtekening: 'v1' | 'v1a';
  /** So many days the old secret signs along after a new one came. */
  readonly overlapDagen: number;
  readonly aanmelding: Aanmelding;
  /** Name of the client certificate with which we call, as the deployment knows it. */
  readonly certificaat?: string;
  readonly tegelijk: number;
}

export interface S3Instelling {
  readonly kanaalsoort: 's3';
  /** Address of the bucket: `https://<bucket>.s3.<region>.example` or `https://s3.example/<bucket>`. */
  readonly adres: string;
  readonly regio: string;
  readonly toegangssleutel: string;
  /** Folder in the bucket; empty, or ending with a slash. */
  readonly map: string;
  readonly tegelijk: number;
}

export interface EmailInstelling {
  readonly kanaalsoort: 'email';
  readonly aan: string;
}

export type Kanaalinstelling = PostvakInstelling | WebhookInstelling | S3Instelling | EmailInstelling;

type MagOntbreken<Instelling, Namen extends keyof Instelling> = Omit<Instelling, Namen> &
  Partial<Pick<Instelling, Namen>>;

export type Aanmeldinginvoer =
  | Exclude<Aanmelding, { readonly aanmeldsoort: 'oauth2' }>
  | MagOntbreken<Extract<Aanmelding, { readonly aanmeldsoort: 'oauth2' }>, 'clientbewijs'>;

/** Settings as they are given: what has a default in the schema may be left out. */
export type Kanaalinvoer =
  | PostvakInstelling
  | (MagOntbreken<
      Omit<WebhookInstelling, 'aanmelding'>,
      'inhoud' | 'maximumBytes' | 'handtekening' | 'overlapDagen' | 'tegelijk'
    > & { readonly aanmelding?: Aanmeldinginvoer })
  | MagOntbreken<S3Instelling, 'map' | 'tegelijk'>
  | EmailInstelling;

/** Names of the secrets that settings can ask for. They are given once and never shown. */
export const GEHEIMNAMEN = ['ondertekengeheim', 'headerwaarde', 'clientgeheim', 's3geheim'] as const;
export type Geheimnaam = (typeof GEHEIMNAMEN)[number];

/** What is kept under lock with one version of the settings. */
export interface Kanaalgeheimen {
  readonly ondertekengeheim?: string;
  /** Signs along until then (ISO, UTC). */
  readonly vorigOndertekengeheim?: { readonly geheim: string; readonly tot: string };
  readonly headerwaarde?: string;
  readonly clientgeheim?: string;
  /** Ours: a private JWK (P-256) as JSON. */
  readonly clientsleutel?: string;
  readonly s3geheim?: string;
}

/** Who changed a channel. */
export interface Wijziger {
  readonly soort: 'ontvanger' | 'beheerder' | 'aanbieder';
  /** Houder of the key with which it was done. */
  readonly code: string;
  /** With what: `lid:<id>` for a person, `sleutel:<id>` for a key or a client. Absent: before this was kept. */
  readonly middel?: string;
}

/** One version of the channel of one ontvanger. */
export interface KanaalRij {
  readonly ontvangercode: string;
  /** Counts from 1; every change is a new one. */
  readonly versie: number;
  readonly instelling: Kanaalinstelling;
  /** Encrypted; absent when there are none, or when a later version took over. */
  readonly geheimen?: Versleuteld;
  /** Names of the secrets that were given with it. */
  readonly geheimnamen: readonly Geheimnaam[];
  /** Public halves of our keys, `whpk_…`, the newest first. */
  readonly publiekeSleutels: readonly string[];
  /** Public half of the key with which we ask for tokens. */
  readonly clientsleutel?: Clientsleutel;
  readonly door: Wijziger;
  readonly op: string;
  /** When a test succeeded for the first time. */
  readonly beproefdOp?: string;
  /** Since when it is used. Absent: an earlier version is, or the postvak. */
  readonly inGebruikOp?: string;
  /** Who put it to use after its test. Absent: the test itself did. */
  readonly vrijgegevenDoor?: Wijziger;
}

/** A public JWK (RFC 7517) for ES256. */
export interface Clientsleutel {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
  /** Thumbprint (RFC 7638). */
  readonly kid: string;
}

/** AES-256-GCM. */
export interface Versleuteld {
  /** Which key: so that a later one can take over. */
  readonly sleutelId: string;
  /** Base64. */
  readonly iv: string;
  /** Base64, with the tag. */
  readonly inhoud: string;
}

/** The steps of a test, in order; what comes after the first that fails is not tried. */
export type Proefstap = 'instelling' | 'adres' | 'naam' | 'aanmelding' | 'verbinding' | 'antwoord';

export interface Proefstapuitkomst {
  readonly stap: Proefstap;
  readonly gelukt: boolean;
  readonly reden?: Proefreden;
}

/** Why a step failed; never what the other side wrote. */
export type Proefreden =
  | {
      readonly reden:
        | Adresreden
        | 'onbereikbaar'
        | 'te-traag'
        | 'naamdienst-zwijgt'
        | 'verkeerd-antwoord'
        | 'omleiding';
    }
  | { readonly reden: 'status'; readonly status: number }
  | { readonly reden: 'niet-bruikbaar'; readonly wat: Onbruikbaar };

/** What of our own is missing. */
export type Onbruikbaar = 'kluissleutel' | 'geheim' | 'certificaat' | 'email' | 'publiek-adres';
