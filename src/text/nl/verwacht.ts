import type { Verwacht } from '../../domain/bevindingen/http.ts';
import { unreachable } from '../../domain/result.ts';

/** 'minstens 1 en hoogstens 5', 'minstens 1', 'hoogstens 5'. */
function grenzen({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): string {
  return [
    ...(minimum === undefined ? [] : [`minstens ${minimum}`]),
    ...(maximum === undefined ? [] : [`hoogstens ${maximum}`]),
  ].join(' en ');
}

/** What a value should have been, to follow 'verwacht wordt'. */
export function verwachtTekst(verwacht: Verwacht): string {
  switch (verwacht.vorm) {
    case 'tekst':
      return 'een tekst';
    case 'getal':
      return 'een getal';
    case 'geheel-getal':
      return 'een geheel getal';
    case 'lijst':
      return 'een lijst';
    case 'object':
      return 'een object';
    case 'waar-of-onwaar':
      return 'true of false';
    case 'datum':
      return 'een bestaande datum, geschreven als jjjj-mm-dd';
    case 'tijdstip':
      return 'een tijdstip met tijdzone, bijvoorbeeld 2027-01-31T12:00:00Z';
    case 'patroon':
      return 'de vorm die in de API-beschrijving staat';
    case 'keuze':
      return `één van: ${verwacht.waarden.join(', ')}`;
    case 'lengte':
      return `een tekst van ${grenzen(verwacht)} tekens`;
    case 'waarde':
      return `een getal van ${grenzen(verwacht)}`;
    case 'aantal':
      return `een lijst van ${grenzen(verwacht)} onderdelen`;
    default:
      return unreachable(verwacht);
  }
}
