import type { Statistieken, StatistiekStaat } from '../ports/statistieken.ts';

/** Further back no event is counted. */
const VENSTER = 100_000;
const GRENS = 1000;
/** What a worker or a postbus still has to do something with; as in the index `zendingen_onderweg`. */
const ONDERWEG = ['gepland', 'omgezet', 'vastgehouden'] as const;

interface Telling {
  toestand: string;
  aantal: number;
}

interface Ontvangst {
  verantwoordingen: number;
  prestaties: number | null;
  bytes: number | null;
}

const perToestand = (rijen: readonly Telling[]): Record<string, number> =>
  Object.fromEntries(rijen.map(({ toestand, aantal }) => [toestand, aantal]));

export class D1Statistieken implements StatistiekStaat {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  async tel(vanaf: string): Promise<Statistieken> {
    const onderweg = ONDERWEG.map(
      (toestand) =>
        `SELECT '${toestand}' AS toestand, count(*) AS aantal
         FROM (SELECT 1 FROM zendingen WHERE toestand = '${toestand}' LIMIT ${GRENS})`,
    ).join(' UNION ALL ');
    const [laatste, ontvangst, gebeurd, wachtend, oudste] = await this.#db.batch<unknown>([
      this.#db.prepare('SELECT coalesce(max(volgnummer), 0) AS aantal FROM gebeurtenissen'),
      this.#db
        .prepare(
          `SELECT count(*) AS verantwoordingen, sum(aantal_prestaties) AS prestaties, sum(bytes) AS bytes
           FROM verantwoordingen WHERE ontvangen_op >= ?`,
        )
        .bind(vanaf),
      this.#db
        .prepare(
          `SELECT toestand, count(*) AS aantal FROM gebeurtenissen
           WHERE volgnummer > (SELECT coalesce(max(volgnummer), 0) FROM gebeurtenissen) - ${VENSTER} AND op >= ?
           GROUP BY toestand ORDER BY toestand`,
        )
        .bind(vanaf),
      this.#db.prepare(onderweg),
      this.#db.prepare(`SELECT min(gewijzigd_op) AS op FROM zendingen WHERE toestand IN ('gepland', 'omgezet')`),
    ]);
    const { verantwoordingen = 0, prestaties, bytes } = (ontvangst?.results[0] ?? {}) as Partial<Ontvangst>;
    const { op } = (oudste?.results[0] ?? {}) as { op?: string | null };
    return {
      gebeurtenissen: ((laatste?.results[0] ?? { aantal: 0 }) as { aantal: number }).aantal,
      verantwoordingen,
      prestaties: prestaties ?? 0,
      bytes: bytes ?? 0,
      perToestand: perToestand((gebeurd?.results ?? []) as Telling[]),
      onderweg: perToestand((wachtend?.results ?? []) as Telling[]),
      ...(typeof op === 'string' ? { oudsteOnderweg: op } : {}),
    };
  }
}
