/** Corrections of a declaratie on their whole way: credit and new debet, what waits, and that the worker may stop anywhere. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { TUSSENSTAPPEN } from '../../src/pipeline/diensten.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan } from '../helpers/verantwoording.ts';
import {
  beantwoord,
  bericht323,
  regelsVan323,
  tekstenVan,
  versie,
  verwerken,
  wijzig,
  zendingVan,
  zonder,
} from '../helpers/versies.ts';

const HOGER = { volume: 5, bedragCenten: 6250 };

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten, STARTREGISTER);
});

async function balansVan(id: string) {
  const verantwoording = await gateway.diensten.staat.verantwoordingen.findVerantwoording(id);
  if (verantwoording === undefined) throw new Error('gone');
  return loadBalans(gateway.diensten, verantwoording);
}

describe('a declaratie', () => {
  it('is corrected with a credit and a new debet, at the corrected gemeente only', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'), ['J2026040003', 'J2026040004']);
    await beantwoord(gateway, await zendingVan(gateway, v1, 'iwmo323'));
    const pas = (prestaties: Prestatie[]) =>
      wijzig('J2026040003', { volume: 8, bedragCenten: 10_000 })([...wijzig('J2026040001', HOGER)(prestaties)]);
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas }));

    expect(await zendingVan(gateway, v2, 'iwmo323')).toMatchObject({ toestand: 'ongewijzigd' });
    const jw = await zendingVan(gateway, v2, 'ijw323');
    expect(jw).toMatchObject({ toestand: 'bezorgd', versie: 2, correctie: { aantal: 1, centen: 5000 } });
    const bericht = await bericht323(gateway, jw);
    // Changed: credited and sent anew. Rejected: again as it now is. Accepted and the same: not sent.
    expect(regelsVan323(bericht)).toEqual([
      'C op J2026040001 -5000',
      'D * 6250',
      'D J2026040003 10000',
      'D J2026040004 24000',
    ]);
    const eerste = await bericht323(gateway, await zendingVan(gateway, v1, 'ijw323'));
    expect(bericht.identificatie).not.toBe(eerste.identificatie);
    expect(bericht.declaratienummer).not.toBe(eerste.declaratienummer);
    const balans = await balansVan(v2);
    expect(balans).toMatchObject({ sluitend: true, afgerond: true, verschillen: [], gecrediteerdCenten: 5000 });
    const regel = balans.regels.find(({ zendingId }) => zendingId === jw.id);
    expect(regel).toMatchObject({ aantal: 5, bezorgd: 5, ongewijzigd: 2 });
  });

  it('waits for the answer, visibly, and then goes by itself', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) }));
    const eerste = await zendingVan(gateway, v1, 'ijw323');
    expect(await zendingVan(gateway, v2, 'ijw323')).toMatchObject({
      toestand: 'wacht-op-antwoord',
      wachtOp: [eerste.id],
    });
    expect(await balansVan(v2)).toMatchObject({ sluitend: true, afgerond: false });
    gateway.verstrijk(30 * 86_400_000);
    await reconcile(gateway.diensten);
    await gateway.werkAf();
    expect((await zendingVan(gateway, v2, 'ijw323')).toestand).toBe('wacht-op-antwoord');

    await beantwoord(gateway, eerste, ['J2026040001']);
    await gateway.werkAf();
    const nu = await zendingVan(gateway, v2, 'ijw323');
    expect(nu.toestand).toBe('bezorgd');
    expect(nu.wachtOp).toBeUndefined();
    expect(regelsVan323(await bericht323(gateway, nu))).toEqual(['D J2026040001 6250']);
  });

  it('goes at once with a line that is new, though nothing was answered yet', async () => {
    await verwerken(gateway, versie('V1', { pas: zonder('J2026040005') }));
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1' }));
    const jw = await zendingVan(gateway, v2, 'ijw323');
    expect(regelsVan323(await bericht323(gateway, jw))).toEqual(['D J2026040005 21000']);
  });

  it('is taken back from a gemeente that is no longer in it, line by line', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'), ['J2026040005']);
    const v2 = await verwerken(
      gateway,
      versie('V2', { vervangt: 'V1', pas: (prestaties) => prestaties.filter(({ wet }) => wet === 'wmo') }),
    );
    const jw = await zendingVan(gateway, v2, 'ijw323');
    expect(jw).toMatchObject({ toestand: 'bezorgd', correctie: { aantal: 4, centen: 58_000 } });
    expect((await bericht323(gateway, jw)).regels.map(({ centen }) => centen).sort()).toEqual([
      -24000, -24000, -5000, -5000,
    ]);
    expect(await balansVan(v2)).toMatchObject({ sluitend: true, gecrediteerdCenten: 58_000 });
  });

  it('corrects the correction, and gives no number twice', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'));
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) }));
    const tweede = await bericht323(gateway, await zendingVan(gateway, v2, 'ijw323'));
    await beantwoord(gateway, await zendingVan(gateway, v2, 'ijw323'));
    const v3 = await verwerken(gateway, versie('V3', { vervangt: 'V2' }));
    const derde = await bericht323(gateway, await zendingVan(gateway, v3, 'ijw323'));
    expect(derde.regels.map(({ centen }) => centen).sort()).toEqual([-6250, 5000]);
    const nieuweDebet = tweede.regels.find(({ centen }) => centen === 6250)?.referentie;
    expect(derde.regels.find(({ vorige }) => vorige !== undefined)?.vorige).toBe(nieuweDebet);
    const nummers = [...tweede.regels, ...derde.regels].map(({ referentie }) => referentie);
    expect(new Set(nummers).size).toBe(nummers.length);
  });

  it('goes into the last month that was declared, not back to an earlier one (TR318)', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'));
    gateway.verstrijk(40 * 86_400_000);
    const mei = { begindatum: '2026-05-01', einddatum: '2026-05-31' };
    const inMei = (prestaties: Prestatie[]): readonly Prestatie[] =>
      prestaties
        .filter(({ referentienummer }) => referentienummer === 'J2026040002')
        .map((p) => ({ ...p, referentienummer: 'N1', productperiode: mei }));
    const datum = { dagtekening: '2026-06-05' };
    await verwerken(gateway, versie('MEI', { ...datum, periode: mei, soorten: ['declaratie'], pas: inMei }));
    const pas = wijzig('J2026040001', HOGER);
    const v2 = await verwerken(gateway, versie('V2', { ...datum, vervangt: 'V1', pas }));
    const jw = await zendingVan(gateway, v2, 'ijw323');
    const [xml = ''] = await tekstenVan(gateway, jw);
    expect(/DeclaratiePeriode>\s*<\w+:Begindatum>([\d-]+)/.exec(xml)?.[1]).toBe('2026-05-01');
    expect(regelsVan323(await bericht323(gateway, jw))).toEqual(['C op J2026040001 -5000', 'D * 6250']);
    // The message over the Wmo did not change, and of April alone nothing later is known there.
    expect((await zendingVan(gateway, v2, 'iwmo323')).toestand).toBe('ongewijzigd');
  });

  it('leaves alone what the aanbieder credited itself in another verantwoording', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'));
    gateway.verstrijk(1000);
    const credit = (prestaties: Prestatie[]) =>
      prestaties
        .filter(({ referentienummer }) => referentienummer === 'J2026040001')
        .map((p) => ({
          ...p,
          referentienummer: 'N1',
          vorigReferentienummer: p.referentienummer,
          debetCredit: 'C' as const,
        }));
    const los = await verwerken(gateway, versie('LOS', { soorten: ['declaratie'], pas: credit }));
    await beantwoord(gateway, await zendingVan(gateway, los, 'ijw323'));
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: zonder('J2026040001', 'J2026040002') }));
    const jw = await bericht323(gateway, await zendingVan(gateway, v2, 'ijw323'));
    expect(regelsVan323(jw)).toEqual(['C op J2026040002 -24000']);
  });

  it('shows a rejected line at the prestatie it belongs to, and a rejected credit at vervangt', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'));
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) }));
    const jw = await zendingVan(gateway, v2, 'ijw323');
    const { regels } = await bericht323(gateway, jw);
    await beantwoord(
      gateway,
      jw,
      regels.map(({ referentie }) => referentie),
    );
    const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(v2, { aantal: 100 });
    const plaatsen = rijen.filter((rij) => rij.fase === 'antwoord').map((rij) => rij.bevinding.plaats.pointer);
    expect(plaatsen.sort()).toEqual(['/prestaties/4', '/vervangt']);
    // Nothing of it was accepted: the next version corrects the original once more.
    const v3 = await verwerken(gateway, versie('V3', { vervangt: 'V2', pas: wijzig('J2026040001', HOGER) }));
    const derde = await bericht323(gateway, await zendingVan(gateway, v3, 'ijw323'));
    expect(regelsVan323(derde)).toEqual(['C op J2026040001 -5000', 'D * 6250']);
  });

  it.each(TUSSENSTAPPEN.filter((stap) => !/^(poging|ontvangst|antwoord|uitslag|bytes)/.test(stap)))(
    'comes out the same when the worker stops at %s',
    async (stap) => {
      const v1 = await verwerken(gateway, versie('V1'));
      await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'));
      gateway.valUitBij(stap);
      await submit(
        gateway.diensten,
        AGBCODE,
        bytesVan(versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) })),
      ).catch(() => undefined);
      await gateway.werkAf().catch(() => undefined);
      for (let i = 0; i < 3; i++) {
        gateway.verstrijk(600_000);
        await reconcile(gateway.diensten);
        await gateway.werkAf();
      }
      const v2 = await gateway.diensten.staat.verantwoordingen.findByKenmerk(AGBCODE, 'V2');
      if (v2 === undefined) throw new Error('V2 was not accepted');
      const jw = await zendingVan(gateway, v2.id, 'ijw323');
      expect(jw.toestand).toBe('bezorgd');
      expect(regelsVan323(await bericht323(gateway, jw))).toEqual(['C op J2026040001 -5000', 'D * 6250']);
      expect(await balansVan(v2.id)).toMatchObject({ sluitend: true, afgerond: true });
    },
  );
});
