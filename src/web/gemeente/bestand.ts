/** Fetching the files and documents of a zending. Fetching changes nothing: an ontvanger says itself what it received. */
import type { Hono } from 'hono';
import { contentDisposition, contentType, reprDigest } from '../../domain/bestandskop.ts';
import { toReadable } from '../../domain/bytestroom.ts';
import { isOpTeHalen, listDocumentenVan, openDocumentinhoud } from '../../pipeline/dossier-inhoud.ts';
import { bestandSleutel } from '../../pipeline/sleutels-van-opslag.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonGewist, toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { findEigenZending } from './eigen-zending.ts';

interface Inhoud {
  readonly bestandsnaam: string;
  readonly mediatype: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** With its length said beforehand a file that breaks off cannot be taken for a whole one. */
const give = (c: WebContext, { bestandsnaam, mediatype, sha256, bytes }: Inhoud, inhoud: AsyncIterable<Uint8Array>) =>
  c.body(toReadable(inhoud).pipeThrough(new FixedLengthStream(bytes)), 200, {
    'Content-Type': contentType(mediatype),
    'Content-Disposition': contentDisposition(bestandsnaam),
    'Content-Length': String(bytes),
    'Repr-Digest': reprDigest(sha256),
  });

export function addBestand(app: Hono<WebOmgeving>): void {
  app.get('/zendingen/:id/bestanden/:volgnummer', async (c) => {
    const rij = await findEigenZending(c);
    if (rij?.gewistOp !== undefined) return toonGewist(c);
    const bestand = rij?.bestanden.find(({ volgnummer }) => String(volgnummer) === c.req.param('volgnummer'));
    if (rij === undefined || bestand === undefined) return toonNietGevonden(c);
    const inhoud = await c.var.diensten.blobs.get(bestandSleutel(rij.verantwoordingId, rij.id, bestand.volgnummer));
    if (inhoud === undefined) return toonGewist(c);
    return give(c, bestand, inhoud);
  });

  app.get('/zendingen/:id/documenten/:nummer', async (c) => {
    const rij = await findEigenZending(c);
    if (rij === undefined || rij.toestand === 'ingetrokken') return toonNietGevonden(c);
    const documenten = await listDocumentenVan(c.var.diensten, rij.id);
    const document = documenten.find(({ nummer }) => String(nummer) === c.req.param('nummer'));
    const bestand = document?.bestand;
    if (document === undefined || bestand === undefined || !isOpTeHalen(c.var.diensten, bestand))
      return toonNietGevonden(c);
    // As plain bytes to save: the mediatype is what an aanbieder says of its own file, and decides nothing in a browser.
    const kop = { ...bestand, mediatype: 'application/octet-stream', sha256: document.sha256 };
    return give(c, kop, await openDocumentinhoud(c.var.diensten, bestand));
  });
}
