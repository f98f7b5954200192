/**
 * One kind of submission in a process of its own: `node bench/invoer/meet.ts snelheid|geheugen berichten|werkmap <bestand> …`. Prints one
 * line of JSON. `gateway` for the first word runs our side alone: for `node --cpu-prof`.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import { BerichtenDeel } from '../../src/ingest/declaratie/lees-berichten.ts';
import { type Bestandsbron, type Invoerdeel, leesDelen } from '../../src/ingest/invoerdeel.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../src/ingest/limieten.ts';
import { SjabloonDeel } from '../../src/ingest/sjabloon/lees.ts';
import { openWerkmap } from '../../src/ingest/werkmap/werkmap.ts';
import { openArchief } from '../../src/ingest/zip/archief.ts';
import type { Bereik } from '../../src/ingest/zip/bereik.ts';
import { AGBCODE } from './berichten.ts';

export interface Snelheid {
  readonly regels: number;
  /** Of XML, unpacked. */
  readonly bytes: number;
  /** Best of three, in milliseconds of processor time. */
  readonly gateway: number;
  readonly saxes: number;
}

export interface Geheugen {
  readonly regels: number;
  /** The most that was in use at once after collecting garbage: heap and buffers, in MB. */
  readonly piek: number;
}

const HERHALINGEN = 3;
const CHUNK = 64 * 1024;
const MB = 1024 * 1024;
const GEMEENTE = { naam: 'Gemeente', geldigVanaf: '2015-01-01' };
const LIMIETEN = { ...STANDAARD_INVOERLIMIETEN, maximaleBytes: 1024 * MB };

const bron = (bestand: string): Bestandsbron => ({
  naam: bestand.slice(bestand.lastIndexOf('/') + 1),
  open: () => createReadStream(bestand, { highWaterMark: CHUNK }),
});

async function openBereik(bestand: string): Promise<Bereik> {
  const { size } = await stat(bestand);
  return {
    bytes: size,
    lees: async (start, lengte) =>
      lengte === 0
        ? (async function* () {})()
        : createReadStream(bestand, { start, end: start + lengte - 1, highWaterMark: CHUNK }),
  };
}

async function openDelen(soort: string, bestanden: readonly string[]): Promise<readonly Invoerdeel[]> {
  if (soort === 'berichten') return [new BerichtenDeel(bestanden.map(bron), LIMIETEN.maximaleBytes)];
  const werkmap = await openWerkmap(await openBereik(bestanden[0] ?? ''), LIMIETEN.maximaleBytes);
  if (!werkmap.ok) throw new Error(JSON.stringify(werkmap.error));
  return [new SjabloonDeel(werkmap.value)];
}

/** The whole way that a submission goes: form, schema, every rule; hands over the lines. */
async function readOurs(
  soort: string,
  bestanden: readonly string[],
  opRegels = (): void => undefined,
): Promise<number> {
  let regels = 0;
  const uitkomst = await leesDelen(
    await openDelen(soort, bestanden),
    { kenmerk: 'bench', aanbieder: { agbcode: AGBCODE, naam: 'Zorg & Co' } },
    {
      vandaag: '2025-06-01',
      gemeenten: { zoek: (code) => [{ code, ...GEMEENTE }] },
      limieten: LIMIETEN,
      opPrestaties: (batch) => {
        regels += batch.length;
        opRegels();
      },
      opTrajecten: () => undefined,
    },
  );
  if (uitkomst.uitkomst !== 'geldig') throw new Error(JSON.stringify(uitkomst).slice(0, 2_000));
  return regels;
}

/** The same XML through the parser alone: elements, attributes and text are made, and nothing is done with them. */
async function readSaxes(xmlns: boolean, stromen: readonly AsyncIterable<Uint8Array>[]): Promise<number> {
  let bytes = 0;
  let gezien = 0;
  const count = (): void => {
    gezien++;
  };
  for (const stroom of stromen) {
    const parser = new SaxesParser({ xmlns });
    const decoder = new TextDecoder();
    parser.on('opentag', count);
    parser.on('text', count);
    parser.on('closetag', count);
    for await (const chunk of stroom) {
      bytes += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.close();
  }
  if (gezien === 0) throw new Error('nothing was read');
  return bytes;
}

async function saxes(soort: string, bestanden: readonly string[]): Promise<number> {
  // Messages differ by their namespaces, so nobody can read them without; parts of a workbook do not.
  return readSaxes(
    soort === 'berichten',
    bestanden.map((bestand) => bron(bestand).open()),
  );
}

/** The XML that the parser alone gets: of a workbook its parts, unpacked beforehand. */
async function xmlFiles(soort: string, bestanden: readonly string[]): Promise<readonly string[]> {
  if (soort === 'berichten') return bestanden;
  const [bestand = ''] = bestanden;
  const limieten = { bestanden: 1_000, uitgepakteBytes: LIMIETEN.maximaleBytes };
  const archief = await openArchief(await openBereik(bestand), limieten);
  if (!archief.ok) throw new Error(JSON.stringify(archief.error));
  const uitgepakt: string[] = [];
  for (const { naam } of archief.value.leden) {
    const bytes = naam.endsWith('.xml') ? archief.value.open(naam) : undefined;
    if (bytes === undefined) continue;
    const deel = `${bestand}-${uitgepakt.length}.xml`;
    await pipeline(bytes, createWriteStream(deel));
    uitgepakt.push(deel);
  }
  return uitgepakt;
}

/** Processor time in milliseconds; see `bench/omzetting/meet.ts`. */
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function time(kant: () => Promise<number>): Promise<{ readonly duur: number; readonly aantal: number }> {
  const begin = used();
  const aantal = await kant();
  return { duur: used() - begin, aantal };
}

async function measureSpeed(soort: string, bestanden: readonly string[]): Promise<Snelheid> {
  const beste = { gateway: Number.POSITIVE_INFINITY, saxes: Number.POSITIVE_INFINITY };
  const uitgepakt = await xmlFiles(soort, bestanden);
  let regels = 0;
  let bytes = 0;
  for (let keer = 0; keer < HERHALINGEN; keer++) {
    const ons = await time(() => readOurs(soort, bestanden));
    const hun = await time(() => saxes(soort, uitgepakt));
    beste.gateway = Math.min(beste.gateway, ons.duur);
    beste.saxes = Math.min(beste.saxes, hun.duur);
    regels = ons.aantal;
    bytes = hun.aantal;
  }
  return { regels, bytes, ...beste };
}

async function measureMemory(soort: string, bestanden: readonly string[]): Promise<Geheugen> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('run with --expose-gc');
  let piek = 0;
  let keer = 0;
  const regels = await readOurs(soort, bestanden, () => {
    if (keer++ % 20 !== 0) return;
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    piek = Math.max(piek, (heapUsed + arrayBuffers) / MB);
  });
  return { regels, piek };
}

const [wat, soort = '', ...bestanden] = process.argv.slice(2);
switch (wat) {
  case 'snelheid':
    process.stdout.write(JSON.stringify(await measureSpeed(soort, bestanden)));
    break;
  case 'geheugen':
    process.stdout.write(JSON.stringify(await measureMemory(soort, bestanden)));
    break;
  case 'gateway':
    process.stdout.write(JSON.stringify(await time(() => readOurs(soort, bestanden))));
    break;
  default:
    throw new Error(`unknown measurement: ${wat}`);
}
