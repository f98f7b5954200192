/** A file as the answer to a link. */
import { contentDisposition, contentType, reprDigest } from '../domain/bestandskop.ts';
import { toReadable } from '../domain/bytestroom.ts';
import type { WebContext } from './omgeving.ts';

interface Download {
  readonly bestandsnaam: string;
  readonly mediatype: string;
  /** Known beforehand: a file that breaks off cannot be taken for a whole one. */
  readonly bytes?: number;
  /** Hex. */
  readonly sha256?: string;
}

/** Always to save, never to show: what a file says of itself decides nothing in a browser. */
export function stuurBestand(
  c: WebContext,
  { bestandsnaam, mediatype, bytes, sha256 }: Download,
  inhoud: AsyncIterable<Uint8Array>,
): Response {
  const stroom = toReadable(inhoud);
  return c.body(bytes === undefined ? stroom : stroom.pipeThrough(new FixedLengthStream(bytes)), 200, {
    'Content-Type': contentType(mediatype),
    'Content-Disposition': contentDisposition(bestandsnaam),
    ...(bytes === undefined ? {} : { 'Content-Length': String(bytes) }),
    ...(sha256 === undefined ? {} : { 'Repr-Digest': reprDigest(sha256) }),
  });
}

export const WERKMAP = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
