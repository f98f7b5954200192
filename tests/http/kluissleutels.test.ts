/** Another key for the kluis: every channel and webhook goes on with it, and nobody types a secret again. */
import { env } from 'cloudflare:workers';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { createKluis } from '../../src/pipeline/kluis.ts';
import { rewrapKluis } from '../../src/pipeline/kluis-omwikkelen.ts';
import { type Bindingen, createKanalen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { bodyOf, createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { createTestApi, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const bindingen = env as unknown as Bindingen & { readonly KLUISSLEUTEL: string };
const OUD = bindingen.KLUISSLEUTEL;
const NIEUW = Buffer.alloc(32, 'nieuw').toString('base64');
const BEGIN = '2026-05-06T10:00:00.000Z';
const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const NOG_EEN = writeTekengeheim(new Uint8Array(32).fill(8));

let gateway: Gateway;
let api: TestApi;
let gemeente: Gemeente;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway(BEGIN);
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  gemeente = await createGemeente();
});

/** The same installation after its secret was changed: a gateway with these keys, by version. */
function met(sleutels: readonly (readonly [number, string])[]): Gateway {
  const env2 = { ...bindingen, KLUISSLEUTEL: undefined, KLUISSLEUTELS: JSON.stringify(Object.fromEntries(sleutels)) };
  const kanalen = { ...gateway.diensten.kanalen, kluis: createKluis(new Map(sleutels)) };
  return createGateway(BEGIN, { kanalen }, async (code) =>
    createKanalen(env2 as unknown as Bindingen, gateway.diensten.klok).van(code),
  );
}

const adres = (pad = '/gemeente/v1/kanaal') =>
  pad.startsWith('/aanbieder') ? api.sleutels.aanbieder : api.sleutels.tilburg;

async function zet(geheim: string, pad = '/gemeente/v1/kanaal'): Promise<void> {
  const sleutel = adres(pad);
  const etag = (await api.vraag('GET', pad, { sleutel })).headers.get('ETag');
  const gezet = await api.vraag('PUT', pad, {
    sleutel,
    json: {
      instelling: { kanaalsoort: 'webhook', adres: `${gemeente.url}/in` },
      geheimen: { ondertekengeheim: geheim },
    },
    ...(etag === null ? {} : { headers: { 'If-Match': etag } }),
  });
  expect(gezet.status).toBe(200);
  const proef = await api.vraag('POST', `${pad}/proeven`, { sleutel });
  expect(proef.json).toMatchObject({ gelukt: true, inGebruikGenomen: true });
}

async function vraag(van: Gateway, methode: 'GET' | 'POST' = 'GET'): Promise<unknown> {
  const pad = `/beheer/v1/kluissleutels${methode === 'POST' ? '/omwikkelingen' : ''}`;
  const stuk = await createTestApi(van);
  const antwoord = await stuk.vraag(methode, pad, { sleutel: stuk.sleutels.beheerder });
  expect(antwoord.status).toBe(200);
  return antwoord.json;
}

/** Says whether what came in last was signed with this secret. */
async function isSignedWith(geheim: string): Promise<boolean> {
  const laatste = (await gemeente.ontvangen()).at(-1);
  const stuk = new Webhook(geheim).sign(
    laatste?.headers['webhook-id'] ?? '',
    new Date(Number(laatste?.headers['webhook-timestamp']) * 1000),
    bodyOf(laatste),
  );
  // For a while after a change the secret before it signs along.
  return laatste?.headers['webhook-signature']?.split(' ').includes(stuk) === true;
}

describe('a new key of the kluis', () => {
  it('locks what the old one locked, after which the old one may go and everything goes on', async () => {
    await zet(GEHEIM);
    await zet(NOG_EEN, '/aanbieder/v1/webhook');
    expect(await vraag(gateway)).toEqual({
      resultaten: [{ versie: 0, nieuwste: true, kanalen: 2 }],
      onleesbaar: 0,
    });
    const etag = async () =>
      (await api.vraag('GET', '/gemeente/v1/kanaal', { sleutel: api.sleutels.tilburg })).headers.get('ETag');
    const kenmerk = await etag();

    const beide = met([
      [0, OUD],
      [1, NIEUW],
    ]);
    expect(await vraag(beide)).toEqual({
      resultaten: [
        { versie: 0, nieuwste: false, kanalen: 2 },
        { versie: 1, nieuwste: true, kanalen: 0 },
      ],
      onleesbaar: 0,
    });
    expect(await vraag(beide, 'POST')).toEqual({ omgewikkeld: 2, meer: false });
    expect(await vraag(beide)).toMatchObject({ resultaten: [{ kanalen: 0 }, { kanalen: 2 }], onleesbaar: 0 });
    expect(await vraag(beide, 'POST')).toEqual({ omgewikkeld: 0, meer: false });
    // Nothing of the channel itself changed.
    expect(await etag()).toBe(kenmerk);

    const zonderOude = met([[1, NIEUW]]);
    await submitAndDeliver(await createTestApi(zonderOude), zonderOude, 'na-de-wissel');
    expect(await isSignedWith(GEHEIM)).toBe(true);
    expect(zonderOude.fouten).toEqual([]);
  });

  it('goes on where a round stopped', async () => {
    await zet(GEHEIM);
    await zet(NOG_EEN, '/aanbieder/v1/webhook');
    const { diensten } = met([
      [0, OUD],
      [1, NIEUW],
    ]);
    expect(await rewrapKluis(diensten, 1)).toEqual({ omgewikkeld: 1, meer: true });
    expect(await rewrapKluis(diensten, 1)).toEqual({ omgewikkeld: 1, meer: false });
  });

  it('does not bring back the secret of a channel that is changed meanwhile', async () => {
    await zet(GEHEIM);
    const { diensten } = met([
      [0, OUD],
      [1, NIEUW],
    ]);
    const { kanalen } = diensten.staat;
    const tussendoor = {
      ...diensten,
      staat: {
        ...diensten.staat,
        kanalen: {
          listGeheimen: async (ids: readonly string[], maximum: number) => {
            const rijen = await kanalen.listGeheimen(ids, maximum);
            // Put to use just now, by who still has only the old key: that destroys the secrets of the version before.
            await zet(NOG_EEN);
            return rijen;
          },
          replaceGeheimen: kanalen.replaceGeheimen.bind(kanalen),
        } as unknown as typeof kanalen,
      },
    };
    expect(await rewrapKluis(tussendoor, 10)).toEqual({ omgewikkeld: 0, meer: false });
    const { results } = await bindingen.DB.prepare(
      'SELECT versie, geheimen IS NULL AS weg FROM kanalen ORDER BY 1',
    ).all();
    expect(results).toEqual([
      { versie: 1, weg: 1 },
      { versie: 2, weg: 0 },
    ]);
    // The next round takes the new one.
    expect(await rewrapKluis(diensten, 10)).toEqual({ omgewikkeld: 1, meer: false });
    const zonderOude = met([[1, NIEUW]]);
    await submitAndDeliver(await createTestApi(zonderOude), zonderOude, 'na-de-wijziging');
    expect(await isSignedWith(NOG_EEN)).toBe(true);
  });

  it('is told of what no key we have opens, and leaves that as it is', async () => {
    await zet(GEHEIM);
    const ander = met([[3, NIEUW]]);
    expect(await vraag(ander)).toEqual({ resultaten: [{ versie: 3, nieuwste: true, kanalen: 0 }], onleesbaar: 1 });
    expect(await vraag(ander, 'POST')).toEqual({ omgewikkeld: 0, meer: false });
    const { kluis: _, ...zonder } = gateway.diensten.kanalen;
    expect(await vraag(createGateway(BEGIN, { kanalen: zonder }))).toEqual({ resultaten: [], onleesbaar: 1 });
    // With the old key back everything is there again.
    expect(await vraag(gateway)).toMatchObject({ onleesbaar: 0 });
  });
});
