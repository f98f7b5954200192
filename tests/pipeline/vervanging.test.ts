/** Later versions of a verantwoording on their whole way: what leaves, what does not, what waits, and that the balans closes. */
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
  indienen,
  regelsVan323,
  tekstenVan,
  versie,
  verwerken,
  wijzig,
  zendingVan,
  zonder,
} from '../helpers/versies.ts';

const REGIO = 'pv-hart-van-brabant-jw';
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

const geweigerd = async (anders: Parameters<typeof versie>[1], kenmerk = 'V9'): Promise<readonly string[]> => {
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(versie(kenmerk, anders)));
  if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
  return uitkomst.weigering.bevindingen.bevindingen.map(({ code }) => code);
};

describe('a version without a change', () => {
  it('is not sent again: another kenmerk, dagtekening or message number is no change', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', dagtekening: '2026-05-06' }));
    for (const formaat of ['iwmo323', 'ijw323', 'pv-landelijk-wmo', REGIO]) {
      const eerste = await zendingVan(gateway, v1, formaat);
      const tweede = await zendingVan(gateway, v2, formaat);
      expect(tweede).toMatchObject({ toestand: 'ongewijzigd', gelijkAanId: eerste.id, bestanden: [] });
      expect(tweede.postvaknummer).toBeUndefined();
      expect(eerste.vervangenDoorId).toBeUndefined();
    }
    const balans = await balansVan(v2);
    expect(balans).toMatchObject({ sluitend: true, afgerond: true, verschillen: [] });
    expect(balans.totaal).toMatchObject({ bezorgd: balans.totaal.aantal, ongewijzigd: balans.totaal.aantal });
    expect(gateway.fouten).toEqual([]);
  });

  it('keeps to the earlier one through a chain of such versions', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await verwerken(gateway, versie('V2', { vervangt: 'V1' }));
    const v3 = await verwerken(gateway, versie('V3', { vervangt: 'V2' }));
    const eerste = await zendingVan(gateway, v1, REGIO);
    expect(await zendingVan(gateway, v3, REGIO)).toMatchObject({ toestand: 'ongewijzigd', gelijkAanId: eerste.id });
  });
});

describe('a report', () => {
  it('that changed comes in the place of the one before, with the number of its version', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) }));
    const v3 = await verwerken(
      gateway,
      versie('V3', { vervangt: 'V2', pas: wijzig('J2026040001', { ...HOGER, volume: 6, bedragCenten: 7500 }) }),
    );
    const [een, twee, drie] = await Promise.all([v1, v2, v3].map((id) => zendingVan(gateway, id, REGIO)));
    expect(een).toMatchObject({ versie: 1, toestand: 'bezorgd', vervangenDoorId: twee?.id });
    expect(twee).toMatchObject({ versie: 2, toestand: 'bezorgd', vervangtId: een?.id, vervangenDoorId: drie?.id });
    expect(drie).toMatchObject({ versie: 3, toestand: 'bezorgd', vervangtId: twee?.id });
    // The Wmo did not change: nothing of it goes again.
    expect((await zendingVan(gateway, v2, 'pv-landelijk-wmo')).toestand).toBe('ongewijzigd');
  });

  it('that was rejected goes again, also when it is the same', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    const eerste = await zendingVan(gateway, v1, REGIO);
    await gateway.diensten.staat.retour.bewaarRetour(
      {
        id: 'r1',
        zendingId: eerste.id,
        ontvangercode: eerste.ontvanger.code,
        vorm: 'json',
        oordeel: 'afgewezen',
        retourcodes: [],
        toelichting: 'niet leesbaar',
        aantalRegels: 0,
        aantalAfgewezen: 0,
        sha256: 'x',
        ontvangenOp: '2026-05-06T11:00:00.000Z',
      },
      [],
    );
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1' }));
    expect(await zendingVan(gateway, v2, REGIO)).toMatchObject({
      toestand: 'bezorgd',
      versie: 2,
      vervangtId: eerste.id,
    });
  });

  it('of which nothing is left is withdrawn at its ontvanger', async () => {
    const soorten: ['productieverantwoording'] = ['productieverantwoording'];
    const v1 = await verwerken(gateway, versie('V1', { soorten, pas: zonder('J2026040005') }));
    const pas = (prestaties: Prestatie[]) => prestaties.filter(({ wet }) => wet === 'wmo');
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', soorten, pas }));
    expect((await zendingVan(gateway, v1, REGIO)).vervallenOp).toBeDefined();
    expect(await zendingVan(gateway, v2, REGIO)).toMatchObject({ toestand: 'gefilterd', bestanden: [] });
    expect(await balansVan(v2)).toMatchObject({ sluitend: true, afgerond: true });
  });
});

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

describe('what has not left', () => {
  it('never leaves once it is replaced: the new version goes in its place, as the first', async () => {
    const v1 = await indienen(gateway, versie('V1'));
    gateway.vergeetWachtrij();
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) }));
    for (const formaat of ['ijw323', 'iwmo323', REGIO]) {
      expect(await zendingVan(gateway, v1, formaat)).toMatchObject({ toestand: 'ingetrokken', bestanden: [] });
      expect(await zendingVan(gateway, v2, formaat)).toMatchObject({ toestand: 'bezorgd', versie: 1 });
    }
    expect(await balansVan(v1)).toMatchObject({ sluitend: true, afgerond: true });
    gateway.verstrijk(600_000);
    await reconcile(gateway.diensten);
    await gateway.werkAf();
    expect((await zendingVan(gateway, v1, 'ijw323')).toestand).toBe('ingetrokken');
    const { regels } = await bericht323(gateway, await zendingVan(gateway, v2, 'ijw323'));
    expect(regels).toHaveLength(5);
  });

  it('is a concept for whoever does not ask for one; the definitive version goes whole', async () => {
    const soorten = ['productieverantwoording'] as const;
    const jaar = {
      periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
      soorten: [...soorten],
      pas: zonder('J2026040005'),
    };
    const v1 = await verwerken(gateway, versie('V1', { ...jaar, stadium: 'concept' }));
    const bewaard = await zendingVan(gateway, v1, 'pv-landelijk-wmo');
    expect(bewaard.toestand).toBe('bewaard');
    expect(bewaard.bestanden).toHaveLength(1);
    expect(await tekstenVan(gateway, bewaard)).toHaveLength(1);
    // Hart van Brabant asks for the concept.
    expect(await zendingVan(gateway, v1, REGIO)).toMatchObject({ toestand: 'bezorgd', versie: 1 });
    const balans = await balansVan(v1);
    expect(balans).toMatchObject({ sluitend: true, afgerond: true });
    expect(balans.totaal).toMatchObject({ bewaard: 4, bezorgd: 4 });

    const v2 = await verwerken(gateway, versie('V2', { ...jaar, vervangt: 'V1' }));
    expect((await zendingVan(gateway, v1, 'pv-landelijk-wmo')).toestand).toBe('ingetrokken');
    expect(await zendingVan(gateway, v2, 'pv-landelijk-wmo')).toMatchObject({ toestand: 'bezorgd', versie: 1 });
    // Definitief after a concept is a change by itself.
    expect(await zendingVan(gateway, v2, REGIO)).toMatchObject({ toestand: 'bezorgd', versie: 2 });
  });
});

describe('what cannot be replaced', () => {
  it('is what was replaced already; submitting the same once more is no objection', async () => {
    await verwerken(gateway, versie('V1'));
    await verwerken(gateway, versie('V2', { vervangt: 'V1' }));
    expect(await geweigerd({ vervangt: 'V1' })).toEqual(['VERVANGT_AL_VERVANGEN']);
    const nogmaals = await submit(gateway.diensten, AGBCODE, bytesVan(versie('V2', { vervangt: 'V1' })));
    expect(nogmaals.soort).toBe('bekend');
  });

  it('is another period, or a definitive one by a concept', async () => {
    const soorten: ['productieverantwoording'] = ['productieverantwoording'];
    const pas = zonder('J2026040005');
    await verwerken(gateway, versie('V1', { soorten, pas }));
    const periode = { begindatum: '2026-01-01', einddatum: '2026-04-30' };
    expect(await geweigerd({ vervangt: 'V1', soorten, pas, periode })).toEqual(['VERVANGT_ANDERE_PERIODE']);
    expect(await geweigerd({ vervangt: 'V1', soorten, pas, stadium: 'concept' })).toEqual(['VERVANGT_DEFINITIEF']);
  });

  it('two versions at the same time: one is accepted, the other learns which', async () => {
    await verwerken(gateway, versie('V1'));
    const uitkomsten = await Promise.all(
      ['V2', 'V3'].map((kenmerk) => submit(gateway.diensten, AGBCODE, bytesVan(versie(kenmerk, { vervangt: 'V1' })))),
    );
    expect(uitkomsten.map(({ soort }) => soort).sort()).toEqual(['aanvaard', 'geweigerd']);
  });
});
