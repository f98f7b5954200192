import type { KanaalRij } from '../../domain/kanaal.ts';
import type { KanaalStaat, Kanaalstand } from '../ports/kanalen.ts';

interface DbKanaal {
  ontvangercode: string;
  versie: number;
  instelling: string;
  geheimen: string | null;
  geheimnamen: string;
  publieke_sleutels: string;
  clientsleutel: string | null;
  door_soort: KanaalRij['door']['soort'];
  door: string;
  op: string;
  beproefd_op: string | null;
}

const KOLOMMEN =
  'ontvangercode, versie, instelling, geheimen, geheimnamen, publieke_sleutels, clientsleutel, door_soort, door, op, beproefd_op';
/** Versions shown; a channel changes a few times a year. */
const MAXIMUM_VERSIES = 200;

const toRij = (db: DbKanaal): KanaalRij => ({
  ontvangercode: db.ontvangercode,
  versie: db.versie,
  instelling: JSON.parse(db.instelling),
  ...(db.geheimen === null ? {} : { geheimen: JSON.parse(db.geheimen) }),
  geheimnamen: JSON.parse(db.geheimnamen),
  publiekeSleutels: JSON.parse(db.publieke_sleutels),
  ...(db.clientsleutel === null ? {} : { clientsleutel: JSON.parse(db.clientsleutel) }),
  door: { soort: db.door_soort, code: db.door },
  op: db.op,
  ...(db.beproefd_op === null ? {} : { beproefdOp: db.beproefd_op }),
});

export class D1Kanalen implements KanaalStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findKanaal(ontvangercode: string): Promise<Kanaalstand> {
    const { results } = await this.#db
      .prepare(
        `SELECT ${KOLOMMEN} FROM kanalen WHERE ontvangercode = ?1 AND versie IN (
           (SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1),
           (SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1 AND beproefd_op IS NOT NULL))
         ORDER BY versie DESC`,
      )
      .bind(ontvangercode)
      .all<DbKanaal>();
    const [nieuwste] = results.map(toRij);
    const inGebruik = results.map(toRij).find((rij) => rij.beproefdOp !== undefined);
    return { ...(nieuwste && { nieuwste }), ...(inGebruik && { inGebruik }) };
  }

  async listOntvangersMetKanaal(): Promise<readonly string[]> {
    const { results } = await this.#db
      // The webhooks of aanbieders lie beside them, under names with a colon.
      .prepare(
        `SELECT DISTINCT ontvangercode FROM kanalen WHERE beproefd_op IS NOT NULL AND ontvangercode NOT LIKE '%:%'`,
      )
      .all<{ ontvangercode: string }>();
    return results.map((rij) => rij.ontvangercode);
  }

  async addKanaal(rij: KanaalRij): Promise<boolean> {
    const [{ meta } = { meta: { changes: 0 } }] = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT INTO kanalen (${KOLOMMEN}, kanaalsoort) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (ontvangercode, versie) DO NOTHING`,
        )
        .bind(
          rij.ontvangercode,
          rij.versie,
          JSON.stringify(rij.instelling),
          rij.geheimen === undefined ? null : JSON.stringify(rij.geheimen),
          JSON.stringify(rij.geheimnamen),
          JSON.stringify(rij.publiekeSleutels),
          rij.clientsleutel === undefined ? null : JSON.stringify(rij.clientsleutel),
          rij.door.soort,
          rij.door.code,
          rij.op,
          rij.beproefdOp ?? null,
          rij.instelling.kanaalsoort,
        ),
      this.#forget(rij.ontvangercode),
    ]);
    return meta.changes === 1;
  }

  async markeerBeproefd(ontvangercode: string, versie: number, op: string): Promise<boolean> {
    const [{ meta } = { meta: { changes: 0 } }] = await this.#db.batch([
      this.#db
        .prepare('UPDATE kanalen SET beproefd_op = ?3 WHERE ontvangercode = ?1 AND versie = ?2 AND beproefd_op IS NULL')
        .bind(ontvangercode, versie, op),
      this.#forget(ontvangercode),
    ]);
    return meta.changes === 1;
  }

  async listKanaalversies(ontvangercode: string): Promise<readonly KanaalRij[]> {
    const { results } = await this.#db
      .prepare(`SELECT ${KOLOMMEN} FROM kanalen WHERE ontvangercode = ? ORDER BY versie DESC LIMIT ?`)
      .bind(ontvangercode, MAXIMUM_VERSIES)
      .all<DbKanaal>();
    return results.map((db) => toRij({ ...db, geheimen: null }));
  }

  /** Secrets of versions that are neither in use nor the newest serve nobody. */
  #forget(ontvangercode: string): D1PreparedStatement {
    return this.#db
      .prepare(
        `UPDATE kanalen SET geheimen = NULL WHERE ontvangercode = ?1 AND geheimen IS NOT NULL AND versie NOT IN (
           (SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1),
           COALESCE((SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1 AND beproefd_op IS NOT NULL), 0))`,
      )
      .bind(ontvangercode);
  }
}
