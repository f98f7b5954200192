/**
 * The worker of this repository in one process: real D1, R2, queue and Durable Object in workerd, with storage that goes when it is
 * closed. Nothing is left running.
 */
import { createTestHarness } from 'wrangler';
import { Client } from './client.ts';
import { localConfiguration } from './configuratie.ts';
import { beginsleutelinstellingen, nieuweBeginsleutel, nieuweVersiesleutels, PROJECT } from './project.ts';

export interface Gateway {
  readonly url: URL;
  readonly beginsleutel: string;
  /** As beheerder. */
  readonly beheer: Client;
  /** What the worker wrote to its log, for when something goes wrong. */
  readonly logs: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Wrangler tells of every batch of the queue; only what goes wrong is worth a line here. */
const LOGNIVEAU = 'error';

/** @param vars settings beside those of wrangler.toml */
export async function startGateway(vars: Readonly<Record<string, string>> = {}): Promise<Gateway> {
  process.env.WRANGLER_LOG ??= LOGNIVEAU;
  const beginsleutel = nieuweBeginsleutel();
  const harness = createTestHarness({
    root: PROJECT,
    workers: [
      await localConfiguration({
        PAYLOADSLEUTELS: nieuweVersiesleutels(),
        BETROKKENESLEUTELS: nieuweVersiesleutels(),
        // Scripts and tests that want their documents scanned name a scanner.
        VIRUSSCAN: 'geen',
        ...vars,
        ...beginsleutelinstellingen(beginsleutel),
      }),
    ],
  });
  try {
    const { url } = await harness.listen();
    await harness.getWorker().applyD1Migrations('DB');
    return {
      url,
      beginsleutel,
      beheer: new Client(url, beginsleutel),
      logs: () => harness.getLogs().map(({ message }) => message),
      close: () => harness.close(),
    };
  } catch (error) {
    await harness.close();
    throw error;
  }
}
