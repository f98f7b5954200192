import type { Verwerking } from '../../domain/verwerking.ts';
import type { Betrokkenenlijst, Vergeten, Verwerkingfilter, VerwerkingStaat } from '../ports/verwerkingen.ts';
import type { Bladvraag, Bladzijde } from '../ports.ts';
import { toBladzijde } from './bladen.ts';

interface DbVerwerking {
  nummer: number;
  trace_id: string;
  span_id: string;
  vreemd: string | null;
  naam: string;
  activiteit: Verwerking['activiteit'];
  status: Verwerking['status'];
  begonnen_op: string;
  geeindigd_op: string;
  houdersoort: string | null;
  houdercode: string | null;
  verantwoording_id: string | null;
  zending_id: string | null;
  lijst_id: string | null;
  betrokkenen: Verwerking['betrokkenen'];
  betrokkene: string | null;
}

const toVerwerking = (db: DbVerwerking): Verwerking => ({
  nummer: db.nummer,
  traceId: db.trace_id,
  spanId: db.span_id,
  ...(db.vreemd === null ? {} : { vreemd: JSON.parse(db.vreemd) as NonNullable<Verwerking['vreemd']> }),
  naam: db.naam,
  activiteit: db.activiteit,
  status: db.status,
  begonnenOp: db.begonnen_op,
  geeindigdOp: db.geeindigd_op,
  ...(db.houdersoort === null || db.houdercode === null
    ? {}
    : { door: { houdersoort: db.houdersoort, houdercode: db.houdercode } }),
  ...(db.verantwoording_id === null ? {} : { verantwoordingId: db.verantwoording_id }),
  ...(db.zending_id === null ? {} : { zendingId: db.zending_id }),
  ...(db.lijst_id === null ? {} : { lijstId: db.lijst_id }),
  betrokkenen: db.betrokkenen,
  ...(db.betrokkene === null ? {} : { betrokkene: db.betrokkene }),
});

/** One statement for any number of rows, so that it can go along in a transaction. */
export const addVerwerkingenStatement = (
  db: D1Database,
  verwerkingen: readonly Omit<Verwerking, 'nummer'>[],
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO verwerkingen (trace_id, span_id, vreemd, naam, activiteit, status, begonnen_op, geeindigd_op, houdersoort, houdercode,
         verantwoording_id, zending_id, lijst_id, betrokkenen, betrokkene)
       SELECT value ->> 'traceId', value ->> 'spanId', value -> 'vreemd', value ->> 'naam', value ->> 'activiteit', value ->> 'status',
         value ->> 'begonnenOp', value ->> 'geeindigdOp', value ->> '$.door.houdersoort', value ->> '$.door.houdercode',
         coalesce(value ->> 'verantwoordingId', z.verantwoording_id), value ->> 'zendingId',
         coalesce(value ->> 'lijstId', z.verantwoording_id), value ->> 'betrokkenen', value ->> 'betrokkene'
       FROM json_each(?) LEFT JOIN zendingen z ON z.id = value ->> 'zendingId'`,
    )
    .bind(JSON.stringify(verwerkingen));

/** Where a list lies: `betrokkenenMap` of the pipeline. */
const LIJSTMAP = "'betrokkenen/' || ";

/** The words of the partial indexes. */
const IS_LIJST = "naam IN ('verantwoording.ontvangen', 'historie.onthouden')";

export class D1Verwerkingen implements VerwerkingStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async addVerwerkingen(verwerkingen: readonly Omit<Verwerking, 'nummer'>[]): Promise<void> {
    if (verwerkingen.length > 0) await addVerwerkingenStatement(this.#db, verwerkingen).run();
  }

  async findVerwerking(nummer: number): Promise<Verwerking | undefined> {
    const db = await this.#db.prepare('SELECT * FROM verwerkingen WHERE nummer = ?').bind(nummer).first<DbVerwerking>();
    return db === null ? undefined : toVerwerking(db);
  }

  async listVerwerkingen(
    { verantwoordingId, zendingId }: Verwerkingfilter,
    blad: Bladvraag,
  ): Promise<Bladzijde<Verwerking>> {
    const filter = [
      ...(verantwoordingId === undefined ? [] : ['verantwoording_id = ?3']),
      ...(zendingId === undefined ? [] : ['zending_id = ?4']),
    ];
    const waarden = [verantwoordingId ?? null, zendingId ?? null];
    const { results } = await this.#db
      .prepare(
        `SELECT * FROM verwerkingen WHERE ${[...filter, 'nummer < ?1'].join(' AND ')} ORDER BY nummer DESC LIMIT ?2`,
      )
      .bind(
        Number(blad.vanaf ?? Number.MAX_SAFE_INTEGER),
        blad.aantal + 1,
        ...waarden.slice(0, zendingId !== undefined ? 2 : verantwoordingId !== undefined ? 1 : 0),
      )
      .all<DbVerwerking>();
    return toBladzijde(results, blad, toVerwerking, ({ nummer }) => String(nummer));
  }

  async findTraces(verantwoordingIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { results } = await this.#db
      .prepare(
        `SELECT value AS id, (SELECT trace_id FROM verwerkingen WHERE verantwoording_id = value ORDER BY nummer LIMIT 1) AS trace
         FROM json_each(?)`,
      )
      .bind(JSON.stringify([...new Set(verantwoordingIds)]))
      .all<{ id: string; trace: string | null }>();
    return new Map(results.flatMap(({ id, trace }) => (trace === null ? [] : [[id, trace] as const])));
  }

  async listLijsten(agbcode: string | undefined, blad: Bladvraag): Promise<Bladzijde<Betrokkenenlijst>> {
    const { results } = await this.#db
      .prepare(
        `SELECT nummer, lijst_id, verantwoording_id, houdercode, geeindigd_op FROM verwerkingen
         WHERE ${IS_LIJST} AND nummer < ?1 ${agbcode === undefined ? '' : 'AND houdercode = ?3'} ORDER BY nummer DESC LIMIT ?2`,
      )
      .bind(Number(blad.vanaf ?? Number.MAX_SAFE_INTEGER), blad.aantal + 1, ...(agbcode === undefined ? [] : [agbcode]))
      .all<DbVerwerking>();
    return toBladzijde(
      results,
      blad,
      (db) => ({
        nummer: db.nummer,
        lijstId: db.lijst_id ?? '',
        ...(db.verantwoording_id === null ? {} : { verantwoordingId: db.verantwoording_id }),
        agbcode: db.houdercode ?? '',
        ontvangenOp: db.geeindigd_op,
      }),
      ({ nummer }) => String(nummer),
    );
  }

  async vergeetVanGewiste(moment: string, op: string, maximum: number): Promise<Vergeten> {
    const { results } = await this.#db
      .prepare(
        `SELECT v.id FROM verantwoordingen v WHERE v.gewist_op < ?1
           AND EXISTS (SELECT 1 FROM verwerkingen w WHERE w.verantwoording_id = v.id)
           AND NOT EXISTS (SELECT 1 FROM verwerkingen w WHERE w.verantwoording_id = v.id AND w.geeindigd_op >= ?1)
         ORDER BY v.gewist_op, v.id LIMIT ?2`,
      )
      .bind(moment, maximum)
      .all<{ id: string }>();
    return this.#vergeet(
      'verantwoording_id',
      results.map(({ id }) => id),
      op,
    );
  }

  async vergeetLosse(moment: string, op: string, maximum: number): Promise<Vergeten> {
    const { results } = await this.#db
      .prepare(
        `SELECT nummer FROM verwerkingen WHERE verantwoording_id IS NULL AND geeindigd_op < ?1
           AND NOT EXISTS (SELECT 1 FROM historieberichten WHERE ontvangst_id = lijst_id)
         ORDER BY geeindigd_op LIMIT ?2`,
      )
      .bind(moment, maximum)
      .all<{ nummer: number }>();
    return this.#vergeet(
      'nummer',
      results.map(({ nummer }) => nummer),
      op,
    );
  }

  async #vergeet(
    kolom: 'verantwoording_id' | 'nummer',
    waarden: readonly (string | number)[],
    op: string,
  ): Promise<Vergeten> {
    if (waarden.length === 0) return { bekeken: 0, verwerkingen: 0, mappen: [] };
    const DEZE = `${kolom} IN (SELECT value FROM json_each(?1))`;
    const json = JSON.stringify(waarden);
    const [mappen, weg] = await this.#db.batch<{ map: string }>([
      this.#db
        .prepare(
          `INSERT OR IGNORE INTO te_wissen_mappen (map, verantwoording_id, sinds)
           SELECT DISTINCT ${LIJSTMAP} lijst_id, NULL, ?2 FROM verwerkingen WHERE ${DEZE} AND ${IS_LIJST} RETURNING map`,
        )
        .bind(json, op),
      this.#db.prepare(`DELETE FROM verwerkingen WHERE ${DEZE}`).bind(json),
    ]);
    return {
      bekeken: waarden.length,
      verwerkingen: weg?.meta.changes ?? 0,
      mappen: mappen?.results.map(({ map }) => map) ?? [],
    };
  }
}
