/** What was saved in a year: of one aanbieder, or of all together. */
import type { Aannames, Besparing, Gebruik } from '../domain/besparing.ts';
import { berekenBesparing } from '../receipts/besparing.ts';
import type { Diensten } from './diensten.ts';

export interface Jaarbesparing {
  readonly gebruik: Gebruik;
  readonly besparing: Besparing;
}

/** @param agbcode absent: of everybody */
export async function loadBesparing(
  diensten: Pick<Diensten, 'staat' | 'register'>,
  jaar: number,
  aannames: Aannames,
  agbcode?: string,
): Promise<Jaarbesparing> {
  const [geteld, { index }] = await Promise.all([
    diensten.staat.volgen.telGebruik(jaar, agbcode),
    diensten.register.huidig(),
  ]);
  const veldenVan = (naam: string, versie: string): number => index.findFormaat(naam, versie)?.velden.length ?? 0;
  return { gebruik: geteld, besparing: berekenBesparing(geteld, aannames, veldenVan) };
}
