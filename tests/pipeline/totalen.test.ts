/** Totals of an ontvanger, kept up by the database while zendingen come, are rejected, replaced and taken back. */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../../src/pipeline/answer.ts';
import { withdraw } from '../../src/pipeline/intrekking.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { loadTotalen } from '../../src/pipeline/totalen.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { versie, verwerken } from '../helpers/versies.ts';

const { DB } = env as unknown as Bindingen;
let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

async function dienIn(anders: Parameters<typeof voorbeeldVerantwoording>[0]) {
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording(anders)));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
  return uitkomst.bewijs.id;
}

const totaal = async (code: string, soort: 'declaratie' | 'productieverantwoording' = 'declaratie') =>
  (await loadTotalen(gateway.diensten, code, { soort, jaar: 2026 })).totaal.ditJaar;

const zendingVan = async (verantwoordingId: string, code: string) => {
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(verantwoordingId);
  const zending = zendingen.find(({ ontvanger, soort }) => ontvanger.code === code && soort === 'declaratie');
  if (zending === undefined) throw new Error(`nothing for ${code}`);
  return zending;
};

/** What the table would hold if it were made from the zendingen as they are now. */
const herteld = async () =>
  (
    await DB.prepare(
      `SELECT z.ontvangercode, z.soort, d.wet, p.value ->> 'productcode' AS productcode, sum(p.value ->> 'aantal') AS aantal,
         sum(p.value ->> 'centen') AS centen
       FROM zendingen z JOIN zending_delen d ON d.zending_id = z.id, json_each(d.producten) p
       WHERE z.toestand IN ('bezorgd', 'bevestigd', 'geaccepteerd', 'deels-afgewezen') AND z.vervangen_door_id IS NULL
         AND z.vervallen_op IS NULL
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    ).all()
  ).results;

const bijgehouden = async () =>
  (
    await DB.prepare(
      `SELECT ontvangercode, soort, wet, productcode, sum(aantal) AS aantal, sum(centen) AS centen FROM producttotalen
       GROUP BY 1, 2, 3, 4 HAVING sum(aantal) <> 0 OR sum(centen) <> 0 ORDER BY 1, 2, 3, 4`,
    ).all()
  ).results;

describe('totals of an ontvanger', () => {
  it('count what was delivered, each product by itself', async () => {
    await dienIn({ kenmerk: 'een' });
    const beeld = await loadTotalen(gateway.diensten, '0384', { soort: 'declaratie', jaar: 2026 });
    expect(beeld.totaal.ditJaar.centen).toBe(58_000);
    expect(beeld.producten.map(({ productcode }) => productcode)).toEqual(['01A03', '01A04']);
    expect(beeld.perioden.map(({ periode }) => periode.begindatum)).toEqual(['2026-04-01']);
    expect(await totaal('0855')).toMatchObject({ centen: 79_000 });
    expect(await bijgehouden()).toEqual(await herteld());
  });

  it('let go of what is rejected as a whole, and of nothing else', async () => {
    const id = await dienIn({ kenmerk: 'afgewezen' });
    const weg = await zendingVan(id, '0384');
    await answer(gateway.diensten, '0384', weg.id, { oordeel: 'afgewezen', toelichting: 'Dubbel.', regels: [] });
    const goed = await zendingVan(id, '0855');
    await answer(gateway.diensten, '0855', goed.id, { oordeel: 'geaccepteerd', regels: [] });
    expect(await totaal('0384')).toEqual({ aantal: 0, centen: 0 });
    expect(await totaal('0855')).toMatchObject({ centen: 79_000 });
    expect(await bijgehouden()).toEqual(await herteld());
  });

  it('follow a later version and a withdrawal', async () => {
    await verwerken(gateway, versie('V1'));
    const eerst = await bijgehouden();
    expect(eerst.length).toBeGreaterThan(0);
    expect(eerst).toEqual(await herteld());
    const tweede = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: (prestaties) => prestaties.slice(1) }));
    await gateway.werkAf();
    expect(await bijgehouden()).not.toEqual(eerst);
    expect(await bijgehouden()).toEqual(await herteld());
    await withdraw(gateway.diensten, tweede, 'onjuist');
    await gateway.werkAf();
    expect(await bijgehouden()).toEqual(await herteld());
  });
});
