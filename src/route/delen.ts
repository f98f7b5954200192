/** Which delen a soort is about. */
import type { DeelSleutel, DeelTelling } from '../domain/deel.ts';
import { type GegevensGemeente, type Kop, type Soort, WETTEN, type Wet } from '../domain/verantwoording.ts';
import { GRONDSTOF } from './policy.ts';

/** The wetten that the data name; data that name none (complaints) hold for both. */
function namedWetten({ omzet, wachttijden, clientervaring }: GegevensGemeente): readonly Wet[] {
  const genoemd = [...(omzet ?? []), ...(wachttijden ?? []), ...(clientervaring ?? [])].map(({ wet }) => wet);
  const wetten = WETTEN.filter((wet) => genoemd.includes(wet));
  return wetten.length > 0 ? wetten : WETTEN;
}

const key = ({ gemeentecode, wet }: DeelSleutel): string => `${gemeentecode}-${wet}`;

/** Delen of `soort`, ordered by gemeentecode and wet, each once. */
export function listDelen(
  soort: Soort,
  delen: readonly DeelTelling[],
  kop: Pick<Kop, 'gegevensPerGemeente'>,
): DeelSleutel[] {
  const uniek = new Map<string, DeelSleutel>();
  const add = ({ gemeentecode, wet }: DeelSleutel): void => {
    uniek.set(key({ gemeentecode, wet }), { gemeentecode, wet });
  };
  const grondstof = GRONDSTOF[soort];
  for (const deel of delen) {
    if (grondstof === 'prestaties' && deel.aantalPrestaties === 0) continue;
    if (grondstof === 'trajecten' && deel.aantalTrajecten === 0) continue;
    add(deel);
  }
  if (grondstof === 'gegevens') {
    for (const gegevens of kop.gegevensPerGemeente ?? []) {
      for (const wet of namedWetten(gegevens)) add({ gemeentecode: gegevens.gemeentecode, wet });
    }
  }
  return [...uniek.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
