/** What will happen before anything is submitted, in plain words. */
import type { Drempelstand, Vooruittermijn } from '../../domain/vooruitblik.ts';
import type { ZendingToestand } from '../../domain/zending.ts';
import { bedragTekst, datumTekst } from '../notatie.ts';
import { DREMPELBASIS, VERKLARINGEN, wettenTekst } from './aansluiting.ts';

const DOCUMENTEN: Readonly<Record<string, string>> = {
  klachtenrapportage: 'Klachtenrapportage',
  arrangementenverantwoording: 'Arrangementenverantwoording',
  jaarrekening: 'Jaarrekening',
  'ubo-uittreksel': 'UBO-uittreksel',
  'bibob-antwoorden': 'Antwoorden voor Bibob',
  'vog-rp': 'VOG voor rechtspersonen',
  'overzicht-onderaannemers': 'Overzicht van onderaannemers',
  'sroi-verklaring': 'SROI-verklaring',
  meerkosten: 'Opgave van meerkosten',
  overig: 'Ander document',
  controleverklaring: 'Controleverklaring van de accountant',
  bestuursverklaring: 'Bestuursverklaring',
  'verklaring-totaalomzet': 'Verklaring totaalomzet',
  omzet: 'Uw omzet per wet',
};

export const documentnaam = (wat: string): string => DOCUMENTEN[wat] ?? wat;

interface Woord {
  readonly woord: string;
  readonly kleur: 'goed' | 'fout' | 'let-op' | 'bezig';
}

/** What becomes of a zending once it is submitted. Undefined: it is planned only. */
export function vooruitToestand(toestand: ZendingToestand | undefined): Woord {
  switch (toestand) {
    case undefined:
    case 'omgezet':
      return { woord: 'Wordt bezorgd', kleur: 'goed' };
    case 'vastgehouden':
      return { woord: 'Wordt tegengehouden', kleur: 'fout' };
    case 'gefilterd':
      return { woord: 'Niets voor deze ontvanger', kleur: 'bezig' };
    case 'wacht-op-antwoord':
      return { woord: 'Wacht op antwoord', kleur: 'let-op' };
    case 'ongewijzigd':
      return { woord: 'Heeft de ontvanger al', kleur: 'bezig' };
    case 'bewaard':
      return { woord: 'Concept, wordt bewaard', kleur: 'bezig' };
    default:
      return { woord: toestand, kleur: 'bezig' };
  }
}

export const termijndagTekst = ({ laatsteDag, verstreken }: Vooruittermijn): string =>
  verstreken ? `was uiterlijk ${datumTekst(laatsteDag)}` : `uiterlijk ${datumTekst(laatsteDag)}`;

const STAND: Readonly<Record<Drempelstand['stand'], string>> = {
  erboven: 'U komt erboven.',
  eronder: 'U komt er niet boven.',
  onbepaald: 'Of u erboven komt, is nu nog niet te zeggen.',
};

/** Which rule applies and why, in a few sentences. */
export function drempelstandTekst(stand: Drempelstand): string {
  const { drempel, wetten, omzetCenten, verklaring, aanwezig, gemeentecode } = stand;
  const grens = `De grens ligt ${drempel.vergelijking === '>' ? 'boven' : 'op'} ${bedragTekst(drempel.bedragCenten)}: ${DREMPELBASIS[drempel.basis]} (${wettenTekst(wetten)}).`;
  const omzet = `Bekend is ${stand.stand === 'onbepaald' ? 'ten minste ' : ''}${bedragTekst(omzetCenten)}${gemeentecode === undefined ? '' : ` in gemeente ${gemeentecode}`}.`;
  if (verklaring === undefined) return `${grens} ${omzet} ${STAND[stand.stand]} Er is geen verklaring nodig.`;
  const nodig = stand.stand === 'onbepaald' ? 'Komt u erboven, dan vraagt deze ontvanger' : 'Deze ontvanger vraagt dan';
  const is = aanwezig ? 'Die is er.' : stand.stand === 'onbepaald' ? '' : 'Die ontbreekt nog.';
  return `${grens} ${omzet} ${STAND[stand.stand]} ${nodig} ${VERKLARINGEN[verklaring]}. ${is}`.trim();
}
