/** A declaration (Wmo, 323) to one gemeente, submitted over the API and brought all the way to its postvak. */
import voorbeeld from '../../../examples/verantwoording.json' with { type: 'json' };
import type { Client } from '../../../scripts/lib/client.ts';
import { followUntilDone } from '../../../scripts/lib/submission.ts';
import type { Ontvangstbewijs } from '../../../src/receipts/ontvangstbewijs.ts';

export interface Declaratiegegevens {
  readonly agbcode: string;
  readonly gemeentecode: string;
  /** '2026-04'. */
  readonly maand: string;
  /** Submitted in the month after. */
  readonly regels: number;
}

const BSNS = ['999900006', '999900018', '999900031', '999900043'];
const BEDRAG_CENTEN = 5000;

export function makeDeclaratie({ agbcode, gemeentecode, maand, regels }: Declaratiegegevens) {
  const [jaar = 0, nummer = 0] = maand.split('-').map(Number);
  const einddatum = new Date(Date.UTC(jaar, nummer, 0)).toISOString().slice(0, 10);
  const dagtekening = new Date(Date.UTC(jaar, nummer, 6)).toISOString().slice(0, 10);
  const periode = { begindatum: `${maand}-01`, einddatum };
  const [model] = voorbeeld.prestaties;
  const unieknummer = `${agbcode.slice(-4)}${gemeentecode}${maand.replace('-', '').slice(-4)}`;
  return {
    standaardversie: voorbeeld.standaardversie,
    kenmerk: `${maand}-${gemeentecode}`,
    stadium: 'definitief',
    dagtekening,
    periode,
    soorten: ['declaratie'],
    aanbieder: { ...voorbeeld.aanbieder, agbcode },
    controletotaal: { aantalPrestaties: regels, totaalCenten: regels * BEDRAG_CENTEN, debetCredit: 'D' },
    declaraties: [
      {
        gemeentecode,
        wet: 'wmo',
        berichtidentificatie: unieknummer,
        declaratienummer: unieknummer,
        totaalCenten: regels * BEDRAG_CENTEN,
        debetCredit: 'D',
      },
    ],
    prestaties: Array.from({ length: regels }, (_, nr) => ({
      ...model,
      referentienummer: `R${maand.replace('-', '')}-${String(nr + 1).padStart(4, '0')}`,
      gemeentecode,
      bsn: BSNS[nr % BSNS.length],
      toewijzingnummer: 20_000 + nr,
      productcode: nr % 2 === 0 ? '01A03' : '01A04',
      productperiode: periode,
      bedragCenten: BEDRAG_CENTEN,
    })),
    trajecten: [],
  };
}

/** @returns the id of the zending in the postvak */
export async function bezorgDeclaratie(aanbieder: Client, gegevens: Declaratiegegevens): Promise<string> {
  const { inhoud } = await aanbieder.post<Ontvangstbewijs>(
    '/aanbieder/v1/verantwoordingen',
    makeDeclaratie(gegevens),
    [200, 201, 202],
  );
  const { zendingen } = await followUntilDone(aanbieder, inhoud.id);
  const [zending] = zendingen;
  if (zending?.toestand !== 'bezorgd') throw new Error(`the declaration is ${zending?.toestand}`);
  return zending.id;
}
