/**
 * What still had to be brought when a copy was made is brought after it was put back: all of it, in order, and nothing gets a number twice.
 * The database and the bucket are as they were; every postbus has lost its memory, and so has the queue.
 */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { offerAgain } from '../../scripts/lib/opnieuw-aanbieden.ts';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import type { Bindingen } from '../../src/services.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { bodyOf, createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { maakBussenLeeg } from '../helpers/postbussen.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { createTestApi, type TestApi } from '../http/api.ts';

const { DB, POSTBUS } = env as unknown as Bindingen;
const UUR = 60 * 60_000;
const DAG = 24 * UUR;
const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));

let gateway: Gateway;
let api: TestApi;
let server: Gemeente;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  server = await createGemeente();
});

async function zetKanaal(pad: '/gemeente/v1/kanaal' | '/aanbieder/v1/webhook'): Promise<void> {
  const sleutel = pad.startsWith('/gemeente') ? api.sleutels.tilburg : api.sleutels.aanbieder;
  const json = {
    instelling: { kanaalsoort: 'webhook', adres: `${server.url}/in` },
    geheimen: { ondertekengeheim: GEHEIM },
  };
  expect((await api.vraag('PUT', pad, { sleutel, json })).status).toBe(200);
  expect((await api.vraag('POST', `${pad}/proeven`, { sleutel })).json).toMatchObject({ inGebruikGenomen: true });
}

async function dienIn(kenmerk: string): Promise<string> {
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk })));
  if (uitkomst.soort !== 'aanvaard') throw new Error(uitkomst.soort);
  return uitkomst.bewijs.id;
}

/** The copy put back, at this moment: a gateway that has never heard of anything but what is stored. */
async function putBack(): Promise<Gateway> {
  await maakBussenLeeg(POSTBUS);
  const nu = gateway.diensten.klok().toISOString();
  await offerAgain(DB, nu);
  return createGateway(nu);
}

interface Rij {
  readonly id: string;
  readonly ontvangercode: string;
  readonly toestand: string;
  readonly nummer: number | null;
}
const zendingen = async (): Promise<readonly Rij[]> =>
  (
    await DB.prepare(
      'SELECT id, ontvangercode, toestand, postvaknummer AS nummer FROM zendingen ORDER BY ontvangercode, postvaknummer, id',
    ).all<Rij & Record<string, unknown>>()
  ).results;

/** Ids of what came in and was taken, in order of arrival. */
async function gebracht(type: string): Promise<readonly string[]> {
  const ontvangen = (await server.ontvangen()).filter(({ status = 0 }) => status >= 200 && status < 300);
  return ontvangen
    .map((een) => JSON.parse(bodyOf(een)) as { readonly id: string; readonly type: string })
    .filter((een) => een.type.includes(type) && !een.type.endsWith('.proef'))
    .map(({ id }) => id);
}

describe('after a copy was put back', () => {
  it('what waited in a postbus or in the queue is brought once, in order, with the number it had', async () => {
    await zetKanaal('/gemeente/v1/kanaal');
    await dienIn('gebracht');
    await gateway.werkAf();
    const alGebracht = await gebracht('zending.aangeboden');
    expect(alGebracht.length).toBeGreaterThan(0);
    await server.speel({ doe: 'antwoord', status: 503 });
    for (const kenmerk of ['wacht-een', 'wacht-twee']) {
      await dienIn(kenmerk);
      await gateway.werkAf();
    }
    // Accepted, and the queue was told: nothing of it was converted when the copy was made.
    await dienIn('in-de-wachtrij');
    const voor = await zendingen();
    const wachtend = voor.filter(({ toestand, nummer }) => toestand === 'omgezet' && nummer !== null);
    expect(wachtend.length).toBeGreaterThan(1);
    expect(voor.some(({ toestand }) => toestand === 'gepland')).toBe(true);

    gateway.verstrijk(DAG);
    const nieuw = await putBack();
    await server.speel({ doe: 'antwoord', status: 204 });
    nieuw.verstrijk(3 * 60_000);
    const hersteld = await reconcile(nieuw.diensten);
    expect(hersteld).toMatchObject({
      opnieuwGeboden: wachtend.length,
      opnieuwGevraagd: voor.filter(({ toestand }) => toestand === 'gepland').length,
    });
    await nieuw.loopDoor(UUR);
    await reconcile(nieuw.diensten);
    await nieuw.loopDoor(DAG);

    const na = await zendingen();
    expect(na.length).toBe(voor.length);
    expect(na.filter(({ toestand }) => toestand === 'gepland' || toestand === 'omgezet')).toEqual([]);
    // Who had a number kept it, and no number is there twice.
    for (const { id, nummer } of voor.filter((rij) => rij.nummer !== null))
      expect(na.find((rij) => rij.id === id)?.nummer).toBe(nummer);
    const nummers = na.flatMap(({ ontvangercode, nummer }) => (nummer === null ? [] : [`${ontvangercode}/${nummer}`]));
    expect(new Set(nummers).size).toBe(nummers.length);
    // Each once, what was brought before not again; in the order of the numbers.
    const alles = await gebracht('zending.aangeboden');
    const tilburg = na.filter(({ ontvangercode, nummer }) => ontvangercode === '0855' && nummer !== null);
    expect([...alles].sort()).toEqual(tilburg.map(({ id }) => id).sort());
    const volgorde = alles.map((id) => tilburg.find((rij) => rij.id === id)?.nummer ?? 0);
    expect(volgorde).toEqual([...volgorde].sort((a, b) => a - b));
    // There is nothing left to pick up, and what comes next follows on.
    nieuw.verstrijk(UUR);
    expect(await reconcile(nieuw.diensten)).toMatchObject({ opnieuwGeboden: 0, opnieuwGevraagd: 0 });
    await submit(nieuw.diensten, AGBCODE, bytesVan(voorbeeldVerantwoording({ kenmerk: 'daarna' })));
    await nieuw.loopDoor(UUR);
    const hoogste = Math.max(...tilburg.map(({ nummer }) => nummer ?? 0));
    const erbij = (await zendingen()).filter(
      (rij) => rij.ontvangercode === '0855' && !na.some(({ id }) => id === rij.id),
    );
    expect(erbij.map(({ nummer }) => nummer).sort()).toEqual(erbij.map((_, i) => hoogste + 1 + i));
    expect(nieuw.fouten).toEqual([]);
  });

  it('a pause still holds, and ends as it would have', async () => {
    await zetKanaal('/gemeente/v1/kanaal');
    await gateway.diensten.postbussen.pauzeer('0855', 'beheerder', 'verhuizing');
    await dienIn('gepauzeerd');
    await gateway.werkAf();
    gateway.verstrijk(DAG);
    const nieuw = await putBack();
    nieuw.verstrijk(3 * 60_000);
    await reconcile(nieuw.diensten);
    await nieuw.loopDoor(DAG);
    expect(await gebracht('zending.aangeboden')).toEqual([]);
    expect((await nieuw.diensten.postbussen.beeld('0855')).stand.belet).toMatchObject({ soort: 'gepauzeerd' });
    await nieuw.diensten.postbussen.hervat('0855');
    await nieuw.loopDoor(UUR);
    const wachtten = (await zendingen()).filter(({ ontvangercode }) => ontvangercode === '0855').map(({ id }) => id);
    expect([...(await gebracht('zending.aangeboden'))].sort()).toEqual([...wachtten].sort());
  });

  it('the webhook of an aanbieder hears what it had not heard, and nothing of before it was set', async () => {
    await dienIn('van-voor-de-webhook');
    await gateway.werkAf();
    gateway.verstrijk(UUR);
    await zetKanaal('/aanbieder/v1/webhook');
    const na = (await feed()).at(-1)?.volgnummer ?? 0;
    await server.speel({ doe: 'antwoord', status: 503 });
    await dienIn('niet-gehoord');
    await gateway.werkAf();
    expect(await reconcile(gateway.diensten)).toBeDefined();
    await gateway.werkAf();
    expect(await gebracht('')).toEqual([]);
    gateway.verstrijk(DAG);
    const nieuw = await putBack();
    await server.speel({ doe: 'antwoord', status: 204 });
    await reconcile(nieuw.diensten);
    await nieuw.loopDoor(DAG);
    const verteld = (await server.ontvangen())
      .filter(({ status }) => status === 204)
      .map(
        (een) => JSON.parse(bodyOf(een)) as { readonly type: string; readonly data?: { readonly volgnummer: number } },
      )
      .filter(({ type }) => !type.endsWith('.proef'))
      .map(({ data }) => data?.volgnummer ?? 0);
    const verwacht = (await feed()).map(({ volgnummer }) => volgnummer).filter((volgnummer) => volgnummer > na);
    expect(verwacht.length).toBeGreaterThan(1);
    expect([...verteld].sort((a, b) => a - b)).toEqual(verwacht);
  });
});

const feed = () =>
  gateway.diensten.staat.gebeurtenissen.listGebeurtenissen(
    { houdersoort: 'aanbieder', houdercode: AGBCODE },
    { na: 0, aantal: 200 },
  );
