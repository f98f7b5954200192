/** When the term is over nothing of a person can be read any more, wherever it was; what has to stay, stays. */

import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { destroyExpired, hasMoreToDestroy } from '../../src/pipeline/bewaartermijnen.ts';
import { ontvangstbewijs } from '../../src/pipeline/bewijs.ts';
import { withdrawFromDossier } from '../../src/pipeline/dossier-inhoud.ts';
import { receiveHistorie } from '../../src/pipeline/historie.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { bestandSleutel, documentSleutel, inhoudSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { sendVraag } from '../../src/pipeline/vragen.ts';
import { type Bindingen, createDiensten } from '../../src/services.ts';
import { readText } from '../../src/storage/bytes.ts';
import { dumpAll, findIn } from '../helpers/dump.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan } from '../helpers/verantwoording.ts';
import { answered, document, opnieuw, refer, rejected, until } from './bewaren.ts';
import { GEMEENTE, registerMetBerichtenVan, verstuur } from './declaratie.ts';

const DAG = 24 * 60 * 60_000;
const BEGIN = '2026-05-06T10:00:00.000Z';
const { DB, OPSLAG } = env as unknown as Bindingen;

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway(BEGIN);
  await laadRegister(gateway.diensten, registerMetBerichtenVan(6));
});

const isReadable = async (sleutel: string): Promise<boolean> =>
  (await gateway.diensten.blobs.get(sleutel)) !== undefined;
const count = async (tabel: string): Promise<unknown> =>
  (await DB.prepare(`SELECT count(*) AS aantal FROM ${tabel}`).first<{ aantal: number }>())?.aantal;

const isLogboek = (sleutel: string): boolean => sleutel.startsWith('betrokkenen/');

describe('when the term is over', () => {
  it('nothing of a person can be read in R2, D1 or a Durable Object, nor in a copy that was made before', async () => {
    const eerste = await answered(gateway, 'een');
    const tweede = await rejected(gateway, 'twee');
    const bestand = await gateway.diensten.blobs.get(bestandSleutel(eerste.id, eerste.zendingId, 1));
    const xml = bestand === undefined ? '' : await readText(bestand);
    const historie = await receiveHistorie(gateway.diensten, AGBCODE, bytesVan(xml));
    expect(historie.soort).toBe('bewaard');
    const inhoud = 'het dossier van mevrouw De Vries';
    const documentId = await document(gateway, inhoud);
    await refer(eerste.zendingId, inhoud);
    await withdrawFromDossier(gateway.diensten, AGBCODE, documentId);
    const tilburg = { kant: 'ontvanger', code: GEMEENTE } as const;
    const vraag = await sendVraag(gateway.diensten, tilburg, eerste.zendingId, 'Hoe zit het met mevrouw De Vries?');
    expect(vraag.soort).toBe('gestuurd');
    const { afwijsregels } = gateway.diensten.staat;
    await afwijsregels.putAfwijsregels(eerste.zendingId, [{ nr: 0, toelichting: 'mevrouw De Vries heeft gebeld' }]);
    const prestaties = [...eerste.prestaties, ...tweede.prestaties];
    const naalden = [
      ...new Set(prestaties.flatMap(({ bsn, referentienummer }) => [bsn, referentienummer])),
      'mevrouw De Vries',
    ];
    expect(naalden.length).toBeGreaterThan(8);
    expect(xml).toContain(naalden[0]);

    // Encrypted, so nothing is readable in R2 beforehand; of what a person typed the database has a copy.
    const voor = await dumpAll();
    expect(voor.r2.size).toBeGreaterThan(12);
    expect(findIn(voor, naalden).filter((plek) => !plek.startsWith('D1: mevrouw'))).toEqual([]);
    expect(findIn(voor, naalden)).toContain('D1: mevrouw De Vries');
    expect(await isReadable(documentSleutel(documentId))).toBe(true);
    const balans = await loadBalansOf(eerste.id);
    const bewijs = await bewijsOf(eerste.id);

    until(gateway, '2027-06-30');
    expect((await destroyExpired(gateway.diensten)).vernietigd.verantwoordingen).toEqual([]);
    expect(await isReadable(inhoudSleutel(eerste.id))).toBe(true);
    until(gateway, '2027-07-01');
    const rapport = await destroyExpired(gateway.diensten);
    expect(rapport).toMatchObject({
      vernietigd: { zendingen: 2, retourberichten: 2, historieberichten: 1, documenten: 1 },
      bewaard: [],
      onvolledig: false,
    });
    expect(new Set(rapport.vernietigd.verantwoordingen)).toEqual(
      new Set([eerste, tweede].map(({ id }) => ({ id, grond: 'afgerond' }))),
    );
    expect(rapport.vernietigd.periodesleutels).toBeGreaterThan(0);

    const na = await dumpAll();
    // The list of keyed hashes stays: with it can be told whose data were processed (decision 25).
    expect([...na.r2.keys()].filter((sleutel) => !isLogboek(sleutel))).toEqual([]);
    expect(findIn(na, naalden)).toEqual([]);
    expect([await count('mapsleutels'), await count('periodesleutels'), await count('te_wissen_mappen')]).toEqual([
      0, 0, 0,
    ]);

    // Who copied the bucket in time has noise: put back, nobody opens it, not even with all keys that are left.
    for (const [sleutel, bytes] of voor.r2) await OPSLAG.put(sleutel, bytes);
    const elders = createDiensten(env as unknown as Bindingen, { klok: gateway.diensten.klok });
    for (const sleutel of [...voor.r2.keys()].filter((een) => !isLogboek(een)))
      for (const { blobs } of [gateway.diensten, elders])
        expect([sleutel, await blobs.get(sleutel)]).toEqual([sleutel, undefined]);

    // What must stay: totals, hashes, states and the proof.
    expect(await loadBalansOf(eerste.id)).toEqual(balans);
    const later = await bewijsOf(eerste.id);
    expect(later.sha256).toBe(bewijs.sha256);
    expect(later.zendingen.map(({ bestanden }) => bestanden)).toEqual(
      bewijs.zendingen.map(({ bestanden }) => bestanden),
    );
    const { rijen } = await gateway.diensten.staat.bevindingen.listBevindingen(eerste.id, { aantal: 50 });
    expect(rijen.filter(({ fase }) => fase === 'antwoord')).toMatchObject([{ bevinding: { code: 'REGEL_AFGEWEZEN' } }]);
    expect(rijen.flatMap(({ bevinding }) => bevinding.plaats.pointer ?? [])).toEqual([]);
  });

  it('a second run finds nothing, and the report of each is kept', async () => {
    await answered(gateway, 'een');
    until(gateway, '2027-07-02');
    const eerste = await destroyExpired(gateway.diensten);
    gateway.verstrijk(DAG);
    const tweede = await destroyExpired(gateway.diensten);
    expect(tweede.vernietigd).toEqual({
      verantwoordingen: [],
      zendingen: 0,
      retourberichten: 0,
      historieberichten: 0,
      documenten: 0,
      periodesleutels: 0,
      verwerkingen: 0,
      betrokkenenlijsten: 0,
      auditregels: 0,
    });
    const { rijen } = await gateway.diensten.staat.bewaring.listRapporten({ aantal: 10 });
    expect(rijen).toEqual([tweede, eerste]);
    const { rijen: spoor } = await gateway.diensten.staat.auditspoor.listRegels({}, { aantal: 4 });
    expect(spoor.map(({ regel }) => [regel.handeling, regel.fase, regel.feiten.verantwoordingen])).toEqual([
      ['vernietigVerlopen', 'gedaan', 0],
      ['vernietigVerlopen', 'begonnen', undefined],
      ['vernietigVerlopen', 'gedaan', 1],
      ['vernietigVerlopen', 'begonnen', undefined],
    ]);
  });

  it('its aanbieder is told once of every verantwoording, and no ontvanger is', async () => {
    const eerste = await answered(gateway, 'een');
    const tweede = await verstuur(gateway, 'twee', [1]);
    const { gebeurtenissen } = gateway.diensten.staat;
    const follow = (houdersoort: 'aanbieder' | 'ontvanger', houdercode: string) =>
      gebeurtenissen.listGebeurtenissen({ houdersoort, houdercode }, { na: 0, aantal: 500 });
    const gewist = async (houdersoort: 'aanbieder' | 'ontvanger' = 'aanbieder', houdercode = AGBCODE) =>
      (await follow(houdersoort, houdercode))
        .filter(({ toestand }) => toestand === 'gewist')
        .map(({ volgnummer: _, ...rij }) => rij);
    expect(await gewist()).toEqual([]);
    until(gateway, '2027-07-02');
    await destroyExpired(gateway.diensten);
    const event = (verantwoordingId: string, op: string) => ({
      agbcode: AGBCODE,
      verantwoordingId,
      op,
      onderwerp: 'verantwoording',
      toestand: 'gewist',
    });
    expect(await gewist()).toEqual([event(eerste.id, '2027-07-02T01:00:00.000Z')]);
    until(gateway, '2031-05-06');
    await destroyExpired(gateway.diensten);
    await destroyExpired(gateway.diensten);
    expect(await gewist()).toEqual([
      event(eerste.id, '2027-07-02T01:00:00.000Z'),
      event(tweede.id, '2031-05-06T01:00:00.000Z'),
    ]);
    expect(await gewist('ontvanger', GEMEENTE)).toEqual([]);
  });

  it('goes on where a run stopped', async () => {
    for (const kenmerk of ['een', 'twee', 'drie']) await answered(gateway, kenmerk);
    until(gateway, '2027-07-02');
    const aantallen: [number, boolean][] = [];
    do {
      const { vernietigd, onvolledig } = await destroyExpired(gateway.diensten, { perKeer: 1 });
      aantallen.push([vernietigd.verantwoordingen.length, onvolledig]);
      gateway.verstrijk(DAG);
    } while (await hasMoreToDestroy(gateway.diensten));
    expect(aantallen).toEqual([
      [1, true],
      [1, true],
      [1, false],
    ]);
  });

  it('bytes that cannot be removed are unreadable all the same, hold nothing up, and go the next time', async () => {
    const { id } = await answered(gateway, 'een');
    const { id: tweede } = await answered(gateway, 'twee');
    until(gateway, '2027-07-02');
    const { diensten } = gateway;
    const kapot = createGateway(diensten.klok().toISOString(), {
      blobs: {
        ...diensten.blobs,
        get: (s) => diensten.blobs.get(s),
        put: (s, b) => diensten.blobs.put(s, b),
        removeAll: async () => Promise.reject(new Error('R2 is down')),
      },
    });
    await expect(destroyExpired(kapot.diensten)).rejects.toThrow('R2 is down');
    const elders = createDiensten(env as unknown as Bindingen, {
      klok: () => new Date(diensten.klok().getTime() + DAG),
    });
    for (const weg of [id, tweede]) expect(await elders.blobs.get(inhoudSleutel(weg))).toBeUndefined();
    const [eerste] = (await diensten.staat.bewaring.listRapporten({ aantal: 1 })).rijen;
    expect(eerste?.nogTeWissen).toBe(4);
    gateway.verstrijk(DAG);
    expect((await OPSLAG.list({ prefix: `verantwoordingen/${id}/` })).objects.length).toBeGreaterThan(3);
    expect((await destroyExpired(diensten)).nogTeWissen).toBe(0);
    expect((await OPSLAG.list({ prefix: 'verantwoordingen/' })).objects).toEqual([]);
  });
});

async function loadBalansOf(id: string) {
  const rij = await gateway.diensten.staat.verantwoordingen.findVerantwoording(id);
  if (rij === undefined) throw new Error('lost');
  return loadBalans(gateway.diensten, rij);
}

async function bewijsOf(id: string) {
  const rij = await gateway.diensten.staat.verantwoordingen.findVerantwoording(id);
  if (rij === undefined) throw new Error('lost');
  return ontvangstbewijs(gateway.diensten, rij);
}

describe('what stays', () => {
  it('is named with its reason, and with the day on which that ends', async () => {
    await answered(gateway, 'beantwoord');
    await verstuur(gateway, 'onbeantwoord', [1]);
    until(gateway, '2026-06-01');
    expect((await destroyExpired(gateway.diensten)).bewaard).toEqual([
      { reden: 'correctietermijn', aantal: 1, eerste: '2026-07-06' },
      { reden: 'wacht-op-antwoord', aantal: 1 },
    ]);
    until(gateway, '2028-01-01');
    const rapport = await destroyExpired(gateway.diensten);
    expect(rapport.vernietigd.verantwoordingen.length).toBe(1);
    expect(rapport.bewaard).toEqual([{ reden: 'wacht-op-antwoord', aantal: 1 }]);
    // The longest term ends that as well.
    until(gateway, '2031-05-06');
    expect((await destroyExpired(gateway.diensten)).vernietigd.verantwoordingen).toMatchObject([
      { grond: 'langste-termijn' },
    ]);
  });

  it('is what changed since it was looked at', async () => {
    const { id } = await answered(gateway, 'een');
    until(gateway, '2027-07-02');
    const { staat } = gateway.diensten;
    const op = gateway.diensten.klok().toISOString();
    const [keten] = (await staat.bewaring.listKetens(op, { aantal: 10 })).rijen;
    if (keten === undefined) throw new Error('no chain');
    const vervangt = await submit(
      gateway.diensten,
      AGBCODE,
      bytesVan({ ...(await opnieuw(gateway, 'een')), kenmerk: 'een-b', vervangt: 'een' }),
    );
    expect(vervangt.soort).toBe('aanvaard');
    expect(await staat.bewaring.vernietigKeten(keten, op)).toBeUndefined();
    expect(await isReadable(inhoudSleutel(id))).toBe(true);
    const [nu] = (await staat.bewaring.listKetens(op, { aantal: 10 })).rijen;
    expect(nu?.leden.length).toBe(2);
  });

  it('is the document that a zending needs, until that goes', async () => {
    const { zendingId } = await verstuur(gateway, 'open', [1]);
    const nodig = await document(gateway, 'nodig');
    await refer(zendingId, 'nodig');
    const los = await document(gateway, 'los');
    const inGebruik = await document(gateway, 'in gebruik');
    // A crash left its bytes behind when it was withdrawn.
    await DB.prepare('UPDATE dossierdocumenten SET ingetrokken_op = ?, bytes = NULL WHERE id = ?')
      .bind(BEGIN, los)
      .run();
    await withdrawFromDossier(gateway.diensten, AGBCODE, nodig);
    expect((await destroyExpired(gateway.diensten)).vernietigd.documenten).toBe(1);
    const leesbaar = () => Promise.all([nodig, los, inGebruik].map((id) => isReadable(documentSleutel(id))));
    expect(await leesbaar()).toEqual([true, false, true]);
    until(gateway, '2031-05-06');
    await destroyExpired(gateway.diensten);
    expect(await leesbaar()).toEqual([false, false, true]);
  });
});
