/** Bevindingen, whatever made them. */
import type { BevindingRij } from '../../domain/rijen.ts';
import type { BevindingStaat, Bladvraag, Bladzijde } from '../ports.ts';
import { toBladzijde } from './bladen.ts';
import { BEVINDING_KOLOMMEN, type DbBevinding, toBevinding } from './rijen.ts';

export class D1Bevindingen implements BevindingStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listBevindingen(verantwoordingId: string, blad: Bladvraag): Promise<Bladzijde<BevindingRij>> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${BEVINDING_KOLOMMEN} FROM bevindingen WHERE verantwoording_id = ?1 AND volgnummer > ?2
         ORDER BY volgnummer LIMIT ?3`,
      )
      .bind(verantwoordingId, Number(blad.vanaf ?? 0), blad.aantal + 1)
      .all<DbBevinding>();
    return toBladzijde(results, blad, toBevinding, (rij) => String(rij.volgnummer));
  }

  async listBevindingenVanZending(zendingId: string): Promise<readonly BevindingRij[]> {
    const { results } = await this.#db
      .prepare(`SELECT ${BEVINDING_KOLOMMEN} FROM bevindingen WHERE zending_id = ? ORDER BY volgnummer LIMIT 1000`)
      .bind(zendingId)
      .all<DbBevinding>();
    return results.map(toBevinding);
  }
}
