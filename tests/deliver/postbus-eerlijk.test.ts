/** What one aanbieder sends to an ontvanger does not stand before what another sends there. */
import { expect, it } from 'vitest';
import { BEZORGD, type Bus, metBus, SECONDE, STUK } from './bus.ts';

const AANTAL = 200;
const stroom = (wie: string, aantal: number) =>
  Array.from({ length: aantal }, (_, nr) => ({ id: `${wie}${nr}`, volgorde: `${wie} declaratie` }));

const deliveredBefore = (bus: Bus, id: string): readonly string[] =>
  bus.boek.bezorgd.slice(0, bus.boek.bezorgd.indexOf(id));

it.each([1, 2])(
  'with %i at a time, the only one of B goes after one or two of A, and not after all of them',
  async (tegelijk) => {
    let bus: Bus | undefined;
    const antwoord = () => {
      // The wire takes its time, as every wire does.
      bus?.ga(bus.nu() + 20);
      return BEZORGD;
    };
    await metBus({ tegelijk, antwoord }, async (deze) => {
      await deze.bied(...stroom('a', AANTAL));
      deze.ga(SECONDE);
      await deze.bied(...stroom('b', 1));
      bus = deze;
      await deze.loop();
      expect(deze.boek.bezorgd).toHaveLength(AANTAL + 1);
      expect(deliveredBefore(deze, 'b0').length).toBeLessThanOrEqual(2);
      // A keeps its own order.
      expect(deze.boek.bezorgd.filter((id) => id.startsWith('a'))).toEqual(stroom('a', AANTAL).map(({ id }) => id));
    });
  },
);

it('with one at a time, two that both send a great deal take turns', async () => {
  let bus: Bus | undefined;
  const antwoord = () => {
    bus?.ga(bus.nu() + 20);
    return BEZORGD;
  };
  await metBus({ tegelijk: 1, antwoord }, async (deze) => {
    await deze.bied(...stroom('a', 50));
    deze.ga(SECONDE);
    await deze.bied(...stroom('b', 50));
    bus = deze;
    await deze.loop();
    for (let aantal = 2; aantal <= 100; aantal += 2) {
      const vanA = deze.boek.bezorgd.slice(0, aantal).filter((id) => id.startsWith('a')).length;
      expect(Math.abs(vanA - aantal / 2)).toBeLessThanOrEqual(1);
    }
  });
});

it('what failed keeps its place in the schedule, whoever comes after it', async () => {
  let bus: Bus | undefined;
  const momenten: number[] = [];
  const antwoord = (id: string, poging: number) => {
    bus?.ga(bus.nu() + 20);
    if (id !== 'a1') return BEZORGD;
    momenten.push(bus?.nu() ?? 0);
    return poging === 1 ? STUK : BEZORGD;
  };
  await metBus({ tegelijk: 1, antwoord, toeval: () => 0.5 }, async (deze) => {
    await deze.bied(...stroom('a', 3), ...stroom('b', 3));
    bus = deze;
    await deze.loop();
    expect(deze.boek.bezorgd).toHaveLength(6);
    const [eerste = 0, tweede = 0] = momenten;
    expect(tweede - eerste).toBeGreaterThanOrEqual(5 * SECONDE);
  });
});
