/** The content of a document of a dossier, for its aanbieder and for the ontvanger that asks for it. */
import type { Context } from 'hono';
import { contentDisposition, reprDigest } from '../domain/bestandskop.ts';
import { toReadable } from '../domain/bytestroom.ts';
import type { Dossierdocument } from '../domain/dossier.ts';
import { openDocumentinhoud } from '../pipeline/dossier-inhoud.ts';
import type { HttpOmgeving } from './omgeving.ts';

/** Of a dossierdocument that may be fetched. */
export type Inhoudsbron = Pick<Dossierdocument, 'id' | 'bestandsnaam' | 'sha256' | 'virusscan'> & {
  readonly bytes: number;
};

/** Always as plain bytes to save: the mediatype is what an aanbieder says of its own file, and decides nothing in a browser. */
export async function answerDocument(c: Context<HttpOmgeving>, bron: Inhoudsbron) {
  const { bestandsnaam, sha256, bytes } = bron;
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': contentDisposition(bestandsnaam),
    'Content-Length': String(bytes),
    'Repr-Digest': reprDigest(sha256),
  };
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  const inhoud = await openDocumentinhoud(c.var.diensten, bron);
  // With its length said beforehand a file that breaks off cannot be taken for a whole one.
  return c.body(toReadable(inhoud).pipeThrough(new FixedLengthStream(bytes)), 200, headers);
}
