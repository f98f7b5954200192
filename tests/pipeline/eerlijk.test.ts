/** One aanbieder's flood does not hold up another, and whoever stops in the middle of a turn loses nothing and does nothing twice. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ZendingRij } from '../../src/domain/rijen.ts';
import { type Bericht, handleDodeLetters, handleOmzetting } from '../../src/pipeline/queue.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const ANDER = '65656056';
/** As in wrangler.toml. */
const BATCH = 50;
const MINUUT = 60_000;

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

async function dienIn(agbcode: string, kenmerk: string): Promise<string> {
  const tekst = JSON.stringify(voorbeeldVerantwoording({ kenmerk })).replaceAll(AGBCODE, agbcode);
  const uitkomst = await submit(gateway.diensten, agbcode, bytesVan(tekst));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst));
  return uitkomst.bewijs.id;
}

const zendingenVan = (id: string): Promise<readonly ZendingRij[]> => gateway.diensten.staat.zendingen.listZendingen(id);

const toestanden = async (id: string): Promise<readonly string[]> =>
  (await zendingenVan(id)).map((een) => een.toestand);

it('converts the one of B in the first batch after A submitted 200, and does not make B wait for all of A', async () => {
  const vanA: string[] = [];
  for (let keer = 0; keer < 20; keer++)
    vanA.push(...(await Promise.all(Array.from({ length: 10 }, (_, nr) => dienIn(AGBCODE, `a-${keer}-${nr}`)))));
  const vanB = await dienIn(ANDER, 'b');
  expect(gateway.wachtend.length).toBeGreaterThan(15 * BATCH);
  // The messages of B stand behind all those of A; its turn does not.
  expect((await zendingenVan(vanB)).every(({ id }) => gateway.wachtend.slice(15 * BATCH).includes(id))).toBe(true);
  await gateway.werkEenKeer(BATCH);
  expect((await toestanden(vanB)).filter((toestand) => toestand !== 'bezorgd')).toEqual([]);
  const klaar = (await Promise.all(vanA.map(toestanden))).flat().filter((toestand) => toestand === 'bezorgd').length;
  expect(klaar).toBe(BATCH - (await zendingenVan(vanB)).length);
  // And nothing of A is skipped for it: so many messages are left, so many zendingen.
  const wachtend = (await Promise.all(vanA.map(toestanden))).flat().filter((toestand) => toestand === 'gepland').length;
  expect(gateway.wachtend).toHaveLength(wachtend);
}, 300_000);

interface Uitgereikt {
  readonly namen: readonly string[];
  readonly beantwoord: Map<string, 'ack' | 'retry'>;
}

/** Hands messages to a consumer of its own, and remembers what it answered. */
async function reikUit(namen: readonly string[], attempts: number): Promise<Uitgereikt> {
  const beantwoord = new Map<string, 'ack' | 'retry'>();
  const berichten = namen.map(
    (zendingId): Bericht => ({
      body: { zendingId },
      attempts,
      ack: () => beantwoord.set(zendingId, 'ack'),
      retry: () => beantwoord.set(zendingId, 'retry'),
    }),
  );
  await handleOmzetting(gateway.diensten, berichten, () => undefined);
  return { namen, beantwoord };
}

/** Zendingen of an aanbieder that were taken, with the message that took them. */
const genomen = (namen: readonly string[]) => gateway.diensten.staat.omzetbeurten.listGenomen(namen);

describe('a consumer that stops between taking a turn and finishing it', () => {
  it('finds what it took when the message is handed out again, and takes nothing else', async () => {
    const vanA = await dienIn(AGBCODE, 'a');
    const vanB = await dienIn(ANDER, 'b');
    const namen = (await zendingenVan(vanB)).map(({ id }) => id);
    gateway.valUitBij('beurt-genomen');
    await reikUit(namen, 1);
    const eerst = await genomen(namen);
    expect(eerst).toHaveLength(namen.length);
    // The others go on meanwhile: nothing that was taken is taken again.
    await reikUit(
      (await zendingenVan(vanA)).map(({ id }) => id),
      1,
    );
    expect(await genomen(namen)).toEqual(eerst);
    const { beantwoord } = await reikUit(namen, 2);
    expect([...beantwoord.values()]).toEqual(namen.map(() => 'ack'));
    for (const id of [vanA, vanB]) expect(new Set(await toestanden(id))).toEqual(new Set(['bezorgd']));
    expect(
      (await Promise.all([vanA, vanB].map(zendingenVan))).flat().every(({ bestanden }) => bestanden.length > 0),
    ).toBe(true);
  });

  it('and whose message is gone as well is found by the reconciliation after a quarter of an hour', async () => {
    const id = await dienIn(AGBCODE, 'a');
    const aantal = gateway.wachtend.length;
    gateway.valUitBij('beurt-genomen');
    await gateway.werkEenKeer(BATCH);
    gateway.vergeetWachtrij();
    gateway.verstrijk(14 * MINUUT);
    expect((await reconcile(gateway.diensten)).opnieuwGevraagd).toBe(0);
    gateway.verstrijk(2 * MINUUT);
    expect((await reconcile(gateway.diensten)).opnieuwGevraagd).toBe(aantal);
    await gateway.werkAf();
    expect(new Set(await toestanden(id))).toEqual(new Set(['bezorgd']));
  });

  it('five times over holds what it took, and not what its message was sent for', async () => {
    const vanA = await dienIn(AGBCODE, 'a');
    const vanB = await dienIn(ANDER, 'b');
    const [naam = ''] = (await zendingenVan(vanB)).map(({ id }) => id).reverse();
    for (let keer = 1; keer <= 5; keer++) {
      gateway.valUitBij('omzetting-begonnen');
      expect([...(await reikUit([naam], keer)).beantwoord.values()]).toEqual(['retry']);
    }
    const [neming] = await genomen([naam]);
    const dood: string[] = [];
    await handleDodeLetters(
      gateway.diensten,
      [{ body: { zendingId: naam }, attempts: 1, ack: () => dood.push('ack'), retry: () => dood.push('retry') }],
      () => undefined,
    );
    expect(dood).toEqual(['ack']);
    const alles = (await Promise.all([vanA, vanB].map(zendingenVan))).flat();
    expect(alles.filter(({ toestand }) => toestand === 'vastgehouden').map(({ id }) => id)).toEqual([
      neming?.zendingId,
    ]);
    // The rest goes, with the messages that are left.
    await gateway.werkAf();
    const daarna = (await Promise.all([vanA, vanB].map(toestanden))).flat();
    expect(daarna.filter((toestand) => toestand === 'bezorgd')).toHaveLength(alles.length - 1);
  });

  it('before it took anything, five times over, leaves nothing held and nothing forgotten', async () => {
    const id = await dienIn(AGBCODE, 'a');
    const namen = gateway.wachtend;
    gateway.vergeetWachtrij();
    await handleDodeLetters(
      gateway.diensten,
      namen.map((zendingId) => ({ body: { zendingId }, attempts: 1, ack: () => undefined, retry: () => undefined })),
      () => undefined,
    );
    gateway.verstrijk(3 * MINUUT);
    await reconcile(gateway.diensten);
    await gateway.werkAf();
    expect(new Set(await toestanden(id))).toEqual(new Set(['bezorgd']));
  });
});

it('a message too many finds nothing to do, and does nothing', async () => {
  const id = await dienIn(AGBCODE, 'a');
  const namen = gateway.wachtend;
  await gateway.werkAf();
  const eerst = await zendingenVan(id);
  const { beantwoord } = await reikUit([...namen, ...namen], 1);
  expect(new Set(beantwoord.values())).toEqual(new Set(['ack']));
  expect(await zendingenVan(id)).toEqual(eerst);
});
