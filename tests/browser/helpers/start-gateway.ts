/** One running gateway for all browser tests, with the starter register and a scanner for documents. Each test file works as organisations of its own. */
import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../../scripts/lib/browser.ts';
import { DEMO_VARS, loadStarterRegister } from '../../../scripts/lib/demo-wereld.ts';
import { startGateway } from '../../../scripts/lib/harness.ts';
import { nieuweVersiesleutels } from '../../../scripts/lib/project.ts';
import { startClamd } from '../../helpers/clamd-server.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const clamd = await startClamd();
  const gateway = await startGateway({
    ...DEMO_VARS,
    KLUISSLEUTELS: nieuweVersiesleutels(),
    VIRUSSCAN: clamd.adres,
  });
  await loadStarterRegister(gateway.beheer);
  // Unpacked once, before test files that run side by side want it at the same time.
  const browser = await findBrowser();
  project.provide('gateway', { url: gateway.url.origin, beginsleutel: gateway.beginsleutel, browser });
  return async () => {
    await gateway.close();
    await clamd.stop();
  };
}
