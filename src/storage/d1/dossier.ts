/** Documents and verklaringen of aanbieders, by their hash and the days they are in force. */
import {
  type Dossierdocument,
  type Dossiersoort,
  MAXIMUM_DOSSIERDOCUMENTEN,
  type Zendingdocument,
} from '../../domain/dossier.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import type { Scanstand } from '../../domain/virusscan.ts';
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
  bytes: number | null;
  scan: string | null;
  virus: string | null;
}

interface DbZendingdocument {
  nummer: number;
  soort: string;
  sha256: string;
  document_id: string | null;
  bestandsnaam: string | null;
  mediatype: string | null;
  bytes: number | null;
  scan: string | null;
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

  async findDossierdocument(agbcode: string, id: string): Promise<Dossierdocument | undefined> {
    const rij = await this.#db
      .prepare('SELECT * FROM dossierdocumenten WHERE agbcode = ? AND id = ? AND ingetrokken_op IS NULL')
      .bind(agbcode, id)
      .first<DbDocument>();
    return rij === null ? undefined : toDocument(rij);
  }

  async bewaarInhoud(agbcode: string, id: string, bytes: number, scan: Scanstand, op: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `UPDATE dossierdocumenten SET bytes = ?3,
           scan = iif(bytes IS NULL, ?4, scan), scan_pogingen = iif(bytes IS NULL, 0, scan_pogingen),
           scan_volgende_op = iif(bytes IS NULL, ?5, scan_volgende_op)
         WHERE agbcode = ?1 AND id = ?2 AND ingetrokken_op IS NULL AND scan IS NOT 'besmet'`,
      )
      .bind(agbcode, id, bytes, scan, op)
      .run();
    return meta.changes > 0;
  }

  async vergeetInhoud(agbcode: string, id: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `UPDATE dossierdocumenten SET bytes = NULL
         WHERE agbcode = ?1 AND id = ?2 AND ingetrokken_op IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM zending_documenten d JOIN zendingen z ON z.id = d.zending_id
           WHERE d.sha256 = dossierdocumenten.sha256 AND z.agbcode = ?1 AND z.toestand <> 'ingetrokken' AND z.gewist_op IS NULL)`,
      )
      .bind(agbcode, id)
      .run();
    return meta.changes > 0;
  }

  async listZendingdocumenten(zendingId: string): Promise<readonly Zendingdocument[]> {
    // One hash may stand in the dossier more than once: the one whose content was looked at goes first, then one with content. Withdrawn
    // counts as long as its content is kept.
    const { results } = await this.#db
      .prepare(
        `SELECT d.nummer, d.soort, d.sha256, b.id AS document_id, b.bestandsnaam, b.mediatype, b.bytes, b.scan
         FROM zending_documenten d
         JOIN zendingen z ON z.id = d.zending_id
         LEFT JOIN dossierdocumenten b ON b.id = (
           SELECT e.id FROM dossierdocumenten e
           WHERE e.agbcode = z.agbcode AND e.sha256 = d.sha256 AND (e.ingetrokken_op IS NULL OR e.bytes IS NOT NULL)
           ORDER BY e.bytes IS NULL, e.scan IS NOT 'schoon', e.scan IS 'besmet', e.soort <> d.soort, e.ontvangen_op, e.id LIMIT 1)
         WHERE d.zending_id = ? ORDER BY d.nummer`,
      )
      .bind(zendingId)
      .all<DbZendingdocument>();
    return results.map(toZendingdocument);
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
  ...(db.bytes === null ? {} : { bytes: db.bytes }),
  ...toScan(db),
  ...(db.virus === null ? {} : { virus: db.virus }),
});

/** Of content that went at the end of its term nothing is told any more. */
const toScan = ({ bytes, scan }: Pick<DbDocument, 'bytes' | 'scan'>): { readonly virusscan?: Scanstand } =>
  // The table holds nothing else.
  scan === null || (bytes === null && scan !== 'besmet') ? {} : { virusscan: scan as Scanstand };

function toZendingdocument(db: DbZendingdocument): Zendingdocument {
  const { nummer, soort, sha256, document_id: id, bestandsnaam, mediatype, bytes } = db;
  if (id === null || bestandsnaam === null || mediatype === null) return { nummer, soort, sha256 };
  return {
    nummer,
    soort,
    sha256,
    bestand: { id, bestandsnaam, mediatype, ...(bytes === null ? {} : { bytes }), ...toScan(db) },
  };
}
