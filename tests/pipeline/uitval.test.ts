/** The worker stops between each pair of steps. Afterwards nothing accepted is lost, and nothing is delivered twice. */

import { env } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TUSSENSTAPPEN, type Tussenstap } from '../../src/pipeline/diensten.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { bestandSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { readAll } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const UUR = 60 * 60_000;

async function dienIn(gateway: Gateway, kenmerk: string): Promise<boolean> {
  try {
    const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk })));
    expect(['aanvaard', 'bekend']).toContain(uitkomst.soort);
    return true;
  } catch {
    return false;
  }
}

async function maakAf(gateway: Gateway): Promise<void> {
  await gateway.werkAf();
  gateway.verstrijk(2 * UUR);
  await reconcile(gateway.diensten);
  await gateway.werkAf();
}

async function controleer(gateway: Gateway, kenmerk: string): Promise<void> {
  const { staat } = gateway.diensten;
  const verantwoording = await staat.verantwoordingen.findByKenmerk(AGBCODE, kenmerk);
  if (verantwoording === undefined) throw new Error('the verantwoording is lost');
  const balans = await loadBalans(gateway.diensten, verantwoording);
  expect(balans).toMatchObject({ sluitend: true, afgerond: true, verschillen: [] });
  expect(balans.totaal.bezorgd).toBeGreaterThan(0);
  expect(balans.totaal.vastgehouden).toBe(0);

  const zendingen = await staat.zendingen.listZendingen(verantwoording.id);
  expect(zendingen.every((zending) => zending.toestand === 'bezorgd' && zending.bestanden.length > 0)).toBe(true);
  for (const code of new Set(zendingen.map((zending) => zending.ontvanger.code))) {
    const postvak = await staat.postvak.listPostvak(code, {}, { aantal: 100 });
    const ids = postvak.rijen.map((rij) => rij.id);
    const nummers = postvak.rijen.map((rij) => rij.postvaknummer);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(nummers).size).toBe(nummers.length);
    const hier = zendingen.filter((zending) => zending.ontvanger.code === code).map((zending) => zending.id);
    expect(ids.filter((id) => hier.includes(id)).sort()).toEqual(hier.sort());
  }
  for (const zending of zendingen)
    for (const bestand of zending.bestanden) {
      const stroom = await gateway.diensten.blobs.get(
        bestandSleutel(verantwoording.id, zending.id, bestand.volgnummer),
      );
      const bytes = stroom && (await readAll(stroom));
      expect(bytes?.length).toBe(bestand.bytes);
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
      ).toBe(bestand.sha256);
    }
}

/** Folders of verantwoordingen that hold bytes. */
async function mappen(): Promise<string[]> {
  const lijst = await (env as unknown as { OPSLAG: R2Bucket }).OPSLAG.list({ prefix: 'verantwoordingen/' });
  return [...new Set(lijst.objects.map((object) => object.key.split('/')[1] ?? ''))];
}

describe('the worker stops', () => {
  const gevallen = TUSSENSTAPPEN.flatMap((stap): [Tussenstap, number][] => [
    [stap, 1],
    [stap, 2],
  ]);

  it.each(gevallen)('at "%s", time %i: the queue forgets, the reconciliation finishes it', async (stap, keer) => {
    const gateway = createGateway();
    await laadRegister(gateway.diensten);
    const kenmerk = `uitval-${stap}-${keer}`;
    gateway.valUitBij(stap, keer);
    const beantwoord = await dienIn(gateway, kenmerk);
    if (beantwoord) await gateway.werkAf();
    gateway.vergeetWachtrij();
    // Without an answer the aanbieder sends the same again; with one it has no reason to.
    if (!beantwoord) expect(await dienIn(gateway, kenmerk)).toBe(true);
    await maakAf(gateway);
    await controleer(gateway, kenmerk);
  });

  it('leaves no bytes behind of what was never accepted', async () => {
    const gateway = createGateway();
    await laadRegister(gateway.diensten);
    const voor = await mappen();
    gateway.valUitBij('bytes-bewaard');
    expect(await dienIn(gateway, 'nooit-aanvaard')).toBe(false);
    expect((await mappen()).length).toBe(voor.length + 1);
    gateway.verstrijk(2 * UUR);
    expect((await reconcile(gateway.diensten)).afgebrokenOntvangsten).toBe(1);
    expect(await mappen()).toEqual(voor);
  });

  it('while submitting the same bytes ten times over, gives one verantwoording', async () => {
    const gateway = createGateway();
    await laadRegister(gateway.diensten);
    const uitkomsten = await Promise.all(
      Array.from({ length: 10 }, () =>
        submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk: 'tienmaal' }))),
      ),
    );
    const ids = uitkomsten.map((uitkomst) => ('bewijs' in uitkomst ? uitkomst.bewijs.id : 'geen'));
    expect(new Set(ids).size).toBe(1);
    expect(uitkomsten.filter((uitkomst) => uitkomst.soort === 'aanvaard').length).toBe(1);
    await maakAf(gateway);
    await controleer(gateway, 'tienmaal');
  });
});
