/** Starts the server that plays gemeenten once per run, and tells the tests where it is. */
import type { TestProject } from 'vitest/node';
import { startGemeenteServer } from './gemeente-server.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startGemeenteServer();
  project.provide('gemeenteServer', server.url);
  return () => server.stop();
}
