import type { RechtenStaat } from '../ports/rechten.ts';

export class D1Rechten implements RechtenStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async vergeetHistorie(ontvangstId: string, op: string): Promise<string | undefined> {
    const map = `verantwoordingen/${ontvangstId}`;
    const [begonnen] = await this.#db.batch<{ map: string }>([
      this.#db
        .prepare(
          `INSERT OR IGNORE INTO te_wissen_mappen (map, verantwoording_id, sinds)
           SELECT ?1, NULL, ?3 WHERE EXISTS (SELECT 1 FROM historieberichten WHERE ontvangst_id = ?2) RETURNING map`,
        )
        .bind(map, ontvangstId, op),
      this.#db
        .prepare('DELETE FROM mapsleutels WHERE map IN (SELECT map FROM te_wissen_mappen WHERE map = ?)')
        .bind(map),
      this.#db.prepare('DELETE FROM historieberichten WHERE ontvangst_id = ?').bind(ontvangstId),
    ]);
    return begonnen?.results[0]?.map;
  }
}
