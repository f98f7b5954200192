/**
 * One zending from delen to files: convert → render → check. The real conversion, the proefverwerking, the golden files and the
 * preview of the editor all run this function; they differ only in where the files go.
 */
import { createUitvoercontrole } from '../check/uitvoercontrole.ts';
import type { GecompileerdFormaat } from '../convert/compileer.ts';
import { convert, type OmzetInvoer } from '../convert/convert.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { BestandBewijs, DeelUitkomst } from '../domain/zending.ts';
import { render } from '../render/render.ts';
import type { Bytestroom } from '../storage/ports.ts';

export type ConvertUitkomst =
  | {
      readonly toestand: 'omgezet' | 'gefilterd';
      readonly delen: readonly DeelUitkomst[];
      readonly bestanden: readonly BestandBewijs[];
      readonly bevindingen: readonly Bevinding[];
    }
  | {
      readonly toestand: 'vastgehouden';
      readonly delen: readonly DeelUitkomst[];
      readonly bestanden: readonly [];
      readonly bevindingen: readonly Bevinding[];
    };

/** Takes the bytes of one file and says how many there were and what they hash to. */
export type Bestemming = (volgnummer: number, bytes: Bytestroom) => Promise<{ readonly bytes: number; readonly sha256: string }>;
