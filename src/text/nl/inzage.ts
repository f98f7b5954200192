/** Why somebody looks at data of persons, in words. The other side is called by its name. */
import { type Inzagereden, KORTSTE_UITLEG } from '../../domain/inzage.ts';

const GELIJK = { betaling: 'Betaling', herstel: 'Een fout herstellen', anders: 'Anders, namelijk…' } as const;

export const REDENNAMEN: Readonly<Record<'aanbieder' | 'ontvanger', Readonly<Record<Inzagereden, string>>>> = {
  aanbieder: { controle: 'Nakijken wat is ingediend', vraag: 'Vraag van de gemeente', ...GELIJK },
  ontvanger: { controle: 'Controleren en beantwoorden', vraag: 'Vraag van de aanbieder', ...GELIJK },
};

/** What is wrong with a reason. */
export const REDENFOUTEN = {
  'geen-reden': 'Kies waarom u deze gegevens bekijkt.',
  'geen-uitleg': `Vertel waarom u deze gegevens bekijkt, in ten minste ${KORTSTE_UITLEG} tekens.`,
  bsn: 'Hier staat een burgerservicenummer. Schrijf geen gegevens van personen op; haal het weg.',
} as const;
export type Redenfout = keyof typeof REDENFOUTEN;
