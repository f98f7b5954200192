/** One running gateway for all browser tests, with the starter register. Each test file works as organisations of its own. */
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
import { startGateway } from '../../../scripts/lib/harness.ts';
import { nieuweKluissleutel, PROJECT } from '../../../scripts/lib/project.ts';
import { readRegisterFolder } from '../../../scripts/lib/register-folder.ts';
import { loadRegister } from '../../../scripts/lib/registration.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const gateway = await startGateway({
    PUBLIEK_ADRES: 'http://localhost:8787',
    ONTWIKKELING_LOKALE_ADRESSEN: 'ja',
    ONTWIKKELING_DEMO_AANMELDEN: 'ja',
    KLUISSLEUTEL: nieuweKluissleutel(),
  });
  const register = await readRegisterFolder(path.join(PROJECT, 'register'));
  if (!register.ok) throw new Error(register.error.join('\n'));
  const geladen = await loadRegister(gateway.beheer, register.value);
  if (!geladen.ok) throw new Error(geladen.error.join('\n'));
  // Unpacked once, before test files that run side by side want it at the same time.
  const browser = await chromium.executablePath();
  project.provide('gateway', { url: gateway.url.origin, beginsleutel: gateway.beginsleutel, browser });
  return () => gateway.close();
}
