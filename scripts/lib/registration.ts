/** Loads a register folder into a running gateway, through the API for beheerders. */

import { err, ok, type Result } from '../../src/domain/result.ts';
import type { BevindingBeeld } from '../../src/http/schemas/problem.ts';
import { ApiFout, type Client } from './client.ts';
import type { Registerdocument } from './register-folder.ts';

export interface Geladen {
  readonly nieuw: number;
  readonly ongewijzigd: number;
}

/** A folder with one mistake everywhere need not fill the screen. */
const MEESTE_REGELS = 50;

/** All or nothing. Errors: one Dutch text for every fault the gateway found, with the file it is in. */
export async function loadRegister(
  beheer: Client,
  documenten: readonly Registerdocument[],
): Promise<Result<Geladen, readonly string[]>> {
  try {
    const { inhoud } = await beheer.post<Geladen>('/beheer/v1/registraties', {
      documenten: documenten.map(({ documentsoort, inhoud, voorbeelden = [] }) => ({
        documentsoort,
        inhoud,
        ...(voorbeelden.length > 0 && { voorbeelden }),
      })),
    });
    return ok(inhoud);
  } catch (error) {
    if (!(error instanceof ApiFout) || error.probleem.bevindingen === undefined) throw error;
    const fouten = error.probleem.bevindingen.filter(({ ernst }) => ernst === 'fout');
    const getoond = fouten.slice(0, MEESTE_REGELS).map((fout) => describe(fout, documenten));
    return err([
      'Het register is geweigerd:',
      ...getoond,
      ...(fouten.length > getoond.length ? [`… en nog ${fouten.length - getoond.length} fouten.`] : []),
    ]);
  }
}

/** The gateway says where in the request; the reader wants to know where in which file. */
function describe(
  { code, pointer = '', positie, melding, oplossing }: BevindingBeeld,
  documenten: readonly Registerdocument[],
): string {
  const [geheel = '', nummer, voorbeeld] = /^\/documenten\/(\d+)(?:\/inhoud|\/voorbeelden\/(\d+))?/.exec(pointer) ?? [];
  const document = nummer === undefined ? undefined : documenten[Number(nummer)];
  const naam = voorbeeld === undefined ? undefined : document?.voorbeelden?.[Number(voorbeeld)]?.naam;
  const bron = naam === undefined ? document?.bron : document?.bron.replace(/[^/]*$/, `voorbeelden/${naam}`);
  const plaats = bron === undefined ? pointer : `${bron} ${pointer.slice(geheel.length)}`.trimEnd();
  const teken = positie === undefined ? '' : `, teken ${positie}`;
  return `  ${plaats === '' ? 'het register als geheel' : plaats}${teken} (${code})\n    ${melding}\n    ${oplossing}`;
}
