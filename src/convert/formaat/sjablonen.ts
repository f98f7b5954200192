/** The receiver's workbooks that travel with a formaat, and what the formaat wants to fill of them. */
import type { Formaat } from '../../domain/formaat.ts';
import type { Sjabloongebruik } from '../../domain/sjabloon.ts';
import type { GecompileerdFormaat } from './compileer.ts';
import type { Verslag } from './verslag.ts';

/** The text is base64 by the schema; that it is whole is seen here. */
export function readSjablonen(formaat: Formaat, verslag: Verslag): ReadonlyMap<string, Uint8Array> {
  const sjablonen = new Map<string, Uint8Array>();
  for (const [naam, tekst] of Object.entries(formaat.sjablonen ?? {})) {
    const pointer = `/sjablonen/${naam}`;
    if (tekst.length % 4 === 0) sjablonen.set(naam, decodeBase64(tekst));
    else verslag.meld('FORMAAT_SJABLOON_ONLEESBAAR', pointer, { sjabloon: naam });
    const gebruikt = formaat.bestanden.some(
      (bestand) => bestand.bestandssoort === 'xlsx' && bestand.xlsx.sjabloon === naam,
    );
    if (!gebruikt) verslag.meld('FORMAAT_SJABLOON_ONGEBRUIKT', pointer, { sjabloon: naam });
  }
  return sjablonen;
}

const decodeBase64 = (tekst: string): Uint8Array => Uint8Array.from(atob(tekst), (teken) => teken.charCodeAt(0));

/** One template as a file uses it: to be held against what is in the workbook before the formaat is taken. */
export interface Sjabloonvraag {
  readonly sjabloon: Uint8Array;
  /** Where the file names its template. */
  readonly pointer: string;
  readonly bladen: readonly { readonly pointer: string; readonly gebruik: Sjabloongebruik }[];
}

/** What a formaat wants to fill, file by file. Reading workbooks is not for this stage: the caller compares. */
export function sjabloonvragen({ bestanden }: GecompileerdFormaat): readonly Sjabloonvraag[] {
  return bestanden.flatMap(({ inhoud, pointer }) => {
    if (inhoud.vorm !== 'werkmap' || inhoud.sjabloon === undefined) return [];
    const bladen = inhoud.bladen.flatMap(({ sjabloonblad, tabel, cellen, kolommen, meerBladen, pointer: hier }) => {
      if (sjabloonblad === undefined) return [];
      const gebruik = {
        sjabloonblad,
        meerBladen,
        cellen: cellen.map(({ naam }) => naam),
        ...(tabel !== undefined && { tabel }),
        koppen: kolommen.map(({ kop }) => kop),
      };
      return [{ pointer: hier, gebruik }];
    });
    return [{ sjabloon: inhoud.sjabloon, pointer: `${pointer}/xlsx/sjabloon`, bladen }];
  });
}
