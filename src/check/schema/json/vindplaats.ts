/** From a place in a JSON file back to the rule of the formaat, and to the regel, that wrote it. */
import type { Knoop } from '../../../domain/formaat.ts';

export interface Vindplaats {
  /** JSON pointer into the formaat document, as deep as its tree goes along. */
  readonly pointer: string;
  /** The outermost repeated item with its number: `regel 70000`. */
  readonly onderdeel?: string;
  /** 0-based number of the regel among those written into this file. */
  readonly regel?: number;
}

interface Geplaatst {
  readonly knoop: Knoop;
  readonly pointer: string;
}

const childrenOf = ({ knoop, pointer }: Geplaatst): readonly Geplaatst[] =>
  'inhoud' in knoop ? knoop.inhoud.map((kind, nr) => ({ knoop: kind, pointer: `${pointer}/inhoud/${nr}` })) : [];

/** @param pad names and numbers from the root of the file */
export function findVindplaats(boom: Knoop, regelpointer: string, pad: readonly string[]): Vindplaats {
  let hier: Geplaatst = { knoop: boom, pointer: `${regelpointer}/boom` };
  let onderdeel: string | undefined;
  let regel: number | undefined;
  let inClient = false;
  for (const deel of pad) {
    const kinderen = childrenOf(hier);
    if ('lijst' in hier.knoop && hier.knoop.lijst === true) {
      const [herhaling, ...meer] = kinderen;
      if (herhaling === undefined || meer.length > 0 || !('herhaal' in herhaling.knoop)) break;
      const [item, ...andere] = childrenOf(herhaling);
      if (item === undefined || andere.length > 0 || !('element' in item.knoop)) break;
      const nummer = Number(deel);
      onderdeel ??= `${item.knoop.element} ${nummer + 1}`;
      if (herhaling.knoop.herhaal === 'clienten') inClient = true;
      else if (herhaling.knoop.herhaal === 'regels' && !inClient && item.knoop.als === undefined) regel = nummer;
      hier = item;
      continue;
    }
    const kind = kinderen.find(({ knoop }) => 'element' in knoop && knoop.element === deel);
    if (kind === undefined) break;
    hier = kind;
  }
  return {
    pointer: hier.pointer,
    ...(onderdeel !== undefined && { onderdeel }),
    ...(regel !== undefined && { regel }),
  };
}
