/** From a verantwoording to a 323, from that to the 325 of a gemeente, and back to the prestatie of the aanbieder. */
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../../src/pipeline/answer.ts';
import { answer325 } from '../../src/pipeline/answer-325.ts';
import { ANTWOORDSTAPPEN } from '../../src/pipeline/diensten.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { listRegels } from '../../src/pipeline/regels-overzicht.ts';
import { loadRegelstanden } from '../../src/pipeline/regelstanden.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { antwoordOp, type Gelezen323, maak325, type Test325 } from '../helpers/retour325.ts';
import { bytesVan } from '../helpers/verantwoording.ts';
import { GEMEENTE, registerMetBerichtenVan, verstuur as sendDeclaratie, type Verstuurd } from './declaratie.ts';

const UUR = 60 * 60_000;

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten, registerMetBerichtenVan(6));
});

const verstuur = (kenmerk: string, aantallen: readonly number[]): Promise<Verstuurd> =>
  sendDeclaratie(gateway, kenmerk, aantallen);

const stuur = (bericht: Test325, ontvanger = GEMEENTE) =>
  answer325(gateway.diensten, ontvanger, bytesVan(maak325(bericht)));

const antwoord = (bericht: Gelezen323, afgewezen: Record<string, string[]>, anders: Partial<Test325> = {}): Test325 =>
  antwoordOp('jw', bericht, new Map(Object.entries(afgewezen)), anders);

const eerste = ({ berichten: [bericht] }: Verstuurd): Gelezen323 => {
  if (bericht === undefined) throw new Error('nothing was sent');
  return bericht;
};

const codes = (uitkomst: Awaited<ReturnType<typeof stuur>>): string[] =>
  uitkomst.soort === 'verwerkt' ? [] : uitkomst.bevindingen.bevindingen.map(({ code }) => code);

const zendingVan = async (verstuurd: Verstuurd) => gateway.diensten.staat.zendingen.findZending(verstuurd.zendingId);

describe('a 325', () => {
  it('brings two rejected regels back to the prestaties of the aanbieder, and accepts the others', async () => {
    const verstuurd = await verstuur('twee', [2, 3]);
    const uitkomst = await stuur(antwoord(eerste(verstuurd), { tweeC0R1: ['9321'], tweeC1R2: ['9340', '9341'] }));
    expect(uitkomst).toMatchObject({ soort: 'verwerkt', nieuw: true, zending: { toestand: 'deels-afgewezen' } });
    const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(verstuurd.id, { aantal: 100 });
    const plek = (referentie: string): string =>
      `/prestaties/${verstuurd.prestaties.findIndex(({ referentienummer }) => referentienummer === referentie)}`;
    expect(
      rijen
        .filter(({ fase }) => fase === 'antwoord')
        .map(({ bevinding: { code, plaats, parameters } }) => [code, plaats.pointer, Object(parameters).retourcode]),
    ).toEqual([
      ['REGEL_AFGEWEZEN', plek('tweeC0R1'), '9321'],
      ['REGEL_AFGEWEZEN', plek('tweeC1R2'), '9340'],
      ['REGEL_AFGEWEZEN', plek('tweeC1R2'), '9341'],
    ]);
    expect(await gateway.diensten.staat.retour.listRetour(verstuurd.zendingId)).toMatchObject([
      { vorm: 'jw325', bestand: 1, oordeel: 'deels-afgewezen', aantalRegels: 5, aantalAfgewezen: 2 },
    ]);
  });

  it('says of every regel of random messages what was decided on it', async () => {
    const oordelen = fc.array(
      fc.array(fc.constantFrom([], ['9321'], ['9339', '9340'], ['0233']), { minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 6 },
    );
    let keer = 0;
    await fc.assert(
      fc.asyncProperty(oordelen, fc.infiniteStream(fc.boolean()), async (perClient, sla) => {
        const kenmerk = `w${keer++}`;
        const verstuurd = await verstuur(
          kenmerk,
          perClient.map((regels) => regels.length),
        );
        const verwacht = new Map<string, readonly string[]>(
          perClient.flatMap((regels, client) =>
            regels.map((lijst, nr) => [`${kenmerk}C${client}R${nr}`, lijst] as const),
          ),
        );
        const afgewezen = new Map([...verwacht].filter(([, lijst]) => lijst.length > 0));
        const beantwoord = new Set<string>();
        for (const bericht of verstuurd.berichten) {
          if (sla.next().value === true) continue;
          const uitkomst = await stuur(antwoordOp('jw', bericht, afgewezen));
          expect(codes(uitkomst)).toEqual([]);
          for (const { prestaties } of bericht.clienten)
            for (const { referentienummer } of prestaties) beantwoord.add(referentienummer);
        }
        const standVan = await loadRegelstanden(gateway.diensten, verstuurd.zendingId);
        verstuurd.prestaties.forEach(({ referentienummer }, nr) => {
          const lijst = verwacht.get(referentienummer) ?? [];
          const stand = standVan(nr);
          if (!beantwoord.has(referentienummer)) expect(stand).toEqual({ oordeel: 'onbeantwoord', retourcodes: [] });
          else if (lijst.length === 0) expect(stand).toEqual({ oordeel: 'geaccepteerd', retourcodes: [] });
          else expect(stand).toEqual({ oordeel: 'afgewezen', retourcodes: lijst });
        });
        const alles = beantwoord.size === verstuurd.prestaties.length;
        const nietAf =
          afgewezen.size === 0 ? 'geaccepteerd' : afgewezen.size === verwacht.size ? 'afgewezen' : 'deels-afgewezen';
        expect((await zendingVan(verstuurd))?.toestand).toBe(
          alles ? nietAf : beantwoord.size > 0 ? 'bevestigd' : 'bezorgd',
        );
      }),
      { numRuns: 12 },
    );
  });

  it('with thousands of rejected regels is taken in whole', async () => {
    await maakLeeg();
    await laadRegister(gateway.diensten);
    const aantallen = Array.from({ length: 40 }, () => 60);
    const verstuurd = await verstuur('veel', aantallen);
    const afgewezen = new Map(
      verstuurd.prestaties.slice(100).map(({ referentienummer }) => [referentienummer, ['9321']] as const),
    );
    expect(await stuur(antwoordOp('jw', eerste(verstuurd), afgewezen))).toMatchObject({
      retour: { aantalRegels: 2400, aantalAfgewezen: 2300 },
    });
    const { DB } = env as unknown as { DB: D1Database };
    const rij = await DB.prepare(
      "SELECT count(*) AS aantal, count(DISTINCT plaats) AS plekken FROM bevindingen WHERE fase = 'antwoord'",
    ).first();
    expect(rij).toEqual({ aantal: 2300, plekken: 2300 });
  });

  it('of one of several messages leaves the zending waiting for the others', async () => {
    const verstuurd = await verstuur('deel', [4, 4, 4]);
    expect(verstuurd.berichten.length).toBeGreaterThan(1);
    const [een, ...rest] = verstuurd.berichten;
    if (een === undefined) throw new Error('nothing was sent');
    expect(await stuur(antwoord(een, {}))).toMatchObject({ zending: { toestand: 'bevestigd' } });
    const { rijen } = await regels(verstuurd, {});
    expect(new Set(rijen.map(({ toestand }) => toestand))).toEqual(new Set(['geaccepteerd', 'bevestigd']));
    // A judgement on the whole would say something else of what is already accepted.
    expect(
      await answer(gateway.diensten, GEMEENTE, verstuurd.zendingId, { oordeel: 'geaccepteerd', regels: [] }),
    ).toEqual({ soort: 'al-beantwoord' });
    for (const bericht of rest) await stuur(antwoord(bericht, {}));
    expect((await zendingVan(verstuurd))?.toestand).toBe('geaccepteerd');
  });

  it('with a header alone rejects the whole message, with one bevinding and not one per regel', async () => {
    const verstuurd = await verstuur('kop', [3]);
    const { antwoord: _, ...kop } = antwoord(eerste(verstuurd), {}, { retourcodes: ['0001'] });
    expect(await stuur(kop)).toMatchObject({ retour: { oordeel: 'afgewezen', retourcodes: ['0001'] } });
    const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(verstuurd.id, { aantal: 100 });
    expect(rijen.filter(({ fase }) => fase === 'antwoord').map(({ bevinding }) => bevinding.code)).toEqual([
      'ZENDING_AFGEWEZEN',
    ]);
    const afgewezen = await regels(verstuurd, { toestand: 'afgewezen' });
    expect(afgewezen.rijen.map(({ retourcodes }) => retourcodes)).toEqual([['0001'], ['0001'], ['0001']]);
  });

  it('sent again changes nothing', async () => {
    const verstuurd = await verstuur('nogmaals', [2]);
    const bericht = antwoord(eerste(verstuurd), { nogmaalsC0R0: ['9321'] });
    const een = await stuur(bericht);
    gateway.verstrijk(UUR);
    const twee = await stuur(bericht);
    expect(twee).toMatchObject({ soort: 'verwerkt', nieuw: false });
    if (een.soort !== 'verwerkt' || twee.soort !== 'verwerkt') throw new Error('refused');
    expect(twee.retour).toEqual(een.retour);
    expect(await gateway.diensten.staat.retour.listRetour(verstuurd.zendingId)).toHaveLength(1);
  });

  it.each<[string, string, (bericht: Gelezen323) => Test325]>([
    [
      'strijdig RETOUR_AL_BEANTWOORD',
      'that says otherwise later',
      (bericht) => antwoord(bericht, { nietC0R0: ['9321'] }, { identificatie: 'ANDERS' }),
    ],
    [
      'strijdig RETOUR_TR337',
      'to a declaration nobody sent',
      (bericht) => antwoord(bericht, {}, { declaratieIdentificatie: 'ONBEKEND' }),
    ],
    ['geweigerd RETOUR_TR135', 'from the future', (bericht) => antwoord(bericht, {}, { dagtekening: '2026-05-07' })],
  ])('%s: one %s changes nothing', async (verwacht, _, maak) => {
    const verstuurd = await verstuur('niet', [2]);
    await stuur(antwoord(eerste(verstuurd), {}));
    const voor = [await zendingVan(verstuurd), await gateway.diensten.staat.retour.listRetour(verstuurd.zendingId)];
    const uitkomst = await stuur(maak(eerste(verstuurd)));
    expect([`${uitkomst.soort} ${codes(uitkomst)[0]}`]).toEqual([verwacht]);
    expect([await zendingVan(verstuurd), await gateway.diensten.staat.retour.listRetour(verstuurd.zendingId)]).toEqual(
      voor,
    );
    expect(await sleutels()).toHaveLength(await aantalAntwoordsleutels(verstuurd, 1));
  });

  it('has an identificatie of its own (TR056)', async () => {
    const een = await verstuur('eerst', [1]);
    const twee = await verstuur('daarna', [1]);
    await stuur(antwoord(eerste(een), {}, { identificatie: 'ZELFDE' }));
    expect(codes(await stuur(antwoord(eerste(twee), {}, { identificatie: 'ZELFDE' })))).toEqual(['RETOUR_TR056']);
    expect((await zendingVan(twee))?.toestand).toBe('bezorgd');
  });

  it('is only for whoever received the 323', async () => {
    const verstuurd = await verstuur('ander', [1]);
    expect(codes(await stuur(antwoord(eerste(verstuurd), {}), '0384'))).toEqual(['RETOUR_TR337']);
    expect((await zendingVan(verstuurd))?.toestand).toBe('bezorgd');
  });

  it('after an answer to the zending as a whole comes too late', async () => {
    const verstuurd = await verstuur('geheel', [1]);
    await answer(gateway.diensten, GEMEENTE, verstuurd.zendingId, { oordeel: 'geaccepteerd', regels: [] });
    expect(codes(await stuur(antwoord(eerste(verstuurd), { geheelC0R0: ['9321'] })))).toEqual(['RETOUR_AL_BEANTWOORD']);
  });

  it.each(ANTWOORDSTAPPEN)(
    'that is cut off at %s is taken in whole or not at all, and can be sent again',
    async (stap) => {
      const verstuurd = await verstuur(`val-${ANTWOORDSTAPPEN.indexOf(stap)}`, [2]);
      const bericht = antwoord(eerste(verstuurd), { [`val-${ANTWOORDSTAPPEN.indexOf(stap)}C0R0`]: ['9321'] });
      gateway.valUitBij(stap);
      await expect(stuur(bericht)).rejects.toThrow();
      gateway.verstrijk(2 * UUR);
      await reconcile(gateway.diensten);
      expect(await stuur(bericht)).toMatchObject({ soort: 'verwerkt', zending: { toestand: 'deels-afgewezen' } });
      expect(await gateway.diensten.staat.retour.listRetour(verstuurd.zendingId)).toHaveLength(1);
      const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(verstuurd.id, { aantal: 100 });
      expect(rijen.filter(({ fase }) => fase === 'antwoord')).toHaveLength(1);
      expect(await sleutels()).toHaveLength(await aantalAntwoordsleutels(verstuurd, 1));
    },
  );

  it('leaves no referentienummer and no bsn in the state', async () => {
    const verstuurd = await verstuur('prive', [2, 2]);
    await stuur(antwoord(eerste(verstuurd), { priveC0R0: ['9321'] }));
    const { DB } = env as unknown as { DB: D1Database };
    for (const tabel of ['retourberichten', 'bevindingen', 'zendingen', 'zending_bestanden', 'gebeurtenissen']) {
      const { results } = await DB.prepare(`SELECT * FROM ${tabel}`).all();
      expect(JSON.stringify(results)).not.toMatch(/C\dR\d|99990\d{4}/);
    }
  });
});

async function regels(verstuurd: Verstuurd, keuze: Parameters<typeof listRegels>[2]) {
  const rij = await gateway.diensten.staat.verantwoordingen.findVerantwoording(verstuurd.id);
  if (rij === undefined) throw new Error('the verantwoording is gone');
  return listRegels(gateway.diensten, rij, keuze, { aantal: 200 });
}

async function sleutels(): Promise<string[]> {
  const { objects } = await (env as unknown as { OPSLAG: R2Bucket }).OPSLAG.list({ prefix: 'verantwoordingen/' });
  return objects.map(({ key }) => key);
}

/** Objects of the verantwoording itself, and two for each answer: its bytes and what it says per regel. */
async function aantalAntwoordsleutels({ id }: Verstuurd, antwoorden: number): Promise<number> {
  const eigen = (await sleutels()).filter((sleutel) => sleutel.startsWith(`verantwoordingen/${id}/`));
  return eigen.length + 2 * antwoorden;
}

describe('listRegels', () => {
  it('shows every regel once, page by page, and by toestand', async () => {
    const verstuurd = await verstuur('blad', [3, 4, 2]);
    for (const bericht of verstuurd.berichten)
      await stuur(antwoordOp('jw', bericht, new Map([['bladC1R0', ['9321']]])));
    const rij = await gateway.diensten.staat.verantwoordingen.findVerantwoording(verstuurd.id);
    if (rij === undefined) throw new Error('the verantwoording is gone');
    const gezien: string[] = [];
    for (let vanaf: string | undefined; ; ) {
      const blad = await listRegels(
        gateway.diensten,
        rij,
        {},
        { aantal: 2, ...(vanaf === undefined ? {} : { vanaf }) },
      );
      gezien.push(...blad.rijen.map(({ zendingId, pointer }) => `${zendingId}${pointer}`));
      vanaf = blad.volgende;
      if (vanaf === undefined) break;
    }
    expect(new Set(gezien).size).toBe(gezien.length);
    expect(gezien.filter((sleutel) => sleutel.startsWith(verstuurd.zendingId))).toHaveLength(9);
    const afgewezen = await regels(verstuurd, { toestand: 'afgewezen', zendingId: verstuurd.zendingId });
    expect(afgewezen.rijen).toMatchObject([{ referentienummer: 'bladC1R0', retourcodes: ['9321'] }]);
  });
});
