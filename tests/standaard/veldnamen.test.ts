/** Every field of the standard has a name that people read, and no two of a group share one. */
import { describe, expect, it } from 'vitest';
import { VELDEN } from '../../generated/velden.ts';
import { INVULBLADEN } from '../../src/standaard/bladen.ts';
import { groupVelden } from '../../src/standaard/veldnamen.ts';

describe('groupVelden', () => {
  it('names every field of the standard, in words and differently', () => {
    const groepen = groupVelden(Object.keys(VELDEN));
    expect(groepen.flatMap(({ velden }) => velden)).toHaveLength(Object.keys(VELDEN).length);
    for (const { naam, velden } of groepen) {
      expect(naam).toMatch(/^\p{Lu}[\p{L} ]+$/u);
      for (const een of velden) {
        expect(een.naam).toMatch(/^[\p{Lu}$][\p{L}\d€() $-]*$/u);
        expect(een.naam.replace('KvK', '')).not.toMatch(/\p{Ll}\p{Lu}/u);
        expect(een.omschrijving).not.toBe('');
      }
      expect(new Set(velden.map((een) => een.naam)).size).toBe(velden.length);
    }
  });

  it('calls a field of a prestatie as the column of the invulsjabloon does', () => {
    const kolommen = INVULBLADEN.find(({ naam }) => naam === 'Prestaties')?.kolommen ?? [];
    const [groep] = groupVelden(kolommen.map(({ veld }) => veld));
    expect(groep?.naam).toBe('Prestatie');
    expect(groep?.velden.map(({ naam }) => naam)).toEqual(kolommen.map(({ kop }) => kop));
  });

  it('keeps what a field is to privacy, and the order of the formaat', () => {
    const groepen = groupVelden(['prestatie.bsn', 'kop.periode', 'prestatie.tariefCenten']);
    expect(groepen.map(({ naam, velden }) => [naam, velden.map((een) => `${een.naam} ${een.privacy}`)])).toEqual([
      ['Prestatie', ['BSN persoonsgegeven', 'Tarief (€) geen']],
      ['Verantwoording', ['Periode geen']],
    ]);
  });
});
