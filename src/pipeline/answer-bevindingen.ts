/** What an answer makes known to the aanbieder: a bevinding for each rejected regel, at its own prestatie. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import type { Zendingregel } from './zending-regels.ts';

export interface Reden {
  readonly retourcodes: readonly string[];
  readonly toelichting?: string;
}

/** One for every retourcode, since each asks something else; one without a code when there is only an explanation. */
function perCode({
  retourcodes,
  toelichting,
}: Reden): readonly { readonly retourcode?: string; readonly toelichting?: string }[] {
  const uitleg = toelichting === undefined ? {} : { toelichting };
  return retourcodes.length === 0 ? [uitleg] : retourcodes.map((retourcode) => ({ retourcode, ...uitleg }));
}

/** A credit line that was made here has no place in the submission: it follows from `vervangt`. */
export const regelBevindingen = (
  { ontvanger }: ZendingRij,
  { lijst, nr }: Pick<Zendingregel, 'lijst' | 'nr'>,
  reden: Reden,
): readonly Bevinding[] =>
  perCode(reden).map((deel) => ({
    code: 'REGEL_AFGEWEZEN',
    ernst: 'fout',
    plaats: { pointer: nr < 0 ? '/vervangt' : `/${lijst}/${nr}`, ontvangercode: ontvanger.code },
    parameters: { ontvanger: ontvanger.naam, ...deel },
  }));

export const zendingBevindingen = ({ ontvanger }: ZendingRij, reden: Reden): readonly Bevinding[] =>
  perCode(reden).map((deel) => ({
    code: 'ZENDING_AFGEWEZEN',
    ernst: 'fout',
    plaats: { ontvangercode: ontvanger.code },
    parameters: { ontvanger: ontvanger.naam, ...deel },
  }));

/** Of a whole message: the zending, when it has no other. */
export const berichtBevindingen = (
  zending: ZendingRij,
  bestand: number,
  retourcodes: readonly string[],
): readonly Bevinding[] =>
  zending.bestanden.filter(({ retour }) => retour !== undefined).length === 1
    ? zendingBevindingen(zending, { retourcodes })
    : retourcodes.map((retourcode) => ({
        code: 'BERICHT_AFGEWEZEN',
        ernst: 'fout',
        plaats: { ontvangercode: zending.ontvanger.code },
        parameters: { ontvanger: zending.ontvanger.naam, bestand, retourcode },
      }));

/** Of all regels that one row of an answer is about, when it names them by what they share. */
export const totaalBevindingen = (
  { ontvanger }: ZendingRij,
  omschrijving: string,
  reden: Reden,
): readonly Bevinding[] =>
  perCode(reden).map((deel) => ({
    code: 'TOTAAL_AFGEWEZEN',
    ernst: 'fout',
    plaats: { ontvangercode: ontvanger.code },
    parameters: { ontvanger: ontvanger.naam, omschrijving, ...deel },
  }));
