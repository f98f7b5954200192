import type { Kanaal } from './kanaal.ts';

/** The channel without a wire: what is numbered stands in the postvak, where the ontvanger fetches it. There is nothing to wait for. */
export const POSTVAK: Kanaal = {
  tegelijk: Number.POSITIVE_INFINITY,
  zonderDraad: true,
  bezorg: async () => ({ soort: 'bezorgd' }),
};
