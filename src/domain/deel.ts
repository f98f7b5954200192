/**
 * A deel is what one gemeentecode gets of one verantwoording under one wet. A verantwoording is split into delen once;
 * which ontvangers a deel goes to is decided by the aansluitingen, now or later.
 */
import type { Prestatie, Traject, Wet } from './verantwoording.ts';

export interface DeelSleutel {
  /** Gemeentecode as declared on the regel (not the successor after a herindeling). */
  readonly gemeentecode: string;
  readonly wet: Wet;
}

export interface DeelTelling extends DeelSleutel {
  readonly aantalPrestaties: number;
  readonly aantalTrajecten: number;
  /** Debet minus credit over the prestaties, in cents. */
  readonly saldoCenten: number;
}

/** One line of the submission with its place: `nr` 12 is JSON pointer `/prestaties/12`. Below zero: made for a correction. */
export interface PrestatieRegel {
  readonly nr: number;
  readonly prestatie: Prestatie;
}

export interface TrajectRegel {
  readonly nr: number;
  readonly traject: Traject;
}

export const deelNaam = (deel: DeelSleutel): string => `${deel.gemeentecode}-${deel.wet}`;
