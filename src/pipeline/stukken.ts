/** Many small pieces in one object, each to be read by itself: pages of a list, beginnings of files. */
import { readStream } from '../domain/bytestroom.ts';
import { readText } from '../storage/bytes.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';

/** Where a piece lies in the object. */
export interface Stuk {
  readonly van: number;
  readonly lengte: number;
}

const utf8 = new TextEncoder();

export class Stukken {
  readonly #schrijver: WritableStreamDefaultWriter<Uint8Array>;
  readonly #bewaard: Promise<unknown>;
  #van = 0;

  constructor(blobs: Pick<Blobs, 'put'>, sleutel: string) {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.#schrijver = writable.getWriter();
    this.#bewaard = blobs.put(sleutel, readStream(readable));
    // Whoever closes it is told; whoever breaks it off knows.
    this.#bewaard.catch(() => undefined);
  }

  async add(bytes: Uint8Array): Promise<Stuk> {
    const stuk = { van: this.#van, lengte: bytes.length };
    this.#van += bytes.length;
    if (bytes.length > 0) await this.#schrijver.write(bytes);
    return stuk;
  }

  addJson(waarde: unknown): Promise<Stuk> {
    return this.add(utf8.encode(JSON.stringify(waarde)));
  }

  /** A list as pages of `perBlad`. */
  async addBladen(lijst: readonly unknown[], perBlad: number): Promise<readonly Stuk[]> {
    const bladen: Stuk[] = [];
    for (let van = 0; van < lijst.length; van += perBlad)
      bladen.push(await this.addJson(lijst.slice(van, van + perBlad)));
    return bladen;
  }

  /** From here on every piece can be read. */
  async sluit(): Promise<void> {
    await this.#schrijver.close();
    await this.#bewaard;
  }

  async breekAf(): Promise<void> {
    await this.#schrijver.abort(new Error('broken off')).catch(() => undefined);
    await this.#bewaard.catch(() => undefined);
  }
}

/** The bytes of one piece; undefined when the object is gone. */
export const openStuk = (blobs: Pick<Blobs, 'get'>, sleutel: string, stuk: Stuk): Promise<Bytestroom | undefined> =>
  blobs.get(sleutel, { offset: stuk.van, lengte: stuk.lengte });

export async function readStuk<Waarde>(
  blobs: Pick<Blobs, 'get'>,
  sleutel: string,
  stuk: Stuk | undefined,
): Promise<Waarde | undefined> {
  const bytes = stuk && (await openStuk(blobs, sleutel, stuk));
  return bytes === undefined ? undefined : (JSON.parse(await readText(bytes)) as Waarde);
}
