import type { Aangeboden } from '../domain/bezorging.ts';
import type { ZendingRij } from '../domain/rijen.ts';

/** A correction comes from the same aanbieder for the same soort as its original, so those keep their order. */
export const toAangeboden = ({ id, agbcode, soort }: ZendingRij): Aangeboden => ({
  zendingId: id,
  volgorde: `${agbcode} ${soort}`,
});
