/** Bodies that come in: small JSON documents, read whole within a limit, and submissions, which stay a stream. */
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Bevinding } from '../domain/bevinding.ts';
import { readStream } from '../domain/bytestroom.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { unpackGzip } from '../pipeline/gzip.ts';
import { problem, toLijst } from './problem.ts';

type Bytestroom = AsyncIterable<Uint8Array>;

export const teGroot = (maximumBytes: number): Bevinding => ({
  code: 'INVOER_TE_GROOT',
  ernst: 'fout',
  plaats: {},
  parameters: { maximumBytes },
});

export const TE_GROOT = 'Het bericht is groter dan hier mag. Er is niets opgeslagen.';
const GEEN_JSON = 'Stuur JSON, met Content-Type: application/json.';
const GEEN_INVOER =
  'Zeg met Content-Type wat u stuurt: application/json, application/xml, text/csv, application/x-ndjson, application/zip of een werkmap (.xlsx).';
const GEEN_XML = 'Stuur XML, met Content-Type: application/xml.';
const GEEN_CSV = 'Stuur CSV, met Content-Type: text/csv.';
const ALLEEN_GZIP = 'Deze inpakking kennen wij niet. Stuur het zonder inpakken, of met Content-Encoding: gzip.';
const NIET_INGEPAKT = 'Stuur dit bericht zonder inpakken, dus zonder Content-Encoding.';

const isJson = (contentType: string | undefined): boolean =>
  /^application\/json\s*(;|$)/i.test(contentType?.trim() ?? '');

const isXml = (contentType: string | undefined): boolean =>
  /^(application|text)\/xml\s*(;|$)/i.test(contentType?.trim() ?? '');

/** What a verantwoording may be sent as; its first bytes tell what it is. */
const isInvoer = (contentType: string | undefined): boolean =>
  /^(application\/(json|xml|x-ndjson|zip|octet-stream|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)|text\/(xml|csv))\s*(;|$)/i.test(
    contentType?.trim() ?? '',
  );

export const isCsv = (contentType: string | undefined): boolean =>
  /^text\/csv\s*(;|$)/i.test(contentType?.trim() ?? '');

/** For documents of a few kilobytes up to `maximumBytes`; the schema of the route then reads them. */
export function smallJson(maximumBytes: number) {
  const limiet = bodyLimit({
    maxSize: maximumBytes,
    onError: (c) =>
      problem(
        c,
        413,
        TE_GROOT,
        toLijst([{ code: 'VERZOEK_TE_GROOT', ernst: 'fout', plaats: {}, parameters: { maximumBytes } }]),
      ),
  });
  return createMiddleware(async (c, next) => {
    if (!isJson(c.req.header('Content-Type'))) return problem(c, 415, GEEN_JSON);
    if ((c.req.header('Content-Encoding') ?? 'identity') !== 'identity') return problem(c, 415, NIET_INGEPAKT);
    return limiet(c, next);
  });
}

export type Bodyfout = { readonly status: 413 | 415; readonly detail: string };

/**
 * The body of a submission as a stream of unpacked bytes. What its headers already rule out is refused before a byte is read;
 * a broken packing is found while reading and thrown as `UnreadableInput`.
 */
export function openSubmission(request: Request, maximumBytes: number): Result<Bytestroom, Bodyfout> {
  return open(request, maximumBytes, isInvoer, GEEN_INVOER);
}

/** The same for a message in XML. */
export function openXml(request: Request, maximumBytes: number): Result<Bytestroom, Bodyfout> {
  return open(request, maximumBytes, isXml, GEEN_XML);
}

/** The same for a CSV file. */
export function openCsv(request: Request, maximumBytes: number): Result<Bytestroom, Bodyfout> {
  return open(request, maximumBytes, isCsv, GEEN_CSV);
}

function open(
  request: Request,
  maximumBytes: number,
  isSoort: (contentType: string | undefined) => boolean,
  detail: string,
): Result<Bytestroom, Bodyfout> {
  if (!isSoort(request.headers.get('Content-Type') ?? undefined)) return err({ status: 415, detail });
  const inpakking = (request.headers.get('Content-Encoding') ?? 'identity').trim().toLowerCase();
  if (inpakking !== 'identity' && inpakking !== 'gzip' && inpakking !== 'x-gzip')
    return err({ status: 415, detail: ALLEEN_GZIP });
  if (Number(request.headers.get('Content-Length') ?? 0) > maximumBytes) return err({ status: 413, detail: TE_GROOT });
  const body = request.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
  return ok(inpakking === 'identity' ? readStream(body) : unpackGzip(readStream(body)));
}
