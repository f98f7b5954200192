/** Whether hiding small numbers can work: it counts persons, and nothing else in the files gives away what is hidden. */
import { eigen } from '../../domain/eigen.ts';
import type { Formaat, Subgroepering, Waarde } from '../../domain/formaat.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import type { Sneden } from './snede.ts';
import type { Verslag } from './verslag.ts';

const BERGT: ReadonlySet<string> = new Set(['aantal', 'aantalUniek']);

export function checkOnderdrukking({ groepering }: Formaat, sneden: Sneden, verslag: Verslag): void {
  const onderdrukking = groepering?.onderdrukking;
  if (groepering === undefined || onderdrukking === undefined) return;
  const pointer = '/groepering/onderdrukking';
  const niveaus: readonly (readonly [Subgroepering, string])[] = [
    [groepering, '/groepering'],
    ...(groepering.subgroepen ? [[groepering.subgroepen, '/groepering/subgroepen'] as const] : []),
  ];
  for (const [niveau, hier] of niveaus) {
    const aggregaat = eigen(niveau.aggregaten, onderdrukking.veld);
    if (aggregaat === undefined || !BERGT.has(aggregaat.functie)) {
      verslag.meld('FORMAAT_ONDERDRUKKING', `${pointer}/veld`, { reden: 'veld', naam: onderdrukking.veld });
    }
    for (const [nr, { op }] of (niveau.volgorde ?? []).entries()) {
      if (eigen(niveau.aggregaten, op) === undefined) continue;
      verslag.meld('FORMAAT_ONDERDRUKKING', `${hier}/volgorde/${nr}/op`, { reden: 'volgorde', naam: op });
    }
  }
  // The total of all less the totals that are shown elsewhere would be the total that is hidden.
  if (sneden.lijst.length > 1) verslag.meld('FORMAAT_ONDERDRUKKING', pointer, { reden: 'meer-sneden', naam: '' });
}

/** A figure that can be hidden may not be required: it would hold every zending with a small group. */
export function checkVerplicht(
  { ontbreekt }: Waarde,
  { kanOntbreken }: Uitdrukking,
  pointer: string,
  { groepering }: Formaat,
  verslag: Verslag,
): void {
  if (groepering?.onderdrukking === undefined || ontbreekt !== 'verplicht') return;
  const naam = kanOntbreken.find((pad) => /^(groep|subgroep|totaal)\./.test(pad));
  if (naam !== undefined) {
    verslag.meld('FORMAAT_ONDERDRUKKING', `${pointer}/ontbreekt`, { reden: 'verplicht', naam });
  }
}
