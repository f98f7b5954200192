/** Words of the pages about what was submitted. */
import type { Intrekreden, VerantwoordingRij } from '../../../domain/rijen.ts';
import type { Verantwoordingstand, Volgtelling } from '../../../domain/volgen.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { getalTekst } from '../../../text/notatie.ts';
import type { Toestandkleur } from '../../onderdelen/toestand.tsx';

export const STANDWOORDEN: Readonly<Record<Verantwoordingstand, { woord: string; kleur: Toestandkleur }>> = {
  aandacht: { woord: 'Vraagt aandacht', kleur: 'fout' },
  onderweg: { woord: 'Onderweg', kleur: 'bezig' },
  klaar: { woord: 'Klaar', kleur: 'goed' },
  vervangen: { woord: 'Vervangen', kleur: 'let-op' },
  ingetrokken: { woord: 'Ingetrokken', kleur: 'let-op' },
};

export const INTREKREDENEN: Readonly<Record<Intrekreden, string>> = {
  onjuist: 'Er staan fouten in',
  dubbel: 'Ik heb dit dubbel ingediend',
  'verkeerde-ontvanger': 'Dit is voor de verkeerde gemeente',
  anders: 'Een andere reden',
};

export const soortenTekst = ({ soorten }: Pick<VerantwoordingRij, 'soorten'>): string =>
  soorten.map((soort) => SOORTNAMEN[soort]).join(', ');

const totaalVan = ({ aandacht, onderweg, klaar, nietsTeSturen }: Volgtelling): number =>
  aandacht + onderweg + klaar + nietsTeSturen;

/** '12 zendingen: 8 klaar, 3 onderweg, 1 vraagt aandacht.' */
export function tellingTekst(telling: Volgtelling): string {
  const totaal = totaalVan(telling);
  if (totaal === 0) return 'Er zijn geen zendingen.';
  const { aandacht, onderweg, klaar, nietsTeSturen } = telling;
  const delen = [
    ...(klaar === 0 ? [] : [`${getalTekst(klaar)} klaar`]),
    ...(onderweg === 0 ? [] : [`${getalTekst(onderweg)} onderweg`]),
    ...(aandacht === 0 ? [] : [`${getalTekst(aandacht)} ${aandacht === 1 ? 'vraagt' : 'vragen'} aandacht`]),
    ...(nietsTeSturen === 0 ? [] : [`${getalTekst(nietsTeSturen)} zonder iets te sturen`]),
  ];
  return `${getalTekst(totaal)} ${totaal === 1 ? 'zending' : 'zendingen'}: ${delen.join(', ')}.`;
}
