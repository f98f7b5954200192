/**
 * Reads NDJSON: one JSON object a line, the first `{"kop": …}`, every other one `{"prestatie": …}` or `{"traject": …}`. For submissions
 * that a program makes line by line, and that are too large to hold.
 */
import { joinBytes } from '../../domain/bytestroom.ts';
import { type Melder, ZWIJGT } from '../bevindingen.ts';
import { type Bestandsbron, type Invoerdeel, inFile, type Kopdeel } from '../invoerdeel.ts';
import { CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT } from '../json/bytes.ts';
import { decodeUtf8 } from '../json/decode.ts';
import { inspectJson } from '../json/inspect.ts';
import { LIJSTEN, type Lijst } from '../kop-velden.ts';
import type { Invoerlimieten } from '../limieten.ts';
import type { Toets } from '../toets.ts';

const BATCH = 500;
const NIEUWE_REGEL = 0x0a;

/** A map, not an object: `constructor` and the like are keys of every object. */
const LIJST: ReadonlyMap<string, Lijst> = new Map([
  ['prestatie', 'prestaties'],
  ['traject', 'trajecten'],
]);

interface Regel {
  readonly regel: number;
  readonly bytes: Uint8Array;
}

export class NdjsonDeel implements Invoerdeel {
  readonly voorrang = 'regels';
  readonly #bron: Bestandsbron;
  readonly #limieten: Invoerlimieten;

  constructor(bron: Bestandsbron, limieten: Invoerlimieten) {
    this.#bron = bron;
    this.#limieten = limieten;
  }

  async readKop(toets: Toets): Promise<Kopdeel> {
    for await (const { regel, bytes } of this.#regels(toets)) {
      const gelezen = readObject(bytes, regel, this.#bron.naam, this.#limieten, toets.bevindingen);
      if (gelezen?.sleutel !== 'kop') return {};
      const { waarde } = gelezen;
      return typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde) ? { ...waarde } : {};
    }
    return {};
  }

  async readRegels(toets: Toets, lijst: Lijst): Promise<void> {
    // What is wrong with a line is said once, the first time the file is read.
    const melder = lijst === LIJSTEN[0] ? toets.bevindingen : ZWIJGT;
    let wachtend: { readonly regel: number; readonly waarde: unknown }[] = [];
    const geef = async (): Promise<void> => {
      const regels = wachtend;
      wachtend = [];
      const eerste = regels.length === 0 ? undefined : toets.number(lijst, regels.length);
      if (eerste === undefined) return;
      await toets.addRegels({
        lijst,
        eerste,
        waarden: regels.map(({ waarde }) => waarde),
        bronplaats: (nr) => inFile({ regel: regels[nr - eerste]?.regel ?? 1 }, this.#bron.naam),
      });
    };
    let eersteRegel = true;
    for await (const { regel, bytes } of this.#regels(toets)) {
      const kop = eersteRegel;
      eersteRegel = false;
      if (toets.gestopt) break;
      // The first line was read before the others.
      if (kop) continue;
      const gelezen = readObject(bytes, regel, this.#bron.naam, this.#limieten, melder);
      const naar = gelezen === undefined ? undefined : LIJST.get(gelezen.sleutel);
      if (gelezen === undefined || naar === undefined) {
        if (gelezen !== undefined) this.#report(melder, regel);
        toets.onvolledig = true;
        continue;
      }
      if (naar !== lijst) continue;
      if (wachtend.length >= BATCH) await geef();
      wachtend.push({ regel, waarde: gelezen.waarde });
    }
    await geef();
  }

  #report(melder: Melder, regel: number): void {
    melder.fout('NDJSON_REGEL', { bron: inFile({ regel }, this.#bron.naam) }, {});
  }

  async *#regels(toets: Toets): AsyncGenerator<Regel> {
    const { elementBytes, maximaleBytes } = this.#limieten;
    let rest: Uint8Array = new Uint8Array(0);
    let regel = 0;
    let gelezen = 0;
    for await (const brok of this.#bron.open()) {
      gelezen += brok.length;
      if (gelezen > maximaleBytes) {
        toets.stopTeGroot();
        return;
      }
      let begin = 0;
      for (let eind = brok.indexOf(NIEUWE_REGEL); eind >= 0; eind = brok.indexOf(NIEUWE_REGEL, begin)) {
        regel++;
        const bytes = rest.length === 0 ? brok.subarray(begin, eind) : joinBytes(rest, brok.subarray(begin, eind));
        rest = new Uint8Array(0);
        begin = eind + 1;
        if (!isBlank(bytes)) yield { regel, bytes };
      }
      rest = rest.length === 0 ? brok.slice(begin) : joinBytes(rest, brok.subarray(begin));
      if (rest.length > elementBytes) {
        const plaats = { bron: inFile({ regel: regel + 1 }, this.#bron.naam) };
        toets.bevindingen.fout('ELEMENT_TE_GROOT', plaats, { maximumBytes: elementBytes, positie: gelezen });
        toets.gestopt = true;
        return;
      }
    }
    if (!isBlank(rest)) yield { regel: regel + 1, bytes: rest };
  }
}

/** The one key of the line and its value; undefined when the line is no such object, which is reported. */
function readObject(
  bytes: Uint8Array,
  regel: number,
  bestand: string | undefined,
  limieten: Invoerlimieten,
  melder: Melder,
): { readonly sleutel: string; readonly waarde: unknown } | undefined {
  const plaats = { bron: inFile({ regel }, bestand) };
  const tekst = decodeUtf8(bytes);
  if (tekst === undefined || bytes.length > limieten.elementBytes) {
    melder.fout(tekst === undefined ? 'CSV_TEKENS' : 'NDJSON_REGEL', plaats, {});
    return undefined;
  }
  // The exact look goes as deep as the text does: a line of brackets only must not get there.
  if (isDeeper(bytes, limieten.diepte)) {
    melder.fout('JSON_TE_DIEP', plaats, { maximum: limieten.diepte, positie: 0 });
    return undefined;
  }
  const { syntaxfout, dubbel } = inspectJson(bytes);
  if (syntaxfout !== undefined) {
    melder.fout('NDJSON_REGEL', { ...plaats, positie: syntaxfout }, {});
    return undefined;
  }
  for (const { positie } of dubbel) melder.fout('JSON_DUBBELE_SLEUTEL', { ...plaats, positie }, { positie });
  const waarde: unknown = JSON.parse(tekst);
  const [enige, ...meer] = typeof waarde === 'object' && waarde !== null ? Object.entries(waarde) : [];
  if (enige === undefined || meer.length > 0) {
    melder.fout('NDJSON_REGEL', plaats, {});
    return undefined;
  }
  return { sleutel: enige[0], waarde: enige[1] };
}

/** Brackets inside strings count as well: no honest line has that many. */
function isDeeper(bytes: Uint8Array, maximum: number): boolean {
  let diepte = 0;
  for (const byte of bytes) {
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (++diepte > maximum) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) diepte--;
  }
  return false;
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
