import { Instellingsfout } from './instellingsfout.ts';

/**
 * What may be logged of an unexpected error: its kind and where it came from, never its message. The message of a parser quotes what
 * it read, and what it read may be a bsn.
 */
export interface Foutverslag {
  readonly fout: string;
  readonly plaatsen: readonly string[];
  /** Names of the settings that are wrong, if that is what it is. */
  readonly instellingen?: readonly string[];
}

const PLAATSEN = 12;

export function describeFout(error: unknown): Foutverslag {
  if (!(error instanceof Error)) return { fout: typeof error, plaatsen: [] };
  const plaatsen = (error.stack ?? '')
    .split('\n')
    .map((regel) => regel.trim())
    .filter((regel) => regel.startsWith('at '))
    .slice(0, PLAATSEN);
  const { instellingen } = error instanceof Instellingsfout ? error : {};
  return { fout: error.name, plaatsen, ...(instellingen && { instellingen }) };
}
