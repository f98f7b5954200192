import { describe, expect, it } from 'vitest';
import type { Gebeurtenis } from '../../src/domain/levensloop.ts';
import { checkVierOgen, findLaatsteMaker } from '../../src/pipeline/vier-ogen.ts';

const geschiedenis = (...daden: readonly (readonly [Gebeurtenis['handeling'], string])[]): readonly Gebeurtenis[] =>
  daden.map(([handeling, door], nr) => ({
    volgnummer: nr + 1,
    handeling,
    sha256: '',
    op: '2026-01-01T00:00:00.000Z',
    door,
  }));

describe('four eyes', () => {
  const gemaakt = geschiedenis(['geregistreerd', 'lid:a'], ['vervangen', 'lid:b'], ['fase', 'lid:a']);

  it('look at who made the last change, not at who moved it', () => {
    expect(findLaatsteMaker(gemaakt)).toBe('lid:b');
    expect(checkVierOgen({ vierOgen: true }, gemaakt, 'lid:a')).toEqual([]);
    expect(checkVierOgen({ vierOgen: true }, gemaakt, 'lid:b').map(({ code }) => code)).toEqual(['VIER_OGEN']);
  });

  it('count a new example as a change', () => {
    const metVoorbeeld = [...gemaakt, ...geschiedenis(['voorbeeld', 'lid:c'])];
    expect(checkVierOgen({ vierOgen: true }, metVoorbeeld, 'lid:c')).toHaveLength(1);
    expect(checkVierOgen({ vierOgen: true }, metVoorbeeld, 'lid:b')).toEqual([]);
  });

  it('are asked only where the rule holds, and stop nobody where nothing is known', () => {
    expect(checkVierOgen({}, gemaakt, 'lid:b')).toEqual([]);
    expect(checkVierOgen({ vierOgen: false }, gemaakt, 'lid:b')).toEqual([]);
    expect(checkVierOgen({ vierOgen: true }, [], 'lid:b')).toEqual([]);
  });
});
