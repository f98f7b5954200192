/** Bytes of examples that nobody has any more go at night, and never those that somebody has. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Voorbeelddocument } from '../../src/domain/levensloop.ts';
import type { Diensten } from '../../src/pipeline/diensten.ts';
import { storeVoorbeeld } from '../../src/pipeline/formaat-voorbeelden.ts';
import { voorbeeldSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { sweepVoorbeelden } from '../../src/pipeline/voorbeelden-vegen.ts';
import { createGateway, maakLeeg } from '../helpers/gateway.ts';

const DOCUMENT: Voorbeelddocument = { invoer: { kenmerk: 'een' }, parameters: {}, vandaag: '2026-05-06', verwacht: [] };
const FORMAAT = { naam: 'proef', versie: '1.0.0' };
const ANDER = { naam: 'proef', versie: '2.0.0' };

let diensten: Diensten;
beforeEach(async () => {
  await maakLeeg();
  ({ diensten } = createGateway());
});

const wijziging = async () => ({
  revisie: await diensten.staat.register.revisie(),
  door: 'test',
  op: '2026-05-06T10:00:00.000Z',
});

async function add(formaat = FORMAAT, document = DOCUMENT) {
  const rij = await storeVoorbeeld(diensten, formaat, 'een', document);
  expect(await diensten.staat.formaten.bewaarVoorbeeld(rij, await wijziging())).toBe(true);
  return rij;
}

const isThere = async (sha256: string): Promise<boolean> =>
  (await diensten.blobs.get(voorbeeldSleutel(sha256))) !== undefined;

describe('the bytes of an example', () => {
  it('stay while any version has it, go when none has, and come back when it is registered again', async () => {
    const rij = await add();
    const zelfde = await add(ANDER);
    expect(zelfde.sha256).toBe(rij.sha256);
    await diensten.staat.formaten.verwijderVoorbeeld(rij, await wijziging());
    expect([await sweepVoorbeelden(diensten), await isThere(rij.sha256)]).toEqual([0, true]);

    await diensten.staat.formaten.verwijderVoorbeeld(zelfde, await wijziging());
    expect([await sweepVoorbeelden(diensten), await isThere(rij.sha256)]).toEqual([1, false]);
    const geschiedenis = await diensten.staat.formaten.listGeschiedenis('formaat', 'proef', '2.0.0');
    expect(geschiedenis.map(({ handeling, door }) => [handeling, door])).toEqual([
      ['voorbeeld', 'test'],
      ['verwijderd', 'test'],
      ['gewist', 'enkelvoud'],
    ]);
    expect(await sweepVoorbeelden(diensten)).toBe(0);

    await add();
    expect([await sweepVoorbeelden(diensten), await isThere(rij.sha256)]).toEqual([0, true]);
  });

  it('go as well when another content took its place', async () => {
    const oud = await add();
    const nieuw = await add(FORMAAT, { ...DOCUMENT, vandaag: '2026-05-07' });
    expect(await sweepVoorbeelden(diensten)).toBe(1);
    expect([await isThere(oud.sha256), await isThere(nieuw.sha256)]).toEqual([false, true]);
  });

  it('are there for whoever registers it again at the very moment it is swept', async () => {
    const rij = await add();
    await diensten.staat.formaten.verwijderVoorbeeld(rij, await wijziging());
    const { blobs } = diensten;
    // Between the removal of the bytes and the telling, another has its row written.
    const tussendoor: Pick<Diensten, 'blobs'>['blobs'] = {
      put: (sleutel, bytes) => blobs.put(sleutel, bytes),
      get: (sleutel, deel) => blobs.get(sleutel, deel),
      async removeAll(sleutel) {
        const opnieuw = await storeVoorbeeld(diensten, ANDER, 'een', DOCUMENT);
        await blobs.removeAll(sleutel);
        expect(await diensten.staat.formaten.bewaarVoorbeeld(opnieuw, await wijziging())).toBe(true);
      },
    };
    expect(await sweepVoorbeelden({ ...diensten, blobs: tussendoor })).toBe(0);
    expect(await isThere(rij.sha256)).toBe(true);
  });

  it('refuse a registration that was decided before they went', async () => {
    const rij = await add();
    await diensten.staat.formaten.verwijderVoorbeeld(rij, await wijziging());
    const eerder = await wijziging();
    const opnieuw = await storeVoorbeeld(diensten, ANDER, 'een', DOCUMENT);
    expect(await sweepVoorbeelden(diensten)).toBe(1);
    expect(await diensten.staat.formaten.bewaarVoorbeeld(opnieuw, eerder)).toBe(false);
  });
});
