/** Where the look for viruses stands, in the rows of the documents themselves. */
import type { Scanuitslag } from '../../domain/virusscan.ts';
import { TELGRENS } from '../ports/overzicht.ts';
import type { Scantelling, Scanwerk, VirusscanStaat } from '../ports/virusscan.ts';

/** There is content, and nobody knows yet whether it may leave. */
const OPEN = "scan IN ('wacht', 'mislukt') AND bytes IS NOT NULL";

export class D1Virusscan implements VirusscanStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async richtIn(metScanner: boolean, op: string, maximum: number): Promise<void> {
    const [van, naar] = metScanner ? ["('niet-gescand')", 'wacht'] : ["('wacht', 'mislukt')", 'niet-gescand'];
    await this.#db
      .prepare(
        `UPDATE dossierdocumenten SET scan = ?1, scan_pogingen = 0, scan_volgende_op = ?2 WHERE id IN
           (SELECT id FROM dossierdocumenten WHERE scan IN ${van} LIMIT ?3)`,
      )
      .bind(naar, metScanner ? op : null, maximum)
      .run();
  }

  async listTeScannen(op: string, maximum: number): Promise<readonly Scanwerk[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT id, scan_pogingen AS pogingen FROM dossierdocumenten WHERE ${OPEN} AND scan_volgende_op <= ?1
         ORDER BY scan_volgende_op, id LIMIT ?2`,
      )
      .bind(op, maximum)
      .all<{ id: string; pogingen: number }>();
    return results;
  }

  async findTeScannen(id: string): Promise<Scanwerk | undefined> {
    const rij = await this.#db
      .prepare(`SELECT id, scan_pogingen AS pogingen FROM dossierdocumenten WHERE id = ?1 AND ${OPEN}`)
      .bind(id)
      .first<{ id: string; pogingen: number }>();
    return rij ?? undefined;
  }

  async begin({ id, pogingen }: Scanwerk, volgendeOp: string): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `UPDATE dossierdocumenten SET scan_pogingen = scan_pogingen + 1, scan_volgende_op = ?3
         WHERE id = ?1 AND scan_pogingen = ?2 AND ${OPEN}`,
      )
      .bind(id, pogingen, volgendeOp)
      .run();
    return meta.changes > 0;
  }

  async meld(id: string, uitslag: Scanuitslag, op: string): Promise<void> {
    if (uitslag.soort === 'besmet') return this.#meldBesmet(id, uitslag.virus, op);
    const klaar = uitslag.soort === 'schoon' ? ', scan_volgende_op = NULL' : '';
    await this.#db
      .prepare(`UPDATE dossierdocumenten SET scan = ?2, scan_op = ?3${klaar} WHERE id = ?1 AND ${OPEN}`)
      .bind(id, uitslag.soort, op)
      .run();
  }

  /** Also when another look at the same bytes had found nothing. */
  async #meldBesmet(id: string, virus: string, op: string): Promise<void> {
    const map = `dossierdocumenten/${id}`;
    await this.#db.batch([
      this.#db
        .prepare(
          `UPDATE dossierdocumenten SET scan = 'besmet', virus = ?2, scan_op = ?3, scan_volgende_op = NULL, bytes = NULL
           WHERE id = ?1 AND bytes IS NOT NULL`,
        )
        .bind(id, virus, op),
      this.#db
        .prepare('INSERT OR IGNORE INTO te_wissen_mappen (map, verantwoording_id, sinds) VALUES (?1, NULL, ?2)')
        .bind(map, op),
      this.#db.prepare('DELETE FROM mapsleutels WHERE map = ?1').bind(map),
    ]);
  }

  async tel(sinds: string, voor: string): Promise<Scantelling> {
    const tel = (waar: string): string =>
      `(SELECT count(*) FROM (SELECT 1 FROM dossierdocumenten WHERE ${waar} LIMIT ${TELGRENS}))`;
    const rij = await this.#db
      .prepare(
        `SELECT ${tel("scan = 'besmet' AND ingetrokken_op IS NULL AND scan_op >= ?1")} AS besmet,
           ${tel("scan = 'mislukt' AND bytes IS NOT NULL")}
             + ${tel("scan = 'wacht' AND bytes IS NOT NULL AND scan_volgende_op < ?2")} AS blijftStaan`,
      )
      .bind(sinds, voor)
      .first<Scantelling>();
    return rij ?? { besmet: 0, blijftStaan: 0 };
  }
}
