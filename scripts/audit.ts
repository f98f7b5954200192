/**
 * Asks the register whether a package we hand on has a known weakness that is high or critical. Run: npm run audit
 *
 * Ends with 0 when it answered and knows of none, 1 when it knows of one, and 75 ("try again", EX_TEMPFAIL of sysexits) when it did not
 * answer: a register without that service (a mirror) or a machine without a connection tells nothing of the packages, good or bad.
 */
import { spawnSync } from 'node:child_process';
import { NIET_GEDAAN, readAudit } from './lib/leveringsketen.ts';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json', '--loglevel=error'], {
  encoding: 'utf8',
  timeout: 120_000,
});
const uitslag = readAudit(stdout ?? '');
if (uitslag.soort === 'niet-gecontroleerd') {
  console.error(
    `!!! NIET GECONTROLEERD op bekende zwakke plekken: ${uitslag.reden}\n!!! Draai \`npm run audit\` waar het register dat aanbiedt.`,
  );
  process.exitCode = NIET_GEDAAN;
} else if (uitslag.ernstig.length > 0) {
  console.error(`Bekende zwakke plekken: ${uitslag.ernstig.join(', ')}. Zie npm audit --omit=dev.`);
  process.exitCode = 1;
} else console.log('Geen bekende zwakke plekken (hoog of kritiek) in wat meegeleverd wordt.');
