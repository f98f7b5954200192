import { describe, expect, it } from 'vitest';
import { bezorgSpan, createSpoor, readTraceparent, toTraceparent } from '../../src/domain/verwerking.ts';
import { activiteitUri, VERWERKINGSACTIVITEITEN } from '../../src/domain/verwerkingsactiviteit.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('traceparent', () => {
  it.each([
    [`00-${TRACE}-${SPAN}-01`, true],
    [`00-${TRACE}-${SPAN}-00`, true],
    [`  00-${TRACE}-${SPAN}-01 `, true],
    // A later version may have more behind it (W3C Trace Context §3.2.4); version 00 may not.
    [`01-${TRACE}-${SPAN}-01-meer`, true],
    [`00-${TRACE}-${SPAN}-01-meer`, false],
    [`ff-${TRACE}-${SPAN}-01`, false],
    [`00-${'0'.repeat(32)}-${SPAN}-01`, false],
    [`00-${TRACE}-${'0'.repeat(16)}-01`, false],
    [`00-${TRACE.toUpperCase()}-${SPAN}-01`, false],
    [`00-${TRACE}-${SPAN}`, false],
    ['', false],
    [undefined, false],
  ])('%s', (header, goed) => {
    expect(readTraceparent(header)).toEqual(goed ? { traceId: TRACE, spanId: SPAN } : undefined);
  });

  it('is written as it is read', () => {
    const spoor = createSpoor(() => '0f8fad5b-d9cb-469f-a165-70867728950e');
    expect(spoor).toEqual({ traceId: '0f8fad5bd9cb469fa16570867728950e', spanId: 'a16570867728950e' });
    expect(readTraceparent(toTraceparent(spoor))).toEqual(spoor);
    expect(bezorgSpan('0f8fad5b-d9cb-469f-a165-70867728950e')).toBe('a16570867728950e');
  });
});

describe('the register of activities', () => {
  it('gives every version an id of its own', () => {
    const ids = VERWERKINGSACTIVITEITEN.map(activiteitUri);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^urn:enkelvoud:verwerkingsactiviteit:[a-z]+:\d+$/);
  });
});
