/** A postbus whose memory is gone (the database was restored elsewhere) goes on where it was. */
import { describe, expect, it } from 'vitest';
import { NIEUW } from '../../src/deliver/postbus-stand.ts';
import type { Postbusstand } from '../../src/domain/postbus.ts';
import { BEGIN, BEZORGD, metBus } from './bus.ts';

const GEPAUZEERD: Postbusstand = {
  ...NIEUW,
  belet: { soort: 'gepauzeerd', sinds: BEGIN, door: 'ontvanger', reden: 'onderhoud' },
};

describe('a postbus without its memory', () => {
  it('gives no number that was given before, also when it is offered things at the same time', () =>
    metBus({ antwoord: () => BEZORGD, eerder: () => ({ hoogsteNummer: 7 }) }, async ({ bied, boek, loop }) => {
      await Promise.all([bied('a', 'b'), bied('c')]);
      expect(boek.nummers).toEqual(
        new Map([
          ['a', 8],
          ['b', 9],
          ['c', 10],
        ]),
      );
      await loop();
      expect(boek.bezorgd).toEqual(['a', 'b', 'c']);
    }));

  it('stays paused until somebody lifts that', () =>
    metBus(
      { antwoord: () => BEZORGD, eerder: () => ({ hoogsteNummer: 7, stand: GEPAUZEERD }) },
      async ({ bied, boek, kern, loop }) => {
        await bied('a');
        await loop();
        expect(boek.bezorgd).toEqual([]);
        expect(kern().beeld().stand.belet).toEqual(GEPAUZEERD.belet);
        await kern().hervat();
        await loop();
        expect(boek.bezorgd).toEqual(['a']);
      },
    ));

  it('believes what it was told since over what is known of before', () =>
    metBus(
      { antwoord: () => BEZORGD, eerder: () => ({ hoogsteNummer: 7, stand: GEPAUZEERD }) },
      async ({ bied, boek, kern, loop }) => {
        await kern().pauzeer('beheerder', 'kort');
        await kern().hervat();
        await bied('a');
        await loop();
        expect(boek.bezorgd).toEqual(['a']);
      },
    ));

  it('asks only once, and never when it remembers', () => {
    let gevraagd = 0;
    const eerder = () => {
      gevraagd += 1;
      return { hoogsteNummer: 3 };
    };
    return metBus({ antwoord: () => BEZORGD, eerder }, async ({ bied, boek, herstart }) => {
      await bied('a');
      herstart();
      await bied('b');
      expect(gevraagd).toBe(1);
      expect([...boek.nummers.values()]).toEqual([4, 5]);
    });
  });
});
