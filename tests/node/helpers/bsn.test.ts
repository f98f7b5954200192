import { expect, it } from 'vitest';
import { AANTAL_TEST_BSN, testBsn } from '../../helpers/bsn.ts';

it('testBsn gives each number of the test range that passes the 11-proef once, then starts again', () => {
  const all = Array.from({ length: AANTAL_TEST_BSN }, (_, index) => testBsn(index));
  expect(new Set(all).size).toBe(AANTAL_TEST_BSN);
  expect(all[0]).toBe('999900006');
  expect(all.at(-1)).toBe('999999990');
  expect(testBsn(AANTAL_TEST_BSN)).toBe(all[0]);
  expect(() => testBsn(-1)).toThrow(RangeError);
  for (const bsn of all) {
    const digits = [...bsn].map(Number);
    const weighted = digits.slice(0, 8).reduce((sum, digit, index) => sum + digit * (9 - index), 0);
    expect((weighted - (digits[8] ?? 0)) % 11).toBe(0);
  }
});
