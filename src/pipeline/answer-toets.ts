/** Whether an answer can be used at all: without a reason a rejection helps nobody, and with regels it must be a partial one. */
import type { Bevinding } from '../domain/bevinding.ts';
import { mayHoldBsn } from '../domain/bsn.ts';
import type { Herkomst, Retourbericht } from './answer.ts';

export function checkRetourbericht(bericht: Retourbericht, plaats: Herkomst['plaats']): Bevinding[] {
  const bezwaren: Bevinding[] = [];
  const meld = (
    code:
      | 'RETOUR_ZONDER_REDEN'
      | 'RETOUR_ZONDER_REGELS'
      | 'RETOUR_MET_REGELS'
      | 'RETOUR_MET_BSN'
      | 'RETOURREGEL_DUBBEL',
    waar: Bevinding['plaats'],
  ): void => {
    bezwaren.push({ code, ernst: 'fout', plaats: waar, parameters: {} });
  };
  const zonderReden = (deel: { retourcode?: string; toelichting?: string }): boolean =>
    deel.retourcode === undefined && (deel.toelichting ?? '').trim() === '';
  const { oordeel, regels } = bericht;
  if (oordeel === 'afgewezen' && zonderReden(bericht)) meld('RETOUR_ZONDER_REDEN', plaats(undefined, 'toelichting'));
  if (oordeel === 'deels-afgewezen' && regels.length === 0) meld('RETOUR_ZONDER_REGELS', plaats(undefined, 'regels'));
  if (oordeel !== 'deels-afgewezen' && regels.length > 0) meld('RETOUR_MET_REGELS', plaats(undefined, 'regels'));
  const gezien = new Set<string>();
  regels.forEach((regel, nr) => {
    if (gezien.has(regel.referentienummer)) meld('RETOURREGEL_DUBBEL', plaats(nr, 'referentienummer'));
    gezien.add(regel.referentienummer);
    if (zonderReden(regel)) meld('RETOUR_ZONDER_REDEN', plaats(nr, 'toelichting'));
    if (mayHoldBsn(regel.toelichting ?? '')) meld('RETOUR_MET_BSN', plaats(nr, 'toelichting'));
  });
  if (mayHoldBsn(bericht.toelichting ?? '')) meld('RETOUR_MET_BSN', plaats(undefined, 'toelichting'));
  return bezwaren;
}
