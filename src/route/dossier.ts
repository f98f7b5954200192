/** What the dossier of the aanbieder has of what an ontvanger asks: in force on the last day of the periode. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { DeelSleutel } from '../domain/deel.ts';
import type { Dossierdocument, Dossiersoort } from '../domain/dossier.ts';

export interface Dossiervraag {
  readonly dossier: readonly Dossierdocument[];
  readonly documentsoort: Dossiersoort['documentsoort'];
  /** Any of these will do. */
  readonly soorten: readonly string[];
  readonly delen: readonly DeelSleutel[];
  /** Whether the verantwoording itself serves this deel. */
  readonly bediend: (deel: DeelSleutel) => boolean;
  /** Last day of the periode. */
  readonly opDatum: string;
  readonly ontvanger: { readonly code: string; readonly naam: string };
  /** The code that answers for a declared one. */
  readonly antwoordendeCode: (gemeentecode: string) => string;
}

export interface Dossieruitkomst {
  /** With the dossier, everything that is asked is there. */
  readonly compleet: boolean;
  /** What was used, or was not in force any more. */
  readonly bevindingen: readonly Bevinding[];
}

export function consultDossier(vraag: Dossiervraag): Dossieruitkomst {
  const { opDatum, ontvanger } = vraag;
  const soortgenoten = vraag.dossier.filter(
    // What was infected is gone: it serves nobody.
    ({ documentsoort, soort, virusscan }) =>
      documentsoort === vraag.documentsoort && vraag.soorten.includes(soort) && virusscan !== 'besmet',
  );
  const open = vraag.delen.filter((deel) => !vraag.bediend(deel));
  const isAbout = ({ wet, gemeentecode }: Dossierdocument, deel: DeelSleutel): boolean =>
    (wet === undefined || wet === deel.wet) &&
    (gemeentecode === undefined || vraag.antwoordendeCode(gemeentecode) === vraag.antwoordendeCode(deel.gemeentecode));
  const geldig = soortgenoten.filter(
    ({ geldigVanaf, geldigTot }) => geldigVanaf <= opDatum && (geldigTot === undefined || opDatum <= geldigTot),
  );
  const gebruikt = new Set<Dossierdocument>();
  let compleet = true;
  for (const deel of open) {
    // The one that began last is the newest.
    const document = geldig
      .filter((een) => isAbout(een, deel))
      .toSorted((a, b) => (a.geldigVanaf < b.geldigVanaf ? 1 : a.geldigVanaf > b.geldigVanaf ? -1 : 0))[0];
    if (document === undefined) compleet = false;
    else gebruikt.add(document);
  }
  const plaats = { ontvangercode: ontvanger.code };
  if (compleet)
    return {
      compleet,
      bevindingen: [...gebruikt].map(({ soort, sha256, geldigVanaf }) => ({
        code: 'UIT_DOSSIER',
        ernst: 'waarschuwing',
        plaats,
        parameters: { ontvanger: ontvanger.naam, document: soort, sha256, geldigVanaf },
      })),
    };
  const verlopen = soortgenoten.flatMap((een) => {
    const { soort, geldigTot } = een;
    return geldigTot !== undefined && geldigTot < opDatum && open.some((deel) => isAbout(een, deel))
      ? [{ soort, geldigTot }]
      : [];
  });
  const [laatste] = verlopen.toSorted((a, b) => (a.geldigTot < b.geldigTot ? 1 : -1));
  if (laatste === undefined) return { compleet, bevindingen: [] };
  const parameters = { ontvanger: ontvanger.naam, document: laatste.soort, geldigTot: laatste.geldigTot, opDatum };
  return { compleet, bevindingen: [{ code: 'DOSSIER_VERLOPEN', ernst: 'waarschuwing', plaats, parameters }] };
}
