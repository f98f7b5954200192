/** Wrapped keys: one row per afzender × month, one per map of blobs. */
import type {
  MapsleutelRij,
  Omwikkeld,
  PeriodesleutelRij,
  SleutelkastStaat,
  Versietelling,
} from '../ports/sleutelkast.ts';
import { type DbMapsleutel, MAPSLEUTEL_VRAAG, toMapsleutel } from './mapsleutel-rij.ts';

interface DbPeriodesleutel {
  id: string;
  afzender: string;
  periode: string;
  versie: number;
  iv: string;
  inhoud: string;
}

export class D1Sleutelkast implements SleutelkastStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findPeriodesleutel(afzender: string, periode: string): Promise<PeriodesleutelRij | undefined> {
    const db = await this.#db
      .prepare('SELECT * FROM periodesleutels WHERE afzender = ? AND periode = ?')
      .bind(afzender, periode)
      .first<DbPeriodesleutel>();
    return db === null ? undefined : toPeriodesleutel(db);
  }

  async addPeriodesleutel({ id, afzender, periode, versie, sleutel }: PeriodesleutelRij): Promise<void> {
    await this.#db
      .prepare(
        'INSERT OR IGNORE INTO periodesleutels (id, afzender, periode, versie, iv, inhoud) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .bind(id, afzender, periode, versie, sleutel.iv, sleutel.inhoud)
      .run();
  }

  async findMapsleutel(map: string): Promise<MapsleutelRij | undefined> {
    const db = await this.#db.prepare(MAPSLEUTEL_VRAAG).bind(map).first<DbMapsleutel>();
    return db === null ? undefined : toMapsleutel(db);
  }

  async addMapsleutel(map: string, periodesleutelId: string, { iv, inhoud }: Omwikkeld, op: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `INSERT OR IGNORE INTO mapsleutels (map, periodesleutel_id, iv, inhoud, begonnen_op)
         SELECT ?1, id, ?3, ?4, ?5 FROM periodesleutels WHERE id = ?2`,
      )
      .bind(map, periodesleutelId, iv, inhoud, op)
      .run();
    return meta.changes > 0;
  }

  async removeMapsleutel(map: string): Promise<void> {
    await this.#db.prepare('DELETE FROM mapsleutels WHERE map = ?').bind(map).run();
  }

  async listAndereVersies(versie: number, maximum: number): Promise<readonly PeriodesleutelRij[]> {
    const { results } = await this.#db
      .prepare('SELECT * FROM periodesleutels WHERE versie <> ? ORDER BY versie, id LIMIT ?')
      .bind(versie, maximum)
      .all<DbPeriodesleutel>();
    return results.map(toPeriodesleutel);
  }

  async bewaarOmwikkeling({ id, versie, sleutel }: PeriodesleutelRij, vorigeVersie: number): Promise<boolean> {
    const { meta } = await this.#db
      .prepare('UPDATE periodesleutels SET versie = ?, iv = ?, inhoud = ? WHERE id = ? AND versie = ?')
      .bind(versie, sleutel.iv, sleutel.inhoud, id, vorigeVersie)
      .run();
    return meta.changes > 0;
  }

  async countVersies(): Promise<readonly Versietelling[]> {
    const { results } = await this.#db
      .prepare('SELECT versie, count(*) AS periodesleutels FROM periodesleutels GROUP BY versie ORDER BY versie')
      .all<{ versie: number; periodesleutels: number }>();
    return results;
  }

  async removeLegePeriodesleutels(periode: string): Promise<number> {
    const { meta } = await this.#db
      .prepare(
        `DELETE FROM periodesleutels WHERE periode < ?
           AND NOT EXISTS (SELECT 1 FROM mapsleutels m WHERE m.periodesleutel_id = periodesleutels.id)`,
      )
      .bind(periode)
      .run();
    return meta.changes;
  }
}

const toPeriodesleutel = ({ id, afzender, periode, versie, iv, inhoud }: DbPeriodesleutel): PeriodesleutelRij => ({
  id,
  afzender,
  periode,
  versie,
  sleutel: { iv, inhoud },
});
