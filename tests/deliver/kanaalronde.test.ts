/** What a channel reads of zendingen: for many together, and never at the cost of one of them. */
import { describe, expect, it } from 'vitest';
import { createKanaal, type Kanaalwerk, type Zendingbron } from '../../src/deliver/kanalen/kanaalwerk.ts';
import type { Genummerd } from '../../src/storage/ports.ts';
import { maakBron } from './zending.ts';

const NU = new Date('2026-05-06T10:00:00.000Z');
const ZENDINGEN: readonly Genummerd[] = [1, 2, 3].map((nummer) => ({ zendingId: `z${nummer}`, nummer }));

function opzet(findAll: Zendingbron['findAll'] = maakBron().findAll) {
  const gevraagd: string[][] = [];
  const verzonden: number[] = [];
  const werk: Kanaalwerk = {
    tegelijk: 1,
    stappen: [],
    verzend: async ({ nummer }) => {
      verzonden.push(nummer);
      return { soort: 'antwoord', status: 204 };
    },
    beproef: async () => ({ soort: 'antwoord', status: 204 }),
  };
  const kanaal = createKanaal(werk, {
    findAll: (zendingen) => {
      gevraagd.push(zendingen.map(({ zendingId }) => zendingId));
      return findAll(zendingen);
    },
  });
  const ronde = kanaal.ronde?.();
  if (ronde === undefined) throw new Error('a channel with a wire has rounds');
  return { kanaal, ronde, gevraagd, verzonden };
}

describe('a round of a channel', () => {
  it('asks once for all that was announced, and again for another attempt', async () => {
    const { ronde, gevraagd, verzonden } = opzet();
    ronde.kondigAan(ZENDINGEN);
    for (const zending of ZENDINGEN) expect(await ronde.bezorg(zending, NU)).toEqual({ soort: 'bezorgd' });
    expect(gevraagd).toEqual([['z1', 'z2', 'z3']]);
    expect(verzonden).toEqual([1, 2, 3]);
    await ronde.bezorg({ zendingId: 'z2', nummer: 2 }, NU);
    expect(gevraagd).toEqual([['z1', 'z2', 'z3'], ['z2']]);
  });

  it('lets each ask for itself when the question for all fails', async () => {
    const { ronde, gevraagd, verzonden } = opzet(async (zendingen) => {
      if (zendingen.length > 1) throw new Error('storage is away');
      return maakBron().findAll(zendingen);
    });
    ronde.kondigAan(ZENDINGEN);
    for (const zending of ZENDINGEN) await ronde.bezorg(zending, NU);
    expect(gevraagd).toEqual([['z1', 'z2', 'z3'], ['z1'], ['z2'], ['z3']]);
    expect(verzonden).toEqual([1, 2, 3]);
  });

  it('remembers nothing of an earlier round, and throws for what does not exist', async () => {
    const { kanaal, ronde, gevraagd } = opzet();
    ronde.kondigAan(ZENDINGEN);
    await kanaal.bezorg({ zendingId: 'z1', nummer: 1 }, NU);
    expect(gevraagd).toEqual([['z1', 'z2', 'z3'], ['z1']]);
    const leeg = opzet(async () => new Map());
    await expect(leeg.ronde.bezorg({ zendingId: 'z1', nummer: 1 }, NU)).rejects.toThrow('does not exist');
  });
});
