import { describe, expect, it } from 'vitest';
import { ROOSTER_DUUR_MS } from '../../src/deliver/rooster.ts';
import { BEZORGD, druk, GESTOPT, GEWEIGERD, metBus, reeks, SECONDE, STUK, UUR } from './bus.ts';

const MINUUT = 60 * SECONDE;

describe('one zending', () => {
  it('is brought at once, and is in the postvak before that', async () => {
    await metBus({ antwoord: () => BEZORGD }, async (bus) => {
      await bus.bied('a');
      expect([...bus.boek.geplaatst]).toEqual(['a']);
      expect(bus.draad.pogingen).toEqual([]);
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['a']);
      expect(bus.kern().volgendMoment()).toBeUndefined();
    });
  });

  it('offered again and again is brought once', async () => {
    await metBus({ antwoord: () => BEZORGD }, async (bus) => {
      await Promise.all([bus.bied('a'), bus.bied('a', 'b'), bus.bied('a')]);
      await bus.loop();
      await bus.bied('a', 'b');
      await bus.loop();
      expect(bus.draad.pogingen.map(({ id }) => id)).toEqual(['a', 'b']);
    });
  });

  it('is tried ten times and then held, when others come through meanwhile', async () => {
    await metBus({ antwoord: (id) => (id === 'ziek' ? STUK : BEZORGD) }, async (bus) => {
      await bus.bied('ziek');
      await bus.loop(UUR);
      await bus.bied('gezond');
      await bus.loop();
      const momenten = bus.draad.pogingen.filter(({ id }) => id === 'ziek').map(({ op }) => op);
      expect(momenten).toHaveLength(10);
      expect(momenten.at(-1)).toBe(ROOSTER_DUUR_MS);
      expect([...bus.boek.vast]).toEqual([['ziek', 'pogingen-op']]);
      expect(bus.kern().beeld()).toMatchObject({ wachtend: 0, vastgehouden: 1 });
      expect(bus.kern().beeld().stand.belet).toBeUndefined();
    });
  });

  it('that is refused for what it is is held at once, and the next one goes', async () => {
    await metBus({ antwoord: (id) => (id === 'fout' ? GEWEIGERD : BEZORGD) }, async (bus) => {
      await bus.bied('fout', 'goed');
      await bus.loop();
      expect([...bus.boek.vast]).toEqual([['fout', 'geweigerd']]);
      expect(bus.boek.bezorgd).toEqual(['goed']);
      expect(bus.draad.pogingen).toHaveLength(2);
    });
  });

  it('that was held goes again from the beginning when it is offered again', async () => {
    let mag = false;
    await metBus({ antwoord: () => (mag ? BEZORGD : GEWEIGERD) }, async (bus) => {
      await bus.bied('a');
      await bus.loop();
      mag = true;
      await bus.bied('a');
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['a']);
    });
  });

  it('waits as long as the receiver asks, and so do the others', async () => {
    await metBus({ antwoord: (_, poging) => (poging === 1 ? druk(3600) : BEZORGD), tegelijk: 1 }, async (bus) => {
      await bus.bied('a', 'b');
      await bus.loop();
      expect(bus.draad.pogingen.map(({ id, op }) => [id, op])).toEqual([
        ['a', 0],
        ['b', UUR],
        ['a', 2 * UUR],
        ['b', 2 * UUR],
      ]);
    });
  });

  it('is not put off for more than a day, nor hurried, by what the receiver asks', async () => {
    await metBus(
      { antwoord: (_, poging) => (poging === 1 ? druk(10_000_000) : poging === 2 ? druk(0) : BEZORGD) },
      async (bus) => {
        await bus.bied('a');
        await bus.loop();
        expect(bus.draad.pogingen.map(({ op }) => op)).toEqual([0, 24 * UUR, 24 * UUR + 5 * MINUUT]);
      },
    );
  });
});

describe('the order of one volgorde', () => {
  it('is kept while the first one fails, and others go past', async () => {
    await metBus({ antwoord: (id, poging) => (id === 'eerste' && poging < 4 ? STUK : BEZORGD) }, async (bus) => {
      await bus.bied(...reeks('v', 'eerste', 'tweede', 'derde'), ...reeks('w', 'ander'));
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['ander', 'eerste', 'tweede', 'derde']);
    });
  });

  it('stops at a held one, visibly, and for that volgorde only', async () => {
    let mag = false;
    await metBus({ antwoord: (id) => (id === 'origineel' && !mag ? GEWEIGERD : BEZORGD) }, async (bus) => {
      await bus.bied(...reeks('v', 'origineel', 'correctie'), ...reeks('w', 'ander'));
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['ander']);
      expect([...bus.boek.wacht]).toEqual([['correctie', 'eerdere-vastgehouden']]);
      expect(bus.kern().beeld()).toMatchObject({ wachtend: 1, geblokkeerd: 1, vastgehouden: 1 });
      expect(
        bus
          .kern()
          .listOpen(0, 10)
          .map(({ id, toestand, achter }) => [id, toestand, achter]),
      ).toEqual([
        ['origineel', 'vast', false],
        ['correctie', 'wacht', true],
      ]);
      // One that arrives later is told so as well.
      await bus.bied(...reeks('v', 'later'));
      await bus.loop();
      expect(bus.boek.wacht.get('later')).toBe('eerdere-vastgehouden');
      mag = true;
      await bus.bied(...reeks('v', 'origineel'));
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['ander', 'origineel', 'correctie', 'later']);
      expect(bus.boek.wacht.size).toBe(0);
    });
  });

  it('goes on when the held one is withdrawn', async () => {
    await metBus({ antwoord: (id) => (id === 'origineel' ? GEWEIGERD : BEZORGD) }, async (bus) => {
      await bus.bied(...reeks('v', 'origineel', 'correctie'));
      await bus.loop();
      expect(bus.kern().laatVervallen(['origineel', 'onbekend'])).toEqual(['origineel']);
      await bus.loop();
      expect(bus.boek.bezorgd).toEqual(['correctie']);
      expect(bus.kern().laatVervallen(['correctie'])).toEqual([]);
    });
  });
});

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

describe('how many at a time', () => {
  it('is as many as the channel takes', async () => {
    await metBus({ antwoord: () => BEZORGD, tegelijk: 3 }, async (bus) => {
      await bus.bied(...Array.from({ length: 20 }, (_, i) => `z${i}`));
      await bus.loop();
      expect(bus.draad.hoogsteTegelijk).toBe(3);
      expect(bus.boek.bezorgd).toHaveLength(20);
    });
  });

  it('halves when the receiver asks for less, and grows again', async () => {
    await metBus(
      { antwoord: (id, poging) => (id === 'eerste' && poging === 1 ? druk() : BEZORGD), tegelijk: 8 },
      async (bus) => {
        await bus.bied('eerste');
        await bus.loop(SECONDE);
        expect(bus.kern().beeld().stand.ruimte).toBe(4);
        await bus.bied(...Array.from({ length: 3 }, (_, i) => `z${i}`));
        await bus.loop(SECONDE);
        expect(bus.kern().beeld().stand.ruimte).toBe(7);
        await bus.bied(...Array.from({ length: 30 }, (_, i) => `y${i}`));
        await bus.loop();
        expect(bus.kern().beeld().stand.ruimte).toBeUndefined();
        expect(bus.draad.hoogsteTegelijk).toBe(8);
      },
    );
  });
});

describe('without a wire', () => {
  it('books while it is offered', async () => {
    await metBus({ antwoord: () => STUK, zonderDraad: () => true }, async (bus) => {
      await bus.bied('a', 'b');
      expect(bus.boek.bezorgd).toEqual(['a', 'b']);
      expect(bus.kern().volgendMoment()).toBeUndefined();
    });
  });

  it('lets go what waited for a channel that was taken away', async () => {
    let weg = false;
    await metBus({ antwoord: () => STUK, zonderDraad: () => weg }, async (bus) => {
      await bus.bied(...reeks('v', 'a', 'b'), ...reeks('w', 'c'));
      await bus.loop(SECONDE);
      weg = true;
      await bus.kern().kanaalGewijzigd();
      await bus.loop();
      expect([...bus.boek.bezorgd].sort()).toEqual(['a', 'b', 'c']);
      expect(bus.kern().beeld()).toMatchObject({ wachtend: 0, vastgehouden: 0 });
    });
  });
});
