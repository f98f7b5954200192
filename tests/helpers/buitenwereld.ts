/** The outside world of a test: the real runtime towards the played gemeente on this machine, and no name server. */
import type { Buitenwereld } from '../../src/deliver/aanroep.ts';
import { createHaal } from '../../src/deliver/haal.ts';

/** Every wait of a test: long for what does answer, and over soon for what never will. */
const NOOIT_MS = 60_000;

export const createBuitenwereld = (vervang: Partial<Buitenwereld> = {}): Buitenwereld => ({
  haal: createHaal({ fetch: (adres, init) => fetch(adres, init) }),
  naamdienst: async () => ['8.8.8.8'],
  adresbeleid: { lokaal: true },
  nieuwId: () => crypto.randomUUID(),
  wekker: () => AbortSignal.timeout(NOOIT_MS),
  metCertificaat: () => undefined,
  ...vervang,
});
