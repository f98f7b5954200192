/** The one place that writes to the log; what may be written is in domain/logregel.ts. */
import { describeFout } from '../domain/foutverslag.ts';
import { isFoutregel, type Logregel, PUBLIEKEN, type Publiek, type Taak, toLogtekst } from '../domain/logregel.ts';

export type { Logregel, Verzoekregel, Weigering } from '../domain/logregel.ts';

export function log(regel: Logregel): void {
  const tekst = toLogtekst(regel);
  if (isFoutregel(regel)) console.error(tekst);
  else console.info(tekst);
}

/** For errors of work that nobody waits for. */
export const logFout =
  (gebeurtenis: 'bericht-mislukt' | 'bezorging-mislukt') =>
  (fout: unknown): void =>
    log({ gebeurtenis, ...describeFout(fout) });

/** @param pad an address; only its first part is looked at */
export const publiekVan = (pad: string): Publiek => PUBLIEKEN.find((een) => pad.split('/')[1] === een) ?? 'algemeen';

/** Does a job of the cron and tells how it went. A failure is passed on. */
export async function withTaaklog(klok: () => Date, taak: Taak, doe: () => Promise<unknown>): Promise<void> {
  const begin = klok().getTime();
  let gelukt = false;
  try {
    await doe();
    gelukt = true;
  } finally {
    log({ gebeurtenis: 'taak', taak, gelukt, duurMs: Math.max(0, klok().getTime() - begin) });
  }
}

/** Works off a batch of a queue and tells how it went. */
export async function withWachtrijlog(
  klok: () => Date,
  { wachtrij, aantal }: { readonly wachtrij: 'omzetting' | 'dode-letters'; readonly aantal: number },
  doe: (meldFout: (fout: unknown) => void) => Promise<void>,
): Promise<void> {
  const begin = klok().getTime();
  const logBerichtfout = logFout('bericht-mislukt');
  let mislukt = 0;
  try {
    await doe((fout) => {
      mislukt += 1;
      logBerichtfout(fout);
    });
  } finally {
    log({ gebeurtenis: 'wachtrij', wachtrij, aantal, mislukt, duurMs: Math.max(0, klok().getTime() - begin) });
  }
}
