/** What an ontvanger was accounted for, per product and periode. Only what was delivered to it counts, and only what its formaat gives. */

import type { Totalenvraag } from '../domain/totalen.ts';
import { compareTotalen, type Totalenbeeld } from '../receipts/producttotalen.ts';
import type { Diensten } from './diensten.ts';

export type { Periodetotaal, Productjaar, Som, Totalenbeeld } from '../receipts/producttotalen.ts';

/** Two years of months with hundreds of products each. */
const MEESTE_TOTALEN = 10_000;

export const listTotaaljaren = ({ staat }: Pick<Diensten, 'staat'>, ontvangercode: string) =>
  staat.totalen.listTotaaljaren(ontvangercode);

export async function loadTotalen(
  { staat }: Pick<Diensten, 'staat'>,
  ontvangercode: string,
  vraag: Totalenvraag,
): Promise<Totalenbeeld & { readonly afgekapt: boolean }> {
  const totalen = await staat.totalen.listProducttotalen(ontvangercode, vraag, MEESTE_TOTALEN + 1);
  return {
    ...compareTotalen(totalen.slice(0, MEESTE_TOTALEN), vraag.jaar),
    afgekapt: totalen.length > MEESTE_TOTALEN,
  };
}
