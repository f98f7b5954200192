/** The database and the bucket of a gateway, reached from outside the worker: of `npm start`, or of the account at Cloudflare. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from './project.ts';

/** Which gateway: the data that `npm start` keeps in a folder, or what is deployed (`wrangler login` first). */
export type Gateway = { readonly soort: 'lokaal'; readonly staat: string } | { readonly soort: 'extern' };

/** Where wrangler puts things inside the folder it is told. */
export const OPSLAGMAP = 'v3';

export interface Platform<Bindingen> {
  readonly env: Bindingen;
  close(): Promise<void>;
}

/**
 * A folder with the database and the bucket as its whole configuration: the rest of wrangler.toml needs the worker itself. Commands of
 * wrangler that are run in it find the local data, also those that cannot be told where it is.
 */
export async function withConfiguration<Uitkomst>(
  gateway: Gateway,
  doe: (map: string) => Promise<Uitkomst>,
): Promise<Uitkomst> {
  const map = await createConfiguration(gateway);
  try {
    return await doe(map);
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}

async function createConfiguration(gateway: Gateway): Promise<string> {
  process.env.WRANGLER_LOG ??= 'error';
  const { unstable_readConfig: readConfig } = await import('wrangler');
  const { name, compatibility_date, d1_databases, r2_buckets } = readConfig({
    config: path.join(PROJECT, 'wrangler.toml'),
  });
  const remote = gateway.soort === 'extern';
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-platform-'));
  const inhoud = {
    name,
    compatibility_date,
    d1_databases: d1_databases.map((database: object) => ({ ...database, remote })),
    r2_buckets: r2_buckets.map((bucket: object) => ({ ...bucket, remote })),
  };
  await writeFile(path.join(map, 'wrangler.json'), JSON.stringify(inhoud));
  if (gateway.soort === 'lokaal') {
    await mkdir(path.join(map, '.wrangler'));
    // `wrangler d1 export` knows no --persist-to. A junction is what Windows lets everybody make.
    await symlink(gateway.staat, path.join(map, '.wrangler', 'state'), 'junction');
  }
  return map;
}

export async function openPlatform<Bindingen extends Record<string, unknown>>(
  gateway: Gateway,
): Promise<Platform<Bindingen>> {
  const map = await createConfiguration(gateway);
  const { getPlatformProxy } = await import('wrangler');
  const { env, dispose } = await getPlatformProxy<Bindingen>({
    configPath: path.join(map, 'wrangler.json'),
    persist: gateway.soort === 'lokaal' ? { path: path.join(gateway.staat, OPSLAGMAP) } : false,
    envFiles: [],
  });
  return {
    env,
    async close() {
      await dispose();
      await rm(map, { recursive: true, force: true });
    },
  };
}
