import type { Bevinding } from '../../src/domain/bevinding.ts';
import type { Result } from '../../src/domain/result.ts';

/** The id of an indiening for which there was room. */
export function begonnen(uitkomst: Result<string, Bevinding>): string {
  if (!uitkomst.ok) throw new Error(`no room for it: ${uitkomst.error.code}`);
  return uitkomst.value;
}
