/** What aanbieders put ready on the pages. */
import type { IndieningRij } from '../../domain/indiening.ts';
import type { IndieningStaat } from '../ports/indieningen.ts';

interface DbIndiening {
  id: string;
  agbcode: string;
  begonnen_op: string;
  verantwoording_id: string | null;
  lid_id: string | null;
}

export class D1Indieningen implements IndieningStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addIndiening({ id, agbcode, begonnenOp, lidId }: IndieningRij): Promise<void> {
    await this.#db
      .prepare('INSERT INTO indieningen (id, agbcode, begonnen_op, lid_id) VALUES (?, ?, ?, ?)')
      .bind(id, agbcode, begonnenOp, lidId ?? null)
      .run();
  }

  async findIndiening(id: string): Promise<IndieningRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM indieningen WHERE id = ?').bind(id).first<DbIndiening>();
    if (db === null) return undefined;
    const { agbcode, begonnen_op: begonnenOp, verantwoording_id: verantwoordingId, lid_id: lidId } = db;
    return {
      id,
      agbcode,
      begonnenOp,
      ...(lidId === null ? {} : { lidId }),
      ...(verantwoordingId === null ? {} : { verantwoordingId }),
    };
  }

  async rondAf(id: string, verantwoordingId: string): Promise<void> {
    await this.#db
      .prepare('UPDATE indieningen SET verantwoording_id = ? WHERE id = ?')
      .bind(verantwoordingId, id)
      .run();
  }

  async listVerlopen(voor: string, maximum: number): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare('SELECT id FROM indieningen WHERE begonnen_op < ? ORDER BY begonnen_op LIMIT ?')
      .bind(voor, maximum)
      .all<{ id: string }>();
    return results.map(({ id }) => id);
  }

  async removeIndiening(id: string): Promise<void> {
    await this.#db.prepare('DELETE FROM indieningen WHERE id = ?').bind(id).run();
  }
}
