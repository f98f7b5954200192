/** What the played gemeente can be told to do, and what it tells of what it received. Plain data: it goes over HTTP. */

/** How to answer one request. */
export type Stap =
  | { readonly doe: 'antwoord'; readonly status: number; readonly headers?: Kopvelden; readonly body?: string }
  /** Answers at once, reads nothing of what is sent, and keeps the connection open. */
  | { readonly doe: 'antwoord-meteen'; readonly status: number }
  /** Answers after so many milliseconds, with 204. */
  | { readonly doe: 'traag'; readonly ms: number }
  /** Reads the request and never answers. */
  | { readonly doe: 'zwijg' }
  /** Closes the connection with a reset: after the first bytes of the body, before answering, or with half an answer sent. */
  | { readonly doe: 'breek-af'; readonly wanneer: 'in-verzoek' | 'voor-antwoord' | 'in-antwoord' }
  /** Bytes that are no HTTP. */
  | { readonly doe: 'rommel' }
  /** 200 with a body of so many bytes. */
  | { readonly doe: 'praat'; readonly bytes: number }
  /** 204 when one of the secrets verifies the Standard Webhooks signature (public library), else 401. */
  | { readonly doe: 'webhook'; readonly geheim: string }
  /** 204 when this header has this value, else 401. */
  | { readonly doe: 'header'; readonly naam: string; readonly waarde: string }
  /** An S3-compatible bucket: 200 when the SigV4 signature and the hash of the content are right, else 403 or 400. */
  | {
      readonly doe: 's3';
      readonly toegangssleutel: string;
      readonly geheim: string;
      readonly regio: string;
    }
  /** An OAuth 2 token endpoint (client_credentials, client_secret_basic or private_key_jwt): a token, or 401. */
  | {
      readonly doe: 'token';
      readonly clientId: string;
      readonly geheim?: string;
      /** Public JWK: the client proves itself with a signed statement instead. */
      readonly jwk?: object;
      readonly token: string;
      readonly seconden: number;
    };

type Kopvelden = Readonly<Record<string, string>>;

/** One request as it came in. */
export interface Ontvangen {
  /** What it was answered with, by the script. */
  readonly stap: Stap;
  readonly methode: string;
  readonly pad: string;
  readonly headers: Kopvelden;
  readonly bytes: number;
  readonly sha256: string;
  /** The body in base64; absent above 1 MiB. */
  readonly body?: string;
  /** False when the connection closed before the request was whole. */
  readonly volledig: boolean;
  /** HTTP status of the answer; absent when none was sent. */
  readonly status?: number;
}
