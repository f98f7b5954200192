/** Holds what a formaat wants to fill against the receiver's workbooks it carries, before the formaat is taken. */
import { type GecompileerdFormaat, sjabloonvragen } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import { checkSjabloongebruik, overwrittenFormulas, type SjabloonFout } from '../domain/sjabloon.ts';
import { inspectSjabloon } from '../render/index.ts';

/** What a fout is about, in the two words its sentence needs. */
function aboutOf(fout: SjabloonFout): { readonly wat: string; readonly waarin: string } {
  switch (fout.code) {
    case 'SJABLOON_GEEN_XLSX':
    case 'SJABLOON_VERSLEUTELD':
      return { wat: '', waarin: '' };
    case 'SJABLOON_MACROS':
    case 'SJABLOON_EXTERNE_KOPPELING':
    case 'SJABLOON_ONDERTEKEND':
    case 'SJABLOON_TE_STERK_VERKLEIND':
    case 'SJABLOON_ONLEESBAAR':
      return { wat: fout.deel, waarin: '' };
    case 'SJABLOON_TE_GROOT':
      return { wat: String(fout.bytes), waarin: String(fout.maximaleBytes) };
    case 'SJABLOON_FORMULE_OVER_BLADEN':
      return { wat: fout.deel, waarin: fout.formule };
    case 'SJABLOON_BLAD_ONTBREEKT':
    case 'SJABLOON_BLAD_NIET_KOPIEERBAAR':
      return { wat: fout.blad, waarin: '' };
    case 'SJABLOON_TABEL_ONTBREEKT':
      return { wat: fout.tabel, waarin: fout.blad };
    case 'SJABLOON_TABEL_NAAST_TABEL':
      return { wat: fout.tabel, waarin: fout.andere };
    case 'SJABLOON_KOLOM_ONTBREEKT':
    case 'SJABLOON_KOLOM_IS_FORMULE':
      return { wat: fout.kolom, waarin: fout.tabel };
    case 'SJABLOON_NAAM_ONTBREEKT':
    case 'SJABLOON_NAAM_GEEN_CEL':
      return { wat: fout.naam, waarin: fout.blad };
    case 'SJABLOON_NAAM_IN_TABEL':
      return { wat: fout.naam, waarin: fout.tabel };
  }
}

export const toBevinding = (fout: SjabloonFout, pointer: string): Bevinding => ({
  code: 'FORMAAT_SJABLOON',
  ernst: 'fout',
  plaats: { pointer },
  parameters: { reden: fout.code, ...aboutOf(fout) },
});

const formulaGoes = (naam: string, blad: string, hier: string): Bevinding => ({
  code: 'FORMAAT_SJABLOON_FORMULE',
  ernst: 'waarschuwing',
  plaats: { pointer: `${hier}/cellen/${naam.replaceAll('~', '~0').replaceAll('/', '~1')}` },
  parameters: { naam, blad },
});

/** Everything the workbooks do not offer, and a warning for every formula that filling them takes away. */
export function checkSjablonen(formaat: GecompileerdFormaat): readonly Bevinding[] {
  return sjabloonvragen(formaat).flatMap(({ sjabloon, pointer, bladen }) => {
    const gelezen = inspectSjabloon(sjabloon);
    if (!gelezen.ok) return gelezen.error.map((fout) => toBevinding(fout, pointer));
    return bladen.flatMap(({ pointer: hier, gebruik }): Bevinding[] => [
      ...checkSjabloongebruik(gelezen.value, gebruik).map((fout) => toBevinding(fout, hier)),
      ...overwrittenFormulas(gelezen.value, gebruik).map((naam) => formulaGoes(naam, gebruik.sjabloonblad, hier)),
    ]);
  });
}
