/**
 * One kind of output in a process of its own:
 * `node bench/omzetting/meet.ts snelheid <soort>` and `node --expose-gc … meet.ts geheugen <soort> <bestand> <deel als JSON>`.
 * Prints one line of JSON. With `gateway` or `handgeschreven` for the first word only that side runs: for `node --cpu-prof`.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { unzipSync } from 'fflate';
import { createGateway, type Gateway, gemeentecodes } from './gateway.ts';
import { writeByHand } from './handgeschreven.ts';
import { createJsonata } from './jsonata.ts';
import { type Benchdeel, benchKop, createDelen, type Gevulddeel } from './regels.ts';
import { type Afvoer, isUitvoersoort, type Uitvoersoort, withJsonata } from './soorten.ts';

const HERHALINGEN = 5;
const CHUNK = 64 * 1024;
/** As many regels as a large gemeente has in a month, for each of ten. */
const REGELS: Readonly<Record<Uitvoersoort, number>> = {
  xml: 50_000,
  csv: 50_000,
  json: 50_000,
  xlsx: 25_000,
  'vaste-breedte': 50_000,
};
const GEMEENTEN = 10;
/** JSONata is too slow for more; both sides of its ratio do the same. */
const REGELS_JSONATA = 10_000;
const GEMEENTEN_JSONATA = 2;

export interface Snelheid {
  readonly regels: number;
  readonly bytes: number;
  /** Best of five, in milliseconds of processor time. */
  readonly gateway: number;
  readonly handgeschreven: number;
  readonly metJsonata?: { readonly regels: number; readonly gateway: number; readonly jsonata: number };
}

export interface Geheugen {
  readonly milliseconden: number;
  /** The most that was in use at once after collecting garbage: heap and buffers, in MB. */
  readonly piek: number;
}

type Kant = (afvoer: Afvoer) => void | Promise<void>;

async function* inChunks(inhoud: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let van = 0; van < inhoud.length; van += CHUNK) yield inhoud.subarray(van, van + CHUNK);
}

function openDeel(delen: readonly Gevulddeel[], nr: number): AsyncGenerator<Uint8Array> {
  const deel = delen[nr];
  if (deel === undefined) throw new Error(`no deel ${nr}`);
  return inChunks(deel.inhoud);
}

/**
 * Processor time, in milliseconds. Nothing here waits, so on a quiet machine it is what the clock says; on a busy one it still
 * compares the two sides. Collecting garbage on other threads counts.
 */
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function time(kant: Kant): Promise<number> {
  let bytes = 0;
  const begin = used();
  await kant((brok) => {
    bytes += brok.length;
  });
  if (bytes === 0) throw new Error('nothing was written');
  return used() - begin;
}

/** What a side writes, in one number; of a workbook its sheets, since the packing of two of them may differ. */
async function fingerprint(
  soort: Uitvoersoort,
  kant: Kant,
): Promise<{ readonly hash: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  const brokken: Uint8Array[] = [];
  let bytes = 0;
  await kant((brok) => {
    bytes += brok.length;
    if (soort === 'xlsx') brokken.push(brok);
    else hash.update(brok);
  });
  if (soort === 'xlsx') {
    const delen = unzipSync(Buffer.concat(brokken));
    for (const [naam, inhoud] of Object.entries(delen)) {
      if (naam.startsWith('xl/worksheets/')) hash.update(naam).update(inhoud);
    }
  }
  return { hash: hash.digest('hex'), bytes };
}

/** Both in turn, after a first time in which what they write must be the same; the best of each counts. */
async function compare(
  soort: Uitvoersoort,
  onze: Kant,
  hunne: Kant,
): Promise<{ onze: number; hunne: number; bytes: number }> {
  const eerste = await fingerprint(soort, onze);
  const tweede = await fingerprint(soort, hunne);
  if (eerste.hash !== tweede.hash) throw new Error(`${soort}: ${eerste.bytes} and ${tweede.bytes} bytes that differ`);
  const best = { onze: Number.POSITIVE_INFINITY, hunne: Number.POSITIVE_INFINITY };
  for (let keer = 0; keer < HERHALINGEN; keer++) {
    best.onze = Math.min(best.onze, await time(onze));
    best.hunne = Math.min(best.hunne, await time(hunne));
  }
  return { ...best, bytes: eerste.bytes };
}

interface Kanten {
  readonly delen: readonly Gevulddeel[];
  readonly gateway: Kant;
  readonly handgeschreven: Kant;
  readonly jsonata: Kant | undefined;
}

async function createKanten(soort: Uitvoersoort, gateway: Gateway, aantal: number, gemeenten: number): Promise<Kanten> {
  const codes = await gemeentecodes(gemeenten);
  const kop = benchKop(codes);
  const delen = createDelen(codes, aantal);
  const metJsonata = withJsonata(soort);
  const zetter = metJsonata && createJsonata(metJsonata);
  return {
    delen,
    gateway: (afvoer) => gateway.convert(kop, delen, (nr) => openDeel(delen, nr), afvoer),
    handgeschreven: (afvoer) => writeByHand(soort, kop, delen, afvoer),
    jsonata: zetter && ((afvoer) => zetter(kop, delen, afvoer)),
  };
}

async function measureSpeed(soort: Uitvoersoort): Promise<Snelheid> {
  const gateway = await createGateway(soort);
  const kanten = await createKanten(soort, gateway, REGELS[soort], GEMEENTEN);
  const regels = kanten.delen.reduce((som, deel) => som + deel.regels, 0);
  const { onze, hunne, bytes } = await compare(soort, kanten.gateway, kanten.handgeschreven);
  const gelijk = { regels, bytes, gateway: onze, handgeschreven: hunne };
  if (withJsonata(soort) === undefined) return gelijk;
  const kleiner = await createKanten(soort, gateway, REGELS_JSONATA, GEMEENTEN_JSONATA);
  if (kleiner.jsonata === undefined) return gelijk;
  const met = await compare(soort, kleiner.gateway, kleiner.jsonata);
  return { ...gelijk, metJsonata: { regels: REGELS_JSONATA, gateway: met.onze, jsonata: met.hunne } };
}

/** Runs one side alone for a profile, five times. */
async function profile(soort: Uitvoersoort, wat: string): Promise<{ readonly milliseconden: readonly number[] }> {
  const kanten = await createKanten(soort, await createGateway(soort), REGELS[soort], GEMEENTEN);
  const kant = wat === 'gateway' ? kanten.gateway : kanten.handgeschreven;
  const milliseconden: number[] = [];
  for (let keer = 0; keer < 5; keer++) milliseconden.push(Math.round(await time(kant)));
  return { milliseconden };
}

/** Looks at memory ever less often, so that a long run is not spent on collecting garbage. */
function createMeter(collect: () => void): { readonly look: () => void; readonly piek: () => number } {
  let stap = 0;
  let volgende = 1;
  let piek = 0;
  return {
    look() {
      if (++stap < volgende) return;
      volgende = Math.ceil(stap * 1.25);
      collect();
      const { heapUsed, external } = process.memoryUsage();
      piek = Math.max(piek, heapUsed + external);
    },
    piek: () => piek / 1e6,
  };
}

async function measureMemory(soort: Uitvoersoort, bestand: string, deel: Benchdeel): Promise<Geheugen> {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
  const gateway = await createGateway(soort);
  const kop = benchKop([deel.gemeentecode]);
  const meter = createMeter(globalThis.gc);
  async function* open(): AsyncGenerator<Uint8Array> {
    for await (const brok of createReadStream(bestand, { end: deel.bytes - 1, highWaterMark: CHUNK })) {
      meter.look();
      yield brok as Uint8Array;
    }
  }
  const begin = performance.now();
  await gateway.convert(kop, [deel], open, meter.look);
  return { milliseconden: performance.now() - begin, piek: meter.piek() };
}

const [wat, soort, bestand, deel] = process.argv.slice(2);
if (!isUitvoersoort(soort)) throw new Error(`no kind of output: ${soort}`);
if (wat === 'snelheid') process.stdout.write(JSON.stringify(await measureSpeed(soort)));
else if (wat === 'geheugen' && bestand !== undefined && deel !== undefined) {
  process.stdout.write(JSON.stringify(await measureMemory(soort, bestand, JSON.parse(deel) as Benchdeel)));
} else if (wat === 'gateway' || wat === 'handgeschreven') {
  process.stdout.write(JSON.stringify(await profile(soort, wat)));
} else throw new Error(`unknown measurement: ${wat}`);
