/** Why nothing is put ready, in words. */
import type { Bevinding } from '../../../domain/bevinding.ts';
import { leesbaar } from '../../../text/nl.ts';

const FOUTEN = {
  geen: 'Kies eerst een bestand.',
  leeg: 'Het bestand is leeg. Kies een ander bestand.',
  'te-groot':
    'Het bestand is te groot. Verdeel de verantwoording, bijvoorbeeld in één voor de Wmo en één voor de Jeugdwet.',
  'niet-uit-te-pakken': 'Het bestand is ingepakt met gzip, maar beschadigd of niet volledig. Pak het opnieuw in.',
  afgebroken: 'Het bestand is niet heel aangekomen. Probeer het nog eens.',
} as const;

/** What is wrong with the file that was chosen. */
type Kiesfout = keyof typeof FOUTEN;

/** What is wrong with the file that was chosen, or what is in the way of putting any ready. */
export type Weigering = Kiesfout | Bevinding;

/** What is wrong and what to do about it, as one text. */
export const zinVan = (weigering: Weigering): string => {
  if (typeof weigering === 'string') return FOUTEN[weigering];
  const { melding, oplossing } = leesbaar(weigering);
  return `${melding} ${oplossing}`;
};

/** 409 when it is not the file, but what stands there already. */
export const statusVan = (fout: Weigering | undefined): 200 | 400 | 409 =>
  fout === undefined ? 200 : typeof fout === 'string' ? 400 : 409;
