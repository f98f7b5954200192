/** Results of conversion are stored together; what goes wrong with one is not the end of the others. */
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import type { Omzetresultaat, ZendingRij } from '../../src/domain/rijen.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { submit } from '../../src/pipeline/submit.ts';
import type { Bindingen } from '../../src/services.ts';
import { createD1Staat } from '../../src/storage/d1/staat.ts';
import type { Staat, ZendingStaat } from '../../src/storage/ports.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

beforeEach(maakLeeg);

type Bewaar = ZendingStaat['bewaarOmzettingen'];

/** @param bewaar in the place of the real one, which it is given */
function gatewayMet(
  bewaar: (echt: Bewaar, resultaten: readonly Omzetresultaat[], op: string) => ReturnType<Bewaar>,
): Gateway {
  const staat: Staat = createD1Staat((env as unknown as Bindingen).DB);
  const { zendingen } = staat;
  const echt: Bewaar = (resultaten, op) => zendingen.bewaarOmzettingen(resultaten, op);
  const anders = new Proxy(zendingen, {
    get: (doel, naam) =>
      naam === 'bewaarOmzettingen'
        ? (resultaten: readonly Omzetresultaat[], op: string) => bewaar(echt, resultaten, op)
        : Reflect.get(doel, naam).bind(doel),
  });
  return createGateway(undefined, { staat: { ...staat, zendingen: anders } });
}

async function dienIn(gateway: Gateway): Promise<string> {
  await laadRegister(gateway.diensten);
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording()));
  if (uitkomst.soort !== 'aanvaard') throw new Error(`not accepted: ${uitkomst.soort}`);
  return uitkomst.bewijs.id;
}

const zendingenVan = (gateway: Gateway, id: string): Promise<readonly ZendingRij[]> =>
  gateway.diensten.staat.zendingen.listZendingen(id);

it('stores a batch in one go', async () => {
  const keren: number[] = [];
  const gateway = gatewayMet((echt, resultaten, op) => {
    keren.push(resultaten.length);
    return echt(resultaten, op);
  });
  const id = await dienIn(gateway);
  await gateway.werkAf();
  const zendingen = await zendingenVan(gateway, id);
  expect(zendingen.length).toBeGreaterThan(1);
  expect(keren).toEqual([zendingen.length]);
  expect(zendingen.every(({ toestand }) => toestand === 'bezorgd')).toBe(true);
});

it('holds the one that cannot be stored, and lets the others go', async () => {
  let ziek = '';
  const gateway = gatewayMet((echt, resultaten, op) => {
    if (resultaten.some(({ zendingId }) => zendingId === ziek)) throw new Error('this one is too much');
    return echt(resultaten, op);
  });
  const id = await dienIn(gateway);
  ziek = (await zendingenVan(gateway, id))[0]?.id ?? '';
  await gateway.werkAf();
  const zendingen = await zendingenVan(gateway, id);
  expect(zendingen.find((zending) => zending.id === ziek)?.toestand).toBe('vastgehouden');
  expect(zendingen.filter((zending) => zending.id !== ziek).every(({ toestand }) => toestand === 'bezorgd')).toBe(true);
  const bevindingen = await gateway.diensten.staat.bevindingen.listBevindingenVanZending(ziek);
  expect(bevindingen.map(({ bevinding }) => bevinding.code)).toEqual(['OMZETTING_MISLUKT']);
});

it('brings what was stored although the answer of the database was lost', async () => {
  let keren = 0;
  const gateway = gatewayMet(async (echt, resultaten, op) => {
    const bewaard = await echt(resultaten, op);
    if (keren++ === 0) throw new Error('connection lost');
    return bewaard;
  });
  const id = await dienIn(gateway);
  await gateway.werkAf();
  expect((await zendingenVan(gateway, id)).every(({ toestand }) => toestand === 'bezorgd')).toBe(true);
});

it('stores a zending once that the queue hands out twice', async () => {
  const gateway = createGateway();
  const id = await dienIn(gateway);
  const ids = (await zendingenVan(gateway, id)).map((zending) => zending.id);
  await gateway.diensten.wachtrij.vraagOmzetting(ids);
  await gateway.werkAf();
  const eerste = await gateway.diensten.staat.bevindingen.listBevindingen(id, { aantal: 500 });
  const gemaakt = eerste.rijen.map(({ zendingId, bevinding }) => JSON.stringify([zendingId, bevinding]));
  expect(new Set(gemaakt).size).toBe(gemaakt.length);
  const verantwoording = await gateway.diensten.staat.verantwoordingen.findVerantwoording(id);
  if (verantwoording === undefined) throw new Error('lost');
  expect(await loadBalans(gateway.diensten, verantwoording)).toMatchObject({ sluitend: true, afgerond: true });
});
