/**
 * A full round over the API (submit, convert, bring, 325, correct, look into) while everything the running system writes is kept; then no
 * BSN and no referentienummer of the fixtures may be anywhere in it. What is encrypted is looked at as it lies.
 */
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { createApp } from '../../src/http/app.ts';
import { log } from '../../src/pipeline/log.ts';
import { handleOmzetting } from '../../src/pipeline/queue.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { watchTermijnen } from '../../src/pipeline/termijnen.ts';
import { type Bindingen, createDiensten } from '../../src/services.ts';
import { createD1Staat } from '../../src/storage/d1/staat.ts';
import { type Dump, dumpAll, findIn } from '../helpers/dump.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { bodyOf, createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import { meeluisteraar } from '../helpers/meeluisteraar.ts';
import { antwoordOp, knip323, maak325 } from '../helpers/retour325.ts';
import { tekstenVan, versie, wijzig, zendingVan } from '../helpers/versies.ts';
import { type Antwoord, createTestApi, type TestApi } from '../http/api.ts';

const GEHEIM = writeTekengeheim(new Uint8Array(32).fill(7));
const V1 = versie('V1');
const NAALDEN = [
  ...new Set((V1.prestaties ?? []).flatMap(({ bsn, referentienummer }) => [bsn, referentienummer])),
  ...new Set((V1.trajecten ?? []).map(({ bsn }) => bsn)),
];
/** What a person types may not come to lie anywhere either. */
const REDEN = 'Verzoek dossier 2026-114';

const echt = env as unknown as Bindingen;
const { db, vragen } = meeluisteraar(echt.DB);
const logs: string[] = [];
const wachtrij: { zendingId: string }[] = [];
const problemen: string[] = [];
const gevolgd: string[] = [];
let gateway: Gateway;
let api: TestApi;
let gemeente: Gemeente;
let aanbieder: Gemeente;
let dump: Dump;
/** What the gemeente fetched: there it must be. */
let opgehaald = '';

const spionnen = (['log', 'info', 'warn', 'error', 'debug'] as const).map((naam) =>
  vi.spyOn(console, naam).mockImplementation((...wat: unknown[]) => {
    logs.push(wat.map((een) => (typeof een === 'string' ? een : JSON.stringify(een))).join(' '));
  }),
);
afterAll(() => {
  for (const spion of spionnen) spion.mockRestore();
});

/** As the queue of the platform would: the very bodies that were sent. */
async function werkAf(): Promise<void> {
  do {
    const berichten = wachtrij.splice(0);
    verstuurd.push(...berichten.map((body) => JSON.stringify(body)));
    await handleOmzetting(
      gateway.diensten,
      berichten.map((body) => ({ body, attempts: 1, ack: () => undefined, retry: () => wachtrij.push(body) })),
      (fout) => logs.push(String(fout)),
    );
    await gateway.werkAf();
  } while (wachtrij.length > 0);
}
const verstuurd: string[] = [];

const vraag = async (
  wie: 'aanbieder' | 'tilburg' | 'beheerder',
  methode: string,
  pad: string,
  wat: Parameters<TestApi['vraag']>[2] = {},
): Promise<Antwoord> => {
  const antwoord = await api.vraag(methode, pad, { sleutel: api.sleutels[wie], ...wat });
  if (antwoord.status >= 400) problemen.push(antwoord.tekst);
  return antwoord;
};

async function indienen(json: object): Promise<string> {
  const antwoord = await vraag('aanbieder', 'POST', '/aanbieder/v1/verantwoordingen', { json });
  if (antwoord.status !== 201) throw new Error(antwoord.tekst);
  await werkAf();
  return String(antwoord.json?.id);
}

async function beantwoord(verantwoordingId: string, afgewezen: readonly string[]): Promise<void> {
  const zending = await zendingVan(gateway, verantwoordingId, 'ijw323');
  const [xml = ''] = await tekstenVan(gateway, zending);
  const codes = new Map(afgewezen.map((referentienummer) => [referentienummer, ['9321']] as const));
  const antwoord = await vraag('tilburg', 'POST', '/gemeente/v1/retourberichten', {
    body: maak325(antwoordOp('jw', knip323(xml), codes)),
    headers: { 'Content-Type': 'application/xml' },
  });
  if (antwoord.status >= 300) throw new Error(antwoord.tekst);
  await werkAf();
}

async function zetWebhook(wie: 'aanbieder' | 'tilburg', pad: string, adres: string): Promise<void> {
  const instelling = { kanaalsoort: 'webhook', adres };
  const etag = (await vraag(wie, 'GET', pad)).headers.get('ETag');
  const gezet = await vraag(wie, 'PUT', pad, {
    json: { instelling, geheimen: { ondertekengeheim: GEHEIM } },
    headers: etag === null ? {} : { 'If-Match': etag },
  });
  if (gezet.status >= 300) throw new Error(gezet.tekst);
  const proef = await vraag(wie, 'POST', `${pad}/proeven`);
  if (proef.json?.gelukt !== true) throw new Error(proef.tekst);
}

beforeAll(async () => {
  const sendBatch = async (berichten: Iterable<{ body: { zendingId: string } }>): Promise<void> => {
    wachtrij.push(...[...berichten].map(({ body }) => body));
  };
  const OMZETTING = { sendBatch } as unknown as Bindingen['OMZETTING'];
  gateway = createGateway('2026-05-06T10:00:00.000Z', {
    staat: createD1Staat(db),
    wachtrij: createDiensten({ ...echt, OMZETTING }).wachtrij,
  });
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway, { log });
  gemeente = await createGemeente();
  aanbieder = await createGemeente();
  await zetWebhook('tilburg', '/gemeente/v1/kanaal', `${gemeente.url}/in`);
  await zetWebhook('aanbieder', '/aanbieder/v1/webhook', `${aanbieder.url}/in`);

  const eerste = await indienen(V1);
  const zending = await zendingVan(gateway, eerste, 'ijw323');
  const bestand = `/gemeente/v1/zendingen/${zending.id}/bestand?volgnummer=1`;
  opgehaald = (await vraag('tilburg', 'GET', bestand)).tekst;
  await beantwoord(eerste, ['J2026040003', 'J2026040005']);
  const pas = (prestaties: Prestatie[]) => wijzig('J2026040003', { volume: 2, bedragCenten: 2500 })(prestaties);
  const tweede = await indienen(versie('V2', { vervangt: 'V1', pas }));
  await beantwoord(tweede, []);

  // What goes wrong is where texts of others tend to turn up.
  const bsn = NAALDEN[0] ?? '';
  const fout = versie('V3', { pas: wijzig('J2026040001', { toewijzingnummer: -1 }) });
  expect((await vraag('aanbieder', 'POST', '/aanbieder/v1/verantwoordingen', { json: fout })).status).toBe(400);
  expect(
    (await vraag('aanbieder', 'POST', '/aanbieder/v1/verantwoordingen', { body: `{"kenmerk":"${bsn}` })).status,
  ).toBe(415);
  // Who is in a hurry names a file, a message or a reason after a client.
  const document = { documentsoort: 'bijlage', soort: 'overig', mediatype: 'text/plain', geldigVanaf: '2026-01-01' };
  for (const [wie, methode, pad, json] of [
    ['aanbieder', 'POST', '/aanbieder/v1/verantwoordingen', versie(`V-${bsn}`)],
    ['aanbieder', 'POST', '/aanbieder/v1/proefverwerkingen', versie(bsn)],
    [
      'aanbieder',
      'POST',
      '/aanbieder/v1/dossier/documenten',
      { ...document, sha256: 'a'.repeat(64), bestandsnaam: `verslag ${bsn}.txt` },
    ],
    ['aanbieder', 'PUT', `/aanbieder/v1/invoermappings/ecd-${bsn}`, {}],
    ['tilburg', 'POST', '/gemeente/v1/postbus/pauzes', { reden: `eerst ${bsn.slice(0, 4)} ${bsn.slice(4)} nakijken` }],
    ['tilburg', 'POST', '/gemeente/v1/postbus/hervattingen', { reden: bsn }],
  ] as const) {
    const { status } = await vraag(wie, methode, pad, { json });
    expect([pad, status]).toEqual([pad, 400]);
  }
  await vraag('aanbieder', 'POST', '/aanbieder/v1/proefverwerkingen', { json: versie('V4') });
  await vraag('beheerder', 'POST', '/beheer/v1/betrokkenen/zoekvragen', { json: { bsn, reden: REDEN } });
  await vraag('beheerder', 'POST', '/beheer/v1/betrokkenen/inzagen', { json: { bsn, reden: REDEN } });
  await vraag('beheerder', 'POST', '/beheer/v1/betrokkenen/wissingen', { json: { bsn, reden: `over ${bsn}` } });
  const huidig = () => Promise.reject(new SyntaxError(`Unexpected token in "${bsn}"`));
  await createApp(() => ({ diensten: { ...gateway.diensten, register: { huidig } }, instelling: {} })).request(
    '/beheer/v1/formaten',
    { headers: { Authorization: `Bearer ${api.sleutels.beheerder}` } },
  );
  await watchTermijnen(gateway.diensten);
  await reconcile(gateway.diensten);
  await gateway.loopDoor(60 * 60_000);
  await werkAf();

  for (const [wie, pad] of [
    ['aanbieder', '/aanbieder/v1/gebeurtenissen'],
    ['tilburg', '/gemeente/v1/gebeurtenissen'],
    ['beheerder', '/beheer/v1/auditspoor?aantal=200'],
    ['beheerder', '/beheer/v1/auditspoor/bestand'],
    ['beheerder', '/beheer/v1/verwerkingen?aantal=200'],
    ['beheerder', '/beheer/v1/verwerkingen/1/logregels'],
    ['beheerder', '/beheer/v1/storingen'],
  ] as const)
    gevolgd.push((await vraag(wie, 'GET', pad)).tekst);
  dump = await dumpAll();
});

const inTekst = (teksten: readonly string[]): string[] =>
  NAALDEN.filter((naald) => teksten.some((tekst) => tekst.includes(naald)));

describe('no BSN and no referentienummer', () => {
  it('is looked for in vain for want of anything to find', () => {
    expect(NAALDEN.length).toBeGreaterThan(8);
    expect(inTekst([opgehaald]).length).toBeGreaterThan(3);
    expect(findIn({ ...dump, d1: `${dump.d1} ${NAALDEN[1]}` }, NAALDEN)).toEqual([`D1: ${NAALDEN[1]}`]);
    expect(dump.r2.size).toBeGreaterThan(20);
    expect(dump.objecten.length).toBeGreaterThan(500);
  });

  it('is in the database, in an object in R2 or its name, or in a Durable Object', () => {
    expect(findIn(dump, NAALDEN)).toEqual([]);
  });

  it('was asked of the database', () => {
    expect(vragen.length).toBeGreaterThan(300);
    expect(inTekst(vragen.map(({ sql, waarden }) => `${sql} ${JSON.stringify(waarden)}`))).toEqual([]);
  });

  it('is in a message of the queue', () => {
    expect(verstuurd.length).toBeGreaterThan(5);
    for (const bericht of verstuurd) expect(bericht).toMatch(/^\{"zendingId":"[0-9a-f-]{36}"\}$/);
  });

  it('is in the address, the headers or the body of what was brought, and each zending is brought with its trace', async () => {
    const gebracht = await gemeente.ontvangen();
    const gemeld = await aanbieder.ontvangen();
    expect(gebracht.length).toBeGreaterThan(2);
    expect(gemeld.length).toBeGreaterThan(3);
    const teksten = [...gebracht, ...gemeld].map((een) => `${een.pad} ${JSON.stringify(een.headers)} ${bodyOf(een)}`);
    expect(inTekst(teksten)).toEqual([]);
    const { rijen } = await gateway.diensten.staat.verwerkingen.listVerwerkingen({}, { aantal: 200 });
    for (const een of gebracht) {
      const { id, type } = JSON.parse(bodyOf(een));
      if (type !== 'nl.enkelvoud.v1.zending.aangeboden') continue;
      const verwerking = rijen.find(({ naam, zendingId }) => naam === 'zending.verstrekken' && zendingId === id);
      expect(een.headers.traceparent).toBe(`00-${verwerking?.traceId}-${verwerking?.spanId}-01`);
    }
  });

  it('is in the log, not even of an error that names one', () => {
    expect(logs.join()).toContain('SyntaxError');
    expect(logs.filter((regel) => regel.includes('"gebeurtenis":"verzoek"')).length).toBeGreaterThan(10);
    expect(inTekst(logs)).toEqual([]);
  });

  it('is in what a refusal says', () => {
    expect(problemen.length).toBeGreaterThan(2);
    expect(inTekst(problemen)).toEqual([]);
  });

  it('is in the gebeurtenissen, the audit trail, the verwerkingenlogboek or the storingen', () => {
    expect(Math.min(...gevolgd.map(({ length }) => length))).toBeGreaterThan(10);
    expect(inTekst(gevolgd)).toEqual([]);
  });
});
