/** Taking a verantwoording back: what has not left never leaves, what was delivered is marked, what was accepted is credited. */
import { beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../src/pipeline/intrekking.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan } from '../helpers/verantwoording.ts';
import {
  beantwoord,
  bericht323,
  indienen,
  regelsVan323,
  versie,
  verwerken,
  wijzig,
  zendingVan,
} from '../helpers/versies.ts';

const REGIO = 'pv-hart-van-brabant-jw';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

const trekIn = async (id: string) => {
  const uitkomst = await withdraw(gateway.diensten, id, 'onjuist');
  await gateway.werkAf();
  return uitkomst;
};

async function balansVan(id: string) {
  const verantwoording = await gateway.diensten.staat.verantwoordingen.findVerantwoording(id);
  if (verantwoording === undefined) throw new Error('gone');
  return loadBalans(gateway.diensten, verantwoording);
}

/** The zending that credits, of those in one formaat. */
async function creditVan(id: string, formaat: string) {
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(id);
  const zending = zendingen.find((een) => een.doel === 'intrekken' && een.formaat.naam === formaat);
  if (zending === undefined) throw new Error(`nothing takes ${formaat} back`);
  return zending;
}

describe('a verantwoording of which nothing has left', () => {
  it('never leaves', async () => {
    const id = await indienen(gateway, versie('V1'));
    gateway.vergeetWachtrij();
    expect(await trekIn(id)).toMatchObject({ soort: 'ingetrokken', nieuw: true });
    gateway.verstrijk(600_000);
    await reconcile(gateway.diensten);
    await gateway.werkAf();
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(id);
    const gewoon = zendingen.filter(({ doel }) => doel === 'verantwoorden');
    expect(gewoon.map(({ toestand }) => toestand)).toEqual(gewoon.map(() => 'ingetrokken'));
    expect(zendingen.filter(({ postvaknummer }) => postvaknummer !== undefined)).toEqual([]);
    const balans = await balansVan(id);
    expect(balans).toMatchObject({ sluitend: true, afgerond: true });
    expect(balans.totaal.ingetrokken).toBe(balans.totaal.aantal);
  });

  it('is not taken along by a conversion that was under way', async () => {
    const id = await indienen(gateway, versie('V1'));
    gateway.valUitBij('bestanden-bewaard');
    await gateway.werkAf().catch(() => undefined);
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(id);
    const gepland = zendingen.filter(({ toestand }) => toestand === 'gepland').map((zending) => zending.id);
    await trekIn(id);
    for (const zendingId of gepland)
      expect((await gateway.diensten.staat.zendingen.findZending(zendingId))?.toestand).toBe('ingetrokken');
  });
});

describe('a verantwoording that was delivered', () => {
  it('is marked at its ontvanger, and its accepted lines are credited', async () => {
    const id = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, id, 'ijw323'), ['J2026040001']);
    await beantwoord(gateway, await zendingVan(gateway, id, 'iwmo323'));
    await trekIn(id);
    expect((await zendingVan(gateway, id, REGIO)).vervallenOp).toBeDefined();
    const jw = await creditVan(id, 'ijw323');
    expect(jw).toMatchObject({ toestand: 'bezorgd', correctie: { aantal: 4, centen: 74_000 } });
    expect(regelsVan323(await bericht323(gateway, jw))).toEqual([
      'C op J2026040002 -24000',
      'C op J2026040003 -5000',
      'C op J2026040004 -24000',
      'C op J2026040005 -21000',
    ]);
    const balans = await balansVan(id);
    expect(balans).toMatchObject({ sluitend: true, afgerond: true, gecrediteerdCenten: 74_000 + 58_000 });
  });

  it('waits with the credit until the lines are answered', async () => {
    const id = await verwerken(gateway, versie('V1'));
    await trekIn(id);
    expect((await creditVan(id, 'ijw323')).toestand).toBe('wacht-op-antwoord');
    expect(await balansVan(id)).toMatchObject({ sluitend: true, afgerond: false });
    const origineel = (await gateway.diensten.staat.zendingen.listZendingen(id)).find(
      ({ formaat, doel }) => formaat.naam === 'ijw323' && doel === 'verantwoorden',
    );
    if (origineel === undefined) throw new Error('the original is gone');
    await beantwoord(gateway, origineel);
    await gateway.werkAf();
    expect(await creditVan(id, 'ijw323')).toMatchObject({ toestand: 'bezorgd', correctie: { aantal: 5 } });
  });

  it('takes what the versions before it sent along', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'));
    const v2 = await verwerken(
      gateway,
      versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', { volume: 5, bedragCenten: 6250 }) }),
    );
    await beantwoord(gateway, await zendingVan(gateway, v2, 'ijw323'));
    await trekIn(v2);
    const credit = await bericht323(gateway, await creditVan(v2, 'ijw323'));
    expect(credit.regels.map(({ centen }) => centen).sort()).toEqual([-21000, -24000, -24000, -5000, -6250]);
    // The report of the Wmo did not change with V2: what stands at its ontvanger is that of V1.
    expect((await zendingVan(gateway, v1, 'pv-landelijk-wmo')).vervallenOp).toBeDefined();
    expect((await zendingVan(gateway, v1, REGIO)).vervallenOp).toBeUndefined();
    expect((await zendingVan(gateway, v2, REGIO)).vervallenOp).toBeDefined();
  });
});

it('is done once, by the newest version, and for good', async () => {
  const v1 = await verwerken(gateway, versie('V1'));
  const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1' }));
  expect(await trekIn(v1)).toEqual({ soort: 'vervangen', doorId: v2 });
  expect(await trekIn(v2)).toMatchObject({ soort: 'ingetrokken', nieuw: true });
  const eerst = await gateway.diensten.staat.zendingen.listZendingen(v2);
  expect(await trekIn(v2)).toMatchObject({ soort: 'ingetrokken', nieuw: false });
  expect(await gateway.diensten.staat.zendingen.listZendingen(v2)).toEqual(eerst);
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(versie('V3', { vervangt: 'V2' })));
  if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
  expect(uitkomst.weigering.bevindingen.bevindingen.map(({ code }) => code)).toEqual(['VERVANGT_INGETROKKEN']);
});

it('comes out the same when the worker stops in between', async () => {
  const id = await verwerken(gateway, versie('V1'));
  await beantwoord(gateway, await zendingVan(gateway, id, 'ijw323'));
  gateway.valUitBij('ingetrokken');
  await withdraw(gateway.diensten, id, 'dubbel').catch(() => undefined);
  gateway.verstrijk(600_000);
  await reconcile(gateway.diensten);
  await gateway.werkAf();
  expect(await creditVan(id, 'ijw323')).toMatchObject({
    toestand: 'bezorgd',
    correctie: { aantal: 5, centen: 79_000 },
  });
});
