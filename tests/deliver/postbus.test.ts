import { describe, expect, it } from 'vitest';
import { ROOSTER_DUUR_MS } from '../../src/deliver/rooster.ts';
import { BEZORGD, druk, GEWEIGERD, metBus, reeks, SECONDE, STUK, UUR } from './bus.ts';

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

it('announces what comes next together, each once, before its first attempt', async () => {
  const ids = Array.from({ length: 120 }, (_, nr) => `z${nr}`);
  await metBus({ antwoord: (_, poging) => (poging === 1 ? STUK : BEZORGD), tegelijk: 5 }, async (bus) => {
    await bus.bied(...ids);
    await bus.kern().werk();
    const geprobeerd = bus.draad.pogingen.map(({ id }) => id);
    expect(bus.draad.aangekondigd.flat().slice(0, geprobeerd.length)).toEqual(geprobeerd);
    expect(new Set(bus.draad.aangekondigd.flat()).size).toBe(bus.draad.aangekondigd.flat().length);
    expect(bus.draad.aangekondigd.length).toBeLessThanOrEqual(3);
  });
});
