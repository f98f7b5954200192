/** Texts that stand in the formaat itself, a default, a literal, a translation, held against the rules of the place they go to. */
import type { Waarde } from '../../domain/formaat.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import type { Verslag } from './verslag.ts';
import { TEKENSETTEN, TOEGESTAAN, type Waardeplaats } from './waarde.ts';

type Reden = 'te-kort' | 'te-lang' | 'tekens' | 'tekenset';

function refusalOf(tekst: string, waarde: Waarde, { tekenset }: Waardeplaats): Reden | undefined {
  const { minLengte = 0, maxLengte = Number.POSITIVE_INFINITY, toegestaneTekens } = waarde;
  if (!TEKENSETTEN[tekenset](tekst)) return 'tekenset';
  if (tekst.length < minLengte) return 'te-kort';
  if (tekst.length > maxLengte) return 'te-lang';
  return toegestaneTekens !== undefined && !TOEGESTAAN[toegestaneTekens].test(tekst) ? 'tekens' : undefined;
}

export function checkOwnTexts(
  waarde: Waarde,
  plaats: Waardeplaats,
  uitdrukking: Uitdrukking,
  codetabel: ReadonlyMap<string, string> | undefined,
  komtVoor: (code: string) => boolean,
  verslag: Verslag,
): void {
  const { pointer } = plaats;
  const { ontbreekt, minLengte = 0 } = waarde;
  const check = (tekst: string, plek: string): boolean => {
    const reden = refusalOf(tekst, waarde, plaats);
    if (reden !== undefined) verslag.meld('FORMAAT_WAARDE_PAST_NIET', `${pointer}${plek}`, { waarde: tekst, reden });
    return reden === undefined;
  };
  if (typeof ontbreekt === 'object') check(ontbreekt.standaard, '/ontbreekt/standaard');
  if (ontbreekt === 'leeg' && minLengte > 0 && uitdrukking.kanOntbreken.length > 0) {
    verslag.meld('FORMAAT_WAARDE_PAST_NIET', `${pointer}/ontbreekt`, { waarde: '', reden: 'leeg' });
  }
  if (codetabel !== undefined) {
    // One is enough: the same table may be wrong in the same way a hundred times.
    for (const vertaling of codetabel.values()) if (!check(vertaling, '/codetabel')) return;
    return;
  }
  if (uitdrukking.letterlijk !== undefined) check(uitdrukking.letterlijk, '/waarde');
  for (const code of uitdrukking.enum ?? []) if (komtVoor(code) && !check(code, '/waarde')) return;
}
