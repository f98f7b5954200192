/** For what reason somebody looks at data of persons, as long as their session lasts; the database removes the rows with it. */
import type { InzageRij, Inzagereden, Onderwerpsoort } from '../../domain/inzage.ts';
import type { InzageStaat } from '../ports/inzagen.ts';

interface DbInzage {
  onderwerp: string;
  id: string;
  reden: Inzagereden;
  op: string;
}

export class D1Inzagen implements InzageStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addInzagen(rijen: readonly InzageRij[]): Promise<void> {
    if (rijen.length === 0) return;
    const vraag = this.#db.prepare(
      `INSERT INTO inzagen (sessie, onderwerpsoort, onderwerp, id, reden, op)
       SELECT sha256, ?2, ?3, ?4, ?5, ?6 FROM sessies WHERE sha256 = ?1
       ON CONFLICT DO NOTHING`,
    );
    await this.#db.batch(
      rijen.map(({ sessie, onderwerp, id, reden, op }) =>
        vraag.bind(sessie, onderwerp.soort, onderwerp.id, id, reden, op),
      ),
    );
  }

  async findInzagen(
    sessie: string,
    soort: Onderwerpsoort,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, InzageRij>> {
    const { results } = await this.#db
      .prepare(
        `SELECT onderwerp, id, reden, op FROM inzagen
         WHERE sessie = ? AND onderwerpsoort = ? AND onderwerp IN (SELECT value FROM json_each(?))`,
      )
      .bind(sessie, soort, JSON.stringify(ids))
      .all<DbInzage>();
    return new Map(
      results.map(({ onderwerp, id, reden, op }) => [
        onderwerp,
        { id, sessie, onderwerp: { soort, id: onderwerp }, reden, op },
      ]),
    );
  }

  async findLaatsteReden(sessie: string): Promise<Inzagereden | undefined> {
    const db = await this.#db
      .prepare('SELECT reden FROM inzagen WHERE sessie = ? ORDER BY op DESC LIMIT 1')
      .bind(sessie)
      .first<Pick<DbInzage, 'reden'>>();
    return db?.reden;
  }
}
