import { describe, expect, it } from 'vitest';
import { pruneTokens } from '../../../scripts/generate/tokens.ts';

describe('custom properties that no rule asks for', () => {
  it('are left out, and those that are asked for through others stay', () => {
    const css = '.thema{--a:var(--b);--b:1px;--c:2px;--d:var(--c)}.x{margin:var(--a)}';
    expect(pruneTokens(css)).toBe('.thema{--a:var(--b);--b:1px;}.x{margin:var(--a)}');
  });

  it('do not take a text or an address apart', () => {
    const css = `.thema{--a:url("data:image/svg+xml;utf8,<path d='M0 0}'/>");--b:url(data:x;base64,AA==);--c:'a;b'}.x{c:var(--a)}`;
    expect(pruneTokens(css)).toBe(`.thema{--a:url("data:image/svg+xml;utf8,<path d='M0 0}'/>");}.x{c:var(--a)}`);
  });

  it('keep a fallback that is itself a property', () => {
    expect(pruneTokens('.t{--a:1;--b:2}.x{c:var(--q,var(--b))}')).toBe('.t{--b:2}.x{c:var(--q,var(--b))}');
  });
});
