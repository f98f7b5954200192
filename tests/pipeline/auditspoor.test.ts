/** The audit trail in a real database: who is first, what the database refuses, and that an export can be checked. */
import { env } from 'cloudflare:workers';
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Audithandeling } from '../../src/domain/auditspoor.ts';
import { ankerAuditspoor, auditeer, exportAuditspoor } from '../../src/pipeline/auditspoor.ts';
import { verifyKeten } from '../../src/receipts/auditspoor.ts';
import { type Ondertekensleutel, toJwks } from '../../src/receipts/ondertekening.ts';
import type { Bindingen } from '../../src/services.ts';
import { readText } from '../../src/storage/bytes.ts';
import { createGateway, type Gateway } from '../helpers/gateway.ts';

let gateway: Gateway;
beforeAll(() => {
  gateway = createGateway();
});

const { DB } = env as unknown as Bindingen;
const ONDERTEKENING = {
  sleutel: generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as unknown as Ondertekensleutel,
  vervallen: [],
};

const pauzeren = (nummer: number): Audithandeling => ({
  handeling: 'pauzeerPostbus',
  door: { houdersoort: 'ontvanger', houdercode: '0855' },
  feiten: { nummer },
});

const lijnen = async (): Promise<string[]> =>
  (await readText(exportAuditspoor(gateway.diensten))).split('\n').filter((lijn) => lijn !== '');
const controleer = async () => verifyKeten(await lijnen(), toJwks(ONDERTEKENING));

describe('an act', () => {
  it('is written before it is done, and again with what came of it', async () => {
    let ervoor: unknown;
    const gaf = await auditeer(
      gateway.diensten,
      pauzeren(1),
      async () => {
        ervoor = (await gateway.diensten.staat.auditspoor.listRegels({}, { aantal: 10 })).rijen.map(
          ({ regel }) => regel.fase,
        );
        return 'gepauzeerd';
      },
      () => ({ fase: 'geweigerd', feiten: { antwoord: 409 } }),
    );
    expect([gaf, ervoor]).toEqual(['gepauzeerd', ['begonnen']]);
    const { rijen } = await gateway.diensten.staat.auditspoor.listRegels({}, { aantal: 10 });
    expect(rijen.map(({ regel }) => regel)).toEqual([
      {
        nummer: 2,
        vorige: rijen[1]?.sha256,
        op: '2026-05-06T10:00:00.000Z',
        fase: 'geweigerd',
        bij: 1,
        handeling: 'pauzeerPostbus',
        door: { houdersoort: 'ontvanger', houdercode: '0855' },
        feiten: { nummer: 1, antwoord: 409 },
      },
      {
        nummer: 1,
        vorige: '',
        op: '2026-05-06T10:00:00.000Z',
        fase: 'begonnen',
        handeling: 'pauzeerPostbus',
        door: { houdersoort: 'ontvanger', houdercode: '0855' },
        feiten: { nummer: 1 },
      },
    ]);
  });

  it('that fails is written as failed, and fails', async () => {
    await expect(auditeer(gateway.diensten, pauzeren(2), () => Promise.reject(new Error('stuk')))).rejects.toThrow(
      'stuk',
    );
    const { rijen } = await gateway.diensten.staat.auditspoor.listRegels({}, { aantal: 2 });
    expect(rijen.map(({ regel }) => regel.fase)).toEqual(['mislukt', 'begonnen']);
  });

  it('is not done when it cannot be written', async () => {
    let gedaan = false;
    const stuk = {
      ...gateway.diensten,
      staat: {
        ...gateway.diensten.staat,
        auditspoor: { ...gateway.diensten.staat.auditspoor, findKop: () => Promise.reject(new Error('weg')) },
      },
    };
    await expect(
      auditeer(stuk, pauzeren(3), async () => {
        gedaan = true;
      }),
    ).rejects.toThrow('weg');
    expect(gedaan).toBe(false);
  });

  it('of many at the same time gives one chain, without a gap', async () => {
    const ervoor = (await gateway.diensten.staat.auditspoor.findKop())?.nummer ?? 0;
    await Promise.all(
      Array.from({ length: 25 }, (_, nummer) => auditeer(gateway.diensten, pauzeren(nummer), async () => undefined)),
    );
    const oordeel = await controleer();
    expect(oordeel).toMatchObject({ ok: true, value: { aantalRegels: ervoor + 50 } });
  });
});

describe('the database', () => {
  it.each([
    "UPDATE auditspoor SET inhoud = replace(inhoud, '0855', '0363') WHERE nummer = 1",
    'DELETE FROM auditspoor WHERE nummer = 1',
    'DELETE FROM auditspoor',
  ])('refuses: %s', async (sql) => {
    await expect(DB.prepare(sql).run()).rejects.toThrow('the audit trail never');
  });

  it('takes no row that does not follow the last', async () => {
    const voor = await lijnen();
    for (const [nummer, vorige] of [
      [1, ''],
      [9999, 'x'],
      [voor.length + 1, 'verzonnen'],
    ])
      await DB.prepare("INSERT OR REPLACE INTO auditspoor (nummer, vorige, sha256, inhoud) VALUES (?, ?, 'h', '{}')")
        .bind(nummer, vorige)
        .run();
    expect(await lijnen()).toEqual(voor);
  });
});

describe('an anchor', () => {
  it('signs the end of the chain, once per end, and goes along with the export', async () => {
    expect(await ankerAuditspoor(gateway.diensten, { vervallen: [] })).toBeUndefined();
    expect(await ankerAuditspoor(gateway.diensten, ONDERTEKENING)).toBeDefined();
    expect(await ankerAuditspoor(gateway.diensten, ONDERTEKENING)).toBeUndefined();
    const kop = await gateway.diensten.staat.auditspoor.findKop();
    await auditeer(gateway.diensten, pauzeren(4), async () => undefined);
    expect(await controleer()).toMatchObject({
      ok: true,
      value: { aantalRegels: (kop?.nummer ?? 0) + 2, verankerdTot: kop?.nummer },
    });
    await expect(DB.prepare('DELETE FROM auditankers').run()).rejects.toThrow('an anchor stays');
    await expect(DB.prepare("UPDATE auditankers SET jws = ''").run()).rejects.toThrow('an anchor never changes');
  });
});
