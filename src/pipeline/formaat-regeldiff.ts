/** The shortest way from one list of lines to another (Myers, An O(ND) Difference Algorithm, 1986), with a limit on the work. */

export interface Regelstap {
  readonly soort: 'gelijk' | 'weg' | 'erbij';
  /** Line numbers counted from 1, in the old and in the new file: of the line itself, or of the one before which it would stand. */
  readonly oud: number;
  readonly nieuw: number;
  readonly tekst: string;
}

/** More lines that differ than anybody reads; beyond it the work grows with the square. */
const MAXIMALE_VERSCHILLEN = 600;

/** @returns undefined when the two differ in more than 600 lines */
export function diffRegels(oud: readonly string[], nieuw: readonly string[]): readonly Regelstap[] | undefined {
  let begin = 0;
  while (begin < oud.length && begin < nieuw.length && oud[begin] === nieuw[begin]) begin++;
  let staart = 0;
  while (
    staart < oud.length - begin &&
    staart < nieuw.length - begin &&
    oud[oud.length - 1 - staart] === nieuw[nieuw.length - 1 - staart]
  )
    staart++;
  const midden = shortestPath(oud.slice(begin, oud.length - staart), nieuw.slice(begin, nieuw.length - staart));
  if (midden === undefined) return undefined;
  const stappen: Regelstap[] = [];
  let x = 0;
  let y = 0;
  const add = (soort: Regelstap['soort']): void => {
    const tekst = (soort === 'erbij' ? nieuw[y] : oud[x]) ?? '';
    stappen.push({ soort, oud: x + 1, nieuw: y + 1, tekst });
    if (soort !== 'erbij') x++;
    if (soort !== 'weg') y++;
  };
  for (let i = 0; i < begin; i++) add('gelijk');
  for (const soort of midden) add(soort);
  for (let i = 0; i < staart; i++) add('gelijk');
  return stappen;
}

function shortestPath(oud: readonly string[], nieuw: readonly string[]): readonly Regelstap['soort'][] | undefined {
  const grens = Math.min(oud.length + nieuw.length, MAXIMALE_VERSCHILLEN);
  /** For every number of differences: how far each diagonal came. */
  const sporen: Int32Array[] = [];
  let verst = new Int32Array(2 * grens + 3);
  const midden = grens + 1;
  for (let d = 0; d <= grens; d++) {
    const vorige = verst;
    verst = Int32Array.from(vorige);
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(vorige, midden, k, d) ? at(vorige, midden + k + 1) : at(vorige, midden + k - 1) + 1;
      while (x < oud.length && x - k < nieuw.length && oud[x] === nieuw[x - k]) x++;
      verst[midden + k] = x;
      if (x >= oud.length && x - k >= nieuw.length) return walkBack(sporen, oud.length, nieuw.length, d, midden);
    }
    sporen.push(verst);
  }
  return undefined;
}

const at = (rij: Int32Array, plaats: number): number => rij[plaats] ?? 0;

/** Whether diagonal k is best reached by a line of the new file (down) or by leaving out one of the old (right). */
const isDown = (rij: Int32Array, midden: number, k: number, d: number): boolean =>
  k === -d || (k !== d && at(rij, midden + k - 1) < at(rij, midden + k + 1));

function walkBack(
  sporen: readonly Int32Array[],
  aantalOud: number,
  aantalNieuw: number,
  verschillen: number,
  midden: number,
): readonly Regelstap['soort'][] {
  const stappen: Regelstap['soort'][] = [];
  let x = aantalOud;
  let y = aantalNieuw;
  for (let d = verschillen; d > 0; d--) {
    const vorige = sporen[d - 1];
    if (vorige === undefined) throw new Error('a step of the way was not kept');
    const k = x - y;
    const omlaag = isDown(vorige, midden, k, d);
    const vorigeK = omlaag ? k + 1 : k - 1;
    const vanX = at(vorige, midden + vorigeK);
    for (; x > (omlaag ? vanX : vanX + 1); x--) stappen.push('gelijk');
    stappen.push(omlaag ? 'erbij' : 'weg');
    x = vanX;
    y = vanX - vorigeK;
  }
  for (; x > 0; x--) stappen.push('gelijk');
  return stappen.reverse();
}
