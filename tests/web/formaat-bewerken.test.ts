import { describe, expect, it } from 'vitest';
import { appendAt, moveAt, putMember, removeAt, setAt, valueAt } from '../../src/web/beheer/formaten/bewerken.ts';
import { soortAt } from '../../src/web/beheer/formaten/soorten.ts';
import { fromIngevuld } from '../../src/web/beheer/formaten/waarden.ts';

const DOCUMENT = { lijst: [{ a: 1 }, { a: 2 }], leden: { een: 1, twee: 2 }, naam: 'x' };

describe('changing one part of a document', () => {
  it('leaves the rest and the original as they were', () => {
    const nieuw = setAt(DOCUMENT, '/lijst/1/a', 3);
    expect(nieuw).toEqual({ ...DOCUMENT, lijst: [{ a: 1 }, { a: 3 }] });
    expect(DOCUMENT.lijst[1]).toEqual({ a: 2 });
    expect(valueAt(nieuw, '/lijst/1/a')).toBe(3);
    expect(valueAt(nieuw, '/lijst/7/a')).toBeUndefined();
  });

  it('adds, also to a list that was not there', () => {
    expect(appendAt(DOCUMENT, '/lijst', 'nieuw').lijst).toEqual([{ a: 1 }, { a: 2 }, 'nieuw']);
    expect(appendAt(DOCUMENT, '/ander', 'nieuw').ander).toEqual(['nieuw']);
  });

  it('takes away', () => {
    expect(removeAt(DOCUMENT, '/lijst/0').lijst).toEqual([{ a: 2 }]);
    expect(removeAt(DOCUMENT, '/leden/een').leden).toEqual({ twee: 2 });
  });

  it('moves items and members, and stops at the end', () => {
    expect(moveAt(DOCUMENT, '/lijst/1', -1).lijst).toEqual([{ a: 2 }, { a: 1 }]);
    expect(moveAt(DOCUMENT, '/lijst/0', -1).lijst).toEqual(DOCUMENT.lijst);
    expect(Object.keys(Object(moveAt(DOCUMENT, '/leden/een', 1).leden))).toEqual(['twee', 'een']);
  });

  it('gives a member another name in the same place', () => {
    expect(Object.entries(Object(putMember(DOCUMENT, '/leden/een', 'eerste', 9).leden))).toEqual([
      ['eerste', 9],
      ['twee', 2],
    ]);
    expect(putMember(DOCUMENT, '/leden/-', 'drie', 3).leden).toEqual({ een: 1, twee: 2, drie: 3 });
  });
});

const ingevuld = (velden: Readonly<Record<string, string>>) => ({
  een: (naam: string) => velden[naam] ?? '',
  alle: (naam: string) => (velden[naam] === undefined ? [] : [velden[naam]]),
});

describe('a form of a part', () => {
  it('keeps what it has no field for, and leaves out what was emptied', () => {
    const oud = { kop: 'Oud', waarde: 'a', ontbreekt: 'leeg', maxLengte: 5, onbekend: true };
    const velden = { 'veld-kop': 'Nieuw', 'veld-waarde': 'b', 'veld-ontbreekt': 'standaard', standaardwaarde: '-' };
    expect(fromIngevuld('kolom', oud, ingevuld(velden))).toEqual({
      kop: 'Nieuw',
      waarde: 'b',
      ontbreekt: { standaard: '-' },
      onbekend: true,
    });
  });

  it('writes a key without a codetabel as its expression alone', () => {
    expect(fromIngevuld('sleutel', 'a', ingevuld({ 'veld-waarde': 'b' }))).toBe('b');
    expect(fromIngevuld('sleutel', 'a', ingevuld({ 'veld-waarde': 'b', 'veld-codetabel': 't' }))).toEqual({
      waarde: 'b',
      codetabel: 't',
    });
  });

  it('keeps a tab as separator, and a number that is none as text: the schema refuses it', () => {
    const csv = fromIngevuld(
      'csv',
      { csv: {} },
      ingevuld({ 'veld-csv-scheidingsteken': '\t', 'veld-csv-kopregel': 'nee' }),
    );
    expect(csv).toMatchObject({ csv: { scheidingsteken: '\t', kopregel: false } });
    expect(fromIngevuld('kolom', {}, ingevuld({ 'veld-maxLengte': 'tien' }))).toMatchObject({ maxLengte: 'tien' });
  });

  it('of a codetabel reads one code a line', () => {
    const velden = { 'veld-inhoud': ' wmo = Wmo \r\n\r\njw=Jeugdwet\nzomaar' };
    expect(fromIngevuld('codetabel', {}, ingevuld(velden))).toEqual({ wmo: 'Wmo', jw: 'Jeugdwet' });
  });

  it('belongs to a place', () => {
    expect(soortAt('/bestanden/0', { bestandssoort: 'vaste-breedte' })).toBe('vasteBreedte');
    expect(soortAt('/bestanden/0/boom/inhoud/2', { herhaal: 'regels' })).toBe('herhaling');
    expect(soortAt('/bestanden/0/boom/inhoud/-', undefined, 'omvattend')).toBe('omvattend');
    expect(soortAt('/velden/0', 'prestatie.bsn')).toBeUndefined();
  });
});
