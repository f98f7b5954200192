/** What asks for attention is counted, and found in its list. */
import { beforeEach, describe, expect, it } from 'vitest';
import { telAandacht } from '../../src/pipeline/overzicht.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

describe('attention', () => {
  it('is asked by nothing when all is well', async () => {
    expect(await telAandacht(gateway.diensten)).toEqual({
      vastgehouden: 0,
      dodeLetters: 0,
      postbusstoringen: 0,
      verstrekenTermijnen: 0,
      zonderOntvanger: 0,
    });
  });

  it('is asked by a conversion that was given up, until it goes on', async () => {
    const { overzicht } = gateway.diensten.staat;
    await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording()));
    const get = gateway.diensten.blobs.get;
    gateway.diensten.blobs.get = () => Promise.reject(new Error('the store is away'));
    await gateway.werkAf();
    gateway.diensten.blobs.get = get;
    const aandacht = await telAandacht(gateway.diensten);
    expect(aandacht.dodeLetters).toBeGreaterThan(0);
    const gezien: string[] = [];
    for (let vanaf: string | undefined, rest = true; rest; ) {
      const blad = await overzicht.listDodeLetters({ aantal: 1, ...(vanaf === undefined ? {} : { vanaf }) });
      gezien.push(...blad.rijen.map(({ zending }) => zending.id));
      vanaf = blad.volgende;
      rest = vanaf !== undefined;
    }
    expect(new Set(gezien).size).toBe(aandacht.dodeLetters);
    const vast = await overzicht.listVastgehouden(undefined, { aantal: 100 });
    expect(vast.rijen).toHaveLength(aandacht.vastgehouden);
    const tellingen = await overzicht.listStoringtellingen();
    expect(tellingen.reduce((som, { vastgehouden }) => som + vastgehouden, 0)).toBe(aandacht.vastgehouden);
    const [eerste] = tellingen;
    const vanEen = await overzicht.listVastgehouden(eerste?.ontvangercode, { aantal: 100 });
    expect(vanEen.rijen).toHaveLength(eerste?.vastgehouden ?? -1);
    for (const id of gezien) await gateway.diensten.staat.zendingen.hervat(id, '2026-05-06T12:00:00.000Z');
    expect(await telAandacht(gateway.diensten)).toMatchObject({ dodeLetters: 0, vastgehouden: 0 });
  });
});
