/**
 * Turns to be converted, as start-time fair queueing has it (Goyal, Vin and Cheng 1996): every zending gets the number of its turn when it
 * is planned, and the lowest number goes first. Somebody's turns follow each other; the first one is that which is being taken now, or the
 * one after their last. So whoever asks for little stands at the front, however much others have waiting, and nothing is counted afterwards.
 */
import type { Neming, OmzetbeurtStaat } from '../ports/omzetbeurten.ts';

/** Zendingen of one verantwoording that share a turn: what they read together is read once. */
const PER_BEURT = 8;

const WACHTEND = `FROM zendingen INDEXED BY zendingen_beurt WHERE toestand = 'gepland' AND genomen_op IS NULL
  ORDER BY beurt, verantwoording_id, id`;

/** How many turns so many zendingen of one verantwoording are. */
export const beurtenVoor = (zendingen: number): number => Math.ceil(zendingen / PER_BEURT);

/** Gives `wie` so many turns. In the transaction that plans the zendingen, just before it. */
export const beurtStatement = (db: D1Database, wie: string, aantal: number): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO omzetbeurten (wie, volgende) VALUES (?1, coalesce((SELECT stand FROM omzetklok), 0) + ?2)
       ON CONFLICT (wie) DO UPDATE SET volgende = max(volgende, excluded.volgende - ?2) + ?2`,
    )
    .bind(wie, aantal);

/** The turn of the zending with this index, in SQL. @param wie and @param aantal of `beurtStatement`, as parameters of the statement */
export const beurtVan = (wie: string, aantal: string, index: string): string =>
  `(SELECT volgende FROM omzetbeurten WHERE wie = ${wie}) - ${aantal} + ${index} / ${PER_BEURT}`;

/** For an UPDATE that plans something anew: it waits for its turn once more, and that comes soon. */
export const WACHT_WEER = 'genomen_op = NULL, genomen_door = NULL';

interface DbNeming {
  id: string;
  genomen_door: string;
}

const toNeming = ({ id, genomen_door: bericht }: DbNeming): Neming => ({ bericht, zendingId: id });

export class D1Omzetbeurten implements OmzetbeurtStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async neem(berichten: readonly string[], op: string): Promise<readonly Neming[]> {
    if (berichten.length === 0) return [];
    const [, genomen] = await this.#db.batch<DbNeming>([
      this.#db
        .prepare(
          `INSERT INTO omzetklok (een, stand) SELECT 1, max(beurt) FROM (SELECT beurt ${WACHTEND} LIMIT ?1) WHERE true
           HAVING max(beurt) IS NOT NULL ON CONFLICT (een) DO UPDATE SET stand = excluded.stand WHERE excluded.stand > stand`,
        )
        .bind(berichten.length),
      this.#db
        .prepare(
          `UPDATE zendingen SET genomen_op = ?2, genomen_door = j.value
           FROM (SELECT id, row_number() OVER () - 1 AS nr FROM (SELECT id ${WACHTEND} LIMIT ?3)) v
           JOIN json_each(?1) j ON j.key = v.nr WHERE zendingen.id = v.id RETURNING zendingen.id, genomen_door`,
        )
        .bind(JSON.stringify(berichten), op, berichten.length),
    ]);
    return (genomen?.results ?? []).map(toNeming);
  }

  async listGenomen(berichten: readonly string[]): Promise<readonly Neming[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT id, genomen_door FROM zendingen WHERE toestand = 'gepland' AND genomen_door IN (SELECT value FROM json_each(?1))
         UNION ALL
         SELECT id, genomen_door FROM zendingen WHERE toestand = 'omgezet' AND genomen_door IN (SELECT value FROM json_each(?1))`,
      )
      .bind(JSON.stringify(berichten))
      .all<DbNeming>();
    return results.map(toNeming);
  }

  async geefTerug(voor: string): Promise<number> {
    const { meta } = await this.#db
      .prepare(
        `UPDATE zendingen SET ${WACHT_WEER} WHERE toestand = 'gepland' AND gewijzigd_op < ?1 AND genomen_op < ?1`,
      )
      .bind(voor)
      .run();
    return meta.changes;
  }
}
