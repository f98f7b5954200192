/** The beginning of an XML or JSON file as a tree that can be opened level by level. */
import type { Boombeeld, Knoopbeeld } from '../domain/voorvertoning.ts';
import { readXml, type Xmlluisteraar } from '../ingest/xml/stroom.ts';
import { streamOf } from '../storage/bytes.ts';
import { toonWaarde, verhulBsn } from './controle-waarden.ts';

/** More than anybody opens; also what bounds a page. */
const MAX_KNOPEN = 600;
const MAX_DIEPTE = 64;

interface Open {
  readonly naam: string;
  readonly knopen: Knoopbeeld[];
  tekst: string;
}

class Boomlezer implements Xmlluisteraar {
  readonly wortel: Open = { naam: '', knopen: [], tekst: '' };
  gestopt = false;
  readonly #pad: Open[] = [this.wortel];
  #aantal = 0;

  open(_ruimte: string, naam: string): void {
    this.#aantal++;
    if (this.#aantal > MAX_KNOPEN) this.gestopt = true;
    this.#pad.push({ naam, knopen: [], tekst: '' });
  }

  tekst(tekst: string): void {
    const laatste = this.#pad.at(-1);
    if (laatste !== undefined) laatste.tekst += tekst;
  }

  sluit(): void {
    const klaar = this.#pad.pop();
    if (klaar === undefined || klaar === this.wortel) return;
    const waarde = klaar.knopen.length > 0 ? undefined : toonWaarde(`/${klaar.naam}`, klaar.tekst.trim());
    this.#pad.at(-1)?.knopen.push({
      naam: klaar.naam,
      ...(waarde === undefined ? {} : { waarde }),
      knopen: klaar.knopen,
    });
  }

  /** What was still open when the bytes ended stays in the tree; a value that was cut off is no value. */
  finish(): void {
    if (this.#pad.length > 1 && this.#pad.at(-1)?.knopen.length === 0) this.#pad.pop();
    while (this.#pad.length > 1) this.sluit();
  }
}

export async function xmlBoom(begin: Uint8Array): Promise<{ readonly beeld: Boombeeld; readonly meer: boolean }> {
  const lezer = new Boomlezer();
  const lezing = readXml(streamOf(begin), lezer, { maximaleBytes: begin.length, diepte: MAX_DIEPTE });
  let stap = await lezing.next();
  while (!stap.done) stap = await lezing.next();
  const meer = stap.value !== undefined || lezer.gestopt;
  lezer.finish();
  return { beeld: { soort: 'boom', knopen: lezer.wortel.knopen }, meer };
}

/** Undefined when it is no whole JSON document. */
export function jsonBoom(tekst: string): { readonly beeld: Boombeeld; readonly meer: boolean } | undefined {
  let waarde: unknown;
  try {
    waarde = JSON.parse(tekst);
  } catch {
    return undefined;
  }
  const teller = { over: MAX_KNOPEN };
  const knopen = toKnopen(waarde, teller);
  return { beeld: { soort: 'boom', knopen }, meer: teller.over < 0 };
}

function toKnopen(waarde: unknown, teller: { over: number }): readonly Knoopbeeld[] {
  if (typeof waarde !== 'object' || waarde === null) return [];
  const knopen: Knoopbeeld[] = [];
  for (const [sleutel, inhoud] of Object.entries(waarde)) {
    if (--teller.over < 0) break;
    const naam = Array.isArray(waarde) ? String(Number(sleutel) + 1) : verhulBsn(sleutel);
    const tekst = toonWaarde(`/${sleutel}`, inhoud);
    knopen.push({ naam, ...(tekst === undefined ? {} : { waarde: tekst }), knopen: toKnopen(inhoud, teller) });
  }
  return knopen;
}
