import { describe, expect, it } from 'vitest';
import { Decimaal, decimaalTekst } from '../../src/domain/output.ts';
import {
  byteInWindows1252,
  pastInUtf8,
  pastInWindows1252,
  pastInXml,
  zonderOnzichtbaar,
} from '../../src/domain/tekenset.ts';

describe('windows-1252', () => {
  it('gives every byte back as the platform reads it; the five that mean nothing are refused', () => {
    const decoder = new TextDecoder('windows-1252');
    const geweigerd: number[] = [];
    for (let byte = 0; byte < 256; byte++) {
      const gevonden = byteInWindows1252(decoder.decode(new Uint8Array([byte])).charCodeAt(0));
      if (gevonden === undefined) geweigerd.push(byte);
      else expect(gevonden).toBe(byte);
    }
    expect(geweigerd).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  });

  it.each([
    ['€ 1,50 – “café”', true],
    ['Łódź', false],
    ['😀', false],
  ])('%s: %s', (tekst, past) => expect(pastInWindows1252(tekst)).toBe(past));
});

describe('what a file can hold', () => {
  it.each([
    ['gewoon', true, true],
    ['tab\tregel\n', true, true],
    ['\u0000', false, true],
    ['\u000b', false, true],
    ['\ufffe', false, true],
    ['\ud83d', false, false],
    ['😀', true, true],
  ])('%j: XML %s, UTF-8 %s', (tekst, xml, utf8) => {
    expect(pastInXml(tekst)).toBe(xml);
    expect(pastInUtf8(tekst)).toBe(utf8);
  });
});

describe('a decimal', () => {
  it.each([
    [1250, 2, '12,50'],
    [5, 2, '0,05'],
    [-5, 2, '-0,05'],
    [0, 2, '0,00'],
    [-7, 0, '-7'],
    [99_999_999_999, 2, '999999999,99'],
  ])('%d with %d decimals is %s', (eenheden, decimalen, tekst) => {
    expect(decimaalTekst(new Decimaal(eenheden, decimalen), ',')).toBe(tekst);
  });
});

describe('zonderOnzichtbaar', () => {
  it.each([
    ['Tarief wijkt af: € 1,50 (één)', 'Tarief wijkt af: € 1,50 (één)'],
    ['regel 1\r\nregel 2\tx', 'regel 1\r\nregel 2\tx'],
    ['a\u202eb\u200b\u2066c\ufeff', 'abc'],
    ['a\u0000b\u001bc\u0085d\u2028e', 'abcde'],
    ['half \ud800, heel 😀', 'half , heel 😀'],
  ])('%j is seen as %j', (tekst, verwacht) => {
    expect(zonderOnzichtbaar(tekst)).toBe(verwacht);
  });
});
