/** Where the pages about what was submitted are. Addresses hold ids, never a kenmerk. */
import type { VerantwoordingRij } from '../../../domain/rijen.ts';

export const LIJST = '/aanbieder/verantwoordingen';
export const adresVan = (verantwoordingId: string): string => `${LIJST}/${verantwoordingId}`;
export const adresVanZending = (verantwoordingId: string, zendingId: string): string =>
  `${adresVan(verantwoordingId)}/zendingen/${zendingId}`;
/** The page that takes a new version in the place of this one. */
export const adresVoorVervanging = ({ id }: Pick<VerantwoordingRij, 'id'>): string =>
  `/aanbieder/indienen?vervangt=${id}`;
