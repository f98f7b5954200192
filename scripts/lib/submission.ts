/** Submits one file and waits until nothing of it is on its way any more. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type { BevindingBeeld, Problem } from '../../src/http/schemas/problem.ts';
import { detectInvoer, type Invoersoort, KIJKBYTES } from '../../src/ingest/soort.ts';
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';
import { findAgbcode } from './agbcode.ts';
import type { Client } from './client.ts';

export type Indiening =
  | { readonly soort: 'aanvaard'; readonly nieuw: boolean; readonly bewijs: Ontvangstbewijs }
  | { readonly soort: 'geweigerd'; readonly probleem: Partial<Problem> };

/** Nothing has moved for this long: something is wrong that waiting does not mend. */
const STILSTAND_MS = 5 * 60_000;
const KORTSTE_PAUZE_MS = 100;
const LANGSTE_PAUZE_MS = 1_000;

/** The sender in the kop of a message (iWmo, iJw): an AGB-code. */
const AFZENDER = /<(?:[\w.-]+:)?Afzender>\s*(\d{8})\s*</;

/** By its first bytes, because a name may say anything. */
export async function detectFile(bestand: string): Promise<Invoersoort> {
  return detectInvoer(await readBegin(bestand));
}

async function readBegin(bestand: string): Promise<Buffer> {
  const handle = await open(bestand);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(KIJKBYTES), 0, KIJKBYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Whose verantwoording the file says it is; undefined when it does not say so where we look (JSON, and one message), or is broken. Whether the
 * file is right is for the gateway to say.
 */
export async function readAgbcode(bestand: string): Promise<string | undefined> {
  const begin = await readBegin(bestand);
  const soort = detectInvoer(begin);
  if (soort === 'xml') return AFZENDER.exec(begin.toString('latin1'))?.[1];
  const ingepakt = createReadStream(bestand);
  const bytes = soort === 'gzip' ? ingepakt.pipe(createGunzip()) : ingepakt;
  try {
    return await findAgbcode(bytes);
  } catch {
    // A broken packing: the gateway finds it too, and says so with a bevinding.
    return undefined;
  } finally {
    ingepakt.destroy();
  }
}

/** What a file without a kop does not say, by the names of the query (docs/invoer.md). */
export type Invoervelden = Readonly<Record<string, string>>;

/**
 * @param opBytes called with the number of bytes of the file that were read
 * @param aanbieder a client with a key of the aanbieder
 */
export async function submitFile(
  aanbieder: Client,
  bestand: string,
  opBytes: (bytes: number) => void = () => undefined,
  velden: Invoervelden = {},
): Promise<Indiening> {
  const ingepakt = (await detectFile(bestand)) === 'gzip';
  const query = new URLSearchParams(velden).toString();
  let gelezen = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const stuk of createReadStream(bestand, { highWaterMark: 256 * 1024 })) {
      gelezen += stuk.length;
      opBytes(gelezen);
      yield stuk;
    }
  }
  const send = async (): Promise<{ response: Response; inhoud: unknown }> => {
    gelezen = 0;
    const response = await aanbieder.send('POST', `/aanbieder/v1/verantwoordingen${query === '' ? '' : `?${query}`}`, {
      // The gateway looks at the bytes themselves.
      headers: { 'Content-Type': 'application/octet-stream', ...(ingepakt ? { 'Content-Encoding': 'gzip' } : {}) },
      body: Readable.toWeb(Readable.from(counted())) as ReadableStream<Uint8Array>,
      duplex: 'half',
    });
    return { response, inhoud: await response.json() };
  };
  // A refusal may come while the file is still being sent, and closing the connection can then outrun the answer. The same bytes may
  // always be sent again.
  const { response, inhoud } = await send().catch(send).catch(send);
  if (response.ok) return { soort: 'aanvaard', nieuw: response.status === 201, bewijs: inhoud as Ontvangstbewijs };
  const probleem = inhoud as Partial<Problem>;
  if (probleem.bevindingen !== undefined || response.status === 409) return { soort: 'geweigerd', probleem };
  throw new Error(`the gateway answered ${response.status}: ${probleem.detail ?? ''}`);
}

const isOnderweg = (toestand: string): boolean => toestand === 'gepland' || toestand === 'omgezet';

/**
 * Asks until no zending is on its way. Throws when nothing moves for five minutes.
 *
 * @param opVoortgang called with how many zendingen are done, of how many
 */
export async function followUntilDone(
  aanbieder: Client,
  id: string,
  opVoortgang: (klaar: number, totaal: number) => void = () => undefined,
): Promise<Ontvangstbewijs> {
  let pauze = KORTSTE_PAUZE_MS;
  let beste = -1;
  let sinds = Date.now();
  for (;;) {
    const bewijs = await aanbieder.get<Ontvangstbewijs>(`/aanbieder/v1/verantwoordingen/${id}/ontvangstbewijs`);
    const totaal = bewijs.zendingen.length;
    const klaar = bewijs.zendingen.filter(({ toestand }) => !isOnderweg(toestand)).length;
    opVoortgang(klaar, totaal);
    if (klaar === totaal) return bewijs;
    // Converted counts as movement too: delivery may come in one rush at the end.
    const gevorderd = bewijs.zendingen.filter(({ toestand }) => toestand !== 'gepland').length + klaar;
    if (gevorderd > beste) {
      beste = gevorderd;
      sinds = Date.now();
    } else if (Date.now() - sinds > STILSTAND_MS) {
      throw new Error(`${totaal - klaar} of ${totaal} zendingen stand still`);
    }
    await wait(pauze);
    pauze = Math.min(LANGSTE_PAUZE_MS, pauze * 1.25);
  }
}

export interface AlleBevindingen {
  readonly aantal: number;
  readonly aantalFouten: number;
  readonly bevindingen: readonly BevindingBeeld[];
}

export async function readBevindingen(aanbieder: Client, id: string): Promise<AlleBevindingen> {
  const bevindingen: BevindingBeeld[] = [];
  for await (const bevinding of aanbieder.list<BevindingBeeld>(`/aanbieder/v1/verantwoordingen/${id}/bevindingen`))
    bevindingen.push(bevinding);
  return {
    aantal: bevindingen.length,
    aantalFouten: bevindingen.filter(({ ernst }) => ernst === 'fout').length,
    bevindingen,
  };
}
