import type { SessieStaat, SessieVan, Uitgeverafmelding, VerlopenSessie, Weigeringtelling } from '../ports/sessies.ts';

/** ?1: iss; ?2: sub, or NULL; ?3: hash of sid, or NULL. */
const BIJ_UITGEVER = `l.uitgever = ?1 AND coalesce(?2, ?3) IS NOT NULL AND (?2 IS NULL OR l.onderwerp = ?2)
  AND (?3 IS NULL OR s.uitgeversessie = ?3 OR (?2 IS NOT NULL AND s.uitgeversessie IS NULL))`;

export class D1Sessies implements SessieStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async listSessiesVan(
    { uitgever, onderwerp }: { readonly uitgever: string; readonly onderwerp: string },
    gebruiktNa: string,
    begonnenNa: string,
  ): Promise<readonly SessieVan[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT s.sha256, s.lid_id AS lidId, o.naam AS organisatienaam, s.begonnen_op AS begonnenOp, s.gebruikt_op AS gebruiktOp
         FROM leden l JOIN sessies s ON s.lid_id = l.id JOIN organisaties o ON o.id = l.organisatie_id
         WHERE l.uitgever = ? AND l.onderwerp = ? AND s.gebruikt_op >= ? AND s.begonnen_op >= ?
         ORDER BY s.gebruikt_op DESC, s.sha256`,
      )
      .bind(uitgever, onderwerp, gebruiktNa, begonnenNa)
      .all<SessieVan>();
    return results;
  }

  async endSessiesVan({
    uitgever,
    onderwerp,
  }: {
    readonly uitgever: string;
    readonly onderwerp: string;
  }): Promise<number> {
    const { meta } = await this.#db
      .prepare('DELETE FROM sessies WHERE lid_id IN (SELECT id FROM leden WHERE uitgever = ? AND onderwerp = ?)')
      .bind(uitgever, onderwerp)
      .run();
    return meta.changes;
  }

  async endSessiesVanLid(organisatieId: string, lidId: string): Promise<number> {
    const { meta } = await this.#db
      .prepare('DELETE FROM sessies WHERE lid_id = (SELECT id FROM leden WHERE id = ? AND organisatie_id = ?)')
      .bind(lidId, organisatieId)
      .run();
    return meta.changes;
  }

  async takeVerlopen(gebruiktVoor: string, begonnenVoor: string): Promise<readonly VerlopenSessie[]> {
    const [van] = await this.#db.batch<VerlopenSessie>([
      this.#db
        .prepare(
          `SELECT s.lid_id AS lidId, o.houdersoort, o.houdercode FROM sessies s
           JOIN leden l ON l.id = s.lid_id JOIN organisaties o ON o.id = l.organisatie_id
           WHERE s.gebruikt_op < ?1 OR s.begonnen_op < ?2 ORDER BY s.gebruikt_op`,
        )
        .bind(gebruiktVoor, begonnenVoor),
      this.#db
        .prepare('DELETE FROM sessies WHERE gebruikt_op < ?1 OR begonnen_op < ?2')
        .bind(gebruiktVoor, begonnenVoor),
    ]);
    return van?.results ?? [];
  }

  async takeSessiesBijUitgever({
    uitgever,
    onderwerp,
    uitgeversessie,
  }: Uitgeverafmelding): Promise<readonly VerlopenSessie[]> {
    const waarden = [uitgever, onderwerp ?? null, uitgeversessie ?? null];
    const [van] = await this.#db.batch<VerlopenSessie>([
      this.#db
        .prepare(
          `SELECT s.lid_id AS lidId, o.houdersoort, o.houdercode FROM sessies s
           JOIN leden l ON l.id = s.lid_id JOIN organisaties o ON o.id = l.organisatie_id WHERE ${BIJ_UITGEVER}`,
        )
        .bind(...waarden),
      this.#db
        .prepare(
          `DELETE FROM sessies WHERE sha256 IN
             (SELECT s.sha256 FROM sessies s JOIN leden l ON l.id = s.lid_id WHERE ${BIJ_UITGEVER})`,
        )
        .bind(...waarden),
    ]);
    return van?.results ?? [];
  }

  async countWeigering(venster: string, reden: string): Promise<number> {
    const rij = await this.#db
      .prepare(
        `INSERT INTO aanmeldtellingen (venster, reden, aantal) VALUES (?, ?, 1)
         ON CONFLICT (venster, reden) DO UPDATE SET aantal = aantal + 1 RETURNING aantal`,
      )
      .bind(venster, reden)
      .first<{ aantal: number }>();
    if (rij === null) throw new Error('what was just counted is not there');
    return rij.aantal;
  }

  async listWeigeringen(voor: string): Promise<readonly Weigeringtelling[]> {
    const { results } = await this.#db
      .prepare('SELECT venster, reden, aantal FROM aanmeldtellingen WHERE venster < ? ORDER BY venster, reden')
      .bind(voor)
      .all<Weigeringtelling>();
    return results;
  }

  async removeWeigering(venster: string, reden: string): Promise<void> {
    await this.#db.prepare('DELETE FROM aanmeldtellingen WHERE venster = ? AND reden = ?').bind(venster, reden).run();
  }
}
