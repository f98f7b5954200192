/** LibreOffice without a screen, as another program that opens our workbooks. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

/**
 * Opens a file and saves it: what needs repair ends here.
 *
 * @param map of the test; LibreOffice has its profile there, and starts once for each
 * @param naar folder in it for what was saved
 */
export function throughLibreOffice(
  map: string,
  bron: string,
  naar: string,
  soort = 'xlsx:Calc MS Excel 2007 XML',
): string {
  const profiel = `-env:UserInstallation=file://${path.join(map, 'profiel')}`;
  const doel = path.join(map, naar);
  execFileSync('soffice', [profiel, '--headless', '--convert-to', soort, '--outdir', doel, bron], {
    stdio: 'pipe',
    timeout: 120_000,
  });
  return path.join(doel, path.basename(bron));
}
