/** Settings of a channel, as their schema has them, in the words of a person. */
import { describe, expect, it } from 'vitest';
import {
  AANMELDSOORTEN,
  aanmelddeel,
  KANAALSOORTEN,
  type Kanaalveld,
  kanaaldeel,
  toFeiten,
} from '../../src/web/kanaalvelden.ts';

const VELDEN: readonly Kanaalveld[] = [
  ...KANAALSOORTEN.flatMap((soort) => kanaaldeel(soort).velden),
  ...AANMELDSOORTEN.flatMap((soort) => aanmelddeel(soort).velden),
];

describe('fields of a channel', () => {
  it.each(VELDEN)('$naam has a name and choices in words, not those of the schema', ({ naam, label, keuzes }) => {
    expect(label).not.toBe(naam);
    expect(label).toMatch(/^[A-Z]/);
    for (const keuze of keuzes) expect(keuze.naam).not.toBe(keuze.waarde);
  });

  it('says what is set in the words of the form, without what was left empty', () => {
    expect(
      toFeiten({
        kanaalsoort: 'webhook',
        adres: 'https://dienst.gemeente.example/in',
        inhoud: 'bestand',
        maximumBytes: 49152,
        handtekening: 'v1a',
        overlapDagen: 7,
        tegelijk: 2,
        aanmelding: { aanmeldsoort: 'header', headernaam: 'X-Api-Key' },
      }),
    ).toEqual([
      { label: 'Adres', waarde: 'https://dienst.gemeente.example/in' },
      { label: 'Wat wij sturen', waarde: 'Het bericht met de bestanden erbij' },
      { label: 'Grootste bericht met bestanden (bytes)', waarde: '49.152' },
      {
        label: 'Waarmee wij ondertekenen',
        waarde: 'Met een sleutel van ons; u krijgt de openbare helft (v1a, Ed25519)',
      },
      { label: 'Dagen dat een oud geheim nog meetekent', waarde: '7' },
      { label: 'Berichten tegelijk', waarde: '2' },
      { label: 'Hoe wij ons aanmelden', waarde: 'Een header met een vaste waarde' },
      { label: 'Naam van de header', waarde: 'X-Api-Key' },
    ]);
    expect(toFeiten({ kanaalsoort: 'postvak' })).toEqual([]);
  });
});
