/** Reads the standard JSON: splits the bytes, parses batch by batch, and hands values to the toets. */
import type { Plaats } from '../domain/bevinding.ts';
import { readElements } from './elementen-lezer.ts';
import { decodeUtf8, firstInvalidByte } from './json/decode.ts';
import { inspectJson } from './json/inspect.ts';
import { JsonSplitter } from './json/split.ts';
import type { Elementenstuk, Stuk, Waardestuk } from './json/stuk.ts';
import { isHeadField, LIJSTEN, type Lijst } from './kop-velden.ts';
import type { LeesOpties, LeesUitkomst } from './lees-verantwoording.ts';
import { reportReadError } from './leesfout.ts';
import { Toets } from './toets.ts';

export class JsonLezer {
  private readonly opties: LeesOpties;
  private readonly toets: Toets;
  private readonly splitter: JsonSplitter;
  private gelezenBytes = 0;

  constructor(opties: LeesOpties) {
    this.opties = opties;
    this.toets = new Toets(opties);
    this.splitter = new JsonSplitter(LIJSTEN, opties.limieten);
  }

  /** No more bytes are wanted. */
  get gestopt(): boolean {
    return this.toets.gestopt;
  }

  async push(chunk: Uint8Array): Promise<void> {
    this.gelezenBytes += chunk.length;
    if (this.gelezenBytes > this.opties.limieten.maximaleBytes) this.toets.stopTeGroot();
    else await this.processAll(this.splitter.push(chunk));
  }

  async finish(): Promise<LeesUitkomst> {
    if (!this.gestopt) await this.processAll(this.splitter.finish());
    return this.toets.finish();
  }

  private async processAll(stukken: readonly Stuk[]): Promise<void> {
    for (const stuk of stukken) {
      if (this.gestopt) return;
      await this.process(stuk);
    }
  }

  private process(stuk: Stuk): void | Promise<void> {
    switch (stuk.stuk) {
      case 'waarde':
        this.toets.gestopt = !this.addVeld(stuk);
        return;
      case 'dubbele-lijst':
        return this.reportDouble(stuk.sleutel, { pointer: '', positie: stuk.positie });
      case 'elementen':
        return this.processElements(stuk);
      case 'fout':
        reportReadError(stuk, this.opties.limieten, this.toets.bevindingen);
        this.toets.gestopt = true;
    }
  }

  private processElements(stuk: Elementenstuk): void | Promise<void> {
    const { eerste, positie } = stuk;
    const lijst = LIJSTEN.find((een): een is Lijst => een === stuk.lijst);
    if (lijst === undefined) throw new Error('the splitter gave a list it was not asked for');
    if (!this.toets.takeRoom(lijst, stuk.eind.length, { positie })) return;
    const { waarden, heel } = readElements(stuk, this.toets.bevindingen);
    const klaar = this.toets.addRegels({ lijst, eerste, waarden });
    this.toets.gestopt = !heel;
    return klaar;
  }

  /** Takes in one top-level value. False when it is not JSON, so that reading must stop; the finding is made. */
  private addVeld({ bytes, positie, sleutel, dubbel: herhaald }: Waardestuk): boolean {
    const { bevindingen, kopVelden } = this.toets;
    const tekst = decodeUtf8(bytes);
    if (tekst === undefined) {
      const waar = positie + firstInvalidByte(bytes);
      bevindingen.fout('JSON_GEEN_UTF8', { positie: waar }, { positie: waar });
      return false;
    }
    const { syntaxfout, dubbel } = inspectJson(bytes);
    if (syntaxfout !== undefined) {
      const waar = positie + syntaxfout;
      bevindingen.fout('JSON_ONGELDIG', { positie: waar }, { positie: waar });
      return false;
    }
    if (herhaald) this.reportDouble(sleutel, { pointer: '', positie });
    for (const { pointer, positie: binnen, sleutel: dubbele } of dubbel) {
      this.reportDouble(dubbele, {
        pointer: isHeadField(sleutel) ? `/${sleutel}` : pointer,
        positie: positie + binnen,
      });
    }
    kopVelden.add(sleutel, isHeadField(sleutel) ? JSON.parse(tekst) : undefined);
    return true;
  }

  private reportDouble(sleutel: string, plaats: Plaats & { readonly positie: number }): void {
    const veld = /^\$?[A-Za-z][A-Za-z_-]{0,39}$/.test(sleutel) ? { veld: sleutel } : {};
    this.toets.bevindingen.fout('JSON_DUBBELE_SLEUTEL', plaats, { positie: plaats.positie, ...veld });
  }
}
