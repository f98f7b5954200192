/** Findings on the life of a formaat in the register: its address, its examples, the fase it is in. Examples hold test data only. */
import type { Levensfase } from '../levensloop.ts';

export interface BevindingenRegistratie {
  /** The document names itself otherwise than the address it was sent to. */
  ADRES_ANDERS: { readonly verwacht: string };
  BEGINT_ALS_CONCEPT: { readonly levensfase: Levensfase };
  FASE_NIET_MOGELIJK: { readonly van: Levensfase; readonly naar: Levensfase; readonly mogelijk: string };
  /** Who made the last change wants to put it to use as well. */
  VIER_OGEN: Record<never, never>;
  /** Plain dates. */
  EINDE_VOOR_BEGIN: { readonly geldigVanaf: string; readonly geldigTot: string };
  EINDE_NIET_EERDER: { readonly huidig: string; readonly geldigTot: string };
  VOORBEELD_ONTBREEKT: Record<never, never>;
  VOORBEELD_VAST: { readonly voorbeeld: string };
  VOORBEELD_BSN: Record<never, never>;
  VOORBEELD_SHA256: { readonly bestandsnaam: string };
  VOORBEELD_NIET_OMGEZET: {
    readonly voorbeeld: string;
    readonly toestand: 'gefilterd' | 'vastgehouden' | 'geweigerd';
    /** Codes of what held it, with how often. */
    readonly codes: string;
  };
  VOORBEELD_BESTAND_ONTBREEKT: { readonly voorbeeld: string; readonly bestandsnaam: string };
  VOORBEELD_BESTAND_EXTRA: { readonly voorbeeld: string; readonly bestandsnaam: string };
  VOORBEELD_VERSCHILT: {
    readonly voorbeeld: string;
    readonly bestandsnaam: string;
    /** First line that differs, counted from 1, and the byte in the file, counted from 0. */
    readonly regel: number;
    readonly byte: number;
  };
  /** Not one of the random verantwoordingen came out: the examples are all the proof there is. */
  STEEKPROEF_ZONDER_UITVOER: { readonly aantal: number; readonly vastgehouden: number };
  STEEKPROEF_BREEKT: { readonly seed: number; readonly aantal: number; readonly codes: string };
}
