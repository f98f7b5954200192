/** Reads one batch of list elements: native JSON.parse, then only where needed the slow look that finds what is wrong. */
import type { Melder } from './bevindingen.ts';
import { decodeUtf8, firstInvalidByte } from './json/decode.ts';
import { countKeys, inspectJson } from './json/inspect.ts';
import type { Elementenstuk } from './json/stuk.ts';

export interface Elementen {
  readonly waarden: readonly unknown[];
  /** False when the rest of the document cannot be read; the finding is made. */
  readonly heel: boolean;
}

/** The values of a batch up to the first that is no JSON. Keys that stand twice in one object are reported, once for every element. */
export function readElements(stuk: Elementenstuk, melder: Melder): Elementen {
  const waarden = parseList(decodeUtf8(stuk.bytes));
  if (waarden?.length !== stuk.eind.length) return readOneByOne(stuk, melder);
  let sleutels = 0;
  for (const waarde of waarden) sleutels += countKeys(waarde);
  if (sleutels !== stuk.sleutels) reportDoubleKeys(stuk, waarden.length, melder);
  return { waarden, heel: true };
}

function parseList(tekst: string | undefined): readonly unknown[] | undefined {
  if (tekst === undefined) return undefined;
  try {
    return JSON.parse(`[${tekst}]`) as unknown[];
  } catch {
    return undefined;
  }
}

const elementBytes = (stuk: Elementenstuk, i: number): Uint8Array => stuk.bytes.subarray(stuk.begin[i], stuk.eind[i]);

function readOneByOne(stuk: Elementenstuk, melder: Melder): Elementen {
  const waarden: unknown[] = [];
  for (const [i, begin] of stuk.begin.entries()) {
    const bytes = elementBytes(stuk, i);
    const pointer = `/${stuk.lijst}/${stuk.eerste + i}`;
    const tekst = decodeUtf8(bytes);
    const syntaxfout = tekst === undefined ? firstInvalidByte(bytes) : inspectJson(bytes).syntaxfout;
    if (tekst === undefined || syntaxfout !== undefined) {
      const positie = stuk.positie + begin + (syntaxfout ?? 0);
      melder.fout(tekst === undefined ? 'JSON_GEEN_UTF8' : 'JSON_ONGELDIG', { pointer, positie }, { positie });
      reportDoubleKeys(stuk, i, melder);
      return { waarden, heel: false };
    }
    waarden.push(JSON.parse(tekst));
  }
  throw new Error('a batch that is no JSON holds an element that is no JSON');
}

function reportDoubleKeys(stuk: Elementenstuk, aantal: number, melder: Melder): void {
  for (let i = 0; i < aantal; i++) {
    const [dubbel] = inspectJson(elementBytes(stuk, i)).dubbel;
    if (dubbel === undefined) continue;
    const positie = stuk.positie + (stuk.begin[i] ?? 0) + dubbel.positie;
    melder.fout('JSON_DUBBELE_SLEUTEL', { pointer: `/${stuk.lijst}/${stuk.eerste + i}`, positie }, { positie });
  }
}
