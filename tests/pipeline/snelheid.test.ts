import { describe, expect, it } from 'vitest';
import { beoordeelAdres, createSnelheidswacht } from '../../src/pipeline/snelheid.ts';

const createKlok = () => {
  let nu = Date.parse('2026-05-06T10:00:00Z');
  return { klok: () => new Date(nu), verstrijk: (ms: number) => (nu += ms) };
};
const KLEIN = { adres: { aantal: 2, seconden: 10 } };

describe('a snelheidswacht', () => {
  it('counts every asker apart, and every limit apart', () => {
    const wacht = createSnelheidswacht({ klok: createKlok().klok, grenzen: KLEIN });
    expect([1, 2, 3].map(() => wacht.neem('adres', 'a').toegestaan)).toEqual([true, true, false]);
    expect(wacht.neem('adres', 'b').toegestaan).toBe(true);
    expect(wacht.neem('mislukt', 'a').toegestaan).toBe(true);
  });

  it('lets go of the asker that was silent longest when there are very many', () => {
    const wacht = createSnelheidswacht({ klok: createKlok().klok, grenzen: KLEIN });
    for (const _ of [1, 2]) {
      wacht.neem('adres', 'eerst');
      wacht.neem('adres', 'laatst');
    }
    for (let nr = 0; nr < 19_999; nr++) wacht.neem('adres', `x${nr}`);
    expect(wacht.kijk('adres', 'laatst').toegestaan).toBe(false);
    expect(wacht.kijk('adres', 'eerst').toegestaan).toBe(true);
  });

  it('shuts out for a while whom the location as a whole refuses, from the next question on', async () => {
    const { klok, verstrijk } = createKlok();
    const gevraagd: string[] = [];
    const werk: Promise<unknown>[] = [];
    const wacht = createSnelheidswacht({
      klok,
      gedeeld: async (grens, sleutel) => {
        gevraagd.push(`${grens} ${sleutel}`);
        return sleutel !== 'druk';
      },
    });
    const neem = (sleutel: string) => wacht.neem('organisatie', sleutel, (deel) => werk.push(deel)).toegestaan;
    expect([neem('druk'), neem('rustig')]).toEqual([true, true]);
    await Promise.all(werk);
    expect([neem('druk'), neem('rustig')]).toEqual([false, true]);
    verstrijk(9_000);
    expect(neem('druk')).toBe(false);
    verstrijk(1_500);
    expect(neem('druk')).toBe(true);
    expect(gevraagd).toEqual(['organisatie druk', 'organisatie rustig', 'organisatie rustig', 'organisatie druk']);
  });
});

describe('an address', () => {
  const vraag = (adressen: readonly (string | undefined)[]): readonly boolean[] => {
    const wacht = createSnelheidswacht({ klok: createKlok().klok, grenzen: { adres: { aantal: 1, seconden: 60 } } });
    return adressen.map((adres) => beoordeelAdres(wacht, { adres }).weigering === undefined);
  };

  it.each([
    ['192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:aaaa::1', '2001:0DB8:0001:0002::9'],
  ])('%s and %s are one', (een, ander) => {
    expect(vraag([een, ander])).toEqual([true, false]);
  });

  it.each([
    ['192.0.2.7', '192.0.2.8'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ])('%s and %s are two', (een, ander) => {
    expect(vraag([een, ander])).toEqual([true, true]);
  });

  it.each(['127.0.0.1', '::1', 'geen adres', '', undefined])('%s is none', (adres) => {
    expect(vraag([adres, adres, adres])).toEqual([true, true, true]);
  });
});
