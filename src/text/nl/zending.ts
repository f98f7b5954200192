/** What a zending is and how it stands, in the words of its ontvanger. */
import type { Oordeel } from '../../domain/rijen.ts';
import type { Soort } from '../../domain/verantwoording.ts';
import type { ZendingToestand } from '../../domain/zending.ts';

export const SOORTNAMEN: Readonly<Record<Soort, string>> = {
  declaratie: 'Declaratie',
  productieverantwoording: 'Productieverantwoording',
  kwartaalrapportage: 'Kwartaalrapportage',
  beleidsinformatie: 'Beleidsinformatie',
  klachtenrapportage: 'Klachtenrapportage',
  integriteitsdossier: 'Integriteitsdossier',
  jaarprognose: 'Jaarprognose',
};

interface Toestandwoord {
  readonly woord: string;
  readonly kleur: 'goed' | 'fout' | 'let-op' | 'bezig';
}

export const TOESTANDEN_VOOR_ONTVANGER: Readonly<Record<ZendingToestand, Toestandwoord>> = {
  gepland: { woord: 'Wordt gemaakt', kleur: 'bezig' },
  omgezet: { woord: 'Nieuw', kleur: 'bezig' },
  bezorgd: { woord: 'Nieuw', kleur: 'bezig' },
  bevestigd: { woord: 'Ontvangen', kleur: 'bezig' },
  geaccepteerd: { woord: 'Geaccepteerd', kleur: 'goed' },
  afgewezen: { woord: 'Afgewezen', kleur: 'fout' },
  'deels-afgewezen': { woord: 'Deels afgewezen', kleur: 'let-op' },
  vastgehouden: { woord: 'Brengen lukt niet', kleur: 'let-op' },
  gefilterd: { woord: 'Niet voor u', kleur: 'bezig' },
  'wacht-op-antwoord': { woord: 'Wacht op uw antwoord', kleur: 'bezig' },
  ongewijzigd: { woord: 'Ongewijzigd', kleur: 'bezig' },
  bewaard: { woord: 'Bewaard', kleur: 'bezig' },
  ingetrokken: { woord: 'Ingetrokken', kleur: 'let-op' },
};

export const OORDEELNAMEN: Readonly<Record<Oordeel, string>> = {
  ontvangen: 'Als ontvangen gemeld',
  geaccepteerd: 'Geaccepteerd',
  afgewezen: 'Afgewezen',
  'deels-afgewezen': 'Deels afgewezen',
};
