import type { Postbusstand, Wachtreden } from '../../domain/postbus.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import type { BezorgStaat, Bezorguitkomsten, Postbushandeling, PostbusRij } from '../ports/bezorging.ts';
import type { Genummerd } from '../ports.ts';
import { type DbZending, toZending, ZENDING_KOLOMMEN } from './rijen.ts';

/** Why a zending waits is a remark that ends with the waiting; why it is held stays until a person resumes it. */
const WACHTMELDING = "fase = 'bezorging' AND ernst = 'waarschuwing'";

/**
 * For an UPDATE … FROM. The plus keeps the index on toestand out of it: each zending is found by its id, where the planner would
 * rather walk through everything that is on its way.
 */
const NOG_OMGEZET = "+toestand = 'omgezet'";

export class D1Bezorging implements BezorgStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async findPostbusleven(
    ontvangercode: string,
  ): Promise<{ readonly hoogsteNummer: number; readonly stand?: Postbusstand }> {
    const rij = await this.#db
      .prepare(
        `SELECT (SELECT max(postvaknummer) FROM zendingen WHERE ontvangercode = ?1 AND postvaknummer IS NOT NULL) AS nummer,
           (SELECT stand FROM postbussen WHERE ontvangercode = ?1) AS stand`,
      )
      .bind(ontvangercode)
      .first<{ nummer: number | null; stand: string | null }>();
    const stand = rij?.stand ?? null;
    return {
      hoogsteNummer: rij?.nummer ?? 0,
      ...(stand === null ? {} : { stand: JSON.parse(stand) as Postbusstand }),
    };
  }

  async plaats(zendingen: readonly Genummerd[]): Promise<void> {
    await this.#db
      .prepare(
        `UPDATE zendingen SET postvaknummer = j.value ->> 'nummer' FROM json_each(?) j
         WHERE zendingen.id = j.value ->> 'zendingId' AND ${NOG_OMGEZET} AND postvaknummer IS NULL`,
      )
      .bind(JSON.stringify(zendingen))
      .run();
  }

  async plaatsAlsBezorgd(zendingen: readonly Genummerd[], op: string): Promise<void> {
    await this.#db
      .prepare(
        `UPDATE zendingen SET toestand = 'bezorgd', bezorgd_op = ?2, gewijzigd_op = ?2,
           postvaknummer = coalesce(postvaknummer, j.value ->> 'nummer')
         FROM json_each(?1) j WHERE zendingen.id = j.value ->> 'zendingId' AND ${NOG_OMGEZET}`,
      )
      .bind(JSON.stringify(zendingen), op)
      .run();
  }

  async bewaarUitkomsten({ bezorgd, vastgehouden, gemeld }: Bezorguitkomsten, op: string): Promise<void> {
    const statements: D1PreparedStatement[] = [];
    // The number stays as it is: to name it here would write each index of the postvak again.
    if (bezorgd.length > 0)
      statements.push(
        this.#db
          .prepare(
            `UPDATE zendingen SET toestand = 'bezorgd', bezorgd_op = ?2, gewijzigd_op = ?2
             FROM json_each(?1) j WHERE zendingen.id = j.value AND ${NOG_OMGEZET}`,
          )
          .bind(JSON.stringify(bezorgd), op),
      );
    if (gemeld.length > 0) statements.push(this.#forget(gemeld));
    if (vastgehouden.length > 0) {
      const json = JSON.stringify(vastgehouden);
      statements.push(
        this.#db
          .prepare(
            `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
             SELECT z.verantwoording_id, z.id, 'bezorging', j.value ->> '$.bevinding.code', j.value ->> '$.bevinding.ernst',
               json_object('ontvangercode', z.ontvangercode),
               json_set(j.value -> '$.bevinding.parameters', '$.ontvanger', z.ontvangernaam), ?2
             FROM json_each(?1) j CROSS JOIN zendingen z ON z.id = j.value ->> 'zendingId' WHERE z.toestand = 'omgezet'`,
          )
          .bind(json, op),
        this.#db
          .prepare(
            `UPDATE zendingen SET toestand = 'vastgehouden', gewijzigd_op = ?2 FROM json_each(?1) j
             WHERE zendingen.id = j.value ->> 'zendingId' AND ${NOG_OMGEZET}`,
          )
          .bind(json, op),
      );
    }
    const [enige] = statements;
    if (statements.length === 1 && enige !== undefined) await enige.run();
    else if (statements.length > 1) await this.#db.batch(statements);
  }

  #forget(zendingIds: readonly string[]): D1PreparedStatement {
    return this.#db
      .prepare(`DELETE FROM bevindingen WHERE zending_id IN (SELECT value FROM json_each(?)) AND ${WACHTMELDING}`)
      .bind(JSON.stringify(zendingIds));
  }

  async meldWachtend(zendingIds: readonly string[], reden: Wachtreden, op: string): Promise<void> {
    await this.#db.batch([
      this.#forget(zendingIds),
      this.#db
        .prepare(
          `INSERT INTO bevindingen (verantwoording_id, zending_id, fase, code, ernst, plaats, parameters, vastgesteld_op)
           SELECT z.verantwoording_id, z.id, 'bezorging', 'BEZORGING_WACHT', 'waarschuwing',
             json_object('ontvangercode', z.ontvangercode), json_object('ontvanger', z.ontvangernaam, 'reden', ?2), ?3
           FROM json_each(?1) j CROSS JOIN zendingen z ON z.id = j.value WHERE z.toestand = 'omgezet'`,
        )
        .bind(JSON.stringify(zendingIds), reden, op),
    ]);
  }

  async bewaarPostbusstand(ontvangercode: string, stand: Postbusstand, op: string): Promise<void> {
    const storing = stand.belet !== undefined || stand.zekering.stand === 'open';
    await this.#db
      .prepare(
        `INSERT INTO postbussen (ontvangercode, stand, storing, gewijzigd_op) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (ontvangercode) DO UPDATE SET stand = ?2, storing = ?3, gewijzigd_op = ?4`,
      )
      .bind(ontvangercode, JSON.stringify(stand), storing ? 1 : 0, op)
      .run();
  }

  async listPostbusstoringen(): Promise<readonly PostbusRij[]> {
    const { results } = await this.#db
      .prepare('SELECT ontvangercode, stand, gewijzigd_op FROM postbussen WHERE storing = 1 ORDER BY ontvangercode')
      .all<{ ontvangercode: string; stand: string; gewijzigd_op: string }>();
    return results.map((rij) => ({
      ontvangercode: rij.ontvangercode,
      stand: JSON.parse(rij.stand) as Postbusstand,
      gewijzigdOp: rij.gewijzigd_op,
    }));
  }

  async bewaarHandeling({ ontvangercode, handeling, door, reden, op }: Postbushandeling): Promise<void> {
    await this.#db
      .prepare('INSERT INTO postbus_handelingen (ontvangercode, handeling, door, reden, op) VALUES (?, ?, ?, ?, ?)')
      .bind(ontvangercode, handeling, door, reden ?? null, op)
      .run();
  }

  async listHandelingen(ontvangercode: string, maximum: number): Promise<readonly Postbushandeling[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT handeling, door, reden, op FROM postbus_handelingen WHERE ontvangercode = ? ORDER BY volgnummer DESC LIMIT ?`,
      )
      .bind(ontvangercode, maximum)
      .all<{ handeling: Postbushandeling['handeling']; door: string; reden: string | null; op: string }>();
    return results.map(({ reden, ...rij }) => ({ ontvangercode, ...rij, ...(reden === null ? {} : { reden }) }));
  }

  async hervatBezorging(zendingId: string, op: string): Promise<boolean> {
    const alleenBezorging = `EXISTS (SELECT 1 FROM zendingen WHERE id = ?1 AND toestand = 'vastgehouden' AND gewist_op IS NULL)
      AND EXISTS (SELECT 1 FROM bevindingen WHERE zending_id = ?1 AND fase = 'bezorging' AND ernst = 'fout')`;
    const [gewijzigd] = await this.#db.batch([
      this.#db
        .prepare(`UPDATE zendingen SET toestand = 'omgezet', gewijzigd_op = ?2 WHERE id = ?1 AND ${alleenBezorging}`)
        .bind(zendingId, op),
      this.#db
        .prepare(
          `DELETE FROM bevindingen WHERE zending_id = ?1 AND fase = 'bezorging'
             AND EXISTS (SELECT 1 FROM zendingen WHERE id = ?1 AND toestand = 'omgezet' AND gewijzigd_op = ?2)`,
        )
        .bind(zendingId, op),
    ]);
    return (gewijzigd?.meta.changes ?? 0) > 0;
  }

  async listOnaangeboden(voor: string, maximum: number): Promise<readonly ZendingRij[]> {
    // Placing a zending does not change `gewijzigd_op`, and setting it going again does: later than its conversion means resumed.
    const { results } = await this.#db
      .prepare(
        `SELECT ${ZENDING_KOLOMMEN} FROM zendingen z WHERE z.toestand = 'omgezet' AND z.gewijzigd_op < ?1
           AND (z.postvaknummer IS NULL OR z.gewijzigd_op > z.omgezet_op) ORDER BY z.gewijzigd_op LIMIT ?2`,
      )
      .bind(voor, maximum)
      .all<DbZending>();
    return results.map(toZending);
  }

  async listOntvangersMetWerk(): Promise<readonly string[]> {
    const { results } = await this.#db
      .prepare(
        `SELECT DISTINCT ontvangercode FROM zendingen WHERE toestand = 'omgezet' AND postvaknummer IS NOT NULL
         ORDER BY ontvangercode`,
      )
      .all<{ ontvangercode: string }>();
    return results.map((rij) => rij.ontvangercode);
  }
}
