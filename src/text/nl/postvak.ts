import type { BevindingenPostvak } from '../../domain/bevindingen/postvak.ts';
import type { Zinnen } from '../zin.ts';

const MEGABYTE = 1024 * 1024;

export const zinnenPostvak: Zinnen<BevindingenPostvak> = {
  ZENDING_NIET_IN_POSTVAK: () => ({
    melding: 'Deze zending staat niet in uw postvak.',
    regel: 'In een archief kan alleen wat voor u is bezorgd.',
    oplossing: 'Neem de ids over uit de lijst van uw postvak (/gemeente/v1/zendingen).',
  }),
  ZENDING_GEWIST: () => ({
    melding: 'De bewaartermijn van deze zending is voorbij. Haar inhoud is vernietigd; niemand kan die nog lezen.',
    regel: 'Gegevens van personen bewaren wij niet langer dan nodig (AVG artikel 5, lid 1, onder e).',
    oplossing: 'Laat deze zending weg. Hebt u haar nog nodig, vraag haar dan aan de aanbieder.',
  }),
  ARCHIEF_TE_GROOT: ({ bytes, maximumBytes, aantalBestanden, maximumBestanden }) => ({
    melding: `Samen is dit ${Math.ceil(bytes / MEGABYTE)} MB in ${aantalBestanden} bestanden. In één archief kan hoogstens ${Math.floor(maximumBytes / MEGABYTE)} MB en ${maximumBestanden} bestanden.`,
    regel: 'Grens van één archief.',
    oplossing: 'Vraag minder zendingen tegelijk, of haal de grootste bestanden apart op.',
  }),
};
