import { expect, it } from 'vitest';
import { inWoorden, uitWoorden } from '../../src/text/nl/handeling.ts';

it.each([
  ['maakSleutel', 'Maak sleutel'],
  ['trekLidIn', 'Trek lid in'],
  ['houdercode', 'Houdercode'],
])('reads %s as %s, and finds it by either', (naam, tekst) => {
  expect(inWoorden(naam)).toBe(tekst);
  expect(uitWoorden(tekst)).toBe(naam);
  expect(uitWoorden(naam)).toBe(naam);
});

it('finds an act however it is typed', () => {
  expect(uitWoorden('  trek  LID in ')).toBe('trekLidIn');
  expect(uitWoorden('')).toBe('');
});
