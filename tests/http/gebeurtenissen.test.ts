/** The feed of gebeurtenissen: nothing missed, nothing twice, nothing of another, and nobody waits longer than he asked. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { type Antwoord, codes, createTestApi, type Inhoud, ORIGIN, resultaten, type TestApi } from './api.ts';
import { submitAndDeliver } from './scenario.ts';

const BEGIN = '2026-05-06T10:00:00.000Z';
let gateway: Gateway;
let api: TestApi;
/** What happens while somebody waits, by how often he looked; the clock moves on by what he waits. */
let terwijl: (keer: number) => Promise<void>;
let gewachtMs: number[];

beforeEach(async () => {
  await maakLeeg();
  gewachtMs = [];
  terwijl = async () => undefined;
  gateway = createGateway(BEGIN, {
    pauzeer: async (ms) => {
      gateway.verstrijk(ms);
      gewachtMs.push(ms);
      await terwijl(gewachtMs.length);
    },
  });
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
});

const PAD = '/aanbieder/v1/gebeurtenissen';
const feed = (query = '', sleutel = api.sleutels.aanbieder, pad = PAD): Promise<Antwoord> =>
  api.vraag('GET', `${pad}${query}`, { sleutel });
const lijst = async (...vraag: Parameters<typeof feed>): Promise<readonly Inhoud[]> => resultaten(await feed(...vraag));

const dienIn = async (kenmerk: string): Promise<string> => {
  const antwoord = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
    sleutel: api.sleutels.aanbieder,
    json: voorbeeldVerantwoording({ kenmerk }),
  });
  return String(antwoord.json?.id);
};

const toestanden = (rijen: readonly Inhoud[]): string[] => rijen.map((rij) => `${rij.onderwerp} ${rij.toestand}`);

describe('what happened', () => {
  it('is told once: accepted, and what became of each zending; our own steps are not', async () => {
    const { verantwoordingId, zendingen } = await submitAndDeliver(api, gateway, 'verloop');
    const rijen = await lijst();
    expect(toestanden(rijen)).toEqual(['verantwoording aanvaard', ...zendingen.map(() => 'zending bezorgd')]);
    expect(new Set(rijen.slice(1).map((rij) => rij.zendingId))).toEqual(new Set(zendingen.map(({ id }) => id)));
    for (const rij of rijen) expect(rij).toMatchObject({ verantwoordingId, agbcode: '65656055', op: BEGIN });
  });

  it('also for the answer of an ontvanger, and for what is held and taken up again', async () => {
    const { zendingId } = await submitAndDeliver(api, gateway, 'antwoord');
    const na = Number((await lijst()).at(-1)?.volgnummer);
    gateway.verstrijk(1000);
    await api.vraag('POST', `/gemeente/v1/zendingen/${zendingId}/retourberichten`, {
      sleutel: api.sleutels.tilburg,
      json: { oordeel: 'ontvangen' },
    });
    const wachtend = await dienIn('vast').then(() => gateway.wachtend[0] ?? '');
    const { zendingen } = gateway.diensten.staat;
    const bevinding = { code: 'OMZETTING_MISLUKT', ernst: 'fout', plaats: {}, parameters: {} } as const;
    await zendingen.houdVast(wachtend, bevinding, BEGIN);
    await zendingen.houdVast(wachtend, bevinding, BEGIN);
    await zendingen.hervat(wachtend, BEGIN);
    const nieuw = await lijst(`?na=${na}`);
    expect(nieuw[0]).toMatchObject({
      zendingId,
      ontvangercode: '0855',
      toestand: 'bevestigd',
      op: '2026-05-06T10:00:01.000Z',
    });
    expect(toestanden(nieuw)).toEqual([
      'zending bevestigd',
      'verantwoording aanvaard',
      'zending vastgehouden',
      'zending gepland',
    ]);
  });

  it('is told of a verantwoording that is replaced as well', async () => {
    const eerste = await dienIn('eerste');
    await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'tweede', vervangt: 'eerste' }),
    });
    const rijen = await lijst(`?verantwoording=${eerste}`);
    expect(toestanden(rijen).filter((een) => een.startsWith('verantwoording'))).toEqual([
      'verantwoording aanvaard',
      'verantwoording vervangen',
    ]);
  });

  it('is there exactly when its change is: a transaction that fails leaves no gebeurtenis', async () => {
    await dienIn('eenmaal');
    const voor = await lijst();
    const rij = await gateway.diensten.staat.verantwoordingen.findByKenmerk('65656055', 'eenmaal');
    if (rij === undefined) throw new Error('gone');
    const plan = { zendingen: [], vastgehouden: new Set<string>(), zonderOntvanger: [], bevindingen: [] };
    const uitkomst = await gateway.diensten.staat.verantwoordingen.aanvaard({
      verantwoording: { ...rij, id: '00000000-0000-4000-8000-000000000001' },
      delen: [],
      plan,
    });
    expect(uitkomst).toBe('bestaat');
    expect(await lijst()).toEqual(voor);
  });
});

describe('the feed', () => {
  it('pages on from a volgnummer: all of it, once, in order', async () => {
    await submitAndDeliver(api, gateway, 'bladen-1');
    await submitAndDeliver(api, gateway, 'bladen-2');
    const alles = await lijst();
    const gezien: Inhoud[] = [];
    let pad: string | undefined = `${PAD}?aantal=3`;
    while (pad !== undefined) {
      const antwoord: Antwoord = await api.vraag('GET', pad, { sleutel: api.sleutels.aanbieder });
      gezien.push(...resultaten(antwoord));
      pad = antwoord.json?.volgende as string | undefined;
    }
    expect(gezien).toEqual(alles);
    const nummers = alles.map((rij) => Number(rij.volgnummer));
    expect(nummers).toEqual([...new Set(nummers)].sort((a, b) => a - b));
    expect(await lijst(`?na=${nummers.at(-1)}`)).toEqual([]);
  });

  it('of one verantwoording holds nothing of another', async () => {
    const een = await submitAndDeliver(api, gateway, 'alleen-1');
    const twee = await submitAndDeliver(api, gateway, 'alleen-2');
    const alles = await lijst();
    for (const { verantwoordingId } of [een, twee])
      expect(await lijst(`?verantwoording=${verantwoordingId}`)).toEqual(
        alles.filter((rij) => rij.verantwoordingId === verantwoordingId),
      );
  });

  it('of an ontvanger holds what stood in its postvak, and of another organisation nothing', async () => {
    const { zendingen } = await submitAndDeliver(api, gateway, 'van-wie');
    const voor = zendingen.filter((zending) => Object(zending.ontvanger).code === '0855').map(({ id }) => id);
    const tilburg = await lijst('', api.sleutels.tilburg, '/gemeente/v1/gebeurtenissen');
    expect(tilburg.map((rij) => rij.zendingId).sort()).toEqual(voor.sort());
    expect(await lijst('', api.sleutels.amsterdam, '/gemeente/v1/gebeurtenissen')).toEqual([]);
    expect(await lijst('', api.sleutels.andereAanbieder)).toEqual([]);
    const vreemd = await lijst(`?verantwoording=${zendingen[0]?.id}`, api.sleutels.andereAanbieder);
    expect(vreemd).toEqual([]);
  });

  it('does not tell an ontvanger of what is not in its postvak', async () => {
    await dienIn('niet-bezorgd');
    const zendingId = gateway.wachtend[0] ?? '';
    const bevinding = { code: 'OMZETTING_MISLUKT', ernst: 'fout', plaats: {}, parameters: {} } as const;
    for (const id of gateway.wachtend) await gateway.diensten.staat.zendingen.houdVast(id, bevinding, BEGIN);
    expect((await lijst()).some((rij) => rij.zendingId === zendingId && rij.toestand === 'vastgehouden')).toBe(true);
    expect(await lijst('', api.sleutels.tilburg, '/gemeente/v1/gebeurtenissen')).toEqual([]);
  });

  it.each(['na=-1', 'na=x', 'wacht=26', 'wacht=1.5', 'aantal=0', 'verantwoording=x'])('refuses ?%s', async (query) => {
    const antwoord = await feed(`?${query}`);
    expect([antwoord.status, codes(antwoord)]).toEqual([400, ['QUERY_ONGELDIG']]);
  });
});

describe('a question that waits', () => {
  it('is answered as soon as something happens', async () => {
    terwijl = async (keer) => {
      if (keer === 3) await dienIn('eindelijk');
    };
    expect(toestanden(await lijst('?wacht=25'))).toEqual(['verantwoording aanvaard']);
    expect(gewachtMs).toEqual([1000, 1000, 1000]);
  });

  it('ends when its time has passed, with an empty page', async () => {
    expect(await lijst('?wacht=25')).toEqual([]);
    expect(gewachtMs.reduce((som, ms) => som + ms, 0)).toBe(25_000);
  });

  it('does not wait when there is something, or when it did not ask to', async () => {
    expect(await lijst()).toEqual([]);
    await dienIn('er-is-al-iets');
    expect(await lijst('?wacht=25')).toHaveLength(1);
    expect(gewachtMs).toEqual([]);
  });
});

describe('Server-Sent Events', () => {
  const stroom = (headers: Record<string, string> = {}, query = ''): Promise<Response> =>
    Promise.resolve(
      createApp(() => ({ diensten: gateway.diensten, instelling: {} })).request(`${ORIGIN}${PAD}${query}`, {
        headers: { Authorization: `Bearer ${api.sleutels.aanbieder}`, Accept: 'text/event-stream', ...headers },
      }),
    );
  const velden = (tekst: string, naam: string): string[] =>
    [...tekst.matchAll(new RegExp(`^${naam}: (.*)$`, 'gm'))].map(([, waarde]) => waarde ?? '');

  it('tell each gebeurtenis as it happens, as the list does, and end after five minutes', async () => {
    const eerste = await submitAndDeliver(api, gateway, 'stroom-1');
    terwijl = async (keer) => {
      if (keer === 5) await submitAndDeliver(api, gateway, 'stroom-2');
    };
    const antwoord = await stroom();
    expect([antwoord.status, antwoord.headers.get('Content-Type')]).toEqual([200, 'text/event-stream']);
    const tekst = await antwoord.text();
    expect(tekst.startsWith('retry: 2000\n\n')).toBe(true);
    const alles = await lijst();
    expect(alles.length).toBe(2 * (eerste.zendingen.length + 1));
    expect(velden(tekst, 'data').map((data) => JSON.parse(data))).toEqual(alles);
    expect(velden(tekst, 'id')).toEqual(alles.map((rij) => String(rij.volgnummer)));
    const duur = gewachtMs.reduce((som, ms) => som + ms, 0);
    expect(duur).toBeGreaterThanOrEqual(300_000);
    expect(duur).toBeLessThan(306_000);
    expect(Math.max(...gewachtMs)).toBe(5_000);
    // A silent line is broken at least every twenty seconds.
    expect(tekst.match(/^: hartslag$/gm)?.length).toBeGreaterThanOrEqual(14);
  });

  it('go on where the reader was, whatever its address said', async () => {
    await submitAndDeliver(api, gateway, 'verder');
    const alles = await lijst();
    const tekst = await (await stroom({ 'Last-Event-ID': String(alles[1]?.volgnummer) }, '?na=0')).text();
    expect(velden(tekst, 'id')).toEqual(alles.slice(2).map((rij) => String(rij.volgnummer)));
    expect((await stroom({ 'Last-Event-ID': 'x' })).status).toBe(400);
  });

  it('stop looking when the reader is gone', async () => {
    const { body } = await stroom();
    const lezer = body?.getReader();
    await lezer?.read();
    await lezer?.cancel();
    const gewacht = gewachtMs.length;
    await dienIn('na-afloop');
    expect(gewachtMs.length).toBe(gewacht);
  });

  it('answer HEAD without a stream', async () => {
    const antwoord = await api.vraag('HEAD', PAD, {
      sleutel: api.sleutels.aanbieder,
      headers: { Accept: 'text/event-stream' },
    });
    expect([antwoord.status, antwoord.headers.get('Content-Type'), antwoord.tekst]).toEqual([
      200,
      'text/event-stream',
      '',
    ]);
  });
});
