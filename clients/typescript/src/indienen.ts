/** Submitting and trying a file: at once when it is small, in parts that can be resumed when it is large. */
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import type { AanbiederOperaties, Ontvangstbewijs, Proefverwerking, Upload } from './aanbieder.ts';
import { type Bestand, openBestand, readDeel, sha256Of } from './bestand.ts';
import type { AanbiederClient } from './client.ts';
import { ApiFout } from './fout.ts';

/** From this size a file goes in parts. */
const IN_DELEN_VANAF = 32 * 1024 * 1024;

export type Invoervelden = Omit<NonNullable<AanbiederOperaties['dienVerantwoordingIn']['query']>, 'upload'>;

export interface Verzendwijze {
  readonly velden?: Invoervelden;
  readonly inDelenVanaf?: number;
  readonly deelBytes?: number;
  /** Id of an upload that was broken off; used when it is of the same file. */
  readonly hervat?: string;
  /** Called when an upload began or was found again, so that it can be remembered. */
  readonly opUpload?: (id: string) => void | Promise<void>;
  /** Called with how many bytes the gateway has. */
  readonly opBytes?: (bytes: number, totaal: number) => void;
}

export async function dienIn(client: AanbiederClient, pad: string, wijze: Verzendwijze = {}): Promise<Ontvangstbewijs> {
  return client.vraag('dienVerantwoordingIn', await prepare(client, pad, wijze));
}

export async function probeer(
  client: AanbiederClient,
  pad: string,
  wijze: Verzendwijze = {},
): Promise<Proefverwerking> {
  return client.vraag('probeerVerantwoording', await prepare(client, pad, wijze));
}

const WERKMAP = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What was refused as a workbook in which every wrong value is marked. Nothing is kept. Throws as the other calls do; what is larger than a
 * proefverwerking may be is an `ApiFout` with 413.
 */
export async function haalCorrectieboek(
  client: AanbiederClient,
  pad: string,
  velden: Invoervelden = {},
): Promise<ReadableStream<Uint8Array> | undefined> {
  const vraag = await prepare(client, pad, { velden, inDelenVanaf: Number.POSITIVE_INFINITY });
  const headers = { ...vraag.headers, Accept: WERKMAP };
  const antwoord = await client.stuur('probeerVerantwoording', { ...vraag, headers });
  return antwoord.headers.get('Content-Type') === WERKMAP && antwoord.body !== null ? antwoord.body : undefined;
}

async function prepare(client: AanbiederClient, pad: string, wijze: Verzendwijze) {
  const bestand = await openBestand(pad);
  const query = wijze.velden ?? {};
  if (bestand.bytes >= (wijze.inDelenVanaf ?? IN_DELEN_VANAF))
    return { query: { ...query, upload: await sendParts(client, bestand, wijze) } };
  const ingepakt = bestand.mediatype === 'application/gzip';
  return {
    query,
    headers: {
      'Content-Type': ingepakt ? 'application/json' : bestand.mediatype,
      ...(ingepakt ? { 'Content-Encoding': 'gzip' } : {}),
    },
    body: await openAsBlob(pad),
  };
}

/** @returns the id of an upload of which all parts are there */
async function sendParts(client: AanbiederClient, bestand: Bestand, wijze: Verzendwijze): Promise<string> {
  const sha256 = await sha256Of(bestand);
  let upload = (await findEarlier(client, sha256, wijze.hervat)) ?? (await begin(client, bestand, sha256, wijze));
  const { id, deelBytes } = upload;
  await wijze.opUpload?.(id);
  const tell = (): void => wijze.opBytes?.(bestand.bytes - missing(upload, bestand), bestand.bytes);
  tell();
  for (const nummer of upload.ontbreekt) {
    const vanaf = (nummer - 1) * deelBytes;
    const body = await readDeel(bestand, vanaf, Math.min(deelBytes, bestand.bytes - vanaf));
    const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
    upload = await client.vraag('stuurUploaddeel', {
      pad: { id, nummer: String(nummer) },
      headers: { 'Content-Type': 'application/octet-stream', 'Content-Digest': digest },
      body,
    });
    tell();
  }
  return id;
}

const missing = ({ ontbreekt, deelBytes, aantalDelen }: Upload, { bytes }: Bestand): number =>
  ontbreekt.reduce((som, nummer) => som + (nummer < aantalDelen ? deelBytes : bytes - (nummer - 1) * deelBytes), 0);

const begin = (client: AanbiederClient, { bytes, mediatype }: Bestand, sha256: string, { deelBytes }: Verzendwijze) =>
  client.vraag('beginUpload', {
    json: { bytes, sha256, mediatype, ...(deelBytes === undefined ? {} : { deelBytes }) },
  });

/** An upload of other bytes, or one that expired, is of no use: a new one begins. */
async function findEarlier(
  client: AanbiederClient,
  sha256: string,
  id: string | undefined,
): Promise<Upload | undefined> {
  if (id === undefined) return undefined;
  try {
    const upload = await client.vraag('toonUpload', { pad: { id } });
    return upload.sha256 === sha256 ? upload : undefined;
  } catch (fout) {
    if (fout instanceof ApiFout && fout.status === 404) return undefined;
    throw fout;
  }
}
