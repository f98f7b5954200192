import { describe, expect, it } from 'vitest';
import { BEZORGD, GESTOPT, metBus, SECONDE, STUK, UUR } from './bus.ts';

const MINUUT = 60 * SECONDE;

describe('a receiver that is down', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `z${i}`);

  it('is left alone after five, tried with one at a time, and gets everything when it is back', async () => {
    const terug = 3 * UUR;
    await metBus(
      { antwoord: (_, __, nu) => (nu - Date.parse('2026-05-06T10:00:00.000Z') < terug ? STUK : BEZORGD) },
      async (bus) => {
        await bus.bied(...ids);
        await bus.loop(SECONDE);
        expect(bus.draad.pogingen.length).toBeLessThanOrEqual(8);
        expect(bus.kern().beeld().stand.zekering.stand).toBe('open');
        expect(bus.boek.standen.at(-1)?.zekering.stand).toBe('open');
        const voor = bus.draad.pogingen.length;
        await bus.loop(terug - 1);
        const proeven = bus.draad.pogingen.slice(voor).map(({ op }) => op);
        expect(new Set(proeven).size).toBe(proeven.length);
        expect(proeven.length).toBeLessThan(20);
        await bus.loop();
        expect([...bus.boek.bezorgd].sort()).toEqual([...ids].sort());
        // Half an hour is the longest that the breaker stays open; nothing waits for a turn of its own after that.
        expect(bus.draad.pogingen.at(-1)?.op).toBeLessThan(terug + 31 * MINUUT);
        expect(bus.boek.standen.at(-1)?.zekering.stand).toBe('dicht');
      },
    );
  });

  it('for as long as the schedule is switched off, told to both sides, and everything goes after a person resumes', async () => {
    let terug = false;
    await metBus({ antwoord: () => (terug ? BEZORGD : STUK) }, async (bus) => {
      await bus.bied(...ids);
      await bus.loop();
      const { stand } = bus.kern().beeld();
      expect(stand.belet).toMatchObject({ soort: 'uitgezet' });
      expect(bus.nu()).toBeGreaterThanOrEqual(72 * UUR);
      // At the first attempt after the length of the schedule; turns are at most a day apart.
      expect(bus.nu()).toBeLessThan((76 + 25) * UUR);
      expect(bus.boek.standen.at(-1)?.belet?.soort).toBe('uitgezet');
      expect([...bus.boek.wacht.values()]).toEqual(ids.map(() => 'uitgezet'));
      expect(bus.boek.vast.size).toBe(0);
      // What comes now waits as well, and is told so.
      await bus.bied('nieuw');
      await bus.loop();
      expect(bus.boek.wacht.get('nieuw')).toBe('uitgezet');

      terug = true;
      await bus.kern().hervat();
      await bus.loop();
      expect([...bus.boek.bezorgd].sort()).toEqual([...ids, 'nieuw'].sort());
      expect(bus.boek.wacht.size).toBe(0);
      expect(bus.boek.standen.at(-1)?.belet).toBeUndefined();
    });
  });

  it('for one zending alone is the same: nothing came through', async () => {
    await metBus({ antwoord: () => STUK }, async (bus) => {
      await bus.bied('alleen');
      await bus.loop();
      expect(bus.draad.pogingen).toHaveLength(10);
      expect(bus.kern().beeld().stand.belet?.soort).toBe('uitgezet');
      expect(bus.boek.vast.size).toBe(0);
    });
  });

  it('never makes one attempt at a time more than the breaker allows after a crash', async () => {
    await metBus({ antwoord: () => STUK }, async (bus) => {
      await bus.bied(...ids);
      await bus.loop(SECONDE);
      const voor = bus.draad.pogingen.length;
      bus.herstart();
      await bus.loop(59 * SECONDE);
      expect(bus.draad.pogingen).toHaveLength(voor);
      await bus.loop(61 * SECONDE);
      expect(bus.draad.pogingen).toHaveLength(voor + 1);
    });
  });
});

describe('a channel that stands still', () => {
  it('stops at 410; nothing goes until a person resumes', async () => {
    let open = false;
    await metBus({ antwoord: () => (open ? BEZORGD : GESTOPT), tegelijk: 1 }, async (bus) => {
      await bus.bied('a', 'b');
      await bus.loop();
      expect(bus.draad.pogingen).toHaveLength(1);
      expect(bus.kern().beeld().stand.belet?.soort).toBe('gestopt');
      expect([...bus.boek.wacht.values()]).toEqual(['gestopt', 'gestopt']);
      open = true;
      await bus.kern().kanaalGewijzigd();
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['a', 'b']);
    });
  });

  it('pauses at once, says who and why, keeps what is offered, and survives a restart', async () => {
    await metBus({ antwoord: () => BEZORGD }, async (bus) => {
      await bus.kern().pauzeer('ontvanger', 'onderhoud');
      await bus.bied('a', 'b');
      await bus.loop(100 * UUR);
      bus.herstart();
      await bus.loop(200 * UUR);
      expect(bus.draad.pogingen).toEqual([]);
      expect(bus.kern().beeld()).toMatchObject({
        wachtend: 2,
        stand: { belet: { soort: 'gepauzeerd', door: 'ontvanger', reden: 'onderhoud' } },
      });
      expect([...bus.boek.wacht.values()]).toEqual(['gepauzeerd', 'gepauzeerd']);
      // New settings of the channel are no reason to end a pause.
      await bus.kern().kanaalGewijzigd();
      await bus.loop();
      expect(bus.draad.pogingen).toEqual([]);
      await bus.kern().hervat();
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['a', 'b']);
    });
  });

  it('is told of a new reason when it stops while it is paused', async () => {
    await metBus({ antwoord: () => GESTOPT }, async (bus) => {
      await bus.kern().pauzeer('beheerder', 'x');
      await bus.bied('a');
      await bus.loop();
      await bus.kern().hervat();
      await bus.loop();
      expect(bus.boek.wacht.get('a')).toBe('gestopt');
    });
  });
});
