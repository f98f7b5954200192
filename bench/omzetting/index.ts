/** What conversion costs for every kind of output: time against a hand-written converter and JSONata, and memory for more and more regels. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { saldoCenten } from '../../src/domain/verantwoording.ts';
import { runNode } from '../proces.ts';
import { gemeentecodes } from './gateway.ts';
import type { Geheugen, Snelheid } from './meet.ts';
import { type Benchdeel, linesOf } from './regels.ts';
import { UITVOERSOORTEN, type Uitvoersoort } from './soorten.ts';

export interface Meting {
  readonly naam: string;
  readonly waarde: number;
  readonly eenheid: string;
}

/** Numbers of regels for which memory is measured; the smallest first. At 40,000 as many are kept between two readings as ever are. */
const REGELS = [1_000, 10_000, 40_000, 100_000, 500_000];
/** Old space of V8, in MB; an isolate gets 128 for everything (Cloudflare Workers, platform limits). */
const OUDE_RUIMTE = 64;

const round = (getal: number, decimalen: number): number => Number(getal.toFixed(decimalen));

async function apart<Uitkomst>(vlaggen: readonly string[], ...args: readonly string[]): Promise<Uitkomst> {
  const { code, stdout, stderr } = await runNode([...vlaggen, path.join(import.meta.dirname, 'meet.ts'), ...args]);
  if (code !== 0) throw new Error(`bench/omzetting/meet.ts ${args.slice(0, 2).join(' ')}: ${stderr}`);
  return JSON.parse(stdout) as Uitkomst;
}

function speedOf(soort: Uitvoersoort, { regels, gateway, handgeschreven, metJsonata }: Snelheid): readonly Meting[] {
  const verhouding = (waarde: number, tegen: string): Meting => ({
    naam: `${soort}-vs-${tegen}`,
    waarde: round(waarde, 2),
    eenheid: 'verhouding',
  });
  return [
    verhouding(gateway / handgeschreven, 'handgeschreven'),
    ...(metJsonata ? [verhouding(metJsonata.gateway / metJsonata.jsonata, 'jsonata')] : []),
    { naam: `${soort}-regels-per-seconde`, waarde: Math.round((regels * 1000) / gateway), eenheid: 'regels/s' },
  ];
}

/** Writes one deel of the largest number of regels; a smaller one is the beginning of it. */
async function writeDeel(bestand: string, gemeentecode: string): Promise<readonly Benchdeel[]> {
  const delen: Benchdeel[] = [];
  function* lijnen(): Generator<string> {
    let bytes = 0;
    let regels = 0;
    let saldo = 0;
    let stuk = '';
    for (const { prestatie, lijn } of linesOf(gemeentecode, Math.max(...REGELS))) {
      stuk += lijn;
      bytes += Buffer.byteLength(lijn);
      saldo += saldoCenten(prestatie.bedragCenten, prestatie.debetCredit);
      if (REGELS.includes(++regels)) delen.push({ gemeentecode, regels, bytes, saldoCenten: saldo });
      if (stuk.length < 64 * 1024) continue;
      yield stuk;
      stuk = '';
    }
    yield stuk;
  }
  await pipeline(Readable.from(lijnen()), createWriteStream(bestand));
  return delen;
}

async function measureCurve(
  soort: Uitvoersoort,
  bestand: string,
  delen: readonly Benchdeel[],
  log: (tekst: string) => void,
): Promise<readonly Meting[]> {
  const metingen: Meting[] = [];
  for (const deel of delen) {
    const vlaggen = [`--max-old-space-size=${OUDE_RUIMTE}`, '--expose-gc'];
    const { piek } = await apart<Geheugen>(vlaggen, 'geheugen', soort, bestand, JSON.stringify(deel));
    metingen.push({ naam: `geheugen-${soort}-${deel.regels}`, waarde: round(piek, 1), eenheid: 'MB' });
  }
  const curve = metingen.map(({ waarde }, nr) => `${(delen[nr]?.regels ?? 0).toLocaleString('nl-NL')}: ${waarde} MB`);
  log(`Geheugen  ${soort.padEnd(13)} ${curve.join(' · ')}`);
  return metingen;
}

async function measureMemory(log: (tekst: string) => void): Promise<readonly Meting[]> {
  const map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-omzetting-'));
  try {
    const bestand = path.join(map, 'deel.ndjson');
    const [gemeentecode] = await gemeentecodes(1);
    if (gemeentecode === undefined) throw new Error('a register without gemeenten');
    const delen = await writeDeel(bestand, gemeentecode);
    const perSoort = new Map<Uitvoersoort, readonly Meting[]>();
    const wachtend = [...UITVOERSOORTEN];
    // Two at a time: what is measured is no time.
    const work = async (): Promise<void> => {
      for (let soort = wachtend.pop(); soort !== undefined; soort = wachtend.pop()) {
        perSoort.set(soort, await measureCurve(soort, bestand, delen, log));
      }
    };
    await Promise.all([work(), work()]);
    return UITVOERSOORTEN.flatMap((soort) => perSoort.get(soort) ?? []);
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}

/** Everything this part measures, in the order in which it is shown; `log` is told how far it is. */
export async function measureOmzetting(log: (tekst: string) => void): Promise<readonly Meting[]> {
  const metingen: Meting[] = [];
  for (const soort of UITVOERSOORTEN) {
    const snelheid = await apart<Snelheid>([], 'snelheid', soort);
    const erbij = speedOf(soort, snelheid);
    log(`Omzetting ${soort.padEnd(13)} ${erbij.map(({ naam, waarde }) => `${naam} ${waarde}`).join(' · ')}`);
    metingen.push(...erbij);
  }
  return [...metingen, ...(await measureMemory(log))];
}
