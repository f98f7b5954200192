import type { Documentsoort, RegisterDocument, RegisterStaat } from '../ports.ts';

interface DbDocument {
  documentsoort: Documentsoort;
  naam: string;
  versie: string;
  sha256: string;
  inhoud: string;
}

export class D1Register implements RegisterStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async revisie(): Promise<string> {
    const rij = await this.#db
      .prepare('SELECT coalesce(max(volgnummer), 0) AS revisie FROM register_documenten')
      .first<{ revisie: number }>();
    return String(rij?.revisie ?? 0);
  }

  async listDocumenten(): Promise<readonly RegisterDocument[]> {
    const { results } = await this.#db
      .prepare(`SELECT documentsoort, naam, versie, sha256, inhoud FROM register_documenten ORDER BY volgnummer`)
      .all<DbDocument>();
    return results.map((db) => ({
      documentsoort: db.documentsoort,
      naam: db.naam,
      versie: db.versie,
      sha256: db.sha256,
      inhoud: JSON.parse(db.inhoud) as unknown,
    }));
  }

  async addDocumenten(documenten: readonly RegisterDocument[], door: string, op: string): Promise<void> {
    if (documenten.length === 0) return;
    await this.#db.batch(
      documenten.map((document) =>
        this.#db
          .prepare(
            `INSERT INTO register_documenten (documentsoort, naam, versie, sha256, inhoud, geregistreerd_op, geregistreerd_door)
             VALUES (?, ?, ?, ?, ?, ?, ?)`,
          )
          .bind(
            document.documentsoort,
            document.naam,
            document.versie,
            document.sha256,
            JSON.stringify(document.inhoud),
            op,
            door,
          ),
      ),
    );
  }
}
