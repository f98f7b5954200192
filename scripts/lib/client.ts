/** The public API as one organisation sees it. Scripts use this and nothing behind it, so that they prove what a stranger can do. */
import type { Problem } from '../../src/http/schemas/problem.ts';

/** An answer that no caller expects: the gateway says why. */
export class ApiFout extends Error {
  readonly status: number;
  readonly probleem: Partial<Problem>;

  constructor(methode: string, pad: string, status: number, probleem: Partial<Problem>) {
    super(`${methode} ${pad}: ${status} ${probleem.detail ?? probleem.title ?? ''}`.trim());
    this.name = 'ApiFout';
    this.status = status;
    this.probleem = probleem;
  }
}

export interface Antwoord<Inhoud> {
  readonly status: number;
  readonly inhoud: Inhoud;
}

interface Blad<Item> {
  readonly resultaten: readonly Item[];
  readonly volgende?: string;
}

type Verzoek = Omit<RequestInit, 'headers'> & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly duplex?: 'half';
};

export class Client {
  readonly #basis: URL;
  readonly #sleutel: string | undefined;

  constructor(basis: URL, sleutel?: string) {
    this.#basis = basis;
    this.#sleutel = sleutel;
  }

  /** The same gateway, as another organisation. */
  withSleutel(sleutel: string): Client {
    return new Client(this.#basis, sleutel);
  }

  /** Whatever the answer is. Throws a TypeError when there is no connection. */
  send(methode: string, pad: string, verzoek: Verzoek = {}): Promise<Response> {
    return fetch(new URL(pad, this.#basis), {
      method: methode,
      ...verzoek,
      headers: {
        ...(this.#sleutel === undefined ? {} : { Authorization: `Bearer ${this.#sleutel}` }),
        ...verzoek.headers,
      },
    });
  }

  /** @param verwacht statuses that are no fault. Throws an `ApiFout` for any other. */
  async ask<Inhoud>(
    methode: string,
    pad: string,
    verzoek: Verzoek = {},
    verwacht: readonly number[] = [200],
  ): Promise<Antwoord<Inhoud>> {
    const response = await this.send(methode, pad, verzoek);
    const tekst = await response.text();
    if (!verwacht.includes(response.status)) throw new ApiFout(methode, pad, response.status, readProblem(tekst));
    return { status: response.status, inhoud: JSON.parse(tekst) as Inhoud };
  }

  async get<Inhoud>(pad: string): Promise<Inhoud> {
    return (await this.ask<Inhoud>('GET', pad)).inhoud;
  }

  post<Inhoud>(pad: string, inhoud: unknown, verwacht: readonly number[] = [200, 201]): Promise<Antwoord<Inhoud>> {
    const headers = { 'Content-Type': 'application/json' };
    return this.ask<Inhoud>('POST', pad, { headers, body: JSON.stringify(inhoud) }, verwacht);
  }

  /** Every item of a list, page after page. */
  async *list<Item>(pad: string): AsyncGenerator<Item> {
    let volgende: string | undefined = `${pad}?aantal=200`;
    while (volgende !== undefined) {
      const blad: Blad<Item> = await this.get(volgende);
      yield* blad.resultaten;
      volgende = blad.volgende;
    }
  }
}

/** A proxy or a crash may answer with something that is no problem document. */
function readProblem(tekst: string): Partial<Problem> {
  try {
    const inhoud: unknown = JSON.parse(tekst);
    return typeof inhoud === 'object' && inhoud !== null ? inhoud : {};
  } catch {
    return {};
  }
}
