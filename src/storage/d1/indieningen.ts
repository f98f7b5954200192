/** What aanbieders put ready on the pages. */
import type { IndieningRij } from '../../domain/indiening.ts';
import type { Indieninggrens, IndieningStaat } from '../ports/indieningen.ts';

interface DbIndiening {
  id: string;
  agbcode: string;
  begonnen_op: string;
  verantwoording_id: string | null;
  lid_id: string | null;
}

function toIndiening(db: DbIndiening): IndieningRij {
  const { id, agbcode, begonnen_op: begonnenOp, verantwoording_id: verantwoordingId, lid_id: lidId } = db;
  return {
    id,
    agbcode,
    begonnenOp,
    ...(lidId === null ? {} : { lidId }),
    ...(verantwoordingId === null ? {} : { verantwoordingId }),
  };
}

export class D1Indieningen implements IndieningStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addIndiening({ id, agbcode, begonnenOp, lidId }: IndieningRij, grens: Indieninggrens): Promise<boolean> {
    // One statement: two at the same moment do not both take the last room.
    const { meta } = await this.#db
      .prepare(
        `INSERT INTO indieningen (id, agbcode, begonnen_op, lid_id) SELECT ?1, ?2, ?3, ?4
         WHERE (SELECT count(*) < ?6 FROM indieningen WHERE agbcode = ?2 AND begonnen_op > ?5 AND verantwoording_id IS NULL)`,
      )
      .bind(id, agbcode, begonnenOp, lidId ?? null, grens.sinds, grens.aantal)
      .run();
    return meta.changes > 0;
  }

  async listKlaargezet(agbcode: string, sinds: string, maximum: number): Promise<readonly IndieningRij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM indieningen WHERE agbcode = ? AND begonnen_op > ? AND verantwoording_id IS NULL
         ORDER BY begonnen_op LIMIT ?`,
      )
      .bind(agbcode, sinds, maximum)
      .all<DbIndiening>();
    return results.map(toIndiening);
  }

  async findIndiening(id: string): Promise<IndieningRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM indieningen WHERE id = ?').bind(id).first<DbIndiening>();
    return db === null ? undefined : toIndiening(db);
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
