/** What is destroyed can be used for nothing any more, and whoever tries is told so. */
import { beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../../src/pipeline/answer.ts';
import { answer325 } from '../../src/pipeline/answer-325.ts';
import { destroyExpired } from '../../src/pipeline/bewaartermijnen.ts';
import { withdraw } from '../../src/pipeline/intrekking.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import type { Registerinvoer } from '../../src/pipeline/registration.ts';
import { resume } from '../../src/pipeline/resume.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { computeVoorgevuld } from '../../src/pipeline/voorgevuld.ts';
import { sendVraag } from '../../src/pipeline/vragen.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { antwoordOp, maak325 } from '../helpers/retour325.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { answered, opnieuw, until } from './bewaren.ts';
import { GEMEENTE, registerMetBerichtenVan, verstuur } from './declaratie.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten, registerMetBerichtenVan(6));
});

describe('afterwards', () => {
  it('nothing can be done any more with what was in it, and everything says so', async () => {
    await answered(gateway, 'een');
    const eerder = await opnieuw(gateway, 'een');
    const { id, zendingId, berichten } = await verstuur(gateway, 'twee', [1]);
    until(gateway, '2031-07-02');
    await destroyExpired(gateway.diensten);
    const { diensten } = gateway;
    const vervangt = await submit(diensten, AGBCODE, bytesVan({ ...eerder, kenmerk: 'een-b', vervangt: 'een' }));
    expect(vervangt).toMatchObject({
      soort: 'geweigerd',
      weigering: { bevindingen: { bevindingen: [{ code: 'VERVANGT_GEWIST' }] } },
    });
    expect(await answer(diensten, GEMEENTE, zendingId, { oordeel: 'geaccepteerd', regels: [] })).toMatchObject({
      soort: 'geweigerd',
      bevindingen: [{ code: 'RETOUR_NA_BEWAARTERMIJN' }],
    });
    const [bericht] = berichten;
    if (bericht === undefined) throw new Error('nothing was sent');
    const laat = await answer325(diensten, GEMEENTE, bytesVan(maak325(antwoordOp('jw', bericht, new Map(), {}))));
    expect(laat.soort === 'verwerkt' ? [] : laat.bevindingen.bevindingen.map(({ code }) => code)).toContain(
      'RETOUR_NA_BEWAARTERMIJN',
    );
    expect((await withdraw(diensten, id, 'onjuist'))?.soort).toBeUndefined();
    expect((await resume(diensten, zendingId)).soort).toBe('niet-mogelijk');
    expect(
      await sendVraag(diensten, { kant: 'ontvanger', code: GEMEENTE }, zendingId, 'Waar is het bestand?'),
    ).toMatchObject({
      soort: 'geweigerd',
      bevindingen: [{ code: 'ZENDING_GEWIST' }],
    });
    const voorgevuld = await computeVoorgevuld(diensten, AGBCODE, '2026');
    expect(voorgevuld.bronnen).toMatchObject({ declaratiezendingen: 0, gewisteZendingen: 2 });
    await reconcile(diensten);
    expect(gateway.fouten).toEqual([]);
    // Nobody is asked to do anything about it any more.
    expect((await diensten.staat.zendingen.listStoringen({ aantal: 10 })).rijen).toEqual([]);
    expect(
      (await diensten.staat.retour.listOnbeantwoord({ ontvangercode: GEMEENTE }, undefined, { aantal: 10 })).rijen,
    ).toEqual([]);
  });

  it('delen without an ontvanger are not routed any more, and the report counts them', async () => {
    await maakLeeg();
    const isAansluiting = ({ documentsoort }: Registerinvoer): boolean => documentsoort === 'aansluiting';
    const { diensten } = gateway;
    await laadRegister(
      diensten,
      STARTREGISTER.filter((invoer) => !isAansluiting(invoer)),
    );
    const uitkomst = await submit(diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk: 'nergens' })));
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    const zonder = await diensten.staat.verantwoordingen.listZonderOntvanger(uitkomst.bewijs.id);
    expect(zonder.length).toBeGreaterThan(0);
    until(gateway, '2027-07-02');
    expect((await destroyExpired(diensten)).zonderOntvanger).toBe(zonder.length);
    await laadRegister(diensten, STARTREGISTER.filter(isAansluiting));
    expect((await reconcile(diensten)).alsnogGerouteerd).toBe(0);
  });
});
