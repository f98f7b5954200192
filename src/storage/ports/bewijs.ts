import type { Bewijsgegevens } from '../../domain/bewijs.ts';

export interface BewijsStaat {
  /** Everything about the outputs of one verantwoording, as it is at one moment. */
  loadBewijsgegevens(verantwoordingId: string): Promise<Bewijsgegevens>;
}
