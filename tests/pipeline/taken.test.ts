import { expect, it } from 'vitest';
import { doAll } from '../../src/pipeline/taken.ts';

it('every job has its turn in order, whatever fails before it, and every failure is told', async () => {
  const gedaan: string[] = [];
  const gemeld: unknown[] = [];
  const taak = (naam: string, fout?: string) => async () => {
    gedaan.push(naam);
    if (fout !== undefined) throw new Error(fout);
  };
  const taken = [taak('a'), taak('b', 'eerst'), taak('c'), taak('d', 'daarna'), taak('e')];
  await expect(doAll(taken, (fout) => gemeld.push(String(fout)))).rejects.toThrow('eerst');
  expect(gedaan).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(gemeld).toEqual(['Error: daarna']);
  await doAll([taak('f')], () => expect.unreachable());
  expect(gedaan.at(-1)).toBe('f');
});
