/** Watches one file on its way out: how large it is, and whether a bsn stands in what may hold none. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { UitvoerBestand } from '../domain/output.ts';
import { BsnZoeker } from './bsn.ts';

export interface Uitvoercontrole {
  /** Sees every chunk, in order; changes nothing. */
  take(brok: Uint8Array): void;
  /**
   * Sees the text of a file in whose bytes numbers cannot be found, because they are packed (XLSX) or stand against each other
   * (fixed width); from then on the bytes are counted only. Absent when nothing is looked for.
   */
  readonly read?: (tekst: Uint8Array) => void;
  /** True as soon as the file is too large: reading on is of no use. */
  readonly teGroot: boolean;
  /**
   * What was found. `kentBsn` tells whether a number is a bsn of the input (an amount of nine digits passes the 11-proef one time
   * in eleven); without it every candidate counts.
   */
  finish(kentBsn?: (getal: number) => boolean): { readonly bytes: number; readonly bevindingen: readonly Bevinding[] };
}

export function createUitvoercontrole(
  bestand: Pick<UitvoerBestand, 'bestandsnaam' | 'maximaleBytes'>,
  niveau: Formaat['niveau'],
): Uitvoercontrole {
  const { bestandsnaam, maximaleBytes } = bestand;
  const zoeker = niveau === 'geaggregeerd' ? new BsnZoeker() : undefined;
  let bytes = 0;
  let heeftTekst = false;
  const isTooLarge = (): boolean => maximaleBytes !== undefined && bytes > maximaleBytes;
  return {
    take(brok) {
      bytes += brok.length;
      if (!heeftTekst) zoeker?.take(brok);
    },
    ...(zoeker !== undefined && {
      read(tekst: Uint8Array) {
        heeftTekst = true;
        zoeker.take(tekst);
      },
    }),
    get teGroot() {
      return isTooLarge();
    },
    finish(kentBsn = () => true) {
      const bevindingen: Bevinding[] = [];
      if (maximaleBytes !== undefined && isTooLarge()) {
        const parameters = { bestandsnaam, bytes, maximaleBytes };
        bevindingen.push({ code: 'BESTAND_TE_GROOT', ernst: 'fout', plaats: {}, parameters });
      }
      zoeker?.finish();
      let aantal = 0;
      for (const [getal, keer] of zoeker?.kandidaten ?? []) if (kentBsn(getal)) aantal += keer;
      if (aantal > 0) {
        bevindingen.push({ code: 'BSN_IN_UITVOER', ernst: 'fout', plaats: {}, parameters: { bestandsnaam, aantal } });
      }
      return { bytes, bevindingen };
    },
  };
}
