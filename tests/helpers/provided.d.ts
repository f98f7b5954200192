import type { D1Migration } from '@cloudflare/vitest-plugin';

declare module 'vitest' {
  interface ProvidedContext {
    /** What vitest.config.ts read from migrations/, for the worker project. */
    migrations: D1Migration[];
    /** Address of the server that plays gemeenten (gemeente-server.ts), for the worker project. */
    gemeenteServer: string;
    /** Verantwoordingen per aanbieder in tests/pipeline/niets-verloren.test.ts. */
    nietsVerloren: number;
    /** Address of the issuer that people sign in at (start-uitgever.ts), for the worker project. */
    uitgever: string;
    /** Seed of the property tests (zaad.ts). */
    zaad: number;
    /** Address of the server that plays a clamd (clamd-server.ts), as the setting VIRUSSCAN has it, for the worker project. */
    clamd: string;
    /** The running gateway, for the browser project (tests/browser/helpers/start-gateway.ts). */
    gateway: { readonly url: string; readonly beginsleutel: string; readonly browser: string };
  }
}
