/** What a retourcode means and what an aanbieder does about it, in plain Dutch. The codes themselves are in src/domain/codelijsten. */
import { RETOURCODES } from '../../domain/codelijsten.ts';

const TOEWIJZING =
  'Vergelijk de regel met de toewijzing (301) van deze cliënt. Klopt de toewijzing niet, neem dan contact op met de gemeente; verbeter anders de regel. Dien de regel daarna opnieuw in.';
const PERIODE = 'Verbeter de productperiode en dien de regel opnieuw in.';
const CONTRACT =
  'Vergelijk de regel met het contract met deze gemeente. Verbeter de regel, of overleg met de gemeente als het contract anders zegt. Dien de regel daarna opnieuw in.';
const CREDIT =
  'Controleer welke regel u wilt crediteren, en of de gemeente die heeft geaccepteerd. Een afgewezen regel crediteert u niet; die dient u gewoon opnieuw in.';
const NUMMER = 'Geef een nieuw nummer dat u nog niet eerder hebt gebruikt, en dien opnieuw in.';

/** By code, for what can be said of a declaration. */
const WAT_TE_DOEN: Readonly<Record<string, string>> = {
  '0001':
    'De gemeente kon het bericht technisch niet verwerken. U hoeft niets te veranderen: de beheerder zoekt met de gemeente uit wat er mis is. Daarna gaat de declaratie opnieuw.',
  '0233':
    'De gemeente heeft deze regel niet beoordeeld, omdat er iets anders is afgewezen. Los dat eerst op en dien de regel dan opnieuw in.',
  '0611': CONTRACT,
  '8017': CREDIT,
  '8021': NUMMER,
  '8187': 'Controleer bij welke cliënt het toewijzingnummer hoort. Verbeter de regel en dien hem opnieuw in.',
  '8214': 'Dien eerst de maanden in die nog ontbreken, in de goede volgorde.',
  '8848': 'De dagtekening lag voor de gemeente in de toekomst. Dien opnieuw in met de datum van vandaag.',
  '9056': NUMMER,
  '9307': TOEWIJZING,
  '9308': TOEWIJZING,
  '9319': PERIODE,
  '9321': TOEWIJZING,
  '9322': TOEWIJZING,
  '9333': NUMMER,
  '9338': TOEWIJZING,
  '9339': TOEWIJZING,
  '9340': TOEWIJZING,
  '9341': TOEWIJZING,
  '9346': 'Reken het bedrag na: volume maal tarief. Verbeter de regel en dien hem opnieuw in.',
  '9369': TOEWIJZING,
  '9384': 'De toewijzing is ingetrokken. Vraag de gemeente om een nieuwe, of declareer de zorg niet.',
  '9387': PERIODE,
  '9388': PERIODE,
  '9389': 'Voor deze periode is al een regel geaccepteerd. Crediteer die eerst, of dien deze regel niet nog eens in.',
  '9390': CREDIT,
  S300: 'De gemeentecode was op de ingangsdatum van de toewijzing niet geldig. Vul de code in die op de toewijzing staat.',
  S329: CONTRACT,
};

export interface Retourcodeuitleg {
  /** As in list WJ001, without a full stop; absent for a code that is not in it: an ontvanger may have its own. */
  readonly betekenis?: string;
  /** Rule of the iStandaarden whose failure gives this code. */
  readonly regel?: string;
  readonly oplossing: string;
}

const VERBETER = 'Verbeter de regel en dien hem opnieuw in. Een afgewezen regel hoeft u niet te crediteren.';

export function explainRetourcode(code: string): Retourcodeuitleg {
  const bekend = RETOURCODES.get(code);
  return {
    ...(bekend === undefined ? {} : { betekenis: bekend.omschrijving.replace(/\.$/, '') }),
    ...(bekend?.regel === undefined ? {} : { regel: bekend.regel }),
    oplossing: WAT_TE_DOEN[code] ?? VERBETER,
  };
}
