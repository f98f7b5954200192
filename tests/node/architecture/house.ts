/** House rules that hold for single files. Each function returns sentences, empty when all is well. */

const LONGEST = 300;
const HEADER_LINES = 20;

/** A long file says in its header why it is not two: `Longer than 300 lines because …`. */
export function tooLong(file: string, text: string): string[] {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= LONGEST) return [];
  const header = lines
    .slice(0, HEADER_LINES)
    .map((line) => line.replace(/^\s*(\/?\*+|\/\/)/, ''))
    .join(' ')
    .replace(/\s+/g, ' ');
  if (header.includes(`Longer than ${LONGEST} lines because`)) return [];
  return [`${file}: ${lines.length} lines and no reason in its header`];
}

// Put together from pieces, so that this file does not break its own rule.
const MACHINE_PATHS = [
  ['work', '(main|shared|\\.)'],
  ['root', ''],
  ['home', '\\w'],
  ['Users', '\\w'],
].map((parts) => `(?<![\\w.~-])/${parts.join('/')}`);
const PACKAGE_HOSTS = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['deb', 'debian', 'org'],
  ['files', 'pythonhosted', 'org'],
].map((parts) => parts.join('\\.'));
const MACHINE = new RegExp([...MACHINE_PATHS, ...PACKAGE_HOSTS].join('|'), 'g');

/** Paths of one machine and hosts of package registries. */
export const machineTraces = (file: string, text: string): string[] =>
  [...text.matchAll(MACHINE)].map(([found]) => `${file}: names ${found}`);

const LEFTOVERS = new RegExp(
  [`${'TO'}${'DO'}\\b`, `${'FIX'}${'ME'}\\b`, `@ts-${'ignore'}`, `@ts-${'nocheck'}`].join('|'),
  'g',
);

/** Promises and switched-off checks. */
export const leftovers = (file: string, text: string): string[] =>
  [...text.matchAll(LEFTOVERS)].map(([found]) => `${file}: ${found}`);

/** The 11-proef of a burgerservicenummer: weights 9 to 2, and -1 for the last digit. */
function passesElfproef(bsn: string): boolean {
  const sum = [...bsn].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0 && Number(bsn) > 0;
}

const BSN = /\bbsn["']?\s*[:=>]\s*["']?(\d{9})\b/gi;

/** A number that could be a living person's: valid, and outside the range that RvIG keeps for tests. Not repeated in the answer. */
export const possiblePersons = (file: string, text: string): string[] =>
  [...text.matchAll(BSN)]
    .filter(([, bsn = '']) => passesElfproef(bsn) && (Number(bsn) < 999_900_006 || Number(bsn) > 999_999_990))
    .map((match) => `${file}: a bsn at position ${match.index} is valid and no test number`);
