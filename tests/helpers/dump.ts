/** Everything the gateway keeps, as text: the objects in R2, the rows of D1 and those of every Durable Object. */
import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Bindingen } from '../../src/services.ts';

export interface Dump {
  readonly r2: ReadonlyMap<string, Uint8Array>;
  readonly d1: string;
  readonly objecten: string;
}

const TABELLEN =
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";

export async function dumpAll(): Promise<Dump> {
  const { DB, OPSLAG, POSTBUS } = env as unknown as Bindingen;
  const r2 = new Map<string, Uint8Array>();
  let cursor: string | undefined;
  do {
    const blad = await OPSLAG.list(cursor === undefined ? {} : { cursor });
    for (const { key } of blad.objects) r2.set(key, (await (await OPSLAG.get(key))?.bytes()) ?? new Uint8Array(0));
    cursor = blad.truncated ? blad.cursor : undefined;
  } while (cursor !== undefined);
  const { results: tabellen } = await DB.prepare(TABELLEN).all<{ name: string }>();
  const d1: string[] = [];
  for (const { name } of tabellen)
    d1.push(`${name}\n${JSON.stringify((await DB.prepare(`SELECT * FROM "${name}"`).all()).results)}`);
  const objecten: string[] = [];
  for (const id of await listDurableObjectIds(POSTBUS))
    await runInDurableObject(POSTBUS.get(id), async (_, state) => {
      const namen = state.storage.sql.exec<{ name: string }>(TABELLEN).toArray();
      for (const { name } of namen)
        objecten.push(`${name}\n${JSON.stringify(state.storage.sql.exec(`SELECT * FROM "${name}"`).toArray())}`);
      objecten.push(JSON.stringify([...(await state.storage.list())]));
    });
  return { r2, d1: d1.join('\n'), objecten: objecten.join('\n') };
}

/** Which of these texts can be read somewhere: 'where: text'. */
export function findIn({ r2, d1, objecten }: Dump, naalden: readonly string[]): readonly string[] {
  const plekken: [string, string][] = [
    ['D1', d1],
    ['DO', objecten],
    ...[...r2].map(([sleutel, bytes]): [string, string] => [
      sleutel,
      `${sleutel}\n${Buffer.from(bytes).toString('latin1')}`,
    ]),
  ];
  return plekken.flatMap(([waar, tekst]) =>
    naalden.filter((naald) => tekst.includes(naald)).map((naald) => `${waar}: ${naald}`),
  );
}
