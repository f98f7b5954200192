import type { HerleveringRij, Herleverselectie } from '../../domain/herlevering.ts';
import type { Grondslag } from '../../domain/vervanging.ts';
import type { GeplandeZending } from '../../domain/zending.ts';
import type { Bladvraag, Bladzijde, Omzetwerk } from '../ports.ts';

/** A zending in the place of one that was delivered or is held. */
export interface Herzending {
  readonly zending: GeplandeZending;
  readonly agbcode: string;
  readonly vanId: string;
  readonly grondslag: Grondslag;
}

export interface HerleveringStaat {
  /** What stands with an ontvanger now, or is held: nothing that was replaced or withdrawn. The longest waiting first. */
  selectHerlevering(selectie: Herleverselectie): Promise<readonly Omzetwerk[]>;
  addHerlevering(rij: HerleveringRij): Promise<void>;
  findHerlevering(id: string): Promise<HerleveringRij | undefined>;
  /** Newest first. */
  listHerleveringen(blad: Bladvraag): Promise<Bladzijde<HerleveringRij>>;
  /** One transaction: plans the zendingen and holds back for good what they replace and never left. False when it was done before. */
  voerUit(id: string, herzendingen: readonly Herzending[], door: string, op: string): Promise<boolean>;
}
