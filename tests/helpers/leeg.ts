/** Nothing is left of what tests before did: rows, bytes, objects. */
import { env } from 'cloudflare:workers';
import type { Bindingen } from '../../src/services.ts';
import { maakBussenLeeg } from './postbussen.ts';

interface Schemadeel {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** What the platform keeps of its own, and which migrations were applied. */
const BLIJFT = /^(_cf_|sqlite_|d1_migrations$)/;

/**
 * Empties every table there is, also those that may only grow: their triggers are taken away and put back in the same transaction. Numbers
 * begin at one again.
 */
export async function maakLeeg(): Promise<void> {
  const { DB, OPSLAG, POSTBUS } = env as unknown as Bindingen;
  const { results } = await DB.prepare(
    `SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')`,
  ).all<Schemadeel & Record<string, unknown>>();
  const triggers = results.filter(({ type }) => type === 'trigger');
  const tabellen = results.filter(({ type, name }) => type === 'table' && !BLIJFT.test(name));
  const opdrachten = [
    'PRAGMA defer_foreign_keys = on',
    ...triggers.map(({ name }) => `DROP TRIGGER ${name}`),
    ...tabellen.map(({ name }) => `DELETE FROM ${name}`),
    ...(results.some(({ name }) => name === 'sqlite_sequence') ? ['DELETE FROM sqlite_sequence'] : []),
    ...triggers.map(({ sql }) => sql),
  ];
  await DB.batch(opdrachten.map((sql) => DB.prepare(sql)));
  await maakBussenLeeg(POSTBUS);
  for (let meer = true; meer; ) {
    const { objects, truncated } = await OPSLAG.list();
    await OPSLAG.delete(objects.map(({ key }) => key));
    meer = truncated;
  }
}
