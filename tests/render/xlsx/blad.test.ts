import { describe, expect, it } from 'vitest';
import { splitBlad } from '../../../src/render/xlsx/sjabloon/blad.ts';
import { XmlFout } from '../../../src/render/xlsx/sjabloon/xml-boom.ts';

const blad = (voorvoegsel: string): string =>
  `<${voorvoegsel}worksheet><${voorvoegsel}sheetData><${voorvoegsel}row r="1"></${voorvoegsel}row></${voorvoegsel}sheetData></${voorvoegsel}worksheet>`;

describe('the prefix of a sheet', () => {
  it.each(['', 'x:', 'mc-1:', 'Ünd_:'])('%j is that of its rows', (voorvoegsel) => {
    const gesplitst = splitBlad(blad(voorvoegsel));
    expect([gesplitst.voorvoegsel, gesplitst.rijen.length]).toEqual([voorvoegsel, 1]);
  });

  it.each(['(a+)+:', 'a.b:', '.*:', '[:'])('%j would be a pattern, and is refused', (voorvoegsel) => {
    expect(() => splitBlad(blad(voorvoegsel))).toThrow(XmlFout);
  });
});
