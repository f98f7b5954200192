/** The fields of the standard as people call them: their name in words, and what the standard says of them. */
import { VELDEN, type Veldopgave } from '../../generated/velden.ts';
import { heading, wordsOf } from './woorden.ts';

export interface Veldnaam {
  /** Canonical path, as a formaat names it: 'prestatie.tariefCenten'. */
  readonly veld: string;
  /** 'Tarief (€)'. */
  readonly naam: string;
  readonly omschrijving: string;
  readonly privacy: Veldopgave['privacy'];
}

export interface Veldgroep {
  /** 'Prestatie'. */
  readonly naam: string;
  readonly velden: readonly Veldnaam[];
}

const GROEPEN: Readonly<Record<string, string>> = { kop: 'Verantwoording' };

function describe(veld: string): Veldnaam {
  const woorden = veld
    .replaceAll('[]', '')
    .split('.')
    .slice(1)
    .map((deel) => wordsOf(deel))
    .join(' ');
  const opgave = VELDEN[veld];
  return {
    veld,
    naam: heading(woorden === '' ? wordsOf(veld) : woorden),
    omschrijving: opgave?.omschrijving ?? '',
    privacy: opgave?.privacy ?? 'geen',
  };
}

/** By what they belong to, in the order in which they come. @param velden canonical paths */
export const groupVelden = (velden: readonly string[]): readonly Veldgroep[] =>
  [...Map.groupBy(velden, (veld) => veld.split('.')[0]?.replace('[]', '') ?? veld)].map(([groep, eigen]) => ({
    naam: GROEPEN[groep] ?? heading(wordsOf(groep)),
    velden: eigen.map(describe),
  }));
