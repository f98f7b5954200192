/** One postbus that cannot be reached holds up no other when the reconciliation offers again. */
import { expect, it } from 'vitest';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

it('offers to every postbus, also when one of them fails, and says so in the end', async () => {
  const stuk = (code: string): boolean => alles || code === '0384';
  let alles = true;
  const gateway = createGateway(undefined, {}, async (code) => {
    if (stuk(code)) throw new Error(`the postbus of ${code} is out of order`);
    return { tegelijk: 1, zonderDraad: true, bezorg: async () => ({ soort: 'bezorgd' }) };
  });
  await laadRegister(gateway.diensten);
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk: 'ronde' })));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
  const zendingen = () => gateway.diensten.staat.zendingen.listZendingen(uitkomst.bewijs.id);
  expect(new Set((await zendingen()).map(({ toestand }) => toestand))).toEqual(new Set(['omgezet']));

  alles = false;
  gateway.verstrijk(3_600_000);
  await expect(reconcile(gateway.diensten)).rejects.toThrow('0384');
  for (const { ontvanger, toestand } of await zendingen())
    expect([ontvanger.code, toestand]).toEqual([ontvanger.code, ontvanger.code === '0384' ? 'omgezet' : 'bezorgd']);
});
