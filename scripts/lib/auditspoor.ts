/** What a person reads when an audit trail is not right. */
import { unreachable } from '../../src/domain/result.ts';
import type { Ketenfout } from '../../src/receipts/auditspoor.ts';

export function describeKetenfout(fout: Ketenfout): string {
  switch (fout.soort) {
    case 'onleesbaar':
      return `Op plaats ${fout.plaats} in het bestand staat geen regel van een auditspoor.`;
    case 'veranderd':
      return `Regel ${fout.nummer} is veranderd: de hash klopt niet meer.`;
    case 'volgorde':
      return `Hier hoort regel ${fout.verwacht} te staan, er staat ${fout.nummer}: er is iets weggehaald, tussengevoegd of verplaatst.`;
    case 'verbroken':
      return `Regel ${fout.nummer} volgt niet op de regel ervoor: een van beide is vervangen.`;
    case 'afgekapt':
      return `Regel ${fout.nummer} heeft bestaan, en het bestand eindigt bij ${fout.einde}: het einde is weggehaald.`;
    case 'herschreven':
      return `Regel ${fout.nummer} is een andere dan is ondertekend of bewaard: de keten is opnieuw gemaakt.`;
    case 'anker-ongeldig':
      return `Het anker op plaats ${fout.plaats} is niet van deze installatie, of staat niet vooraan. Klopt het bestand met sleutels (--sleutels)?`;
    case 'afsluiting-ongeldig':
      return `De afsluiting op plaats ${fout.plaats} is niet van deze installatie, of staat niet vooraan: het begin kan zijn weggehaald.`;
    default:
      return unreachable(fout);
  }
}
