/** Bodies that come in: small JSON documents, read whole within a limit, and submissions, which stay a stream. */
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Bevinding } from '../domain/bevinding.ts';
import { readStream, toReadable } from '../domain/bytestroom.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { UnreadableInput } from '../pipeline/unreadable.ts';
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
  return ok(inpakking === 'identity' ? readStream(body) : unpack(body));
}

/** Packed bytes go in by this many at a time: 1000 times as many can come out of them at once, and those are held in memory. */
const HAP_BYTES = 4096;

const inSmallPieces = (): TransformStream<Uint8Array, Uint8Array> =>
  new TransformStream({
    transform(chunk, controller) {
      for (let van = 0; van < chunk.length; van += HAP_BYTES) controller.enqueue(chunk.subarray(van, van + HAP_BYTES));
    },
  });

/** What is packed, as a stream of unpacked bytes; a broken packing is thrown as `UnreadableInput`. */
export const unpackGzip = (packed: Bytestroom): Bytestroom => unpack(toReadable(packed));

async function* unpack(packed: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = readStream(packed.pipeThrough(inSmallPieces()).pipeThrough(new DecompressionStream('gzip')));
  try {
    for (;;) {
      const stap = await nextUnpacked(bytes);
      if (stap.done) return;
      yield stap.value;
    }
  } finally {
    await bytes.return(undefined);
  }
}

async function nextUnpacked(bytes: AsyncGenerator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  try {
    return await bytes.next();
  } catch (fout) {
    if (fout instanceof UnreadableInput) throw fout;
    throw new UnreadableInput({ code: 'GZIP_ONGELDIG', ernst: 'fout', plaats: {}, parameters: {} });
  }
}
