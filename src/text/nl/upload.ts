import type { BevindingenUpload } from '../../domain/bevindingen/upload.ts';
import { getalTekst, grootteTekst } from '../notatie.ts';
import type { Zinnen } from '../zin.ts';

const DIGEST = 'RFC 9530 (Digest Fields): Content-Digest met sha-256.';

export const zinnenUpload: Zinnen<BevindingenUpload> = {
  DEEL_ZONDER_HASH: () => ({
    melding: 'Bij dit deel staat geen SHA-256 van de inhoud.',
    regel: DIGEST,
    oplossing: 'Stuur de header Content-Digest mee: sha-256=:<base64>:.',
  }),
  DEEL_ANDERE_HASH: ({ nummer }) => ({
    melding: `Deel ${nummer} is anders aangekomen dan Content-Digest zegt.`,
    regel: DIGEST,
    oplossing: 'Stuur dit deel opnieuw. Klopt het dan weer niet, controleer dan hoe u de hash berekent.',
  }),
  DEEL_AL_ANDERS: ({ nummer }) => ({
    melding: `Deel ${nummer} hebben wij al, met een andere inhoud.`,
    regel: 'De delen van een upload liggen vast: het bestand is aangekondigd met zijn SHA-256.',
    oplossing: 'Is het bestand veranderd? Begin dan een nieuwe upload. De delen van deze wissen wij vanzelf.',
  }),
  DEEL_ANDERE_LENGTE: ({ nummer, bytes }) => ({
    melding: `Deel ${nummer} moet precies ${bytes} bytes zijn.`,
    regel: 'Elk deel is even groot (deelBytes), alleen het laatste is kleiner.',
    oplossing: 'Stuur dit deel opnieuw, met precies zoveel bytes.',
  }),
  UPLOAD_ONVOLLEDIG: ({ eerste, ontbreekt, aantal }) => ({
    melding: `Van de ${aantal} delen zijn er ${ontbreekt} nog niet ontvangen; deel ${eerste} is het eerste.`,
    regel: 'Een bestand wordt pas gelezen als alle delen er zijn.',
    oplossing: 'Vraag de upload op om te zien welke delen ontbreken, stuur die, en dien dan opnieuw in.',
  }),
  UPLOAD_TE_VEEL: ({ maximum, maximumBytes }) => ({
    melding: `U hebt in twee dagen meer uploads begonnen dan kan: hoogstens ${getalTekst(maximum)}, samen ${grootteTekst(maximumBytes)}.`,
    regel: 'Een upload bestaat 48 uur (docs/limieten.md).',
    oplossing:
      'Maak een upload af die u al begon, of wacht tot de oudste is verlopen. Een kleiner bestand kan ook in één keer.',
  }),
  INDIENING_TE_VEEL: ({ maximum }) => ({
    melding: `U hebt al ${getalTekst(maximum)} bestanden klaargezet die nog niet zijn ingediend. Meer kan niet tegelijk.`,
    regel: 'Wat u klaarzet bewaren wij twee dagen (docs/limieten.md).',
    oplossing: 'Verwijder er eerst één, of dien er één in.',
  }),
  UPLOAD_ANDERE_HASH: () => ({
    melding: 'De delen vormen samen een ander bestand dan u hebt aangekondigd.',
    regel: 'De SHA-256 van het hele bestand is die van de aankondiging.',
    oplossing: 'Begin een nieuwe upload met dit bestand. Verander het bestand niet zolang u het verstuurt.',
  }),
};
