/**
 * Asks the register whether a package we hand on has a known weakness that is high or critical. Run: npm run audit
 *
 * A register without that service (a mirror, a machine without a connection) is said loudly and fails nothing: it tells nothing of the packages.
 */
import { spawnSync } from 'node:child_process';
import { readAudit } from './lib/leveringsketen.ts';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json', '--loglevel=error'], {
  encoding: 'utf8',
  timeout: 120_000,
});
const uitslag = readAudit(stdout ?? '');
if (uitslag.soort === 'niet-gecontroleerd')
  console.error(
    `!!! NIET GECONTROLEERD op bekende zwakke plekken: ${uitslag.reden}\n!!! Draai \`npm run audit\` waar het register dat aanbiedt.`,
  );
else if (uitslag.ernstig.length > 0) {
  console.error(`Bekende zwakke plekken: ${uitslag.ernstig.join(', ')}. Zie npm audit --omit=dev.`);
  process.exitCode = 1;
} else console.log('Geen bekende zwakke plekken (hoog of kritiek) in wat meegeleverd wordt.');
