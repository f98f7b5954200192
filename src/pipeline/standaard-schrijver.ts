/**
 * Writes a submission of another kind as the one standard document, while it is read: what is stored, receipted and made again is the same
 * for every kind.
 */
import { readStream } from '../domain/bytestroom.ts';
import type { PrestatieRegel, TrajectRegel } from '../domain/deel.ts';
import type { Bytestroom } from '../storage/ports.ts';

const utf8 = new TextEncoder();

export class StandaardSchrijver {
  readonly stroom: Bytestroom;
  readonly #schrijver: WritableStreamDefaultWriter<Uint8Array>;
  #lijst: 'prestaties' | 'trajecten' | undefined;

  constructor() {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.stroom = readStream(readable);
    this.#schrijver = writable.getWriter();
  }

  /** First; each call waits until what was written is on its way. */
  async kop(kop: Readonly<Record<string, unknown>>): Promise<void> {
    const velden = JSON.stringify(kop);
    // A kop without a single field is refused in the end; until then the text stays whole.
    await this.#write(velden === '{}' ? '{"standaardversie":"1.0.0"' : velden.slice(0, -1));
  }

  prestaties(regels: readonly PrestatieRegel[]): Promise<void> {
    return this.#add(
      'prestaties',
      regels.map(({ prestatie }) => prestatie),
    );
  }

  /** After the last prestatie. */
  trajecten(regels: readonly TrajectRegel[]): Promise<void> {
    return this.#add(
      'trajecten',
      regels.map(({ traject }) => traject),
    );
  }

  async sluit(): Promise<void> {
    await this.#write(this.#lijst === undefined ? '}' : '\n]}');
    await this.#schrijver.close();
  }

  /** What was written is void: whoever reads the stream fails. */
  async breekAf(): Promise<void> {
    await this.#schrijver.abort(new Error('the submission was refused')).catch(() => undefined);
  }

  async #add(lijst: 'prestaties' | 'trajecten', waarden: readonly object[]): Promise<void> {
    if (waarden.length === 0) return;
    const nieuw = this.#lijst !== lijst;
    const begin = nieuw ? `${this.#lijst === undefined ? '' : '\n]'},"${lijst}":[\n` : ',\n';
    this.#lijst = lijst;
    await this.#write(begin + waarden.map((waarde) => JSON.stringify(waarde)).join(',\n'));
  }

  #write(tekst: string): Promise<void> {
    return this.#schrijver.write(utf8.encode(tekst));
  }
}
