/** One call to somebody else's server: guarded, bounded in time, and with nothing of its answer kept but what the caller asks. */

import type { Proefreden } from '../domain/kanaal.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { type Adresbeleid, type Naamdienst, readAdres, resolveAdres } from './adres.ts';

export interface Verzoek {
  readonly methode: 'POST' | 'PUT';
  readonly adres: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream is opened when it is sent, and says how long it is: receivers want to know before they take it. */
  readonly body: Uint8Array | { readonly open: () => Promise<Bytestroom>; readonly bytes: number };
}

/** Sends it and follows no redirect. */
export type Haal = (verzoek: Verzoek, signaal: AbortSignal) => Promise<Response>;

/** What a channel may do outside. The composition root fills it in. */
export interface Buitenwereld {
  readonly haal: Haal;
  readonly naamdienst: Naamdienst;
  readonly adresbeleid: Adresbeleid;
  /** A fresh, unguessable id. */
  readonly nieuwId: () => string;
  /** Goes off after so many milliseconds. */
  readonly wekker: (ms: number) => AbortSignal;
  /** Calls with this client certificate; undefined when the deployment has none of that name. */
  readonly metCertificaat: (naam: string) => Haal | undefined;
}

export interface Antwoord {
  readonly status: number;
  /** As it stands in the header. */
  readonly retryAfter?: string;
  /** At most `ANTWOORD_BYTES`, and only when it was asked for. */
  readonly tekst?: string;
}

/** Where a call stopped, and why. */
export interface Afgebroken {
  readonly stap: 'adres' | 'naam' | 'verbinding';
  readonly reden: Proefreden;
}

/** More of an answer is never read. */
export const ANTWOORD_BYTES = 64 * 1024;
/** A receiver that takes longer is asked again later. */
const WACHT_MS = 20_000;
/** Slower than this an upload is not going to end. */
const BYTES_PER_MS = 200;

/** How long a call may take with so many bytes to send. */
export const waitFor = (bytes: number): number => WACHT_MS + Math.ceil(bytes / BYTES_PER_MS);

/** Judges an address as `callOut` would, without calling. */
export async function guardAdres(buiten: Buitenwereld, adres: string): Promise<Result<URL, Afgebroken>> {
  const url = readAdres(adres, buiten.adresbeleid);
  if (!url.ok) return err({ stap: 'adres', reden: { reden: url.error } });
  try {
    const reden = await resolveAdres(url.value, buiten.adresbeleid, buiten.naamdienst);
    return reden === undefined ? url : err({ stap: 'naam', reden: { reden } });
  } catch {
    return err({ stap: 'naam', reden: { reden: 'naamdienst-zwijgt' } });
  }
}

async function readText(response: Response): Promise<string> {
  const lezer = response.body?.getReader();
  const decoder = new TextDecoder();
  let tekst = '';
  for (let over = ANTWOORD_BYTES; lezer !== undefined && over > 0; ) {
    const { done, value } = await lezer.read();
    if (done) break;
    tekst += decoder.decode(value.subarray(0, over), { stream: true });
    over -= value.length;
  }
  await lezer?.cancel();
  return tekst;
}

/** @param opties `tekst`: read the answer, as far as `ANTWOORD_BYTES` */
export async function callOut(
  buiten: Buitenwereld,
  verzoek: Verzoek,
  opties: { readonly haal?: Haal; readonly tekst?: boolean } = {},
): Promise<Result<Antwoord, Afgebroken>> {
  const bewaakt = await guardAdres(buiten, verzoek.adres);
  if (!bewaakt.ok) return bewaakt;
  const bytes = 'open' in verzoek.body ? verzoek.body.bytes : verzoek.body.length;
  const wekker = buiten.wekker(waitFor(bytes));
  try {
    const response = await (opties.haal ?? buiten.haal)(verzoek, wekker);
    const retryAfter = response.headers.get('Retry-After');
    const tekst = opties.tekst === true ? await readText(response) : undefined;
    if (tekst === undefined) await response.body?.cancel();
    return ok({
      status: response.status,
      ...(retryAfter === null ? {} : { retryAfter }),
      ...(tekst === undefined ? {} : { tekst }),
    });
  } catch {
    return err({ stap: 'verbinding', reden: { reden: wekker.aborted ? 'te-traag' : 'onbereikbaar' } });
  }
}
