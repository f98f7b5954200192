/** What cannot be delivered is held, visible, and can go on later; the rest goes. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { registerDocumenten } from '../../src/pipeline/registration.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { testBsn } from '../helpers/bsn.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
});

async function balansVan(id: string) {
  const verantwoording = await gateway.diensten.staat.verantwoordingen.findVerantwoording(id);
  if (verantwoording === undefined) throw new Error('lost');
  return loadBalans(gateway.diensten, verantwoording);
}

const document = (bron: string): Record<string, unknown> => {
  const gevonden = STARTREGISTER.find((d) => d.bron === bron);
  if (gevonden === undefined) throw new Error(`no ${bron}`);
  return structuredClone(gevonden.inhoud) as Record<string, unknown>;
};

/** The example for many clients of Tilburg: `aantal` valid prestaties. */
function veelPrestaties(aantal: number): Prestatie[] {
  const [eerste] = prestatiesVan(voorbeeldVerantwoording()).filter((p) => p.gemeentecode === '0855');
  if (eerste === undefined) throw new Error('the example has no Tilburg');
  return Array.from({ length: aantal }, (_, i) => ({
    ...eerste,
    referentienummer: `R${i}`,
    bsn: testBsn(i % 5000),
    toewijzingnummer: i,
  }));
}

describe('a formaat that fails on regel 70,000', () => {
  it('holds its own zending with the place, and lets the others go', async () => {
    await laadRegister(gateway.diensten);
    const strenger = {
      ...document('register/formaten/ijw323/3.2.0/formaat.json'),
      naam: 'streng',
      versie: '1.0.0',
      verdeling: 'zending',
      correctie: 'vervangen',
      velden: ['prestatie.referentienummer'],
      selectie: [],
      totalen: {},
      controles: [],
      parameters: {},
      bestanden: [
        {
          bestandsnaam: '"streng.csv"',
          bestandssoort: 'csv',
          csv: {
            scheidingsteken: ';',
            decimaalteken: ',',
            tekenset: 'utf-8',
            regeleinde: 'lf',
            kopregel: true,
            herhaal: 'regels',
            kolommen: [
              { kop: 'referentie', waarde: 'prestatie.referentienummer', ontbreekt: 'verplicht', minLengte: 2 },
            ],
          },
        },
      ],
    };
    const aansluiting = {
      ...document('register/aansluitingen/pv-hart-van-brabant-jw.json'),
      id: 'streng',
      versie: '1.0.0',
      soort: 'kwartaalrapportage',
      formaat: 'streng',
    };
    await laadRegister(gateway.diensten, [
      { documentsoort: 'formaat', bron: 'streng', inhoud: strenger },
      { documentsoort: 'aansluiting', bron: 'streng', inhoud: aansluiting },
    ]);
    const prestaties = veelPrestaties(70_001);
    const zeventigduizend = prestaties[70_000];
    if (zeventigduizend !== undefined) zeventigduizend.referentienummer = 'x';
    const { controletotaal: _c, declaraties: _d, ...kop } = voorbeeldVerantwoording({ kenmerk: 'regel-70000' });
    const uitkomst = await submit(
      gateway.diensten,
      AGBCODE,
      bytesVan({ ...kop, soorten: ['productieverantwoording', 'kwartaalrapportage'], prestaties }),
    );
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst).slice(0, 2000));
    await gateway.werkAf();
    expect(gateway.fouten).toEqual([]);
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(uitkomst.bewijs.id);
    expect(zendingen.map((z) => [z.formaat.naam, z.toestand, z.bestanden.length])).toEqual([
      ['streng', 'vastgehouden', 0],
      ['pv-hart-van-brabant-jw', 'bezorgd', 1],
    ]);
    const gehouden = zendingen.find((z) => z.formaat.naam === 'streng');
    const bevindingen = await gateway.diensten.staat.bevindingen.listBevindingenVanZending(gehouden?.id ?? '');
    expect(bevindingen.map(({ bevinding }) => [bevinding.code, bevinding.plaats.pointer])).toContainEqual([
      'WAARDE_TE_KORT',
      '/prestaties/70000',
    ]);
    expect(await balansVan(uitkomst.bewijs.id)).toMatchObject({
      sluitend: true,
      afgerond: true,
      totaal: { bezorgd: 70_001, vastgehouden: 70_001, onderweg: 0 },
    });
  });
});

describe('a gemeente without aansluiting', () => {
  it('keeps its regels until it is connected, and then gets them once', async () => {
    const zonder = STARTREGISTER.filter((d) => !d.bron.includes('iwmo323.json'));
    await laadRegister(gateway.diensten, zonder);
    const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk: 'wacht' })));
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    await gateway.werkAf();
    expect(uitkomst.bewijs.zonderOntvanger).toEqual([{ gemeentecode: '0384', wet: 'wmo', soort: 'declaratie' }]);
    const voor = await balansVan(uitkomst.bewijs.id);
    expect(voor).toMatchObject({ sluitend: true, afgerond: true, totaal: { vastgehouden: 4 } });

    await laadRegister(gateway.diensten);
    await gateway.werkAf();
    const na = await balansVan(uitkomst.bewijs.id);
    expect(na).toMatchObject({
      sluitend: true,
      afgerond: true,
      totaal: { vastgehouden: 0, aantal: voor.totaal.aantal },
    });
    const zendingen = await gateway.diensten.staat.zendingen.listZendingen(uitkomst.bewijs.id);
    expect(zendingen.filter((z) => z.formaat.naam === 'iwmo323').map((z) => z.toestand)).toEqual(['bezorgd']);
    expect(zendingen).toHaveLength(4);
  });
});

describe('a zending that fails through a fault of ours', () => {
  it('is held after five tries with a bevinding, and goes on when a beheerder says so', async () => {
    await laadRegister(gateway.diensten);
    const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk: 'stuk' })));
    if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
    const kop = `verantwoordingen/${uitkomst.bewijs.id}/kop.json`;
    const bewaard = await gateway.diensten.blobs.get(kop);
    if (bewaard === undefined) throw new Error('no kop');
    const bytes: Uint8Array[] = [];
    for await (const chunk of bewaard) bytes.push(chunk);
    await gateway.diensten.blobs.removeAll(kop);
    await gateway.werkAf();
    const { zendingen } = gateway.diensten.staat;
    const { rijen } = await zendingen.listStoringen({ aantal: 100 });
    expect(rijen.map((z) => z.toestand)).toEqual(['vastgehouden', 'vastgehouden', 'vastgehouden', 'vastgehouden']);
    const [eerste] = rijen;
    expect(
      (await gateway.diensten.staat.bevindingen.listBevindingenVanZending(eerste?.id ?? '')).at(-1)?.bevinding.code,
    ).toBe('OMZETTING_MISLUKT');

    await gateway.diensten.blobs.put(
      kop,
      (async function* () {
        yield* bytes;
      })(),
    );
    for (const zending of rijen) expect(await zendingen.hervat(zending.id, '2026-05-07T10:00:00.000Z')).toBe(true);
    await gateway.diensten.wachtrij.vraagOmzetting(rijen.map((z) => z.id));
    await gateway.werkAf();
    expect(await balansVan(uitkomst.bewijs.id)).toMatchObject({
      sluitend: true,
      afgerond: true,
      totaal: { vastgehouden: 0 },
    });
  });
});

describe('registration', () => {
  it('refuses another content under a version that exists, and takes the same content as nothing new', async () => {
    await laadRegister(gateway.diensten);
    const formaat = document('register/formaten/ijw323/3.2.0/formaat.json');
    expect(await registerDocumenten(gateway.diensten, STARTREGISTER, 'test')).toMatchObject({
      nieuw: 0,
      ongewijzigd: STARTREGISTER.length,
    });
    const gewijzigd = { ...formaat, titel: 'Iets anders' };
    const uitkomst = await registerDocumenten(
      gateway.diensten,
      [{ documentsoort: 'formaat', bron: 'ijw323', inhoud: gewijzigd }],
      'test',
    );
    if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
    expect(uitkomst.bevindingen.map(({ bron, bevinding }) => [bron, bevinding.code])).toEqual([
      ['ijw323', 'VERSIE_BESTAAT'],
    ]);
  });

  it('takes all documents or none', async () => {
    const uitkomst = await registerDocumenten(
      gateway.diensten,
      [...STARTREGISTER, { documentsoort: 'aansluiting', bron: 'kapot', inhoud: { id: 'kapot' } }],
      'test',
    );
    expect(uitkomst.soort).toBe('geweigerd');
    expect(await gateway.diensten.staat.register.listDocumenten()).toEqual([]);
  });
});
