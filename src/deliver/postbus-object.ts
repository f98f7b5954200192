/** The postbus as a Durable Object: one per ontvanger, with its numbers in its own SQLite. */
import { DurableObject } from 'cloudflare:workers';
import type { Aangeboden } from '../domain/bezorging.ts';
import { bezorgWachtend, bied, type PostbusDiensten, type Postbusgeheugen } from './postbus.ts';

/** After a failed delivery the next attempt is this far away. */
const OPNIEUW_NA_MS = 5_000;

export class SqlGeheugen implements Postbusgeheugen {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      `CREATE TABLE IF NOT EXISTS zendingen (
         nummer INTEGER PRIMARY KEY AUTOINCREMENT, zending_id TEXT NOT NULL UNIQUE, klaar INTEGER NOT NULL DEFAULT 0)`,
    );
  }

  nummer(zendingId: string): number {
    this.#sql.exec('INSERT OR IGNORE INTO zendingen (zending_id) VALUES (?)', zendingId);
    return this.#sql.exec<{ nummer: number }>('SELECT nummer FROM zendingen WHERE zending_id = ?', zendingId).one()
      .nummer;
  }

  markeerKlaar(zendingId: string): void {
    this.#sql.exec('UPDATE zendingen SET klaar = 1 WHERE zending_id = ?', zendingId);
  }

  wachtend(): readonly { zendingId: string; nummer: number }[] {
    return this.#sql
      .exec<{ zendingId: string; nummer: number }>(
        'SELECT zending_id AS zendingId, nummer FROM zendingen WHERE klaar = 0 ORDER BY nummer',
      )
      .toArray();
  }
}

/** @param diensten made by the composition root from the bindings; the object itself names no driver. */
export function definePostbus<Env>(diensten: (env: Env) => Omit<PostbusDiensten, 'geheugen'>) {
  return class Postbus extends DurableObject<Env> {
    readonly #diensten: PostbusDiensten;

    constructor(ctx: DurableObjectState, env: Env) {
      super(ctx, env);
      this.#diensten = { ...diensten(env), geheugen: new SqlGeheugen(ctx.storage.sql) };
    }

    /** Delivers the zendingen now or, when that fails, keeps them and tries again. */
    async bied(zendingen: readonly Aangeboden[]): Promise<void> {
      try {
        await bied(this.#diensten, zendingen);
      } catch (error) {
        await this.ctx.storage.setAlarm(Date.now() + OPNIEUW_NA_MS);
        throw error;
      }
    }

    override async alarm(): Promise<void> {
      try {
        await bezorgWachtend(this.#diensten);
      } catch {
        await this.ctx.storage.setAlarm(Date.now() + OPNIEUW_NA_MS);
      }
    }
  };
}
