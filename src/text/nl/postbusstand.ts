/** How the channel of an ontvanger stands, in a word and a sentence. */
import type { Postbusstand } from '../../domain/postbus.ts';
import { metHoofdletter } from '../notatie.ts';
import { beschrijfBezorgfout } from './postbus.ts';

export interface Standwoord {
  readonly woord: string;
  readonly kleur: 'goed' | 'fout' | 'let-op';
  readonly uitleg: string;
}

const WIE = { ontvanger: 'de ontvanger', beheerder: 'een beheerder', aanbieder: 'de aanbieder' } as const;

export function postbusstandTekst({ belet, zekering }: Pick<Postbusstand, 'belet' | 'zekering'>): Standwoord {
  switch (belet?.soort) {
    case 'gepauzeerd':
      return {
        woord: 'Gepauzeerd',
        kleur: 'let-op',
        uitleg: `Gepauzeerd door ${WIE[belet.door]}: ${belet.reden}. Alles wacht in het postvak; niets gaat verloren.`,
      };
    case 'gestopt':
      return {
        woord: 'Gestopt',
        kleur: 'fout',
        uitleg:
          'Het systeem van de ontvanger zei dat het niets meer aanneemt (410). Vraag de ontvanger wat het nieuwe adres is.',
      };
    case 'uitgezet':
      return {
        woord: 'Uitgezet',
        kleur: 'fout',
        uitleg: 'Het systeem van de ontvanger was te lang onbereikbaar. Vraag of het weer werkt, en hervat dan.',
      };
    case undefined:
      return zekering.stand === 'open'
        ? {
            woord: 'Even rust',
            kleur: 'let-op',
            uitleg:
              'Verschillende zendingen mislukten na elkaar. Straks gaat er één op proef; lukt die, dan gaat alles verder.',
          }
        : { woord: 'Werkt', kleur: 'goed', uitleg: 'Er is niets dat het bezorgen tegenhoudt.' };
  }
}

/** What went wrong last, as a whole sentence; undefined when nothing did. */
export const laatsteFoutTekst = ({ laatsteFout }: Pick<Postbusstand, 'laatsteFout'>): string | undefined => {
  if (laatsteFout === undefined) return undefined;
  const zin = beschrijfBezorgfout(laatsteFout.fout);
  return `${metHoofdletter(zin)}.`;
};
