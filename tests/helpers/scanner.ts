/** The scanner of one test: the server that plays a clamd (clamd-server.ts), over a real connection, until the test says that it is away. */
import { env } from 'cloudflare:workers';
import { inject } from 'vitest';
import type { Virusscanner } from '../../src/domain/virusscan.ts';
import { createVirusscanner } from '../../src/services.ts';

/** Nothing listens there. */
export const NIEMAND = '127.0.0.1:1';

export function scannerOp(VIRUSSCAN: string): Virusscanner {
  const { virusscanner } = createVirusscanner({ ...(env as object), VIRUSSCAN });
  if (virusscanner === undefined) throw new Error('no scanner');
  return virusscanner;
}

export interface Testscanner extends Virusscanner {
  weg: boolean;
  /** How often it was asked. */
  gevraagd: number;
}

export function createTestscanner(): Testscanner {
  const [hier, nergens] = [scannerOp(inject('clamd')), scannerOp(NIEMAND)];
  const scanner: Testscanner = {
    weg: false,
    gevraagd: 0,
    scan: (inhoud) => {
      scanner.gevraagd++;
      return (scanner.weg ? nergens : hier).scan(inhoud);
    },
  };
  return scanner;
}
