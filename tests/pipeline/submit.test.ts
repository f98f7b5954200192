import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { type Indienuitkomst, submit } from '../../src/pipeline/submit.ts';
import { trial } from '../../src/pipeline/trial.ts';
import { readText } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const opslag = (): R2Bucket => (env as unknown as { OPSLAG: R2Bucket }).OPSLAG;

let gateway: Gateway;
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

const dienIn = (inhoud: unknown): Promise<Indienuitkomst> => submit(gateway.diensten, AGBCODE, bytesVan(inhoud));

const codes = (uitkomst: Indienuitkomst): string[] =>
  uitkomst.soort === 'geweigerd' ? uitkomst.weigering.bevindingen.bevindingen.map((b) => b.code) : [];

async function bestandenVan(id: string): Promise<Map<string, string>> {
  const bestanden = new Map<string, string>();
  for (const zending of await gateway.diensten.staat.zendingen.listZendingen(id))
    for (const bestand of zending.bestanden) {
      const stroom = await gateway.diensten.blobs.get(
        `verantwoordingen/${id}/zendingen/${zending.id}/${bestand.volgnummer}`,
      );
      if (stroom === undefined) throw new Error('file without bytes');
      bestanden.set(
        `${zending.ontvanger.code}/${zending.formaat.naam}/${bestand.bestandsnaam}`,
        await readText(stroom),
      );
    }
  return bestanden;
}

describe('submit', () => {
  it('gives every ontvanger its own file, and the amounts come out to the cent', async () => {
    const uitkomst = await dienIn(voorbeeldVerantwoording({ kenmerk: 'alles' }));
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    await gateway.werkAf();
    expect(gateway.fouten).toEqual([]);

    const verantwoording = await gateway.diensten.staat.verantwoordingen.findVerantwoording(uitkomst.bewijs.id);
    if (verantwoording === undefined) throw new Error('lost');
    const balans = await loadBalans(gateway.diensten, verantwoording);
    expect(balans).toMatchObject({ sluitend: true, afgerond: true, saldoCenten: 137000 });
    const bestanden = await bestandenVan(verantwoording.id);
    expect([...bestanden.keys()].map((naam) => naam.split('/').slice(0, 2).join('/')).sort()).toEqual([
      '0384/iwmo323',
      '0384/pv-landelijk-wmo',
      '0855/ijw323',
      'hart-van-brabant/pv-hart-van-brabant-jw',
    ]);
    const declaraties = balans.regels.filter((regel) => regel.soort === 'declaratie');
    expect(declaraties.reduce((som, regel) => som + regel.bezorgdCenten, 0)).toBe(137000);
    const jw323 = [...bestanden].find(([naam]) => naam.startsWith('0855/ijw323'))?.[1] ?? '';
    expect(jw323).toContain('<ijw:TotaalBedrag>79000</ijw:TotaalBedrag>');
    expect(jw323.match(/<ijw:ReferentieNummer>/g)).toHaveLength(5);
  });

  it('answers the same bytes with the same ontvangstbewijs', async () => {
    const eerste = await dienIn(voorbeeldVerantwoording({ kenmerk: 'nog-eens' }));
    const tweede = await dienIn(voorbeeldVerantwoording({ kenmerk: 'nog-eens' }));
    if (eerste.soort !== 'aanvaard' || tweede.soort !== 'bekend') throw new Error(`${eerste.soort} ${tweede.soort}`);
    expect(tweede.bewijs).toEqual(eerste.bewijs);
  });

  it('refuses other bytes under a kenmerk that is taken, and keeps what was there', async () => {
    const eerste = await dienIn(voorbeeldVerantwoording({ kenmerk: 'bezet' }));
    const anders = await dienIn(voorbeeldVerantwoording({ kenmerk: 'bezet', dagtekening: '2026-05-05' }));
    if (eerste.soort !== 'aanvaard') throw new Error(eerste.soort);
    expect(anders).toMatchObject({ soort: 'kenmerk-in-gebruik', bestaandId: eerste.bewijs.id });
    const stroom = await gateway.diensten.blobs.get(`verantwoordingen/${eerste.bewijs.id}/ingediend.json`);
    expect(stroom === undefined ? '' : await readText(stroom)).toContain('"dagtekening":"2026-05-06"');
  });

  it('links a verbetering to what it replaces, and refuses one that replaces nothing', async () => {
    const eerste = await dienIn(voorbeeldVerantwoording({ kenmerk: 'eerste-versie' }));
    const tweede = await dienIn(voorbeeldVerantwoording({ kenmerk: 'tweede-versie', vervangt: 'eerste-versie' }));
    if (eerste.soort !== 'aanvaard' || tweede.soort !== 'aanvaard') throw new Error(`${eerste.soort} ${tweede.soort}`);
    expect(tweede.bewijs.vervangtId).toBe(eerste.bewijs.id);
    const nu = await gateway.diensten.staat.verantwoordingen.findVerantwoording(eerste.bewijs.id);
    expect(nu?.vervangenDoorId).toBe(tweede.bewijs.id);
    expect(codes(await dienIn(voorbeeldVerantwoording({ kenmerk: 'derde', vervangt: 'nooit-geweest' })))).toEqual([
      'VERVANGT_ONBEKEND',
    ]);
  });

  it('lets an aanbieder account for itself only', async () => {
    const ander = await submit(gateway.diensten, '12345678', bytesVan(voorbeeldVerantwoording({ kenmerk: 'ander' })));
    expect(codes(ander)).toEqual(['ANDERE_AANBIEDER']);
  });

  it('reads a submission whose kop stands behind its prestaties', async () => {
    const { prestaties, ...kop } = voorbeeldVerantwoording({ kenmerk: 'kop-achteraan' });
    const uitkomst = await dienIn({ prestaties, ...kop });
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    expect(uitkomst.bewijs).toMatchObject({ aantalPrestaties: 9, saldoCenten: 137000 });
  });

  it('keeps nothing of what it refuses', async () => {
    const voor = (await opslag().list()).objects.length;
    const fout = voorbeeldVerantwoording({ kenmerk: 'fout' });
    const eerste = prestatiesVan(fout)[0];
    if (eerste !== undefined) eerste.bsn = '999900007';
    expect(codes(await dienIn(fout))).toContain('CS002');
    expect(codes(await dienIn('{"kenmerk":'))).toHaveLength(1);
    expect((await opslag().list()).objects.length).toBe(voor);
    expect(await gateway.diensten.staat.verantwoordingen.findByKenmerk(AGBCODE, 'fout')).toBeUndefined();
  });

  it('sends a yearly report to the region only, when nothing else is asked', async () => {
    const {
      controletotaal: _,
      declaraties: _d,
      ...rest
    } = voorbeeldVerantwoording({
      kenmerk: 'concept-jaar',
      soorten: ['productieverantwoording'],
      stadium: 'concept',
      periode: { begindatum: '2026-01-01', einddatum: '2026-12-31' },
    });
    const prestaties = prestatiesVan(rest as never).filter((p) => p.wet === 'jw');
    const uitkomst = await dienIn({ ...rest, prestaties });
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    expect(uitkomst.bewijs.zendingen.map((zending) => zending.ontvanger.code)).toEqual(['hart-van-brabant']);
  });
});

describe('trial', () => {
  it('refuses what a submission would refuse: another aanbieder, and a replacement of nothing', async () => {
    const inhoud = voorbeeldVerantwoording({ kenmerk: 'proef-vervangt', vervangt: 'nooit-geweest' });
    const proef = await trial(gateway.diensten, '12345678', bytesVan(inhoud));
    if (proef.soort !== 'geweigerd') throw new Error(proef.soort);
    expect(proef.weigering.bevindingen.bevindingen.map((b) => b.code)).toEqual([
      'ANDERE_AANBIEDER',
      'VERVANGT_ONBEKEND',
    ]);
  });

  it('shows exactly what a submission then makes, and stores nothing', async () => {
    const inhoud = voorbeeldVerantwoording({ kenmerk: 'proef' });
    const voor = (await opslag().list()).objects.length;
    const proef = await trial(gateway.diensten, AGBCODE, bytesVan(inhoud));
    if (proef.soort !== 'verwerkt') throw new Error(JSON.stringify(proef));
    expect((await opslag().list()).objects.length).toBe(voor);
    expect(await gateway.diensten.staat.verantwoordingen.findByKenmerk(AGBCODE, 'proef')).toBeUndefined();

    const echt = await dienIn(inhoud);
    if (echt.soort !== 'aanvaard') throw new Error(echt.soort);
    await gateway.werkAf();
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(echt.bewijs.id);
    const vorm = (lijst: readonly { ontvanger: { code: string }; bestanden: readonly unknown[] }[]) =>
      lijst
        .map(({ ontvanger, bestanden }) => ({ code: ontvanger.code, bestanden }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(vorm(proef.zendingen)).toEqual(vorm(zendingen));
  });
});
