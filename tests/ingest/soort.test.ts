import { expect, it } from 'vitest';
import { detectInvoer } from '../../src/ingest/soort.ts';
import { utf8 } from './bouw.ts';

it.each([
  ['{"kop":', 'json'],
  ['\uFEFF  {"a":1}', 'json'],
  ['{"kop":{}}\n{"prestatie":{}}', 'ndjson'],
  ['{"standaardversie":"1.0.0"}\n', 'json'],
  ['[1]', 'json'],
  ['', 'json'],
  [' \n', 'json'],
  ['<?xml version="1.0"?>', 'xml'],
  ['\uFEFF<a/>', 'xml'],
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['BSN;Bedrag', 'tekst'],
  ['"BSN";"Bedrag"', 'tekst'],
])('%j is %s', (begin, soort) => {
  expect(detectInvoer(utf8(begin))).toBe(soort);
});

it.each([
  [[0xd0, 0xcf, 0x11, 0xe0], 'compound'],
  [[0x1f, 0x8b, 8], 'gzip'],
  [[0x7b, 0, 0x22, 0], 'json'],
] as const)('bytes %j are %s', (begin, soort) => {
  expect(detectInvoer(Uint8Array.from(begin))).toBe(soort);
});
