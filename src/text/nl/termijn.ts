import type { TermijnRij, Verwachting } from '../../domain/termijnbewaking.ts';
import { datumTekst } from '../notatie.ts';

const WAAROM: Readonly<Record<Verwachting, { readonly melding: string; readonly oplossing: string }>> = {
  afgewezen: {
    melding: 'Wat is ingediend is door de ontvanger afgewezen.',
    oplossing: 'Verbeter wat de ontvanger noemt en dien een verantwoording in die de vorige vervangt.',
  },
  vastgehouden: {
    melding: 'Wat is ingediend wordt vastgehouden.',
    oplossing: 'Kijk bij de bevindingen van de zending wat er moet gebeuren.',
  },
  concept: {
    melding: 'Er is alleen een concept.',
    oplossing: 'Dien de definitieve verantwoording in; die vervangt het concept.',
  },
  'eerder-ingediend': {
    melding: 'Over de vorige periode is wel verantwoord.',
    oplossing: 'Dien de verantwoording in, of spreek met de ontvanger af dat er deze keer niets komt.',
  },
};

/** In Dutch: what is expected, by when, and what to do. */
export function describeTermijn(rij: TermijnRij): { readonly melding: string; readonly oplossing: string } {
  const { melding, oplossing } = WAAROM[rij.verwachting];
  const wanneer =
    rij.termijnsoort === 'nadert'
      ? `moet uiterlijk ${datumTekst(rij.laatsteDag)} bij ${rij.ontvangernaam} zijn`
      : `had uiterlijk ${datumTekst(rij.laatsteDag)} bij ${rij.ontvangernaam} moeten zijn`;
  return { melding: `Dit ${wanneer}: ${rij.wat}. ${melding}`, oplossing };
}
