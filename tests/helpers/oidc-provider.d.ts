/** As much of oidc-provider as tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        readonly clients: readonly object[];
        readonly pkce: { readonly required: () => boolean };
        readonly acrValues: readonly string[];
        readonly claims: Readonly<Record<string, readonly string[] | null>>;
        readonly features: Readonly<Record<string, { readonly enabled: boolean }>>;
        readonly fetch: (
          naar: string | URL,
          keuze: RequestInit & { readonly dispatcher?: unknown },
        ) => Promise<Response>;
        readonly cookies: { readonly keys: readonly string[] };
        readonly findAccount: (
          context: unknown,
          sub: string,
        ) => { readonly accountId: string; readonly claims: () => { readonly sub: string } };
      },
    );
    callback(): RequestListener;
    /** What the page where somebody signs in calls when they have. */
    interactionFinished(
      req: unknown,
      res: unknown,
      result: {
        readonly login?: { readonly accountId: string; readonly acr?: string; readonly amr?: readonly string[] };
      },
      options?: object,
    ): Promise<void>;
  }
}
