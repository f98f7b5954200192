/** What the pages of an aanbieder ask about what it submitted: lists in pages, and counts. */
import type { Gebruik } from '../../domain/besparing.ts';
import type { VerantwoordingRij, ZendingRij } from '../../domain/rijen.ts';
import type { GevolgdeVerantwoording, Volgkeuze, Volgtelling } from '../../domain/volgen.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';

export interface VolgStaat {
  /** Newest first. */
  listGevolgd(agbcode: string, keuze: Volgkeuze, blad: Bladvraag): Promise<Bladzijde<GevolgdeVerantwoording>>;
  /** Years in which a periode ends that this aanbieder accounted for, the last first. */
  listJaren(agbcode: string): Promise<readonly number[]>;
  telZendingen(verantwoordingId: string): Promise<Volgtelling>;
  /** By name of the ontvanger: where a zending stands changes while one looks, its place in the list does not. */
  listZendingenVan(
    verantwoordingId: VerantwoordingRij['id'],
    keuze: { readonly alleenAandacht: boolean },
    blad: Bladvraag,
  ): Promise<Bladzijde<ZendingRij>>;
  /**
   * What was received in a year (UTC), and what of it reached the ontvangers. Reads every verantwoording of that year.
   * @param agbcode absent: of everybody
   */
  telGebruik(jaar: number, agbcode?: string): Promise<Gebruik>;
}
