/** Progress of one long step: on a terminal one line that is written over, elsewhere one line when a step begins and when it ends. */

export interface Scherm {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(tekst: string): unknown;
}

export interface Voortgang {
  /** Begins a step, or tells how far it is. */
  toon(tekst: string): void;
  /** Ends the step: its last text stays. */
  klaar(tekst: string): void;
}

const CLEAR_LINE = '\r\u001b[2K';

export function createVoortgang(scherm: Scherm): Voortgang {
  if (scherm.isTTY !== true) {
    return { toon: () => undefined, klaar: (tekst) => scherm.write(`${tekst}\n`) };
  }
  return {
    toon: (tekst) => scherm.write(`${CLEAR_LINE}${tekst.slice(0, (scherm.columns ?? 80) - 1)}`),
    klaar: (tekst) => scherm.write(`${CLEAR_LINE}${tekst}\n`),
  };
}

/** `104857600` as `105 MB`: decimal, as file managers count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toLocaleString('nl-NL', { maximumFractionDigits: 1 })} MB`;
}
