/** A database that remembers what was asked of it, and how it answers: for tests of what a question costs. */

export interface Gevraagd {
  readonly sql: string;
  readonly waarden: readonly unknown[];
}

/** Every statement with the values that were bound to it, in order. */
export function meeluisteraar(echt: D1Database): { readonly db: D1Database; readonly vragen: readonly Gevraagd[] } {
  const vragen: Gevraagd[] = [];
  const prepare = (sql: string): D1PreparedStatement =>
    new Proxy(echt.prepare(sql), {
      get: (doel, naam) =>
        naam === 'bind'
          ? (...waarden: unknown[]) => {
              vragen.push({ sql, waarden });
              return doel.bind(...waarden);
            }
          : Reflect.get(doel, naam),
    });
  const db = new Proxy(echt, {
    get: (doel, naam) => (naam === 'prepare' ? prepare : Reflect.get(doel, naam).bind(doel)),
  });
  return { db, vragen };
}

/** The steps in which SQLite answers it. */
export async function planOf(db: D1Database, sql: string, waarden: readonly unknown[]): Promise<readonly string[]> {
  const { results } = await db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...waarden)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}
