/**
 * Plays the part of Cloudflare's API that wrangler asks for `d1 export --remote` and `d1 execute --remote --file`: looking a database up by
 * name, an export that takes two questions, and an import in three steps. Written from what wrangler itself sends; the real service may
 * refuse what this takes. Behind it is a real SQLite.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';

export const ACCOUNT = 'rekening';
export const TOKEN = 'token-van-de-test';
const DATABASE = '11111111-2222-4333-8444-555555555555';

export interface NagespeeldeD1 {
  /** For wrangler: where to go, as whom. */
  readonly env: Readonly<Record<string, string>>;
  /** What was asked, in order: `POST …/export`. */
  readonly gevraagd: readonly string[];
  /** What an export gives. */
  dump: string;
  /** What was imported, after it ran in SQLite from begin to end. */
  readonly ingelezen: { readonly sql: string; readonly database: DatabaseSync } | undefined;
  stop(): Promise<void>;
}

export async function startNagespeeldeD1(): Promise<NagespeeldeD1> {
  const gevraagd: string[] = [];
  let dump = '';
  let geupload = '';
  let ingelezen: NagespeeldeD1['ingelezen'];
  let basis = '';

  const answer = (res: ServerResponse, result: object): void => {
    res.setHeader('Content-Type', 'application/json');
    res.end(
      JSON.stringify({ success: true, errors: [], messages: [], result: { success: true, messages: [], ...result } }),
    );
  };
  const read = (): void => {
    const database = new DatabaseSync(':memory:');
    database.exec(geupload);
    ingelezen = { sql: geupload, database };
  };

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname } = new URL(req.url ?? '/', basis);
    const body = await text(req);
    gevraagd.push(`${req.method} ${pathname.replace(`/accounts/${ACCOUNT}/d1/database`, '…')}`);
    if (pathname === '/dump.sql') return void res.end(dump);
    if (pathname === '/upload') {
      geupload = body;
      res.setHeader('ETag', `"${createHash('md5').update(body).digest('hex')}"`);
      return void res.end();
    }
    if (req.headers.authorization !== `Bearer ${TOKEN}`) {
      res.statusCode = 403;
      return void res.end('{}');
    }
    const { current_bookmark: vanaf, action } = body === '' ? {} : JSON.parse(body);
    switch (pathname.replace(`/accounts/${ACCOUNT}/d1/database/`, '')) {
      case 'enkelvoud':
        return answer(res, { uuid: DATABASE, name: 'enkelvoud' });
      case `${DATABASE}/export`:
        return vanaf === undefined
          ? answer(res, { status: 'active', at_bookmark: 'b1' })
          : answer(res, { status: 'complete', result: { filename: 'dump.sql', signed_url: `${basis}/dump.sql` } });
      case `${DATABASE}/import`:
        if (action === 'init') return answer(res, { upload_url: `${basis}/upload`, filename: 'upload.sql' });
        if (action === 'ingest') {
          read();
          return answer(res, { status: 'active', at_bookmark: 'b2', type: 'import' });
        }
        return answer(res, {
          status: 'complete',
          result: {
            num_queries: 1,
            final_bookmark: 'b3',
            meta: { duration: 1, rows_read: 0, rows_written: 0, size_after: 1 },
          },
        });
      default:
        res.statusCode = 404;
        res.end('{}');
    }
  }

  const server = createServer((req, res) => {
    handle(req, res).catch((fout: unknown) => {
      res.statusCode = 500;
      res.end(String(fout));
    });
  }).listen(0, 'localhost');
  await once(server, 'listening');
  basis = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    env: { CLOUDFLARE_API_BASE_URL: basis, CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_ACCOUNT_ID: ACCOUNT },
    gevraagd,
    get dump() {
      return dump;
    },
    set dump(sql: string) {
      dump = sql;
    },
    get ingelezen() {
      return ingelezen;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
