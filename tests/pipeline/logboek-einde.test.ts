/** The two logbooks end as well: what is past its term goes, nothing that is still needed does, and the audit trail stays a chain. */
import { env } from 'cloudflare:workers';
import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Auditkop } from '../../src/domain/auditspoor.ts';
import { STANDAARD_BEWAARTERMIJNEN } from '../../src/domain/bewaring.ts';
import { ankerAuditspoor, auditeer, exportAuditspoor } from '../../src/pipeline/auditspoor.ts';
import { destroyExpired, hasMoreToDestroy } from '../../src/pipeline/bewaartermijnen.ts';
import { receiveHistorie } from '../../src/pipeline/historie.ts';
import { bestandSleutel } from '../../src/pipeline/sleutels-van-opslag.ts';
import { verifyKeten } from '../../src/receipts/auditspoor.ts';
import { type Ondertekensleutel, toJwks } from '../../src/receipts/ondertekening.ts';
import type { Bindingen } from '../../src/services.ts';
import { readText } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan } from '../helpers/verantwoording.ts';
import { answered, until } from './bewaren.ts';
import { registerMetBerichtenVan, verstuur } from './declaratie.ts';

const { DB, OPSLAG } = env as unknown as Bindingen;
const BEGIN = '2026-05-06T10:00:00.000Z';
const SLEUTEL = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as unknown as Ondertekensleutel;
const JWKS = toJwks({ sleutel: SLEUTEL, vervallen: [] });

let gateway: Gateway;

const lijsten = async (): Promise<readonly string[]> =>
  (await OPSLAG.list({ prefix: 'betrokkenen/' })).objects.map(({ key }) => key);
const geschreven = async (verantwoordingId: string): Promise<number> =>
  (await gateway.diensten.staat.verwerkingen.listVerwerkingen({ verantwoordingId }, { aantal: 200 })).rijen.length;

describe('the audit trail', () => {
  const act = () =>
    auditeer(
      gateway.diensten,
      { handeling: 'maakSleutel', door: { houdersoort: 'beheerder', houdercode: 'a' }, feiten: {} },
      async () => undefined,
    );
  const lijnen = async (): Promise<string[]> =>
    (await readText(exportAuditspoor(gateway.diensten))).split('\n').filter((lijn) => lijn !== '');
  const check = async (bekend: readonly Auditkop[] = []) => verifyKeten(await lijnen(), JWKS, bekend);
  const kop = async (): Promise<Auditkop> => {
    const gevonden = await gateway.diensten.staat.auditspoor.findKop();
    if (gevonden === undefined) throw new Error('an empty trail');
    return gevonden;
  };

  it('loses what is past its term behind a signed closing, and stays a chain that can be checked', async () => {
    gateway = createGateway(BEGIN);
    for (let i = 0; i < 3; i++) await act();
    await ankerAuditspoor(gateway.diensten, { sleutel: SLEUTEL, vervallen: [] });
    const oud = await kop();
    until(gateway, '2030-01-01');
    for (let i = 0; i < 2; i++) await act();
    await ankerAuditspoor(gateway.diensten, { sleutel: SLEUTEL, vervallen: [] });
    const midden = await kop();

    until(gateway, '2033-05-06');
    expect((await destroyExpired(gateway.diensten, { sleutel: SLEUTEL })).vernietigd.auditregels).toBe(0);
    until(gateway, '2033-05-07');
    // Without a key nobody could tell a closing from a theft: then everything stays.
    expect((await destroyExpired(gateway.diensten)).vernietigd.auditregels).toBe(0);
    const { vernietigd } = await destroyExpired(gateway.diensten, { sleutel: SLEUTEL });
    expect(vernietigd.auditregels).toBe(oud.nummer);
    expect(await check([oud, midden])).toMatchObject({
      ok: true,
      value: { begin: { ...oud, laatsteOp: BEGIN }, nietNaTeGaan: [], verankerdTot: midden.nummer },
    });
    expect((await gateway.diensten.staat.auditspoor.listRegels({}, { aantal: 200 })).rijen.at(-1)?.regel).toMatchObject(
      {
        nummer: oud.nummer + 1,
        vorige: oud.sha256,
      },
    );

    // A later closing takes the place of the first; the trail goes on behind it.
    until(gateway, '2037-01-03');
    expect((await destroyExpired(gateway.diensten, { sleutel: SLEUTEL })).vernietigd.auditregels).toBe(
      midden.nummer - oud.nummer,
    );
    expect(await check([oud, midden])).toMatchObject({
      ok: true,
      value: { begin: midden, nietNaTeGaan: [oud] },
    });
    const { results } = await DB.prepare('SELECT nummer FROM auditafsluitingen').all();
    expect(results).toEqual([{ nummer: midden.nummer }]);
    await act();
    expect(await check()).toMatchObject({ ok: true });
  });

  it('goes on where a run stopped, and never loses its last row', async () => {
    gateway = createGateway('2050-01-01T10:00:00.000Z');
    for (let i = 0; i < 300; i++) await act();
    until(gateway, '2060-01-01');
    const voor = await kop();
    const aantallen: number[] = [];
    do {
      const { vernietigd } = await destroyExpired(gateway.diensten, { sleutel: SLEUTEL, perKeer: 1 });
      aantallen.push(vernietigd.auditregels);
    } while (await hasMoreToDestroy(gateway.diensten));
    expect(aantallen[0]).toBe(500);
    const begin = await gateway.diensten.staat.auditspoor.findAfsluiting();
    expect(begin?.nummer).toBe(voor.nummer);
    expect(await check([voor])).toMatchObject({ ok: true, value: { nietNaTeGaan: [] } });
  });

  it('cannot be shortened in any other way: the database refuses it, and whoever goes past that is found', async () => {
    gateway = createGateway('2060-02-01T10:00:00.000Z');
    for (let i = 0; i < 3; i++) await act();
    await ankerAuditspoor(gateway.diensten, { sleutel: SLEUTEL, vervallen: [] });
    const { nummer: laatste } = await kop();
    const begin = (await gateway.diensten.staat.auditspoor.findAfsluiting())?.nummer ?? 0;
    for (const [sql, zegt] of [
      [`DELETE FROM auditspoor WHERE nummer = ${begin + 1}`, 'never shrinks'],
      ['DELETE FROM auditankers', 'an anchor stays'],
      ['DELETE FROM auditafsluitingen', 'the newest closing stays'],
      ["UPDATE auditafsluitingen SET jws = ''", 'a closing never changes'],
      [`INSERT INTO auditafsluitingen VALUES (${begin + 1}, 'verzonnen', '', '')`, 'a closing stands for a row'],
      [
        `INSERT INTO auditafsluitingen SELECT nummer, sha256, '', '' FROM auditspoor WHERE nummer = ${laatste}`,
        'that is not its last',
      ],
    ] as const)
      await expect(DB.prepare(sql).run(), sql).rejects.toThrow(zegt);
    expect(await check()).toMatchObject({ ok: true });

    // With a closing of their own the rows go, but it is not signed by us; nor does an anchor pass for one.
    const { jws } = (await gateway.diensten.staat.auditspoor.listAnkers()).at(-1) ?? { jws: '' };
    await DB.prepare(
      `INSERT INTO auditafsluitingen SELECT nummer, sha256, '', ? FROM auditspoor WHERE nummer = ${laatste - 1}`,
    )
      .bind(jws)
      .run();
    await DB.prepare(
      `DELETE FROM auditspoor WHERE nummer < ${laatste} AND nummer NOT IN (SELECT nummer FROM auditankers)`,
    ).run();
    expect(await check()).toEqual({ ok: false, error: { soort: 'afsluiting-ongeldig', plaats: 1 } });
  });
});

describe('the verwerkingenlogboek', () => {
  beforeEach(async () => {
    await maakLeeg();
    gateway = createGateway(BEGIN);
    await laadRegister(gateway.diensten, registerMetBerichtenVan(6));
  });

  it('of a verantwoording goes with its list when its data are gone as long as the term says, and not before', async () => {
    const { id } = await answered(gateway, 'een');
    const blijft = await verstuur(gateway, 'onbeantwoord', [1]);
    until(gateway, '2027-07-01');
    expect((await destroyExpired(gateway.diensten)).vernietigd).toMatchObject({
      verantwoordingen: [{ id }],
      verwerkingen: 0,
      betrokkenenlijsten: 0,
    });
    const eigen = await geschreven(id);
    expect(eigen).toBeGreaterThan(3);
    until(gateway, '2032-07-01');
    const net = await destroyExpired(gateway.diensten);
    // What was never answered went five years after it came; its log has years to go.
    expect(net.vernietigd).toMatchObject({ verantwoordingen: [{ id: blijft.id }], verwerkingen: 0 });
    expect(await lijsten()).toContain(`betrokkenen/${id}/inhoud.json`);
    until(gateway, '2032-07-02');
    const rapport = await destroyExpired(gateway.diensten);
    expect(rapport.vernietigd).toMatchObject({ verwerkingen: eigen, betrokkenenlijsten: 1 });
    expect([await geschreven(id), rapport.nogTeWissen]).toEqual([0, 0]);
    expect((await lijsten()).filter((sleutel) => sleutel.includes(id))).toEqual([]);
    expect(await geschreven(blijft.id)).toBeGreaterThan(1);
    expect(await lijsten()).toContain(`betrokkenen/${blijft.id}/inhoud.json`);
    until(gateway, '2037-07-02');
    await destroyExpired(gateway.diensten);
    expect([await geschreven(blijft.id), await lijsten()]).toEqual([0, []]);
  });

  it('waits for what was written about it afterwards', async () => {
    const { id } = await answered(gateway, 'een');
    until(gateway, '2027-07-01');
    await destroyExpired(gateway.diensten);
    until(gateway, '2030-01-01');
    const op = gateway.diensten.klok().toISOString();
    await gateway.diensten.staat.verwerkingen.addVerwerkingen([
      {
        traceId: `${'0'.repeat(31)}1`,
        spanId: `${'0'.repeat(15)}1`,
        naam: 'haalVerantwoording',
        activiteit: 'inzien',
        status: 0,
        begonnenOp: op,
        geeindigdOp: op,
        verantwoordingId: id,
        lijstId: id,
        betrokkenen: 'alle',
      },
    ]);
    until(gateway, '2034-12-31');
    expect((await destroyExpired(gateway.diensten)).vernietigd.verwerkingen).toBe(0);
    until(gateway, '2035-01-03');
    expect((await destroyExpired(gateway.diensten)).vernietigd.betrokkenenlijsten).toBe(1);
  });

  it('of history, and of what concerns no data that are kept, goes by its own age; history that is there keeps its log', async () => {
    const { id, zendingId } = await answered(gateway, 'een');
    const bestand = await gateway.diensten.blobs.get(bestandSleutel(id, zendingId, 1));
    await receiveHistorie(gateway.diensten, AGBCODE, bytesVan(bestand === undefined ? '' : await readText(bestand)));
    const kort = {
      ...gateway.diensten,
      bewaartermijnen: { ...STANDAARD_BEWAARTERMIJNEN, verwerkingenMaanden: 12, jaarcontrole: '12-01' },
    };
    until(gateway, '2027-06-01');
    expect((await destroyExpired(kort)).vernietigd).toMatchObject({ verwerkingen: 0, historieberichten: 0 });
    until(gateway, '2027-12-02');
    expect((await destroyExpired(kort)).vernietigd).toMatchObject({
      historieberichten: 1,
      verwerkingen: 1,
      betrokkenenlijsten: 1,
    });
  });

  it('is kept by the database itself as long as the data are', async () => {
    const { id } = await answered(gateway, 'een');
    await expect(DB.prepare('DELETE FROM verwerkingen WHERE verantwoording_id = ?').bind(id).run()).rejects.toThrow(
      'a verwerking stays as long as what it is about',
    );
    await expect(DB.prepare('UPDATE verwerkingen SET status = 2').run()).rejects.toThrow('a verwerking never changes');
  });
});
