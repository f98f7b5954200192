/** What a command writes: text for a person on stdout, or one JSON document; progress on stderr, and only on a terminal. */
import { createVoortgang, formatBytes } from '../scripts/lib/progress.ts';

export interface Terminal {
  /** For a person; nothing with `--json`. */
  zeg(tekst: string): void;
  /** What failed: to stderr, also with `--json`. */
  klaag(tekst: string): void;
  /** The outcome with `--json`; otherwise nothing. */
  geef(inhoud: object): void;
  /** How far a file is. */
  opBytes(bytes: number, totaal: number): void;
  readonly breedte: number | undefined;
}

const BALK = 24;

export function createTerminal(json: boolean): Terminal {
  const voortgang = createVoortgang({
    isTTY: process.stderr.isTTY,
    columns: process.stderr.columns,
    // Elsewhere than on a terminal progress is noise.
    write: (tekst) => process.stderr.isTTY && process.stderr.write(tekst),
  });
  return {
    zeg: (tekst) => void (json || process.stdout.write(`${tekst}\n`)),
    klaag: (tekst) => void process.stderr.write(`${tekst}\n`),
    geef: (inhoud) => void (json && process.stdout.write(`${JSON.stringify(inhoud)}\n`)),
    opBytes: (bytes, totaal) => {
      const vol = Math.round((bytes / totaal) * BALK);
      const balk = `${'█'.repeat(vol)}${'░'.repeat(BALK - vol)}`;
      const tekst = `${balk} ${Math.floor((bytes / totaal) * 100)}%  ${formatBytes(bytes)} van ${formatBytes(totaal)}`;
      if (bytes < totaal) voortgang.toon(tekst);
      else voortgang.klaar(tekst);
    },
    breedte: process.stdout.isTTY ? process.stdout.columns : undefined,
  };
}
