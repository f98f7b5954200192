import type { Afwijsregel, AfwijsregelStaat } from '../ports/afwijsregels.ts';

interface DbAfwijsregel {
  nr: number;
  retourcode: string | null;
  toelichting: string | null;
}

export class D1Afwijsregels implements AfwijsregelStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listAfwijsregels(zendingId: string): Promise<readonly Afwijsregel[]> {
    const { results } = await this.#db
      .prepare('SELECT nr, retourcode, toelichting FROM afwijsregels WHERE zending_id = ? ORDER BY nr')
      .bind(zendingId)
      .all<DbAfwijsregel>();
    return results.map(({ nr, retourcode, toelichting }) => ({
      nr,
      ...(retourcode === null ? {} : { retourcode }),
      ...(toelichting === null ? {} : { toelichting }),
    }));
  }

  async putAfwijsregels(zendingId: string, regels: readonly Afwijsregel[]): Promise<void> {
    await this.#db
      .prepare(
        `INSERT OR REPLACE INTO afwijsregels (zending_id, nr, retourcode, toelichting)
         SELECT ?1, value ->> 'nr', value ->> 'retourcode', value ->> 'toelichting' FROM json_each(?2)`,
      )
      .bind(zendingId, JSON.stringify(regels))
      .run();
  }

  async removeAfwijsregels(zendingId: string, nrs: readonly number[]): Promise<void> {
    await this.#db
      .prepare('DELETE FROM afwijsregels WHERE zending_id = ?1 AND nr IN (SELECT value FROM json_each(?2))')
      .bind(zendingId, JSON.stringify(nrs))
      .run();
  }

  async clearAfwijsregels(zendingId: string): Promise<void> {
    await this.#db.prepare('DELETE FROM afwijsregels WHERE zending_id = ?').bind(zendingId).run();
  }
}
