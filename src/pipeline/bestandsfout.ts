/** Why a zip file or workbook cannot be read, as a finding. */
import type { Bevinding } from '../domain/bevinding.ts';
import { unreachable } from '../domain/result.ts';
import type { Werkmapfout } from '../ingest/werkmap/fout.ts';

/** A name is shown when it looks like one of a program's making: no spaces, no long number, which may be a bsn. */
export function showableName(naam: string): string | undefined {
  const kort = naam.slice(naam.lastIndexOf('/') + 1);
  return /^[A-Za-z0-9._-]{1,60}$/.test(kort) && !/\d{9}/.test(kort) ? kort : undefined;
}

function named(naam: string | undefined): { readonly naam?: string } {
  const toonbaar = naam === undefined ? undefined : showableName(naam);
  return toonbaar === undefined ? {} : { naam: toonbaar };
}

const finding = (bevinding: Omit<Bevinding, 'ernst' | 'plaats'>): Bevinding =>
  ({ ...bevinding, ernst: 'fout', plaats: {} }) as Bevinding;

export function bestandsbevinding(fout: Werkmapfout): Bevinding {
  switch (fout.fout) {
    case 'geen-zip':
      return finding({ code: 'ZIP_GEEN_ZIP', parameters: {} });
    case 'beschadigd':
      return finding({ code: 'ZIP_BESCHADIGD', parameters: named(fout.naam) });
    case 'versleuteld':
      return finding({ code: 'ZIP_VERSLEUTELD', parameters: named(fout.naam) });
    case 'onbekende-inpakking':
      return finding({ code: 'ZIP_ONBEKENDE_INPAKKING', parameters: named(fout.naam) });
    case 'dubbele-naam':
      return finding({ code: 'ZIP_DUBBELE_NAAM', parameters: named(fout.naam) });
    case 'te-veel-bestanden':
      return finding({ code: 'ZIP_TE_VEEL_BESTANDEN', parameters: { aantal: fout.aantal, maximum: fout.maximum } });
    case 'te-groot':
      return finding({ code: 'INVOER_TE_GROOT', parameters: { maximumBytes: fout.maximumBytes } });
    case 'te-sterk-verkleind':
      return finding({ code: 'ZIP_TE_STERK_VERKLEIND', parameters: named(fout.naam) });
    case 'versleutelde-werkmap':
      return finding({ code: 'WERKMAP_VERSLEUTELD', parameters: {} });
    case 'oude-werkmap':
      return finding({ code: 'WERKMAP_OUD', parameters: {} });
    case 'geen-werkmap':
      return finding({ code: 'WERKMAP_GEEN_WERKMAP', parameters: {} });
    case 'macros':
      return finding({ code: 'WERKMAP_MACROS', parameters: {} });
    case 'onleesbaar-deel':
      return finding({ code: 'WERKMAP_ONLEESBAAR', parameters: {} });
    case 'te-veel-tekst':
      return finding({ code: 'WERKMAP_TE_VEEL_TEKST', parameters: { maximumBytes: fout.maximumBytes } });
    default:
      return unreachable(fout);
  }
}
