/** Deadlines in words, for the page and for a calendar program. */
import { isOpen, type Kalenderpunt } from '../../domain/kalenderpunt.ts';
import { getalTekst, metHoofdletter, periodeTekst } from '../notatie.ts';
import { SOORTNAMEN } from './zending.ts';

export interface Kalenderstand {
  readonly woord: string;
  readonly kleur: 'goed' | 'fout' | 'let-op' | 'bezig';
}

/** @param vandaag date in the Netherlands */
export function standVanPunt(punt: Kalenderpunt, vandaag: string): Kalenderstand {
  switch (punt.onderwerp) {
    case 'antwoord':
      return punt.datum < vandaag
        ? { woord: 'Antwoord te laat', kleur: 'let-op' }
        : { woord: 'Antwoord verwacht', kleur: 'bezig' };
    case 'verklaring':
    case 'nagekomen':
      return { woord: 'Let op', kleur: 'bezig' };
    default:
      if (!isOpen(punt)) return { woord: 'Ingediend', kleur: 'goed' };
      return punt.datum < vandaag ? { woord: 'Te laat', kleur: 'fout' } : { woord: 'Nog indienen', kleur: 'let-op' };
  }
}

export function titelVanPunt({ onderwerp, soort, wat, periode }: Kalenderpunt): string {
  if (onderwerp === 'antwoord') return `Antwoord op uw ${SOORTNAMEN[soort].toLowerCase()}`;
  const over = periode === undefined ? '' : `, ${periodeTekst(periode)}`;
  return `${metHoofdletter(wat)}${over}`;
}

/** 'Diemen', 'Diemen en Tilburg', '12 ontvangers'. */
export function voorWie({ ontvangers }: Kalenderpunt): string {
  const [een, twee] = ontvangers.map(({ naam }) => naam);
  if (een === undefined) return 'niemand';
  if (twee === undefined) return een;
  return ontvangers.length === 2 ? `${een} en ${twee}` : `${getalTekst(ontvangers.length)} ontvangers`;
}

/** What is said of it in a calendar program; the first names only. */
export function omschrijvingVanPunt(punt: Kalenderpunt, vandaag: string): string {
  const { ontvangers, aantalIngediend, onderwerp } = punt;
  const namen = ontvangers.slice(0, GENOEMD).map(({ naam }) => naam);
  const meer = ontvangers.length - namen.length;
  return [
    `${standVanPunt(punt, vandaag).woord}.`,
    `${onderwerp === 'antwoord' ? 'Van' : 'Voor'}: ${namen.join(', ')}${meer > 0 ? ` en ${getalTekst(meer)} meer` : ''}.`,
    ...(onderwerp === 'verantwoording'
      ? [`${getalTekst(aantalIngediend)} van ${getalTekst(ontvangers.length)} ingediend.`]
      : []),
  ].join('\n');
}

const GENOEMD = 10;
