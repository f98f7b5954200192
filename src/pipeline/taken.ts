/** Jobs of one round of the cron, one after the other. */

/**
 * One that fails keeps none of the others from their turn: that a deadline cannot be watched is no reason to keep what must be destroyed.
 * Throws the first failure in the end, so that the round counts as failed; the others are told.
 */
export async function doAll(
  taken: readonly (() => Promise<unknown>)[],
  meldFout: (fout: unknown) => void,
): Promise<void> {
  const fouten: unknown[] = [];
  for (const taak of taken)
    try {
      await taak();
    } catch (fout) {
      fouten.push(fout);
    }
  const [eerste, ...meer] = fouten;
  for (const fout of meer) meldFout(fout);
  if (fouten.length > 0) throw eerste;
}
