/** Large files that come in parts: what was announced, and which parts are there. */
import type { UploaddeelRij, UploadRij } from '../../domain/upload.ts';
import type { Uploadgrens, UploadStaat } from '../ports/uploads.ts';

interface DbUpload {
  id: string;
  agbcode: string;
  bytes: number;
  sha256: string;
  mediatype: string;
  deel_bytes: number;
  begonnen_op: string;
}

export class D1Uploads implements UploadStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addUpload(upload: UploadRij, grens: Uploadgrens): Promise<boolean> {
    const { id, agbcode, bytes, sha256, mediatype, deelBytes, begonnenOp } = upload;
    // One statement: two at the same moment do not both take the last room.
    const { meta } = await this.#db
      .prepare(
        `INSERT INTO uploads (id, agbcode, bytes, sha256, mediatype, deel_bytes, begonnen_op)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
         WHERE (SELECT count(*) < ?9 AND coalesce(sum(bytes), 0) + ?3 <= ?10 FROM uploads WHERE agbcode = ?2 AND begonnen_op > ?8)`,
      )
      .bind(id, agbcode, bytes, sha256, mediatype, deelBytes, begonnenOp, grens.sinds, grens.aantal, grens.bytes)
      .run();
    return meta.changes > 0;
  }

  async findUpload(id: string): Promise<UploadRij | undefined> {
    const db = await this.#db.prepare('SELECT * FROM uploads WHERE id = ?').bind(id).first<DbUpload>();
    if (db === null) return undefined;
    const { agbcode, bytes, sha256, mediatype, deel_bytes: deelBytes, begonnen_op: begonnenOp } = db;
    return { id: db.id, agbcode, bytes, sha256, mediatype, deelBytes, begonnenOp };
  }

  async bewaarDeel(uploadId: string, { nummer, sha256 }: UploaddeelRij): Promise<'bewaard' | 'anders' | 'weg'> {
    const [, nu] = await this.#db.batch<{ sha256: string }>([
      this.#db
        .prepare(
          `INSERT INTO uploaddelen (upload_id, nummer, sha256) SELECT id, ?2, ?3 FROM uploads WHERE id = ?1
           ON CONFLICT (upload_id, nummer) DO NOTHING`,
        )
        .bind(uploadId, nummer, sha256),
      this.#db.prepare('SELECT sha256 FROM uploaddelen WHERE upload_id = ? AND nummer = ?').bind(uploadId, nummer),
    ]);
    const deel = nu?.results[0];
    if (deel === undefined) return 'weg';
    return deel.sha256 === sha256 ? 'bewaard' : 'anders';
  }

  async listDelen(uploadId: string): Promise<readonly UploaddeelRij[]> {
    const { results } = await this.#db
      .prepare('SELECT nummer, sha256 FROM uploaddelen WHERE upload_id = ? ORDER BY nummer')
      .bind(uploadId)
      .all<UploaddeelRij>();
    return results;
  }

  async listVerlopen(voor: string, maximum: number): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare('SELECT id FROM uploads WHERE begonnen_op < ? ORDER BY begonnen_op LIMIT ?')
      .bind(voor, maximum)
      .all<{ id: string }>();
    return results.map(({ id }) => id);
  }

  async removeUpload(id: string): Promise<void> {
    await this.#db.batch([
      this.#db.prepare('DELETE FROM uploaddelen WHERE upload_id = ?').bind(id),
      this.#db.prepare('DELETE FROM uploads WHERE id = ?').bind(id),
    ]);
  }
}
