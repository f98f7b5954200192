/** One API of the gateway as its OpenAPI document describes it: calls by operationId, sent again when that can help. */
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, type BodyInit, fetch, type Response } from 'undici';
import { AANBIEDER, type AanbiederOperaties } from './aanbieder.ts';
import { ApiFout, readProbleem, Verbindingsfout } from './fout.ts';
import { GEMEENTE, type GemeenteOperaties } from './gemeente.ts';
import { isTemporary, pauseAfter } from './herhalen.ts';

export interface Instelling {
  /** Where the gateway is: https://… without a path. */
  readonly adres: string;
  readonly sleutel: string;
  /** How often a request is sent at most. */
  readonly pogingen?: number;
}

type Adressen<Operaties> = { readonly [Id in keyof Operaties]: { readonly methode: string; readonly pad: string } };

type Deel<Operatie, Naam extends string> = Naam extends keyof Operatie ? Pick<Operatie, Naam> : unknown;

/** What one operation takes, and what every request may have besides. */
export type Vraag<Operatie> = Deel<Operatie, 'pad'> &
  Deel<Operatie, 'query'> &
  Deel<Operatie, 'json'> & {
    /** Bytes instead of `json`; a Blob or a Buffer, because it may be sent more than once. */
    readonly body?: Exclude<BodyInit, ReadableStream | AsyncIterable<Uint8Array>>;
    readonly headers?: Readonly<Record<string, string>>;
  };

export type Antwoord<Operatie> = Operatie extends { antwoord: infer Inhoud } ? Inhoud : undefined;

const POGINGEN = 6;
/** A large submission is read to its end before it is answered. */
const ANTWOORD_MS = 30 * 60_000;

export class Client<Operaties> {
  readonly #instelling: Instelling;
  readonly #adressen: Adressen<Operaties>;
  readonly #agent = new Agent({ headersTimeout: ANTWOORD_MS, bodyTimeout: ANTWOORD_MS });

  constructor(instelling: Instelling, adressen: Adressen<Operaties>) {
    this.#instelling = instelling;
    this.#adressen = adressen;
  }

  /** The answer as JSON. Throws an `ApiFout` for every refusal and a `Verbindingsfout` when there is no answer. */
  async vraag<Id extends keyof Operaties>(id: Id, vraag: Vraag<Operaties[Id]>): Promise<Antwoord<Operaties[Id]>> {
    return (await (await this.stuur(id, vraag)).json()) as Antwoord<Operaties[Id]>;
  }

  /** The answer itself, for a file or a stream, and for who looks at its status and headers. */
  async stuur<Id extends keyof Operaties>(id: Id, vraag: Vraag<Operaties[Id]>): Promise<Response> {
    const { methode, pad } = this.#adressen[id];
    const delen = vraag as { readonly pad?: Waarden; readonly query?: Waarden; readonly json?: unknown };
    const adres = new URL(fillIn(pad, delen.pad ?? {}), this.#instelling.adres);
    for (const [naam, waarde] of Object.entries(delen.query ?? {}))
      if (waarde !== undefined) adres.searchParams.set(naam, String(waarde));
    return this.#retry(adres, {
      method: methode,
      headers: {
        Authorization: `Bearer ${this.#instelling.sleutel}`,
        ...(delen.json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...vraag.headers,
      },
      body: delen.json === undefined ? (vraag.body ?? null) : JSON.stringify(delen.json),
    });
  }

  /** Every item of a list, page after page. */
  async *lijst<Id extends keyof Operaties>(id: Id, vraag: Vraag<Operaties[Id]>): AsyncGenerator<Item<Operaties[Id]>> {
    let blad = (await this.vraag(id, vraag)) as Blad<Item<Operaties[Id]>>;
    for (;;) {
      yield* blad.resultaten;
      if (blad.volgende === undefined) return;
      const adres = new URL(blad.volgende, this.#instelling.adres);
      if (adres.origin !== new URL(this.#instelling.adres).origin) throw new Error('the next page is elsewhere');
      const headers = { Authorization: `Bearer ${this.#instelling.sleutel}` };
      blad = (await (await this.#retry(adres, { method: 'GET', headers, body: null })).json()) as typeof blad;
    }
  }

  async #retry(adres: URL, verzoek: Verzoek): Promise<Response> {
    const { pogingen = POGINGEN } = this.#instelling;
    for (let poging = 1; ; poging++) {
      const uitkomst = await fetch(adres, { ...verzoek, redirect: 'error', dispatcher: this.#agent }).catch(toFout);
      if (!(uitkomst instanceof Error) && uitkomst.ok) return uitkomst;
      const fout = uitkomst instanceof Error ? new Verbindingsfout(uitkomst) : await refusal(uitkomst);
      const retryAfter = uitkomst instanceof Error ? null : uitkomst.headers.get('Retry-After');
      const pauze = pauseAfter(poging, retryAfter, Date.now(), Math.random());
      const zinvol = fout instanceof Verbindingsfout || isTemporary(fout.status);
      if (!zinvol || poging >= pogingen || pauze === undefined) throw fout;
      await wait(pauze);
    }
  }
}

type Waarden = Readonly<Record<string, string | number | boolean | undefined>>;

interface Verzoek {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | null;
}

interface Blad<Rij> {
  readonly resultaten: readonly Rij[];
  readonly volgende?: string;
}

type Item<Operatie> = Operatie extends { antwoord: { resultaten: (infer Rij)[] } } ? Rij : never;

const toFout = (fout: unknown): Error => (fout instanceof Error ? fout : new Error(String(fout)));
const refusal = async (antwoord: Response): Promise<ApiFout> =>
  new ApiFout(antwoord.status, readProbleem(await antwoord.text().catch(() => '')));

const fillIn = (pad: string, waarden: Waarden): string =>
  pad.replaceAll(/\{(\w+)\}/g, (_, naam: string) => encodeURIComponent(String(waarden[naam])));

export type AanbiederClient = Client<AanbiederOperaties>;
export type GemeenteClient = Client<GemeenteOperaties>;

export const createAanbiederClient = (instelling: Instelling): AanbiederClient => new Client(instelling, AANBIEDER);
export const createGemeenteClient = (instelling: Instelling): GemeenteClient => new Client(instelling, GEMEENTE);
