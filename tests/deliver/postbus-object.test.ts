/** The Durable Object itself: what it is told survives, and its alarm is the next moment of its core. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { SqlGeheugen } from '../../src/deliver/postbus-sql.ts';
import type { Bindingen } from '../../src/services.ts';

const { POSTBUS } = env as unknown as Bindingen;

describe('the postbus as an object', () => {
  it('has nothing to wake up for without a channel: what is offered is delivered', async () => {
    const bus = POSTBUS.get(POSTBUS.idFromName('0001'));
    await bus.bied('0001', [{ id: 'a', volgorde: 'v' }]);
    expect(await bus.beeld('0001')).toMatchObject({ wachtend: 0, vastgehouden: 0, onderweg: 0 });
    expect(await runDurableObjectAlarm(bus)).toBe(false);
  });

  it('remembers a pause, by whom and why, and that it is over', async () => {
    const bus = POSTBUS.get(POSTBUS.idFromName('0002'));
    await bus.pauzeer('0002', 'beheerder', 'onderhoud');
    expect((await bus.beeld('0002')).stand.belet).toMatchObject({
      soort: 'gepauzeerd',
      door: 'beheerder',
      reden: 'onderhoud',
    });
    await bus.hervat('0002');
    expect((await bus.beeld('0002')).stand.belet).toBeUndefined();
  });

  it('sets its alarm to the next moment and does at that moment what waits, with nobody to tell it whose it is', async () => {
    const bus = POSTBUS.get(POSTBUS.idFromName('0003'));
    // Left behind by an earlier life of the object: in line for a channel that is gone by now.
    await bus.wek('0003');
    await runInDurableObject(bus, (_, state) => {
      const geheugen = new SqlGeheugen(state.storage.sql);
      geheugen.neemAan([{ id: 'a', volgorde: 'v' }], 0);
      geheugen.zetInRij(geheugen.genummerd(), Date.now() + 3_600_000);
    });
    await bus.wek('0003');
    expect(await runInDurableObject(bus, (_, state) => state.storage.getAlarm())).toBeGreaterThan(Date.now());
    expect(await bus.beeld('0003')).toMatchObject({ wachtend: 1 });
    expect(await runDurableObjectAlarm(bus)).toBe(true);
    expect(await bus.beeld('0003')).toMatchObject({ wachtend: 0 });
    expect(await runInDurableObject(bus, (_, state) => state.storage.getAlarm())).toBeNull();
  });
});
