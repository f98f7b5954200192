/** Starts the server that plays a clamd once per run, and tells the tests where it is. */
import type { TestProject } from 'vitest/node';
import { startClamd } from './clamd-server.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startClamd();
  project.provide('clamd', server.adres);
  return () => server.stop();
}
