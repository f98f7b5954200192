import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { createTestApi, type TestApi } from './api.ts';

let gateway: Gateway;
let api: TestApi;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const dienIn = (kenmerk: string) =>
  api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
    sleutel: api.sleutels.aanbieder,
    json: voorbeeldVerantwoording({ kenmerk }),
  });
const beheer = (pad: string) => api.vraag('GET', `/beheer/v1${pad}`, { sleutel: api.sleutels.beheerder });

async function waarde(naam: string, toestand?: string): Promise<number | undefined> {
  const metrieken = (await beheer('/statistieken')).json?.metrieken as {
    naam: string;
    waarden: { kenmerken: { toestand?: string }; waarde: number }[];
  }[];
  return metrieken
    .find((metriek) => metriek.naam === naam)
    ?.waarden.find(({ kenmerken }) => kenmerken.toestand === toestand)?.waarde;
}

describe('figures', () => {
  it('count what came in and what is on its way', async () => {
    expect(await waarde('enkelvoud.dag.verantwoordingen')).toBe(0);
    await dienIn('cijfers-1');
    expect(await waarde('enkelvoud.dag.verantwoordingen')).toBe(1);
    const gepland = (await waarde('enkelvoud.zendingen.onderweg', 'gepland')) ?? 0;
    expect(gepland).toBeGreaterThan(0);
    await gateway.werkAf();
    expect(await waarde('enkelvoud.zendingen.onderweg', 'gepland')).toBe(0);
    expect(await waarde('enkelvoud.dag.gebeurtenissen', 'bezorgd')).toBe(gepland);
    gateway.verstrijk(25 * 3_600_000);
    expect(await waarde('enkelvoud.dag.verantwoordingen')).toBe(0);
    expect(await waarde('enkelvoud.gebeurtenissen')).toBeGreaterThan(gepland);
  });

  it('are the same for Prometheus', async () => {
    await dienIn('cijfers-2');
    const { tekst, headers } = await beheer('/statistieken/prometheus');
    expect(headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(tekst).toContain('\nenkelvoud_dag_verantwoordingen 1\n');
  });
});

describe('alarms', () => {
  it('are none when all is well', async () => {
    await dienIn('goed');
    await gateway.werkAf();
    expect((await beheer('/alarmen')).json).toEqual({ alarmen: [] });
  });

  it('tell of work that was left standing, until the reconciliation has done it', async () => {
    await dienIn('gestopt');
    gateway.vergeetWachtrij();
    gateway.verstrijk(14 * 60_000);
    expect((await beheer('/alarmen')).json).toEqual({ alarmen: [] });
    gateway.verstrijk(2 * 60_000);
    expect((await beheer('/alarmen')).json).toMatchObject({
      alarmen: [{ soort: 'werk-staat-stil', ernst: 'storing' }],
    });
    await api.vraag('POST', '/beheer/v1/herstelrondes', { sleutel: api.sleutels.beheerder });
    await gateway.werkAf();
    expect((await beheer('/alarmen')).json).toEqual({ alarmen: [] });
  });
});

describe('readiness', () => {
  const vraag = async (diensten: Gateway['diensten']) => {
    const antwoord = await createApp(() => ({ diensten, instelling: {} })).request('https://a.example/gereedheid');
    return [antwoord.status, await antwoord.json()] as const;
  };

  it('is there when database, bucket and register answer', async () => {
    expect(await vraag(gateway.diensten)).toEqual([
      200,
      { toestand: 'gereed', database: true, opslag: true, register: true },
    ]);
  });

  it('is not there without a register, or when the bucket fails; which of them, is told', async () => {
    const { diensten } = gateway;
    const get = () => Promise.reject(new Error('no bucket'));
    expect(await vraag({ ...diensten, blobs: { ...diensten.blobs, get } })).toMatchObject([503, { opslag: false }]);
    await (env as unknown as Bindingen).DB.prepare('DELETE FROM register_documenten').run();
    const leeg = createGateway();
    expect(await vraag(leeg.diensten)).toMatchObject([503, { database: true, register: false }]);
  });
});
