/** Corrections that waited for an answer go on by themselves as soon as it is there, however late it comes. */
import { tijdstip } from '../domain/kalender.ts';
import type { Diensten } from './diensten.ts';

const PER_KEER = 500;

/** Called when an answer was stored; the reconciliation does the same for what a crash left. @returns how many go on. */
export async function releaseWaiting({
  staat,
  klok,
  wachtrij,
}: Pick<Diensten, 'staat' | 'klok' | 'wachtrij'>): Promise<number> {
  const ids = await staat.correctie.laatVerdergaan(PER_KEER, tijdstip(klok()));
  if (ids.length > 0) await wachtrij.vraagOmzetting(ids);
  return ids.length;
}
