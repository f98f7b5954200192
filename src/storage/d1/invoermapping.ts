import type { InvoermappingRij } from '../../domain/invoermapping.ts';
import type { InvoermappingStaat } from '../ports/invoermapping.ts';

interface DbRij {
  agbcode: string;
  naam: string;
  inhoud: string;
  sha256: string;
  op: string;
}

const toRij = ({ inhoud, ...rest }: DbRij): InvoermappingRij => ({ ...rest, mapping: JSON.parse(inhoud) });

export class D1Invoermapping implements InvoermappingStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findInvoermapping(agbcode: string, naam: string): Promise<InvoermappingRij | undefined> {
    const db = await this.#db
      .prepare('SELECT agbcode, naam, inhoud, sha256, op FROM invoermappings WHERE agbcode = ? AND naam = ?')
      .bind(agbcode, naam)
      .first<DbRij>();
    return db === null ? undefined : toRij(db);
  }

  async listInvoermappings(agbcode: string): Promise<readonly InvoermappingRij[]> {
    const { results } = await this.#db
      .prepare('SELECT agbcode, naam, inhoud, sha256, op FROM invoermappings WHERE agbcode = ? ORDER BY naam')
      .bind(agbcode)
      .all<DbRij>();
    return results.map(toRij);
  }

  async putInvoermapping(
    { agbcode, naam, mapping, sha256, op }: InvoermappingRij,
    vorige: string | undefined,
  ): Promise<boolean> {
    const inhoud = JSON.stringify(mapping);
    const { meta } = await (vorige === undefined
      ? this.#db
          .prepare(
            'INSERT INTO invoermappings (agbcode, naam, inhoud, sha256, op) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          )
          .bind(agbcode, naam, inhoud, sha256, op)
      : this.#db
          .prepare(
            'UPDATE invoermappings SET inhoud = ?3, sha256 = ?4, op = ?5 WHERE agbcode = ?1 AND naam = ?2 AND sha256 = ?6',
          )
          .bind(agbcode, naam, inhoud, sha256, op, vorige)
    ).run();
    return meta.changes === 1;
  }

  async deleteInvoermapping(agbcode: string, naam: string, vorige: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('DELETE FROM invoermappings WHERE agbcode = ? AND naam = ? AND sha256 = ?')
      .bind(agbcode, naam, vorige)
      .run();
    return meta.changes === 1;
  }
}
