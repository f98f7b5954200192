/** A formaat that corrects with credit and debet lines must show what such a line needs (TR323, CD060). */
import type { Formaat } from '../../domain/formaat.ts';
import { isVisible } from '../dataflow.ts';
import type { Verslag } from './verslag.ts';

const NODIG = [
  'prestatie.referentienummer',
  'prestatie.vorigReferentienummer',
  'prestatie.bedragCenten',
  'prestatie.debetCredit',
] as const;

export function checkCorrectie(formaat: Formaat, verslag: Verslag): void {
  if (formaat.correctie !== 'credit-debet') return;
  const meld = (ontbreekt: string): void => verslag.meld('FORMAAT_CORRECTIE', '/correctie', { ontbreekt });
  if (formaat.invoer !== 'prestaties' || formaat.niveau !== 'persoon') {
    meld('het gaat niet over prestaties op persoonsniveau');
    return;
  }
  for (const veld of NODIG) {
    const getoond = verslag.stromen.some(
      ({ pointer, herkomst }) => isVisible(pointer) && herkomst.some((bron) => bron.veld === veld && bron.individueel),
    );
    if (!getoond) meld(`het bestand toont ${veld} niet`);
  }
}
