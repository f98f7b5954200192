import type { Levensfase, VoorbeeldRij } from '../../domain/levensloop.ts';
import type { Documentsoort, RegisterDocument, RegisterStaat } from '../ports.ts';

interface DbDocument {
  documentsoort: Documentsoort;
  naam: string;
  versie: string;
  sha256: string;
  inhoud: string;
  fase: Levensfase | null;
}

const toDocument = ({ documentsoort, naam, versie, sha256, inhoud, fase }: DbDocument): RegisterDocument => ({
  documentsoort,
  naam,
  versie,
  sha256,
  inhoud: JSON.parse(inhoud) as unknown,
  ...(fase === null ? {} : { fase }),
});

/** Every change of the register writes a row of history, so the last one tells whether anything changed. */
export const LAATSTE_HANDELING = '(SELECT coalesce(max(volgnummer), 0) FROM register_geschiedenis)';

export class D1Register implements RegisterStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async revisie(): Promise<string> {
    const rij = await this.#db
      .prepare(
        `SELECT (SELECT coalesce(max(volgnummer), 0) FROM register_documenten) || '.' || ${LAATSTE_HANDELING} AS revisie`,
      )
      .first<{ revisie: string }>();
    return rij?.revisie ?? '0.0';
  }

  async listDocumenten(): Promise<readonly RegisterDocument[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT d.documentsoort, d.naam, d.versie, d.sha256,
           CASE d.documentsoort WHEN 'schema' THEN json_remove(d.inhoud, '$.bestanden') ELSE d.inhoud END AS inhoud,
           CASE d.documentsoort WHEN 'formaat' THEN
             (SELECT g.fase FROM register_geschiedenis g
              WHERE g.documentsoort = 'formaat' AND g.naam = d.naam AND g.versie = d.versie AND g.fase IS NOT NULL
              ORDER BY g.volgnummer DESC LIMIT 1) END AS fase
         FROM register_documenten d ORDER BY d.volgnummer`,
      )
      .all<DbDocument>();
    return results.map(toDocument);
  }

  async findDocument(
    documentsoort: Documentsoort,
    naam: string,
    versie: string,
  ): Promise<RegisterDocument | undefined> {
    const rij = await this.#db
      .prepare(
        `SELECT documentsoort, naam, versie, sha256, inhoud, NULL AS fase FROM register_documenten
         WHERE documentsoort = ? AND naam = ? AND versie = ?`,
      )
      .bind(documentsoort, naam, versie)
      .first<DbDocument>();
    return rij === null ? undefined : toDocument(rij);
  }

  async addDocumenten(
    documenten: readonly RegisterDocument[],
    voorbeelden: readonly VoorbeeldRij[],
    door: string,
    op: string,
  ): Promise<void> {
    if (documenten.length + voorbeelden.length === 0) return;
    await this.#db.batch([
      ...documenten.map((document) =>
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
      // Every document begins with a row of history: those that have none yet are the ones that came now.
      this.#db.prepare(
        `INSERT INTO register_geschiedenis (documentsoort, naam, versie, handeling, sha256, op, door)
         SELECT d.documentsoort, d.naam, d.versie, 'geregistreerd', d.sha256, d.geregistreerd_op, d.geregistreerd_door
         FROM register_documenten d
         WHERE NOT EXISTS (SELECT 1 FROM register_geschiedenis g
           WHERE g.documentsoort = d.documentsoort AND g.naam = d.naam AND g.versie = d.versie)
         ORDER BY d.volgnummer`,
      ),
      ...voorbeelden.flatMap(({ formaat, versie, voorbeeld, sha256, bytes, aantalBestanden }) => [
        this.#db
          .prepare(
            `INSERT INTO formaat_voorbeelden (naam, versie, voorbeeld, sha256, bytes, aantal_bestanden) VALUES (?, ?, ?, ?, ?, ?)`,
          )
          .bind(formaat, versie, voorbeeld, sha256, bytes, aantalBestanden),
        this.#db
          .prepare(
            `INSERT INTO register_geschiedenis (documentsoort, naam, versie, handeling, sha256, voorbeeld, op, door)
             VALUES ('formaat', ?, ?, 'voorbeeld', ?, ?, ?, ?)`,
          )
          .bind(formaat, versie, sha256, voorbeeld, op, door),
      ]),
    ]);
  }
}
