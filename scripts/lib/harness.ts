/**
 * The worker of this repository in one process: real D1, R2, queue and Durable Object in workerd, with storage that goes when it is
 * closed. Nothing is left running.
 */
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { createTestHarness } from 'wrangler';
import { Client } from './client.ts';

export const PROJECT = path.resolve(import.meta.dirname, '../..');

export interface Gateway {
  /** As beheerder. */
  readonly beheer: Client;
  /** What the worker wrote to its log, for when something goes wrong. */
  readonly logs: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const sha256Hex = (tekst: string): string => createHash('sha256').update(tekst).digest('hex');

export const nieuweBeginsleutel = (): string => `evk_${randomBytes(32).toString('hex')}`;

export async function startGateway(): Promise<Gateway> {
  const beginsleutel = nieuweBeginsleutel();
  const harness = createTestHarness({
    root: PROJECT,
    workers: [{ configPath: 'wrangler.toml', vars: { BEGINSLEUTEL_SHA256: sha256Hex(beginsleutel) } }],
  });
  try {
    const { url } = await harness.listen();
    await harness.getWorker().applyD1Migrations('DB');
    return {
      beheer: new Client(url, beginsleutel),
      logs: () => harness.getLogs().map(({ message }) => message),
      close: () => harness.close(),
    };
  } catch (error) {
    await harness.close();
    throw error;
  }
}
