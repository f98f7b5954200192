/**
 * Two hundred clients that each ask now and then, on one machine; first by themselves, then beside one that floods. What counts is that
 * the honest ones are answered all the same. Sender and gateway share the machine, so the times hold for nothing else than each other.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '../scripts/lib/client.ts';
import { startGateway } from '../scripts/lib/harness.ts';
import { createSleutel } from '../scripts/lib/verwerk.ts';
import type { Meting } from './omzetting/index.ts';

const EERLIJK = 200;
/** Each asks once in so many milliseconds. */
const RITME_MS = 2000;
const DUUR_MS = 20_000;
/** Connections of the one that floods, each as fast as it goes. */
const STROOM = 40;
const PAD = '/aanbieder/v1/verantwoordingen?aantal=1';
/** Ten a second on average: far above what the honest ask, far below what a flood does. */
const GRENS = '600/60';

interface Tellingen {
  readonly tijdenMs: number[];
  readonly perStatus: Map<number, number>;
}

const leeg = (): Tellingen => ({ tijdenMs: [], perStatus: new Map() });

async function ask(client: Client, tellingen: Tellingen): Promise<void> {
  const begin = performance.now();
  const antwoord = await client.send('GET', PAD);
  await antwoord.arrayBuffer();
  tellingen.tijdenMs.push(performance.now() - begin);
  tellingen.perStatus.set(antwoord.status, (tellingen.perStatus.get(antwoord.status) ?? 0) + 1);
}

/** The clients begin spread over one interval, as strangers would. */
async function askHonestly(clients: readonly Client[], tot: number): Promise<Tellingen> {
  const tellingen = leeg();
  await Promise.all(
    clients.map(async (client, nummer) => {
      await wait((nummer * RITME_MS) / clients.length);
      while (Date.now() < tot) {
        const begin = Date.now();
        await ask(client, tellingen);
        await wait(Math.max(0, RITME_MS - (Date.now() - begin)));
      }
    }),
  );
  return tellingen;
}

async function flood(client: Client, tot: number): Promise<Tellingen> {
  const tellingen = leeg();
  await Promise.all(
    Array.from({ length: STROOM }, async () => {
      while (Date.now() < tot) await ask(client, tellingen);
    }),
  );
  return tellingen;
}

const percentiel = (tijden: readonly number[], deel: number): number =>
  [...tijden].sort((a, b) => a - b)[Math.floor(tijden.length * deel)] ?? 0;

const zeg = ({ tijdenMs, perStatus }: Tellingen): string =>
  `${tijdenMs.length} questions (${[...perStatus].map(([status, aantal]) => `${status}: ${aantal}`).join(', ')}), half within ${percentiel(tijdenMs, 0.5).toFixed(0)} ms, 95 % within ${percentiel(tijdenMs, 0.95).toFixed(0)} ms`;

/** Throws when an honest client was turned away, or the flood was not. */
export async function measureToeloop(log: (tekst: string) => void): Promise<readonly Meting[]> {
  const gateway = await startGateway({ SNELHEID_ORGANISATIE: GRENS });
  try {
    const clients: Client[] = [];
    for (let nummer = 0; nummer <= EERLIJK; nummer += 1)
      clients.push(
        gateway.beheer.withSleutel(
          await createSleutel(gateway.beheer, 'aanbieder', String(70_000_000 + nummer), 'bench toeloop'),
        ),
      );
    const [stroom, ...eerlijk] = clients;
    if (stroom === undefined) throw new Error('no clients');
    const alleen = await askHonestly(eerlijk, Date.now() + DUUR_MS);
    log(`toeloop, ${EERLIJK} clients: ${zeg(alleen)}`);
    const tot = Date.now() + DUUR_MS;
    const [samen, vloed] = await Promise.all([askHonestly(eerlijk, tot), flood(stroom, tot)]);
    log(`toeloop, beside a flood: ${zeg(samen)}`);
    log(`toeloop, the flood itself: ${zeg(vloed)}`);
    const geweigerd = samen.tijdenMs.length - (samen.perStatus.get(200) ?? 0);
    if (geweigerd > 0) throw new Error(`${geweigerd} honest questions were not answered`);
    if ((vloed.perStatus.get(429) ?? 0) === 0) throw new Error('the flood was never turned away');
    const ratio = percentiel(samen.tijdenMs, 0.95) / percentiel(alleen.tijdenMs, 0.95);
    return [{ naam: 'toeloop-naast-vloed', waarde: Number(ratio.toFixed(2)), eenheid: 'ratio' }];
  } finally {
    await gateway.close();
  }
}
