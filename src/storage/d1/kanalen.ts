import type { KanaalRij, Versleuteld, Wijziger } from '../../domain/kanaal.ts';
import type { Geheimrij, KanaalStaat, Kanaalstand } from '../ports/kanalen.ts';

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
  middel: string | null;
  op: string;
  beproefd_op: string | null;
  in_gebruik_op: string | null;
  vrijgave_soort: Wijziger['soort'] | null;
  vrijgave_door: string | null;
  vrijgave_middel: string | null;
}

const KOLOMMEN = `ontvangercode, versie, instelling, geheimen, geheimnamen, publieke_sleutels, clientsleutel, door_soort, door, op,
  beproefd_op, middel, in_gebruik_op, vrijgave_soort, vrijgave_door, vrijgave_middel`;
/** Versions shown; a channel changes a few times a year. */
const MAXIMUM_VERSIES = 200;

const toWijziger = (soort: Wijziger['soort'], code: string, middel: string | null): Wijziger => ({
  soort,
  code,
  ...(middel === null ? {} : { middel }),
});

const toRij = (db: DbKanaal): KanaalRij => ({
  ontvangercode: db.ontvangercode,
  versie: db.versie,
  instelling: JSON.parse(db.instelling),
  ...(db.geheimen === null ? {} : { geheimen: JSON.parse(db.geheimen) }),
  geheimnamen: JSON.parse(db.geheimnamen),
  publiekeSleutels: JSON.parse(db.publieke_sleutels),
  ...(db.clientsleutel === null ? {} : { clientsleutel: JSON.parse(db.clientsleutel) }),
  door: toWijziger(db.door_soort, db.door, db.middel),
  op: db.op,
  ...(db.beproefd_op === null ? {} : { beproefdOp: db.beproefd_op }),
  ...(db.in_gebruik_op === null ? {} : { inGebruikOp: db.in_gebruik_op }),
  ...(db.vrijgave_soort === null || db.vrijgave_door === null
    ? {}
    : { vrijgegevenDoor: toWijziger(db.vrijgave_soort, db.vrijgave_door, db.vrijgave_middel) }),
});

/** Whose channel it is: the webhook of an aanbieder has its kind before its code, with a colon between. */
function houderVan(naam: string): readonly [houdersoort: string, houdercode: string] {
  const [soort = '', code] = naam.split(':');
  return code === undefined ? ['ontvanger', soort] : [soort, code];
}

export class D1Kanalen implements KanaalStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findKanaal(ontvangercode: string): Promise<Kanaalstand> {
    // One question: what may be called has to be as new as what is called.
    const [kanalen, organisaties] = await this.#db.batch<DbKanaal | { readonly domeinen: string }>([
      this.#db
        .prepare(
          `SELECT ${KOLOMMEN} FROM kanalen WHERE ontvangercode = ?1 AND versie IN (
             (SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1),
             (SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1 AND in_gebruik_op IS NOT NULL))
           ORDER BY versie DESC`,
        )
        .bind(ontvangercode),
      this.#db
        .prepare('SELECT domeinen FROM organisaties WHERE houdersoort = ? AND houdercode = ?')
        .bind(...houderVan(ontvangercode)),
    ]);
    const rijen = ((kanalen?.results ?? []) as DbKanaal[]).map(toRij);
    const [organisatie] = (organisaties?.results ?? []) as { readonly domeinen: string }[];
    const [nieuwste] = rijen;
    const inGebruik = rijen.find((rij) => rij.inGebruikOp !== undefined);
    return {
      ...(nieuwste && { nieuwste }),
      ...(inGebruik && { inGebruik }),
      domeinen: organisatie === undefined ? [] : JSON.parse(organisatie.domeinen),
    };
  }

  async listOntvangersMetKanaal(): Promise<readonly string[]> {
    const { results } = await this.#db
      // The webhooks of aanbieders lie beside them, under names with a colon.
      .prepare(
        `SELECT DISTINCT ontvangercode FROM kanalen WHERE in_gebruik_op IS NOT NULL AND ontvangercode NOT LIKE '%:%'`,
      )
      .all<{ ontvangercode: string }>();
    return results.map((rij) => rij.ontvangercode);
  }

  async addKanaal(rij: KanaalRij): Promise<boolean> {
    const [{ meta } = { meta: { changes: 0 } }] = await this.#db.batch([
      this.#db
        .prepare(
          `INSERT INTO kanalen (${KOLOMMEN}, kanaalsoort) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?)
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
          rij.door.middel ?? null,
          rij.inGebruikOp ?? null,
          rij.instelling.kanaalsoort,
        ),
      this.#forget(rij.ontvangercode),
    ]);
    return meta.changes === 1;
  }

  async markeerBeproefd(ontvangercode: string, versie: number, op: string, neemInGebruik: boolean): Promise<boolean> {
    return this.#changeOne(
      ontvangercode,
      this.#db
        .prepare(
          `UPDATE kanalen SET beproefd_op = COALESCE(beproefd_op, ?3), in_gebruik_op = ?4
           WHERE ontvangercode = ?1 AND versie = ?2 AND in_gebruik_op IS NULL`,
        )
        .bind(ontvangercode, versie, op, neemInGebruik ? op : null),
    );
  }

  async geefVrij(ontvangercode: string, versie: number, op: string, door: Wijziger): Promise<boolean> {
    return this.#changeOne(
      ontvangercode,
      this.#db
        .prepare(
          `UPDATE kanalen SET in_gebruik_op = ?3, vrijgave_soort = ?4, vrijgave_door = ?5, vrijgave_middel = ?6
           WHERE ontvangercode = ?1 AND versie = ?2 AND beproefd_op IS NOT NULL AND in_gebruik_op IS NULL
             AND versie = (SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1)`,
        )
        .bind(ontvangercode, versie, op, door.soort, door.code, door.middel ?? null),
    );
  }

  async #changeOne(ontvangercode: string, wijziging: D1PreparedStatement): Promise<boolean> {
    const [{ meta } = { meta: { changes: 0 } }] = await this.#db.batch([wijziging, this.#forget(ontvangercode)]);
    return meta.changes === 1;
  }

  async listKanaalversies(ontvangercode: string): Promise<readonly KanaalRij[]> {
    const { results } = await this.#db
      .prepare(`SELECT ${KOLOMMEN} FROM kanalen WHERE ontvangercode = ? ORDER BY versie DESC LIMIT ?`)
      .bind(ontvangercode, MAXIMUM_VERSIES)
      .all<DbKanaal>();
    return results.map((db) => toRij({ ...db, geheimen: null }));
  }

  async listGeheimen(sleutelIds: readonly string[], maximum: number): Promise<readonly Geheimrij[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT ontvangercode, versie, geheimen FROM kanalen
         WHERE geheimen ->> 'sleutelId' IN (SELECT value FROM json_each(?)) ORDER BY ontvangercode, versie LIMIT ?`,
      )
      .bind(JSON.stringify(sleutelIds), maximum)
      .all<{ ontvangercode: string; versie: number; geheimen: string }>();
    return results.map((db) => ({ ...db, geheimen: JSON.parse(db.geheimen) as Versleuteld }));
  }

  async replaceGeheimen({ ontvangercode, versie, geheimen: oud }: Geheimrij, geheimen: Versleuteld): Promise<boolean> {
    const { meta } = await this.#db
      .prepare(
        `UPDATE kanalen SET geheimen = ?3 WHERE ontvangercode = ?1 AND versie = ?2
           AND geheimen ->> 'sleutelId' = ?4 AND geheimen ->> 'iv' = ?5 AND geheimen ->> 'inhoud' = ?6`,
      )
      .bind(ontvangercode, versie, JSON.stringify(geheimen), oud.sleutelId, oud.iv, oud.inhoud)
      .run();
    return meta.changes === 1;
  }

  async countGeheimen(): Promise<readonly { readonly sleutelId: string; readonly aantal: number }[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT geheimen ->> 'sleutelId' AS sleutelId, count(*) AS aantal FROM kanalen WHERE geheimen IS NOT NULL GROUP BY 1 ORDER BY 1`,
      )
      .all<{ sleutelId: string; aantal: number }>();
    return results;
  }

  /** Secrets of versions that are neither in use nor the newest serve nobody. */
  #forget(ontvangercode: string): D1PreparedStatement {
    return this.#db
      .prepare(
        `UPDATE kanalen SET geheimen = NULL WHERE ontvangercode = ?1 AND geheimen IS NOT NULL AND versie NOT IN (
           (SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1),
           COALESCE((SELECT MAX(versie) FROM kanalen WHERE ontvangercode = ?1 AND in_gebruik_op IS NOT NULL), 0))`,
      )
      .bind(ontvangercode);
  }
}
