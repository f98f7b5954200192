import type { Ingediendwerk, Kalenderabonnement, Verwachtewerk } from '../../domain/kalenderpunt.ts';
import type { Soort, Wet } from '../../domain/verantwoording.ts';
import type { KalenderStaat } from '../ports/kalender.ts';

const KOLOMMEN = 'id, agbcode, door, aangemaakt_op AS aangemaaktOp';

export class D1Kalender implements KalenderStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listVerwacht(agbcode: string, vanaf: string): Promise<readonly Verwachtewerk[]> {
    // With max() SQLite takes the other columns from the row that holds it. Months have 28 to 31 days: their length is counted in
    // months, so that each follows the one before.
    const { results } = await this.#db
      .prepare(
        `SELECT z.soort, d.gemeentecode, d.wet, v.periode_begin AS begindatum, max(v.periode_eind) AS einddatum
         FROM verantwoordingen v JOIN zendingen z ON z.verantwoording_id = v.id JOIN zending_delen d ON d.zending_id = z.id
         WHERE v.agbcode = ?1 AND v.periode_eind >= ?2 AND v.ingetrokken_op IS NULL
         GROUP BY z.soort, d.gemeentecode, d.wet, round((julianday(v.periode_eind) - julianday(v.periode_begin) + 1) / 30.4)
         ORDER BY z.soort, d.gemeentecode, d.wet`,
      )
      .bind(agbcode, vanaf)
      .all<{ soort: Soort; gemeentecode: string; wet: Wet; begindatum: string; einddatum: string }>();
    return results.map(({ begindatum, einddatum, ...rest }) => ({ ...rest, laatste: { begindatum, einddatum } }));
  }

  async listIngediend(agbcode: string, vanaf: string): Promise<readonly Ingediendwerk[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT DISTINCT z.ontvangercode, z.soort, v.periode_begin AS begindatum, v.periode_eind AS einddatum
         FROM verantwoordingen v JOIN zendingen z ON z.verantwoording_id = v.id
         WHERE v.agbcode = ?1 AND v.periode_eind >= ?2 AND v.stadium = 'definitief' AND v.ingetrokken_op IS NULL
           AND z.toestand NOT IN ('vastgehouden', 'afgewezen', 'ingetrokken')`,
      )
      .bind(agbcode, vanaf)
      .all<Ingediendwerk>();
    return results;
  }

  async addAbonnement(
    { id, agbcode, door, aangemaaktOp }: Kalenderabonnement,
    sha256: string,
    maximum: number,
  ): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `INSERT INTO kalenderabonnementen (id, agbcode, sha256, door, aangemaakt_op) SELECT ?1, ?2, ?3, ?4, ?5
         WHERE (SELECT COUNT(*) FROM kalenderabonnementen WHERE agbcode = ?2 AND ingetrokken_op IS NULL) < ?6`,
      )
      .bind(id, agbcode, sha256, door, aangemaaktOp, maximum)
      .run();
    return meta.changes > 0;
  }

  async findAbonnement(sha256: string): Promise<Kalenderabonnement | undefined> {
    const rij = await this.#db
      .prepare(`SELECT ${KOLOMMEN} FROM kalenderabonnementen WHERE sha256 = ? AND ingetrokken_op IS NULL`)
      .bind(sha256)
      .first<Kalenderabonnement>();
    return rij ?? undefined;
  }

  async listAbonnementen(agbcode: string): Promise<readonly Kalenderabonnement[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${KOLOMMEN} FROM kalenderabonnementen WHERE agbcode = ? AND ingetrokken_op IS NULL ORDER BY aangemaakt_op, id`,
      )
      .bind(agbcode)
      .all<Kalenderabonnement>();
    return results;
  }

  async trekAbonnementIn(agbcode: string, id: string, op: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        'UPDATE kalenderabonnementen SET ingetrokken_op = ?3 WHERE id = ?2 AND agbcode = ?1 AND ingetrokken_op IS NULL',
      )
      .bind(agbcode, id, op)
      .run();
    return meta.changes > 0;
  }
}
