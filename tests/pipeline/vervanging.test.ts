/** Later versions of a verantwoording on their whole way: what leaves, what does not, what waits, and that the balans closes. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { trial } from '../../src/pipeline/trial.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan } from '../helpers/verantwoording.ts';
import {
  beantwoord,
  bericht323,
  indienen,
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
    const namen = [een, twee, drie].map((zending) => zending?.bestanden[0]?.bestandsnaam.replace(/^.*definitief/, ''));
    expect(namen).toEqual(['.csv', '-v2.csv', '-v3.csv']);
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

describe('what has not left', () => {
  it('never leaves once it is replaced: the new version goes in its place, as the first', async () => {
    const v1 = await indienen(gateway, versie('V1'));
    // A consumer took all of it, and was never heard of again.
    gateway.valUitBij('beurt-genomen');
    await gateway.werkEenKeer(gateway.wachtend.length);
    gateway.vergeetWachtrij();
    const v2 = await verwerken(gateway, versie('V2', { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) }));
    for (const formaat of ['ijw323', 'iwmo323', REGIO]) {
      expect(await zendingVan(gateway, v1, formaat)).toMatchObject({ toestand: 'ingetrokken', bestanden: [] });
      expect(await zendingVan(gateway, v2, formaat)).toMatchObject({ toestand: 'bezorgd', versie: 1 });
    }
    expect(await balansVan(v1)).toMatchObject({ sluitend: true, afgerond: true });
    gateway.verstrijk(1_200_000);
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

describe('a trial of a later version', () => {
  const probeer = async (anders: Parameters<typeof versie>[1]) => {
    const uitkomst = await trial(gateway.diensten, AGBCODE, bytesVan(versie('PROEF', anders)));
    if (uitkomst.soort !== 'verwerkt') throw new Error(JSON.stringify(uitkomst));
    return new Map(uitkomst.zendingen.map((zending) => [zending.formaat.naam, zending]));
  };

  it('shows what the submission then does, and changes nothing', async () => {
    const v1 = await verwerken(gateway, versie('V1'));
    await beantwoord(gateway, await zendingVan(gateway, v1, 'ijw323'));
    const anders = { vervangt: 'V1', pas: wijzig('J2026040001', HOGER) };
    const proef = await probeer(anders);
    expect(proef.get('iwmo323')).toMatchObject({ toestand: 'ongewijzigd', bestanden: [] });
    expect(proef.get('ijw323')?.toestand).toBe('omgezet');
    expect((await zendingVan(gateway, v1, 'ijw323')).toestand).toBe('geaccepteerd');
    const v2 = await verwerken(gateway, versie('PROEF', anders));
    for (const formaat of ['iwmo323', 'pv-landelijk-wmo']) {
      expect(proef.get(formaat)?.toestand).toBe((await zendingVan(gateway, v2, formaat)).toestand);
    }
    const [regio] = (await zendingVan(gateway, v2, REGIO)).bestanden;
    expect(proef.get(REGIO)?.bestanden[0]?.sha256).toBe(regio?.sha256);
  });

  it('says that a correction will wait, and that a concept is kept', async () => {
    await verwerken(gateway, versie('V1'));
    const wacht = await probeer({ vervangt: 'V1', pas: wijzig('J2026040001', HOGER) });
    expect(wacht.get('ijw323')).toMatchObject({ toestand: 'wacht-op-antwoord', bestanden: [] });
    const concept = await probeer({
      stadium: 'concept',
      soorten: ['productieverantwoording'],
      pas: zonder('J2026040005'),
    });
    expect(concept.get('pv-landelijk-wmo')).toMatchObject({ toestand: 'bewaard' });
    expect(concept.get('pv-landelijk-wmo')?.bestanden).toHaveLength(1);
  });
});
