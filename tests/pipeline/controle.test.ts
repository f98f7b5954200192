/** What was put ready is checked, told about, and submitted; nothing of it stays behind. */
import { env } from 'cloudflare:workers';
import { gzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  BEVINDINGEN_PER_BLAD,
  type Controle,
  controleer,
  findControle,
  readBevindingblad,
  readZendingblad,
} from '../../src/pipeline/controle.ts';
import {
  beginIndiening,
  findIndiening,
  hasBestand,
  type Indieninggegevens,
  sendIndiening,
  storeBestand,
  sweepIndieningen,
} from '../../src/pipeline/indiening.ts';
import { controlestukken } from '../../src/pipeline/sleutels-van-opslag.ts';
import { openStuk } from '../../src/pipeline/stukken.ts';
import { voorbeeldverantwoording } from '../../src/pipeline/voorbeeldverantwoording.ts';
import type { Vooruitblik } from '../../src/pipeline/vooruitblik.ts';
import { voorvertoning } from '../../src/pipeline/voorvertoning.ts';
import { readAll, streamOf } from '../../src/storage/bytes.ts';
import { begonnen } from '../helpers/begonnen.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

async function zetKlaar(inhoud: unknown, over: Partial<Indieninggegevens> = {}) {
  const id = begonnen(await beginIndiening(gateway.diensten, AGBCODE, 'iemand'));
  const basis = { herkomst: 'bestand', bestandsnaam: 'mei.json', aanvulling: {} } as const;
  const bestand = inhoud instanceof Uint8Array ? streamOf(inhoud) : bytesVan(inhoud);
  const klaar = await storeBestand(gateway.diensten, id, bestand, { ...basis, ...over });
  return { id, klaar };
}

async function klaargezet(id: string) {
  const indiening = await findIndiening(gateway.diensten, AGBCODE, id);
  if (indiening === undefined || !hasBestand(indiening)) throw new Error('nothing is put ready');
  return indiening;
}

async function controleVan(inhoud: unknown): Promise<{ readonly id: string; readonly controle: Controle }> {
  const { id } = await zetKlaar(inhoud);
  await controleer(gateway.diensten, await klaargezet(id));
  const controle = await findControle(gateway.diensten, id);
  if (controle === undefined) throw new Error('the outcome was not kept');
  return { id, controle };
}

async function zendingenVan(id: string, controle: Controle): Promise<readonly Vooruitblik[]> {
  const bladen = await Promise.all(
    controle.zendingbladen.map((_, blad) => readZendingblad(gateway.diensten, id, controle, blad)),
  );
  return bladen.flatMap((blad) => blad ?? []);
}

const objecten = async (): Promise<readonly string[]> => {
  const { OPSLAG } = env as unknown as { readonly OPSLAG: R2Bucket };
  return (await OPSLAG.list()).objects.map(({ key }) => key);
};

describe('a good verantwoording', () => {
  it('tells per ontvanger which formaat, which day, which drempel and what is in the file', async () => {
    const { id, controle } = await controleVan(voorbeeldVerantwoording());
    expect(controle).toMatchObject({ wijze: 'proef', goed: true, aantalFouten: 0 });
    expect(controle.telling).toEqual({ aantalPrestaties: 9, aantalTrajecten: 0, saldoCenten: 137_000 });
    const zendingen = await zendingenVan(id, controle);
    expect(zendingen.length).toBe(controle.aantalZendingen);
    const declaratie = zendingen.find(({ soort, ontvanger }) => soort === 'declaratie' && ontvanger.code === '0855');
    expect(declaratie).toMatchObject({
      formaat: { naam: 'ijw323' },
      wetten: ['jw'],
      toestand: 'omgezet',
      aantalPrestaties: 5,
      saldoCenten: 79_000,
      verwerkt: { aantal: 5, centen: 79_000 },
    });
    expect(declaratie?.termijnen[0]).toMatchObject({ laatsteDag: '2026-07-31', verstreken: false });
    const drempel = zendingen.flatMap(({ drempels }) => drempels)[0];
    expect(drempel).toMatchObject({ stand: 'onbepaald', drempel: { vergelijking: expect.stringMatching(/^>=?$/) } });

    const [bestand] = declaratie?.bestanden ?? [];
    if (bestand?.begin === undefined) throw new Error('its beginning was not kept');
    const stroom = await openStuk(gateway.diensten.blobs, controlestukken(id, controle.id), bestand.begin);
    if (stroom === undefined) throw new Error('its beginning is gone');
    const beeld = await voorvertoning(await readAll(stroom), bestand);
    const tekst = JSON.stringify(beeld);
    expect(tekst).toContain('"naam":"Prestatie"');
    expect(tekst).not.toContain('999900006');
    expect(tekst).toContain('•••••0006');
  });

  it('is submitted as it was put ready, once, and leaves nothing behind', async () => {
    const { id } = await controleVan(voorbeeldVerantwoording());
    const indiening = await klaargezet(id);
    const eerste = await sendIndiening(gateway.diensten, indiening);
    if (eerste.soort !== 'aanvaard') throw new Error(eerste.soort);
    const verantwoording = await gateway.diensten.staat.verantwoordingen.findVerantwoording(eerste.verantwoordingId);
    expect(verantwoording).toMatchObject({ kenmerk: '2026-04-voorbeeld', aantalPrestaties: 9 });
    expect((await findIndiening(gateway.diensten, AGBCODE, id))?.rij.verantwoordingId).toBe(eerste.verantwoordingId);
    expect((await objecten()).filter((sleutel) => sleutel.startsWith('indieningen/'))).toEqual([]);

    const weer = await controleVan(voorbeeldVerantwoording());
    expect(weer.controle.eerder?.verantwoordingId).toBe(eerste.verantwoordingId);
    expect(await sendIndiening(gateway.diensten, await klaargezet(weer.id))).toEqual(eerste);
    const anders = await controleVan(voorbeeldVerantwoording({ dagtekening: '2026-05-05' }));
    expect(await sendIndiening(gateway.diensten, await klaargezet(anders.id))).toEqual({
      ...eerste,
      soort: 'kenmerk-in-gebruik',
    });
  });

  it('is read and planned only when it is too large to try, and says the same', async () => {
    const { diensten } = gateway;
    const proef = await controleVan(voorbeeldVerantwoording());
    const klein = { ...diensten, limieten: { ...diensten.limieten, maximaleProefBytes: 100 } };
    const { id } = await zetKlaar(voorbeeldVerantwoording());
    const lezing = await controleer(klein, await klaargezet(id));
    expect(lezing).toMatchObject({ wijze: 'lezing', goed: true, telling: proef.controle.telling });
    expect(lezing.aantalZendingen).toBe(proef.controle.aantalZendingen);
    const gepland = await zendingenVan(id, lezing);
    const gemaakt = await zendingenVan(proef.id, proef.controle);
    const zonderUitkomst = ({ toestand: _t, verwerkt: _v, ...over }: Vooruitblik) => ({
      ...over,
      bestanden: [],
      gefilterd: [],
      bevindingen: [],
      aantalBevindingen: 0,
    });
    expect(gepland.map(zonderUitkomst)).toEqual(gemaakt.map(zonderUitkomst));
    expect((await objecten()).filter((sleutel) => sleutel.startsWith('verantwoordingen/'))).toEqual([]);
  });

  it('is our own example as well, for whoever asks and whenever', async () => {
    for (const vandaag of ['2026-03-01', '2026-05-06']) {
      const eigen = voorbeeldverantwoording({ agbcode: AGBCODE, naam: 'Proef' }, 'voorbeeld-1', vandaag);
      gateway = createGateway(`${vandaag}T10:00:00.000Z`);
      const { controle } = await controleVan(eigen);
      expect(controle).toMatchObject({ goed: true, aantalFouten: 0, aantalVastgehouden: 0 });
      expect(controle.aantalZendingen).toBeGreaterThan(2);
    }
  });
});

describe('findings', () => {
  it('stand together by what to do, with the value that is wrong and never a whole bsn', async () => {
    const basis = voorbeeldVerantwoording();
    const prestaties = prestatiesVan(basis).map((prestatie, nr) => ({
      ...prestatie,
      ...(nr < 2 ? { bsn: '123456789' } : {}),
      ...(nr === 3 ? { eenheid: '99' as never } : {}),
    }));
    const { id, controle } = await controleVan({ ...basis, prestaties });
    expect(controle.goed).toBe(false);
    const bladen = await Promise.all(
      controle.groepen.map((_, groep) => readBevindingblad(gateway.diensten, id, controle, groep, 0)),
    );
    const gevonden = bladen.flatMap((blad) => blad ?? []);
    expect(gevonden.filter(({ bevinding }) => bevinding.plaats.pointer?.endsWith('/bsn'))).toHaveLength(2);
    expect(gevonden.find(({ bevinding }) => bevinding.plaats.pointer === '/prestaties/0/bsn')?.waarde).toBe(
      '•••••6789',
    );
    expect(gevonden.find(({ bevinding }) => bevinding.plaats.pointer === '/prestaties/3/eenheid')?.waarde).toBe('99');
    expect(JSON.stringify(gevonden)).not.toContain('123456789');
  });

  it('can be ten thousand, and each page is read by itself', async () => {
    const basis = voorbeeldVerantwoording();
    const [een] = prestatiesVan(basis);
    const prestaties = Array.from({ length: 10_000 }, (_, nr) => ({
      ...een,
      referentienummer: `R${nr}`,
      eenheid: '99',
    }));
    const { id, controle } = await controleVan({
      ...basis,
      prestaties,
      controletotaal: undefined,
      declaraties: undefined,
    });
    const [groep] = controle.groepen;
    expect(groep).toMatchObject({ code: 'SCHEMA_KEUZE', aantal: 10_000 });
    expect(groep?.bladen).toHaveLength(10_000 / BEVINDINGEN_PER_BLAD);
    const gelezen: number[] = [];
    const blobs = {
      ...gateway.diensten.blobs,
      get: (sleutel: string, deel?: { offset: number; lengte: number }) => {
        gelezen.push(deel?.lengte ?? Number.POSITIVE_INFINITY);
        return gateway.diensten.blobs.get(sleutel, deel);
      },
    };
    const laatste = await readBevindingblad({ blobs }, id, controle, 0, 199);
    expect(laatste).toHaveLength(BEVINDINGEN_PER_BLAD);
    expect(laatste?.at(-1)?.bevinding.plaats.pointer).toBe('/prestaties/9999/eenheid');
    expect(gelezen).toHaveLength(1);
    expect(gelezen[0]).toBeLessThan(50_000);
    expect(await readBevindingblad({ blobs }, id, controle, 0, 200)).toBeUndefined();
  });

  it('of a file of rows that says nothing of itself are about just that, and gone once it is told', async () => {
    const csv = [
      'Referentienummer;Gemeentecode;Wet;BSN;Toewijzingnummer;Productcategorie;Productcode;Productperiode begindatum;Productperiode einddatum;Volume;Eenheid;Tarief (€);Bedrag (€);Debet of credit;Declaratiestand',
      'C1;0384;wmo;999900006;20072;01;01A03;2026-04-01;2026-04-30;4;04;12,50;50,00;D;ingediend',
    ].join('\r\n');
    const kaal = await controleVan(csv);
    expect(new Set(kaal.controle.groepen.map(({ code }) => code))).toEqual(new Set(['SCHEMA_VERPLICHT']));
    expect(kaal.controle).toMatchObject({ goed: false, vraagtAanvulling: 'alleen' });
    const { id } = await zetKlaar(csv, {
      bestandsnaam: 'regels.csv',
      aanvulling: {
        kenmerk: 'csv-1',
        stadium: 'definitief',
        dagtekening: '2026-05-06',
        periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
        soorten: ['declaratie'],
      },
    });
    const beter = await controleer(gateway.diensten, await klaargezet(id));
    expect(beter.groepen).toEqual([]);
    expect(beter).toMatchObject({
      goed: true,
      vraagtAanvulling: 'nee',
      aantalZendingen: 1,
    });
  });

  it('of a file that cannot be read are told too', async () => {
    const { controle } = await controleVan('{"kenmerk": ');
    expect(controle).toMatchObject({ goed: false, groepen: [{ code: 'JSON_AFGEBROKEN', aantal: 1 }] });
  });
});

describe('what was put ready', () => {
  it('is refused when it is empty or too large, and nothing of it is kept', async () => {
    expect((await zetKlaar('')).klaar).toEqual({ soort: 'leeg' });
    const { diensten } = gateway;
    gateway = { ...gateway, diensten: { ...diensten, limieten: { ...diensten.limieten, maximaleBytes: 10 } } };
    expect((await zetKlaar('12345678901')).klaar).toEqual({ soort: 'te-groot', maximumBytes: 10 });
    expect((await objecten()).filter((sleutel) => sleutel.startsWith('indieningen/'))).toEqual([]);
  });

  it('is unpacked when it came packed, and refused when that cannot be done', async () => {
    const tekst = JSON.stringify(voorbeeldVerantwoording());
    const ingepakt = gzipSync(new TextEncoder().encode(tekst));
    const { id, klaar } = await zetKlaar(ingepakt, { bestandsnaam: 'mei.json.gz' });
    expect(klaar).toMatchObject({ gegevens: { invoersoort: 'json', bytes: new TextEncoder().encode(tekst).length } });
    expect(await controleer(gateway.diensten, await klaargezet(id))).toMatchObject({ goed: true, wijze: 'proef' });

    for (const bedorven of [ingepakt.subarray(0, 100), Uint8Array.from([0x1f, 0x8b, 1, 2, 3]), ingepakt.with(200, 7)]) {
      const half = await zetKlaar(bedorven);
      expect(half.klaar).toEqual({ soort: 'niet-uit-te-pakken' });
      expect((await objecten()).filter((sleutel) => sleutel.includes(half.id))).toEqual([]);
    }
    // The limit counts what comes out.
    const { diensten } = gateway;
    gateway = { ...gateway, diensten: { ...diensten, limieten: { ...diensten.limieten, maximaleBytes: 50_000 } } };
    expect((await zetKlaar(gzipSync(new Uint8Array(10_000_000)))).klaar.soort).toBe('te-groot');
  });

  it('is seen by its own aanbieder only, for two days, and swept after them', async () => {
    const { id } = await zetKlaar(voorbeeldVerantwoording());
    expect(await findIndiening(gateway.diensten, '11111111', id)).toBeUndefined();
    gateway.verstrijk(48 * 3_600_000 - 1);
    expect(await findIndiening(gateway.diensten, AGBCODE, id)).toBeDefined();
    gateway.verstrijk(1);
    expect(await findIndiening(gateway.diensten, AGBCODE, id)).toBeUndefined();
    expect(await sweepIndieningen(gateway.diensten)).toBe(0);
    gateway.verstrijk(3_600_001);
    expect(await sweepIndieningen(gateway.diensten)).toBe(1);
    expect((await objecten()).filter((sleutel) => sleutel.startsWith('indieningen/'))).toEqual([]);
  });
});
