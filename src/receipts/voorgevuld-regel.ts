/**
 * One declared line as it was seen: in what was sent, in what was uploaded, in what was answered. The same line is seen many times and in any
 * order; together that gives one regel, whatever the order was (OP080: no meaning in order of arrival).
 */
import type { Prestatie } from '../domain/verantwoording.ts';

/** `onbeantwoord`: sent, and the gemeente has not said what it thinks of it. */
export type Waargenomenstand = 'toegekend' | 'onbeantwoord' | 'afgewezen' | 'nog-te-declareren';

/** `betwist`: two answers to the same message contradict each other. */
export type Jaarstand = Waargenomenstand | 'betwist';

export interface Waarneming {
  readonly prestatie: Prestatie;
  /** Names the message it was in, the same wherever that message was found. */
  readonly bericht: string;
  readonly stand: Waargenomenstand;
  /** Why it was rejected; otherwise empty. */
  readonly retourcodes: readonly string[];
}

export interface Jaarregel {
  readonly prestatie: Prestatie;
  readonly stand: Jaarstand;
  readonly retourcodes: readonly string[];
}

/** TR314: a referentienummer is unique for the aanbieder under one wet. */
export const regelIdentiteit = ({ wet, referentienummer }: Pick<Prestatie, 'wet' | 'referentienummer'>): string =>
  JSON.stringify([wet, referentienummer]);

/** What counts when a line was in several messages: accepted once is accepted; a rejected one may have been sent again. */
const VOORRANG: readonly Jaarstand[] = ['toegekend', 'onbeantwoord', 'betwist', 'afgewezen', 'nog-te-declareren'];

interface Inhoud {
  readonly prestatie: Prestatie;
  readonly tekst: string;
}

/** Everything that was seen of one line. Its size follows the number of messages that held it, not how often those were seen. */
export class Regelverzameling {
  readonly #berichten = new Map<string, Map<Waargenomenstand, Inhoud>>();
  readonly #retourcodes = new Set<string>();

  add({ prestatie, bericht, stand, retourcodes }: Waarneming): void {
    let standen = this.#berichten.get(bericht);
    if (standen === undefined) {
      standen = new Map();
      this.#berichten.set(bericht, standen);
    }
    standen.set(stand, fullest(standen.get(stand), { prestatie, tekst: JSON.stringify(prestatie) }));
    for (const code of retourcodes) this.#retourcodes.add(code);
  }

  regel(): Jaarregel {
    const gevonden = new Map<Jaarstand, Inhoud>();
    for (const standen of this.#berichten.values()) {
      const [stand, inhoud] = decide(standen);
      gevonden.set(stand, fullest(gevonden.get(stand), inhoud));
    }
    for (const stand of VOORRANG) {
      const inhoud = gevonden.get(stand);
      if (inhoud === undefined) continue;
      const retourcodes = stand === 'afgewezen' || stand === 'betwist' ? [...this.#retourcodes].sort() : [];
      return { prestatie: inhoud.prestatie, stand, retourcodes };
    }
    throw new Error('nothing was seen of this line');
  }
}

/** Within one message an answer says more than its absence. */
function decide(standen: ReadonlyMap<Waargenomenstand, Inhoud>): readonly [Jaarstand, Inhoud] {
  const toegekend = standen.get('toegekend');
  const afgewezen = standen.get('afgewezen');
  if (toegekend !== undefined && afgewezen !== undefined) return ['betwist', fullest(toegekend, afgewezen)];
  for (const stand of ['toegekend', 'afgewezen', 'onbeantwoord', 'nog-te-declareren'] as const) {
    const inhoud = standen.get(stand);
    if (inhoud !== undefined) return [stand, inhoud];
  }
  throw new Error('a message without a line');
}

/** A 323 holds less than the standard does; of two that say equally much the choice must only be the same every time. */
function fullest(een: Inhoud | undefined, ander: Inhoud): Inhoud {
  if (een === undefined || ander.tekst.length > een.tekst.length) return ander;
  return ander.tekst.length === een.tekst.length && ander.tekst < een.tekst ? ander : een;
}
