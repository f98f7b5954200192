/** Burgerservicenummers that belong to nobody: RvIG keeps 999900006 to 999999990 for tests. */

const FIRST = 999_900_006;
const LAST = 999_999_990;

function passesElfproef(bsn: number): boolean {
  const sum = [...String(bsn)].reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0;
}

const VALID = Array.from({ length: LAST - FIRST + 1 }, (_, offset) => FIRST + offset).filter(passesElfproef);

/** How many different test numbers there are. */
export const AANTAL_TEST_BSN = VALID.length;

/** Test number `index`, counted from 0; starts again after the last. Throws a RangeError for what is not a whole number ≥ 0. */
export function testBsn(index: number): string {
  const bsn = VALID[index % VALID.length];
  if (bsn === undefined) throw new RangeError(`no test bsn ${index}`);
  return String(bsn);
}
