/**
 * Nothing lost, with thousands: the test of that name (tests/pipeline/niets-verloren.test.ts), played larger than `npm test` does. Real
 * pushes to gemeenten that fail in every way, a worker that is stopped again and again, and afterwards every id reconciled.
 */
import path from 'node:path';
import { PROJECT } from '../scripts/lib/project.ts';
import type { Meting } from './omzetting/index.ts';
import { runNode } from './proces.ts';

/** Verantwoordingen per aanbieder; each aanbieder reaches every gemeente of the test with each. */
const PER_AANBIEDER = 21;

/** What the test says of its outcome, on a line of its own. */
const VERZOENING = /^verzoening: (\{.*\})$/m;

/** @returns what became of the zendingen. Throws when the test failed: then something was lost, or double. */
export async function measureNietsVerloren(log: (tekst: string) => void): Promise<readonly Meting[]> {
  const vitest = path.join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', 'worker', 'tests/pipeline/niets-verloren.test.ts'];
  const { code, stdout, stderr } = await runNode(args, { NIETS_VERLOREN: String(PER_AANBIEDER) });
  const [, json] = VERZOENING.exec(stdout) ?? [];
  if (code !== 0 || json === undefined) throw new Error(`nothing-lost failed:\n${stdout.slice(-4000)}\n${stderr}`);
  const verzoening = JSON.parse(json) as Readonly<Record<string, number>>;
  log(
    `Niets verloren: ${Object.entries(verzoening)
      .map(([wat, aantal]) => `${wat} ${aantal}`)
      .join(' · ')}`,
  );
  return Object.entries(verzoening).map(([wat, waarde]) => ({
    naam: `niets-verloren-${wat}`,
    waarde,
    eenheid: wat === 'uitvallen' ? 'keer' : 'zendingen',
  }));
}
