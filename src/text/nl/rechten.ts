/** Why data of one person stay, for who asked to erase them. */
import type { Bewaarreden } from '../../domain/bewaring.ts';

const WET =
  'De gegevens zijn nodig voor de controle en betaling van zorg (AVG artikel 17 lid 3 onder b; Jeugdwet 7.4.0 en Regeling Jeugdwet 6a, of Wmo 2015).';

const REDENEN: Readonly<Record<Bewaarreden, string>> = {
  onderweg: 'Er wordt op dit moment aan gewerkt. Vraag het later opnieuw.',
  vastgehouden: 'Een zending wordt vastgehouden en moet nog worden afgemaakt of ingetrokken.',
  'wacht-op-antwoord': 'Een ontvanger moet nog antwoorden.',
  correctietermijn: 'De termijn voor correcties loopt nog.',
  jaarcontrole: 'De controle over het jaar is nog niet voorbij.',
};

/** In plain Dutch. */
export const waaromBlijft = (reden: Bewaarreden): string =>
  `${REDENEN[reden]} ${WET} Eén regel eruit halen kan niet: dan kloppen de bewijzen en de antwoorden van ontvangers niet meer.`;
