/** The issuer of the worker tests. The gateway of a test listens nowhere, so the issuer keeps what it tells of sign-outs. */
import type { TestProject } from 'vitest/node';
import { startUitgever } from './uitgever.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adres, close } = await startUitgever('http://localhost:8787');
  project.provide('uitgever', adres);
  return close;
}
