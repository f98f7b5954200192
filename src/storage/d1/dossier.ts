/** Documents and verklaringen of aanbieders, by their hash and the days they are in force. */
import { type Dossierdocument, type Dossiersoort, MAXIMUM_DOSSIERDOCUMENTEN } from '../../domain/dossier.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import type { DossierStaat } from '../ports/dossier.ts';

interface DbDocument {
  id: string;
  documentsoort: string;
  soort: string;
  wet: string;
  gemeentecode: string;
  geldig_vanaf: string;
  geldig_tot: string | null;
  bestandsnaam: string;
  mediatype: string;
  sha256: string;
  ontvangen_op: string;
}

export class D1Dossier implements DossierStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addDossierdocument(agbcode: string, document: Dossierdocument): Promise<Dossierdocument | undefined> {
    const { documentsoort, soort, wet = '', gemeentecode = '', geldigVanaf, sha256 } = document;
    await this.#db
      .prepare(
        `INSERT OR IGNORE INTO dossierdocumenten (id, agbcode, documentsoort, soort, wet, gemeentecode, geldig_vanaf, geldig_tot,
           bestandsnaam, mediatype, sha256, ontvangen_op)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
         WHERE (SELECT count(*) FROM dossierdocumenten WHERE agbcode = ?2 AND ingetrokken_op IS NULL) < ?13`,
      )
      .bind(
        document.id,
        agbcode,
        documentsoort,
        soort,
        wet,
        gemeentecode,
        geldigVanaf,
        document.geldigTot ?? null,
        document.bestandsnaam,
        document.mediatype,
        sha256,
        document.ontvangenOp,
        MAXIMUM_DOSSIERDOCUMENTEN,
      )
      .run();
    const rij = await this.#db
      .prepare(
        `SELECT * FROM dossierdocumenten WHERE agbcode = ? AND documentsoort = ? AND soort = ? AND sha256 = ? AND wet = ?
           AND gemeentecode = ? AND geldig_vanaf = ? AND ingetrokken_op IS NULL`,
      )
      .bind(agbcode, documentsoort, soort, sha256, wet, gemeentecode, geldigVanaf)
      .first<DbDocument>();
    return rij === null ? undefined : toDocument(rij);
  }

  async listDossier(agbcode: string): Promise<readonly Dossierdocument[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM dossierdocumenten WHERE agbcode = ? AND ingetrokken_op IS NULL
         ORDER BY documentsoort, soort, geldig_vanaf, id`,
      )
      .bind(agbcode)
      .all<DbDocument>();
    return results.map(toDocument);
  }

  async trekDossierdocumentIn(agbcode: string, id: string, op: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        'UPDATE dossierdocumenten SET ingetrokken_op = ? WHERE agbcode = ? AND id = ? AND ingetrokken_op IS NULL',
      )
      .bind(op, agbcode, id)
      .run();
    return meta.changes > 0;
  }
}

const toDocument = (db: DbDocument): Dossierdocument => ({
  // The table holds nothing else.
  ...({ documentsoort: db.documentsoort, soort: db.soort } as Dossiersoort),
  id: db.id,
  ...(db.wet === '' ? {} : { wet: db.wet as Wet }),
  ...(db.gemeentecode === '' ? {} : { gemeentecode: db.gemeentecode }),
  geldigVanaf: db.geldig_vanaf,
  ...(db.geldig_tot === null ? {} : { geldigTot: db.geldig_tot }),
  bestandsnaam: db.bestandsnaam,
  mediatype: db.mediatype,
  sha256: db.sha256,
  ontvangenOp: db.ontvangen_op,
});
