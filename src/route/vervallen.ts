/** What an earlier version had sent and the new one no longer has: that needs a zending of its own, which only takes back. */
import type { DeelSleutel } from '../domain/deel.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import type { GeplandeZending } from '../domain/zending.ts';

export interface EerdereZending {
  readonly zending: Pick<ZendingRij, 'ontvanger' | 'soort' | 'aansluiting' | 'formaat' | 'toestand' | 'doel'>;
  readonly delen: readonly DeelSleutel[];
}

const plekVan = ({ soort, aansluiting, formaat }: Pick<GeplandeZending, 'soort' | 'aansluiting' | 'formaat'>): string =>
  [soort, aansluiting.id, formaat.naam].join('/');

/** The same place: the same ontvanger, or after a herindeling another one for the same deel. */
const succeeds = (nieuw: GeplandeZending, { zending, delen }: EerdereZending): boolean =>
  plekVan(nieuw) === plekVan(zending) &&
  (nieuw.ontvanger.code === zending.ontvanger.code ||
    nieuw.delen.some((deel) => delen.some((d) => d.gemeentecode === deel.gemeentecode && d.wet === deel.wet)));

/**
 * @param nieuw what is planned for the new version
 * @param eerder the zendingen of the version it replaces
 * @returns one zending without delen for every place that the new version leaves empty
 */
export function planVervallen(
  verantwoordingId: string,
  nieuw: readonly GeplandeZending[],
  eerder: readonly EerdereZending[],
  zendingId: (sleutel: string) => string,
): readonly GeplandeZending[] {
  const leeg = new Map<string, GeplandeZending>();
  for (const vorige of eerder) {
    const { ontvanger, soort, aansluiting, formaat, toestand, doel } = vorige.zending;
    // Filtered out: this ontvanger has nothing of it.
    if (doel !== 'verantwoorden' || toestand === 'gefilterd') continue;
    if (nieuw.some((zending) => succeeds(zending, vorige))) continue;
    const sleutel = `${ontvanger.code}/${plekVan(vorige.zending)}/vervallen`;
    leeg.set(sleutel, { id: zendingId(sleutel), verantwoordingId, ontvanger, soort, aansluiting, formaat, delen: [] });
  }
  return [...leeg].sort(([een], [ander]) => (een < ander ? -1 : 1)).map(([, zending]) => zending);
}
